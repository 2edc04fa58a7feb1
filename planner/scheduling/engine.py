"""Scheduling of one learner's study on the axis of cumulative hours.

At most `focus` activities are in progress and share the capacity equally; once started, an
activity stays in progress until done; capacity is idle only if nothing may start. What is pinned
or has begun takes a place of its own: it waits for no free one, and while `focus` or more are in
progress, nothing else starts. Who takes a free place is said in `planner.scheduling.rules`. Flat
lists and plain floats inside: this loop runs once per frame of a drag.

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
from heapq import heapify, heappop, heappush
from itertools import compress
from math import inf
from operator import itemgetter
from typing import TypeAlias

from planner.scheduling.availability import EPSILON
from planner.scheduling.rules import (
    END,
    ENTRY_REACHED,
    HELD,
    HELD_PRACTICE,
    OPEN,
    OPEN_PRACTICE,
    OUT,
    WAITING,
    by_curriculum,
    in_turn,
    marks,
)
from planner.scheduling.work import GRID, NOBODY, Timing, Work, on_grid

_HELD_AT_LAST = {OPEN: HELD, HELD: HELD, OPEN_PRACTICE: HELD_PRACTICE, HELD_PRACTICE: HELD_PRACTICE}

Active: TypeAlias = tuple[float, int, int]
"""In progress: the clock at its end, which one it was to start, and its index."""

Later: TypeAlias = list[tuple[float, int]]
"""A heap of (release, index)."""


def run(work: Work) -> Timing:
    """Schedule `work`. Every activity gets a start as the graph has no cycle. O(n log n)."""
    study = EngineRun.beginning(work)
    deque(study.events(len(work.hours)), maxlen=0)
    return study.timing()


def openings(work: Work) -> list[float]:
    """Return from when on each activity, and all that comes before it, is open."""
    opening = list(work.release)
    # Prerequisites come first, so that each is read when it is known.
    for at, behind, begun in zip(opening, work.unlocks, work.begun, strict=True):
        if at and not begun:
            for each in behind:
                if opening[each] < at:
                    opening[each] = at
    for place in compress(range(len(opening)), work.begun):
        opening[place] = 0.0
    return opening


@dataclass(slots=True)
class EngineRun:
    """A learner on the way through `work`: what is done by now, what goes on, what may start.

    `now` is the position on the axis, `clock` the hours that each one in progress has received,
    `sequence` what has been started. `needs` counts prerequisites that are not done. `queue` says
    how it stands at each turn (`rules`), `mark` by activity how it will once it may start, and
    `alone` are the turns of those that start in a place of their own. `later` is a heap of what
    waits for its release only, `far` the openings once they have been asked for. `open_entry`
    counts the parts of entry level that are not done. `first` is the earliest turn left, `looked`
    the latest whose state has mattered so far.
    """

    work: Work
    start: list[float]
    finish: list[float]
    opener: list[int]
    freed: list[int]
    full: bytearray
    needs: list[int]
    queue: bytearray
    open_entry: int
    mark: bytearray = field(default_factory=bytearray)
    alone: list[int] = field(default_factory=list)
    later: Later = field(default_factory=list)
    active: list[Active] = field(default_factory=list)
    sequence: list[int] = field(default_factory=list)
    now: float = 0.0
    clock: float = 0.0
    first: int = 0
    looked: int = -1
    far: list[float] | None = None

    @classmethod
    def beginning(cls, work: Work) -> "EngineRun":
        """Return a study of `work` of which nothing is done."""
        count, hold = len(work.hours), work.hold
        study = cls(
            work, [0.0] * count, [0.0] * count, [NOBODY] * count, [NOBODY] * count,
            bytearray(count), list(work.needs), bytearray([WAITING] * count + [END]),
            sum(hold.entry) if hold else 0,
        )  # fmt: skip
        study.mark = marks(study)
        study._open_first()
        return study

    def opening(self, index: int) -> float:
        """Return from when on the activity, and all that comes before it, is open."""
        if self.far is None:
            self.far = openings(self.work)
        return self.far[index]

    def _open_first(self) -> None:
        """Let what waits for nothing be open."""
        work, needs, release, rank = self.work, self.needs, self.work.release, self.work.rank
        for index in compress(range(len(needs)), work.begun):
            needs[index] = NOBODY
            self.alone.append(rank[index])
        for index in [at for at, left in enumerate(needs) if not left]:
            if release[index] > EPSILON:
                self.later.append((release[index], index))
            elif work.pinned[index]:
                self.alone.append(rank[index])
            else:
                self.queue[rank[index]] = self.mark[index]
        self.alone.sort()
        heapify(self.later)

    def timing(self) -> Timing:
        """Return what has been found out; to be asked at the end."""
        return Timing(
            self.work, self.start, self.finish, self.opener, self.freed, self.full, self.sequence,
            self.now,
        )  # fmt: skip

    def events(self, every: int = 1) -> Iterator[None]:
        """Go on to the end; pause after the first start, then when `every` more have started.

        One long loop with few calls: it runs for all that a drag's frame moves.
        """
        work, needs, focus, order = self.work, self.needs, self.work.focus, self.work.order
        hours, unlocks, release, rank = work.hours, work.unlocks, work.release, work.rank
        start, finish, opener, freed = self.start, self.finish, self.opener, self.freed
        queue, later, active, sequence = self.queue, self.later, self.active, self.sequence
        full, mark, alone, pinned = self.full, self.mark, self.alone, work.pinned
        now, clock, taken, count = self.now, self.clock, len(active), len(sequence)
        follow = in_turn if work.layout is None else by_curriculum
        in_order = work.layout is None or not work.layout.track
        is_entry, open_entry = work.hold.entry if work.hold else b"", self.open_entry
        exempt_until = work.hold.exempt_until if work.hold and work.hold.exempt else inf
        first, freed_by, was_full, pause = self.first, NOBODY, 0, count + 1
        opens = later[0][0] if later else inf
        while True:
            while opens <= now + EPSILON:
                index = heappop(later)[1]
                if pinned[index]:
                    insort(alone, rank[index])
                else:
                    queue[rank[index]] = mark[index]
                opens = later[0][0] if later else inf
            if now + EPSILON >= exempt_until:
                exempt_until = inf
                self._end_exemption()
            while taken < focus or alone:
                if alone:
                    turn = alone.pop(0)
                else:
                    while queue[first] == OUT:
                        first += 1
                    turn = first
                    if queue[first] != OPEN or not in_order:
                        turn = follow(self, first, now, taken)
                        if turn < 0:
                            break
                queue[turn] = OUT
                index = order[turn]
                start[index], freed[index], full[index] = now, freed_by, was_full
                insort(active, (clock + hours[index], count, index))
                sequence.append(index)
                taken += 1
                count += 1
            if count >= pause:
                pause, self.now, self.clock, self.first = count + every, now, clock, first
                yield
            freed_by, was_full = NOBODY, taken >= focus
            if not taken:
                if not later:
                    self.now = now
                    return
                now = opens
                continue
            due = active[0][0]
            end = now + (due - clock) * taken
            if opens < end:
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
                if open_entry and is_entry[freed_by]:
                    open_entry = self.open_entry = open_entry - 1
                    if not open_entry:
                        self.reach_entry()
                for after in unlocks[freed_by]:
                    left = needs[after] - 1
                    needs[after] = left
                    if not left:
                        opener[after] = freed_by
                        if release[after] > now + EPSILON:
                            heappush(later, (release[after], after))
                            opens = later[0][0]
                        elif pinned[after]:
                            insort(alone, rank[after])
                        else:
                            queue[rank[after]] = mark[after]

    def reach_entry(self) -> None:
        """What was held back is open, and nothing is held back any more."""
        self.queue[:] = self.queue.translate(ENTRY_REACHED)
        self.mark[:] = self.mark.translate(ENTRY_REACHED)

    def _end_exemption(self) -> None:
        """Hold back what was exempt so far and has not started."""
        hold, rank = self.work.hold, self.work.rank
        if hold is None or not self.open_entry:
            return
        for index in hold.exempt:
            self.mark[index] = _HELD_AT_LAST[self.mark[index]]
            if self.queue[rank[index]] not in (WAITING, OUT):
                self.queue[rank[index]] = self.mark[index]


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
