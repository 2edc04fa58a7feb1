"""From the state a person picks to the edit that gets there."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from planner.domain.effort import Level
from planner.domain.formatting import count_text
from planner.domain.parts import PartId, deeper_of, skill_of_part
from planner.edits import Edit, MarkDone, MarkKnown, MarkPlanned, MarkStarted, Several
from planner.scheduling.schedule import Schedule
from planner.scheduling.states import State


class StateChoice(StrEnum):
    """A state that a person can choose; whether what is planned is next or locked follows."""

    PLANNED = "planned"
    IN_PROGRESS = State.IN_PROGRESS.value
    DONE = State.DONE.value
    KNOWN = State.KNOWN.value

    @property
    def label(self) -> str:
        """What menus call it."""
        return self.capitalize().replace("-", " ")

    @property
    def state(self) -> State:
        """The state that stands for it: next for what is planned."""
        return State.NEXT if self is StateChoice.PLANNED else State(self.value)


def choice_of(state: State) -> StateChoice:
    """Return what a person chooses to come to `state`."""
    return StateChoice.PLANNED if state in (State.NEXT, State.LOCKED) else StateChoice(state.value)


def edit_to_state(
    choice: StateChoice, skills: Iterable[PartId], schedule: Schedule, day: date
) -> Edit | None:
    """Return the one edit that brings all `skills` to `choice`; None for no skill.

    `day` is when it was started or finished.
    """
    skills = tuple(skills)
    if choice is StateChoice.KNOWN:  # who knows the deeper part knows the first
        skills = tuple(each for each in skills if deeper_of(each) not in skills)
    edits = tuple(edit for skill in skills for edit in _edits(choice, skill, schedule, day))
    if len(edits) <= 1:
        return edits[0] if edits else None
    if len(skills) == 1:
        name = schedule.label(skills[0])
        return Several(edits, f"Mark {name} as {choice.label.lower()}")
    return Several(edits, f"Mark {count_text(len(skills), 'skill')} as {choice.label.lower()}")


def _edits(choice: StateChoice, skill: PartId, schedule: Schedule, day: date) -> list[Edit]:
    known = schedule.roadmap.learner.known
    task = schedule.tasks.get(skill)
    if choice is StateChoice.KNOWN:
        level = task.level if task else known.get(skill, Level.WORKING)
        return [MarkKnown(skill_of_part(skill), level)]
    is_unknown = task is not None or skill not in known
    unknow: list[Edit] = [] if is_unknown else [MarkKnown(skill, None)]
    return [*unknow, _progress(choice, skill, schedule, day)]


def _progress(choice: StateChoice, skill: PartId, schedule: Schedule, day: date) -> Edit:
    started = schedule.roadmap.part_plan(skill).started
    if choice is StateChoice.IN_PROGRESS:
        return MarkStarted(skill, started or day)
    if choice is StateChoice.DONE:
        return MarkDone(skill, max(day, started or day))
    return MarkPlanned(skill)
