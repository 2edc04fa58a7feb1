"""List scheduling of one learner's study on the axis of cumulative hours.

At most `focus` activities are in progress and share the capacity equally; once started, an
activity stays in progress until done; capacity is idle only if nothing may start. Flat lists
and plain floats inside: this loop runs once per frame of a drag.

The loop keeps a second clock, which shows the hours that each one in progress has received
(the virtual time of processor sharing). An activity ends when this clock has advanced by its
hours, whoever else comes and goes, so that an event costs a few operations only.

Hours and positions are multiples of `GRID`. Sums and differences of them are exact in floats, so
that two runs that have done the same work stand at the very same state, whatever the order.
"""

from bisect import insort
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from heapq import heapify, heappop, heappush
from operator import itemgetter
from typing import TypeAlias

from planner.scheduling.availability import EPSILON

NOBODY = -1

GRID = 2.0**-30
"""Hours: 3 microseconds. Sums are exact up to `EXACT_HOURS`, more than the longest plan has."""

EXACT_HOURS = GRID * 2.0**52
_ROUNDER = 1.5 * EXACT_HOURS  # floats around it are whole multiples of GRID

Active: TypeAlias = tuple[float, int, int]
"""In progress: the clock at its end, which one it was to start, and its index."""


class Cause(IntEnum):
    """What an activity's start waited for."""

    NOTHING = 0
    PREREQUISITE = 1
    RELEASE = 2
    FOCUS = 3
    PROGRESS = 4


@dataclass(frozen=True, slots=True)
class Work:
    """The problem, by activity index.

    `hours` to do; `needs` counts prerequisites and `unlocks` names dependants; `release` is the
    axis position before which nothing starts; `rank` the priority (low first, all different);
    `begun` activities are in progress already and need wait for no prerequisite.
    """

    hours: Sequence[float]
    needs: list[int]
    unlocks: list[list[int]]
    release: list[float]
    rank: list[int]
    begun: list[bool]
    focus: int


@dataclass(frozen=True)
class Timing:
    """The answer, by activity index: start and finish on the axis, and the reason for the start.

    `opener` is the prerequisite that ended last and `freed` the activity whose end freed the
    place; NOBODY where there was none.
    """

    work: Work
    start: list[float]
    finish: list[float]
    opener: list[int]
    freed: list[int]

    @cached_property
    def cause(self) -> list[Cause]:
        """What each start waited for."""
        return [self.reason(index)[0] for index in range(len(self.start))]

    @cached_property
    def blocker(self) -> list[int]:
        """The prerequisite, or the activity whose end freed the place, or NOBODY."""
        return [self.reason(index)[1] for index in range(len(self.start))]

    def reason(self, index: int) -> tuple[Cause, int]:
        """Return what the start of this activity waited for, and the blocker."""
        if self.work.begun[index]:
            return Cause.PROGRESS, NOBODY
        opener, release, start = self.opener[index], self.work.release[index], self.start[index]
        unlocked = self.finish[opener] if opener >= 0 else 0.0
        if start > unlocked + EPSILON and start > release + EPSILON:
            return Cause.FOCUS, self.freed[index]
        if release > unlocked + EPSILON:
            return Cause.RELEASE, NOBODY
        return (Cause.PREREQUISITE, opener) if opener >= 0 else (Cause.NOTHING, NOBODY)


def run(work: Work) -> Timing:
    """Schedule `work`. Every activity gets a start as the graph has no cycle. O(n log n)."""
    study = Study.beginning(work)
    deque(study.events(), maxlen=0)
    return study.timing()


def on_grid(hours: float) -> float:
    """Return the nearest multiple of `GRID`."""
    return hours + _ROUNDER - _ROUNDER


def by_rank(rank: Sequence[int]) -> list[int]:
    """Return the activities in the order of their ranks."""
    order = [0] * len(rank)
    for index, place in enumerate(rank):
        order[place] = index
    return order


def heaps(work: Work, waiting: list[int], now: float) -> tuple[list[int], list[tuple[float, int]]]:
    """Return the heaps `ready` and `later` of what waits for no prerequisite at position `now`."""
    ready, later, latest = [], [], now + EPSILON
    for index in waiting:
        if work.begun[index] or work.release[index] <= latest:
            ready.append(work.rank[index])
        else:
            later.append((work.release[index], work.rank[index]))
    heapify(ready)
    heapify(later)
    return ready, later


@dataclass(slots=True)
class Study:
    """A learner on the way through `work`: what is done by now, what goes on, what may start.

    `order` lists the activities by rank. `now` is the position on the axis, `clock` the hours that
    each one in progress has received, `sequence` what has been started. `needs` counts
    prerequisites that are not done, less than 0 if none counts. `ready` is a heap of ranks,
    `later` one of (release, rank) of what waits for its release only.
    """

    work: Work
    order: list[int]
    start: list[float]
    finish: list[float]
    opener: list[int]
    freed: list[int]
    needs: list[int]
    ready: list[int]
    later: list[tuple[float, int]]
    active: list[Active] = field(default_factory=list)
    sequence: list[int] = field(default_factory=list)
    now: float = 0.0
    clock: float = 0.0
    freed_by: int = NOBODY

    @classmethod
    def beginning(cls, work: Work) -> "Study":
        """Return a study of `work` of which nothing is done."""
        count, needs = len(work.hours), list(work.needs)
        waiting = []
        for index, begun in enumerate(work.begun):
            if begun:
                needs[index] = NOBODY
            if needs[index] <= 0:
                waiting.append(index)
        ready, later = heaps(work, waiting, 0.0)
        return cls(
            work, by_rank(work.rank), [0.0] * count, [0.0] * count,
            [NOBODY] * count, [NOBODY] * count, needs, ready, later,
        )  # fmt: skip

    def timing(self) -> Timing:
        """Return what has been found out."""
        return Timing(self.work, self.start, self.finish, self.opener, self.freed)

    def events(self) -> Iterator[None]:
        """Go on to the end; pause whenever something has just been started."""
        work, order, focus = self.work, self.order, self.work.focus
        hours, start, freed = work.hours, self.start, self.freed
        ready, later, active, sequence = self.ready, self.later, self.active, self.sequence
        now, clock, freed_by = self.now, self.clock, self.freed_by
        while True:
            while later and later[0][0] <= now + EPSILON:
                heappush(ready, heappop(later)[1])
            if ready and len(active) < focus:
                while ready and len(active) < focus:
                    index = order[heappop(ready)]
                    start[index], freed[index] = now, freed_by
                    insort(active, (clock + hours[index], len(sequence), index))
                    sequence.append(index)
                self.now, self.clock, self.freed_by = now, clock, freed_by
                yield
            if active:
                now, clock = _next_event(now, clock, active, later, focus)
                for _, _, freed_by in _take_done(active, clock):
                    self._end(freed_by, now)
            elif later:
                now = later[0][0]
            else:
                return

    def _end(self, index: int, now: float) -> None:
        """Note that this activity is done and see what that opens."""
        self.finish[index] = now
        needs, work = self.needs, self.work
        for after in work.unlocks[index]:
            needs[after] -= 1
            if not needs[after]:
                self.opener[after] = index
                if work.release[after] > now + EPSILON:
                    heappush(self.later, (work.release[after], work.rank[after]))
                else:
                    heappush(self.ready, work.rank[after])


def _next_event(
    now: float,
    clock: float,
    active: list[Active],
    later: list[tuple[float, int]],
    focus: int,
) -> tuple[float, float]:
    """Return axis position and clock when an activity ends, or opens while a place is free."""
    share = len(active)
    due = active[0][0]
    end = now + (due - clock) * share
    if later and share < focus and later[0][0] < end:
        passed = on_grid((later[0][0] - now) / share + 0.499 * GRID)  # up, so as not to fall short
        return now + passed * share, clock + passed
    return end, due


def _take_done(active: list[Active], clock: float) -> list[Active]:
    """Remove what has received its hours and return it, what started first in front."""
    until, done = clock + EPSILON, []
    while active and active[0][0] <= until:
        done.append(active.pop(0))
    if len(done) > 1:
        done.sort(key=itemgetter(1))
    return done


def tails(hours: Sequence[float], unlocks: list[list[int]], order: Sequence[int]) -> list[float]:
    """Return per activity its hours plus the longest chain of hours that waits for it.

    `order` lists the indices with prerequisites first.
    """
    tail = list(hours)
    for index in reversed(order):
        longest = 0.0
        for after in unlocks[index]:
            if tail[after] > longest:
                longest = tail[after]
        tail[index] += longest
    return tail
