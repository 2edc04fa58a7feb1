"""Edits of the plan as a whole: title, goal, route, choices."""

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.faults import of_title
from planner.domain.formatting import day_text, one_line
from planner.domain.limits import kept
from planner.domain.parts import First
from planner.domain.problem import nearest
from planner.domain.roadmap import Aim, DeeperPlan, Roadmap, SkillPlan
from planner.domain.route import RouteChoice
from planner.domain.route_lookup import route_of
from planner.domain.scope import scope_of
from planner.domain.skill import SkillId
from planner.domain.titles import retitled
from planner.edits.base import check, check_day, check_route, reject, route_name


@dataclass(frozen=True, slots=True)
class SetTitle:
    """The name of the roadmap."""

    title: str

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected when empty."""
        del catalogue
        title = one_line(self.title)
        check(of_title(title))
        return replace(roadmap, title=title)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the title."""
        del roadmap, catalogue
        return f"Rename to “{self.title.strip()}”"


@dataclass(frozen=True, slots=True)
class SetNote:
    """The learner's note on the whole plan."""

    text: str

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Replace the note."""
        del catalogue
        return replace(roadmap, note=self.text.strip())

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Same for all notes."""
        del roadmap, catalogue
        return "Note on the plan"


@dataclass(frozen=True, slots=True)
class SetCareer:
    """Another career path; progress, notes and pins stay with their skills."""

    career: str

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown path."""
        if self.career not in catalogue.careers:
            hint = nearest(self.career, catalogue.careers)
            raise reject("unknown-career", f"There is no career path “{self.career}”.", hint)
        return retitled(replace(roadmap, career=self.career), roadmap, catalogue)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the path."""
        del roadmap
        career = catalogue.careers.get(self.career)
        return f"Become {career.name if career else self.career}"


@dataclass(frozen=True, slots=True)
class SetRoute:
    """Another route, or another intake from `from_date`."""

    route: str
    from_date: date | None = None

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for an unknown route and a day out of range."""
        check_route(self.route, roadmap, catalogue)
        check_day(self.from_date)
        choice = RouteChoice(self.route, self.from_date, roadmap.route.extra)
        return retitled(replace(roadmap, route=choice), roadmap, catalogue)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the route."""
        return f"Take the route {route_name(self.route, roadmap, catalogue)}"


@dataclass(frozen=True, slots=True)
class SetIntake:
    """Begin the programme with its first intake on or after `day`."""

    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for a route without terms and a day out of range."""
        check_day(self.day)
        route = route_of(roadmap, catalogue)
        if not route.terms:
            message = f"{route.name} has no intakes."
            raise reject("no-intake", message, "Choose a route with terms.")
        return replace(roadmap, route=replace(roadmap.route, from_date=self.day))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the day."""
        del roadmap, catalogue
        return f"Take the intake of {day_text(self.day)}"


@dataclass(frozen=True, slots=True)
class SetAim:
    """How far the plan goes."""

    aim: Aim

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Change the aim."""
        del catalogue
        return replace(roadmap, aim=self.aim)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say where it ends."""
        del roadmap, catalogue
        return "Aim for entry level" if self.aim is Aim.ENTRY else "Aim for the whole path"


@dataclass(frozen=True, slots=True)
class SetFirst:
    """Whether what entry level asks comes first, or every skill is studied in one part."""

    first: First

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """What is told of the parts stays told: of a whole skill that is done both parts are, and
        a first part that is done makes the whole a skill in progress."""
        if self.first is roadmap.first:
            return roadmap
        changed = replace(roadmap, first=self.first)
        if self.first is First.PATH:
            split, scope = scope_of(roadmap, catalogue).split, scope_of(changed, catalogue)
            factors = roadmap.assumptions.level_factors(catalogue.level_factors)
            for skill, level in split.items():
                hours = factors.of(level) * scope.graph.hours[skill]
                changed = changed.with_plan(skill, _in_one(roadmap.plan(skill), hours))
            return changed
        for skill in scope_of(changed, catalogue).split:
            changed = changed.with_plan(skill, _in_two(roadmap.plan(skill)))
        return changed

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say what comes first."""
        del roadmap, catalogue
        if self.first is First.ENTRY:
            return "Study what entry level asks first"
        return "Study every skill in one part"


def _in_one(plan: SkillPlan, hours: float) -> SkillPlan:
    """Return the plan of a skill in one part; `hours` are those of the first of the two."""
    deeper = plan.deeper
    if plan.finished is None or deeper.finished is not None:
        finished = deeper.finished if plan.finished is not None else None
        logged = kept(plan.logged + deeper.logged)
        return replace(plan, finished=finished, logged=logged, deeper=_note_of(deeper))
    logged = kept((plan.logged or hours) + deeper.logged)
    return replace(plan, finished=None, logged=logged, deeper=_note_of(deeper))


def _note_of(deeper: DeeperPlan) -> DeeperPlan:
    return DeeperPlan(note=deeper.note, extra=deeper.extra)


def _in_two(plan: SkillPlan) -> SkillPlan:
    """Return the plan of a skill in two parts."""
    if plan.finished is None or plan.deeper.finished is not None:
        return plan
    return replace(plan, deeper=replace(plan.deeper, finished=plan.finished))


@dataclass(frozen=True, slots=True)
class Choose:
    """Take `skill` for its choice group."""

    group: str
    skill: SkillId

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected unless the skill is a member of the group."""
        group = catalogue.groups.get(self.group)
        if group is None or self.skill not in group.members:
            words = group.members if group else catalogue.groups
            raise reject(
                "no-choice", f"“{self.skill}” cannot be chosen.", nearest(self.skill, words)
            )
        choices = {**roadmap.learner.choices, self.group: self.skill}
        return replace(roadmap, learner=replace(roadmap.learner, choices=choices))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the member."""
        del roadmap
        skill = catalogue.skills.get(self.skill)
        return f"Choose {skill.label if skill else self.skill}"
