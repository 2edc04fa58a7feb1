"""Who goes first when several skills may start: static, so that a drag does not reshuffle."""

from dataclasses import dataclass
from functools import cached_property

from planner.domain.skill import SkillId
from planner.scheduling.engine import by_rank, tails
from planner.scheduling.workload import Task


@dataclass(frozen=True)
class Priorities:
    """The priorities that hold without the learner's own order, by place.

    `in_order` lists what is in progress, `begun` of them, and then what is not: what a course that
    is to come takes for granted first, then the entry-level set, then the longest tail, then the
    catalogue. Tails are of the catalogue's hours and do not change with an estimate or with
    progress: stretching a bar must not reshuffle the rest.
    """

    in_order: list[int]
    begun: int

    @cached_property
    def rank(self) -> list[int]:
        """The rank of each place, low first."""
        return by_rank(self.in_order)

    def order(self, own: list[int]) -> list[int]:
        """Return the places by rank; `own` are those in the learner's order.

        What is in progress goes first, then the own order, then what holds without it.
        """
        if not own:
            return self.in_order
        rank, begun = self.rank, self.begun
        first = [place for place in own if rank[place] < begun]
        then = [place for place in own if rank[place] >= begun]
        others, since = list[int](), 0
        for at in sorted([rank[place] for place in own]):
            others += self.in_order[since:at]
            since = at + 1
        others += self.in_order[since:]
        begun -= len(first)
        return first + others[:begun] + then + others[begun:]


def priorities_of(
    todo: list[Task],
    begun: list[bool],
    unlocks: list[list[int]],
    entry: frozenset[SkillId],
    prework: frozenset[SkillId] = frozenset(),
) -> Priorities:
    """Return the priorities of `todo`; `begun` and `unlocks` are by place, `entry` the entry-level
    set and `prework` what has to come before a course."""
    tail = tails([task.priority_hours for task in todo], unlocks, range(len(todo)))
    longest_first = sorted(range(len(todo)), key=tail.__getitem__, reverse=True)
    turn = [1 if task.skill.id in entry else 2 for task in todo]
    if prework:
        turn = [
            0 if task.skill.id in prework else later for task, later in zip(todo, turn, strict=True)
        ]
    in_order = sorted(longest_first, key=turn.__getitem__)
    if True in begun:
        in_order.sort(key=begun.__getitem__, reverse=True)
    return Priorities(in_order, sum(begun))
