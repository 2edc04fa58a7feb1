"""Loops among prerequisites: which there are, and what to cut so that none is left."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from planner.domain.skill import SkillId

Link: TypeAlias = tuple[SkillId, SkillId]
"""A prerequisite and the skill that needs it."""
_MOST_SHORTENED = 100


@dataclass(frozen=True, slots=True)
class Loop:
    """Skills that wait for one another, prerequisites first, the first repeated at the end.

    `cut` is the link that is weakest and may be cut; None if none may.
    """

    skills: tuple[SkillId, ...]
    cut: Link | None


def loops_of(
    needs: Mapping[SkillId, Iterable[SkillId]],
    weakness: Callable[[Link], tuple[int, ...] | None],
) -> list[Loop]:
    """Return loops that leave none when each is cut at its `cut`; [] if there are none.

    Of the links of a loop the one of the highest `weakness` is cut, of equal ones the last met;
    None: it may not be. Each is a shortest one through the link by which it was found.
    """
    found: list[Loop] = []
    cuts: set[Link] = set()
    while True:
        before = len(cuts)
        for chain in _chains(needs, cuts):
            if any(link in cuts for link in _links(chain)):
                continue
            if len(found) < _MOST_SHORTENED:
                chain = _shortest(chain[-2], chain[-1], needs, cuts) or chain
            links = _links(chain)
            rated = [(weak, place) for place, link in enumerate(links)
                     if (weak := weakness(link)) is not None]  # fmt: skip
            cut = links[max(rated)[1]] if rated else None
            cuts.add(cut or links[-1])
            found.append(Loop(tuple(chain), cut))
        if len(cuts) == before:
            return found


def _links(chain: list[SkillId]) -> list[Link]:
    return list(pairwise(chain))


def _chains(needs: Mapping[SkillId, Iterable[SkillId]], cuts: set[Link]) -> Iterator[list[SkillId]]:
    """Yield the loops that a walk in depth meets, as closed chains, prerequisites first."""
    done: set[SkillId] = set()
    for root in needs:
        if root in done:
            continue
        path, places, waiting = [root], {root: 0}, [iter(needs[root])]
        while path:
            here = path[-1]
            need = next(waiting[-1], None)
            if need is None:
                done.add(here)
                del places[here]
                path.pop()
                waiting.pop()
            elif (need, here) in cuts or need in done or need not in needs:
                continue
            elif need in places:
                yield [*reversed(path[places[need] :]), here]
            else:
                places[need] = len(path)
                path.append(need)
                waiting.append(iter(needs[need]))


def _shortest(
    last: SkillId, first: SkillId, needs: Mapping[SkillId, Iterable[SkillId]], cuts: set[Link]
) -> list[SkillId]:
    """Return the shortest closed chain that ends in the link from `last` to `first`."""
    came: dict[SkillId, SkillId] = {last: last}
    waiting = deque([last])
    while waiting and first not in came:
        here = waiting.popleft()
        for need in needs.get(here, ()):
            if need not in came and (need, here) not in cuts:
                came[need] = here
                waiting.append(need)
    if first not in came:
        return []
    chain = [first]
    while chain[-1] != last:
        chain.append(came[chain[-1]])
    return [*chain, first]
