"""Edits of the learner's time: hours, breaks, focus, start, status date, deadline."""

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.learner import MAX_DAILY_HOURS, MOST_RULE_DAYS, CalendarRule, WeekHours
from planner.domain.roadmap import Roadmap
from planner.domain.words import day_text, exact_hours_text
from planner.edits.base import reject


@dataclass(frozen=True, slots=True)
class SetHours:
    """Usual hours Monday to Sunday."""

    hours: WeekHours

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected without any hour, or for a day outside 0 to 24."""
        del catalogue
        if not all(0 <= each <= MAX_DAILY_HOURS for each in self.hours):
            raise reject("hours-range", "A day has 0 to 24 hours.", "Enter hours such as 1.5.")
        if sum(self.hours) <= 0:
            raise reject(
                "no-hours", "Without any study hours the plan never ends.", "Give a day hours."
            )
        return replace(roadmap, learner=replace(roadmap.learner, hours=self.hours))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the hours a week."""
        del roadmap, catalogue
        return f"Study {exact_hours_text(sum(self.hours))} a week"


@dataclass(frozen=True, slots=True)
class AddRule:
    """Time off or other hours for a while; later rules win."""

    rule: CalendarRule

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected if it ends before it begins."""
        del catalogue
        _check_rule(self.rule)
        learner = roadmap.learner
        calendar = (*learner.calendar, self.rule)
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
        """Name the rule."""
        del roadmap, catalogue
        return "Remove time off"


@dataclass(frozen=True, slots=True)
class SetFocus:
    """The most skills in progress at once."""

    focus: int

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected outside 1 to 4."""
        del catalogue
        if not 1 <= self.focus <= 4:
            raise reject("focus-range", "Between 1 and 4 skills can be in progress at once.")
        return replace(roadmap, learner=replace(roadmap.learner, focus=self.focus))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the limit."""
        del roadmap, catalogue
        return f"Study {self.focus} skill{'s' if self.focus > 1 else ''} at a time"


@dataclass(frozen=True, slots=True)
class SetStart:
    """The first day of the plan; the status date follows if nothing was told yet."""

    day: date

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Keep the status date at or after the start."""
        del catalogue
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
        if self.day is not None and self.day < roadmap.start:
            raise reject(
                "deadline-early",
                "The deadline is before the start of the plan.",
                "Choose a later day.",
            )
        return replace(roadmap, deadline=self.day)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the day."""
        del roadmap, catalogue
        return "Remove the deadline" if self.day is None else f"Deadline {day_text(self.day)}"


def _check_rule(rule: CalendarRule) -> None:
    if rule.last < rule.first:
        raise reject("rule-order", "The last day is before the first.", "Swap the two dates.")
    if (rule.last - rule.first).days > MOST_RULE_DAYS:
        raise reject("rule-long", "That is longer than ten years.", "Choose an earlier last day.")
    if isinstance(rule.hours, tuple):
        fits = all(0 <= hours <= MAX_DAILY_HOURS for hours in rule.hours)
    else:
        fits = rule.hours is None or 0 <= rule.hours <= 7 * MAX_DAILY_HOURS
    if not fits:
        raise reject(
            "hours-range",
            "A day has 0 to 24 hours, a week 0 to 168.",
            "Enter hours such as 6 a week.",
        )
