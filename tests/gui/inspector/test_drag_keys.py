"""The keys that the page of a drag names are those that its tool listens to."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from planner.document.document import Document
from planner.domain.learner import CalendarRule
from planner.edits import (
    AddPrerequisite,
    AddRule,
    AddSkill,
    ChangeRule,
    Edit,
    Move,
    Pin,
    SetDeadline,
    SetEffort,
    SetHoursFrom,
    SetStart,
    Several,
)
from planner.views.common.labels import KeyCap, Label
from planner.views.inspector.drag.keys import keys_of
from planner.views.inspector.drag.page import PreviewPage

FIRST, LAST = date(2026, 7, 6), date(2026, 7, 19)
HALVES = {"Alt": "Half hours", "Esc": "Put it back"}
FREE = {"Alt": "No snapping", "Esc": "Put it back"}
QUARTERS = {"Shift": "Quarter hours", "Esc": "Put it back"}


@pytest.fixture
def with_rule(document: Document) -> Document:
    """A plan whose calendar has one rule: time off."""
    document.apply(AddRule(CalendarRule(FIRST, LAST)))
    return document


def waiting(document: Document) -> str:
    return next(bar.id for bar in document.schedule.activities if bar.wait.skill)


def keys_while(document: Document, edit: Edit) -> dict[str, str]:
    return keys_of(document.evaluate(edit))


def test_only_alt_means_something_where_days_are_dragged(with_rule: Document) -> None:
    skill = waiting(with_rule)
    day = date(2031, 1, 6)
    for edit in (
        Move(skill, day), Several((Move(skill, day),), "Move"),
        AddRule(CalendarRule(date(2026, 9, 7), date(2026, 9, 20))), SetStart(date(2025, 1, 6)),
        SetDeadline(date(2035, 1, 1)),
    ):  # fmt: skip
        assert keys_while(with_rule, edit) == FREE


def test_alt_means_half_hours_where_hours_are_dragged(with_rule: Document) -> None:
    assert keys_while(with_rule, SetEffort(waiting(with_rule), 77.0)) == HALVES
    assert keys_while(with_rule, SetHoursFrom(date(2026, 9, 7), None, 3.0)) == QUARTERS


def test_a_rule_is_dragged_by_its_days_or_by_its_hours(with_rule: Document) -> None:
    place = len(with_rule.roadmap.learner.calendar) - 1
    days = ChangeRule(place, CalendarRule(FIRST, date(2026, 7, 26)))
    assert keys_while(with_rule, days) == FREE
    hours = ChangeRule(place, CalendarRule(FIRST, LAST, hours=5.0))
    assert keys_while(with_rule, hours) == QUARTERS


def test_a_skill_from_the_catalogue_can_be_started_there(with_rule: Document) -> None:
    scope = with_rule.schedule
    skill = next(each for each in with_rule.catalogue.skills if each not in scope.tasks)
    add = AddSkill(skill)
    wanted = FREE
    assert keys_while(with_rule, add) == wanted
    assert keys_while(with_rule, Several((add, Pin(skill, date(2031, 1, 6))), "Add")) == wanted


def test_the_page_shows_just_those(qapp: QApplication, with_rule: Document) -> None:
    del qapp
    page = PreviewPage()
    skill = waiting(with_rule)
    for edit in (Move(skill, date(2031, 1, 6)), SetStart(date(2025, 1, 6))):
        preview = with_rule.evaluate(edit)
        page.fill(preview, with_rule)
        caps = {each._text for each in page.findChildren(KeyCap) if not each.isHidden()}
        assert caps == set(keys_of(preview))
        words = {each.text() for each in page.findChildren(Label) if not each.isHidden()}
        assert set(keys_of(preview).values()) <= words


def test_links_know_only_esc(with_rule: Document) -> None:
    bars = with_rule.schedule.activities
    edit = AddPrerequisite(bars[-1].skill.id, bars[0].skill.id)
    assert keys_while(with_rule, edit) == {"Esc": "Put it back"}
