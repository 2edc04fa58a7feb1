"""The canvas: what the person does on the picture of a roadmap, and the life of a tool."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from planner.domain.words import day_range
from planner.views.timeline.gestures import Gestures
from planner.views.timeline.hits import hit
from planner.views.timeline.navigation import neighbour, tip_at
from planner.views.timeline.picture import TimelinePicture

_ZOOM_STEP = 1.0015


class TimelineCanvas(TimelinePicture):
    """Turns gestures on the picture of the open roadmap into edits.

    `menu_requested` carries an activity id ("" for empty ground) and a global point.
    """

    menu_requested = Signal(str, object)

    @property
    def gestures(self) -> Gestures:
        """The tool that pointer or keyboard hold."""
        return self._gestures

    def cancel_tool(self) -> bool:
        """Put back what is being dragged. Return whether anything was."""
        cancelled = self._gestures.cancel()
        self._show_pointer()
        return cancelled

    # What the person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; a tool begins once the threshold is passed."""
        if self._document is not None:
            self._gestures.press(event)
            self._show_pointer()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what can be dragged."""
        if self._document is not None:
            self._gestures.move(event)
            self._show_pointer()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        if self._document is not None:
            self._gestures.release(event)
            self._show_pointer()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat the second press like the first."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer."""
        if self._document is None or self.cancel_tool():
            return
        found = hit(self.scene(), QPointF(event.pos()))
        if found.id and found.id not in self.document.selection:
            self.document.select([found.id])
        self.menu_requested.emit(found.id or "", event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer, Shift and sideways wheels go through time."""
        delta, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM_STEP ** (delta.y() or delta.x()), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-float(delta.y() or delta.x()), 0)
        elif abs(delta.x()) > abs(delta.y()):
            self.pan(-float(pixels.x() or delta.x()), 0)
        else:
            self.pan(0, -float(pixels.y() or delta.y() * 0.6))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back or clears; arrows go from bar to bar, or feed the tool that keys hold.

        With Shift the bar they lead to joins the selection.
        """
        if event.key() == Qt.Key.Key_Escape:
            if not self.cancel_tool() and self._document is not None:
                self.document.select(())
            return
        if self._gestures.key(event):
            return
        target = neighbour(self.scene(), event.key()) if self._document is not None else None
        if target is None:
            super().keyPressEvent(event)
            return
        joins = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        held = self.document.selection if joins else ()
        self.document.select([target, *(id_ for id_ in held if id_ != target)])
        self.reveal(target)

    def event(self, event: QEvent) -> bool:
        """Let no shortcut take a key from the tool that the keyboard holds."""
        if event.type() is QEvent.Type.ShortcutOverride and self._gestures.by_keys:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What the keyboard holds is put back when it goes elsewhere."""
        if self._gestures.by_keys:
            self.cancel_tool()
        super().focusOutEvent(event)

    def may_take_in(self, skill: str) -> bool:
        """Return whether `skill` is one that the plan lacks."""
        if self._document is None or skill in self.document.schedule.tasks:
            return False
        return skill in self.document.schedule.scope.skills

    def guest_stays_out(self, skill: str) -> None:
        """Say that the plan has the skill, and when it is its turn."""
        schedule = self.document.schedule
        bar = schedule.by_id.get(skill)
        when = f": {day_range(bar.start, bar.finish)}" if bar else ""
        if skill in schedule.tasks:
            name = schedule.tasks[skill].skill.label
            self.announce(f"{name} is in the plan already{when}.")

    def guest_hovers(self, skill: str, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Show what the skill would do to the plan."""
        self._gestures.bring(skill, at, modifiers)

    def guest_drops(self) -> None:
        """Add the skill."""
        self._gestures.drop_guest()

    def guest_leaves(self) -> None:
        """Put everything back."""
        self.cancel_tool()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        if not self._gestures.active:
            self._gestures.hovered = None
            self._show_pointer()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips: a bar's dates and the reason for its start, or what a drag does."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            tip = ""
            if self._document is not None and not self._gestures.active:
                scene = self.scene()
                tip = tip_at(scene, hit(scene, QPointF(event.pos())))
            if tip:
                QToolTip.showText(event.globalPos(), tip, self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _show_pointer(self) -> None:
        """Bring cursor and hovered bar on screen."""
        viewport, gestures = self.viewport(), self._gestures
        if viewport.cursor().shape() is not gestures.cursor:
            viewport.setCursor(gestures.cursor)
        if self._shown_hover != gestures.hovered:
            for id_ in (self._shown_hover, gestures.hovered):
                self._update_bar(id_)
            self._shown_hover = gestures.hovered
