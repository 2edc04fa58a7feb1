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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from heapq import heapify, heappop, heappush
from math import inf
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


Later: TypeAlias = list[tuple[float, int]]
"""A heap of (release, rank)."""


def sorted_out(work: Work, waiting: Iterable[int], now: float) -> tuple[bytearray, Later]:
    """Return `ready` and `later` of a `Study` for what waits for no prerequisite at `now`."""
    ready, later, latest = bytearray(len(work.rank)), list[tuple[float, int]](), now + EPSILON
    for index in waiting:
        if work.begun[index] or work.release[index] <= latest:
            ready[work.rank[index]] = 1
        else:
            later.append((work.release[index], work.rank[index]))
    heapify(later)
    return ready, later


@dataclass(slots=True)
class Study:
    """A learner on the way through `work`: what is done by now, what goes on, what may start.

    `order` lists the activities by rank. `now` is the position on the axis, `clock` the hours that
    each one in progress has received, `sequence` what has been started. `needs` counts
    prerequisites that are not done, less than 0 if none counts. `ready` has a 1 at each rank that
    may start: to look for the first one takes less than a heap as long as plans have less than
    some hundred thousand skills. `later` is a heap of what waits for its release only.
    """

    work: Work
    order: list[int]
    start: list[float]
    finish: list[float]
    opener: list[int]
    freed: list[int]
    needs: list[int]
    ready: bytearray
    later: Later
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
        ready, later = sorted_out(work, waiting, 0.0)
        return cls(
            work, by_rank(work.rank), [0.0] * count, [0.0] * count,
            [NOBODY] * count, [NOBODY] * count, needs, ready, later,
        )  # fmt: skip

    def timing(self) -> Timing:
        """Return what has been found out."""
        return Timing(self.work, self.start, self.finish, self.opener, self.freed)

    def events(self, every: int = 1) -> Iterator[None]:
        """Go on to the end; pause after starts: the first time, then `every` so many times.

        One long loop without calls: it runs for all that a drag's frame moves.
        """
        work, order, focus, needs = self.work, self.order, self.work.focus, self.needs
        hours, unlocks, release, rank = work.hours, work.unlocks, work.release, work.rank
        start, finish, opener, freed = self.start, self.finish, self.opener, self.freed
        ready, later, active, sequence = self.ready, self.later, self.active, self.sequence
        now, clock, freed_by, unseen = self.now, self.clock, self.freed_by, 1
        first, nothing, taken, count = 0, len(order), len(active), len(sequence)
        opens = later[0][0] if later else inf
        while True:
            while opens <= now + EPSILON:
                rank_ = heappop(later)[1]
                ready[rank_] = 1
                first, opens = min(first, rank_), later[0][0] if later else inf
            if taken < focus and (first := ready.find(1, first)) >= 0:
                while first >= 0 and taken < focus:
                    index, ready[first] = order[first], 0
                    start[index], freed[index] = now, freed_by
                    insort(active, (clock + hours[index], count, index))
                    sequence.append(index)
                    taken += 1
                    count += 1
                    if taken < focus:
                        first = ready.find(1, first)
                unseen -= 1
                if not unseen:
                    unseen, self.now, self.clock, self.freed_by = every, now, clock, freed_by
                    yield
            if first < 0:
                first = nothing
            if not taken:
                if not later:
                    return
                now = opens
                continue
            due = active[0][0]
            end = now + (due - clock) * taken
            if opens < end and taken < focus:
                passed = _up((opens - now) / taken)
                now, clock = now + passed * taken, clock + passed
                if due > clock + EPSILON:
                    continue
            else:
                now, clock = end, due
            if taken > 1 and active[1][0] <= clock + EPSILON:
                done = _take_done(active, clock)
            else:
                done = [active.pop(0)]
            for _, _, freed_by in done:
                finish[freed_by] = now
                taken -= 1
                for after in unlocks[freed_by]:
                    left = needs[after] - 1
                    needs[after] = left
                    if not left:
                        opener[after] = freed_by
                        rank_ = rank[after]
                        if release[after] > now + EPSILON:
                            heappush(later, (release[after], rank_))
                            opens = later[0][0]
                        else:
                            ready[rank_] = 1
                            if rank_ < first:
                                first = rank_


def _up(hours: float) -> float:
    """Return the multiple of `GRID` that `hours` do not exceed by more than a thousandth of it."""
    return on_grid(hours + 0.499 * GRID)


def _take_done(active: list[Active], clock: float) -> list[Active]:
    """Remove what has received its hours and return it, what started first in front."""
    until, count = clock + EPSILON, 1
    while count < len(active) and active[count][0] <= until:
        count += 1
    done = active[:count]
    del active[:count]
    if count > 1:
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
