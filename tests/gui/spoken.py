"""What assistive technology is told of a window, as a tree of texts."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role, Words = QAccessible.Role, QAccessible.Text

_QUIET = (Role.Client, Role.LayeredPane, Role.Splitter, Role.Separator, Role.Grip)
"""Roles that say nothing where there is no name."""
_ITEMS = (Role.TreeItem, Role.Cell, Role.ListItem)
_FEW = 8
"""How many rows of a list the tree of texts shows."""


def told_of(widget: QWidget) -> QAccessibleInterface:
    """Return what is told of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def children(told: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what is shown inside."""
    shown = filter(None, map(told.child, range(told.childCount())))
    yield from (child for child in shown if not child.state().invisible)


def everything(told: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what is told, and all inside it."""
    yield told
    for child in children(told):
        yield from everything(child)


def name_of(told: QAccessibleInterface) -> str:
    """Return the name."""
    return told.text(Words.Name)


def outline_of(told: QAccessibleInterface, depth: int = 0) -> Iterator[str]:
    """Yield a line for what is told: role, name, value, states; and for all inside it."""
    is_quiet = told.role() in _QUIET and not name_of(told)
    if not is_quiet:
        yield "  " * depth + _line(told)
    shown = 0
    for child in children(told):
        shown += child.role() in _ITEMS
        if shown <= _FEW or child.role() not in _ITEMS:
            yield from outline_of(child, depth + (not is_quiet))


def _line(told: QAccessibleInterface) -> str:
    state, numbers = told.state(), list(filter(None, [told.valueInterface()]))
    words = [told.role().name]
    words += [f"“{name_of(told)}”"] if name_of(told) else []
    shown = str(numbers[0].currentValue()) if numbers else told.text(Words.Value)
    words += [f"= {shown}"] if shown else []
    states = {
        "focusable": state.focusable,
        "selected": state.selected,
        "checked": state.checked,
        "disabled": state.disabled,
    }
    words += [name for name, holds in states.items() if holds]
    return " ".join(" ".join(words).split())
