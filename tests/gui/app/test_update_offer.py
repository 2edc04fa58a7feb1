"""An old status date is offered to be updated; nothing moves unasked."""

from datetime import date
from pathlib import Path

from planner.app.main_window import MainWindow
from planner.views.common.buttons import Button


def test_an_old_file_offers_today_and_moves_nothing_before(
    window: MainWindow, plan_file: Path
) -> None:
    told = "status_date: 2026-03-11"
    text = plan_file.read_text(encoding="utf-8")
    assert told in text
    plan_file.write_text(text.replace(told, "status_date: 2026-02-16"), encoding="utf-8")
    window.files.open_path(plan_file)
    document = window.document
    assert document is not None
    before = document.schedule.finish
    assert document.roadmap.status_date == date(2026, 2, 16)
    banner = window.workspace.banner
    assert "Progress is told up to 16 Feb 2026." in banner.text
    next(each for each in banner.findChildren(Button) if "today" in each.text()).click()
    assert document.roadmap.status_date == window.today()
    assert document.schedule.finish != before
    document.undo()
    assert document.schedule.finish == before
