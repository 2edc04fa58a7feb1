"""From press to release: what is under the pointer, and the life of a tool."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from planner.views.timeline.hits import Hit, Zone, hit
from planner.views.timeline.tools import TOOLS, PanTool, Stage, Tool

_THRESHOLD = 4.0
_NONE = Qt.MouseButton.NoButton
_CURSORS = {
    Zone.BAR: Qt.CursorShape.OpenHandCursor,
    Zone.EDGE: Qt.CursorShape.SizeHorCursor,
    Zone.DOT: Qt.CursorShape.CrossCursor,
}
_WHY_FIXED = {"done": "is done", "in-progress": "is in progress"}


class Gestures:
    """The pointer on a `stage`: selects on press, starts a tool past 4 px, ends it on release.

    `hovered` is the activity under the pointer, `cursor` the shape it should have.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._tool: Tool | None = None
        self._pressed: tuple[QPointF, Hit] | None = None
        self._button = _NONE
        self._selected_before: tuple[str, ...] = ()
        self.hovered: str | None = None
        self.cursor = Qt.CursorShape.ArrowCursor

    @property
    def active(self) -> bool:
        """Whether a tool is at work."""
        return self._tool is not None

    def press(self, event: QMouseEvent) -> None:
        """Remember the press and select; the middle button moves the view."""
        if self._button is not _NONE and event.buttons() & self._button:
            return
        at, button = event.position(), event.button()
        self._selected_before = self._stage.document.selection
        if button is Qt.MouseButton.MiddleButton:
            self._pressed = (at, Hit(Zone.CANVAS))
            self._start(PanTool(self._stage, "", at))
        elif button is Qt.MouseButton.LeftButton:
            found = hit(self._stage.scene(), at)
            self._pressed = (at, found)
            self._select(found, event.modifiers())
        else:
            return
        self._button = button

    def move(self, event: QMouseEvent) -> None:
        """Feed the tool, start one, or tell what is under the pointer."""
        at = event.position()
        if self._tool is None and self._pressed is not None:
            origin, found = self._pressed
            if (at - origin).manhattanLength() >= _THRESHOLD:
                self._begin(found, origin)
        if self._tool is not None:
            self._tool.move(at, event.modifiers())
        elif self._pressed is None:
            self.hover(at)

    def release(self, event: QMouseEvent) -> None:
        """Drop what is dragged; a click on empty ground clears the selection."""
        if event.button() is not self._button:
            return
        tool, pressed = self._tool, self._pressed
        self._let_go()
        if tool is not None:
            tool.drop()
        elif pressed is not None and pressed[1].zone is Zone.CANVAS:
            self._stage.document.select(())
        self.hover(event.position())

    def cancel(self) -> bool:
        """Put back what is being dragged, the selection too. Return whether anything was."""
        tool = self._tool
        self._tool = self._pressed = None
        self.cursor = Qt.CursorShape.ArrowCursor
        if tool is None:
            return False
        tool.cancel()
        self._stage.document.select(self._selected_before)
        self._stage.announce("Put back. Nothing was changed.")
        return True

    def abandon(self) -> None:
        """End the tool without its effect: the roadmap changed under it."""
        if self._tool is not None:
            tool, self._tool, self._pressed = self._tool, None, None
            tool.cancel()

    def forget(self) -> None:
        """Drop everything without a word, as another document is shown."""
        self._let_go()
        self.hovered = None

    def hover(self, at: QPointF) -> None:
        """Take note of what is under the pointer."""
        found = hit(self._stage.scene(), at)
        self.hovered = found.id
        self.cursor = _CURSORS.get(found.zone, Qt.CursorShape.ArrowCursor)

    def _begin(self, found: Hit, origin: QPointF) -> None:
        kind = TOOLS.get(found.zone)
        if kind is None:
            self._pressed = None
            self._explain_fixed(found)
        else:
            self._start(kind(self._stage, found.id or "", origin))

    def _start(self, tool: Tool) -> None:
        self._tool = tool
        self.cursor = tool.cursor

    def _let_go(self) -> None:
        self._tool = self._pressed = None
        self._button = _NONE
        self.cursor = Qt.CursorShape.ArrowCursor

    def _select(self, found: Hit, modifiers: Qt.KeyboardModifier) -> None:
        document = self._stage.document
        if found.id is None:
            return
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            rest = [id_ for id_ in document.selection if id_ != found.id]
            document.select(rest if found.id in document.selection else [found.id, *rest])
        elif document.selection[:1] != (found.id,):
            document.select([found.id])

    def _explain_fixed(self, found: Hit) -> None:
        bar = self._stage.document.schedule.by_id.get(found.id or "")
        if bar is not None:
            why = _WHY_FIXED.get(bar.status, "is part of the programme")
            self._stage.announce(f"{bar.skill.label} {why}, so its start cannot be moved.")
