"""Odd settings and journals end no start: what cannot be understood is set aside and named."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from planner.app.settings import (
    APPLICATION,
    ORGANISATION,
    RECENT,
    SIDEBAR_WIDTH,
    TEXT_PERCENT,
    THEME,
    Settings,
    ThemeChoice,
)
from planner.app.window.main_window import MainWindow
from tests.gui.app.conftest import TODAY

posix = pytest.mark.skipif(sys.platform == "win32", reason="files of Unix")


@pytest.fixture
def folder() -> Path:
    """The folder of the settings, which is there."""
    made = Settings().folder
    made.mkdir(parents=True, exist_ok=True)
    return made


@pytest.fixture
def start(qapp: object) -> Iterator[Callable[[], MainWindow]]:
    """Starts the program, with its start page."""
    shown: list[MainWindow] = []

    def begin() -> MainWindow:
        window = MainWindow(Settings(), lambda: TODAY, lambda _: None)
        window.resize(1440, 900)
        window.show()
        shown.append(window)
        return window

    yield begin
    for window in shown:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def notice(window: MainWindow) -> str:
    banner = window.contents.pages.start.page.notice
    return "" if banner.isHidden() else banner.text


def recent(*rows: object) -> str:
    """Return the line of the settings with these recent plans."""
    store = json.dumps(rows)
    quoted = store.replace("\\", "\\\\").replace('"', '\\"')
    return f'[files]\nrecent="{quoted}"\n'


ODD = {
    "no-number": "[look]\ntext_percent=soon\n",
    "negative": "[window]\nsidebar_width=-40\ninspector_width=99999999999999999999\n",
    "list-for-word": "[look]\ntheme=1, 2, 3\n",
    "unknown-word": "[look]\ntheme=pink\ncontrast=none\n",
    "no-truth": "[window]\nsidebar=perhaps\n",
    "invalid": "[window]\ninspector=@Invalid()\nsidebar_width=@Variant(\\0\\0)\n",
    "no-geometry": "[window]\ngeometry=up and left\n",
    "paper": "[export]\npaper=papyrus\n",
    "nul-folder": "[files]\nfolder=a\\0b\n",
    "no-json": "[files]\nrecent={{{\n",
    "deep": f"[files]\nrecent={'[' * 50_000}\n",
    "no-path": recent({"title": "x"}, 3, None, [[]]),
    "nul-path": recent({"path": "/plans/a\0b.yaml"}),
    "relative-path": recent({"path": "a.yaml"}, {"path": ""}),
}


@pytest.mark.parametrize("name", ODD)
def test_a_bad_entry_is_left_out_kept_and_named_once(
    folder: Path, start: Callable[[], MainWindow], name: str
) -> None:
    file = folder / f"{APPLICATION}.ini"
    file.write_text(ODD[name], "utf-8")
    window = start()
    assert notice(window).startswith("Settings that cannot be understood were left out: ")
    aside = file.with_name(f"{file.name}.odd")
    assert notice(window).endswith(f"is kept as {aside}.")
    assert aside.read_text("utf-8") == ODD[name]
    again = start()
    assert notice(again) == ""


def test_odd_days_and_lost_places_of_recent_plans_are_no_obstacle(
    folder: Path, start: Callable[[], MainWindow], plan_file: Path
) -> None:
    path = str(plan_file)
    rows = [
        {"path": path, "opened": moment}
        for moment in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "soon", "")
    ]
    rows += [{"path": f"/{'x' * 5000}"}, {"path": f"/{'y' * 300}"}, {"path": f"{path}/below"}]
    (folder / f"{APPLICATION}.ini").write_text(recent(*rows), "utf-8")
    window = start()
    assert len(window.contents.commands.recent.plans()) == 7
    assert all(plan.opened is None for plan in window.contents.commands.recent.plans())
    window.contents.commands.files.open_path(plan_file)
    assert window.document is not None


def _pipe(file: Path) -> None:
    os.mkfifo(file)


def _endless(file: Path) -> None:
    file.symlink_to("/dev/zero")


def _large(file: Path) -> None:
    file.touch()
    os.truncate(file, 3 * 2**30)


@posix
@pytest.mark.parametrize("make", [_pipe, _endless, _large, Path.mkdir])
def test_what_is_no_settings_file_is_moved_aside(
    folder: Path, start: Callable[[], MainWindow], make: Callable[[Path], None]
) -> None:
    file = folder / f"{APPLICATION}.ini"
    make(file)
    window = start()
    assert "the whole file" in notice(window)
    assert os.path.lexists(file.with_name(f"{file.name}.odd"))
    window.contents.desk.settings.set(SIDEBAR_WIDTH, 300)
    assert Settings().get(SIDEBAR_WIDTH) == 300


def test_what_is_stored_comes_back(folder: Path) -> None:
    settings = Settings()
    settings.set(TEXT_PERCENT, 130)
    settings.set(THEME, ThemeChoice.DARK)
    settings.set_list(RECENT, [{"path": "/plans/caf\udce9 “x”.yaml"}])
    QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANISATION, APPLICATION
    ).sync()
    again = Settings()
    assert (again.get(TEXT_PERCENT), again.get(THEME)) == (130, ThemeChoice.DARK)
    assert again.get_list(RECENT) == [{"path": "/plans/caf\udce9 “x”.yaml"}]
    assert again.told == ""


BAD_JOURNALS: dict[str, Callable[[Path], object]] = {
    "empty": Path.touch,
    "no-json": lambda file: file.write_text("{", "utf-8"),
    "binary": lambda file: file.write_bytes(b"\xff\x00" * 50),
    "zeros": lambda file: file.write_bytes(b"\0" * 4096),
    "a-number": lambda file: file.write_text("3", "utf-8"),
    "deep": lambda file: file.write_bytes(b"[" * 100_000),
    "deep-keys": lambda file: file.write_bytes(b'{"format":' * 20_000),
    "later-format": lambda file: file.write_text('{"format": 2, "text": "x"}', "utf-8"),
    "no-text": lambda file: file.write_text('{"format": 1, "title": "x"}', "utf-8"),
    "text-is-a-list": lambda file: file.write_text('{"format": 1, "text": []}', "utf-8"),
    "folder": Path.mkdir,
}
if sys.platform != "win32":
    BAD_JOURNALS |= {"pipe": _pipe, "endless": _endless, "large": _large}


@pytest.mark.parametrize("name", BAD_JOURNALS)
def test_a_journal_that_cannot_be_read_is_set_aside_and_named(
    folder: Path, start: Callable[[], MainWindow], name: str
) -> None:
    file = folder / "recovery" / "crashed.journal"
    file.parent.mkdir()
    BAD_JOURNALS[name](file)
    window = start()
    assert window.contents.pages.start.page.recovered == ()
    aside = file.with_name("crashed.journal.unreadable")
    assert notice(window) == f"Kept work that cannot be read was set aside as {aside}."
    assert os.path.lexists(aside)
    assert not os.path.lexists(file)


def test_it_is_named_where_a_file_is_opened_at_once(
    folder: Path, start: Callable[[], MainWindow], plan_file: Path
) -> None:
    window = start()
    (folder / "recovery").mkdir()
    (folder / "recovery" / "crashed.journal").touch()
    window.contents.commands.files.open_path(plan_file)
    said = window.contents.workspace.status.message.text()
    assert said.startswith("Kept work that cannot be read was set aside as ")
