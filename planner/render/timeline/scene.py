"""Everything one picture of the timeline is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from planner.document.document import Preview
from planner.domain.skill import Area
from planner.layout.capacity import WeeklyHours
from planner.layout.lanes import MIN_BAR, Lanes, Span
from planner.layout.snapping import Snap
from planner.layout.timescale import TimeScale
from planner.render.theme import Theme, blend, colour
from planner.scheduling.schedule import Activity, Schedule

if TYPE_CHECKING:
    from planner.scheduling.forecast import Forecast

AXIS_HEIGHT = 42.0
CAPACITY_HEIGHT = 50.0
HEAD = AXIS_HEIGHT + CAPACITY_HEIGHT


@dataclass(frozen=True)
class DragPicture:
    """A drag in progress: what it would do and where the bars were.

    `verb` is "move", "resize" or "link"; `snap` where the dragged date rests, `reason` why it
    cannot go further left, in words.
    """

    id: str
    verb: str
    preview: Preview
    was: Mapping[str, Span]
    snap: Snap | None = None
    reason: str = ""


@dataclass(frozen=True)
class Link:
    """A link being drawn from the end of bar `source` to a point in viewport pixels."""

    source: str
    x: float
    y: float
    target: str | None = None
    allowed: bool = True


@dataclass(frozen=True)
class TimelineScene:
    """A schedule, where its bars lie, and what is selected, hovered or dragged.

    `width` and `height` are the viewport's, `scroll` the pixels the lanes are scrolled down.
    """

    schedule: Schedule
    areas: Mapping[str, Area]
    lanes: Lanes
    scale: TimeScale
    theme: Theme
    width: float
    height: float
    weeks: WeeklyHours
    progress: Mapping[str, tuple[float, float]]
    states: Mapping[str, str]
    scroll: float = 0.0
    today: date | None = None
    today_label: str = "Today"
    selection: tuple[str, ...] = ()
    hovered: str | None = None
    critical: frozenset[str] = frozenset()
    tinted: frozenset[str] = frozenset()
    arrows: str = "selection"
    drag: DragPicture | None = None
    link: Link | None = None
    focused: bool = False
    forecast: "Forecast | None" = None

    @cached_property
    def visible(self) -> tuple[Activity, ...]:
        """The bars in view, titles that run on included."""
        first = self.scale.moment(-400)
        last = self.scale.moment(self.width)
        spans = self.lanes.spans
        return tuple(
            bar
            for bar in self.schedule.activities
            if spans[bar.id].end >= first and spans[bar.id].start <= last and self._has_row(bar)
        )

    def _has_row(self, bar: Activity) -> bool:
        """Lanes open only for bars in view: one beyond the edge may have no row to lie in."""
        return self.lanes.rows[bar.id] < self.lanes.by_area[bar.skill.area].rows

    @cached_property
    def related(self) -> frozenset[str]:
        """Direct prerequisites and dependants of the leading selected skill."""
        if not self.selection or self.selection[0] not in self.schedule.by_id:
            return frozenset()
        skill = self.schedule.by_id[self.selection[0]].skill.id
        scope = self.schedule.scope
        return frozenset((*scope.needs(skill), *scope.unlocks(skill)))

    @cached_property
    def finish_band(self) -> tuple[float, float] | None:
        """The pixels from the likely to the safe finish; None without a forecast or difference."""
        if self.forecast is None:
            return None
        likely = self.scale.x(self.schedule.finish.toordinal() + 1)
        safe = self.scale.x(self.forecast.finish.p80.toordinal() + 1)
        return (likely, safe) if safe > likely else None

    def ground(self, x: float) -> QColor:
        """Return the colour on which the lanes are painted at pixel `x`."""
        band = self.finish_band
        if band is not None and band[0] <= x <= band[1]:
            return blend(self.theme.ink, self.theme.canvas, 0.08)
        return colour(self.theme.canvas)

    def rect(self, id_: str, span: Span | None = None) -> QRectF:
        """Return the rectangle of a bar in viewport pixels, at `span` instead of its own."""
        bar = self.schedule.by_id[id_]
        span = span or self.lanes.spans[id_]
        left = self.scale.x(span.start)
        width = max((span.end - span.start) * self.scale.per_day, MIN_BAR)
        top = self.lanes.top_of(bar.skill.area, self.lanes.rows[id_], self.scale)
        return QRectF(left, HEAD + top - self.scroll, width, self.scale.style.bar)
