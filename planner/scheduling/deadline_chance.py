"""The chance of the deadline, without the rest of a forecast."""

from datetime import date

from planner.scheduling.forecast import SAMPLES, SEED, Forecast, fixed_until
from planner.scheduling.schedule import Schedule


def chance_by(schedule: Schedule, deadline: date) -> float:
    """Return the chance that the plan is done by the end of `deadline`.

    It is what `forecast` says of the same plan, from the same samples of one queue.
    """
    from planner.scheduling.forecast_samples import Efforts, calendar_with_hours, demand_of

    fixed = fixed_until(schedule)
    if deadline < fixed or not schedule.studied:
        return float(fixed <= deadline)
    efforts = Efforts(schedule, SAMPLES, SEED)
    return demand_of(schedule, efforts.hours).chance(calendar_with_hours(schedule), deadline)


def chances_between(
    before: Schedule, after: Schedule, forecast: Forecast | None
) -> tuple[float, float] | None:
    """Return the chance of the deadline before and after an edit; None without a deadline.

    `forecast` is that of the plan before, where it is known. An edit that changes only the order
    leaves the queue, and with it the chance, as it is: nothing is drawn then.
    """
    deadline = before.roadmap.deadline
    if deadline is None or deadline != after.roadmap.deadline:
        return None
    was = forecast.chance_by(deadline) if forecast else chance_by(before, deadline)
    return was, was if _same_queue(before, after) else chance_by(after, deadline)


def _same_queue(before: Schedule, after: Schedule) -> bool:
    """Whether the same hours open on the same days, on the same calendar."""
    from planner.scheduling.forecast_samples import opening_days

    if before.roadmap.learner != after.roadmap.learner or before.programme != after.programme:
        return False
    if before.roadmap.assumptions != after.roadmap.assumptions:
        return False
    kept = before.studied == after.studied and before.work.hours == after.work.hours
    return kept and opening_days(before) == opening_days(after)
