"""The plan by the chosen route: a row an area, and the chance of the deadline."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import chance_text, count_text, day_text
from planner.render.fonts import font
from planner.render.theme import Theme
from planner.scheduling.forecast import Forecast
from planner.scheduling.route_outcome import RouteOutcome
from planner.views.common.labels import ElidedLabel, Heading, Label
from planner.views.common.painting import grown, paint_box, paint_pixmap_icon, paint_text
from planner.views.common.plan_strips import paint_axis, paint_day, paint_strips
from planner.views.common.plan_summary import PlanSummary, summary_of
from planner.views.common.themed import Themed

_NAMES = 128
_LANE = 16


class ChosenPlan(Themed, QWidget):
    """Headline and picture of one outcome."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.title = Heading("", 13.5, 600)
        self.scope = ElidedLabel("", 12, 400, "ink2")
        self.chance = Label("", 12, 400, "ink2")
        self.picture = AreaLanes(catalogue)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.scope, 1)
        head.addWidget(self.chance)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.picture)
        self._catalogue = catalogue
        self._shown: RouteOutcome | None = None

    def show_outcome(
        self, outcome: RouteOutcome, forecast: Forecast | None, deadline: date | None
    ) -> None:
        """Show the plan of a route; without a forecast the chance follows."""
        route = outcome.route
        self.title.setText(f"{route.short_name} plan")
        skills = count_text(outcome.skills, "skill")
        self.scope.setText(f"{skills} to learn, by area" if outcome.skills else "nothing to learn")
        self.chance.setText(deadline_chance_text(forecast, deadline))
        self.picture.setVisible(outcome.skills > 0)
        if outcome is not self._shown:
            self._shown = outcome
            self.picture.show_plan(summary_of(outcome.schedule, self._catalogue))


class AreaLanes(Themed, QWidget):
    """Areas with their names at the left, an axis below."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._plan: PlanSummary | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, plan: PlanSummary) -> None:
        """Show a plan."""
        self._plan = plan
        self.setFixedHeight(grown(_LANE * max(len(self._areas(plan)), 6) + 24) + 18)
        skills = ", ".join(self._catalogue.areas[area].name for area in self._areas(plan))
        self.setAccessibleName(f"The plan by area: {skills or 'nothing to learn'}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of eight areas."""
        return QSize(690, grown(_LANE * 8 + 24) + 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names and the plan."""
        theme, plan = self.theme, self._plan
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.raised, theme.border2, 8)
            if plan is None:
                return
            areas = self._areas(plan)
            lane, names = grown(_LANE), grown(_NAMES)
            high = lane * max(len(areas), 6)
            box = QRectF(12 + names, 9, self.width() - names - 12 - 28, high)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            paint_axis(painter, box, plan, theme)
            paint_strips(painter, box, plan, theme, 3)
            paint_day(painter, box, plan, plan.finish, theme, after=1)
            for row, area in enumerate(areas):
                self._paint_name(painter, area, box.top() + row * lane, theme)

    def _paint_name(self, painter: QPainter, area: str, y: float, theme: Theme) -> None:
        ink = theme.area(area).ink
        held = self._catalogue.areas[area]
        if held.icon:
            paint_pixmap_icon(
                painter, self, held.icon, QPointF(12, y + (grown(_LANE) - 12) / 2), 12, ink, 2.0
            )
        room = QRectF(30, y, grown(_NAMES) - 22, grown(_LANE))
        paint_text(painter, room, held.name, font(11.5, 500), ink)

    @staticmethod
    def _areas(plan: PlanSummary) -> list[str]:
        held = {strip.area for strip in plan.strips}
        return [area for area in plan.areas if area in held]


def deadline_chance_text(forecast: Forecast | None, deadline: date | None) -> str:
    """Return “68 % chance by 31 Jan 2028”; "" without a deadline."""
    if deadline is None:
        return ""
    if forecast is None:
        return f"Deadline {day_text(deadline)}"
    return f"{chance_text(forecast.chance_by(deadline))} chance by {day_text(deadline)}"
