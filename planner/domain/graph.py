"""The prerequisite graph: who needs whom, at which level, and in which order."""

from collections import deque
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import replace
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

    All works on plain dicts; networkx, whose import takes longer than opening a plan, is imported
    to name a loop only.
    """

    def __init__(self, skills: Mapping[SkillId, Skill], chosen: Mapping[GroupId, SkillId]) -> None:
        self.skills = skills
        self.chosen = chosen
        self._rank = {skill: rank for rank, skill in enumerate(skills)}
        self._needs = {id_: self._edges_into(skill) for id_, skill in skills.items()}
        self._graph: DiGraph[SkillId] | None = None

    def with_skills(self, changed: Mapping[SkillId, Skill]) -> "SkillGraph":
        """Return the graph in which `changed` skills stand for those of the same id, or join them.

        It costs what has changed as long as no skill joins.
        """
        skills = {**self.skills, **changed}
        if len(skills) > len(self.skills):
            return SkillGraph(skills, self.chosen)
        graph = copy(self)
        for name in ("_order", "_places", "_asked", "_after"):
            graph.__dict__.pop(name, None)
        graph.skills, graph._graph = skills, None
        graph.hours = {**self.hours, **{id_: each.effort.expected for id_, each in changed.items()}}
        graph._needs = self._needs | {id_: self._edges_into(each) for id_, each in changed.items()}
        graph.needs = {**self.needs, **{id_: tuple(graph._needs[id_]) for id_ in changed}}
        return graph

    def _edges_into(self, skill: Skill) -> dict[SkillId, Prerequisite]:
        strongest: dict[SkillId, Prerequisite] = {}
        for need in skill.prerequisites:
            target = need.skill if need.skill is not None else self.chosen.get(need.any_of or "")
            if target is None or target not in self._rank:
                continue
            held = strongest.get(target)
            if held is None or held.level < need.level:
                strongest[target] = need
            elif need.deeper:
                strongest[target] = replace(held, deeper=True)
        return strongest

    @property
    def rank(self) -> Mapping[SkillId, int]:
        """The place of every skill in the catalogue, own skills last."""
        return self._rank

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
        return self._after[skill]

    def ancestors(self, skill: SkillId) -> tuple[SkillId, ...]:
        """Return everything that comes before `skill`, in catalogue order."""
        return self._sorted(_reached(skill, self._needs).keys() - {skill})

    def descendants(self, skill: SkillId) -> tuple[SkillId, ...]:
        """Return everything that comes after `skill`, in catalogue order."""
        return self._sorted(_reached(skill, self._after).keys() - {skill})

    def path(self, source: SkillId, target: SkillId) -> tuple[SkillId, ...]:
        """Return a shortest chain from `source` to its descendant `target`, else ()."""
        towards = _reached(target, self._needs, until=source)
        if source not in towards:
            return ()
        chain = [source]
        while chain[-1] != target:
            chain.append(towards[chain[-1]])
        return tuple(chain)

    @cached_property
    def hours(self) -> Mapping[SkillId, float]:
        """Expected hours to *working* of every skill, by its own estimate."""
        return {id_: skill.effort.expected for id_, skill in self.skills.items()}

    @cached_property
    def needs(self) -> Mapping[SkillId, tuple[SkillId, ...]]:
        """Who is needed directly by each skill."""
        return {skill: tuple(needs) for skill, needs in self._needs.items()}

    @cached_property
    def _after(self) -> Mapping[SkillId, tuple[SkillId, ...]]:
        """Who needs each skill directly, in catalogue order."""
        after: dict[SkillId, list[SkillId]] = {skill: [] for skill in self.skills}
        for skill, needs in self._needs.items():
            for need in needs:
                after[need].append(skill)
        return {skill: tuple(each) for skill, each in after.items()}

    @property
    def is_without_loops(self) -> bool:
        """Whether all skills can be put in order."""
        return len(self._order) == len(self.skills)

    def cycle(self) -> tuple[SkillId, ...]:
        """Return one loop as skills, the first repeated at the end; () when there is none."""
        if self.is_without_loops:
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
        levels = self._levels(targets, known or {}, without)
        return {skill: level for skill, level in zip(self._order, levels, strict=True) if level}

    def _levels(
        self,
        targets: Mapping[SkillId, Level],
        known: Mapping[SkillId, Level],
        without: frozenset[SkillId],
    ) -> list[Level | None]:
        """Return the level at which each is to be learnt, in the order of `topological_order`."""
        asked, places, ids = self._asked, self._places, self._order
        levels: list[Level | None] = [None] * len(ids)
        for skill, target in targets.items():
            if skill in places:
                levels[places[skill]] = target
        spares = bool(known or without)
        for place in reversed(range(len(ids))):
            level = levels[place]
            if level is None:
                continue
            if spares and (ids[place] in without or known.get(ids[place], 0) >= level):
                levels[place] = None
                continue
            for need, most in asked[place]:
                least, held = level if level < most else most, levels[need]
                if held is None or held < least:
                    levels[need] = least
        return levels

    @cached_property
    def _places(self) -> Mapping[SkillId, int]:
        """Where each skill stands in `topological_order`. Raises `CycleError`."""
        return {skill: place for place, skill in enumerate(self.topological_order())}

    @cached_property
    def _asked(self) -> list[list[tuple[int, Level]]]:
        """What each skill asks for at most, by their places. Raises `CycleError`."""
        needs, places = self._needs, self._places
        return [
            [(places[need], edge.level) for need, edge in needs[skill].items()] for skill in places
        ]

    def _sorted(self, skills: Iterable[SkillId]) -> tuple[SkillId, ...]:
        return tuple(sorted(skills, key=self._rank.__getitem__))


def _reached(
    start: SkillId, steps: Mapping[SkillId, Iterable[SkillId]], until: SkillId | None = None
) -> dict[SkillId, SkillId]:
    """Return what is reached from `start`, each with where it was reached from: breadth first.

    It ends at `until`. `start` is reached from itself.
    """
    origin, waiting = {start: start}, deque([start])
    while waiting and until not in origin:
        here = waiting.popleft()
        for there in steps.get(here, ()):
            if there not in origin:
                origin[there] = here
                waiting.append(there)
    return origin
