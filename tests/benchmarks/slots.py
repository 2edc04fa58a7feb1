"""The k-slot reading of a plan: k places, each for one skill at a time, side by side.

The engine lets the `focus` skills in progress share one learner's hours equally and passes on what
a free place leaves over. The k-slot reading passes nothing on: each of k = `focus` places works
at rate 1, and a skill of p hours holds a place for p hours. This is the problem of the textbooks,
P | prec, r_j | C_max, for which optima can be proven; the engine's plan never loses hours to a
free place, and gives what is pinned a place besides: here a pin is a release. As k places do k
hours in one, a release at axis position r is at r / k here. With focus 1 and without pins both
readings are the same, and so are their finishes.

Hours are whole numbers throughout, so that an optimum can be proven exactly.
"""

from bisect import bisect_left, insort
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import groupby
from operator import itemgetter

from planner.scheduling.engine import tails
from planner.scheduling.work import Work, by_rank


@dataclass(frozen=True, slots=True)
class Slots:
    """A problem of `places` identical places, by activity index, in whole hours.

    `order` lists the activities by priority, the first in front; `topological` prerequisites first.
    """

    hours: list[int]
    release: list[int]
    needs: list[list[int]]
    unlocks: list[list[int]]
    order: list[int]
    topological: list[int]
    places: int


def slots_of(work: Work) -> Slots:
    """Return the k-slot reading of `work`: its priorities, links, hours and pins.

    Releases are rounded up to whole hours. Raises `ValueError` if hours are not whole or
    something is begun, which this reading does not know.
    """
    if any(work.begun) or any(hours != int(hours) for hours in work.hours):
        raise ValueError("the k-slot reading needs whole hours and nothing begun")
    needs: list[list[int]] = [[] for _ in work.hours]
    for before, afters in enumerate(work.unlocks):
        for after in afters:
            needs[after].append(before)
    return Slots(
        hours=[int(hours) for hours in work.hours],
        release=[-int(-at // work.focus) for at in work.release],
        needs=needs,
        unlocks=work.unlocks,
        order=by_rank(work.rank),
        topological=_topological(needs, work.unlocks),
        places=work.focus,
    )


def _topological(needs: list[list[int]], unlocks: list[list[int]]) -> list[int]:
    left = [len(each) for each in needs]
    found = [index for index, count in enumerate(left) if not count]
    for index in found:
        for after in unlocks[index]:
            left[after] -= 1
            if not left[after]:
                found.append(after)
    return found


def list_schedule(slots: Slots) -> list[int]:
    """Return the start of each activity under static priorities (Graham 1969).

    Whenever a place is free, the first in the order that may start takes it; no place is kept
    free for something better to come.
    """
    rank = by_rank(slots.order)  # of a permutation, its inverse
    left = [len(each) for each in slots.needs]
    later = [(slots.release[index], index) for index, count in enumerate(left) if not count]
    heapify(later)
    ready: list[int] = []
    busy: list[tuple[int, int]] = []  # when it ends, what
    start, now = [0] * len(left), 0
    while later or ready or busy:
        while later and later[0][0] <= now:
            heappush(ready, rank[heappop(later)[1]])
        while ready and len(busy) < slots.places:
            index = slots.order[heappop(ready)]
            start[index] = now
            insort(busy, (now + slots.hours[index], index))
        now = _next_moment(busy, later, len(busy) < slots.places)
        while busy and busy[0][0] <= now:
            for after in slots.unlocks[busy.pop(0)[1]]:
                left[after] -= 1
                if not left[after]:
                    heappush(later, (max(now, slots.release[after]), after))
    return start


def _next_moment(busy: list[tuple[int, int]], later: list[tuple[int, int]], is_free: bool) -> int:
    ends = [busy[0][0]] if busy else []
    opens = [later[0][0]] if later and is_free else []
    return min(ends + opens)


def makespan(slots: Slots, start: list[int]) -> int:
    """Return the hour at which the last activity ends; 0 if there is none."""
    return max((at + hours for at, hours in zip(start, slots.hours, strict=True)), default=0)


def heads(slots: Slots) -> list[int]:
    """Return the earliest start of each activity if places did not matter: its own release or the
    longest chain of hours and releases before it."""
    head = list(slots.release)
    for index in slots.topological:
        for need in slots.needs[index]:
            head[index] = max(head[index], head[need] + slots.hours[need])
    return head


def lower_bound(slots: Slots) -> int:
    """Return what no schedule can be shorter than.

    C >= a + b + ceil(sum of p over those with head >= a and tail >= b, over k) for all a and b:
    these skills all run after hour a, and b hours at least follow the last of them. Heads are as in
    `heads`, tails the longest chain of hours that waits for an activity's end. (The cut of
    Carlier's one-machine bound, Carlier 1982, EJOR 11, for k machines.) The longest chain is the
    other bound.
    """
    head = heads(slots)
    after = tails(slots.hours, slots.unlocks, slots.topological)
    tail = [int(chain) - hours for chain, hours in zip(after, slots.hours, strict=True)]
    rows = list(zip(tail, head, slots.hours, strict=True))
    chain = max((h + p + t for t, h, p in rows), default=0)
    firsts = sorted(set(head))
    sums, best = [0] * len(firsts), chain
    for least, group in groupby(sorted(rows, reverse=True), key=itemgetter(0)):
        for _, begin, hours in group:
            for place in range(bisect_left(firsts, begin) + 1):
                sums[place] += hours
        for begin, total in zip(firsts, sums, strict=True):
            if total:
                best = max(best, begin + least - (-total // slots.places))
    return best
