"""A file that is not all understood opens without the rest, or repaired, and stays as it is."""

from datetime import date
from pathlib import Path

import pytest

from planner.app.window.main_window import MainWindow
from planner.edits import Pin, SetFocus

UNKNOWN = {
    "skill": "skills:\n  pyton: {note: kept in the file}\n  python: {note: here}\n",
    "area": "own_skills:\n- {id: x, name: X, area: mth, hours: 20}\nadd: [x, java]\n",
    "group": "choices: {framework: keras}\n",
    "known": "known: {pyton: working, python: working}\n",
    "source": "own_routes:\n- id: s\n  name: S\n  kind: bootcamp\n  terms: []\n"
    "  costs: {fee: {name: F, amount: 1, per: once, kind: assumption, source: nope}}\n",
}
HEAD = "format: 1\ntitle: T\ncareer: applied-ml-engineer\nstart: 2027-01-04\nhours: {tue: 2}\n"


def banner(window: MainWindow) -> str:
    return window.contents.workspace.banner.text


@pytest.mark.parametrize("kind", UNKNOWN)
def test_one_unknown_word_keeps_no_plan_shut(window: MainWindow, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + UNKNOWN[kind], "utf-8")
    window.contents.commands.files.open_path(path)
    document = window.document
    assert document is not None
    assert document.path is None
    assert "Left out: " in banner(window)
    assert "plan.yaml stays as it is" in banner(window)
    assert document.apply(SetFocus(3))
    document.save(tmp_path / "other.yaml")
    assert path.read_text("utf-8") == HEAD + UNKNOWN[kind]


def test_the_error_page_cuts_the_weakest_links(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    text = HEAD + "skills: {probability: {needs: [python, statistics]}}  # mine\n"
    path.write_text(text, "utf-8")
    window.contents.commands.files.open_path(path)
    page = window.contents.pages.broken.page
    assert page is not None
    assert "“Probability theory” needs “Statistics”" in page.fault.repair
    page.repair_wanted.emit()
    document = window.document
    assert document is not None
    assert document.roadmap.plan("probability").needs == ("python",)
    assert not document.is_saved
    assert path.read_text("utf-8") == text
    window.contents.commands.saving.save()
    assert "needs:\n    - python\n" in path.read_text("utf-8")
    assert "# mine" in path.read_text("utf-8")


def test_what_no_repair_helps_is_not_offered_one(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + "focus: 9\n", "utf-8")
    window.contents.commands.files.open_path(path)
    page = window.contents.pages.broken.page
    assert page is not None
    assert page.fault.repair == ""
    path.write_text(HEAD.replace("title: ", "title：") + "x: 1\n", "utf-8")
    window.contents.commands.files.open_path(path)
    page = window.contents.pages.broken.page
    assert page is not None
    assert "Put right: " in page.fault.repair


def test_comments_survive_edits_and_two_saves(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(
        b"# head\r\n" + HEAD.replace("\n", "  # at the end\r\n").encode() + b"\r\n# last\r\n"
    )
    window.contents.commands.files.open_path(path)
    document = window.document
    assert document is not None
    for day in (date(2027, 3, 1), date(2027, 4, 5)):
        assert document.apply(Pin("python", day))
        window.contents.commands.saving.save()
        text = path.read_bytes().decode()
        assert text.count("  # at the end\r\n") == 5
        assert text.startswith("# head\r\nformat: 1")
        assert text.endswith("\r\n\r\n# last\r\n")
        assert f"pin: {day}\r\n" in text
