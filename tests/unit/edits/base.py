"""What the tests of edits share: a roadmap in the shipped catalogue, and what an edit changed."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from planner.domain.learner import Learner
from planner.domain.problem import Problem
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.edits import Edit, EditRejected
from tests.strategies import catalogue

START = date(2026, 1, 5)
LATER = date(2026, 6, 16)
DAY = timedelta(days=1)
ROADMAP = Roadmap("My road", "applied-ml-engineer", START, START, learner=Learner())


def with_plan(skill: str, plan: SkillPlan) -> Roadmap:
    """Return the roadmap in which `plan` was made for `skill`."""
    return ROADMAP.with_plan(skill, plan)


def applied(edit: Edit, roadmap: Roadmap = ROADMAP) -> Roadmap:
    """Return the roadmap after `edit`."""
    return edit.apply(roadmap, catalogue())


def labelled(edit: Edit, roadmap: Roadmap = ROADMAP) -> str:
    """Return the name of the undo step."""
    return edit.label(roadmap, catalogue())


def rejected(edit: Edit, roadmap: Roadmap = ROADMAP) -> Problem:
    """Return why `edit` is refused; it has to say so in a sentence."""
    with pytest.raises(EditRejected) as caught:
        edit.apply(roadmap, catalogue())
    problem = caught.value.problem
    assert problem.message.endswith((".", "?"))
    assert problem.message[0].isupper() or problem.message[0] == "“"
    assert problem.hint == "" or problem.hint.endswith((".", "?"))
    return problem


def changed(before: Roadmap, after: Roadmap) -> set[str]:
    """Name the fields that differ; those of the learner and of plans one by one."""
    found = {
        each.name
        for each in fields(Roadmap)
        if getattr(before, each.name) != getattr(after, each.name)
    } - {"learner", "plans"}
    found |= {
        f"learner.{each.name}"
        for each in fields(Learner)
        if getattr(before.learner, each.name) != getattr(after.learner, each.name)
    }
    for skill in before.plans.keys() | after.plans.keys():
        old, new = before.plan(skill), after.plan(skill)
        found |= {
            f"{skill}.{each.name}"
            for each in fields(SkillPlan)
            if getattr(old, each.name) != getattr(new, each.name)
        }
    return found
