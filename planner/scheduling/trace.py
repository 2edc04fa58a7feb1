"""A run of the engine to come back to: what another run shares with it is not computed again.

Before the first thing that differs both runs do the same, so the other one starts from a snapshot
there. As soon as it stands at the same state, both go on alike, and the rest is taken over, moved
by the time between them. The answer is that of `run`, to the last bit, as all times are multiples
of a grid on which sums are exact.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify
from itertools import accumulate, takewhile
from math import isqrt
from operator import attrgetter
from typing import TYPE_CHECKING

from planner.scheduling.availability import EPSILON
from planner.scheduling.engine import (
    EXACT_HOURS,
    Active,
    EngineRun,
    Later,
    Timing,
    Work,
    sorted_out,
)

if TYPE_CHECKING:
    from planner.scheduling.replay import Replay

_OVER = object()
_LOOK_EVERY = 16
_APART = 64
_LEAST_REPLAY = 256  # shorter rests do not pay for the import of numpy


@dataclass(frozen=True, slots=True)
class Rerun:
    """The times of other work; all activities but the `touched` have the times and reasons they
    had. What has been `touched` may have them too."""

    timing: Timing
    touched: set[int]


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The state of an `EngineRun` after a start."""

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
        study, apart = EngineRun.beginning(work), _APART + 2 * isqrt(count)
        for event, _ in enumerate(study.events()):
            started = len(study.sequence)
            self._moments[started], self._clocks[started] = study.now, study.clock
            self._active[started] = study.active[:]
            if event % apart == 0:
                self._snapshots.append(_snapshot(study))
        self.timing = study.timing()
        self._sequence = study.sequence
        releases = [work.release[index] for index in reversed(self._sequence)]
        self._opens = [*accumulate(releases, max, initial=0.0)][::-1]
        self._at = [each.now for each in self._snapshots]
        self._is_exact = max(self.timing.finish, default=0.0) < EXACT_HOURS / 4

    def again(self, work: Work, changed: Iterable[int], forward: Container[int] = ()) -> Rerun:
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
            study = EngineRun.beginning(work)
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
            return Rerun(study.timing(), self._and_waiting(touched))
        return Rerun(study.timing(), set(touched))

    def _differs(self, study: EngineRun, index: int) -> bool:
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

    def _resumed(self, work: Work, snapshot: _Snapshot, changed: set[int]) -> EngineRun:
        """Return a study of `work` from `snapshot` on, with the traced times filled in."""
        timing, ready = self.timing, snapshot.ready[:]
        waiting = [index for index in changed if not snapshot.needs[index]]
        opened, later = sorted_out(work, waiting, snapshot.now)
        later += [each for each in snapshot.later if each[1] not in changed]
        heapify(later)
        self._rank_again(ready, work, changed, opened)
        return EngineRun(
            work, timing.start[:], timing.finish[:], timing.opener[:], timing.freed[:],
            snapshot.needs[:], ready, later, snapshot.active[:],
            self._sequence[: snapshot.started], snapshot.now, snapshot.clock, snapshot.freed_by,
        )  # fmt: skip

    def _rank_again(
        self, ready: bytearray, work: Work, changed: Iterable[int], opened: Iterable[int]
    ) -> None:
        """Turn flags by the traced ranks into flags by those of `work`; of what has `changed`,
        `opened` is ready."""
        for rank in sorted([self.work.rank[index] for index in changed], reverse=True):
            del ready[rank]
        now_open = {work.rank[index] for index in opened}
        for rank in sorted([work.rank[index] for index in changed]):
            ready.insert(rank, rank in now_open)

    def _go_on(self, study: EngineRun, waiting: set[int]) -> None:
        """Run until the state is the traced one and nothing changed is still `waiting`.

        `odd` holds what only one of the two runs has started. Two runs that have met stay together,
        so it is enough to look now and then. If they have met but for the time, the order may still
        be the traced one.
        """
        changed, odd, resumed = frozenset(waiting), set[int](), len(study.sequence)
        compared, ongoing = resumed, [index for _, _, index in study.active]
        sequence, events, least = study.sequence, study.events(_LOOK_EVERY), _LEAST_REPLAY
        while next(events, _OVER) is not _OVER:
            mine, theirs = sequence[compared:], self._sequence[compared : len(sequence)]
            if mine != theirs:
                odd.symmetric_difference_update(mine)
                odd.symmetric_difference_update(theirs)
            waiting.difference_update(mine)
            compared = len(sequence)
            if odd or waiting:
                continue
            if self._is_at(study):
                self._take_over(study)
                return
            if len(self._sequence) - compared >= least and self._is_open(study):
                if self._replayed(study, changed, ongoing + sequence[resumed:]):
                    events, compared = study.events(_LOOK_EVERY), len(sequence)
                else:
                    least = len(self._sequence) + 1

    def _is_open(self, study: EngineRun) -> bool:
        """Return whether in both runs nothing that is left waits for its release, and whether
        no place is free."""
        started = len(study.sequence)
        then = self._moments[started] if self._active[started] else 0.0
        is_full = len(study.active) == study.work.focus
        return is_full and self._is_exact and self._opens[started] <= min(study.now, then)

    def _replayed(self, study: EngineRun, changed: Iterable[int], ran: list[int]) -> bool:
        """Let what is left start in the traced order up to where something else is next, or to
        the last snapshot before. Return whether that is worth it; if not, nothing is done."""
        count, started = len(self._sequence), len(study.sequence)
        rest = self._replay.rest(study)
        until = started + rest.sound
        at = bisect_right(self._snapshots, until, key=attrgetter("started")) - 1
        snapshot = self._snapshots[at]
        if until < count:
            until = snapshot.started
        if (until - started) * 4 < count - started:
            return False
        self._replay.fill(study, rest, until, ran)
        if until < count:
            self._catch_up(study, snapshot, changed)
        else:
            study.ready = bytearray(count + 1)
        return True

    def _catch_up(self, study: EngineRun, snapshot: _Snapshot, changed: Iterable[int]) -> None:
        """Let that be ready which was so at the `snapshot`, but for what ends sooner or later."""
        work, needs, ready = study.work, snapshot.needs[:], snapshot.ready[:]
        self._rank_again(ready, work, changed, ())
        mine = {index for _, _, index in study.active}
        theirs = {index for _, _, index in snapshot.active}
        changes = [(after, 1) for index in mine - theirs for after in work.unlocks[index]]
        changes += [(after, -1) for index in theirs - mine for after in work.unlocks[index]]
        for after, more in changes:
            if not work.begun[after]:
                needs[after] += more
                ready[work.rank[after]] = not needs[after]
        study.needs, study.ready = needs, ready

    @cached_property
    def _replay(self) -> "Replay":
        from planner.scheduling.replay import Replay

        return Replay(self.work, self._sequence, self.timing)

    def _is_at(self, study: EngineRun) -> bool:
        """Return whether what is left and in progress is what it was when as many were started,
        and it is as late, or everything is open so that the time does not matter."""
        started = len(study.sequence)
        held, active = self._active[started], study.active
        passed = study.clock - self._clocks[started]
        if not held or active[0][0] - passed != held[0][0]:
            return False  # so it is mostly
        if len(held) != len(active) or not self._is_exact:
            return False
        then = self._moments[started]
        if study.now != then and self._opens[started] > min(study.now, then):
            return False
        return all(
            mine[0] - passed == theirs[0] and mine[2] == theirs[2]
            for mine, theirs in zip(active, held, strict=True)
        )

    def _take_over(self, study: EngineRun) -> None:
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
        study.now = self.timing.end + later


def _snapshot(study: EngineRun) -> _Snapshot:
    return _Snapshot(
        study.now, study.clock, len(study.sequence), study.freed_by,
        study.active[:], study.needs[:], study.ready[:], study.later[:],
    )  # fmt: skip
