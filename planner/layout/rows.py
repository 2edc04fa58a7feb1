"""How high rows, captions and the head of a timeline are, by zoom, size of text and room."""

from dataclasses import dataclass

from planner.layout.timescale import STYLES, Zoom

AXIS, STRIP = 42.0, 50.0
"""Heights of axis and capacity strip at 100 %."""
_LINE = 16.0
"""What of a height grows with text: one line."""
_MORE = {Zoom.QUARTERS: (14.0, 14.0), Zoom.MONTHS: (20.0, 28.0)}
"""By how much bar and pitch are higher at twice the text, where it is not as at Months."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head above the lanes: heights of the axis and of the strip, 0 without one."""

    axis: float = AXIS
    strip: float = STRIP

    @property
    def height(self) -> float:
        """Both together: where the lanes begin."""
        return self.axis + self.strip

    @property
    def base(self) -> float:
        """The pixel of the strip at which no hours stand."""
        return self.height - 1.0


@dataclass(frozen=True, slots=True)
class RowStyle:
    """Sizes in pixels: a bar, from one row to the next, from a lane’s top to its first bar.

    `foot` is what follows the last row, `collapsed` the height of a lane without rows and `least`
    that of one with a row. `beside` is the width of a column of captions at the left; 0 where they
    stand above the bars of their lane. `is_named` says whether rows are high enough for names.
    """

    bar: float
    pitch: float
    caption: float = 26.0
    foot: float = -4.0
    collapsed: float = 28.0
    least: float = 0.0
    beside: float = 0.0
    is_named: bool = True

    def height(self, rows: int) -> float:
        """Return the height of a lane with so many rows."""
        if not rows:
            return self.collapsed
        return max(self.caption + rows * self.pitch + self.foot, self.least)


HEAD = Head()
"""The head at 100 %."""


def head_for(text: float, strip: bool) -> Head:
    """Return the head where text is `text` times its usual size, with a `strip` or without."""
    return Head(AXIS * text, STRIP + _LINE * (text - 1) if strip else 0.0)


def row_style(zoom: Zoom, text: float = 1.0) -> RowStyle:
    """Return the sizes of a level other than Years, which `whole_plan_style` gives."""
    style, (bar, pitch) = STYLES[zoom], _MORE.get(zoom, _MORE[Zoom.MONTHS])
    more = text - 1
    caption = 26.0 + _LINE * more
    return RowStyle(
        style.bar + bar * more, style.pitch + pitch * more, caption, -4.0, 28.0 + _LINE * more
    )


NAMED_PITCH = 16.0
"""Pixels a row of level Years takes at least where each bar is to have its name."""
_PITCHES = (12.0, 28.0)
_APART = 9.0
_CAPTION = 147.0
_MOST_BAR = 18.0
_UNNAMED_BAR = 10.0
_SHARE = 0.3
"""What the captions take of the width at most."""


def captions_beside(text: float, width: float) -> float:
    """Return the width of the column of captions in a view so wide."""
    return min(_CAPTION + 61 * (text - 1) * 2, width * _SHARE)


def has_room_for_names(rows: int, lanes: int, height: float, text: float) -> bool:
    """Return whether so many rows in so many lanes can have names and all be in view."""
    return rows * NAMED_PITCH * text + lanes * _APART <= height


def whole_plan_style(rows: int, lanes: int, height: float, text: float, beside: float) -> RowStyle:
    """Return the sizes of level Years: rows share out the height, within limits.

    What is too much for the height is scrolled; what is too little stays free at the foot.
    """
    least, most = (each * text for each in _PITCHES)
    pitch = min(max((height - lanes * _APART) / max(rows, 1), least), most)
    named = pitch >= NAMED_PITCH * text
    bar = min(pitch - 5, _MOST_BAR * text) if named else min(_UNNAMED_BAR * text, pitch - 2)
    line = 17.0 * text
    top = (_APART + pitch - bar) / 2 - (pitch - bar) / 2
    return RowStyle(bar, pitch, top, _APART - top, line + 5, line + 5, beside, named)
