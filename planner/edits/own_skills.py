"""Edits of the learner's own skills: make one, change it, delete it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort
from planner.domain.faults import names_of, of_skill_name
from planner.domain.formatting import count_text, one_line
from planner.domain.problem import nearest
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.route_lookup import without_skill
from planner.domain.skill import Prerequisite, Skill, SkillId
from planner.edits.base import check, check_skill, reject, skill_name
from planner.edits.links import check_no_loop, prerequisites_of
from planner.edits.membership import AddSkill
from planner.edits.skills import kept_points

_LONGEST_ID = 60


def own_skill(skill: SkillId, roadmap: Roadmap) -> Skill | None:
    """Return the learner's own skill with this id, None if it is not one."""
    return next((own for own in roadmap.custom_skills if own.id == skill), None)


def new_id(name: str, roadmap: Roadmap, catalogue: Catalogue) -> SkillId:
    """Return an id made of `name` that no skill has: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_ID].strip("-") or "own-skill"
    taken = {*catalogue.skills, *(own.id for own in roadmap.custom_skills), *roadmap.plans}
    number, made = 1, stem
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return made


def dependants_of(skill: SkillId, roadmap: Roadmap, catalogue: Catalogue) -> tuple[SkillId, ...]:
    """Return the skills that need `skill` directly, in the plan or not."""
    skills = (*catalogue.skills, *(own.id for own in roadmap.custom_skills))
    needs = prerequisites_of(roadmap, catalogue)
    return tuple(each for each in skills if skill in needs(each))


@dataclass(frozen=True, slots=True)
class AddOwnSkill:
    """A skill the catalogue lacks, added to the plan; it waits for `needs`.

    `effort` are three points from nothing to *working*. Its id is made of the name.
    """

    name: str
    area: str
    effort: Effort
    needs: tuple[SkillId, ...] = ()

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected without a name, for an unknown area or skill, and for hours out of range."""
        name = _checked_name(self.name, roadmap, catalogue)
        _check_area(self.area, catalogue)
        for need in self.needs:
            check_skill(need, roadmap, catalogue)
        made = Skill(
            id=new_id(name, roadmap, catalogue),
            name=name,
            area=self.area,
            effort=kept_points(self.effort),
            prerequisites=tuple(Prerequisite(skill=need) for need in dict.fromkeys(self.needs)),
        )
        roadmap = replace(roadmap, custom_skills=(*roadmap.custom_skills, made))
        return AddSkill(made.id).apply(roadmap, catalogue)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill."""
        del roadmap, catalogue
        return f"Add {one_line(self.name)}"


@dataclass(frozen=True, slots=True)
class ChangeOwnSkill:
    """Other facts about an own `skill`; what is None stays. Its id stays in any case.

    `needs` are all its direct prerequisites. `effort` takes the place of hours that the plan of
    the skill gives, too.
    """

    skill: SkillId
    name: str | None = None
    area: str | None = None
    effort: Effort | None = None
    needs: tuple[SkillId, ...] | None = None

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for a skill that is not the learner's own, and where its making would be."""
        own = _checked_own(self.skill, roadmap, catalogue)
        if self.name is not None:
            name = _checked_name(self.name, roadmap, catalogue, own.id)
            own = replace(own, name=name, short_name=own.short_name if name == own.name else "")
        if self.area is not None and self.area != own.area:
            _check_area(self.area, catalogue)
            own = replace(own, area=self.area)
        roadmap = _with_own(roadmap, own)
        if self.effort is not None:
            roadmap = _with_own(roadmap, replace(own, effort=kept_points(self.effort)))
            plan = replace(roadmap.plan(own.id), effort=None)
            roadmap = roadmap.with_plan(own.id, plan)
        return roadmap if self.needs is None else self._relinked(roadmap, catalogue)

    def _relinked(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Links that stay keep their level and reason; the plan's own ones become the skill's."""
        held = prerequisites_of(roadmap, catalogue)(self.skill)
        wanted = tuple(dict.fromkeys(self.needs or ()))
        if set(wanted) == set(held):
            return roadmap
        for need in wanted:
            if need not in held:
                check_no_loop(self.skill, need, roadmap, catalogue)
        links = tuple(held.get(need) or Prerequisite(skill=need) for need in wanted)
        own = _checked_own(self.skill, roadmap, catalogue)
        roadmap = _with_own(roadmap, replace(own, prerequisites=links))
        plan = replace(roadmap.plan(self.skill), needs=(), needs_not=())
        return roadmap.with_plan(self.skill, plan)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the new name where that is all, else what skill it is about."""
        name = skill_name(self.skill, roadmap, catalogue)
        others = (self.area, self.effort, self.needs)
        if self.name is not None and others == (None, None, None):
            return f"Rename {name} to {one_line(self.name)}"
        return f"Change {name}"


@dataclass(frozen=True, slots=True)
class RemoveOwnSkill:
    """Delete an own `skill`; what needs it no longer waits for it."""

    skill: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Everything that names the skill goes: links, place in the order, progress, note."""
        _checked_own(self.skill, roadmap, catalogue)
        gone = self.skill
        known = {each: level for each, level in roadmap.learner.known.items() if each != gone}
        return replace(
            roadmap,
            custom_skills=tuple(
                _without_link(own, gone) for own in roadmap.custom_skills if own.id != gone
            ),
            plans=_plans_without(roadmap, gone),
            learner=replace(roadmap.learner, known=known),
            added=_without(roadmap.added, gone),
            removed=_without(roadmap.removed, gone),
            order=_without(roadmap.order, gone),
            own_routes=without_skill(roadmap.own_routes, gone),
        )

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the skill and say how many skills needed it."""
        name = skill_name(self.skill, roadmap, catalogue)
        count = len(dependants_of(self.skill, roadmap, catalogue))
        links = f" and its links to {count_text(count, 'skill')}" if count else ""
        return f"Delete {name}{links}"


def _without(skills: Iterable[SkillId], gone: SkillId) -> tuple[SkillId, ...]:
    return tuple(each for each in skills if each != gone)


def _without_link(own: Skill, gone: SkillId) -> Skill:
    links = tuple(need for need in own.prerequisites if need.skill != gone)
    return own if links == own.prerequisites else replace(own, prerequisites=links)


def _plans_without(roadmap: Roadmap, gone: SkillId) -> dict[SkillId, SkillPlan]:
    plans = {}
    for skill, plan in roadmap.plans.items():
        if gone in plan.needs or gone in plan.needs_not:
            plan = replace(
                plan, needs=_without(plan.needs, gone), needs_not=_without(plan.needs_not, gone)
            )
        if skill != gone and not plan.is_empty:
            plans[skill] = plan
    return plans


def _with_own(roadmap: Roadmap, changed: Skill) -> Roadmap:
    own = tuple(changed if each.id == changed.id else each for each in roadmap.custom_skills)
    return replace(roadmap, custom_skills=own)


def _checked_own(skill: SkillId, roadmap: Roadmap, catalogue: Catalogue) -> Skill:
    check_skill(skill, roadmap, catalogue)
    own = own_skill(skill, roadmap)
    if own is None:
        name = skill_name(skill, roadmap, catalogue)
        hint = "Set its hours or remove it from the plan instead."
        raise reject("not-own", f"{name} is a skill of the catalogue and stays as it is.", hint)
    return own


def _checked_name(
    text: str, roadmap: Roadmap, catalogue: Catalogue, itself: SkillId | None = None
) -> str:
    """Return the name in one line; no two skills may be called the same."""
    name = one_line(text)
    skills = (*catalogue.skills.values(), *roadmap.custom_skills)
    taken = names_of(each for each in skills if each.id != itself)
    own = own_skill(itself, roadmap) if itself else None
    check(of_skill_name(name, taken), of_skill_name(own.name, taken) if own else ())
    return name


def _check_area(area: str, catalogue: Catalogue) -> None:
    if area not in catalogue.areas:
        raise reject("unknown-area", f"There is no area “{area}”.", nearest(area, catalogue.areas))
