"""From the state a person picks to the edit that gets there."""

from collections.abc import Iterable
from datetime import date

from planner.domain.effort import Level
from planner.domain.skill import SkillId
from planner.domain.words import count_text
from planner.edits import Edit, MarkDone, MarkKnown, MarkPlanned, MarkStarted, Several
from planner.scheduling.schedule import Schedule
from planner.scheduling.states import DONE, IN_PROGRESS, KNOWN, LOCKED, NEXT

PLANNED = "planned"
"""What the person chooses; whether that is next or locked follows from the plan."""

CHOICES = {PLANNED: "Planned", IN_PROGRESS: "In progress", DONE: "Done", KNOWN: "Known"}
"""The states a person can choose, and what menus call them."""

_PHRASES = {
    PLANNED: "as planned",
    IN_PROGRESS: "as in progress",
    DONE: "as done",
    KNOWN: "as known",
}


def choice_of(state: str) -> str:
    """Return the entry of `CHOICES` that a state of `state_of` belongs to."""
    return PLANNED if state in (NEXT, LOCKED) else state


def edit_to_state(
    choice: str, skills: Iterable[SkillId], schedule: Schedule, day: date
) -> Edit | None:
    """Return the one edit that brings all `skills` to `choice`; None for no skill.

    `day` is when it was started or finished. Raises `KeyError` for an unknown choice.
    """
    skills = tuple(skills)
    edits = tuple(edit for skill in skills for edit in _edits(choice, skill, schedule, day))
    if len(edits) <= 1:
        return edits[0] if edits else None
    if len(skills) == 1:
        name = schedule.scope.skills[skills[0]].label
        return Several(edits, f"Mark {name} {_PHRASES[choice]}")
    return Several(edits, f"Mark {count_text(len(skills), 'skill')} {_PHRASES[choice]}")


def _edits(choice: str, skill: SkillId, schedule: Schedule, day: date) -> list[Edit]:
    known = schedule.roadmap.learner.known
    task = schedule.tasks.get(skill)
    if choice == KNOWN:
        level = task.level if task else known.get(skill, Level.WORKING)
        return [MarkKnown(skill, level)]
    unknow: list[Edit] = [MarkKnown(skill, None)] if task is None and skill in known else []
    return [*unknow, _progress(choice, skill, schedule, day)]


def _progress(choice: str, skill: SkillId, schedule: Schedule, day: date) -> Edit:
    started = schedule.roadmap.plan(skill).started
    if choice == IN_PROGRESS:
        return MarkStarted(skill, started or day)
    if choice == DONE:
        return MarkDone(skill, max(day, started or day))
    if choice == PLANNED:
        return MarkPlanned(skill)
    raise KeyError(choice)
