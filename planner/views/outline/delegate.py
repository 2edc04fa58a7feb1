"""Paints the rows of the sidebar's trees."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.render.fonts import font
from planner.render.glyphs import GLYPH_OF_STATE, glyph_colour, paint_glyph
from planner.render.icons import paint_icon
from planner.render.theme import LIGHT, Theme, colour
from planner.scheduling.states import State
from planner.views.common.painting import paint_box, paint_progress, paint_text
from planner.views.common.text_size import with_text
from planner.views.outline.model import ROW_ROLE
from planner.views.outline.tree_rows import AreaRow, Listed, SkillRow

ROW = 26
MARGIN = 6
ADD_WIDTH = 30
"""Width of the zone at the right end of a catalogue row that adds its skill."""

Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Paints area and skill rows; `ring` is whether the current row shows keyboard focus."""

    theme: Theme = LIGHT
    ring = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row of the design, an area with a pixel of air above."""
        return QSize(120, with_text(ROW, 16) + (0 if index.parent().isValid() else 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, focus ring and the parts of the row."""
        row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        high = with_text(ROW, 16)
        box = QRect(MARGIN, rect.bottom() - high + 1, rect.right() - 2 * MARGIN, high)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if selected or hovered:
            paint_box(painter, box, self.theme.sel if selected else self.theme.hover, None, 5)
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            paint_box(painter, box, None, self.theme.ink, 5, 1.75)
        if isinstance(row, AreaRow):
            is_open = bool(state & QStyle.StateFlag.State_Open)
            self._paint_area(painter, box, row, is_open)
        elif isinstance(row, SkillRow):
            offers = hovered or (self.ring and bool(state & QStyle.StateFlag.State_HasFocus))
            self._paint_skill(painter, box, row, selected, offers)
        painter.restore()

    def _paint_area(self, painter: QPainter, box: QRect, row: AreaRow, is_open: bool) -> None:
        theme, middle = self.theme, box.center().y() + 1
        chevron = "chevron-down" if is_open else "chevron-right"
        paint_icon(painter, chevron, QRectF(box.left() + 4, middle - 7, 14, 14), theme.ink3, 2.0)
        area = theme.area(row.area)
        tile = QRectF(box.left() + 25, middle - 9, 18, 18)
        paint_box(painter, tile, area.tint, None, 5)
        paint_icon(painter, row.icon, tile.adjusted(3, 3, -3, -3), area.ink, 2.0)
        right = box.right() - 8
        if row.share is None:
            right = self._paint_detail(painter, box, right, str(len(row.skills)), theme.ink3)
        else:
            bar = QRectF(right - 43, middle - 2, 44, 4)
            paint_progress(painter, bar, row.share, area.ink, theme.grid2)
            right -= 44 + 8
        left = box.left() + 50
        name = QRect(left, box.top(), right - left, box.height())
        paint_text(painter, name, row.name, font(12.5, 600), theme.ink)

    def _paint_skill(
        self, painter: QPainter, box: QRect, row: SkillRow, selected: bool, offers: bool
    ) -> None:
        theme = self.theme
        self._paint_mark(painter, box, row)
        right = box.right() - 8
        if row.state is Listed.ABSENT and offers:
            plus = QRectF(right - 15, box.center().y() - 7, 16, 16)
            paint_icon(painter, "plus", plus, theme.ink, 1.75)
            right -= 24
        elif row.pinned:
            pin = QRectF(right - 11, box.center().y() - 5, 12, 12)
            paint_glyph(painter, "pin", pin, theme.ink2, theme)
            right -= 18
        ink = theme.ink2 if selected else theme.ink3
        right = self._paint_detail(painter, box, right, row.detail, ink)
        left = box.left() + 47
        name = QRect(left, box.top(), right - left, box.height())
        quiet = row.state not in (State.NEXT, State.IN_PROGRESS, Listed.ABSENT)
        paint_text(painter, name, row.name, font(12.5), theme.ink2 if quiet else theme.ink)

    def _paint_mark(self, painter: QPainter, box: QRect, row: SkillRow) -> None:
        place = QRectF(box.left() + 26, box.center().y() - 6, 14, 14)
        if row.state is Listed.IN_PLAN:
            paint_icon(painter, "check", place, self.theme.ink3, 2.2)
        elif row.state is Listed.ABSENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self.theme.area(row.area).solid))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawEllipse(place.center(), 2.5, 2.5)
        else:
            hex_ = glyph_colour(row.state, row.area, self.theme)
            glyph = GLYPH_OF_STATE[row.state]
            paint_glyph(painter, glyph, place, hex_, self.theme, row.share)

    def _paint_detail(self, painter: QPainter, box: QRect, right: int, text: str, ink: str) -> int:
        """Write `text` so that it ends at `right`; return where the name has to end."""
        face: QFont = font(11.5)
        width = int(QFontMetricsF(face).horizontalAdvance(text) + 1)
        place = QRect(right - width, box.top(), width + 1, box.height())
        paint_text(painter, place, text, face, ink, Qt.AlignmentFlag.AlignRight)
        return right - width - 8
