"""The rest of a run in the order of another run: all times at once, not event after event.

In long plans much more may start than there are places, so that a drag changes when things start
and hardly ever which is next. If the order stays, each takes the place that becomes free first,
and one pass over the hours gives all times (the recursion of Kiefer and Wolfowitz 1955). Whether
the order does stay is checked afterwards, for all of them at once.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapreplace
from itertools import chain
from math import inf
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.scheduling.availability import EPSILON
from planner.scheduling.engine import EngineRun, Timing, Work

Floats: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.intp]
Values: TypeAlias = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Rest:
    """What happens to an `EngineRun` in the known order: `sound` more starts can be relied on.

    `starts` are clocks, by turn; `due` are the clocks at the ends, by activity, -inf for what was
    done before. `ready` are the clocks at which the last prerequisites end.
    """

    since: int
    starts: Floats
    due: Floats
    ready: Floats
    sound: int


class Replay:
    """The order in which `work` was studied, and what it rests on.

    A turn is a place in `sequence`. The activities of `_heads`, by turn, have prerequisites:
    `_before`, from `_first` on. Each was passed over at the turn `_passed` for the last time:
    something less urgent was started, so that it must not have been ready. -1: never.
    """

    def __init__(self, work: Work, sequence: Sequence[int], timing: Timing) -> None:
        count = len(sequence)
        self._start, self._finish = np.array(timing.start), np.array(timing.finish)
        self._freed, self._opener = np.array(timing.freed), np.array(timing.opener)
        self._sequence = np.array(sequence, dtype=np.intp)
        self._hours = [work.hours[index] for index in sequence]
        self._effort = np.array(self._hours)
        turn = np.empty(count, dtype=np.intp)
        turn[self._sequence] = np.arange(count)
        before = np.repeat(np.arange(count), [len(each) for each in work.unlocks])
        after = np.fromiter(chain.from_iterable(work.unlocks), np.intp, len(before))
        needed = ~np.array(work.begun, dtype=bool)[after]
        before, after = before[needed], after[needed]
        by_turn = np.argsort(turn[after], kind="stable")
        self._before = before[by_turn]
        self._heads, self._first = np.unique(turn[after[by_turn]], return_index=True)
        passed = _last_greater([work.rank[index] for index in sequence])
        self._passed = np.array(passed, dtype=np.intp)[self._heads]

    def rest(self, study: EngineRun) -> Rest:
        """Return the rest of `study`, which has started what stood first in the order, has no free
        place and waits for no release."""
        since, ends = len(study.sequence), [due for due, _, _ in study.active]
        starts = np.array([heapreplace(ends, ends[0] + hours) for hours in self._hours[since:]])
        due = np.full(len(self._sequence), -inf)
        due[[index for _, _, index in study.active]] = [each for each, _, _ in study.active]
        due[self._sequence[since:]] = starts + self._effort[since:]
        head = bisect_left(self._heads, since)
        ready = np.empty(0)
        if head < len(self._heads):
            edge = self._first[head]
            ready = np.maximum.reduceat(due[self._before[edge:]], self._first[head:] - edge)
        sound = self._sound(since, starts, ready, then=ends[0])
        return Rest(since, starts, due, ready, sound)

    def _sound(self, since: int, starts: Floats, ready: Floats, then: float) -> int:
        """Return how many of `starts` come about; `then` is the next end after them.

        The first that does not has prerequisites to wait for, or something more urgent is ready, or
        two ends are so close that the engine takes them for one.
        """
        head = len(self._heads) - len(ready)
        turns, passed = self._heads[head:] - since, self._passed[head:] - since
        waits = turns[ready > starts[turns]]
        overtaken = ready[(passed >= 0) & (ready <= starts[np.maximum(passed, 0)])]
        close = np.flatnonzero(np.diff(starts, append=then) <= 2 * EPSILON)
        instead = np.searchsorted(starts, overtaken)  # the first start it might take the place of
        faults = [each.min() for each in (waits, instead, close) if len(each)]
        return int(min(faults, default=len(starts)))

    def fill(self, study: EngineRun, rest: Rest, until: int, ran: list[int]) -> None:
        """Let `study` go on to where `until` are started, at most what is sound.

        `ran` is what has been in progress in it; all else has the traced times, and what has not
        started or ended by then keeps them. What has become ready is left to the caller.
        """
        since, focus = rest.since, study.work.focus
        starts, started = rest.starts[: until - since], self._sequence[since:until]
        ongoing = np.array([index for _, _, index in study.active], dtype=np.intp)
        everyone = np.concatenate([ongoing, started])
        due = rest.due[everyone]
        begin = study.now + (starts - study.clock) * focus
        freed = everyone[np.argsort(due, kind="stable")[: until - since]]
        left = due > starts[-1]
        end = study.now + (due[~left] - study.clock) * focus
        study.start = _filled(self._start, study.start, ran, started, begin)
        study.freed = _filled(self._freed, study.freed, ran, started, freed)
        study.finish = _filled(self._finish, study.finish, ran, everyone[~left], end)
        study.now, study.clock, study.freed_by = float(begin[-1]), float(starts[-1]), int(freed[-1])
        self._open(study, rest)
        turns = np.concatenate([[turn for _, turn, _ in study.active], np.arange(since, until)])
        found = due[left].tolist(), turns[left].tolist(), everyone[left].tolist()
        study.active = sorted(zip(*found, strict=True))
        study.sequence += started.tolist()

    def _open(self, study: EngineRun, rest: Rest) -> None:
        """Write which prerequisite ended last for what has become ready, if it is another one than
        it was."""
        if not len(rest.ready):
            return
        head = len(self._heads) - len(rest.ready)
        first = self._first[head:]
        before = self._before[first[0] :]
        lengths = np.diff(np.append(first - first[0], len(before)))
        ready = np.repeat(np.where(rest.ready <= study.clock, rest.ready, inf), lengths)
        last = (rest.due[before] == ready) & (ready > -inf)
        after = np.repeat(self._sequence[self._heads[head:]], lengths)
        other = last & (self._opener[after] != before)
        for index, opener in zip(after[other].tolist(), before[other].tolist(), strict=True):
            study.opener[index] = opener


def _filled(
    traced: Values, known: Sequence[float], ran: list[int], places: Places, values: Values
) -> list[Any]:
    """Return what is `known` where it `ran`, `values` at `places`, and else what was `traced`."""
    filled = traced.copy()
    filled[ran] = [known[index] for index in ran]
    filled[places] = values
    found: list[Any] = filled.tolist()
    return found


def _last_greater(values: Sequence[int]) -> list[int]:
    """Return for each the place of the last one before it that is greater, -1 without one."""
    found, open_ = [], list[int]()
    for place, value in enumerate(values):
        while open_ and values[open_[-1]] < value:
            open_.pop()
        found.append(open_[-1] if open_ else -1)
        open_.append(place)
    return found
