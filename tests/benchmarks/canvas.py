"""How long the frames of the canvas take: drag, pan, zoom, hover; scheduling and paint included."""

import os
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.render.theme import LIGHT
from planner.storage.catalogue import load_catalogue
from planner.views.common.motion import reduce_motion
from planner.views.timeline.view import TimelineView
from tests.benchmarks.plans import made_up_catalogue, made_up_roadmap
from tests.benchmarks.schedules import busier
from tests.realdata import METACADEMY, MISSING, metacademy_roadmap, without_careers

WIDTH, HEIGHT = 1128, 760
DEPENDANTS = 200
SIZES = (60, 300, 2000, 10_000)
RUNS = 200
_ROW = "{:<28} {:>7} {:>6} {:>10} {:>8}"
_SWING = 40
_NONE, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


class Window:
    """A timeline on a roadmap, offscreen, in the hand of the benchmark."""

    def __init__(self, catalogue: Catalogue, roadmap: Roadmap) -> None:
        self.document = Document(busier(roadmap, len(catalogue.skills)), catalogue)
        self.view = TimelineView(today=lambda: roadmap.start)
        self.view.set_theme(LIGHT)
        self.view.resize(WIDTH, HEIGHT)
        self.view.set_document(self.document)
        self.view.show()
        self.paint()

    def paint(self) -> None:
        """Paint what is due, header and overview too."""
        QApplication.processEvents()

    def move(self, at: QPoint, button: Qt.MouseButton = _NONE) -> None:
        """Move the pointer, a button held or not, and paint."""
        self._send(QEvent.Type.MouseMove, at, button)
        self.paint()

    def press(self, at: QPoint) -> None:
        """Press the left button."""
        self._send(QEvent.Type.MouseButtonPress, at, _LEFT)

    def release(self) -> None:
        """Put back what is dragged."""
        self.view.canvas.cancel_tool()
        self.paint()

    def heavy(self) -> str:
        """Return the bar with about `DEPENDANTS` skills after it that comes first, or the most."""
        scope, bars = self.document.schedule.scope, self.document.schedule.activities
        counts = {bar.id: _count_after(scope.unlocks, bar.id) for bar in bars[:400]}
        most = max(counts, key=counts.__getitem__)
        return next((id_ for id_, count in counts.items() if count >= DEPENDANTS), most)

    def _send(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
        ground = self.view.canvas.viewport()
        which = _NONE if kind is QEvent.Type.MouseMove else button
        keys = (
            Qt.KeyboardModifier.AltModifier if button is _LEFT else Qt.KeyboardModifier.NoModifier
        )
        event = QMouseEvent(kind, QPointF(at), QPointF(ground.mapToGlobal(at)), which, button, keys)
        QApplication.sendEvent(ground, event)


def main() -> None:
    """Print the table: milliseconds of processor time, so that what else runs counts less."""
    from planner.app.garbage_collector import freeze_what_is_loaded
    from planner.app.startup import make_application

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(["planner"])
    reduce_motion(True)
    freeze_what_is_loaded()
    print(_ROW.format("frame, scheduling and paint", "skills", "bars", "median ms", "p99 ms"))
    for size in SIZES:
        catalogue = made_up_catalogue(size)
        tell(size, Window(catalogue, made_up_roadmap(catalogue)))
    if METACADEMY.exists():
        catalogue = without_careers(load_catalogue())
        tell(487, Window(catalogue, metacademy_roadmap()))
    else:
        print(MISSING)
    del application


def tell(size: int, window: Window) -> None:
    """Print the rows of a plan: months first, then what zooms."""
    canvas = window.view.canvas
    for name, make in (("drag", drags), ("hover", hovers), ("pan", pans), ("zoom", zooms)):
        work = make(window)
        bars = len(canvas.scene().visible)
        times = sorted(spent(work))
        window.release()
        p99 = times[int(len(times) * 0.99)]
        cells = (name, size, bars, f"{statistics.median(times):.1f}", f"{p99:.1f}")
        print(_ROW.format(*cells), flush=True)


def spent(work: Callable[[], object]) -> Iterator[float]:
    """Yield the milliseconds of processor time of each of many runs, after one that warms up."""
    work()
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        yield (time.process_time() - begin) * 1000


def hovers(window: Window) -> Callable[[], object]:
    """Return what points at the next of the bars in view."""
    scene = window.view.canvas.scene()
    points = cycle([scene.rect(bar.id).center().toPoint() for bar in scene.visible])
    return lambda: window.move(next(points))


def pans(window: Window) -> Callable[[], object]:
    """Return what scrolls to and fro by 12 px."""
    ways = cycle([12.0] * _SWING + [-12.0] * _SWING)

    def frame() -> None:
        window.view.canvas.pan(next(ways), 0)
        window.paint()

    return frame


def zooms(window: Window) -> Callable[[], object]:
    """Return what turns the wheel by a notch, in until the days and out until the years."""
    ways = cycle([1.2] * _SWING + [1 / 1.2] * _SWING)

    def frame() -> None:
        window.view.canvas.camera.zoom(next(ways), 300.0)
        window.paint()

    return frame


def drags(window: Window) -> Callable[[], object]:
    """Return what drags a bar with many dependants by the next few pixels."""
    canvas, id_ = window.view.canvas, window.heavy()
    canvas.reveal(id_)
    window.paint()
    rect = canvas.scene().rect(id_)
    at = QPointF(max(rect.left(), 0) + 3, rect.center().y()).toPoint()
    window.press(at)
    steps = cycle([*range(8, 8 + 9 * _SWING, 9), *range(8 + 9 * _SWING, 8, -9)])
    return lambda: window.move(at + QPoint(next(steps), 0), _LEFT)


def _count_after(unlocks: Callable[[str], Iterable[str]], id_: str) -> int:
    seen, todo = {id_}, [id_]
    while todo:
        for after in unlocks(todo.pop()):
            if after not in seen:
                seen.add(after)
                todo.append(after)
    return len(seen) - 1


if __name__ == "__main__":
    main()
