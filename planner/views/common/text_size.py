"""Fonts and fixed sizes that follow the size of text, also when it changes while on screen."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QMenuBar, QWidget

from planner.render.fonts import font
from planner.views.common.painting import grown
from planner.views.common.themed import Themed

_WIDTH, _HEIGHT, _FACE = "width_at_100", "height_at_100", "face_at_100"


def with_text(pixels: float, text: float) -> int:
    """Return `pixels`, of which `text` follow the size of text; both at 100 %."""
    return round(pixels - text) + grown(text)


def give_face(widget: QWidget, pixels: float, weight: int = 400) -> None:
    """Give `widget` the bundled font in a size (pixels at 100 %) and a CSS weight."""
    widget.setProperty(_FACE, (pixels, weight))
    widget.setFont(font(pixels, weight))


def grow_width(widget: QWidget, pixels: float, text: float | None = None) -> None:
    """Fix the width of `widget`, as `with_text`; without `text` all of it grows."""
    widget.setProperty(_WIDTH, (pixels, pixels if text is None else text))
    _fix_sizes(widget)


def grow_height(widget: QWidget, pixels: float, text: float | None = None) -> None:
    """Fix the height of `widget`, as `with_text`; without `text` all of it grows."""
    widget.setProperty(_HEIGHT, (pixels, pixels if text is None else text))
    _fix_sizes(widget)


def regrow(widgets: Iterable[QWidget]) -> None:
    """Give `widgets` font and sizes again as if they had been made now.

    After the size of text changed, and after another style sheet, which brings back the fonts that
    widgets had before the first one.
    """
    every = list(widgets)
    for widget in every:
        face = widget.property(_FACE)
        if face is not None:
            widget.setFont(font(*face))
        field = widget.lineEdit() if isinstance(widget, QAbstractSpinBox) else None
        if field is not None:
            field.setFont(widget.font())
        _fix_sizes(widget)
    for widget in every:
        if isinstance(widget, Themed):
            widget.fit_text()
        if isinstance(widget, QMenuBar):
            QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))
        if isinstance(widget, QAbstractItemView):
            widget.scheduleDelayedItemsLayout()
        widget.updateGeometry()
        widget.update()


def _fix_sizes(widget: QWidget) -> None:
    for name, fix in ((_WIDTH, widget.setFixedWidth), (_HEIGHT, widget.setFixedHeight)):
        sizes = widget.property(name)
        if sizes is not None:
            fix(with_text(*sizes))
