"""What of the open plan has room on screen, by the size of the window and of its text."""

from enum import StrEnum
from typing import NamedTuple

LEAST_WINDOW = (800, 460)
"""Width and height of the window in which everything can be reached."""
NARROW = 1180
"""Width below which the inspector makes room by itself."""
_SINGLE = (900, 600)
_NO_OVERVIEW, _NO_STRIP = 520, 480
_WIDER, _NARROWER = 480, 200
"""How much wider the panes are at twice the text: all of them, and the sidebar alone."""


class Pane(StrEnum):
    """The panes of the open plan, from the left."""

    OUTLINE = "outline"
    VIEW = "view"
    DETAILS = "details"


class Arrangement(NamedTuple):
    """`single`: one pane at a time. `narrow`: the inspector comes when it is asked for only.

    Whether the timeline has its `overview` and its capacity `strip`.
    """

    single: bool = False
    narrow: bool = False
    overview: bool = True
    strip: bool = True


def arrangement_for(width: int, height: int, text: float = 1.0) -> Arrangement:
    """Return what has room in a window of `width` and `height` pixels, its frame not counted.

    Text is `text` times its usual size.
    """
    more = text - 1
    single = width < _SINGLE[0] + _NARROWER * more or height < _SINGLE[1]
    narrow = width < NARROW + _WIDER * more
    return Arrangement(single, narrow, height >= _NO_OVERVIEW, height >= _NO_STRIP)
