"""A window used for a long time: memory, handles and widgets do not grow."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThreadPool
from PySide6.QtWidgets import QApplication

from planner.app.settings import Settings
from planner.app.startup import make_application
from planner.app.views import ViewId
from planner.app.window.main_window import MainWindow
from planner.domain.clock import today
from planner.edits import Pin, SetNote, SetTitle
from planner.resources import samples

WARM_UP = 4
_MOST_GROWTH = 8
"""Megabytes that may come besides, however long it is used."""
_MOST_OBJECTS = 500
"""Python objects that a round may leave behind: caches that fill."""


@dataclass(frozen=True)
class Held:
    """What the process holds after a round."""

    megabytes: float
    handles: int
    widgets: int
    objects: int


def trial(folder: Path, minutes: float = 0.0, rounds: int = 0, warm_up: int = WARM_UP) -> list[str]:
    """Use a window for `minutes`, or for so many `rounds` after the `warm_up` first ones.

    Return what grew. How much memory is held is judged only over minutes.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(["planner"])
    ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(ini, user, str(folder / "settings"))
    window = MainWindow(Settings(), today)
    window.show()
    plan = folder / "plan.yaml"
    plan.write_bytes((samples() / "applied-ml-evenings.yaml").read_bytes())
    held: list[Held] = []
    until = time.monotonic() + 60 * minutes
    try:
        while len(held) < warm_up + rounds or time.monotonic() < until:
            for step in _round(window, plan):
                step()
                app.processEvents()
            held.append(_held())
            if minutes:
                print(f"round {len(held)}: {held[-1]}", flush=True)
    finally:
        window.contents.desk.close()
        window.close()
        window.deleteLater()
    return _grown(held[warm_up - 1 :], bool(minutes))


def _round(window: MainWindow, plan: Path) -> Iterator[Callable[[], object]]:
    """What a person does in a sitting; each step ends with the events it caused."""
    made = window.contents
    files, run = made.commands.files, made.book.run
    yield partial(files.open_path, plan)
    document = window.document
    assert document is not None
    for title in ("One", "Two", "Applied ML engineer"):
        yield partial(document.apply, SetTitle(title))
    for view in ViewId:
        yield partial(made.workspace.show_view, view)
    yield partial(made.workspace.show_view, ViewId.TIMELINE)
    for bar in document.schedule.activities[-6:]:
        yield partial(document.select, [bar.id])
        yield partial(document.preview, Pin(bar.id, bar.start))
        yield document.end_preview
    for _ in range(4):
        yield partial(run, "zoom-in")
    for _ in range(4):
        yield partial(run, "zoom-out")
    for id_ in ("fit", "today", "find", "clear", "sidebar", "sidebar", "inspector", "inspector"):
        yield partial(run, id_)
    yield partial(document.apply, SetNote("A note"))
    for _ in range(4):
        yield document.undo
    for _ in range(2):
        yield document.redo
    yield partial(made.commands.saving.save_to, plan)
    yield made.commands.other_program.check
    yield made.commands.file.recovery.write
    yield files.close
    for sample in sorted(samples().glob("*.yaml"))[:3]:
        yield partial(files.open_path, sample)
        yield files.close


def _held() -> Held:
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()
    return Held(_megabytes(), _handles(), len(QApplication.allWidgets()), len(gc.get_objects()))


def _megabytes() -> float:
    if sys.platform != "linux":
        return 0.0
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0


def _grown(held: list[Held], by_memory: bool) -> list[str]:
    first, last, rounds = held[0], held[-1], len(held) - 1
    grown = []
    if last.handles > first.handles:
        grown.append(f"handles grew from {first.handles} to {last.handles} in {rounds} rounds")
    if last.widgets > first.widgets:
        grown.append(f"widgets grew from {first.widgets} to {last.widgets} in {rounds} rounds")
    if last.objects > first.objects + _MOST_OBJECTS:
        grown.append(f"objects grew from {first.objects} to {last.objects} in {rounds} rounds")
    if by_memory and last.megabytes > first.megabytes + _MOST_GROWTH:
        grown.append(f"memory grew from {first.megabytes:.0f} to {last.megabytes:.0f} MB")
    return grown
