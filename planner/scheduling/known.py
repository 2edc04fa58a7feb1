"""What knowing more saves."""

from collections.abc import Mapping
from dataclasses import replace

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.skill import SkillId
from planner.scheduling.schedule import Schedule
from planner.scheduling.schedule import schedule as scheduled


def hours_saved(schedule: Schedule, catalogue: Catalogue, known: Mapping[SkillId, Level]) -> float:
    """Return by how many hours of study the plan is shorter once these skills are `known`."""
    learner = schedule.roadmap.learner
    learner = replace(learner, known={**learner.known, **known})
    after = scheduled(replace(schedule.roadmap, learner=learner), catalogue)
    return schedule.remaining_hours - after.remaining_hours
