"""What a roadmap has to teach: the effective skills, their order and their levels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from planner.domain.career import Requirement
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.graph import SkillGraph
from planner.domain.learner import Learner
from planner.domain.parts import First, PartId, deeper_of, is_deeper, skill_of_part
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.domain.skill import ChoiceGroup, GroupId, Prerequisite, Skill, SkillId


@dataclass(frozen=True)
class Scope:
    """The skills a roadmap contains, each with its target level, prerequisites first.

    `graph` holds all skills the person could learn with their own prerequisites applied;
    `levels` only those still to be learnt; `entry` the part of them that the entry-level
    milestone asks for. `split` are skills studied in two parts, each with the level of the first:
    entry level asks it and the path asks more. `entry_without` is what entry level asks for and the
    plan leaves out, or takes less far, without its being known.
    """

    graph: SkillGraph
    levels: Mapping[SkillId, Level]
    entry: frozenset[SkillId]
    entry_without: tuple[SkillId, ...] = ()
    split: Mapping[SkillId, Level] = field(default_factory=dict)

    @property
    def skills(self) -> Mapping[SkillId, Skill]:
        """All skills known to this roadmap, in the plan or not."""
        return self.graph.skills

    def needs(self, skill: SkillId) -> tuple[SkillId, ...]:
        """Return the direct prerequisites of `skill` that are in the plan."""
        held = self.links.get(skill)
        return self._needs_of(skill) if held is None else held

    def _needs_of(self, skill: SkillId) -> tuple[SkillId, ...]:
        levels = self.levels
        return tuple([need for need in self.graph.prerequisites(skill) if need in levels])

    @cached_property
    def links(self) -> Mapping[SkillId, tuple[SkillId, ...]]:
        """`needs` of every skill of the plan, prerequisites first."""
        levels, needs = self.levels, self.graph.needs
        links = {skill: needs[skill] for skill in levels}
        if absent := needs.keys() - levels:
            for skill, all_needs in links.items():
                if not absent.isdisjoint(all_needs):
                    links[skill] = self._needs_of(skill)
        return links

    @cached_property
    def _unlocks(self) -> Mapping[SkillId, tuple[SkillId, ...]]:
        return _reversed(self.links)

    @cached_property
    def parts(self) -> Mapping[PartId, Level]:
        """The level of every part of every skill of the plan, prerequisites first."""
        if not self.split:
            return self.levels
        parts: dict[PartId, Level] = {}
        for skill, level in self.levels.items():
            if skill in self.split:
                parts[skill] = self.split[skill]
                parts[deeper_of(skill)] = level
            else:
                parts[skill] = level
        return parts

    @cached_property
    def part_links(self) -> Mapping[PartId, tuple[PartId, ...]]:
        """What every part needs directly: of each prerequisite the part that holds its level."""
        if not self.split:
            return self.links
        return {part: self._part_needs(part) for part in self.parts}

    def _part_needs(self, part: PartId) -> tuple[PartId, ...]:
        skill, level = skill_of_part(part), self.parts[part]
        edges = self.graph.prerequisites(skill)
        needs = [skill] if part != skill else []
        for need in self.links[skill]:
            edge = edges[need]
            needs.append(self.part_at(need, min(level, edge.level), edge.deeper))
        return tuple(needs)

    @cached_property
    def _parts_unlocked(self) -> Mapping[PartId, tuple[PartId, ...]]:
        return _reversed(self.part_links) if self.split else self._unlocks

    def part_at(self, skill: SkillId, level: Level, deeper: bool = False) -> PartId:
        """Return the part of `skill` that holds `level`, the second in any case if `deeper`."""
        first = self.split.get(skill)
        return deeper_of(skill) if first is not None and (deeper or level > first) else skill

    def parts_of(self, skill: SkillId) -> tuple[PartId, ...]:
        """Return the ids of the parts of `skill`, the skill's own where there is one part."""
        return (skill, deeper_of(skill)) if skill in self.split else (skill,)

    def parts_unlocked(self, part: PartId) -> tuple[PartId, ...]:
        """Return the parts of the plan that need `part` directly."""
        return self._parts_unlocked.get(part, ())

    def unlocks(self, skill: SkillId) -> tuple[SkillId, ...]:
        """Return the skills of the plan that need `skill` directly."""
        return self._unlocks.get(skill, ())


def _reversed(links: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return from what each needs what needs each."""
    unlocks: dict[str, list[str]] = {each: [] for each in links}
    for each, needs in links.items():
        for need in needs:
            unlocks[need].append(each)
    return {each: tuple(dependants) for each, dependants in unlocks.items()}


def scope_of(roadmap: Roadmap, catalogue: Catalogue) -> Scope:
    """Work out what `roadmap` has to teach. Raises `CycleError` if prerequisites form a loop."""
    learner = roadmap.learner
    chosen = chosen_members(catalogue.groups, learner)
    graph = graph_of(roadmap, catalogue, chosen)
    without = frozenset(roadmap.removed)
    entry_targets = target_levels(catalogue.entry_level.requirements, chosen, roadmap.level_cap)
    entry = graph.closure(entry_targets, learner.known, without)
    targets = dict(entry_targets)
    if roadmap.aim is Aim.PATH:
        requirements = catalogue.careers[roadmap.career].requirements
        targets = target_levels(requirements, chosen, roadmap.level_cap)
    for skill in roadmap.added:
        targets[skill] = max(targets.get(skill, Level.AWARE), Level.WORKING)
    levels = graph.closure(targets, learner.known, without)
    own = _own_levels(roadmap, levels)
    if own:
        levels = graph.closure(targets | own, learner.known, without)
    missing = tuple(
        skill
        for skill, level in entry_targets.items()
        if levels.get(skill, 0) < level and learner.known.get(skill, 0) < level
    )
    reached = frozenset(entry).intersection(levels)
    return Scope(graph, levels, reached, missing, _split(roadmap, levels, entry))


def _own_levels(roadmap: Roadmap, levels: Mapping[SkillId, Level]) -> dict[SkillId, Level]:
    """Return the levels that the person asks for: of what is in the plan, and above what is
    known."""
    known = roadmap.learner.known
    return {
        skill: plan.level
        for skill, plan in roadmap.plans.items()
        if plan.level and (skill in levels or known.get(skill, plan.level) < plan.level)
    }


def _split(
    roadmap: Roadmap, levels: Mapping[SkillId, Level], entry: Mapping[SkillId, Level]
) -> dict[SkillId, Level]:
    """Return the skills in two parts, with the level of the first."""
    if roadmap.first is First.PATH:
        return {}
    return {skill: level for skill, level in entry.items() if level < levels.get(skill, level)}


def same_scope(one: Roadmap, other: Roadmap, changed: Iterable[SkillId] | None = None) -> bool:
    """Return whether both teach the same skills the same way: `scope_of` would give the same.

    `changed` are the `plans_changed` from one to the other, where these are known already.
    """
    return (
        _scope_parts(one) == _scope_parts(other)
        and one.learner.known == other.learner.known
        and one.learner.choices == other.learner.choices
        and all(
            _link_parts(one.plan(skill)) == _link_parts(other.plan(skill))
            for skill in (plans_changed(one, other) if changed is None else changed)
        )
    )


def plans_changed(before: Roadmap, after: Roadmap) -> tuple[SkillId, ...]:
    """Return the skills whose own plans differ.

    Edits keep the plans they do not touch, so that most are seen to be the same at a glance.
    """
    old, new = before.plans, after.plans
    if old is new:
        return ()
    ids = [id_ for id_, plan in new.items() if old.get(id_) is not plan]
    ids += [id_ for id_ in old if id_ not in new]
    return tuple(id_ for id_ in ids if before.plan(id_) != after.plan(id_))


def _scope_parts(roadmap: Roadmap) -> tuple[object, ...]:
    return (
        roadmap.career, roadmap.aim, roadmap.level_cap, roadmap.added, roadmap.removed,
        roadmap.custom_skills, roadmap.first,
    )  # fmt: skip


def _link_parts(plan: SkillPlan) -> tuple[object, ...]:
    return plan.level, plan.needs, plan.needs_not


def chosen_members(
    groups: Mapping[GroupId, ChoiceGroup], learner: Learner
) -> dict[GroupId, SkillId]:
    """Return the member that stands for each group: the learner's choice, else the best known
    one, else the default."""
    chosen: dict[GroupId, SkillId] = {}
    for group in groups.values():
        known = [member for member in group.members if member in learner.known]
        best = max(known, key=lambda member: learner.known[member], default=group.default)
        chosen[group.id] = learner.choices.get(group.id, best)
    return chosen


def target_levels(
    requirements: Iterable[Requirement], chosen: Mapping[GroupId, SkillId], cap: Level
) -> dict[SkillId, Level]:
    """Return the level asked for per skill, at most `cap`, groups replaced by their member."""
    levels: dict[SkillId, Level] = {}
    for requirement in requirements:
        skill = requirement.skill
        if requirement.group:
            skill = chosen.get(requirement.group, skill)
        level = requirement.level if requirement.level < cap else cap
        if levels.get(skill, 0) < level:
            levels[skill] = level
    return levels


def graph_of(
    roadmap: Roadmap, catalogue: Catalogue, chosen: Mapping[GroupId, SkillId] | None = None
) -> SkillGraph:
    """Return the graph of the catalogue's and the person's own skills, with the person's links.

    `chosen` are the `chosen_members`, where these are known already.
    """
    if chosen is None:
        chosen = chosen_members(catalogue.groups, roadmap.learner)
    graph, changed = catalogue.graph(chosen), _changed_skills(roadmap, catalogue)
    return graph.with_skills(changed) if changed else graph


def effective_skills(roadmap: Roadmap, catalogue: Catalogue) -> dict[SkillId, Skill]:
    """Return the catalogue's and the person's own skills, with the person's links applied."""
    return {**catalogue.skills, **_changed_skills(roadmap, catalogue)}


def _changed_skills(roadmap: Roadmap, catalogue: Catalogue) -> dict[SkillId, Skill]:
    """Return those of the effective skills that are not the catalogue's."""
    changed = {skill.id: skill for skill in roadmap.custom_skills}
    for id_, plan in roadmap.plans.items():
        if plan.needs or plan.needs_not:
            skill = changed.get(id_) or catalogue.skills.get(id_)
            if skill is not None:
                changed[id_] = _relinked(skill, plan, catalogue)
    return changed


def _relinked(skill: Skill, plan: SkillPlan, catalogue: Catalogue) -> Skill:
    dropped = set(plan.needs_not)

    def stays(need: Prerequisite) -> bool:
        if need.skill is not None:
            return need.skill not in dropped
        return not dropped.intersection(catalogue.groups[need.any_of or ""].members)

    own = tuple(
        Prerequisite(skill_of_part(need), reason="Added by you.", deeper=is_deeper(need))
        for need in plan.needs
    )
    kept = tuple(filter(stays, skill.prerequisites))
    return replace(skill, prerequisites=kept + own)
