"""Who goes first when several skills may start: static, so that a drag does not reshuffle."""

from dataclasses import dataclass

from planner.domain.skill import SkillId
from planner.scheduling.engine import tails
from planner.scheduling.workload import Status, Task


@dataclass(frozen=True, slots=True)
class Priorities:
    """The priorities that hold without the learner's own order, by place.

    `begun` and `planned` list what is in progress and what is not: what a course that is to come
    takes for granted first, then the entry-level set, then the longest tail, then the catalogue.
    Tails are of the catalogue's hours and do not change with an estimate or with progress:
    stretching a bar must not reshuffle the rest.
    """

    begun: list[int]
    planned: list[int]

    def ranks(self, own: list[int]) -> list[int]:
        """Return the rank of each place, low first; `own` are those in the learner's order.

        What is in progress goes first, then the own order, then what holds without it.
        """
        ranks = [0] * (len(self.begun) + len(self.planned))
        order = _own_first(own, self.begun) + _own_first(own, self.planned)
        for rank, place in enumerate(order):
            ranks[place] = rank
        return ranks


def priorities_of(
    todo: list[Task],
    unlocks: list[list[int]],
    entry: frozenset[SkillId],
    prework: frozenset[SkillId] = frozenset(),
) -> Priorities:
    """Return the priorities of `todo`; `unlocks` are by place, `entry` the entry-level set and
    `prework` what has to come before a course."""
    tail = tails([task.priority_hours for task in todo], unlocks, range(len(todo)))
    longest_first = sorted(range(len(todo)), key=tail.__getitem__, reverse=True)
    turn = [_turn(task.skill.id, entry, prework) for task in todo]
    in_order = sorted(longest_first, key=turn.__getitem__)
    in_progress = Status.IN_PROGRESS
    begun = {place for place, task in enumerate(todo) if task.status is in_progress}
    return Priorities(
        [place for place in in_order if place in begun],
        [place for place in in_order if place not in begun],
    )


def _turn(skill: SkillId, entry: frozenset[SkillId], prework: frozenset[SkillId]) -> int:
    return 0 if skill in prework else 1 if skill in entry else 2


def _own_first(own: list[int], group: list[int]) -> list[int]:
    if not own:
        return group
    members, chosen = set(group), set(own)
    first = [place for place in own if place in members]
    return first + [place for place in group if place not in chosen]
