"""The prerequisite graph: who needs whom, at which level, and in which order."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from planner.domain.effort import Level
from planner.domain.skill import GroupId, Prerequisite, Skill, SkillId

if TYPE_CHECKING:
    from networkx import DiGraph


class CycleError(ValueError):
    """The prerequisites go round in a circle; `loop` names it, first skill repeated at the end."""

    def __init__(self, loop: tuple[SkillId, ...]) -> None:
        super().__init__(" → ".join(loop))
        self.loop = loop


class SkillGraph:
    """A directed acyclic graph from prerequisite to dependant.

    `skills` sets the order of nodes, and with it every tie-break, so that no result depends on
    hashing. `chosen` says which member stands for a choice group. Prerequisites that are not
    among `skills` are left out. An edge carries the `Prerequisite` it comes from.

    Order and closure, which every schedule needs, work on plain dicts; networkx, whose import
    takes longer than opening a plan, is imported for paths, relatives and to name a loop.
    """

    def __init__(self, skills: Mapping[SkillId, Skill], chosen: Mapping[GroupId, SkillId]) -> None:
        self.skills = skills
        self.chosen = chosen
        self._rank = {skill: rank for rank, skill in enumerate(skills)}
        self._needs = {id_: self._edges_into(skill) for id_, skill in skills.items()}
        self._graph: DiGraph[SkillId] | None = None

    def _edges_into(self, skill: Skill) -> dict[SkillId, Prerequisite]:
        strongest: dict[SkillId, Prerequisite] = {}
        for need in skill.prerequisites:
            target = need.skill if need.skill is not None else self.chosen.get(need.any_of or "")
            if target is None or target not in self._rank:
                continue
            held = strongest.get(target)
            if held is None or held.level < need.level:
                strongest[target] = need
        return strongest

    @property
    def graph(self) -> "DiGraph[SkillId]":
        """The networkx graph; do not change it."""
        if self._graph is None:
            from networkx import DiGraph

            graph: DiGraph[SkillId] = DiGraph()
            graph.add_nodes_from(self.skills)
            for skill, needs in self._needs.items():
                graph.add_edges_from((need, skill, {"need": edge}) for need, edge in needs.items())
            self._graph = graph
        return self._graph

    def prerequisites(self, skill: SkillId) -> Mapping[SkillId, Prerequisite]:
        """Return the direct prerequisites of `skill` and why each is one."""
        return self._needs[skill]

    def dependants(self, skill: SkillId) -> tuple[SkillId, ...]:
        """Return the skills that need `skill` directly, in catalogue order."""
        return self._sorted(self.graph.successors(skill))

    def ancestors(self, skill: SkillId) -> tuple[SkillId, ...]:
        """Return everything that comes before `skill`, in catalogue order."""
        from networkx import ancestors

        return self._sorted(ancestors(self.graph, skill))

    def descendants(self, skill: SkillId) -> tuple[SkillId, ...]:
        """Return everything that comes after `skill`, in catalogue order."""
        from networkx import descendants

        return self._sorted(descendants(self.graph, skill))

    def path(self, source: SkillId, target: SkillId) -> tuple[SkillId, ...]:
        """Return the shortest chain from `source` to its descendant `target`, else ()."""
        from networkx import NetworkXNoPath, shortest_path

        try:
            return tuple(shortest_path(self.graph, source, target))
        except NetworkXNoPath:
            return ()

    def cycle(self) -> tuple[SkillId, ...]:
        """Return one loop as skills, the first repeated at the end; () when there is none."""
        if len(self._order) == len(self.skills):
            return ()
        from networkx import find_cycle

        edges = find_cycle(self.graph)
        return (edges[0][0], *(target for _, target, *_ in edges))

    def topological_order(self) -> tuple[SkillId, ...]:
        """Return prerequisites before dependants, ties in catalogue order.

        Raises `CycleError` naming the loop if there is one.
        """
        if len(self._order) < len(self.skills):
            raise CycleError(self.cycle())
        return self._order

    @cached_property
    def _order(self) -> tuple[SkillId, ...]:
        """What can be put in order (Kahn 1962), by a heap of ranks: all, unless there is a loop."""
        ids, rank = list(self.skills), self._rank
        waits_for = [len(needs) for needs in self._needs.values()]
        after: list[list[int]] = [[] for _ in ids]
        for place, needs in enumerate(self._needs.values()):
            for need in needs:
                after[rank[need]].append(place)
        free = [place for place, count in enumerate(waits_for) if not count]
        heapify(free)
        order = []
        while free:
            place = heappop(free)
            order.append(ids[place])
            for each in after[place]:
                waits_for[each] -= 1
                if not waits_for[each]:
                    heappush(free, each)
        return tuple(order)

    def closure(
        self,
        targets: Mapping[SkillId, Level],
        known: Mapping[SkillId, Level] | None = None,
        without: frozenset[SkillId] = frozenset(),
    ) -> dict[SkillId, Level]:
        """Return every skill to be learnt for `targets` and the level it is needed at.

        A skill needed at level L asks each prerequisite for min(L, the prerequisite's level);
        of several askers the highest counts. What is `known` at the level asked for is satisfied
        and asks for nothing; skills in `without` are skipped. Prerequisites come first in the
        result. Raises `CycleError`.
        """
        known = known or {}
        levels = {skill: level for skill, level in targets.items() if skill in self._rank}
        order = self.topological_order()
        for skill in reversed(order):
            level = levels.get(skill)
            if level is None:
                continue
            if skill in without or known.get(skill, 0) >= level:
                del levels[skill]
                continue
            for need, edge in self._needs[skill].items():
                asked = level if level < edge.level else edge.level
                if levels.get(need, 0) < asked:
                    levels[need] = asked
        return {skill: levels[skill] for skill in order if skill in levels}

    def _sorted(self, skills: Iterable[SkillId]) -> tuple[SkillId, ...]:
        return tuple(sorted(skills, key=self._rank.__getitem__))
