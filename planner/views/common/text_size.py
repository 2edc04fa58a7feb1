"""Fixed sizes that follow the size of text, also when it is changed while they are on screen."""

from PySide6.QtWidgets import QWidget

from planner.views.common.painting import grown

_WIDTH, _HEIGHT = "width_at_100", "height_at_100"


def with_text(pixels: float, text: float) -> int:
    """Return `pixels`, of which `text` follow the size of text; both at 100 %."""
    return round(pixels - text) + grown(text)


def grow_width(widget: QWidget, pixels: float, text: float | None = None) -> None:
    """Fix the width of `widget`, as `with_text`; without `text` all of it grows."""
    widget.setProperty(_WIDTH, (pixels, pixels if text is None else text))
    regrow(widget)


def grow_height(widget: QWidget, pixels: float, text: float | None = None) -> None:
    """Fix the height of `widget`, as `with_text`; without `text` all of it grows."""
    widget.setProperty(_HEIGHT, (pixels, pixels if text is None else text))
    regrow(widget)


def regrow(widget: QWidget) -> None:
    """Give `widget` the sizes fixed by `grow_width` and `grow_height` again: text has changed."""
    for name, fix in ((_WIDTH, widget.setFixedWidth), (_HEIGHT, widget.setFixedHeight)):
        sizes = widget.property(name)
        if sizes is not None:
            fix(with_text(*sizes))
