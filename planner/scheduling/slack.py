"""How long a skill can be put off without moving the finish.

The learner is idle only while every skill that is left, or one that comes before it, waits for its
pin or course. So the finish is that of a single queue (Lindley 1952), whatever the priorities and
the focus limit: the latest, over the days that open something, of that day plus the hours of all
that opens then or later. Putting a skill off opens it, and all that needs it, later. What that
queue says is therefore what scheduling again under the same rules would find, anomalies of list
scheduling (Graham 1969) included, without a schedule per question.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate, compress
from math import inf
from operator import mul

from planner.scheduling.availability import EPSILON
from planner.scheduling.engine import Work, by_rank
from planner.scheduling.schedule import ActivityKind, Schedule
from planner.scheduling.workload import Status

_TOLERANCE = 10 * EPSILON
_FLAGS = bytes.maketrans(b"01", b"\x00\x01")


def critical_skills(schedule: Schedule, probe_hours: float = 1.0) -> frozenset[str]:
    """Return the studied skills that move the finish when they start `probe_hours` later."""
    start, begun, queue = schedule.timing.start, schedule.work.begun, _Queue(schedule)
    return frozenset(
        skill
        for place, skill in enumerate(schedule.studied)
        if not begun[place] and queue.latest_start(place) < start[place] + probe_hours
    )


def slack_days(schedule: Schedule) -> Mapping[str, int]:
    """Return per activity the whole days its start can be put off without moving the finish.

    Done activities and course parts, which cannot be put off, have 0.
    """
    queue, calendar = _Queue(schedule), schedule.availability
    result = {}
    for bar in schedule.activities:
        result[bar.id] = 0
        if (
            bar.kind is ActivityKind.STUDY
            and bar.status is Status.PLANNED
            and bar.id in schedule.index
        ):
            place = schedule.index[bar.id]
            latest = calendar.day_of_start(queue.latest_start(place))
            result[bar.id] = max((latest - bar.start).days, 0)
    return result


class _Queue:
    """The studied skills as a queue, by the positions on the axis at which they open.

    A skill opens when its own pins and courses, and those of all that comes before it, are out of
    the way. Skills are kept in that order, so that the hours of some of them up to a position are
    a sum of the first.
    """

    def __init__(self, schedule: Schedule) -> None:
        work = schedule.work
        opening = _openings(work)
        order = sorted(range(len(opening)), key=opening.__getitem__)
        self._at = by_rank(order)
        self._hours = [work.hours[place] for place in order]
        in_order = [opening[place] for place in order]
        self._positions = sorted(set(opening))
        self._counts = [bisect_left(in_order, position) for position in self._positions]
        total = sum(self._hours)
        before = [0.0, *accumulate(self._hours)]
        self._left = [total - before[count] for count in self._counts] + [0.0]
        self._finish = schedule.finish_hours + _TOLERANCE
        spare = [
            self._finish - left - position
            for left, position in zip(self._left, self._positions, strict=False)
        ]
        self._spare = [*accumulate(reversed(spare), min, initial=inf)][::-1]
        self._opening = opening
        self._waiting = _waiting(work, self._at)

    def latest_start(self, place: int) -> float:
        """Return the last position on the axis to which the start can be put off.

        Put off to between two positions at which something opens, the skill and what waits for it
        have to fit in behind, with all that opens at the later one or after. Mostly they take less
        than what is spare (`_spare`: the least from each position on), so that they always fit.
        """
        at, positions, latest = self._at[place], self._positions, self._opening[place]
        hours, flags, first = self._hours[at:], self._flags(place), bisect_right(positions, latest)
        whole = sum(compress(hours, flags))
        if whole <= self._spare[first]:
            return max(self._finish - whole, positions[-1])
        mine: list[float] = list(accumulate(map(mul, hours, flags)))
        for after in range(first, len(positions)):
            put_off = mine[self._counts[after] - at - 1]
            fits = self._finish - self._left[after] - put_off
            if fits < positions[after]:
                return max(fits, latest)
            latest = positions[after]
        return max(self._finish - mine[-1], latest)

    def _flags(self, place: int) -> bytes:
        """Return, from this skill on, 1 for each that waits for it, and for itself, else 0."""
        at = self._at[place]
        bits = format(self._waiting[place] >> at, f"0{len(self._hours) - at}b").encode()
        return bits[::-1].translate(_FLAGS)


def _openings(work: Work) -> list[float]:
    """Return from when on each activity, and all that comes before it, is open."""
    opening = list(work.release)
    for place, after in enumerate(work.unlocks):
        if work.begun[place]:
            opening[place] = 0.0
        for each in after:
            opening[each] = max(opening[each], opening[place])
    return opening


def _waiting(work: Work, at: list[int]) -> list[int]:
    """Return as bits, by position in the queue, each activity and all that have to wait for it."""
    bits = [1 << each for each in at]
    for place in reversed(range(len(at))):
        for each in work.unlocks[place]:
            if not work.begun[each]:
                bits[place] |= bits[each]
    return bits
