"""List scheduling of one learner's study on the axis of cumulative hours.

At most `focus` activities are in progress and share the capacity equally; once started, an
activity stays in progress until done; capacity is idle only if nothing may start. Flat lists
and plain floats inside: this loop runs once per frame of a drag.
"""

from dataclasses import dataclass
from enum import IntEnum
from heapq import heapify, heappop, heappush

from planner.scheduling.availability import EPSILON

NOBODY = -1


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

    hours: list[float]
    needs: list[int]
    unlocks: list[list[int]]
    release: list[float]
    rank: list[int]
    begun: list[bool]
    focus: int


@dataclass(frozen=True, slots=True)
class Timing:
    """The answer, by activity index: start and finish on the axis, and the reason for the start.

    `blocker` is the prerequisite, or the activity whose end freed the place, or NOBODY.
    """

    start: list[float]
    finish: list[float]
    cause: list[Cause]
    blocker: list[int]


def run(work: Work) -> Timing:
    """Schedule `work`. Every activity gets a start as the graph has no cycle. O(n log n)."""
    count = len(work.hours)
    rank, release, unlocks, focus = work.rank, work.release, work.unlocks, work.focus
    left, needs = list(work.hours), list(work.needs)
    start, finish = [0.0] * count, [0.0] * count
    cause, blocker = [Cause.NOTHING] * count, [NOBODY] * count
    ready_at = [0.0] * count
    by_rank = [0] * count
    for index, place in enumerate(rank):
        by_rank[place] = index
    ready = [rank[i] for i in range(count) if work.begun[i]]
    later: list[tuple[float, int]] = []
    for index in range(count):
        if work.begun[index]:
            cause[index] = Cause.PROGRESS
        elif needs[index] == 0:
            if release[index] > EPSILON:
                cause[index] = Cause.RELEASE
            later.append((release[index], rank[index]))
    heapify(ready)
    heapify(later)
    now, active, freed_by = 0.0, list[int](), NOBODY
    while True:
        while later and later[0][0] <= now + EPSILON:
            at, place = heappop(later)
            ready_at[by_rank[place]] = at
            heappush(ready, place)
        while ready and len(active) < focus:
            index = by_rank[heappop(ready)]
            start[index] = now
            active.append(index)
            if now > ready_at[index] + EPSILON and cause[index] is not Cause.PROGRESS:
                cause[index], blocker[index] = Cause.FOCUS, freed_by
        if not active:
            if not later:
                return Timing(start, finish, cause, blocker)
            now = later[0][0]
            continue
        share = len(active)
        step = min([left[index] for index in active]) * share
        if later and share < focus and later[0][0] - now < step:
            step = later[0][0] - now
        now += step
        step /= share
        done = []
        for index in active:
            left[index] -= step
            if left[index] <= EPSILON:
                done.append(index)
        for index in done:
            active.remove(index)
            finish[index] = now
            freed_by = index
            for after in unlocks[index]:
                needs[after] -= 1
                if needs[after] == 0 and not work.begun[after]:
                    at = release[after]
                    if at > now + EPSILON:
                        cause[after] = Cause.RELEASE
                    else:
                        at, cause[after], blocker[after] = now, Cause.PREREQUISITE, index
                    heappush(later, (at, rank[after]))


def tails(hours: list[float], unlocks: list[list[int]], order: list[int]) -> list[float]:
    """Return per activity its hours plus the longest chain of hours that waits for it.

    `order` lists the indices with prerequisites first.
    """
    tail = list(hours)
    for index in reversed(order):
        after = unlocks[index]
        if after:
            tail[index] += max([tail[each] for each in after])
    return tail
