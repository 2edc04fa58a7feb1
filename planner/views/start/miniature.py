"""The plan opened last, large: a row an area over an axis, with a line for today."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.render.theme import colour
from planner.views.common.plan_strips import paint_axis, paint_day, paint_strips
from planner.views.common.plan_summary import PlanSummary
from planner.views.common.themed import Themed


class Miniature(Themed, QWidget):
    """A large miniature with years and months below, a line for today and one at the finish."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: PlanSummary | None = None
        self.today = date.min

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plan over its axis."""
        if self.plan is None:
            return
        box = QRectF(self.rect()).adjusted(24, 22, -36, -42)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.panel))
            paint_axis(painter, box, self.plan, self.theme)
            paint_strips(painter, box, self.plan, self.theme, 3)
            paint_day(painter, box, self.plan, self.today, self.theme)
            paint_day(painter, box, self.plan, self.plan.finish, self.theme, after=1)
