"""What the two trees of the sidebar show, as plain data that can be compared."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import number_text
from planner.domain.parts import PartId, deeper_of, part_name
from planner.domain.skill import Area, Skill, SkillId
from planner.scheduling.activity import part_of
from planner.scheduling.schedule import Schedule
from planner.scheduling.states import State, area_progress, progress_of, state_of
from planner.scheduling.workload import Task


class Listed(StrEnum):
    """How a catalogue row stands whose skill is not known."""

    ABSENT = "absent"
    IN_PLAN = "in-plan"

    @property
    def label(self) -> str:
        """What it is called."""
        return "In the plan" if self is Listed.IN_PLAN else "Not in the plan"


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill, or in a plan a part of one.

    `state` picks glyph and ink, `detail` stands at the right; `share` is 0 to 1.
    """

    skill: PartId
    name: str
    area: str
    state: State | Listed
    detail: str
    share: float = 0.0
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area and its skills. `share` is None where progress means nothing (the catalogue)."""

    area: str
    name: str
    icon: str
    share: float | None
    skills: tuple[SkillRow, ...]


def plan_rows(
    schedule: Schedule,
    catalogue: Catalogue,
    known: Iterable[SkillId],
    shown: Container[SkillId] | None = None,
) -> tuple[AreaRow, ...]:
    """Return the plan by area: what is known first, then by start; empty areas are left out.

    If `shown` is given, only those skills, and nothing that is known.
    """
    progress = area_progress(schedule)
    shares = {area: done / total for area, (done, total) in progress.items() if total}
    rows: dict[str, list[SkillRow]] = {}
    for skill in (schedule.scope.skills[id_] for id_ in known if shown is None):
        rows.setdefault(skill.area, []).append(
            SkillRow(skill.id, skill.label, skill.area, State.KNOWN, State.KNOWN.value)
        )
    for id_ in dict.fromkeys(part_of(activity.id) for activity in schedule.activities):
        if shown is not None and id_ not in shown:
            continue
        task = schedule.tasks[id_]
        rows.setdefault(task.skill.area, []).append(_plan_row(task, state_of(id_, schedule)))
    return _by_area(rows, catalogue.areas, shares)


def catalogue_rows(schedule: Schedule, catalogue: Catalogue) -> tuple[AreaRow, ...]:
    """Return every skill that could be learnt, by area, and whether it is in the plan."""
    rows: dict[str, list[SkillRow]] = {}
    for skill in schedule.scope.skills.values():
        rows.setdefault(skill.area, []).append(_catalogue_row(skill, schedule))
    return _by_area(rows, catalogue.areas, None)


def filtered(areas: Iterable[AreaRow], text: str) -> tuple[AreaRow, ...]:
    """Return the rows in which all words of `text` occur; an area's name keeps all its skills."""
    words = text.casefold().split()
    if not words:
        return tuple(areas)
    result = []
    for area in areas:
        whole = all(word in area.name.casefold() for word in words)
        skills = tuple(row for row in area.skills if whole or _matches(row, words))
        if skills:
            result.append(AreaRow(area.area, area.name, area.icon, area.share, skills))
    return tuple(result)


def _matches(row: SkillRow, words: list[str]) -> bool:
    text = f"{row.name} {row.skill}".casefold()
    return all(word in text for word in words)


def _plan_row(task: Task, state: State) -> SkillRow:
    planned = task.hours + task.course_hours
    detail = f"{number_text(planned)} h"
    if state is State.DONE:
        detail = state.value
    elif state is State.IN_PROGRESS:
        detail = f"{number_text(task.plan.logged)} / {detail}"
    skill = task.skill
    return SkillRow(
        task.id, part_name(skill.label, task.id), skill.area, state, detail, progress_of(task),
        task.pin is not None,
    )  # fmt: skip


def _catalogue_row(skill: Skill, schedule: Schedule) -> SkillRow:
    """What the plan holds tells the hours of its bars, all else those to *working*."""
    state: State | Listed = Listed.ABSENT
    detail = f"{number_text(skill.effort.expected)} h"
    parts = (skill.id, deeper_of(skill.id))
    tasks = [schedule.tasks[each] for each in parts if each in schedule.tasks]
    if tasks:
        state = Listed.IN_PLAN
        detail = f"{number_text(sum(each.hours + each.course_hours for each in tasks))} h"
    elif skill.id in schedule.roadmap.learner.known:
        state, detail = State.KNOWN, State.KNOWN.value
    return SkillRow(skill.id, skill.label, skill.area, state, detail)


def _by_area(
    rows: Mapping[str, list[SkillRow]],
    areas: Mapping[str, Area],
    shares: Mapping[str, float] | None,
) -> tuple[AreaRow, ...]:
    order = [*areas, *(area for area in rows if area not in areas)]
    return tuple(
        AreaRow(
            id_,
            areas[id_].name if id_ in areas else id_.replace("-", " ").capitalize(),
            (areas[id_].icon if id_ in areas else "") or "book-open",
            None if shares is None else shares.get(id_, 0.0),
            tuple(rows[id_]),
        )
        for id_ in order
        if id_ in rows
    )
