"""What the canvas shows of a schedule, and where: bars, rows, lanes, hours a week."""

from collections.abc import Mapping, Sequence

from planner.domain.roadmap import Roadmap
from planner.layout.capacity import WeeklyHours
from planner.layout.lanes import Lanes, Span, assign_rows, spans_of, stack
from planner.layout.timescale import TimeScale
from planner.render.text import width as text_width
from planner.scheduling.schedule import Schedule
from planner.scheduling.slack import critical_skills
from planner.scheduling.states import area_progress, state_of

_REMEMBERED = 64


class Content:
    """Everything that depends on the schedule, worked out once per change and not per frame.

    `areas` give the order of the lanes. Rows depend on the zoom, lanes on the time in view.
    """

    def __init__(self, schedule: Schedule, areas: Sequence[str]) -> None:
        self._areas = areas
        self.rows: dict[str, int] = {}
        self._rows_of: dict[int, tuple[Roadmap, float, dict[str, int]]] = {}
        self.lanes = Lanes((), {}, {}, 0.0)
        self.tinted: frozenset[str] = frozenset()
        self.critical: frozenset[str] = frozenset()
        self.take(schedule)

    def take(self, schedule: Schedule) -> None:
        """Show another schedule; rows and lanes follow with `pack`."""
        self.schedule = schedule
        self.spans: Mapping[str, Span] = spans_of(schedule)
        self.weeks = WeeklyHours(schedule)
        self.progress = area_progress(schedule)
        self.states = {skill: state_of(skill, schedule) for skill in schedule.tasks}
        self.critical = frozenset()

    def find_critical(self) -> None:
        """Work out what drives the finish: it costs many schedules, so not before first paint."""
        self.critical = critical_skills(self.schedule)

    def pack(self, scale: TimeScale, afresh: bool = False) -> None:
        """Give every bar a row; unless `afresh`, rows in use are kept where they are free.

        A roadmap that comes back, by undo or redo, finds its bars in the rows they had.
        """
        roadmap = self.schedule.roadmap
        held = self._rows_of.get(id(roadmap))
        if held is not None and held[1] == scale.per_day:
            self.rows = held[2]
            return
        self.rows = assign_rows(
            self.schedule,
            self.spans,
            scale.per_day,
            scale.level,
            lambda title: text_width(title, 12, 500),
            {} if afresh else self.rows,
        )
        if len(self._rows_of) >= _REMEMBERED:
            self._rows_of.clear()
        self._rows_of[id(roadmap)] = (roadmap, scale.per_day, self.rows)

    def stack(self, scale: TimeScale, width: float, shrink: bool) -> None:
        """Stack lanes for the time in view; without `shrink` they only open, never close."""
        in_view = (scale.moment(0), scale.moment(width))
        least = {} if shrink else {lane.area: lane.rows for lane in self.lanes.lanes}
        self.lanes = stack(self.schedule, self._areas, self.rows, self.spans, scale, in_view, least)

    def first_and_last(self) -> tuple[float, float]:
        """Return the moments between which the plan lies, deadline included."""
        schedule = self.schedule
        last = max(schedule.finish, schedule.roadmap.deadline or schedule.finish).toordinal() + 1
        return min((span.start for span in self.spans.values()), default=last - 31.0), last

    def top_of(self, id_: str, scale: TimeScale) -> float:
        """Return the top of a bar in content pixels."""
        return self.lanes.top_of(self.schedule.by_id[id_].skill.area, self.rows[id_], scale)


def previewed(lanes: Lanes, schedule: Schedule) -> Lanes:
    """Return `lanes` with the bars where `schedule` has them: rows stay put during a drag."""
    return Lanes(lanes.lanes, lanes.rows, spans_of(schedule), lanes.height, lanes.by_area)
