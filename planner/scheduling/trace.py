"""A run of the engine to come back to: what another run shares with it is not computed again.

Before the first thing that differs both runs do the same, so the other one starts from a snapshot
there. As soon as it stands at the same state, both go on alike, and the rest is taken over, moved
by the time between them. The answer is that of `run`, to the last bit, as all times are multiples
of a grid on which sums are exact.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable
from dataclasses import dataclass
from heapq import heapify
from itertools import accumulate, compress, takewhile
from math import isqrt

from planner.scheduling.availability import EPSILON
from planner.scheduling.engine import (
    EXACT_HOURS,
    Active,
    Later,
    Study,
    Timing,
    Work,
    by_rank,
    sorted_out,
)

_LOOK_EVERY = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """The times of other work; all activities but the `touched` have the times and reasons they
    had. What has been `touched` may have them too."""

    timing: Timing
    touched: set[int]


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The state of a `Study` after a start."""

    now: float
    clock: float
    started: int
    freed_by: int
    active: list[Active]
    needs: list[int]
    ready: bytearray
    later: Later


class Trace:
    """The run of `work`, by the number of activities started.

    After so many starts, the position was `_moments`, the clock `_clocks`, and `_active` was in
    progress; what was started later opened at `_opens` at the latest.
    """

    def __init__(self, work: Work) -> None:
        self.work = work
        count = len(work.hours)
        self._moments, self._clocks = [0.0] * (count + 1), [0.0] * (count + 1)
        self._active: list[list[Active]] = [[] for _ in range(count + 1)]
        self._snapshots: list[_Snapshot] = []
        study, apart = Study.beginning(work), 64 + 2 * isqrt(count)
        for event, _ in enumerate(study.events()):
            started = len(study.sequence)
            self._moments[started], self._clocks[started] = study.now, study.clock
            self._active[started] = study.active[:]
            if event % apart == 0:
                self._snapshots.append(_snapshot(study))
        self.timing = study.timing()
        self._order, self._sequence = study.order, study.sequence
        releases = [work.release[index] for index in reversed(self._sequence)]
        self._opens = [*accumulate(releases, max, initial=0.0)][::-1]
        self._at = [each.now for each in self._snapshots]
        self._is_exact = max(self.timing.finish, default=0.0) < EXACT_HOURS / 4

    def again(self, work: Work, changed: Iterable[int], forward: Container[int] = ()) -> Outcome:
        """Schedule `work`, which differs from the traced one in the `changed` activities.

        Their hours, releases and ranks may be others; `forward` are those that now go before one
        they went after. The order of all others, the links, the focus limit and what has begun
        are the same.
        """
        waiting = set(changed)
        since = min([self._first_effect(work, each, each in forward) for each in waiting])
        place = bisect_left(self._at, since - 2 * EPSILON) - 1 if self._is_exact else -1
        ongoing = list[int]()
        if place < 0:
            study = Study.beginning(work)
            study.start, study.finish = self.timing.start[:], self.timing.finish[:]
            study.opener, study.freed = self.timing.opener[:], self.timing.freed[:]
        else:
            study = self._resumed(work, self._snapshots[place], waiting)
            ongoing = [index for _, _, index in study.active]
        started = len(study.sequence)
        self._go_on(study, waiting)
        touched = [each for each in ongoing if self._differs(study, each)]
        again = study.sequence[started:]
        same = takewhile(lambda each: not self._differs(study, each), again)
        touched += again[sum(1 for _ in same) :]
        if len(study.sequence) < len(work.hours):
            return Outcome(study.timing(), self._and_waiting(touched))
        return Outcome(study.timing(), set(touched))

    def _differs(self, study: Study, index: int) -> bool:
        was = self.timing
        return (
            study.start[index] != was.start[index]
            or study.finish[index] != was.finish[index]
            or study.opener[index] != was.opener[index]
            or study.freed[index] != was.freed[index]
        )

    def _and_waiting(self, touched: list[int]) -> set[int]:
        """Return `touched` and what waits for it: that may start when it did, but for another
        reason."""
        return set(touched).union(*[self.work.unlocks[each] for each in touched])

    def _first_effect(self, work: Work, index: int, forward: bool) -> float:
        """Return a position before which the change of this activity makes no difference.

        Until it starts or may start it does not matter how long it takes or how urgent it is.
        """
        if work.begun[index]:
            return 0.0
        timing, release = self.timing, work.release[index]
        if not forward and release >= self.work.release[index]:
            return timing.start[index]
        opener = timing.opener[index]
        unlocked = timing.finish[opener] if opener >= 0 else 0.0
        return min(timing.start[index], max(release, unlocked))

    def _resumed(self, work: Work, snapshot: _Snapshot, changed: set[int]) -> Study:
        """Return a study of `work` from `snapshot` on, with the traced times filled in."""
        timing, order, ranks = self.timing, self._order, self.work.rank
        if work.rank is not ranks:
            order = by_rank(work.rank)
            waiting = [self._order[rank] for rank in compress(range(len(ranks)), snapshot.ready)]
            waiting += [self._order[rank] for _, rank in snapshot.later]
            ready, later = sorted_out(work, waiting, snapshot.now)
        else:
            of_changed = {ranks[index] for index in changed}
            waiting = [index for index in changed if not snapshot.needs[index]]
            newly_ready, later = sorted_out(work, waiting, snapshot.now)
            ready = snapshot.ready[:]
            for rank in of_changed:
                ready[rank] = newly_ready[rank]
            later += [each for each in snapshot.later if each[1] not in of_changed]
            heapify(later)
        return Study(
            work, order, timing.start[:], timing.finish[:], timing.opener[:], timing.freed[:],
            snapshot.needs[:], ready, later, snapshot.active[:],
            self._sequence[: snapshot.started], snapshot.now, snapshot.clock, snapshot.freed_by,
        )  # fmt: skip

    def _go_on(self, study: Study, waiting: set[int]) -> None:
        """Run until the state is the traced one and nothing changed is still `waiting`.

        `odd` holds what only one of the two runs has started. Two runs that have met stay together,
        so it is enough to look now and then.
        """
        odd, compared = set[int](), len(study.sequence)
        sequence, active, held = study.sequence, study.active, self._active
        for _ in study.events(_LOOK_EVERY):
            there = held[len(sequence)]
            if there and there[0][2] == active[0][2] and self._is_at(study):
                odd.symmetric_difference_update(sequence[compared:])
                odd.symmetric_difference_update(self._sequence[compared : len(sequence)])
                waiting.difference_update(sequence[compared:])
                compared = len(sequence)
                if not odd and not waiting:
                    self._take_over(study)
                    return

    def _is_at(self, study: Study) -> bool:
        """Return whether what is left and in progress is what it was when as many were started,
        and it is as late, or everything is open so that the time does not matter."""
        started = len(study.sequence)
        then, held, active = self._moments[started], self._active[started], study.active
        if len(held) != len(active) or not self._is_exact:
            return False
        if study.now != then and self._opens[started] > min(study.now, then):
            return False
        passed = study.clock - self._clocks[started]
        for mine, theirs in zip(active, held, strict=True):
            if mine[0] - passed != theirs[0] or mine[2] != theirs[2]:
                return False
        return True

    def _take_over(self, study: Study) -> None:
        """Let the rest happen as it was traced, as much later as `study` is."""
        started = len(study.sequence)
        later = study.now - self._moments[started]
        if later:
            rest, start, finish = self._sequence[started:], study.start, study.finish
            for _, _, index in study.active:
                finish[index] += later
            for index in rest:
                start[index] += later
                finish[index] += later
            study.sequence += rest


def _snapshot(study: Study) -> _Snapshot:
    return _Snapshot(
        study.now, study.clock, len(study.sequence), study.freed_by,
        study.active[:], study.needs[:], study.ready[:], study.later[:],
    )  # fmt: skip
