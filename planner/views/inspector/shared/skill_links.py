"""What a skill needs and unlocks, as chips, and the level that others ask of it."""

from planner.domain.effort import Level
from planner.domain.parts import PartId, deeper_of, is_deeper, skill_of_part
from planner.domain.skill import SkillId
from planner.scheduling.schedule import Schedule
from planner.scheduling.states import progress_of, state_of
from planner.views.inspector.shared.chips import ChipData
from planner.views.inspector.shared.skill_facts import SkillFacts


def needs_of(view: SkillFacts) -> tuple[ChipData, ...]:
    """Return the direct prerequisites, in the plan or known, each with the reason.

    A deeper part needs the first one besides, and that link cannot be taken away.
    """
    schedule, scope = view.schedule, view.schedule.scope
    chips = []
    if is_deeper(view.id):
        chips.append(chip_of(view.skill.id, schedule, "The part that entry level asks."))
    for need, edge in scope.graph.prerequisites(view.skill.id).items():
        at = f"At level {edge.level.word}. " if edge.level is not Level.WORKING else ""
        part = _part_asked(view, need)
        chips.append(chip_of(part, schedule, f"{at}{edge.reason}".strip(), removable=True))
    return tuple(chips)


def _part_asked(view: SkillFacts, need: SkillId) -> PartId:
    """Return the part of a prerequisite that holds the level asked for."""
    asked = view.schedule.scope.part_links.get(view.id, ())
    return next((part for part in asked if skill_of_part(part) == need), need)


def unlocks_of(view: SkillFacts) -> tuple[ChipData, ...]:
    """Return the parts and skills of the plan that wait for this one."""
    scope, skill = view.schedule.scope, view.skill.id
    chips = []
    if not is_deeper(view.id) and skill in scope.split:
        chips.append(chip_of(deeper_of(skill), view.schedule, "What the path asks beyond it."))
    for dependant in scope.unlocks(skill):
        reason = scope.graph.prerequisites(dependant)[skill].reason
        waiting = [part for part in scope.parts_of(dependant) if view.id in scope.part_links[part]]
        chips += [chip_of(part, view.schedule, reason) for part in waiting]
    return tuple(chips)


def chip_of(part: PartId, schedule: Schedule, tip: str = "", removable: bool = False) -> ChipData:
    """Return the chip of a skill or of a part of one."""
    skill = skill_of_part(part)
    task = schedule.tasks.get(part)
    share = progress_of(task) if task else 0.0
    if task is None and skill not in schedule.roadmap.learner.known:
        tip = f"Not in the plan. {tip}".strip()
    state = state_of(part, schedule)
    area = schedule.scope.skills[skill].area
    return ChipData(part, schedule.label(part), area, state, share, tip, removable)


def level_floor(view: SkillFacts) -> tuple[Level, SkillId | None]:
    """Return the level that skills of the plan ask for, and the first that does."""
    floor, asker = Level.AWARE, None
    scope = view.schedule.scope
    for dependant in scope.unlocks(view.skill.id):
        need = scope.graph.prerequisites(dependant)[view.skill.id]
        asked = min(scope.levels[dependant], need.level)
        if asked > floor:
            floor, asker = asked, dependant
    return floor, asker
