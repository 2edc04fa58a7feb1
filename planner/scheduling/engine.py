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
from itertools import compress
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
    axis position before which nothing starts; `rank` the priority (low first, all different) and
    `order` the activities by it; `begun` activities are in progress already and need wait for no
    prerequisite.
    """

    hours: Sequence[float]
    needs: list[int]
    unlocks: list[list[int]]
    release: list[float]
    rank: list[int]
    order: list[int]
    begun: list[bool]
    focus: int


@dataclass(frozen=True)
class Timing:
    """The answer, by activity index: start and finish on the axis, and the reason for the start.

    `opener` is the prerequisite that ended last and `freed` the activity whose end freed the
    place; NOBODY where there was none. `end` is where the last of all ends, 0 for no work.
    """

    work: Work
    start: list[float]
    finish: list[float]
    opener: list[int]
    freed: list[int]
    end: float

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
    study = EngineRun.beginning(work)
    deque(study.events(), maxlen=0)
    return study.timing()


def on_grid(hours: float) -> float:
    """Return the nearest multiple of `GRID`."""
    return hours + _ROUNDER - _ROUNDER


def all_on_grid(hours: Iterable[float]) -> list[float]:
    """Return `on_grid` of many, without a call for each."""
    return [each + _ROUNDER - _ROUNDER for each in hours]


def by_rank(rank: Sequence[int]) -> list[int]:
    """Return the activities in the order of their ranks."""
    order = [0] * len(rank)
    for index, place in enumerate(rank):
        order[place] = index
    return order


Later: TypeAlias = list[tuple[float, int]]
"""A heap of (release, index)."""


def sorted_out(work: Work, waiting: Iterable[int], now: float) -> tuple[list[int], Later]:
    """Return which of the activities that wait for no prerequisite may start at `now`, and the
    others, which wait for their release."""
    opened, later, latest = list[int](), list[tuple[float, int]](), now + EPSILON
    release, begun = work.release, work.begun
    for index in waiting:
        if release[index] <= latest or begun[index]:
            opened.append(index)
        else:
            later.append((release[index], index))
    heapify(later)
    return opened, later


@dataclass(slots=True)
class EngineRun:
    """A learner on the way through `work`: what is done by now, what goes on, what may start.

    `now` is the position on the axis, `clock` the hours that each one in progress has received,
    `sequence` what has been started. `needs` counts prerequisites that are not done, less than 0
    if none counts. `ready` has a 1 at each rank that may start, and a 0 behind the last: mostly the
    next rank is the next to start, so that a look takes less than a heap. `later` is a heap of
    what waits for its release only.
    """

    work: Work
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
    def beginning(cls, work: Work) -> "EngineRun":
        """Return a study of `work` of which nothing is done."""
        count, needs = len(work.hours), list(work.needs)
        for index in compress(range(count), work.begun):
            needs[index] = NOBODY
        opened, later = sorted_out(work, [at for at, left in enumerate(needs) if left <= 0], 0.0)
        ready, rank = bytearray(count + 1), work.rank
        for index in opened:
            ready[rank[index]] = 1
        return cls(
            work, [0.0] * count, [0.0] * count, [NOBODY] * count, [NOBODY] * count,
            needs, ready, later,
        )  # fmt: skip

    def timing(self) -> Timing:
        """Return what has been found out; to be asked at the end."""
        return Timing(self.work, self.start, self.finish, self.opener, self.freed, self.now)

    def events(self, every: int = 1) -> Iterator[None]:
        """Go on to the end; pause after the first start, then when `every` more have started.

        One long loop without calls: it runs for all that a drag's frame moves.
        """
        work, needs, focus, order = self.work, self.needs, self.work.focus, self.work.order
        hours, unlocks, release, rank = work.hours, work.unlocks, work.release, work.rank
        start, finish, opener, freed = self.start, self.finish, self.opener, self.freed
        ready, later, active, sequence = self.ready, self.later, self.active, self.sequence
        now, clock, freed_by, taken = self.now, self.clock, self.freed_by, len(active)
        first, nothing, count = 0, len(order), len(sequence)
        opens, pause = later[0][0] if later else inf, count + 1
        while True:
            while opens <= now + EPSILON:
                rank_ = rank[heappop(later)[1]]
                ready[rank_] = 1
                first, opens = min(first, rank_), later[0][0] if later else inf
            while taken < focus:
                if not ready[first]:
                    first = ready.find(1, first)
                    if first < 0:
                        first = nothing
                        break
                index, ready[first] = order[first], 0
                first += 1
                start[index], freed[index] = now, freed_by
                insort(active, (clock + hours[index], count, index))
                sequence.append(index)
                taken += 1
                count += 1
            if count >= pause:
                pause, self.now, self.clock, self.freed_by = count + every, now, clock, freed_by
                yield
            if not taken:
                if not later:
                    self.now = now
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
                        if release[after] > now + EPSILON:
                            heappush(later, (release[after], after))
                            opens = later[0][0]
                        else:
                            rank_ = rank[after]
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


def tails(
    hours: Sequence[float], unlocks: Sequence[Sequence[int]], order: Sequence[int]
) -> list[float]:
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
