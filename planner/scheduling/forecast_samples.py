"""What the hours of a plan may turn out to be, as arrays over samples. Imports numpy: load late.

Every skill has a table of equally likely multiples of its hours; a sample is an entry of it, times
the sample's pace. They are those of its split distribution, narrower by the pace, which would
count twice otherwise, and with a mean of 1, so that samples lie about the plan as drawn. Which
entry depends on the seed and the skill's id only, so an edit of one skill leaves the samples of
all others as they were (common random numbers). Raw bits of a counter-based generator are used
because numpy promises that they stay the same.
"""

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, reduce
from itertools import accumulate
from statistics import NormalDist
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.domain.effort import Effort
from planner.scheduling.availability import EPSILON, Availability, next_day
from planner.scheduling.own_record import record_of
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import Status, Task

Floats: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.intp]

RECORD_SIZE = 20
"""Finished skills with logged hours from which on the record replaces the catalogue's spread."""

TABLE_SIZE = 4096
_BITS = 12
_LEAST_SHARE = 0.05
_OVERRUN = 0.1
_NOTHING = 1e-12

LEAST_OWN_SPREAD = 0.2
"""What is left to a skill itself of the spread of its estimate, unless that is less."""


class Efforts:
    """The remaining hours of every studied skill, by sample.

    `pace` is stratified: sample i has the i-th of equally likely paces, its median being 1.
    """

    def __init__(self, schedule: Schedule, samples: int, seed: int) -> None:
        self._tasks = [schedule.tasks[skill] for skill in schedule.studied]
        self._seed = seed
        self.record = record_table(schedule)
        self._spread = schedule.roadmap.assumptions.spread(self.record is not None)
        self.pace: Floats = np.exp(self._spread * normal_points(samples))

    def hours(self, place: int) -> Floats:
        """Return the remaining hours of the studied skill at `place`, by sample."""
        entries = drawn(self._tasks[place].skill.id, len(self.pace), self._seed)
        return self.hours_at(place, entries, self.pace)

    def hours_at(self, place: int, entries: Places, pace: Floats) -> Floats:
        """Return the remaining hours at these `entries` of the skill's table and this `pace`."""
        task = self._tasks[place]
        if task.status is not Status.IN_PROGRESS or task.plan.logged <= 0:
            return task.remaining * self._multiples(task).take(entries) * pace
        shares = (entries + 0.5) / TABLE_SIZE
        if self.record is not None:
            return _left_by_record(task, self.record, shares, pace)
        return _left(task, self._own(task.estimate), shares, pace)

    def _multiples(self, task: Task) -> Floats:
        if self.record is not None:
            return self.record.take(np.arange(TABLE_SIZE) * len(self.record) // TABLE_SIZE)
        return self._own(task.estimate).table

    def _own(self, estimate: Effort) -> "Split":
        """Return the multiples of an estimate, as far as they do not come from the pace."""
        below, above = (
            max(math.sqrt(max(each**2 - self._spread**2, 0.0)), min(each, LEAST_OWN_SPREAD))
            for each in (estimate.below, estimate.above / estimate.likely)
        )
        return split(below, above)


class Split:
    """A split distribution about a middle of 1, lognormal below and straight above it, divided by
    its mean: `middle` is what becomes of 1. `table` has `TABLE_SIZE` equally likely multiples."""

    def __init__(self, below: float, above: float) -> None:
        self._below, self._above = max(below, _NOTHING), max(above, _NOTHING)
        low, high = np.split(normal_points(TABLE_SIZE), 2)
        whole = np.concatenate((np.exp(below * low), 1 + above * high))
        self.middle = 1 / float(whole.mean())
        self.table: Floats = whole * self.middle

    def above(self, multiples: Floats, shares: Floats) -> Floats:
        """Return the multiples that a share of `shares` of all beyond `multiples` do not exceed."""
        points, rarity = _tail()
        reached = multiples / self.middle
        lower = np.log(np.clip(reached, _NOTHING, 1.0)) / self._below
        z = np.where(reached < 1, lower, (reached - 1) / self._above)
        passed = np.interp(z, points, rarity)
        return self._at(np.interp(passed - np.log1p(-shares), rarity, points)) * self.middle

    def _at(self, z: Floats) -> Floats:
        return np.where(z < 0, np.exp(self._below * np.minimum(z, 0.0)), 1 + self._above * z)


@lru_cache(maxsize=512)
def split(below: float, above: float) -> Split:
    """Return the split distribution of these spreads; plans have few different ones."""
    return Split(below, above)


@cache
def normal_points(count: int) -> Floats:
    """Return the middles of `count` equally likely strata of the standard normal distribution."""
    quantile = NormalDist().inv_cdf
    return np.array([quantile((place + 0.5) / count) for place in range(count)])


def drawn(skill: str, samples: int, seed: int) -> Places:
    """Return the table entry of each sample for `skill`, on every machine the same."""
    name = int.from_bytes(hashlib.blake2b(skill.encode(), digest_size=8).digest(), "little")
    words = np.random.Philox(key=[seed, name]).random_raw(-(-samples // 4))
    bits = np.asarray(words, "<u8").view("<u2")[:samples]
    return (bits >> (16 - _BITS)).astype(np.intp)


def record_table(schedule: Schedule) -> Floats | None:
    """Return the learner's ratios of actual to estimated hours, ascending, with a mean of 1.

    None with fewer than `RECORD_SIZE` of them. Divided by their mean, as the plan is drawn with
    the estimates as they stand: the record says how uncertain they are. Whether to scale them by
    it is the learner's decision, which moves plan and forecast alike.
    """
    record = record_of(schedule.tasks.values())
    if record.skills < RECORD_SIZE:
        return None
    return np.array(sorted(record.ratios)) / record.mean


def _left(task: Task, own: Split, shares: Floats, pace: Floats) -> Floats:
    """Sample what lies above the hours logged already, less these.

    Their mean at the median pace is what the plan counts with: the mean residual life of the whole
    distribution, the pace's part of it included.
    """
    every = (np.arange(TABLE_SIZE) + 0.5) / TABLE_SIZE
    usual = float(_beyond(task, own, every, np.ones(1)).mean())
    scale = task.remaining / usual if usual > 0 else 1.0
    return scale * _beyond(task, own, shares, pace)


def _beyond(task: Task, own: Split, shares: Floats, pace: Floats) -> Floats:
    whole, logged = task.hours * pace, task.plan.logged
    least = whole * (_LEAST_SHARE if task.estimate.above <= 0 else 0.0)
    return np.maximum(whole * own.above(logged / whole, shares) - logged, least)


@cache
def _tail() -> tuple[Floats, Floats]:
    """Return points of the standard normal and -ln of the chance to exceed them, far out too."""
    points = np.arange(-800, 3001) / 100
    chances = [math.erfc(point / math.sqrt(2)) / 2 for point in points]
    return points, -np.log(np.array(chances))


def _left_by_record(task: Task, record: Floats, shares: Floats, pace: Floats) -> Floats:
    """Draw from the part of the record above the hours logged already, less these."""
    whole, logged, count = task.hours * pace, task.plan.logged, len(record)
    below = np.searchsorted(record, logged / whole, side="right")
    entries = below + (shares * (count - below)).astype(np.intp)
    left = whole * record.take(np.minimum(entries, count - 1)) - logged
    return np.where(below < count, left, _OVERRUN * logged)


@dataclass(frozen=True, slots=True)
class Demand:
    """The hours that remain on and after each day that opens something, by sample.

    `days` (ordinals, ascending) are the days on which a pin or a course opens skills, 0 for what
    is open from the start; `hours` those of all skills that open then or later.

    Capacity is idle only when nothing may start, that is when every skill left, or one that comes
    before it, waits for its day. So the finish under *any* priority and focus limit is that of one
    queue (Lindley): the latest, over the days, of the day plus the hours that open from it on.
    """

    days: tuple[int, ...]
    hours: tuple[Floats, ...]

    def finish(self, calendar: Availability) -> Floats:
        """Return the axis position of the finish on `calendar`, by sample."""
        opening = [calendar.hours_before(date.fromordinal(max(day, 1))) for day in self.days]
        ends = map(np.add, opening, self.hours)
        return reduce(np.maximum, ends)

    def chance(self, calendar: Availability, deadline: date) -> float:
        """Return the chance to be done by the end of `deadline`, as `share_within` counts it."""
        until = calendar.hours_before(next_day(deadline)) + EPSILON
        opens = calendar.hours_before(date.fromordinal(max(*self.days, 1)))
        return share_within(np.sort(self.finish(calendar)), until, opens)


def share_within(ends: Floats, until: float, opens: float) -> float:
    """Return the share of the ascending `ends` that are at most `until`.

    Half a sample, where none is or all are although another sample could differ: every end lies
    beyond `opens`, how far is a matter of chance, unless all samples are the same.
    """
    within, count = int(ends.searchsorted(until, side="right")), len(ends)
    if ends[0] == ends[-1] or 0 < within < count:
        return within / count
    if within == 0:
        return 0.5 / count if until > opens + 2 * EPSILON else 0.0
    return 1 - 0.5 / count


def demand_of(schedule: Schedule, hours: Callable[[int], Floats]) -> Demand:
    """Return the demand of `schedule` when `hours` gives the remaining hours by place."""
    groups: dict[int, Floats] = {}
    for day, place in latest_first(schedule):
        sampled = hours(place)
        groups[day] = groups[day] + sampled if day in groups else sampled
    totals = list(accumulate(groups.values(), np.add))
    return Demand(tuple(reversed(groups)), tuple(reversed(totals)))


class Queue:
    """The finish of a `Demand` on `calendar` without keeping it: skills are added in the order of
    `latest_first`."""

    def __init__(self, calendar: Availability) -> None:
        self._calendar = calendar
        self._day = 0
        self._total: Floats = np.zeros(1)
        self._finish: Floats = np.zeros(1)

    def add(self, day: int, hours: Floats) -> None:
        """Add the `hours` of a skill that opens on `day`, not later than the one before."""
        if day != self._day:
            self._finish = self.finish()
        self._day, self._total = day, self._total + hours

    def finish(self) -> Floats:
        """Return the axis position of the finish of all that was added."""
        opening = self._calendar.hours_before(date.fromordinal(max(self._day, 1)))
        return np.maximum(self._finish, opening + self._total)


def latest_first(schedule: Schedule) -> list[tuple[int, int]]:
    """Return the day (ordinal, 0 for the start) that opens a skill, and its place, for each."""
    days = opening_days(schedule)
    return sorted(((day, place) for place, day in enumerate(days)), key=lambda each: -each[0])


def opening_days(schedule: Schedule) -> list[int]:
    """Return per studied skill the first day (ordinal) its pin and courses, and those of all that
    comes before it, are out of the way; 0 if there are none."""
    work = schedule.work
    gates = [schedule.gates[skill].day for skill in schedule.studied]
    days = [next_day(day).toordinal() if day else 0 for day in gates]
    for place, after in enumerate(work.unlocks):
        if work.begun[place]:
            days[place] = 0
        for each in after:
            days[each] = max(days[each], days[place])
    return days


def calendar_with_hours(schedule: Schedule, hours: Sequence[float] | None = None) -> Availability:
    """Return a calendar like that of `schedule`, with other usual `hours` Monday to Sunday.

    It is a new one in any case: a calendar grows while it is asked and must not be shared between
    threads.
    """
    learner = schedule.roadmap.learner
    mon, tue, wed, thu, fri, sat, sun = learner.hours if hours is None else hours
    week = (mon, tue, wed, thu, fri, sat, sun)
    limits = schedule.programme.limits
    origin = schedule.availability.origin
    return Availability(origin, week, learner.calendar, limits, learner.days_off)
