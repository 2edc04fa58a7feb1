"""A run of the engine to come back to: what another run shares with it is not computed again.

Before the first thing that differs both runs do the same, so the other one starts from a snapshot
there. As soon as it stands at the same state, both go on alike, and the rest is taken over, moved
by the time between them. The answer is that of `run`, to the last bit, as all times are multiples
of a grid on which sums are exact.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify
from itertools import accumulate, takewhile
from math import isqrt
from operator import attrgetter
from typing import TYPE_CHECKING

from planner.scheduling.availability import EPSILON
from planner.scheduling.engine import Active, EngineRun, Later
from planner.scheduling.rules import ENTRY_REACHED, OUT, WAITING
from planner.scheduling.work import EXACT_HOURS, Timing, Work

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
    first: int
    looked: int
    open_entry: int
    active: list[Active]
    needs: list[int]
    queue: bytearray
    mark: bytearray
    later: Later


class Trace:
    """The run of `work`, by the number of activities started.

    After so many starts, the position was `_moments`, the clock `_clocks`, and `_active` was in
    progress; the states of the turns up to `_looked` had mattered, and what was started later
    opened at `_opens` at the latest.
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
        self._is_exact = max(self.timing.finish, default=0.0) < EXACT_HOURS / 4

    def again(self, work: Work, changed: Iterable[int]) -> Rerun:
        """Schedule `work`, which differs from the traced one in the `changed` activities.

        Their hours and releases may be others, and they may be pinned or not. Turns, links, the
        focus limit and what has begun are the same.
        """
        places = set(changed)
        waiting = set(places)
        place = self._last_common(work, waiting) if self._is_exact else -1
        ongoing = list[int]()
        if place < 0:
            study = EngineRun.beginning(work)
            self._fill(study)
        else:
            study = self._resumed(work, self._snapshots[place], waiting)
            ongoing = [index for _, _, index in study.active]
        started = len(study.sequence)
        ran = self._go_on(study, waiting)
        touched = [each for each in ongoing if self._differs(study, each)]
        again = study.sequence[started:ran]
        same = takewhile(lambda each: not self._differs(study, each), again)
        touched += again[sum(1 for _ in same) :]
        timing = study.timing()
        return Rerun(timing, self._with_other_reasons(timing, set(touched), places))

    def _with_other_reasons(self, timing: Timing, touched: set[int], changed: set[int]) -> set[int]:
        """Return `touched` and what keeps its times but waited for something else.

        A start that waited for its turn is told by those with an earlier turn that had started by
        then, one that was held back by when entry level is reached; others by what they themselves
        hold.
        """
        was, moved = self.timing, touched | changed
        if not moved:
            return touched
        moments = [each.start[index] for each in (was, timing) for index in moved]
        reached = sorted((was.entry_reached, timing.entry_reached))
        hold, first, last = timing.work.hold, min(moments), max(moments)
        shifts = hold is not None and reached[0] != reached[1]
        for index, start in enumerate(timing.start):
            turned = first <= start <= last and not timing.full[index]
            held = shifts and hold is not None and hold.held[index]
            asked = turned or (held and reached[0] <= start + EPSILON)
            if asked and index not in moved and was.reason(index) != timing.reason(index):
                touched.add(index)
        return touched

    def _differs(self, study: EngineRun, index: int) -> bool:
        was = self.timing
        return (
            study.start[index] != was.start[index]
            or study.finish[index] != was.finish[index]
            or study.opener[index] != was.opener[index]
            or study.freed[index] != was.freed[index]
            or study.full[index] != was.full[index]
        )

    def _last_common(self, work: Work, changed: set[int]) -> int:
        """Return the number of the last snapshot up to which both runs are the same, -1 if not even
        the first."""
        last = len(self._snapshots) - 1
        for index in changed:
            if work.begun[index]:
                return -1
            last = min(last, self._last_before(work, index, last))
        return last

    def _last_before(self, work: Work, index: int, last: int) -> int:
        """Return the last snapshot, `last` at most, before which the change of this activity makes
        no difference.

        Until it starts it does not matter how long it takes; until its turn is looked at it does
        not matter for what it waits; and one that is pinned starts once nothing is in the way.
        """
        timing, old = self.timing, self.work
        before = timing.start[index]
        waits_alike = (
            work.release[index] == old.release[index] and work.pinned[index] == old.pinned[index]
        )
        if not waits_alike and work.pinned[index]:
            opener = timing.opener[index]
            unlocked = timing.finish[opener] if opener >= 0 else 0.0
            before = min(before, max(work.release[index], unlocked))
        turn = work.rank[index]
        for number in range(last, -1, -1):
            held = self._snapshots[number]
            if held.now < before - 2 * EPSILON and (waits_alike or held.looked < turn):
                return number
        return -1

    def _fill(self, study: EngineRun) -> None:
        """Give `study` the traced times to begin with."""
        was = self.timing
        study.start, study.finish = was.start[:], was.finish[:]
        study.opener, study.freed, study.full = was.opener[:], was.freed[:], was.full[:]

    def _resumed(self, work: Work, snapshot: _Snapshot, changed: set[int]) -> EngineRun:
        """Return a study of `work` from `snapshot` on, with the traced times filled in."""
        was, queue, later = self.timing, snapshot.queue[:], snapshot.later
        later = [each for each in later if each[1] not in changed]
        alone = list[int]()
        for index in changed:
            turn, opens = work.rank[index], not snapshot.needs[index]
            queue[turn] = WAITING
            if opens and work.release[index] > snapshot.now + EPSILON:
                later.append((work.release[index], index))
            elif opens and work.pinned[index]:
                alone.append(turn)
            elif opens:
                queue[turn] = snapshot.mark[index]
        heapify(later)
        return EngineRun(
            work, was.start[:], was.finish[:], was.opener[:], was.freed[:], was.full[:],
            snapshot.needs[:], queue, snapshot.open_entry, snapshot.mark[:], sorted(alone), later,
            snapshot.active[:], self._sequence[: snapshot.started], snapshot.now, snapshot.clock,
            snapshot.first, snapshot.looked,
        )  # fmt: skip

    def _go_on(self, study: EngineRun, waiting: set[int]) -> int:
        """Run until the state is the traced one and nothing changed is still `waiting`; return how
        many of what is started may have other times.

        `odd` holds what only one of the two runs has started. Two runs that have met stay together,
        so it is enough to look now and then. If they have met but for the time, the order may still
        be the traced one.
        """
        odd, resumed = set[int](), len(study.sequence)
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
                return self._take_over(study)
            if len(self._sequence) - compared >= least and self._is_open(study):
                if self._replayed(study, ongoing + sequence[resumed:]):
                    events, compared = study.events(_LOOK_EVERY), len(sequence)
                else:
                    least = len(self._sequence) + 1
        return len(sequence)

    def _is_open(self, study: EngineRun) -> bool:
        """Return whether in both runs nothing that is left waits for its release, and whether
        no place is free and none of its own to come."""
        started = len(study.sequence)
        then = self._moments[started] if self._active[started] else 0.0
        is_full = len(study.active) == study.work.focus
        is_open = is_full and self._is_exact and self._opens[started] <= min(study.now, then)
        return is_open and self._is_unexempt(study, then) and self._last_pinned < started

    def _is_unexempt(self, study: EngineRun, then: float) -> bool:
        hold = study.work.hold
        if hold is None or not hold.exempt or not study.open_entry:
            return True
        return hold.exempt_until <= min(study.now, then)

    @cached_property
    def _last_pinned(self) -> int:
        """The turn at which the last one with a place of its own was started, -1 without one."""
        pinned = (at for at, each in enumerate(self._sequence) if self.work.pinned[each])
        return max(pinned, default=-1)

    def _replayed(self, study: EngineRun, ran: list[int]) -> bool:
        """Let what is left start in the traced order up to where something else is next, or to
        the last snapshot before. Return whether that is worth it; if not, nothing is done."""
        count, started = len(self._sequence), len(study.sequence)
        rest = self._replay.rest(study)
        until = started + rest.sound
        at = bisect_right(self._snapshots, until, key=attrgetter("started")) - 1
        while at > 0 and study.open_entry and not self._snapshots[at].open_entry:
            at -= 1
        snapshot = self._snapshots[at]
        if until < count:
            until = snapshot.started
        if (until - started) * 4 < count - started:
            return False
        self._replay.fill(study, rest, until, ran)
        if until < count:
            self._catch_up(study, snapshot)
        else:
            study.queue[:-1] = bytes([OUT]) * count
        return True

    def _catch_up(self, study: EngineRun, snapshot: _Snapshot) -> None:
        """Let that be open which was so at the `snapshot`, but for what ends sooner or later."""
        work, needs, queue = study.work, snapshot.needs[:], snapshot.queue[:]
        mine = {index for _, _, index in study.active}
        theirs = {index for _, _, index in snapshot.active}
        if not study.open_entry:
            queue = queue.translate(ENTRY_REACHED)
        changes = [(after, 1) for index in mine - theirs for after in work.unlocks[index]]
        changes += [(after, -1) for index in theirs - mine for after in work.unlocks[index]]
        for after, more in changes:
            if not work.begun[after]:
                needs[after] += more
                if queue[work.rank[after]] != OUT:
                    queue[work.rank[after]] = WAITING if needs[after] else study.mark[after]
        study.needs, study.queue, study.first = needs, queue, 0
        if work.hold is not None and study.open_entry:
            entry = work.hold.entry
            more = sum(entry[each] for each in mine - theirs)
            study.open_entry = (
                snapshot.open_entry + more - sum(entry[each] for each in theirs - mine)
            )
            if not study.open_entry:
                study.reach_entry()

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
        is_moved = study.now != then
        if is_moved and self._opens[started] > min(study.now, then):
            return False
        if is_moved and not self._is_unexempt(study, then):
            return False
        return all(
            mine[0] - passed == theirs[0] and mine[2] == theirs[2]
            for mine, theirs in zip(active, held, strict=True)
        )

    def _take_over(self, study: EngineRun) -> int:
        """Let the rest happen as it was traced, as much later as `study` is; return how many have
        other times."""
        started = len(study.sequence)
        later, rest = study.now - self._moments[started], self._sequence[started:]
        study.sequence += rest
        study.now = self.timing.end + later
        if not later:
            return started
        start, finish = study.start, study.finish
        for _, _, index in study.active:
            finish[index] += later
        for index in rest:
            start[index] += later
            finish[index] += later
        return len(study.sequence)


def _snapshot(study: EngineRun) -> _Snapshot:
    return _Snapshot(
        study.now, study.clock, len(study.sequence), study.first,
        max(study.looked, study.first - 1), study.open_entry, study.active[:], study.needs[:],
        study.queue[:], study.mark[:], study.later[:],
    )  # fmt: skip
