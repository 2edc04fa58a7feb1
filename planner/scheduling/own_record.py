"""How long finished skills took, measured by what was estimated when they began."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from planner.domain.assumptions import Assumptions, Biases
from planner.domain.effort import Effort
from planner.domain.limits import BIASES
from planner.domain.parts import PartId
from planner.domain.roadmap import SkillPlan
from planner.domain.skill import Skill, SkillId

WEIGHT = 10
"""How many skills that took what was estimated the record is mixed with: few say little."""


class EstimatedTask(Protocol):
    """What the record looks at of a task: see `planner.scheduling.workload.Task`."""

    @property
    def skill(self) -> Skill:
        """The skill."""

    @property
    def plan(self) -> SkillPlan:
        """What was told of it."""

    @property
    def hours(self) -> float:
        """Those that study takes in all."""

    @property
    def bias(self) -> float:
        """The factor that counts in them."""

    @property
    def factor(self) -> float:
        """The share of the hours to *working* that study is for."""


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """How long the finished skills took that have logged hours: logged over estimated hours each.

    `ratios` are in the order of the tasks; no factor counts in them.
    """

    ratios: tuple[float, ...]

    @property
    def skills(self) -> int:
        """How many there are."""
        return len(self.ratios)

    @property
    def mean(self) -> float:
        """The mean of the ratios, not the ratio of the sums; 1 without any."""
        return math.fsum(self.ratios) / len(self.ratios) if self.ratios else 1.0

    @property
    def factor(self) -> float:
        """The factor on hours still to come, (sum + 10) / (n + 10), in range."""
        low, high = BIASES
        return min(max((math.fsum(self.ratios) + WEIGHT) / (self.skills + WEIGHT), low), high)


def record_of(tasks: Iterable[EstimatedTask]) -> OwnRecord:
    """Return the record of these tasks, whatever factors they count with now.

    A skill in two parts counts once, with the hours of those that are done.
    """
    logged: dict[SkillId, float] = {}
    estimated: dict[SkillId, float] = {}
    for task in tasks:
        if task.plan.finished is None or task.plan.logged <= 0:
            continue
        hours, skill = _estimated(task), task.skill.id
        if hours > 0:
            logged[skill] = logged.get(skill, 0.0) + task.plan.logged
            estimated[skill] = estimated.get(skill, 0.0) + hours
    return OwnRecord(tuple(logged[skill] / hours for skill, hours in estimated.items()))


def biases_by(assumptions: Assumptions, tasks: Mapping[PartId, EstimatedTask]) -> Biases:
    """Return the factors on efforts in a plan of these tasks."""
    if not assumptions.record:
        return assumptions.biases
    factor = record_of(tasks.values()).factor
    return assumptions.biases_with(Biases(factor, factor))


def _estimated(task: EstimatedTask) -> float:
    """Return the hours expected of the study part when it began, without any factor."""
    held = task.plan.at_start
    if held is None:
        return task.hours / task.bias
    return task.factor * (held.expected if isinstance(held, Effort) else held)
