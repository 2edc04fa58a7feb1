"""The formats a plan can be exported in: one row each, read by the command line and the window.

Importing this module loads none of what writes them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planner.domain.catalogue import Catalogue
    from planner.domain.problem import Problem
    from planner.scheduling.forecast import Forecast
    from planner.scheduling.schedule import Schedule

USUAL_PAPER, USUAL_THEME = "a4", "light"


@dataclass(frozen=True, slots=True)
class Job:
    """A plan and the file it is written to. `exported` is the day printed on paper.

    `paper` is a name of `export.paper.PAPERS`, `theme` one of `render.theme.ALL_THEMES`.
    `forecast` is that of the plan, worked out where it is needed and not given. `cancelled`,
    asked from time to time, says whether the person gave up; without it nobody can.
    """

    schedule: "Schedule"
    catalogue: "Catalogue"
    out: "Path"
    exported: "date"
    paper: str = USUAL_PAPER
    theme: str = USUAL_THEME
    forecast: "Forecast | None" = None
    cancelled: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry of the window's File menu and the title of its dialog; formats share it."""

    action: str
    text: str
    title: str
    words: str


PDF = Offer("export", "Export PDF…", "Export a PDF", "print paper document")
PICTURE = Offer("export-picture", "Export picture…", "Export a picture", "png svg image")


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of file is written: its `ending` with the dot, and `kind` as dialogs name it.

    `write` writes it and returns warnings; it raises `ExportError`, for another ending
    `ValueError`. `options` are the options of the command line that mean something for it. What
    is `painted` needs a QGuiApplication; what is `slow` is written beside the window's thread
    and can be cancelled. Without an `offer` only the command line writes it.
    """

    ending: str
    kind: str
    write: Callable[[Job], "tuple[Problem, ...]"]
    options: frozenset[str] = frozenset()
    painted: bool = False
    slow: bool = False
    offer: Offer | None = None

    @property
    def pattern(self) -> str:
        """The format as file dialogs filter by it: “PDF document (*.pdf)”."""
        return f"{self.kind} (*{self.ending})"


def _pdf(job: Job) -> "tuple[Problem, ...]":
    from planner.export.pdf_process import write_pdf_in_subprocess

    return write_pdf_in_subprocess(
        job.schedule, job.catalogue, job.out, paper=job.paper, exported=job.exported,
        forecast=job.forecast, cancelled=job.cancelled or (lambda: False),
    )  # fmt: skip


def _picture(job: Job) -> "tuple[Problem, ...]":
    from planner.render.picture_file import write_picture
    from planner.render.theme import ALL_THEMES

    write_picture(job.schedule, job.catalogue, job.out, ALL_THEMES[job.theme])
    return ()


def _json(job: Job) -> "tuple[Problem, ...]":
    from planner.export.plan_json import write_json

    write_json(job.schedule, job.catalogue, job.out, job.forecast)
    return ()


_PAPER, _THEME = frozenset({"paper"}), frozenset({"theme"})

FORMATS = (
    Format(".pdf", "PDF document", _pdf, _PAPER, slow=True, offer=PDF),
    Format(".png", "PNG picture", _picture, _THEME, painted=True, offer=PICTURE),
    Format(".svg", "SVG drawing", _picture, _THEME, painted=True, offer=PICTURE),
    Format(".json", "JSON data", _json),
)
"""In the order in which they are named."""

ENDINGS = tuple(each.ending for each in FORMATS)
OFFERS = tuple(dict.fromkeys(each.offer for each in FORMATS if each.offer is not None))


def format_of(ending: str) -> Format | None:
    """Return the format of files that end so, such as “.pdf”, in small or capital letters."""
    return next((each for each in FORMATS if each.ending == ending.lower()), None)


def offered(offer: Offer) -> tuple[Format, ...]:
    """Return the formats of an entry of the menu, the usual one first."""
    return tuple(each for each in FORMATS if each.offer is offer)
