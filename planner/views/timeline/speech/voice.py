"""What of the canvas is told as it happens: selection, focus, other bars."""

from typing import cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent

from planner.document.changes import ChangeSet
from planner.document.document import Document
from planner.document.listening import Listening
from planner.views.common.accessible import tell
from planner.views.timeline.speech.ground import SpokenGround
from planner.views.timeline.speech.interfaces import CanvasInterface
from planner.views.timeline.speech.parts import BarPart

Event = QAccessible.Event


class Voice(QObject):
    """Tells assistive technology what happens on its parent, the canvas."""

    def __init__(self, canvas: SpokenGround) -> None:
        super().__init__(canvas)
        self._listening = Listening()
        self._selected: tuple[str, ...] = ()

    def hear(self, document: Document) -> None:
        """Tell what happens in another plan."""
        self._selected = document.selection
        self._listening.hear(
            (document.selection_changed, self._on_selection),
            (document.changed, self._on_changed),
            (document.filter_changed, self._on_other_bars),
        )

    def tell_focus(self) -> None:
        """Tell which bar has the focus, once Qt has told that the canvas has it."""
        QTimer.singleShot(0, self, self._tell_focus)

    def _tell_focus(self) -> None:
        canvas = self._canvas
        if canvas.has_content and canvas.hasFocus() and canvas.document.selection:
            self._of_bar(Event.Focus, canvas.document.selection[0])

    def _on_selection(self) -> None:
        before, now = self._selected, self._canvas.document.selection
        self._selected = now
        if not QAccessible.isActive():
            return
        for id_ in (each for each in before if each not in now):
            self._of_bar(Event.SelectionRemove, id_)
        for id_ in (each for each in now if each not in before):
            self._of_bar(Event.SelectionAdd if len(now) > 1 else Event.Selection, id_)
        if now[:1] != before[:1]:
            self._tell_focus()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not QAccessible.isActive():
            return
        self._on_other_bars()
        for id_ in changes.moved:
            self._of_bar(Event.NameChanged, id_)

    def _on_other_bars(self) -> None:
        tell(QAccessibleEvent(self._canvas, Event.ObjectReorder))

    def _of_bar(self, kind: QAccessible.Event, id_: str) -> None:
        if not QAccessible.isActive():
            return
        told = QAccessible.queryAccessibleInterface(self._canvas)
        place = told.place_of(BarPart(id_)) if isinstance(told, CanvasInterface) else -1
        if place >= 0:
            event = QAccessibleEvent(self._canvas, kind)
            event.setChild(place)
            tell(event)

    @property
    def _canvas(self) -> SpokenGround:
        return cast(SpokenGround, self.parent())
