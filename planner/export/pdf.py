"""A roadmap as PDF, set by Typst from `resources/documents/plan.typ`.

What people typed goes in as JSON data and is never part of the template's source. Typst frees
the interpreter's lock while it works: other threads waited 11 ms at most for a plan of 1,000
skills. `pdf_process` does the same in another process.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.area_colours import ON_LIGHT
from planner.domain.catalogue import Catalogue
from planner.domain.problem import Problem, Severity
from planner.export.document_data import document_data
from planner.export.files import ExportError, write_file
from planner.export.fontfile import inter
from planner.export.paper import PAPERS
from planner.export.text import Json
from planner.resources import resource
from planner.scheduling.forecast import Forecast
from planner.scheduling.forecast import forecast as forecast_of
from planner.scheduling.schedule import Schedule

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

__all__ = ["ExportCancelled", "ExportError", "check_paper", "pdf_bytes", "write_pdf"]

_STANDARDS: "list[PDFStandard]" = ["a-2a", "ua-1"]
"""Archivable and accessible: tagged, with all fonts inside."""

_SPECIMEN = b"""
#set document(title: "Letters")
#set text(font: "Inter", lang: "en")
#sys.inputs.text
"""
_INVISIBLE = frozenset({"Cf", "Cc", "Zl", "Zp"})
_MOST_NAMED = 5


class ExportCancelled(Exception):
    """The person gave up; nothing was written."""


def write_pdf(
    schedule: Schedule,
    catalogue: Catalogue,
    out: Path,
    *,
    paper: str = "a4",
    exported: date,
    forecast: Forecast | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Problem, ...]:
    """Write the plan to `out` and return warnings for the person.

    `paper` is a4 or letter; `exported` the day printed at the foot; `forecast` that of `schedule`,
    computed if not given. The same plan, paper and day give the same bytes. Raises `ExportError`,
    and `ExportCancelled` when `cancelled()` is true between the steps; the file is then as it was.
    """
    check_paper(paper)
    data = document_data(schedule, catalogue, paper, exported, forecast or forecast_of(schedule))
    _stop_if(cancelled)
    content, warnings = pdf_bytes(data, exported)
    _stop_if(cancelled)
    write_file(out, content)
    return warnings


def check_paper(paper: str) -> None:
    """Raise `ExportError` if there is no such paper."""
    if paper not in PAPERS:
        hint = f"Use one of: {', '.join(PAPERS)}."
        raise ExportError(Problem("paper", f"There is no paper called “{paper}”.", hint))


def pdf_bytes(data: Json, exported: date) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the PDF of what `document_data` returned, and warnings. Raises `ExportError`.

    Only the bundled font is used while it has all letters. Others come from the system's fonts;
    where these lack one too, the PDF shows a box for it and claims no standard.
    """
    return pdf_of(json_of(data), exported)


def json_of(data: Json) -> str:
    """Return what `document_data` returned as the template reads it."""
    return json.dumps(data, ensure_ascii=False)


def pdf_of(text: str, exported: date) -> tuple[bytes, tuple[Problem, ...]]:
    """Return what `pdf_bytes` does of the data's `json_of`, which needs a tenth of the memory."""
    foreign = foreign_characters(text)
    if not foreign:
        return _compile(text, exported, system_fonts=False), ()
    try:
        return _compile(text, exported, system_fonts=True), ()
    except ExportError as error:
        plain = _compile(text, exported, system_fonts=True, standards=False)
        missing = "".join(islice(missing_characters(foreign), _MOST_NAMED + 1))
        return plain, (_glyph_warning(missing) if missing else _not_archivable(error),)


def foreign_characters(text: str) -> str:
    """Return the visible characters of `text` that the bundled font lacks, in order of code."""
    font = inter()
    return "".join(
        character
        for character in sorted(set(text))
        if not font.covers(character) and unicodedata.category(character) not in _INVISIBLE
    )


def missing_characters(foreign: str) -> Iterator[str]:
    """Yield those of the `foreign` characters that no font of this computer has, in their order.

    Typst is asked, as it alone knows which fonts it takes: a page with all of them, then halves.
    """
    if not foreign or _can_be_shown(foreign):
        return
    if len(foreign) == 1:
        yield foreign
        return
    half = len(foreign) // 2
    yield from missing_characters(foreign[:half])
    yield from missing_characters(foreign[half:])


def _can_be_shown(text: str) -> bool:
    import typst

    try:
        typst.compile(
            _SPECIMEN,
            font_paths=_fonts(system_fonts=True),
            format="pdf",
            pdf_standards=_STANDARDS,
            sys_inputs={"text": text},
        )
    except (typst.TypstError, RuntimeError):
        return False
    return True


@cache
def _fonts(*, system_fonts: bool) -> "Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=system_fonts,
        include_embedded_fonts=False,
        font_paths=[resource("fonts")],
    )


def _compile(text: str, exported: date, *, system_fonts: bool, standards: bool = True) -> bytes:
    try:
        import typst
    except ImportError as error:
        hint = "“python3 bootstrap.py setup” installs what is missing."
        raise ExportError(
            Problem("no-typst", f"A PDF needs typst, which cannot be loaded: {error}.", hint)
        ) from error
    try:
        return typst.compile(
            resource("documents", "plan.typ"),
            root=resource(),
            font_paths=_fonts(system_fonts=system_fonts),
            format="pdf",
            pdf_standards=_STANDARDS if standards else [],
            timestamp=_seconds(exported),
            sys_inputs={"plan": text, "colours": _area_colours()},
        )
    except (typst.TypstError, RuntimeError, OSError) as error:
        raise ExportError(Problem("pdf", f"The PDF could not be made: {_said(error)}.")) from error


def _said(error: BaseException | None) -> str:
    return getattr(error, "message", None) or str(error)


def _area_colours() -> str:
    """Return the colours of the areas as the template reads them."""
    return json.dumps({id_: asdict(colours) for id_, colours in ON_LIGHT.items()})


def _seconds(day: date) -> int:
    """Return midnight UTC of `day` as seconds since 1970, not before that."""
    return max(0, int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))


def _glyph_warning(missing: str) -> Problem:
    named = " ".join(missing[:_MOST_NAMED]) + (" …" if len(missing) > _MOST_NAMED else "")
    return Problem(
        "glyphs",
        f"No font on this computer has some of the letters ({named}); boxes stand for them, and "
        "the PDF is not marked as archivable.",
        "Install the Noto fonts and export again.",
        severity=Severity.WARNING,
    )


def _not_archivable(error: ExportError) -> Problem:
    message = f"The PDF is not marked as archivable: {_said(error.__cause__)}."
    return Problem("not-archivable", message, severity=Severity.WARNING)


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise ExportCancelled
