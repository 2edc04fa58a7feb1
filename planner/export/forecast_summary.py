"""What is likely and what is safe: the forecast as the documents and tables tell it."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from planner.domain.formatting import chance_text, day_text, exact_hours_text, number_text
from planner.scheduling.drivers import Driver, DriverKind, drivers
from planner.scheduling.forecast import SAFE, Forecast
from planner.scheduling.schedule import Milestone, Schedule
from planner.scheduling.ways_out import hours_per_week_for


@dataclass(frozen=True)
class ForecastSummary:
    """The forecast of a plan and what follows from it.

    `chance` of the deadline and `hours_per_week` that would make it safe are None without one;
    `hours_per_week` also when no week would do. It is the forecast of `schedule`.
    """

    forecast: Forecast
    safe: date
    chance: float | None
    hours_per_week: float | None
    schedule: Schedule = field(compare=False, repr=False)

    @cached_property
    def drivers(self) -> tuple[Driver, ...]:
        """What moves the finish, the strongest first."""
        return drivers(self.schedule)


def forecast_summary_of(schedule: Schedule, forecast: Forecast) -> ForecastSummary:
    """Return the forecast_summary of `schedule`, whose `forecast` it is."""
    deadline = schedule.roadmap.deadline
    chance = hours = None
    if deadline is not None:
        chance = forecast.chance_by(deadline)
        hours = hours_per_week_for(schedule, deadline)
    safe = max(forecast.finish.p80, schedule.finish)
    return ForecastSummary(forecast, safe, chance, hours, schedule)


def safe_day(milestone: Milestone, forecast: Forecast) -> date | None:
    """Return when `milestone` is reached with a chance of 80 %, not before it is planned.

    None when it is reached already.
    """
    if milestone.day is None:
        return None
    return max(forecast.milestones[milestone.id].p80, milestone.day)


def deadline_text(schedule: Schedule, forecast_summary: ForecastSummary) -> str:
    """Return the chance of the deadline and what would make it safe, "" without one."""
    deadline, chance = schedule.roadmap.deadline, forecast_summary.chance
    if deadline is None or chance is None:
        return ""
    text = f"Deadline {day_text(deadline)}: {chance_text(chance)} chance."
    if chance >= SAFE:
        return text
    if forecast_summary.hours_per_week is None:
        return f"{text} More hours a week alone do not make it safe."
    return (
        f"{text} With {exact_hours_text(forecast_summary.hours_per_week)} a week it would be safe."
    )


def driver_name(driver: Driver, schedule: Schedule) -> str:
    """Return what moves the finish: the skill's name, or the hours a week."""
    if driver.kind is DriverKind.SKILL and driver.skill is not None:
        return schedule.tasks[driver.skill].label
    if driver.step == 1.0:
        return "One hour a week more or less"
    return f"{number_text(driver.step)} h a week more or less"
