"""Fixed sizes that follow the size of text, also when it is changed while they are on screen."""

from PySide6.QtWidgets import QWidget

from planner.views.common.painting import grown

_WIDTH, _HEIGHT = "width_at_100", "height_at_100"


def grow_width(widget: QWidget, pixels: float) -> None:
    """Fix the width of `widget`; `pixels` is that at 100 %."""
    widget.setProperty(_WIDTH, pixels)
    widget.setFixedWidth(grown(pixels))


def grow_height(widget: QWidget, pixels: float) -> None:
    """Fix the height of `widget`; `pixels` is that at 100 %."""
    widget.setProperty(_HEIGHT, pixels)
    widget.setFixedHeight(grown(pixels))


def regrow(widget: QWidget) -> None:
    """Give `widget` the sizes fixed by `grow_width` and `grow_height` again: text has changed."""
    for name, fix in ((_WIDTH, widget.setFixedWidth), (_HEIGHT, widget.setFixedHeight)):
        pixels = widget.property(name)
        if pixels is not None:
            fix(grown(pixels))
