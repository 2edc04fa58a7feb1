"""Rows of the editor of an estimate: the hours by chance, and what would change."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.effort import Effort
from planner.domain.formatting import hours_text
from planner.render.fonts import font
from planner.views.common.painting import paint_pixmap_icon, paint_text, text_width
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed

_ROW = 26
_NAME = 106
_BADGE = 56


@dataclass(frozen=True, slots=True)
class Delta:
    """A value before and after; `sign` is above 0 where the plan gets longer."""

    name: str
    before: str
    after: str
    badge: str = ""
    sign: int = 0


class Figures(Themed, QWidget):
    """Numbers with their names in one line, spread over its width."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self.figures: tuple[tuple[str, str], ...] = ()
        grow_height(self, 18, 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show names and values, the first in bold."""
        self.figures = tuple(figures)
        self.setAccessibleName(", ".join(f"{name} {value}" for name, value in figures))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(288, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names and values."""
        theme = self.theme
        faces = [font(12, 500 if place else 600) for place in range(len(self.figures))]
        rows = list(zip(self.figures, faces, strict=True))
        widths = [text_width(f"{name} ", font(12)) + 1 for (name, _), _ in rows]
        totals = [
            width + text_width(value, face) + 1
            for ((_, value), face), width in zip(rows, widths, strict=True)
        ]
        gap = (self.width() - sum(totals)) / max(len(rows) - 1, 1)
        x = 0.0
        with QPainter(self) as painter:
            for ((name, value), face), width, total in zip(rows, widths, totals, strict=True):
                paint_text(painter, QRectF(x, 0, width, 18), name, font(12), theme.ink2)
                room = QRectF(x + width, 0, total - width, 18)
                paint_text(painter, room, value, face, theme.ink)
                x += total + gap


class Deltas(Themed, QWidget):
    """Rows of a name, the old value struck out, the new one, and by how much it differs."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, count: int) -> None:
        super().__init__()
        self.rows: tuple[Delta, ...] = ()
        self.setFixedHeight(count * _ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Delta]) -> None:
        """Show `rows`."""
        self.rows = tuple(rows)
        told = [f"{row.name}: {row.after}, was {row.before}" for row in rows]
        self.setAccessibleName(". ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(288, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        with QPainter(self) as painter:
            for place, row in enumerate(self.rows):
                self._paint_row(painter, row, place * _ROW)

    def _paint_row(self, painter: QPainter, row: Delta, y: int) -> None:
        theme, width = self.theme, self.width()
        face, struck = font(12), QFont(font(12))
        struck.setStrikeOut(True)
        paint_text(painter, QRectF(0, y, _NAME, _ROW), row.name, face, theme.ink2)
        x = float(_NAME)
        if row.before != row.after:
            old = text_width(row.before, struck)
            paint_text(painter, QRectF(x, y, old + 1, _ROW), row.before, struck, theme.ink2)
            at = QPointF(x + old + 6, y + (_ROW - 13) / 2)
            paint_pixmap_icon(painter, self, "arrow-right", at, 13, theme.ink3, 1.75)
            x += old + 25
        room = QRectF(x, y, width - x, _ROW)
        paint_text(painter, room, row.after, font(12, 500), theme.ink)
        if row.badge:
            ink = theme.warn if row.sign > 0 else theme.good
            room = QRectF(width - _BADGE, y, _BADGE, _ROW)
            right = Qt.AlignmentFlag.AlignRight
            paint_text(painter, room, row.badge, font(12, 600), ink, right)


def points_text(effort: Effort) -> str:
    """Return the three points of an estimate in words."""
    points = zip(
        ("Optimistic", "most likely", "pessimistic"),
        (effort.optimistic, effort.likely, effort.pessimistic),
        strict=True,
    )
    return ", ".join(f"{name} {hours_text(hours)}" for name, hours in points)
