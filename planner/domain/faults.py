"""What can be wrong with a part of a roadmap, said once for files and for edits.

Reading a file tells every fault with its line; an edit is refused for a fault that was not there
before or has grown (`worse`). Types, words and ranges at single keys are told by the reader of
files, which knows how they are spelt; the numbers behind them are those of `domain.limits`.
Routes have `domain.route_faults`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from planner.domain.effort import Effort, far_apart
from planner.domain.formatting import day_range, exact_hours_text, one_line, short_day
from planner.domain.learner import CalendarRule, WeekHours, spread
from planner.domain.limits import (
    DAYS_TEXT,
    LONGEST_NAME,
    MAX_DAILY_HOURS,
    MAX_HOURS,
    MAX_WEEKLY_HOURS,
    MIN_HOURS,
    is_day,
    is_rule_length,
)
from planner.domain.problem import Problem, Severity
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.skill import Skill, SkillId


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; `code`, `message` and `hint` as in `Problem`.

    `where` are fields and places that lead to it, from the part that was asked about. `size` is
    how far it goes beyond what may be, in a unit of its own. An error keeps a file from being
    opened, a warning does not; edits make neither. `about` tells faults of one code apart.
    `known` are the words of which one may have been meant by the last of `where`.
    """

    code: str
    message: str
    hint: str = ""
    where: tuple[str | int, ...] = ()
    size: float = 1.0
    severity: Severity = Severity.ERROR
    about: str = ""
    known: Collection[str] = ()

    @property
    def problem(self) -> Problem:
        """The same without a place."""
        return Problem(self.code, self.message, self.hint)


def worse(before: Iterable[Fault], after: Iterable[Fault]) -> Fault | None:
    """Return a fault of `after` that `before` has not, or not as large; None if there is none."""
    held, found = list(before), list(after)
    for fault in found:
        if _size_of(fault, found) > _size_of(fault, held):
            new = (each for each in found if _kind(each) == _kind(fault) and each not in held)
            return next(new, fault)
    return None


def _kind(fault: Fault) -> tuple[str, str]:
    return fault.code, fault.about


def _size_of(fault: Fault, among: Iterable[Fault]) -> float:
    return sum(each.size for each in among if _kind(each) == _kind(fault))


def within(faults: Iterable[Fault], *where: str | int) -> Iterator[Fault]:
    """Yield `faults` of a part as those of the whole that holds it at `where`."""
    return (replace(fault, where=(*where, *fault.where)) for fault in faults)


def of_roadmap(roadmap: Roadmap) -> Iterator[Fault]:
    """Yield what is wrong with the plan as a whole; not with its parts."""
    yield from within(of_title(roadmap.title), "title")
    yield from within(of_deadline(roadmap.deadline, roadmap.start), "deadline")
    yield from within(of_week(roadmap.learner.hours), "learner.hours")
    for place, rule in enumerate(roadmap.learner.calendar):
        yield from within(of_shares(rule, roadmap.learner.hours), "learner.calendar", place)
    for skill, plan in roadmap.plans.items():
        yield from within(_of_told_days(skill, plan, roadmap.status_date), "plans", skill)
    yield from of_logged(roadmap)


def of_logged(roadmap: Roadmap) -> Iterator[Fault]:
    """Yield that more hours are logged than days have: of all skills together, in the stretch of
    days that is most too full.

    What is known of hours is from which day to which: from the start of the skill, or of its
    deeper part, to when it was done, or up to which progress is told.
    """
    told = sorted(_told_hours(roadmap), key=lambda each: each.last)
    worst: tuple[float, date, date, SkillId] | None = None
    for first in sorted({each.first for each in told}, reverse=True):
        total = 0.0
        for each in (each for each in told if each.first >= first):
            total += each.hours
            over = total - MAX_DAILY_HOURS * ((each.last - first).days + 1)
            if over > 0 and (worst is None or over > worst[0]):
                worst = over, first, each.last, each.skill
    if worst is not None:
        over, first, last, skill = worst
        days = (last - first).days + 1
        hours = exact_hours_text(over + MAX_DAILY_HOURS * days)
        when = day_range(first, last)
        message = f"{hours} are logged on {when}: a day has {MAX_DAILY_HOURS:g} h."
        if days > 1:
            message = f"{hours} are logged from {when}: {days} days have "
            message += f"{exact_hours_text(MAX_DAILY_HOURS * days)}."
        hint = "Log fewer hours, or correct the day it was begun."
        where = ("plans", skill, "logged")
        yield Fault("day-full", message, hint, where, over, Severity.WARNING)


class _Told(NamedTuple):
    """Hours that were studied on a skill between two days, both inclusive."""

    skill: SkillId
    first: date
    last: date
    hours: float


def _told_hours(roadmap: Roadmap) -> Iterator[_Told]:
    for skill, plan in roadmap.plans.items():
        for part in (plan, plan.deeper):
            if part.started is not None and part.logged > 0:
                last = part.finished or roadmap.status_date
                yield _Told(skill, part.started, max(last, part.started), part.logged)


def of_title(title: str) -> Iterator[Fault]:
    """Yield what is wrong with the name of a plan."""
    if not one_line(title):
        message, hint = "A plan needs a name.", "Enter a few words."
        yield Fault("no-title", message, hint, severity=Severity.WARNING)


def of_deadline(deadline: date | None, start: date) -> Iterator[Fault]:
    """Yield that `deadline` is before the first day of the plan."""
    if deadline is not None and deadline < start:
        message, hint = "The deadline is before the start of the plan.", "Choose a later day."
        early = (start - deadline).days
        yield Fault("deadline-early", message, hint, size=early, severity=Severity.WARNING)


def of_week(hours: WeekHours) -> Iterator[Fault]:
    """Yield what is wrong with the usual hours."""
    if not are_days(hours):
        message = f"A day has 0 to {MAX_DAILY_HOURS:g} hours."
        yield Fault("hours-range", message, "Enter hours such as 1.5.")
    elif max(hours) < MIN_HOURS:
        message = "Without any study hours the plan never ends."
        yield Fault("no-hours", message, f"Give a day {MIN_HOURS:g} hours or more.")


def are_days(hours: WeekHours) -> bool:
    """Return whether a day may have each of `hours`."""
    return all(0 <= each <= MAX_DAILY_HOURS for each in hours)


def of_day(day: date) -> Iterator[Fault]:
    """Yield that no roadmap may name `day`."""
    if not is_day(day):
        message = f"The day {short_day(day)} {day.year} is not {DAYS_TEXT}."
        yield Fault("day-range", message, "Check the year.")


def of_rule(rule: CalendarRule) -> Iterator[Fault]:
    """Yield what is wrong with a calendar rule, whatever the usual week is."""
    yield from of_day(rule.first)
    yield from of_day(rule.last)
    if rule.last < rule.first:
        message, hint = "The last day is before the first.", "Swap the two dates."
        yield Fault("rule-order", message, hint)
    elif not is_rule_length(rule.first, rule.last):
        message, hint = "That is longer than ten years.", "Choose an earlier last day."
        yield Fault("rule-long", message, hint)
    hours = rule.hours
    if hours is None:
        return
    if not (are_days(hours) if isinstance(hours, tuple) else 0 <= hours <= MAX_WEEKLY_HOURS):
        message = f"A day has 0 to {MAX_DAILY_HOURS:g} hours, a week 0 to {MAX_WEEKLY_HOURS:g}."
        yield Fault("hours-range", message, "Enter hours such as 6 a week.", ("hours",))


def of_shares(rule: CalendarRule, usual: WeekHours) -> Iterator[Fault]:
    """Yield that hours a week, shared like the `usual` week, are too many for a day."""
    hours = rule.hours
    if hours is None or isinstance(hours, tuple) or not 0 <= hours <= MAX_WEEKLY_HOURS:
        return
    most = max(spread(hours, usual))
    if most > MAX_DAILY_HOURS:
        message = f"Shared like the usual week, {hours:g} h a week exceed 24 h on a day."
        hint = "Give fewer hours, or the hours of each weekday."
        over = most - MAX_DAILY_HOURS
        yield Fault("hours-range", message, hint, ("hours",), over, Severity.WARNING)


def of_effort(effort: Effort | float) -> Iterator[Fault]:
    """Yield what is wrong with hours to *working*: three points, or a single number."""
    points = (effort.optimistic, effort.likely, effort.pessimistic) if isinstance(
        effort, Effort
    ) else (effort,)  # fmt: skip
    if not all(MIN_HOURS <= hours <= MAX_HOURS for hours in points):
        message = f"Hours must be above 0 and at most {MAX_HOURS:,g}."
        yield Fault("effort-range", message, "Enter hours such as 30.")
    elif list(points) != sorted(points):
        message = (
            "Optimistic hours must not be above the most likely, nor those above the pessimistic."
        )
        yield Fault("effort-order", message, "Put the three numbers in rising order.")
    elif isinstance(effort, Effort) and (odd := far_apart(effort)):
        yield Fault("far-apart", *odd, severity=Severity.WARNING)


def of_plan(plan: SkillPlan, name: str) -> Iterator[Fault]:
    """Yield what is wrong with what was told of a skill called `name`, both parts of it."""
    deeper = plan.deeper
    for part, started, finished in (
        (("finished",), plan.started, plan.finished),
        (("deeper", "finished"), deeper.started, deeper.finished),
    ):
        if started and finished and finished < started:
            message = f"{name} started on a later day than that."
            yield Fault("done-before-start", message, "Choose the day it was finished.", part)


def _of_told_days(skill: str, plan: SkillPlan, status_date: date) -> Iterator[Fault]:
    told = [("started", plan.started), ("finished", plan.finished)]
    told += [("started", plan.deeper.started), ("finished", plan.deeper.finished)]
    for key, day in told:
        if day is not None and day > status_date:
            message = f"“{skill}” is {key} on {day}, after the status date."
            hint = f"Set “status_date” to {day} or later, or correct the day."
            yield Fault("dates", message, hint, severity=Severity.WARNING)


def of_skill_name(name: str, taken: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with the name of an own skill; `taken` are the `names_of` the others."""
    line = one_line(name)
    if not line:
        message, hint = "A skill needs a name.", "Enter a few words."
        yield Fault("no-name", message, hint, severity=Severity.WARNING)
    if len(line) > LONGEST_NAME:
        message = f"The name has {len(line)} letters; at most {LONGEST_NAME} fit."
        hint, over = "Enter a shorter one and put the rest in a note.", len(line) - LONGEST_NAME
        yield Fault("long-name", message, hint, size=over, severity=Severity.WARNING)
    other = taken.get(line.casefold()) if line else None
    if other is not None:
        message = f"There is already a skill called “{other}”."
        hint, about = "Add that one, or enter another name.", line.casefold()
        yield Fault("name-taken", message, hint, severity=Severity.WARNING, about=about)


def names_of(skills: Iterable[Skill]) -> dict[str, str]:
    """Return the names of `skills`, by how they are compared: short ones and capitals count."""
    names: dict[str, str] = {}
    for skill in skills:
        for each in (skill.name, skill.label):
            names.setdefault(each.casefold(), skill.name)
    return names
