"""The bars of a schedule: what is studied or taught from which day to which day, and why then."""

from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import compress
from math import inf
from typing import NamedTuple, TypeAlias

from planner.domain.effort import Level
from planner.domain.skill import Skill, SkillId
from planner.scheduling.availability import EPSILON, Availability, next_day
from planner.scheduling.engine import NOBODY, Cause, Timing
from planner.scheduling.workload import Status, Task

Days: TypeAlias = tuple[int, int]
"""First and last day of a bar, both inclusive, as ordinals."""

DaysOf: TypeAlias = Callable[[str], Days]

_COURSE = "@course"


class ActivityKind(StrEnum):
    """Whether an activity is study of one's own or part of a programme."""

    STUDY = "study"
    COURSE = "course"


class WaitKind(StrEnum):
    """What the start of an activity waited for."""

    START = "start"
    PREREQUISITE = "prerequisite"
    PIN = "pin"
    COURSE = "course"
    FOCUS = "focus"
    PROGRESS = "progress"
    DONE = "done"
    PROGRAMME = "programme"


class Wait(NamedTuple):
    """The reason for a start: `skill` is the blocker and `day` the last day it held (inclusive)."""

    kind: WaitKind
    skill: SkillId | None = None
    day: date | None = None


def bar_ids(skill: SkillId) -> tuple[str, str]:
    """Return the ids that the bars of `skill` have: of its study and of its course part."""
    return skill, course_id(skill)


def course_id(skill: SkillId) -> str:
    """Return the id of the bar of what courses teach of `skill`."""
    return skill + _COURSE


def skill_of(id_: str) -> SkillId:
    """Return the skill that the bar of this id is of."""
    return id_.removesuffix(_COURSE)


WITH_THE_PLAN = Wait(WaitKind.START)


class Activity(NamedTuple):
    """A bar: `start` and `finish` are inclusive days, `hours` the effort it stands for.

    `id` is the skill's for study and the skill's with "@course" for course parts. `remaining`
    are the hours still to do. `start_hours` and `finish_hours` are positions on the axis of
    cumulative hours, None where only days are known (course parts and what is done).
    """

    id: str
    skill: Skill
    kind: ActivityKind
    level: Level
    status: Status
    hours: float
    remaining: float
    logged: float
    start: date
    finish: date
    start_hours: float | None
    finish_hours: float | None
    pin: date | None
    needs: tuple[SkillId, ...]
    wait: Wait


@dataclass(frozen=True, slots=True)
class BarFactory:
    """What bars are made of: the tasks, what is studied in the order of `timing`, the calendar.

    `gates` names per studied skill the pin or course that holds it back, `fixed` are the days of
    the bars that are not scheduled; progress is told up to `status_date`. `known_places` goes with
    `index`: plans that have the same one share it.
    """

    tasks: Mapping[SkillId, Task]
    studied: tuple[SkillId, ...]
    index: Mapping[SkillId, int]
    timing: Timing
    availability: Availability
    gates: Mapping[SkillId, Wait]
    fixed: Mapping[str, Days]
    status_date: date
    known_places: dict[frozenset[SkillId], list[int]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def days(self) -> dict[str, Days]:
        """Return the days of every bar by its id, in the order of the tasks."""
        study = self.study_days()
        found = dict(zip(self.studied, zip(*study, strict=True), strict=True))
        if not self.fixed:
            return found
        found |= self.fixed
        ids = (id_ for skill in self.tasks for id_ in reversed(bar_ids(skill)))
        return {id_: found[id_] for id_ in ids if id_ in found}

    def study_days(self, places: Sequence[int] | None = None) -> tuple[list[int], list[int]]:
        """Return the first and last days of the study parts at these places, of all if None."""
        start, finish, begun = self.timing.start, self.timing.finish, self.timing.work.begun
        if places is None:
            places, in_progress = range(len(start)), [*compress(range(len(start)), begun)]
        else:
            start, finish = [start[place] for place in places], [finish[place] for place in places]
            in_progress = [at for at, place in enumerate(places) if begun[place]]
        last = self.availability.days_of_finish(finish)
        first = self.availability.days_of_start(start, dict(zip(finish, last, strict=True)))
        for at in in_progress:
            started = self.tasks[self.studied[places[at]]].plan.started
            first[at] = min(first[at], started.toordinal()) if started else first[at]
        return first, [b if b > a else a for a, b in zip(first, last, strict=True)]

    def last_day(self, skills: frozenset[SkillId] | None = None) -> int | None:
        """Return the ordinal of the last day of all bars, or of those of `skills`; None for no bar.

        The study that ends last on the axis is the one that ends on the last day.
        """
        fixed, finish = self.fixed, self.timing.finish
        if skills is None:
            last, ends = [day for _, day in fixed.values()], [self.timing.end] * bool(finish)
        else:
            ids = [id_ for skill in skills for id_ in bar_ids(skill)] if fixed else []
            last = [fixed[id_][1] for id_ in ids if id_ in fixed]
            ends = [finish[place] for place in self._places_of(skills)]
        if ends:
            last += self.availability.days_of_finish([max(ends)])
        return max(last, default=None)

    def _places_of(self, skills: frozenset[SkillId]) -> list[int]:
        """Return the places of those that are studied, looked up once for all plans of a drag."""
        if skills not in self.known_places:
            index = self.index
            self.known_places[skills] = [index[skill] for skill in skills if skill in index]
        return self.known_places[skills]

    def places_between(self, begin: float, end: float) -> list[int]:
        """Return the places of what is studied somewhere between two positions on the axis."""
        start, finish = self.timing.start, self.timing.finish
        begun = compress(range(len(start)), map(float(end).__ge__, start))
        return [place for place in begun if finish[place] >= begin]

    def bar(self, id_: str, days_of: DaysOf) -> Activity:
        """Return the bar of this id; `days_of` gives the days of all bars."""
        first, last = days_of(id_)
        start, finish = date.fromordinal(first), date.fromordinal(last)
        task = self.tasks.get(id_)
        if task is None:
            return self._course_bar(self.tasks[skill_of(id_)], start, finish)
        place = self.index.get(id_)
        if place is None:
            return self._done_bar(task, start, finish)
        timing = self.timing
        return Activity(
            id_, task.skill, ActivityKind.STUDY, task.level, task.status,
            task.hours, task.remaining, task.plan.logged, start, finish,
            timing.start[place], timing.finish[place], task.plan.pin, task.needs,
            self._wait(id_, place, days_of),
        )  # fmt: skip

    def _done_bar(self, task: Task, start: date, finish: date) -> Activity:
        hours = task.plan.logged or task.hours
        return Activity(
            task.skill.id, task.skill, ActivityKind.STUDY, task.level, Status.DONE,
            hours, 0.0, task.plan.logged, start, finish, None, None,
            task.plan.pin, task.needs, Wait(WaitKind.DONE, None, finish),
        )  # fmt: skip

    def _course_bar(self, task: Task, start: date, finish: date) -> Activity:
        return Activity(
            course_id(task.skill.id), task.skill, ActivityKind.COURSE, task.level, task.status,
            task.course_hours, 0.0, 0.0, start, finish, None, None,
            None, task.needs, Wait(WaitKind.PROGRAMME, None, start),
        )  # fmt: skip

    def _wait(self, skill: SkillId, place: int, days_of: DaysOf) -> Wait:
        cause, blocker = self.timing.reason(place)
        if cause is Cause.RELEASE:
            return self.gates[skill]
        if cause is Cause.PROGRESS:
            return Wait(WaitKind.PROGRESS, None, self.status_date)
        if cause is Cause.NOTHING or blocker == NOBODY:
            return WITH_THE_PLAN
        kind = WaitKind.PREREQUISITE if cause is Cause.PREREQUISITE else WaitKind.FOCUS
        before = self.studied[blocker]
        return Wait(kind, before, date.fromordinal(days_of(before)[1]))


def fixed_days(
    tasks: Mapping[SkillId, Task], index: Mapping[SkillId, int], status_date: date
) -> dict[str, Days]:
    """Return the days, by id, of the bars that are not scheduled: course parts and what is done."""
    days: dict[str, Days] = {}
    done = Status.DONE
    for skill, task in tasks.items():
        if task.course is not None and task.course_factor > 0:
            days[course_id(skill)] = task.course.first.toordinal(), task.course.last.toordinal()
        if task.status is done and skill not in index:
            finish = task.plan.finished or status_date
            start = min(task.plan.started or finish, finish)
            days[skill] = start.toordinal(), finish.toordinal()
    return days


class Bars(Mapping[str, Activity]):
    """The bars of a plan by their ids, each made when it is first asked for.

    They go by start, then finish, then catalogue order. Bars that come `changed` from others lay
    what differs over what these have, so that they cost what has been touched and not the plan.
    """

    def __init__(self, plan: BarFactory) -> None:
        self.plan = plan
        self._days = plan.days()
        self._source = self._days
        self._late: Set[int] = frozenset()  # places of bars whose days are not in _days yet
        self._near: dict[str, Days] = {}  # days of some of these, known already
        self._touched: Set[int] = frozenset()
        self._told: Set[str] = frozenset()
        self._made: dict[str, Activity] = {}
        self._kept: dict[str, Activity] = {}
        self._places: dict[str, int] | None = None

    def changed(self, plan: BarFactory, places: Set[int], ids: Iterable[str]) -> "Bars":
        """Return the bars of a plan that is the same but for the skills studied at `places`.

        Bars of these `ids` differ too, if only in what they say. No days are worked out yet.
        """
        bars = Bars.__new__(Bars)
        bars.plan, bars._days, bars._source = plan, self.days, self.days
        bars._late = bars._touched = places
        bars._told, bars._places = frozenset(ids), self._places
        bars._near, bars._made, bars._kept = {}, {}, self._all_made()
        return bars

    def _all_made(self) -> dict[str, Activity]:
        """Return all bars made so far; from now on they are this object's own."""
        if self._kept:
            self._made = {
                id_: bar for id_, bar in self._kept.items() if self._is_kept(id_)
            } | self._made
            self._kept = {}
        return self._made

    def _is_kept(self, id_: str) -> bool:
        return self.plan.index.get(id_) not in self._touched and id_ not in self._told

    @property
    def days(self) -> dict[str, Days]:
        """First and last day of every bar, in the order of the catalogue."""
        if self._late:
            late, studied = list(self._late), self.plan.studied
            study = zip(*self.plan.study_days(late), strict=True)
            ids = [studied[place] for place in late]
            self._days = self._days | dict(zip(ids, study, strict=True))
            self._late = frozenset()
        return self._days

    def days_of(self, id_: str) -> Days:
        """Return first and last day of one bar; the others need not be known for it."""
        place = self.plan.index.get(id_) if self._late else None
        if place is None or place not in self._late:
            return self._days[id_]
        if id_ not in self._near:
            (first,), (last,) = self.plan.study_days((place,))
            self._near[id_] = first, last
        return self._near[id_]

    @property
    def ids(self) -> KeysView[str]:
        """All ids, in the order of the catalogue."""
        return self._days.keys()

    def between(self, first: date, last: date) -> list[str]:
        """Return the ids of the bars that `first` to `last`, both inclusive, touch; in order.

        The days of the others need not be known for it.
        """
        plan, calendar = self.plan, self.plan.availability
        begin = calendar.hours_before(first) - 2 * EPSILON
        end = calendar.hours_before(next_day(last)) + 2 * EPSILON
        if not calendar.is_reachable(end + 1.0):
            end = inf  # what lies beyond the calendar ends on its last day
        begun, places = plan.timing.work.begun, plan.places_between(begin, end)
        if any(begun):
            places = sorted({*places, *compress(range(len(begun)), begun)})
        study = zip(*plan.study_days(places), strict=True)
        days = dict(zip([plan.studied[place] for place in places], study, strict=True))
        self._near.update(days)
        days.update(plan.fixed)
        lower, upper = first.toordinal(), last.toordinal()
        found = [id_ for id_, (start, stop) in days.items() if start <= upper and stop >= lower]
        if plan.fixed:
            found.sort(key=self._place)
        return sorted(found, key=days.__getitem__)

    def _place(self, id_: str) -> int:
        """Return the place in the order of the catalogue."""
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._days)}
        return self._places[id_]

    def touched_since(self, other: "Bars") -> Iterable[str] | None:
        """Return the ids of all bars that may lie elsewhere than in `other`, in no order.

        None if these bars do not come from `other` by `changed`. If they do, both have the same
        ids.
        """
        if self._source is not other._days or self is other:
            return None
        return map(self.plan.studied.__getitem__, self._touched)

    def in_order(self) -> tuple[Activity, ...]:
        """Return all of them."""
        made, make, days_of = self._all_made(), self.plan.bar, self.days.__getitem__
        for id_ in self._days:
            if id_ not in made:
                made[id_] = make(id_, days_of)
        return tuple([made[id_] for id_ in self])

    def __getitem__(self, id_: str) -> Activity:
        bar = self._made.get(id_)
        if bar is None:
            bar = self._kept.get(id_) if self._is_kept(id_) else None
            bar = self._made[id_] = bar or self.plan.bar(id_, self.days_of)
        return bar

    def __contains__(self, id_: object) -> bool:
        return id_ in self._days

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.days, key=self._days.__getitem__))

    def __len__(self) -> int:
        return len(self._days)
