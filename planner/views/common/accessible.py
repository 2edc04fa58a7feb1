"""What assistive technology is told of widgets that paint themselves.

A widget that has a `spoken_role` is told of with it, with its accessible name, else its text, and
with what its `spoken_value` returns. One that is `Speaking` makes its interface itself.
"""

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QLayout, QWidget
from shiboken6 import isValid

NOTHING = cast(QAccessibleInterface, None)
"""Qt takes None for no interface; its stubs do not know."""

Role = QAccessible.Role
Words = QAccessible.Text


class Speaking:
    """Mixin for a widget with parts that are no widgets."""

    def make_accessible(self) -> QAccessibleInterface:
        """Return what assistive technology is told."""
        raise NotImplementedError


class SpokenWidget(QAccessibleWidget):
    """A widget with a role of its own; name and value are asked for when they are needed."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)

    def text(self, kind: QAccessible.Text) -> str:
        """Return name, value or another text.

        Values are told as descriptions too: a widget without numbers has no other way to AT-SPI.
        """
        widget = self.object()
        value = str(getattr(widget, "spoken_value", str)())
        if kind is Words.Value:
            return value
        said = super().text(kind)
        if kind is Words.Name and not said and isinstance(widget, QLabel):
            return widget.text()
        if kind is Words.Description and value:
            return f"{value}. {said}" if said else value
        return said


class _Kept:
    """The interfaces that Qt holds: Python must not let go of them before it does."""

    def __init__(self) -> None:
        self._held: list[QAccessibleInterface] = []
        self._full = 256

    def hold(self, interface: QAccessibleInterface) -> QAccessibleInterface:
        """Keep `interface` until Qt has deleted it."""
        if len(self._held) >= self._full:
            self._held = [each for each in self._held if isValid(each)]
            self._full = max(256, 2 * len(self._held))
        self._held.append(interface)
        return interface


_KEPT = _Kept()


def keep(interface: QAccessibleInterface) -> int:
    """Register a part that is no widget. Return its number, for `forget`."""
    return QAccessible.registerAccessibleInterface(_KEPT.hold(interface))


def forget(numbers: list[int]) -> None:
    """Let go of parts whose widget is gone."""
    for number in numbers:
        QAccessible.deleteAccessibleInterface(number)


def speak() -> None:
    """Answer assistive technology from now on."""
    QAccessible.installFactory(_interface_of)


def tell(event: QAccessibleEvent) -> None:
    """Let assistive technology know, where any listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(event)


def in_order(*widgets: QWidget) -> None:
    """Let siblings be told of in this order: Qt tells of them in the order of their stacking."""
    for widget in widgets:
        widget.raise_()


def in_order_of(layout: QLayout) -> None:
    """Let what lies in `layout` be told of in the order in which it lies there."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            in_order_of(inner)
        elif widget is not None:
            in_order(widget)


def _interface_of(class_name: str, told: QObject) -> QAccessibleInterface | None:
    del class_name
    if isinstance(told, Speaking):
        return _KEPT.hold(told.make_accessible())
    role = getattr(told, "spoken_role", None)
    if role is None or not isinstance(told, QWidget):
        return None
    return _KEPT.hold(SpokenWidget(told, role))
