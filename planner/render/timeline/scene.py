"""Everything one picture of the timeline is made of."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from planner.document.document import Preview
from planner.domain.skill import Area
from planner.layout.capacity import WeeklyHours
from planner.layout.lanes import MIN_BAR, Lane, Lanes, Span
from planner.layout.names import NamedBar, place_names
from planner.layout.rows import HEAD, Head, RowStyle
from planner.layout.sessions import Session, sessions_between
from planner.layout.snapping import Snap
from planner.layout.span_index import SpanIndex
from planner.layout.timescale import TimeScale, Zoom
from planner.layout.topics import Moments, TopicBorders
from planner.render.theme import Theme, blend, colour
from planner.render.timeline.bar_titles import States, title_right, year_title_width
from planner.render.timeline.travel import Trail, Travel
from planner.scheduling.activity import part_of, skill_of
from planner.scheduling.schedule import Activity, Schedule

if TYPE_CHECKING:
    from planner.scheduling.forecast import Forecast

_FEW = 8
MOST_NAMED = 400
"""Bars of level Years from which on names and corners are not worth their time."""


class Verb(StrEnum):
    """What a drag does; `HEAD` is one of what stands in the head."""

    MOVE = "move"
    RESIZE = "resize"
    LINK = "link"
    ORDER = "order"
    ADD = "add"
    HEAD = "head"


@dataclass(frozen=True)
class DragPicture:
    """A drag in progress: what it would do and where the bars were.

    `snap` is where the dragged date rests, `reason` why it cannot go further left, in words.
    `words` are the two lines of the bubble where the dragged bar does not say them itself, `spot`
    the viewport point it then hangs from. `span` are the moments that are marked on the capacity
    strip, `place` the bar beside which an insertion line stands: after it, or before. `refused`:
    nothing would come of it. `leash` is the moment at which the hand has what is dragged, where
    it stands elsewhere: it does not follow for want of hours, or, `held_back`, of what has to come
    before it; then a card says so in place of the bubble.
    """

    id: str
    verb: Verb
    preview: Preview
    was: Mapping[str, Span]
    snap: Snap | None = None
    reason: str = ""
    words: tuple[str, str] | None = None
    spot: tuple[float, float] | None = None
    span: tuple[float, float] | None = None
    place: tuple[str, bool] | None = None
    refused: bool = False
    leash: float | None = None
    held_back: bool = False

    @property
    def shown(self) -> Schedule:
        """The schedule that is painted: under a link nothing moves before the drop."""
        return self.preview.before if self.verb == "link" else self.preview.after


@dataclass(frozen=True)
class Link:
    """A link being drawn from the end of bar `source` to a point in viewport pixels.

    `loop` are the bars, from `target` to `source`, that a link which is not `allowed` would close,
    `forbidden` all bars that no link from `source` may go to.
    """

    source: str
    x: float
    y: float
    target: str | None = None
    allowed: bool = True
    loop: tuple[str, ...] = ()
    forbidden: frozenset[str] = frozenset()


class Scrolling(NamedTuple):
    """The view goes along with a drag at its edge: `weeks_a_second`, to the left below 0."""

    weeks_a_second: float


class Taken(NamedTuple):
    """The pixels of a row from `left` to `right`, in which a bar lies with its title."""

    id: str
    left: float
    right: float


@dataclass(frozen=True)
class TimelineScene:
    """A schedule, where its bars lie, and what is selected, hovered or dragged.

    `width` and `height` are the viewport's, `scroll` the pixels the lanes are scrolled down.
    `index` finds the bars in view faster, drags aside.
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
    states: States
    head: Head = HEAD
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
    scrolling: Scrolling | None = None
    focused: bool = False
    forecast: "Forecast | None" = None
    index: SpanIndex | None = None
    travel: Travel | None = None
    trail: Trail | None = None

    @cached_property
    def visible(self) -> tuple[Activity, ...]:
        """The bars in view, titles that run on included."""
        first = self.scale.moment(-400)
        last = self.scale.moment(self.width)
        spans = self.lanes.spans
        if self.index is not None and self.drag is None:
            return tuple(bar for bar in self.index.between(first, last) if self._has_row(bar))
        bars = self.schedule.by_id
        near = map(bars.__getitem__, bars.between(self.scale.day(-400), self.scale.day(self.width)))
        return tuple(
            bar
            for bar in near
            if spans[bar.id].end >= first and spans[bar.id].start <= last and self._has_row(bar)
        )

    def _has_row(self, bar: Activity) -> bool:
        """Lanes open only for bars in view: one beyond the edge may have no row to lie in."""
        row = self.lanes.rows.get(bar.id)
        return row is not None and row < self.lanes.by_area[bar.skill.area].rows

    def share_geometry(self, other: "TimelineScene") -> None:
        """Take over which bars are in view, and where, from a scene in which that is the same."""
        same = (
            self.schedule is other.schedule
            and self.lanes is other.lanes
            and self.scale == other.scale
            and (self.width, self.height, self.scroll) == (other.width, other.height, other.scroll)
            and self.travel is other.travel
        )
        shared = ("visible", "on_screen", "topics", "names") if same else ()
        for name in ("borders", "skill_counts", *shared) if self.schedule is other.schedule else ():
            if name in other.__dict__:
                self.__dict__[name] = other.__dict__[name]

    def has(self, id_: str | None) -> bool:
        """Return whether a bar of this id is in a lane: in the plan, and not filtered out."""
        return id_ is not None and id_ in self.lanes.rows and id_ in self.schedule.by_id

    def tail_end(self, id_: str) -> float:
        """Return the pixel of the day by which a skill is done in four cases of five, or -inf."""
        skills = self.forecast.skills if self.forecast is not None else {}
        if id_ not in skills:
            return float("-inf")
        return self.scale.x(skills[id_].p80.toordinal() + 1)

    @cached_property
    def zoom(self) -> Zoom:
        """The level of zoom."""
        return self.scale.zoom

    @cached_property
    def style(self) -> RowStyle:
        """The sizes of bars, rows and captions."""
        return self.lanes.style

    @cached_property
    def on_screen(self) -> tuple[tuple[Activity, QRectF], ...]:
        """The bars that are painted and their rectangles: in view both ways."""
        top, bottom = self.head.height - 10 - self.style.bar, self.height
        places = self._in_rows(top, bottom) if self.drag is not None else self._at_rest()
        return tuple((bar, rect) for bar, rect in places if top <= rect.top() <= bottom)

    @cached_property
    def taken(self) -> Mapping[float, Sequence[Taken]]:
        """What the bars on screen and their titles take of each row, by its top."""
        rows: dict[float, list[Taken]] = {}
        for bar, rect in self.on_screen:
            right = max(rect.right(), title_right(self.zoom, self.states, bar, rect))
            rows.setdefault(rect.top(), []).append(Taken(bar.id, rect.left(), right))
        return rows

    def _at_rest(self) -> Iterator[tuple[Activity, QRectF]]:
        """Yield the bars in view, however far up or down, where no drag moves them."""
        lanes, travel = self.lanes, self.travel
        for bar in self.visible:
            lane, row = lanes.by_area[bar.skill.area], lanes.rows[bar.id]
            place = self._place(lanes.spans[bar.id], lane, row)
            yield bar, place if travel is None else travel.rect(bar.id, place)

    def _in_rows(self, top: float, bottom: float) -> Iterator[tuple[Activity, QRectF]]:
        """Yield the bars in view whose rows are: a drag makes bars anew, so no others are asked."""
        bars, lanes, spans = self.schedule.by_id, self.lanes, self.lanes.spans
        first, last = self.scale.moment(-400), self.scale.moment(self.width)
        ids = bars.between(self.scale.day(-400), self.scale.day(self.width))
        if len(ids) * _FEW > len(bars):
            _ = bars.days  # all at once take less time than many one by one
        tasks = self.schedule.tasks
        for id_ in ids:
            row = lanes.rows.get(id_)
            lane = lanes.by_area[tasks[skill_of(id_)].skill.area]
            if row is None or row >= lane.rows or not top <= self._top(lane, row) <= bottom:
                continue
            span = spans[id_]
            if span.end >= first and span.start <= last:
                yield bars[id_], self._place(span, lane, row)

    @cached_property
    def names(self) -> Mapping[str, float]:
        """By bar of level Years on screen the pixel at which its name begins, if it has room."""
        if self.zoom is not Zoom.YEARS or len(self.on_screen) > MOST_NAMED:
            return {}
        rows: dict[float, list[NamedBar]] = {}
        for bar, rect in self.on_screen:
            name = year_title_width(bar)
            rows.setdefault(rect.top(), []).append(
                NamedBar(bar.id, rect.left(), rect.right(), name)
            )
        limit = self.scale.x(self.schedule.finish.toordinal() + 1)
        view = (self.style.beside, self.width)
        return dict(
            chain.from_iterable(place_names(row, limit, view).items() for row in rows.values())
        )

    @cached_property
    def skill_counts(self) -> Mapping[str, int]:
        """By area how many skills have a bar."""
        return Counter({bar.skill.id: bar.skill.area for bar in self.schedule.activities}.values())

    @cached_property
    def sessions(self) -> Mapping[str, list[Session]]:
        """The days in view on which each skill is studied."""
        return sessions_between(self.schedule, self.scale.day(0), self.scale.day(self.width))

    @cached_property
    def borders(self) -> TopicBorders:
        """Where topics end in the bars of the schedule."""
        return TopicBorders(self.schedule)

    @cached_property
    def topics(self) -> Mapping[str, Moments]:
        """By bar on screen the moments at which its topics end; nothing from Months on out."""
        if not self.zoom.shows_days:
            return {}
        return self.borders.of(bar for bar, _ in self.on_screen)

    @cached_property
    def moved_on_screen(self) -> Mapping[str, int]:
        """By how many days later those bars on screen end that the drag moves."""
        if self.drag is None or self.drag.verb == "link":
            return {}
        later = ((bar.id, self.drag.preview.days_later(bar)) for bar, _ in self.on_screen)
        return {id_: days for id_, days in later if days is not None}

    @cached_property
    def first_beyond(self) -> Mapping[str, Activity]:
        """By area the first bar that lies right of the view; nothing during a drag."""
        if self.drag is not None:
            return {}
        right, spans = self.scale.moment(self.width), self.lanes.spans
        bars, areas = self.schedule.activities, len(self.lanes.lanes)
        found: dict[str, Activity] = {}
        for bar in bars[bisect_left(bars, self.scale.day(self.width), key=_start) :]:
            area = bar.skill.area
            if area in found or bar.id not in self.lanes.rows:
                continue
            if spans[bar.id].start >= right:
                found[area] = bar
                if len(found) == areas:
                    break
        return found

    @cached_property
    def related(self) -> frozenset[str]:
        """Direct prerequisites and dependants of the leading selected skill."""
        if not self.selection or self.selection[0] not in self.schedule.by_id:
            return frozenset()
        part, scope = part_of(self.selection[0]), self.schedule.scope
        return frozenset((*scope.part_links[part], *scope.parts_unlocked(part)))

    def steps_back(self, id_: str) -> bool:
        """Return whether a bar fades: a drag leaves it alone, or the link may not go there.

        The bars of a loop stay as they are, to be read.
        """
        if self.link is not None and id_ in self.link.forbidden:
            return id_ not in self.link.loop
        if self.drag is None or self.drag.verb == "link":
            return False
        if id_ == self.drag.id or id_ in self.moved_on_screen:
            return False
        return id_ not in self.related and id_ not in self.selection[:1]

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
        lanes = self.lanes
        lane, row = lanes.by_area[self.schedule.by_id[id_].skill.area], lanes.rows[id_]
        if span is not None:
            return self._place(span, lane, row)
        place = self._place(lanes.spans[id_], lane, row)
        return place if self.travel is None else self.travel.rect(id_, place)

    def _place(self, span: Span, lane: Lane, row: int) -> QRectF:
        left, width = self.scale.x(span.start), (span.end - span.start) * self.scale.per_day
        wide = width if width > MIN_BAR else MIN_BAR
        return QRectF(left, self._top(lane, row), wide, self.style.bar)

    def _top(self, lane: Lane, row: int) -> float:
        style, content = self.lanes.style, self.head.height - self.scroll
        return content + lane.top + style.caption + row * style.pitch


def _start(bar: Activity) -> date:
    return bar.start
