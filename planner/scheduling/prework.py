"""What the courses of a programme take for granted and nothing in it teaches by then."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from planner.domain.effort import Level
from planner.domain.programme import Block, Programme
from planner.domain.scope import Scope
from planner.domain.skill import SkillId
from planner.scheduling.workload import Task


class Lack(NamedTuple):
    """`course` of `block` teaches `skill`, which rests on `missing`; no course teaches that by then
    and it is not known well enough."""

    block: Block
    course: str
    skill: SkillId
    missing: SkillId


def lacks_of(
    programme: Programme,
    tasks: Mapping[SkillId, Task],
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
                if skill not in tasks or tasks[skill].course is None:
                    continue
                for missing, need in scope.graph.prerequisites(skill).items():
                    wanted = min(need.level, tasks[skill].level)
                    if missing not in taught and known.get(missing, 0) < wanted:
                        yield Lack(block, course.name, skill, missing)


def prework_of(
    programme: Programme,
    tasks: Mapping[SkillId, Task],
    scope: Scope,
    known: Mapping[SkillId, Level],
    today: date,
) -> frozenset[SkillId]:
    """Return the skills to study first because the programme, which begins after `today`, rests on
    them: what the courses of its first term take for granted and all that comes before it."""
    found: set[SkillId] = set()
    first = next((block for block in programme.blocks if block.courses), None)
    if first is not None and first.first > today:
        stack = [
            lack.missing
            for lack in lacks_of(programme, tasks, scope, known)
            if lack.block is first and lack.missing in tasks
        ]
        while stack:
            skill = stack.pop()
            if skill not in found:
                found.add(skill)
                stack.extend(tasks[skill].needs)
    return frozenset(found)
