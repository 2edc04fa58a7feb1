"""Exports: off the interface's thread, cancellable, and honest about failure."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.app.window.main_window import MainWindow
from planner.formats import OFFERS, PDF, offered
from planner.scheduling.forecast import forecast
from planner.scheduling.schedule import Schedule


@pytest.fixture
def open_window(window: MainWindow, plan_file: Path) -> MainWindow:
    window.contents.commands.files.open_path(plan_file)
    return window


def test_pdf_is_written_and_told(open_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "plan.pdf"
    with qtbot.waitSignal(open_window.contents.commands.exports.finished, timeout=30_000):
        open_window.contents.commands.exports.write_to(out, PDF)
        assert open_window.contents.toast.isVisible()
    assert out.read_bytes().startswith(b"%PDF")
    assert open_window.contents.toast.label.text() == "Saved plan.pdf"
    assert not open_window.contents.commands.exports.is_running


def test_pdf_takes_the_forecast_that_is_there(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = open_window.document
    assert document is not None
    document.set_forecast(forecast(document.schedule))
    asked: list[Schedule] = []
    monkeypatch.setattr("planner.export.pdf_process.forecast_of", asked.append)
    with qtbot.waitSignal(open_window.contents.commands.exports.finished, timeout=30_000):
        open_window.contents.commands.exports.write_to(tmp_path / "plan.pdf", PDF)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert asked == []


def test_cancelled_pdf_leaves_nothing(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "plan.pdf"
    with qtbot.waitSignal(open_window.contents.commands.exports.finished, timeout=30_000):
        open_window.contents.commands.exports.write_to(out, PDF)
        open_window.contents.commands.exports.cancel()
    assert not out.exists()
    assert "No file was written" in open_window.contents.workspace.status.message.text()


def test_failed_pdf_says_why(open_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(open_window.contents.commands.exports.finished, timeout=30_000):
        open_window.contents.commands.exports.write_to(tmp_path / "gone" / "plan.pdf", PDF)
    assert "The folder does not exist" in open_window.contents.workspace.banner.text


def test_the_window_offers_what_the_table_offers(window: MainWindow) -> None:
    rows = window.contents.book.rows
    exports = {id_ for id_ in rows if id_.startswith("export")}
    assert exports == {offer.action for offer in OFFERS}
    for offer in OFFERS:
        row = rows[offer.action]
        assert (row.text, row.words) == (offer.text, offer.words)
        assert offered(offer)
