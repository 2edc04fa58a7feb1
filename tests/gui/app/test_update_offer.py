"""An old status date is offered to be updated; nothing moves unasked."""

from datetime import date
from pathlib import Path

from planner.app.window.main_window import MainWindow
from planner.document.document import Document
from planner.domain.formatting import day_text, factor_text
from planner.edits import LogHours, SetHours, SetStatusDate, SetTitle, UseRecord
from planner.scheduling.own_record import record_of
from planner.scheduling.workload import Status
from planner.views.common.buttons import Button, IconButton

TOLD = "status_date: 2026-03-11"


def test_an_old_file_offers_today_and_moves_nothing_before(
    window: MainWindow, plan_file: Path
) -> None:
    text = plan_file.read_text(encoding="utf-8")
    assert TOLD in text
    plan_file.write_text(text.replace(TOLD, "status_date: 2026-02-17"), encoding="utf-8")
    window.contents.commands.files.open_path(plan_file)
    document = window.document
    assert document is not None
    before = document.schedule.finish
    assert document.roadmap.status_date == date(2026, 2, 17)
    banner = window.contents.workspace.banner
    assert "Your progress is entered up to 17 Feb 2026." in banner.text
    next(each for each in banner.findChildren(Button) if "today" in each.text()).click()
    assert document.roadmap.status_date == window.contents.desk.today()
    assert document.schedule.finish != before
    document.undo()
    assert document.schedule.finish == before


def old(window: MainWindow, plan_file: Path) -> Document:
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace(TOLD, "status_date: 2026-02-17"), encoding="utf-8")
    window.contents.commands.files.open_path(plan_file)
    assert window.document is not None
    return window.document


def test_the_offer_names_the_finish_of_the_plan_as_it_is_now(
    window: MainWindow, plan_file: Path
) -> None:
    document = old(window, plan_file)
    banner, before = window.contents.workspace.banner, window.contents.workspace.banner.text
    assert f"moves from {day_text(document.schedule.finish)} to" in before
    document.apply(SetHours((1.0,) * 7))
    assert banner.text != before
    assert f"moves from {day_text(document.schedule.finish)} to" in banner.text
    document.undo()
    assert banner.text == before
    document.apply(SetStatusDate(window.contents.desk.today()))
    assert banner.isHidden()
    document.undo()
    assert not banner.isHidden()
    assert banner.text == before


def test_saving_keeps_the_offer_and_dismissing_ends_it(window: MainWindow, plan_file: Path) -> None:
    document = old(window, plan_file)
    document.apply(SetHours((1.0,) * 7))
    assert window.contents.commands.saving.save_to(plan_file)
    banner = window.contents.workspace.banner
    assert not banner.isHidden()
    assert "Your progress is entered up to 17 Feb 2026." in banner.text
    next(each for each in banner.findChildren(IconButton)).click()
    document.undo()
    assert banner.isHidden()


def test_a_copy_of_an_old_sample_is_offered_it_too(window: MainWindow, plan_file: Path) -> None:
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace(TOLD, "status_date: 2026-02-17"), encoding="utf-8")
    window.contents.commands.files.open_sample(plan_file)
    assert "Your progress is entered up to 17 Feb 2026." in window.contents.workspace.banner.text


def test_the_plan_menu_updates_to_today(window: MainWindow, plan_file: Path) -> None:
    document = old(window, plan_file)
    action = window.contents.book.actions["update-today"]
    assert action.isEnabled()
    action.trigger()
    assert document.roadmap.status_date == window.contents.desk.today()
    assert not action.isEnabled()
    assert window.contents.workspace.status.message.text().count("11 Mar 2026") == 1


def test_a_finish_says_how_the_record_in_use_counts_now(
    window: MainWindow, plan_file: Path
) -> None:
    document = old(window, plan_file)
    document.apply(UseRecord())
    planned = (bar for bar in document.schedule.activities if bar.status is Status.PLANNED)
    bar = next(planned)
    document.apply(LogHours(bar.skill.id, 20, window.contents.desk.today()))
    before = record_of(document.schedule.tasks.values())
    document.select([bar.skill.id])
    window.contents.book.run("done")
    after = record_of(document.schedule.tasks.values())
    assert after.skills == before.skills + 1
    counts = f"count {factor_text(after.factor)} times, not {factor_text(before.factor)}. "
    said = window.contents.workspace.status.message.text()
    assert f". By your record hours now {counts}" in said
    assert "Finish " in said


def test_progress_that_moves_the_day_says_so(window: MainWindow, plan_file: Path) -> None:
    document = old(window, plan_file)
    planned = (bar for bar in document.schedule.activities if bar.status is Status.PLANNED)
    document.select([next(planned).id])
    window.contents.book.run("done")
    said = window.contents.workspace.status.message.text()
    assert said.endswith(" Your progress is entered up to 11 Mar 2026.")
    document.apply(SetTitle("Mine"))
    assert "entered" not in window.contents.workspace.status.message.text()
