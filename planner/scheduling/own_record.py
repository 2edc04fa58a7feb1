"""How long finished skills took, measured by the catalogue's hours."""

from dataclasses import dataclass

from planner.domain.limits import BIASES
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import Status, counts_catalogue_hours

LEAST_RECORD = 10
"""Finished skills from which on their mean is worth applying: with hours that spread like the
catalogue's (sigma about 0.45) the standard error of the mean is then some 15 %."""


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """How many finished `skills` have logged hours and no estimate of the learner's own, and the
    mean of logged hours over the catalogue's; 1 without any."""

    skills: int
    ratio: float

    @property
    def is_enough(self) -> bool:
        """Whether there are enough skills to rely on the mean."""
        return self.skills >= LEAST_RECORD

    @property
    def factor(self) -> float:
        """The ratio as a factor on the catalogue's hours: two decimals, in range."""
        low, high = BIASES
        return min(max(round(self.ratio, 2), low), high)


def own_record(schedule: Schedule) -> OwnRecord:
    """Return the record of `schedule`, whatever factor its catalogue hours count with now."""
    ratios = [
        task.plan.logged * task.bias / task.hours
        for task in schedule.tasks.values()
        if task.status is Status.DONE
        and task.plan.logged * task.hours > 0
        and counts_catalogue_hours(task)
    ]
    return OwnRecord(len(ratios), sum(ratios) / len(ratios) if ratios else 1.0)
