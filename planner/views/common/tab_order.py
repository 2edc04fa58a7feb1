"""Tab goes through the window in the order in which it is read, also where rows come and go."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def step_focus(window: QWidget, forward: bool) -> bool:
    """Give the focus to the next widget in `window`, or the one before; after the last comes the
    first. Return whether there is one.

    The order is that of the children: assistive technology tells of them in the same.
    """
    stops, focus = list(stops_of(window)), QApplication.focusWidget()
    if not stops:
        return False
    if focus in stops:
        place = stops.index(focus) + (1 if forward else -1)
    else:
        inside = [each for each in stops if focus is not None and focus.isAncestorOf(each)]
        place = stops.index(inside[0]) if inside else 0
        place -= 0 if forward else 1
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    enter(stops[place % len(stops)], reason)
    return True


def enter(target: QWidget, reason: Qt.FocusReason) -> None:
    """Give `target` the focus and bring it into view."""
    target.setFocus(reason)
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at inside `widget`, in the order in which it is read."""
    for child in widget.children():
        if not isinstance(child, QWidget) or child.isWindow() or not child.isVisible():
            continue
        takes = child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if takes and child.isEnabled() and child.focusProxy() is None:
            yield child
        yield from stops_of(child)
