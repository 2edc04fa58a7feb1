"""Edits of the plan as a whole: title, goal, route, choices."""

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.faults import of_title
from planner.domain.formatting import day_text, one_line
from planner.domain.problem import nearest
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route import RouteChoice
from planner.domain.route_lookup import route_of
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
