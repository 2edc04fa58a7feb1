"""From press to release, or from key to Enter: what is under the pointer, the life of a tool."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from planner.domain.problem import Problem
from planner.scheduling.workload import Status
from planner.views.timeline.hit_test import Hit, Zone, hit
from planner.views.timeline.navigation import neighbour
from planner.views.timeline.tools import THRESHOLD, PanTool, Stage, Tool, cursor_over, row_for

_NONE = Qt.MouseButton.NoButton
_APPLY = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_JOINING = _SHIFT | Qt.KeyboardModifier.ControlModifier
_WHY_FIXED = {Status.DONE: "is done", Status.IN_PROGRESS: "is in progress"}


class Gestures:
    """The pointer on a `stage`: selects on press, starts a tool past 4 px, ends it on release.

    A tool can also be begun by a key, fed by keys and ended by Enter. `hovered` is the activity
    under the pointer, `cursor` the shape it should have.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._tool: Tool | None = None
        self._pressed: tuple[QPointF, Hit] | None = None
        self._button = _NONE
        self._selected_before: tuple[str, ...] = ()
        self._at = QPointF()
        self._by_key = False
        self._keys = Qt.KeyboardModifier.NoModifier
        self.hovered: str | None = None
        self.cursor = Qt.CursorShape.ArrowCursor

    @property
    def active(self) -> bool:
        """Whether a tool is at work."""
        return self._tool is not None

    @property
    def by_keys(self) -> bool:
        """Whether the keyboard holds a tool."""
        return self._tool is not None and self._tool.by_keys

    @property
    def at(self) -> QPointF:
        """Where the pointer was when it last did something."""
        return self._at

    @property
    def at_bar(self) -> bool:
        """Whether the keyboard, and not the pointer, did the last thing."""
        return self._by_key

    @property
    def followed(self) -> tuple[float, float] | None:
        """The pixels across at which a drag that the view goes along with began, and is now."""
        if self._tool is None or self._tool.by_keys or not self._tool.follows:
            return None
        return self._tool.origin.x(), self._at.x()

    def press(self, event: QMouseEvent) -> None:
        """Remember the press and select; the middle button moves the view."""
        if self._button is not _NONE and event.buttons() & self._button:
            return
        if self.by_keys:
            self.cancel()
        at, button = event.position(), event.button()
        self._by_key = False
        self._at, self._keys = at, event.modifiers()
        self._selected_before = self._stage.document.selection
        if button is Qt.MouseButton.MiddleButton:
            self._pressed = (at, Hit(Zone.CANVAS))
            self._start(PanTool(self._stage, Hit(Zone.CANVAS), at))
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
        if self.by_keys:
            return
        self._at, self._keys = at, event.modifiers()
        if self._tool is None and self._pressed is not None:
            origin, found = self._pressed
            if (at - origin).manhattanLength() >= THRESHOLD:
                self._begin(found, origin, at, event.modifiers())
        if self._tool is not None:
            self._tool.move(at, event.modifiers())
        elif self._pressed is None:
            self.hover(at)

    def follow(self) -> None:
        """Feed the tool again, with the pointer where it was: the view has moved under it."""
        if self._tool is not None and self.followed is not None:
            self._tool.move(self._at, self._keys)

    def release(self, event: QMouseEvent) -> None:
        """Drop what is dragged; a click on empty ground clears the selection."""
        if event.button() is not self._button:
            return
        tool, pressed = self._tool, self._pressed
        self._let_go()
        if tool is not None:
            tool.drop()
        elif pressed is not None:
            self._click(pressed[1], event.modifiers())
        self.hover(event.position())

    def begin_by_key(self, found: Hit, at: QPointF) -> None:
        """Let the keyboard hold the tool that a press at `at` on `found` would begin."""
        self.cancel()
        row = row_for(found.zone, QPointF())
        if row is None:
            return
        self._selected_before = self._stage.document.selection
        tool = row.tool(self._stage, found, at, by_keys=True)
        self._tool, self._by_key = tool, True
        self._stage.announce(f"{tool.key_hint} {tool.ending}")

    def key(self, event: QKeyEvent) -> bool:
        """Feed a key to the tool that the keyboard holds. Return whether there is one."""
        tool = self._tool
        if tool is None or not tool.by_keys:
            return False
        if event.key() in _APPLY:
            self._let_go()
            tool.drop()
        else:
            tool.step(Qt.Key(event.key()), event.text(), event.modifiers())
        return True

    def walk(self, event: QKeyEvent) -> bool:
        """Select the bar that an arrow key, Home or End leads to; with Shift it joins.

        Return whether there is one.
        """
        stage = self._stage
        target = neighbour(stage.scene(), event.key())
        if target is None:
            return False
        held = stage.document.selection if event.modifiers() & _SHIFT else ()
        stage.document.select([target, *(id_ for id_ in held if id_ != target)])
        stage.reveal(target)
        return True

    def bring(self, skill: str, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Let a skill that is dragged in from elsewhere hover over the canvas."""
        self._at, self._keys = at, modifiers
        row = row_for(Zone.GUEST, QPointF())
        if self._tool is None and row is not None:
            self._selected_before = self._stage.document.selection
            self._tool = row.tool(self._stage, Hit(Zone.GUEST, skill), at)
        if self._tool is not None:
            self._tool.move(at, modifiers)

    def drop_guest(self) -> None:
        """Drop the skill that was brought."""
        tool = self._tool
        self._let_go()
        if tool is not None:
            tool.drop()

    def take_offer(self) -> bool:
        """Make what the tool offers beside its own edit. Return whether there is anything."""
        tool, offer = self._tool, self._tool.offer if self._tool is not None else None
        if tool is None or offer is None:
            return False
        self._let_go()
        tool.cancel()
        self._stage.document.apply(offer)
        return True

    @property
    def offers(self) -> bool:
        """Whether the tool has something to offer."""
        return self._tool is not None and self._tool.offer is not None

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
        self.cursor = cursor_over(found.zone)

    def _begin(
        self, found: Hit, origin: QPointF, at: QPointF, modifiers: Qt.KeyboardModifier
    ) -> None:
        row = row_for(found.zone, at - origin, modifiers)
        if row is None:
            self._pressed = None
            self._explain_fixed(found)
        elif (at - origin).manhattanLength() >= row.threshold:
            self._start(row.tool(self._stage, found, origin))

    def _start(self, tool: Tool) -> None:
        self._tool = tool
        self.cursor = tool.cursor

    def _let_go(self) -> None:
        self._tool = self._pressed = None
        self._button = _NONE
        self.cursor = Qt.CursorShape.ArrowCursor

    def _select(self, found: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """Pressing one of several selected bars leaves them selected: they may move together.

        With Ctrl a bar joins or leaves the selection, with Shift it joins.
        """
        document = self._stage.document
        if found.id is None:
            return
        held = document.selection
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            rest = [id_ for id_ in held if id_ != found.id]
            document.select(rest if found.id in held else [found.id, *rest])
        elif modifiers & _SHIFT or (found.id in held and found.zone is Zone.BAR):
            document.select([found.id, *(id_ for id_ in held if id_ != found.id)])
        elif held[:1] != (found.id,):
            document.select([found.id])

    def _click(self, found: Hit, modifiers: Qt.KeyboardModifier) -> None:
        document = self._stage.document
        if found.zone is Zone.CANVAS:
            document.select(())
        elif found.id is not None and not modifiers & _JOINING:
            document.select([found.id])

    def _explain_fixed(self, found: Hit) -> None:
        bar = self._stage.document.schedule.by_id.get(found.id or "")
        if bar is not None:
            why = _WHY_FIXED.get(bar.status, "is part of the programme")
            words = f"{bar.label} {why}, so its start cannot be moved."
            self._stage.announce(words)
            self._stage.explain(Problem("fixed", words))
