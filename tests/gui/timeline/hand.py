"""A hand on the timeline: real mouse and key events on the canvas, in whole pixels."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.render.timeline.painter import paint_timeline
from planner.render.timeline.scene import DragPicture
from planner.scheduling.schedule import Activity
from planner.scheduling.slack import critical_skills
from planner.views.timeline.view import TimelineView
from tests.gui.timeline.plan import TODAY

STEPS = 8
LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
NO_KEY = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hand:
    """Drags, points and looks at a timeline."""

    def __init__(self, view: TimelineView, document: Document) -> None:
        self.view = view
        self.canvas = view.canvas
        self.document = document
        self.said: list[str] = []
        self.refused: list[str] = []
        view.status.connect(self.said.append)
        document.rejected.connect(lambda problem: self.refused.append(problem.message))
        self._at = QPoint()

    @property
    def ground(self) -> QWidget:
        """The widget that gets the events."""
        return self.canvas.viewport()

    # Looking

    def bar(self, id_: str) -> Activity:
        """Return a bar as it is, previews aside."""
        return self.document.schedule.by_id[id_]

    def body(self, id_: str) -> QPoint:
        """Return a point of a bar to take it by: in its left part, if that is in view."""
        rect = self.canvas.scene().rect(id_)
        left = max(rect.left(), 0.0)
        inside = left + min((rect.right() - left) / 3, 40.0)
        return QPointF(inside, rect.center().y()).toPoint()

    def edge(self, id_: str) -> QPoint:
        """Return a point on a bar's right edge."""
        rect = self.canvas.scene().rect(id_)
        return QPointF(rect.right() - 5, rect.center().y()).toPoint()

    def dot(self, id_: str) -> QPoint:
        """Return a point on a bar's end dot, beyond the zone of the edge."""
        rect = self.canvas.scene().rect(id_)
        return QPointF(rect.right() + 7, rect.center().y()).toPoint()

    def empty(self) -> QPoint:
        """Return a point where nothing lies: below all lanes."""
        return QPoint(self.ground.width() - 90, self.ground.height() - 20)

    @property
    def drag_picture(self) -> DragPicture | None:
        """What the canvas shows of the drag in progress."""
        return self.canvas.scene().drag

    def x_of(self, day: date) -> int:
        """Return the pixel column at which a day begins."""
        return round(self.canvas.scale.x_of(day))

    def picture(self) -> QImage:
        """Return the whole view as it is painted now."""
        return self.view.grab().toImage()

    def lasting_picture(self) -> list[QImage]:
        """Return canvas, header and overview without what fades: tint, trail and critical rails."""
        scene = replace(self.canvas.scene(), tinted=frozenset(), critical=frozenset(), trail=None)
        canvas = QImage(self.ground.size(), QImage.Format.Format_RGB32)
        with QPainter(canvas) as painter:
            paint_timeline(painter, scene)
        return [canvas, *(each.grab().toImage() for each in (self.view.header, self.view.overview))]

    # Doing

    def press(
        self, at: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY
    ) -> None:
        """Press a button."""
        QTest.mousePress(self.ground, button, keys, at)
        self._at = at

    def move(
        self, to: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY
    ) -> None:
        """Move with the button held, in eight steps."""
        start, way = QPointF(self._at), QPointF(to - self._at)
        for step in range(1, STEPS + 1):
            self._send_move((start + way * (step / STEPS)).toPoint(), button, keys)
        self._at = to

    def release(self, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        """Let go where the pointer is."""
        QTest.mouseRelease(self.ground, button, keys, self._at)

    def point(self, at: QPoint) -> None:
        """Move with no button held."""
        self._send_move(at, Qt.MouseButton.NoButton, NO_KEY)
        self._at = at

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press and let go."""
        QTest.mouseClick(self.ground, LEFT, keys, at)

    def drag(self, start: QPoint, to: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press, move and let go."""
        self.press(start)
        self.move(to, keys=keys)
        self.release(keys=keys)

    @contextmanager
    def held(
        self, start: QPoint, to: QPoint, keys: Qt.KeyboardModifier = NO_KEY
    ) -> Iterator[DragPicture]:
        """Press and move; what is within sees the drag in progress; then let go."""
        self.press(start)
        self.move(to, keys=keys)
        picture = self.drag_picture
        assert picture is not None
        yield picture
        self.release(keys=keys)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press and release a key with the canvas focused."""
        QTest.keyClick(self.canvas, key, keys)

    def put_back(self) -> None:
        """Press Esc until nothing is held: at an edge the first only stops the view."""
        while self.canvas.gestures.active:
            self.key(Qt.Key.Key_Escape)

    def wheel(self, at: QPoint, delta: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        """Turn the wheel by eighths of a degree."""
        where = QPointF(self.ground.mapToGlobal(at))
        turn = QWheelEvent(
            QPointF(at), where, QPoint(), delta, Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.ground, turn)

    def ask_for_menu(self, at: QPoint) -> None:
        """Ask for the context menu, as a right click does."""
        mouse = QContextMenuEvent.Reason.Mouse
        event = QContextMenuEvent(mouse, at, self.ground.mapToGlobal(at))
        QApplication.sendEvent(self.ground, event)

    def _send_move(self, to: QPoint, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
        where = QPointF(self.ground.mapToGlobal(to))
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), where, none, button, keys)
        QApplication.sendEvent(self.ground, event)


def shown_on(qtbot: QtBot, document: Document) -> TimelineView:
    """Return a timeline of `document`, shown at 880 x 785 with its critical bars worked out."""
    view = TimelineView(today=lambda: TODAY)
    qtbot.addWidget(view)
    view.resize(880, 785)
    view.set_document(document)
    view.show()
    critical = critical_skills(document.schedule)
    qtbot.waitUntil(lambda: view.canvas.scene().critical == critical)
    return view
