"""Areas as lanes, as high as the rows of bars in view need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from planner.layout.rows import RowStyle
from planner.scheduling.availability import Availability
from planner.scheduling.schedule import Activity, Schedule

TITLE_GAP = 5.0
TITLE_INSET = 16.0
"""Pixels beside a title that stands inside a bar of level Quarters."""
TITLE_LEFT = 10.0
GLYPH_ROOM = 18.0
MIN_BAR = 6.0
"""Pixels a bar is painted wide at least."""


def fits_inside(title: float, bar: float) -> bool:
    """Return whether a title so wide stands inside a bar of level Quarters."""
    return title + TITLE_INSET <= bar


@dataclass(frozen=True, slots=True)
class Span:
    """Start and end of a bar as moments (day ordinals with fractions)."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Lane:
    """An area's band: `top` and `height` in content pixels, rows used (0 when collapsed)."""

    area: str
    top: float
    height: float
    rows: int


@dataclass(frozen=True)
class Lanes:
    """Rows of all bars, and the lanes they stack up to."""

    lanes: tuple[Lane, ...]
    rows: Mapping[str, int]
    spans: Mapping[str, Span]
    height: float
    style: RowStyle
    by_area: Mapping[str, Lane] = field(default_factory=dict)

    def top_of(self, area: str, row: int) -> float:
        """Return the top of a bar in content pixels."""
        return self.by_area[area].top + self.style.caption + row * self.style.pitch


def span_of(activity: Activity, availability: Availability) -> Span:
    """Return when a bar starts and ends, to the part of the day where that is known."""
    start, end = float(activity.start.toordinal()), float(activity.finish.toordinal() + 1)
    if activity.start_hours is not None and activity.finish_hours is not None:
        begun = availability.moment_of_start(activity.start_hours)
        start = begun if int(begun) == activity.start.toordinal() else start
        end = max(availability.moment_of_finish(activity.finish_hours), start)
    return Span(start, end)


class Spans(Mapping[str, Span]):
    """The spans of a schedule's bars by their ids, each worked out when it is first asked for.

    Bars that have the same days in the schedule of `before`, except for `free`, are where they are
    there, and not some hours aside.
    """

    def __init__(
        self, schedule: Schedule, before: "Spans | None" = None, free: str | None = None
    ) -> None:
        self._schedule = schedule
        self._before = before
        self._free = free
        self._known: dict[str, Span] = {}

    def __getitem__(self, id_: str) -> Span:
        span = self._known.get(id_)
        if span is None:
            span = self._known[id_] = self._held(id_) or self._worked_out(id_)
        return span

    def _held(self, id_: str) -> Span | None:
        if self._before is None or id_ == self._free:
            return None
        was, bars = self._before._schedule.by_id, self._schedule.by_id
        same = id_ in was and was.days_of(id_) == bars.days_of(id_)
        return self._before[id_] if same else None

    def _worked_out(self, id_: str) -> Span:
        return span_of(self._schedule.by_id[id_], self._schedule.availability)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._schedule.by_id

    def __iter__(self) -> Iterator[str]:
        return iter(self._schedule.by_id.ids)

    def __len__(self) -> int:
        return len(self._schedule.by_id)

    def added_to(self, other: Mapping[str, Span]) -> Set[str]:
        """Return the ids that `other` spans do not have."""
        return self._schedule.by_id.ids - other.keys()

    def has_ids_of(self, other: Mapping[str, Span]) -> bool:
        """Return whether it is known at a glance that both are of the same bars."""
        if not isinstance(other, Spans):
            return False
        return self._schedule.by_id.touched_since(other._schedule.by_id) is not None


def spans_of(schedule: Schedule) -> Spans:
    """Return the span of every bar."""
    return Spans(schedule)


def stack(
    schedule: Schedule,
    areas: Sequence[str],
    rows: Mapping[str, int],
    spans: Mapping[str, Span],
    style: RowStyle,
    in_view: tuple[float, float] | None = None,
    least: Mapping[str, int] | None = None,
    bars: Iterable[Activity] | None = None,
) -> Lanes:
    """Stack the lanes from the top, with as many rows as those `bars` in view (moments) need.

    Lanes without one collapse, bars without a row take none. `bars` are the
    only ones looked at, if given: at least those in view. `least` rows per area stay open.
    """
    used = {area: (least or {}).get(area, 0) for area in areas}
    for bar in schedule.activities if bars is None else bars:
        span = spans[bar.id]
        if bar.id not in rows:
            continue
        if in_view is None or (span.end >= in_view[0] and span.start <= in_view[1]):
            used[bar.skill.area] = max(used.get(bar.skill.area, 0), rows[bar.id] + 1)
    lanes, top = [], 0.0
    for area, count in used.items():
        height = style.height(count)
        lanes.append(Lane(area, top, height, count))
        top += height
    return Lanes(tuple(lanes), rows, spans, top, style, {lane.area: lane for lane in lanes})
