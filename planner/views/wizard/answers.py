"""What a person answers before there is a roadmap, and the roadmap that follows from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta

from planner.domain.career import CareerId
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.formatting import at_a_time, count_text, day_text, exact_hours_text
from planner.domain.learner import CalendarRule, Learner, WeekHours
from planner.domain.limits import nearest_day
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route import RouteChoice, RouteId
from planner.domain.scope import scope_of
from planner.domain.skill import SkillId
from planner.domain.titles import usual_title
from planner.edits import EditRejected, SetDeadline, SetHours
from planner.scheduling.known import Implied, implied_with

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers so far; the ones nobody gave are those of a usual beginner."""

    career: CareerId
    start: date
    aim: Aim = Aim.PATH
    route: RouteId = "self-study"
    known: Mapping[SkillId, Level] = field(default_factory=dict)
    hours: WeekHours = field(default_factory=lambda: Learner().hours)
    focus: int = field(default_factory=lambda: Learner().focus)
    deadline: date | None = None
    calendar: tuple[CalendarRule, ...] = ()

    @property
    def hours_per_week(self) -> float:
        """Hours of a usual week."""
        return sum(self.hours)

    def roadmap(self, catalogue: Catalogue, route: RouteId | None = None) -> Roadmap:
        """Return the roadmap by the chosen route, or by `route`. Raises `EditRejected`."""
        id_ = route or self.route
        roadmap = Roadmap(
            title="",
            career=self.career,
            start=self.start,
            status_date=self.start,
            route=RouteChoice(id_),
            aim=self.aim,
            learner=Learner(focus=self.focus, known=dict(self.known), calendar=self.calendar),
        )
        for edit in (SetHours(self.hours), SetDeadline(self.deadline)):
            roadmap = edit.apply(roadmap, catalogue)
        return replace(roadmap, title=usual_title(roadmap, catalogue))

    def missing(self, catalogue: Catalogue) -> str:
        """Return why there can be no roadmap yet and how to go on; "" if there can be one."""
        if not any(self.hours):
            return "Without any study hours a plan never ends. Give at least one day some hours."
        try:
            self.roadmap(catalogue)
        except EditRejected as error:
            return f"{error.problem.message} {error.problem.hint}".strip()
        return ""

    def implied(self, known: Mapping[SkillId, Level], catalogue: Catalogue) -> Implied | None:
        """Return what newly `known` skills rest on, None if nothing that would be learned."""
        bare = Roadmap("", self.career, self.start, self.start, aim=self.aim)
        learner = replace(bare.learner, known=dict(self.known))
        return implied_with(known, replace(bare, learner=learner), catalogue)

    def asked(self, catalogue: Catalogue, career: CareerId | None = None) -> dict[SkillId, Level]:
        """Return the skills, with levels, that a beginner has to learn for the role."""
        goal = career or self.career
        bare = Roadmap("", goal, self.start, self.start, aim=self.aim)
        return dict(scope_of(bare, catalogue).levels)


def first_answers(catalogue: Catalogue, today: date) -> Answers:
    """Return what is assumed before anything is answered: the next Monday, the middle role."""
    monday = nearest_day(today + timedelta(days=-today.weekday() % 7))
    careers = tuple(catalogue.careers)
    return Answers(career=careers[min(1, len(careers) - 1)], start=monday)


def change_text(before: Answers, after: Answers, catalogue: Catalogue) -> str:
    """Return in a few words what the last answer changed: “Saturday 3 h → 4 h”; "" for nothing."""
    differing = [
        each.name
        for each in fields(Answers)
        if each.name != "route" and getattr(before, each.name) != getattr(after, each.name)
    ]
    if not differing:
        return ""
    return _CHANGES[differing[0]](before, after, catalogue)


def _career_text(_: Answers, after: Answers, catalogue: Catalogue) -> str:
    return catalogue.careers[after.career].name


def _aim_text(_: Answers, after: Answers, __: Catalogue) -> str:
    return "the whole path" if after.aim is Aim.PATH else "entry level only"


def _focus_text(_: Answers, after: Answers, __: Catalogue) -> str:
    return at_a_time(after.focus)


def _start_text(_: Answers, after: Answers, __: Catalogue) -> str:
    return f"start {day_text(after.start)}"


def _deadline_text(_: Answers, __: Answers, ___: Catalogue) -> str:
    return ""  # a deadline moves no date


def _calendar_text(before: Answers, after: Answers, _: Catalogue) -> str:
    more = len(after.calendar) - len(before.calendar)
    return "time off" if more > 0 else "less time off" if more < 0 else "other time off"


def _hours_text(start: Answers, end: Answers, _: Catalogue) -> str:
    before, after = start.hours, end.hours
    days = [place for place in range(7) if before[place] != after[place]]
    if len(days) > 1:
        return f"{exact_hours_text(sum(before))} → {exact_hours_text(sum(after))} a week"
    place = days[0]
    hours = f"{exact_hours_text(before[place])} → {exact_hours_text(after[place])}"
    return f"{DAYS[place]} {hours}"


def _known_text(before: Answers, after: Answers, catalogue: Catalogue) -> str:
    changed = [
        skill
        for skill in {**before.known, **after.known}
        if before.known.get(skill) != after.known.get(skill)
    ]
    if len(changed) > 1:
        return f"{count_text(len(changed), 'answer')} on what you know"
    (skill,) = changed
    level = after.known.get(skill)
    name = catalogue.skills[skill].label
    if level is None:
        return f"{name} not known"
    return f"{name} known" if level is Level.WORKING else f"{name} known, {level.word}"


_CHANGES: Mapping[str, Callable[[Answers, Answers, Catalogue], str]] = {
    "career": _career_text,
    "aim": _aim_text,
    "known": _known_text,
    "hours": _hours_text,
    "focus": _focus_text,
    "start": _start_text,
    "deadline": _deadline_text,
    "calendar": _calendar_text,
}
