"""Sections in one column, or in two where there is room."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from planner.render.fonts import text_scale

_TWO_FROM = 700
"""Pixels from which on two columns can be read, at the usual size of text."""


def has_room_for_two(width: int) -> bool:
    """Return whether two columns can be read in so many pixels."""
    return width >= _TWO_FROM * text_scale()


class Columns(QWidget):
    """`left` above `right`, or beside it when `set_two` says so; the order of Tab is the same."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 2, 0, 0)
        self._row.setSpacing(0)
        self._sides = [_column(left), _column(right)]
        self._row.addWidget(self._sides[0])
        self._row.addWidget(self._sides[1])
        self._row.addStretch(1)

    def set_two(self, two: bool) -> None:
        """Put the columns beside one another, or below."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if two else way.TopToBottom)
        for place in (0, 1):
            self._row.setStretch(place, int(two))
            layout = self._sides[place].layout()
            assert isinstance(layout, QVBoxLayout)
            layout.setStretch(layout.count() - 1, int(two))
        self._row.setStretch(2, int(not two))


def _column(sections: Sequence[QWidget]) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for section in sections:
        column.addWidget(section)
    column.addStretch(0)
    return side
