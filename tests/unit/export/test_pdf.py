"""The PDF itself."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.area_colours import ON_LIGHT, AreaColours
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.problem import Problem
from planner.export.pdf import (
    ExportCancelled,
    ExportError,
    foreign_characters,
    missing_characters,
    write_pdf,
)
from planner.export.pdf_process import write_pdf_in_subprocess
from planner.resources import resource, samples
from planner.scheduling.forecast import forecast
from planner.scheduling.schedule import Schedule, schedule
from planner.storage.roadmap_file import load
from tests.unit.export.plans import (
    EXPORTED,
    chain_plan,
    odd_plan,
    plan,
    plan_of,
    roadmap,
)
from tests.unit.export.plans import catalogue as plans_catalogue

needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext of poppler-utils reads the PDF back"
)


def export(schedule: Schedule, out: Path, paper: str = "a4") -> Path:
    assert write_pdf(schedule, plans_catalogue(), out, paper=paper, exported=EXPORTED) == ()
    return out


def text_of(path: Path) -> str:
    """Return the words of the PDF, white space made single spaces."""
    run = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", run.stdout.decode())


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


@needs_pdftotext
@pytest.mark.parametrize("route", ["self-study", "bootcamp"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_skill_is_found_by_its_name(route: str, paper: str, tmp_path: Path) -> None:
    schedule = plan(route)
    text = text_of(export(schedule, tmp_path / "plan.pdf", paper))
    for task in schedule.tasks.values():
        assert task.skill.name in text
    assert "From tester to ML engineer" in text
    assert "1 of " in text


@needs_pdftotext
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["applied-ml-evenings", "bootcamp-part-time", "pins-and-breaks"])
def test_the_summary_fits_on_its_page(
    name: str, paper: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    held = load(samples() / f"{name}.yaml", catalogue).roadmap
    path = tmp_path / "plan.pdf"
    write_pdf(schedule(held, catalogue), catalogue, path, paper=paper, exported=EXPORTED)
    run = subprocess.run(
        ["pdftotext", "-raw", "-f", "1", "-l", "1", path, "-"], capture_output=True, check=True
    )
    first = re.sub(r"\s+", " ", run.stdout.decode())
    for heading in ("When it is likely to be finished", "What drives the finish", "Time off"):
        assert heading in first
    assert "four of five by the safe one." in first


@pytest.mark.parametrize("write", [write_pdf, write_pdf_in_subprocess])
def test_a_given_forecast_is_not_made_again(
    write: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = forecast(plan())
    made = tmp_path / "made.pdf"
    write(plan(), plans_catalogue(), made, exported=EXPORTED)
    for module in ("pdf", "pdf_process"):
        monkeypatch.setattr(f"planner.export.{module}.forecast_of", None)
    given = tmp_path / "given.pdf"
    write(plan(), plans_catalogue(), given, exported=EXPORTED, forecast=known)
    assert given.read_bytes() == made.read_bytes()


def test_the_file_is_sound(tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf checks the file")
    path = export(plan("bootcamp"), tmp_path / "plan.pdf")
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


def test_the_file_is_tagged_archivable_and_has_links_and_an_outline(tmp_path: Path) -> None:
    content = export(plan(), tmp_path / "plan.pdf").read_bytes()
    for mark in (b"pdfaid", b"pdfuaid", b"/MarkInfo", b"/Outlines", b"/Lang"):
        assert mark in content
    assert b"https://example.org/calculus" in content
    assert b"javascript:" not in content


def test_the_same_plan_gives_the_same_bytes_here_and_in_a_process(tmp_path: Path) -> None:
    first = export(plan(), tmp_path / "a.pdf").read_bytes()
    second = export(plan(), tmp_path / "b.pdf").read_bytes()
    third = tmp_path / "c.pdf"
    warnings = write_pdf_in_subprocess(plan(), plans_catalogue(), third, exported=EXPORTED)
    assert first == second == third.read_bytes()
    assert warnings == ()


def test_odd_text_stays_literal(tmp_path: Path) -> None:
    path = tmp_path / "odd.pdf"
    warnings = write_pdf(odd_plan(), plans_catalogue(), path, exported=EXPORTED)
    assert {warning.code for warning in warnings} <= {"glyphs"}
    if shutil.which("pdftotext"):
        text = text_of(path)
        for part in ('#import "x": *', "*bold* $x$", "@ref <lab>", "= head", "_a_"):
            assert part in text


def test_the_other_process_passes_problems_on(tmp_path: Path) -> None:
    here = write_pdf(odd_plan(), plans_catalogue(), tmp_path / "a.pdf", exported=EXPORTED)
    there = write_pdf_in_subprocess(
        odd_plan(), plans_catalogue(), tmp_path / "b.pdf", exported=EXPORTED
    )
    assert here == there


def test_letters_the_bundled_font_lacks_are_known() -> None:
    assert foreign_characters("Añ “é” – 1 h") == ""
    assert foreign_characters("aع中\u200b") == "ع中"


@given(st.text(max_size=40), st.sets(st.characters()))
def test_missing_letters_are_found_whatever_they_are(shown: str, lacking: set[str]) -> None:
    asked = "".join(sorted({*shown, *lacking}))
    with patch("planner.export.pdf._can_be_shown", lambda text: not lacking & set(text)):
        assert "".join(missing_characters(asked)) == "".join(sorted(lacking))


def test_the_warning_names_the_missing_letters_and_only_those(tmp_path: Path) -> None:
    """Which ones they are depends on the fonts of this computer: each is tried alone first."""

    def warnings_of(title: str) -> tuple[Problem, ...]:
        titled = plan_of(replace(roadmap(), title=title))
        return write_pdf(titled, plans_catalogue(), tmp_path / "a.pdf", exported=EXPORTED)

    letters = "aé\u04ff\u0639\u4e2d\uac00\U0001f600\U00012000\U0002f800"
    alone = [letter for letter in letters if warnings_of(f"Plan {letter}")]
    told = warnings_of(f"Plan {letters}")
    assert len(told) == bool(alone)
    if told:
        named = told[0].message.partition("(")[2].partition(")")[0].split()
        assert named == [*alone[:5], *["…"][: len(alone) > 5]]


def test_a_file_that_cannot_be_archived_for_another_reason_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No letter is blamed where every one has a font."""
    monkeypatch.setattr("planner.export.pdf._can_be_shown", lambda _text: True)
    monkeypatch.setattr("planner.export.pdf.foreign_characters", lambda _text: "a")
    monkeypatch.setattr("planner.export.pdf._STANDARDS", ["a-2a", "a-1a"])
    (warning,) = write_pdf(plan(), plans_catalogue(), tmp_path / "a.pdf", exported=EXPORTED)
    assert warning.code == "not-archivable"
    assert "choose at most one" in warning.message


def test_an_empty_plan_and_one_skill(tmp_path: Path) -> None:
    known = dict.fromkeys(plans_catalogue().skills, Level.PROFICIENT)
    learner = replace(roadmap().learner, known=known)
    empty = plan_of(replace(roadmap(), learner=learner, plans={}))
    assert pages_of(export(empty, tmp_path / "empty.pdf")) == 2
    learner = replace(learner, known=known | {"python": Level.AWARE})
    one = plan_of(replace(roadmap(), learner=learner, plans={}))
    assert len(one.tasks) == 1
    assert pages_of(export(one, tmp_path / "one.pdf")) == 4


@needs_pdftotext
def test_three_hundred_skills(tmp_path: Path) -> None:
    schedule = chain_plan(300)
    text = text_of(export(schedule, tmp_path / "large.pdf"))
    assert all(task.skill.name in text for task in schedule.tasks.values())


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as failed:
        write_pdf(plan(), plans_catalogue(), tmp_path / "gone" / "a.pdf", exported=EXPORTED)
    assert failed.value.problem.code == "folder-gone"
    assert failed.value.problem.hint
    with pytest.raises(ExportError) as failed:
        write_pdf(plan(), plans_catalogue(), tmp_path, exported=EXPORTED)
    assert failed.value.problem.code == "file-folder"
    assert list(tmp_path.iterdir()) == []


def test_paper_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as failed:
        write_pdf(plan(), plans_catalogue(), tmp_path / "a.pdf", paper="a9", exported=EXPORTED)
    assert failed.value.problem.code == "paper"


@pytest.mark.parametrize("write", [write_pdf, write_pdf_in_subprocess])
def test_giving_up_leaves_the_file_as_it_was(write: type, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"before")
    with pytest.raises(ExportCancelled):
        write(plan(), plans_catalogue(), out, exported=EXPORTED, cancelled=lambda: True)
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_areas_have_the_colours_of_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = export(plan("self-study"), tmp_path / "before.pdf").read_bytes()
    pinks = AreaColours("#FF00AA", "#FFDDEE", "#FFBBDD", "#FF99CC", "#AA0077", "#FFFFFF")
    monkeypatch.setattr("planner.export.pdf.ON_LIGHT", dict.fromkeys(ON_LIGHT, pinks))
    after = export(plan("self-study"), tmp_path / "after.pdf").read_bytes()
    assert after != before


def test_no_template_has_an_area_colour_of_its_own() -> None:
    written = "".join(
        path.read_text("utf-8") for path in resource("documents").glob("*.typ")
    ).upper()
    own = {each.solid for each in ON_LIGHT.values()} | {each.tint for each in ON_LIGHT.values()}
    assert written
    assert [colour for colour in sorted(own) if colour in written] == []
