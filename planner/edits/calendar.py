"""Edits of the learner's time: hours, breaks, focus, start, status date, deadline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.domain.catalogue import Catalogue
from planner.domain.faults import Fault, of_deadline, of_rule, of_shares, of_week
from planner.domain.formatting import at_a_time, day_range, day_text, exact_hours_text
from planner.domain.learner import CalendarRule, WeekHours, spread
from planner.domain.limits import (
    MAX_FOCUS,
    MOST_RULE_DAYS,
    kept,
    nearest_day,
)
from planner.domain.roadmap import Roadmap
from planner.edits.base import check, check_day, reject


@dataclass(frozen=True, slots=True)
class SetHours:
    """Usual hours Monday to Sunday."""

    hours: WeekHours

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected without any hour that a file keeps, or for a day outside 0 to 24."""
        del catalogue
        hours = _kept_week(self.hours)
        check(of_week(hours))
        return replace(roadmap, learner=replace(roadmap.learner, hours=hours))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the hours a week."""
        del roadmap, catalogue
        return f"Study {exact_hours_text(sum(self.hours))} a week"


@dataclass(frozen=True, slots=True)
class AddRule:
    """Time off or other hours for a while; later rules win."""

    rule: CalendarRule

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if it ends before it begins, is too long or gives a day too many hours."""
        del catalogue
        learner = roadmap.learner
        rule = _kept_rule(self.rule)
        check(_faults(rule, learner.hours))
        calendar = (*learner.calendar, rule)
        return replace(roadmap, learner=replace(learner, calendar=calendar))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say what holds from when to when."""
        del roadmap, catalogue
        what = "Time off" if self.rule.is_break else "Other hours"
        return f"{what} from {day_text(self.rule.first)} to {day_text(self.rule.last)}"


@dataclass(frozen=True, slots=True)
class RemoveRule:
    """Take the rule at `index` of the calendar away."""

    index: int

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if there is no such rule."""
        del catalogue
        calendar = list(roadmap.learner.calendar)
        if not 0 <= self.index < len(calendar):
            raise reject("no-rule", "That time off is no longer in the plan.")
        del calendar[self.index]
        return replace(roadmap, learner=replace(roadmap.learner, calendar=tuple(calendar)))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Name the rule: time off, or the hours and from when they hold."""
        del catalogue
        calendar = roadmap.learner.calendar
        rule = calendar[self.index] if 0 <= self.index < len(calendar) else None
        if rule is None or rule.is_break:
            return "Remove time off"
        hours = sum(rule.hours) if isinstance(rule.hours, tuple) else rule.hours
        days = day_text(rule.first) if rule.is_open_ended else day_range(rule.first, rule.last)
        return f"Remove {exact_hours_text(hours or 0.0)} a week from {days}"


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """Put `rule` in the place of the one at `index` of the calendar: other days or other hours."""

    index: int
    rule: CalendarRule

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if there is no such rule, and where `AddRule` is."""
        del catalogue
        learner = roadmap.learner
        calendar = list(learner.calendar)
        if not 0 <= self.index < len(calendar):
            raise reject("no-rule", "That time off is no longer in the plan.")
        rule = _kept_rule(self.rule)
        check(_faults(rule, learner.hours), _faults(calendar[self.index], learner.hours))
        calendar[self.index] = rule
        return replace(roadmap, learner=replace(learner, calendar=tuple(calendar)))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say what holds from when to when."""
        del roadmap, catalogue
        rule = self.rule
        if isinstance(rule.hours, float | int):
            text = f"Study {exact_hours_text(rule.hours)} a week"
        else:
            text = rule.name or ("Time off" if rule.is_break else "Other hours")
        if rule.is_open_ended:
            return f"{text} from {day_text(rule.first)}"
        return f"{text} from {day_text(rule.first)} to {day_text(rule.last)}"


@dataclass(frozen=True, slots=True)
class SetHoursFrom:
    """Study `hours` a week from `first` to `last`; None: from then on.

    Time off and other dated hours stay; only hours that hold from the same or an earlier day on,
    themselves without an end, give way. From the first week of the plan on it is the usual week
    that changes; later on it is dated, for ten years at most.
    """

    first: date
    last: date | None
    hours: float

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected where `SetHours` and `AddRule` are, and where others win on all its days."""
        learner = roadmap.learner
        if self.is_usual(roadmap):
            return SetHours(spread(self.hours, learner.hours)).apply(roadmap, catalogue)
        check_day(self.first)
        last = self.last or nearest_day(self.first + timedelta(days=MOST_RULE_DAYS - 1))
        rule = _kept_rule(CalendarRule(self.first, last, self.hours))
        place = _standing(learner.calendar, max(self.first, roadmap.start)) + 1
        under, over = learner.calendar[:place], learner.calendar[place:]
        days = rule.first, rule.last
        same = tuple(each for each in under[-1:] if (each.first, each.last) == days)
        check(_faults(rule, learner.hours), *(_faults(each, learner.hours) for each in same))
        if _is_covered(rule, over):
            message = f"Time off or other dated hours hold {_days_words(self.first, self.last)}."
            raise reject("no-effect", message, "Change or remove those instead.")
        if same:
            under, rule = under[:-1], replace(same[0], hours=rule.hours)
        return replace(roadmap, learner=replace(learner, calendar=(*under, rule, *over)))

    def is_usual(self, roadmap: Roadmap) -> bool:
        """Whether the usual week changes: nothing of the plan is before `first`, and no other
        hours hold without an end."""
        if self.last is not None or self.first > roadmap.start:
            return False
        return _standing(roadmap.learner.calendar, roadmap.start) < 0

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the hours, and from when to when."""
        del catalogue
        text = f"Study {exact_hours_text(self.hours)} a week"
        if self.is_usual(roadmap):
            return text
        if self.last is None:
            return f"{text} from {day_text(self.first)}"
        return f"{text} from {day_range(self.first, self.last)}"


def _standing(calendar: Sequence[CalendarRule], day: date) -> int:
    """Return the place of the last open-ended rule that gives the hours of `day`, -1 if none."""
    found = (
        place
        for place, rule in enumerate(calendar)
        if rule.first <= day <= rule.last and rule.is_open_ended and not rule.is_break
    )
    return max(found, default=-1)


def _is_covered(rule: CalendarRule, others: Iterable[CalendarRule]) -> bool:
    """Whether on each day of `rule` one of `others` holds."""
    day = rule.first
    for other in sorted(others, key=lambda each: each.first):
        if other.first > day:
            return False
        if other.last >= rule.last:
            return True
        day = max(day, other.last + timedelta(days=1))
    return False


def _days_words(first: date, last: date | None) -> str:
    if last is None:
        return f"on all days from {day_text(first)} on"
    days = day_range(first, last)
    return f"on {days}" if first == last else f"on all days from {days}"


@dataclass(frozen=True, slots=True)
class SetFocus:
    """The most skills in progress at once."""

    focus: int

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected outside 1 to 4."""
        del catalogue
        if not 1 <= self.focus <= MAX_FOCUS:
            message = f"Between 1 and {MAX_FOCUS} skills can be in progress at once."
            raise reject("focus-range", message)
        return replace(roadmap, learner=replace(roadmap.learner, focus=self.focus))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the limit."""
        del roadmap, catalogue
        return f"Study {at_a_time(self.focus)}"


@dataclass(frozen=True, slots=True)
class SetStart:
    """The first day of the plan; the status date follows if nothing was told yet."""

    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Keep the status date at or after the start."""
        del catalogue
        check_day(self.day)
        told = any(plan.started or plan.finished for plan in roadmap.plans.values())
        status = max(roadmap.status_date, self.day) if told else self.day
        return replace(roadmap, start=self.day, status_date=status)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the day."""
        del roadmap, catalogue
        return f"Start on {day_text(self.day)}"


@dataclass(frozen=True, slots=True)
class SetStatusDate:
    """Progress is told up to `day`; remaining work is laid out from there."""

    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Never before the start of the plan."""
        del catalogue
        check_day(self.day)
        return replace(roadmap, status_date=max(self.day, roadmap.start))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the day."""
        del roadmap, catalogue
        return f"Update to {day_text(self.day)}"


@dataclass(frozen=True, slots=True)
class SetDeadline:
    """The day the plan should be done by; None: no deadline."""

    day: date | None

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected before the start."""
        del catalogue
        check_day(self.day)
        held = of_deadline(roadmap.deadline, roadmap.start)
        check(of_deadline(self.day, roadmap.start), held)
        return replace(roadmap, deadline=self.day)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the day."""
        del roadmap, catalogue
        return "Remove the deadline" if self.day is None else f"Deadline {day_text(self.day)}"


def _kept_week(hours: WeekHours) -> WeekHours:
    mon, tue, wed, thu, fri, sat, sun = map(kept, hours)
    return (mon, tue, wed, thu, fri, sat, sun)


def _kept_rule(rule: CalendarRule) -> CalendarRule:
    """Return `rule` as a file keeps it; weekdays without any hours are a break."""
    if rule.hours is None:
        return rule
    if not isinstance(rule.hours, tuple):
        return replace(rule, hours=kept(rule.hours))
    week = _kept_week(rule.hours)
    return replace(rule, hours=week if any(week) else None)


def _faults(rule: CalendarRule, usual: WeekHours) -> Iterator[Fault]:
    yield from of_rule(rule)
    yield from of_shares(rule, usual)
