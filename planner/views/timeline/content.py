"""What the canvas shows of a roadmap, and where: bars, rows, lanes, hours a week."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise
from math import ceil, log
from typing import NamedTuple

from planner.document.changes import ChangeSet
from planner.document.document import Document
from planner.domain.roadmap import Roadmap
from planner.layout.capacity import WeeklyHours
from planner.layout.lanes import Lanes, Span, Spans, spans_of, stack
from planner.layout.packing import Packing
from planner.layout.rows import (
    RowStyle,
    captions_beside,
    has_room_for_names,
    row_style,
    whole_plan_style,
)
from planner.layout.span_index import SpanIndex
from planner.layout.timescale import MOST_PIXELS_PER_DAY, STYLES, TimeScale, Zoom
from planner.render.fonts import text_scale
from planner.render.timeline.bar_titles import title_width
from planner.render.timeline.scene import MOST_NAMED
from planner.scheduling.activity import part_of, skill_of
from planner.scheduling.schedule import Schedule
from planner.scheduling.slack import critical_skills
from planner.scheduling.states import area_progress, state_of

_REMEMBERED = 64


class Room(NamedTuple):
    """The pixels in which lanes are seen."""

    width: float
    height: float


class Content:
    """Everything that depends on the schedule, worked out once per change and not per frame.

    `previewed` is the schedule that a drag shows: lanes open for its bars, too.

    `room` is what lanes have of the screen. The catalogue's areas give the order of the lanes.
    Rows depend on the zoom, lanes on the time in view; at level Years both on the height.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._areas = [*document.catalogue.areas]
        self.rows: dict[str, int] = {}
        self.shown: frozenset[str] | None = None
        self._rows_of: dict[tuple[int, float, float], tuple[Roadmap, dict[str, int]]] = {}
        self.room = Room(880, 600)
        self.lanes = Lanes((), {}, {}, 0.0, row_style(Zoom.MONTHS))
        self.previewed: Schedule | None = None
        self.tinted: frozenset[str] = frozenset()
        self.critical: frozenset[str] = frozenset()
        self.take(document.schedule)
        self.filter()

    def follow(self, changes: ChangeSet) -> None:
        """Show what an edit made of the roadmap; rows and lanes follow with `pack`."""
        self.take(self.document.schedule)
        self.filter()
        self.tinted = frozenset(changes.moved) | changes.added

    def take(self, schedule: Schedule) -> None:
        """Show another schedule; rows and lanes follow with `pack`."""
        self.schedule = schedule
        self.spans: Mapping[str, Span] = spans_of(schedule)
        self.index = SpanIndex(schedule.activities, self.spans)
        self._packing: Packing | None = None
        self.weeks = WeeklyHours(schedule)
        self.progress = area_progress(schedule)
        self.states = {skill: state_of(skill, schedule) for skill in schedule.tasks}
        self.critical = frozenset()

    def find_critical(self) -> None:
        """Work out what drives the finish: it costs many schedules, so not before first paint."""
        self.critical = critical_skills(self.schedule)

    def pack(self, scale: TimeScale, afresh: bool = False, firm: str | None = None) -> None:
        """Give every bar a row; unless `afresh`, rows in use are kept where they are free.

        The bar `firm` keeps its row in any case: others give way.

        A roadmap that comes back, by undo or redo, finds its bars in the rows they had.
        """
        roadmap, per_day = self.schedule.roadmap, packing_zoom(scale.per_day)
        key = id(roadmap), per_day, self.room.height if scale.zoom is Zoom.YEARS else 0
        held = self._rows_of.get(key)
        if held is not None:
            self.rows = held[1]
            return
        if self._packing is None:
            self._packing = Packing(self.schedule, self.spans, title_width)
        kept = {} if afresh else self.rows
        self.rows = self._packed(self._packing, per_day, scale.zoom, kept, firm)
        if len(self._rows_of) >= _REMEMBERED:
            self._rows_of.clear()
        self._rows_of[key] = (roadmap, self.rows)

    def _packed(
        self, packing: Packing, per_day: float, zoom: Zoom, kept: Mapping[str, int],
        firm: str | None,
    ) -> dict[str, int]:  # fmt: skip
        """Return the rows; at level Years with all names if they all fit into the height."""
        if zoom is Zoom.YEARS and len(self.spans) <= MOST_NAMED:
            limit = self.schedule.finish.toordinal() + 1.0
            rows = packing.rows(per_day, zoom, kept, self.shown, firm, limit)
            lanes, count = self._lanes_and_rows(rows)
            if has_room_for_names(count, lanes, self._height_for(lanes), text_scale()):
                return rows
        return packing.rows(per_day, zoom, kept, self.shown, firm)

    def _lanes_and_rows(self, rows: Mapping[str, int]) -> tuple[int, int]:
        """Return how many lanes have bars, and how many rows there are in all."""
        tasks, used = self.schedule.tasks, dict[str, int]()
        for id_, row in rows.items():
            area = tasks[skill_of(id_)].skill.area
            used[area] = max(used.get(area, 0), row + 1)
        return len(used), sum(used.values())

    def _height_for(self, lanes: int) -> float:
        """Return the pixels that lanes with bars share: those without have taken theirs."""
        empty = whole_plan_style(0, 0, 0, text_scale(), 0).collapsed
        return self.room.height - (len(self._areas) - lanes) * empty

    def _style(self, zoom: Zoom) -> RowStyle:
        if zoom is not Zoom.YEARS:
            return row_style(zoom, text_scale())
        lanes, rows = self._lanes_and_rows(self.rows)
        beside = captions_beside(text_scale(), self.room.width)
        return whole_plan_style(rows, lanes, self._height_for(lanes), text_scale(), beside)

    def forget_rows(self) -> None:
        """Let `pack` work out all rows anew: titles have another width."""
        self.rows, self._packing = {}, None
        self._rows_of.clear()

    def filter(self) -> None:
        """Give rows to the bars only that the document's filter leaves; they follow with `pack`."""
        document, shown = self.document, None
        if document.filter.count:
            parts = document.filter.shown(document.schedule, document.catalogue)
            shown = frozenset(
                bar.id for bar in document.schedule.activities if part_of(bar.id) in parts
            )
        if shown != self.shown:
            self.shown = shown
            self._rows_of.clear()

    def stack(self, scale: TimeScale, width: float, shrink: bool) -> None:
        """Stack lanes for the time in view; without `shrink` they only open, never close."""
        if scale.zoom is Zoom.YEARS:
            self.lanes = stack(
                self.schedule, self._areas, self.rows, self.spans, self._style(scale.zoom)
            )
            return
        in_view = (scale.moment(0), scale.moment(width))
        least = {} if shrink else {lane.area: lane.rows for lane in self.lanes.lanes}
        bars = self.index.between(*in_view)
        if self.previewed is not None:
            least = self._open_for_preview(scale, width, least)
        self.lanes = stack(
            self.schedule,
            self._areas,
            self.rows,
            self.spans,
            self._style(scale.zoom),
            in_view,
            least,
            bars,
        )

    def _open_for_preview(
        self, scale: TimeScale, width: float, least: Mapping[str, int]
    ) -> dict[str, int]:
        """Return `least` rows per area that have room for what a drag brings into view, too."""
        assert self.previewed is not None
        bars, rows = self.previewed.by_id, dict(least)
        for id_ in bars.between(scale.day(0), scale.day(width)):
            if id_ in self.rows:
                area = bars[id_].skill.area
                rows[area] = max(rows.get(area, 0), self.rows[id_] + 1)
        return rows

    def first_and_last(self) -> tuple[float, float]:
        """Return the moments between which the plan lies, deadline included."""
        schedule = self.schedule
        finish = max(schedule.finish, (self.previewed or schedule).finish)
        last = max(finish, schedule.roadmap.deadline or finish).toordinal() + 1
        return (last - 31.0 if self.index.first is None else self.index.first), last

    def top_of(self, id_: str) -> float:
        """Return the top of a bar in content pixels."""
        return self.lanes.top_of(self.schedule.by_id[id_].skill.area, self.rows[id_])


def packing_zoom(per_day: float) -> float:
    """Return the zoom, at most an eighth less than `per_day`, for which rows are worked out.

    Rows that have room there have room at `per_day` too, where everything is wider. So bars keep
    their rows from one notch of the wheel to the next.
    """
    return _PACKINGS[max(bisect_right(_PACKINGS, per_day * (1 + 1e-9)) - 1, 0)]


def _packings() -> tuple[float, ...]:
    edges = sorted({each for style in STYLES.values() for each in (style.least, style.detent)})
    zooms = []
    for first, last in pairwise([*edges, MOST_PIXELS_PER_DAY]):
        steps = ceil(log(last / first) / log(1.125))
        zooms += [first * (last / first) ** (step / steps) for step in range(steps)]
    return tuple(zooms)


_PACKINGS = _packings()


def previewed(lanes: Lanes, schedule: Schedule, zoom: Zoom, dragged: str) -> Lanes:
    """Return `lanes` with the bars where `schedule` has them: rows stay put during a drag.

    A bar that the drag adds gets the first row of its lane in which it lies beside the others.
    Where days are not shown, bars that keep their days stay where they are, except for the
    `dragged` one: some hours aside would be a pixel or two, in every frame others.
    """
    before = lanes.spans if isinstance(lanes.spans, Spans) else None
    spans = Spans(schedule, None if zoom.shows_days else before, dragged)
    rows: Mapping[str, int] = lanes.rows
    added = frozenset() if spans.has_ids_of(lanes.spans) else spans.added_to(lanes.spans)
    if added:
        rows = dict(rows)
        for id_ in added:
            rows[id_] = _row_beside(id_, rows, lanes, spans, schedule)
    return Lanes(lanes.lanes, rows, spans, lanes.height, lanes.style, lanes.by_area)


def _row_beside(
    id_: str,
    rows: Mapping[str, int],
    lanes: Lanes,
    spans: Mapping[str, Span],
    schedule: Schedule,
) -> int:
    area, span = schedule.by_id[id_].skill.area, spans[id_]
    taken = {
        row
        for other, row in rows.items()
        if other in spans
        and spans[other].start < span.end
        and spans[other].end > span.start
        and schedule.by_id[other].skill.area == area
    }
    open_rows = lanes.by_area[area].rows if area in lanes.by_area else 0
    return next((row for row in range(open_rows) if row not in taken), open_rows)
