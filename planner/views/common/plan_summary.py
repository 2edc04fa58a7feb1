"""A plan in a few facts, computed from its schedule."""

from dataclasses import dataclass
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import (
    count_text,
    done_text,
    finish_text,
    hours_text,
)
from planner.domain.limits import LAST_DAY
from planner.domain.route_lookup import route_of
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import Status


@dataclass(frozen=True, slots=True)
class AreaStretch:
    """A stretch of one area's lane; days are inclusive."""

    area: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan in a few facts. `blocks` are the terms of its programme, `note` its first comment.

    `hours_done` are logged hours, `hours_total` those and what is left of own study.
    """

    title: str
    route: str
    start: date
    finish: date
    hours_done: float
    hours_total: float
    hours_per_week: float
    skills_done: int
    skills: int
    next_up: str
    note: str
    areas: tuple[str, ...]
    strips: tuple[AreaStretch, ...]
    blocks: tuple[tuple[date, date], ...]

    @property
    def share(self) -> float:
        """The share of hours that is done, 0 to 1."""
        return self.hours_done / self.hours_total if self.hours_total > 0 else 1.0

    @property
    def finish_text(self) -> str:
        """When it ends, or ended."""
        over = self.skills_done == self.skills
        return f"{'Finished' if over else 'Likely'} {finish_text(self.finish)}"

    @property
    def progress_text(self) -> str:
        """How far it is."""
        if self.hours_done <= 0 and not self.skills_done:
            return "not started"
        return done_text(self.hours_done, self.hours_total)

    @property
    def scope_text(self) -> str:
        """How much it is, such as “52 skills, about 23 months”."""
        if self.finish > LAST_DAY:
            return f"{self.skills} skills, too few hours a week"
        months = max(round((self.finish - self.start).days / 30.44), 1)
        return f"{count_text(self.skills, 'skill')}, about {count_text(months, 'month')}"


def summary_of(schedule: Schedule, catalogue: Catalogue, today: date | None = None) -> PlanSummary:
    """Return the facts of `schedule`; with `today` it says what that day holds."""
    roadmap = schedule.roadmap
    logged = schedule.logged_hours
    begin = min((bar.start for bar in schedule.activities), default=roadmap.start)
    return PlanSummary(
        title=roadmap.title,
        route=route_of(roadmap, catalogue).short_name,
        start=min(begin, roadmap.start),
        finish=schedule.finish,
        hours_done=logged,
        hours_total=logged + schedule.remaining_hours,
        hours_per_week=roadmap.learner.hours_per_week,
        skills_done=schedule.skills - schedule.open_skills,
        skills=schedule.skills,
        next_up=_next_up(schedule, today),
        note=_first_comment(roadmap.header),
        areas=tuple(catalogue.areas),
        strips=tuple(AreaStretch(b.skill.area, b.start, b.finish) for b in schedule.activities),
        blocks=tuple((block.first, block.last) for block in schedule.programme.blocks),
    )


def _next_up(schedule: Schedule, today: date | None) -> str:
    """Return “Next today: Testing, 1.5 h”, or what comes next on a day without hours."""
    for bar in schedule.activities:
        if bar.status is Status.DONE or bar.remaining <= 0:
            continue
        hours = schedule.availability.hours_on(today) if today and bar.start <= today else 0.0
        if hours > 0:
            return f"Next today: {bar.label}, {hours_text(min(hours, bar.remaining))}"
        return f"Next: {bar.label}, {hours_text(bar.remaining)} left"
    return ""


def _first_comment(header: str) -> str:
    line = next(iter(header.splitlines()), "")
    return line.removeprefix("#").strip()
