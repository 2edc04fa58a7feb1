"""The canvas as a list, its parts as what stands in it.

`interface_cast` must not be overridden: it crashes.
"""

from functools import partial
from typing import cast
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from planner.domain.formatting import count_text, day_text
from planner.views.common.accessible import NOTHING, forget, keep
from planner.views.timeline.hit_test import hit
from planner.views.timeline.speech.ground import SpokenGround
from planner.views.timeline.speech.parts import AnyPart, BarPart, DayPart, RulePart, parts_of

Words = QAccessible.Text


class CanvasInterface(QAccessibleWidget):
    """The canvas. Its parts are asked for anew when the plan, the filter or the lanes change."""

    def __init__(self, canvas: SpokenGround) -> None:
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = ref(canvas)
        self._made: dict[AnyPart, PartInterface] = {}
        self._numbers: list[int] = []
        self._parts: tuple[AnyPart, ...] = ()
        self._places: dict[AnyPart, int] = {}
        self._of: tuple[object, ...] = ()
        canvas.destroyed.connect(partial(forget, self._numbers))

    @property
    def parts(self) -> tuple[AnyPart, ...]:
        """What is on the canvas, from top to bottom."""
        canvas = self._canvas()
        if canvas is None or not isValid(canvas) or not canvas.has_content:
            return ()
        content = canvas.content
        of = (content.schedule, content.rows, content.shown)
        if len(of) != len(self._of) or any(a is not b for a, b in zip(of, self._of, strict=True)):
            self._of = of
            self._parts = tuple(parts_of(canvas.scene()))
            self._places = {part: place for place, part in enumerate(self._parts)}
        return self._parts

    def place_of(self, part: AnyPart) -> int:
        """Return the place of a part among the children, -1 for one that is not there."""
        return self._places.get(part, -1) if self.parts else -1

    def childCount(self) -> int:
        """Return how many parts there are."""
        return len(self.parts)

    def child(self, index: int) -> QAccessibleInterface:
        """Return a part."""
        parts, canvas = self.parts, self._canvas()
        if canvas is None or not 0 <= index < len(parts):
            return NOTHING
        part = parts[index]
        if part not in self._made:
            self._made[part] = PartInterface(canvas, part)
            self._numbers.append(keep(self._made[part]))
        return self._made[part]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a part, -1 for others."""
        return self.place_of(child.part) if isinstance(child, PartInterface) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return the part at a point of the screen."""
        canvas = self._canvas()
        if canvas is None or not canvas.has_content:
            return NOTHING
        scene = canvas.scene()
        at = canvas.viewport().mapFromGlobal(QPoint(x, y)).toPointF()
        found = hit(scene, at)
        if found.id:
            return self.child(self.place_of(BarPart(found.id)))
        if at.y() >= scene.head.height:
            return NOTHING
        part: AnyPart | None = RulePart(found.rule) if found.rule >= 0 else None
        under = (each for each in self.parts if isinstance(each, DayPart))
        part = next((each for each in under if each.id is found.part), part)
        return self.child(self.place_of(part)) if part is not None else self.child(0)

    def focusChild(self) -> QAccessibleInterface:
        """Return the leading selected bar while the canvas has the focus."""
        canvas = self._canvas()
        if canvas is None or not canvas.has_content or not canvas.hasFocus():
            return NOTHING
        lead = canvas.document.selection[:1]
        return self.child(self.place_of(BarPart(lead[0]))) if lead else NOTHING

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name, and as description what is in view."""
        canvas = self._canvas()
        if kind is not Words.Description or canvas is None or not canvas.has_content:
            return super().text(kind)
        return told_of(canvas)


def told_of(canvas: SpokenGround) -> str:
    """Return which stretch of time is in view, and how many skills there are."""
    scale, width = canvas.scale, canvas.viewport().width()
    first, last = scale.day(0), scale.day(width)
    bars, chosen = canvas.content.rows, canvas.document.selection
    selected = f", {len(chosen)} selected" if chosen else ""
    return (
        f"{scale.zoom}, {day_text(first)} to {day_text(last)} in view. "
        f"{count_text(len(bars), 'bar')}{selected}."
    )


class PartInterface(QAccessibleInterface):
    """A bar, a day, time off or the strip."""

    def __init__(self, canvas: SpokenGround, part: AnyPart) -> None:
        super().__init__()
        self._canvas, self.part = ref(canvas), part

    @property
    def _shown(self) -> SpokenGround | None:
        canvas = self._canvas()
        if canvas is None or not isValid(canvas) or not canvas.has_content:
            return None
        return canvas

    def isValid(self) -> bool:
        """Whether the part is still there."""
        canvas = self._shown
        return canvas is not None and bool(self.part.name(canvas.scene()))

    def object(self) -> QObject:
        """Return nothing: it is painted."""
        return cast(QObject, None)

    def window(self) -> QWindow:
        """Return the window it is in."""
        canvas = self._shown
        return canvas.window().windowHandle() if canvas is not None else cast(QWindow, None)

    def parent(self) -> QAccessibleInterface:
        """Return the canvas."""
        canvas = self._shown
        return QAccessible.queryAccessibleInterface(canvas) if canvas is not None else NOTHING

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        """Return nothing."""
        del index
        return NOTHING

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return nothing."""
        del x, y
        return NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1."""
        del child
        return -1

    def role(self) -> QAccessible.Role:
        """Return what it is."""
        return self.part.role

    def rect(self) -> QRect:
        """Return where it lies on the screen."""
        canvas = self._shown
        if canvas is None or not self.isValid():
            return QRect()
        place = self.part.rect(canvas.scene()).toAlignedRect()
        return QRect(canvas.viewport().mapToGlobal(place.topLeft()), place.size())

    def text(self, kind: QAccessible.Text) -> str:
        """Return name or description."""
        canvas = self._shown
        if canvas is None:
            return ""
        if kind is Words.Name:
            return self.part.name(canvas.scene())
        return self.part.about(canvas.scene()) if kind is Words.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing."""

    def state(self) -> QAccessible.State:
        """Return whether it is selected, has the focus, is out of view."""
        state, canvas = QAccessible.State(), self._shown
        if canvas is None or not self.isValid():
            state.invalid = True
            return state
        view = QRect(canvas.viewport().mapToGlobal(QPoint(0, 0)), canvas.viewport().size())
        state.offscreen = not view.intersects(self.rect())
        if isinstance(self.part, BarPart):
            chosen = canvas.document.selection
            state.focusable = state.selectable = state.multiSelectable = True
            state.selected = self.part.id in chosen
            state.focused = canvas.hasFocus() and self.part.id in chosen[:1]
        return state
