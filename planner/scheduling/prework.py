"""What the courses of a programme take for granted and nothing in it teaches by then."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from planner.domain.effort import Level
from planner.domain.parts import PartId
from planner.domain.programme import Block, Programme
from planner.domain.scope import Scope
from planner.domain.skill import SkillId
from planner.scheduling.workload import Task


class Lack(NamedTuple):
    """`course` of `block` teaches `skill`, which rests on `missing`, a part of another; no course
    teaches that by then and it is not known well enough."""

    block: Block
    course: str
    skill: SkillId
    missing: PartId


def lacks_of(
    programme: Programme,
    tasks: Mapping[PartId, Task],
    scope: Scope,
    known: Mapping[SkillId, Level],
) -> Iterator[Lack]:
    """Yield what courses take for granted, in the order of the courses.

    Only for skills that the courses teach the learner something of. A prerequisite counts as
    taught when a course of the same or an earlier term covers any of it.
    """
    taught: set[SkillId] = set()
    for block in programme.blocks:
        taught.update(skill for course in block.courses for skill in course.covers)
        for course in block.courses:
            for skill in course.covers:
                if skill not in tasks or not _is_taught(skill, tasks, scope):
                    continue
                for missing, need in scope.graph.prerequisites(skill).items():
                    wanted = min(need.level, scope.levels[skill])
                    if missing not in taught and known.get(missing, 0) < wanted:
                        part = scope.part_at(missing, wanted, need.deeper)
                        yield Lack(block, course.name, skill, part)


def _is_taught(skill: SkillId, tasks: Mapping[PartId, Task], scope: Scope) -> bool:
    return any(tasks[part].course is not None for part in scope.parts_of(skill))


def prework_of(
    programme: Programme,
    tasks: Mapping[PartId, Task],
    scope: Scope,
    known: Mapping[SkillId, Level],
    today: date,
) -> frozenset[PartId]:
    """Return the parts to study first because the programme, which begins after `today`, rests on
    them: what the courses of its first term take for granted and all that comes before it. What
    courses of the programme deliver is not among them."""
    found: set[PartId] = set()
    first = next((block for block in programme.blocks if block.courses), None)
    if first is not None and first.first > today:
        stack = [
            lack.missing
            for lack in lacks_of(programme, tasks, scope, known)
            if lack.block is first and lack.missing in tasks
        ]
        while stack:
            part = stack.pop()
            if part not in found and not tasks[part].builds_on_course:
                found.add(part)
                stack.extend(tasks[part].needs)
    return frozenset(found)
