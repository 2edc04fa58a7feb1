"""What the engine is asked and what it answers, by activity index."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import compress
from math import inf

from planner.scheduling.availability import EPSILON

NOBODY = -1

GRID = 2.0**-28
"""Hours: 13 microseconds. Sums are exact up to `EXACT_HOURS`, eight times what the calendar has."""

EXACT_HOURS = GRID * 2.0**52
_ROUNDER = 1.5 * EXACT_HOURS  # floats around it are whole multiples of GRID


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


class Cause(IntEnum):
    """What an activity's start waited for."""

    NOTHING = 0
    PREREQUISITE = 1
    RELEASE = 2
    FOCUS = 3
    PROGRESS = 4
    TURN = 5
    ENTRY = 6
    IDLE = 7


@dataclass(frozen=True, slots=True)
class HoldBack:
    """What waits for entry level, by activity: `entry` has a 1 for its parts and `held` one for
    what does not start beside them. The `exempt` do until the position `exempt_until`."""

    entry: bytes
    held: bytes
    exempt: tuple[int, ...] = ()
    exempt_until: float = 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """How the turns are found: whoever may start does, by rank, and each free place goes to the
    track with fewer in progress.

    `track` is 1 for practice, by activity, or empty where all are alike. The first `own` ranks are
    the learner's own order and those up to `leading` what a course takes for granted: both stand
    above the tracks.
    """

    track: bytes = b""
    own: int = 0
    leading: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """The problem.

    `hours` to do; `needs` counts prerequisites and `unlocks` names dependants; `release` is the
    axis position before which nothing starts; `rank` the turn (low first, all different) and
    `order` the activities by it; `begun` activities are in progress already and wait for nothing,
    and `pinned` ones wait for no place. Without a `layout` nobody overtakes, but what waits for
    more than `patience` hours holds nobody back.
    """

    hours: Sequence[float]
    needs: list[int]
    unlocks: list[list[int]]
    release: list[float]
    rank: list[int]
    order: list[int]
    begun: list[bool]
    pinned: list[bool]
    focus: int
    patience: float = inf
    hold: HoldBack | None = None
    layout: Layout | None = None


@dataclass(frozen=True)
class Timing:
    """The answer: start and finish on the axis, and what the reasons for the starts follow from.

    `opener` is the prerequisite that ended last and `freed` the activity that ended when this one
    started; NOBODY where there was none. `full` has a 1 where all places were taken before, and
    `sequence` lists the activities as they were started. `end` is where the last of all ends, 0
    for no work.
    """

    work: Work
    start: list[float]
    finish: list[float]
    opener: list[int]
    freed: list[int]
    full: bytearray
    sequence: list[int]
    end: float

    @cached_property
    def cause(self) -> list[Cause]:
        """What each start waited for."""
        return [self.reason(index)[0] for index in range(len(self.start))]

    @cached_property
    def blocker(self) -> list[int]:
        """The activity that each start waited for, or NOBODY."""
        return [self.reason(index)[1] for index in range(len(self.start))]

    def reason(self, index: int) -> tuple[Cause, int]:
        """Return what the start of this activity waited for, and the blocker."""
        work = self.work
        if work.begun[index]:
            return Cause.PROGRESS, NOBODY
        opener, release, start = self.opener[index], work.release[index], self.start[index]
        unlocked = self.finish[opener] if opener >= 0 else 0.0
        if start > unlocked + EPSILON and start > release + EPSILON:
            return self._reason_of_turn(index)
        if release > unlocked + EPSILON:
            return Cause.RELEASE, NOBODY
        return (Cause.PREREQUISITE, opener) if opener >= 0 else (Cause.NOTHING, NOBODY)

    def _reason_of_turn(self, index: int) -> tuple[Cause, int]:
        """Return why what might have started before did not: entry level, full places, others with
        an earlier turn, for which it waited until they started or nothing was in progress."""
        freed, hold = self.freed[index], self.work.hold
        is_held = hold is not None and hold.held[index]
        if freed != NOBODY and is_held and self.start[index] <= self.entry_reached + EPSILON:
            return Cause.ENTRY, freed
        if freed != NOBODY and self.full[index]:
            return Cause.FOCUS, freed
        before = self._started_before(index)
        if before != NOBODY and self.start[before] >= self.start[index] - EPSILON:
            return Cause.TURN, before
        return Cause.IDLE, freed

    @cached_property
    def entry_reached(self) -> float:
        """Where the last part of entry level ends."""
        hold = self.work.hold
        return max(compress(self.finish, hold.entry), default=0.0) if hold else 0.0

    def _started_before(self, index: int) -> int:
        """Return the last of those with an earlier turn that have started by then."""
        work, start = self.work, self.start[index]
        for rank in range(work.rank[index] - 1, -1, -1):
            each = work.order[rank]
            if not work.begun[each] and self.start[each] <= start:
                return each
        return NOBODY
