"""Answers become a roadmap, or a sentence on what is missing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.learner import CalendarRule
from planner.domain.roadmap import Aim
from planner.edits import EditRejected
from planner.scheduling.comparison import compare
from planner.storage.roadmap_file import dumps, loads
from planner.views.wizard.answers import Answers, change_text, first_answers
from planner.views.wizard.route_cards import delta_text, facts_text
from tests.gui.wizard.conftest import TODAY

HOURS = st.integers(0, 48).map(lambda halves: halves / 2)
WEEKS = st.tuples(HOURS, HOURS, HOURS, HOURS, HOURS, HOURS, HOURS)
STARTS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(data=st.data())
def test_every_complete_answer_is_a_roadmap_that_can_be_saved(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    start = data.draw(STARTS)
    answers = Answers(
        career=data.draw(st.sampled_from(sorted(catalogue.careers))),
        start=start,
        aim=data.draw(st.sampled_from(Aim)),
        route=data.draw(st.sampled_from(sorted(catalogue.routes))),
        known=data.draw(
            st.dictionaries(st.sampled_from(sorted(catalogue.skills)), st.sampled_from(Level))
        ),
        hours=data.draw(WEEKS),
        focus=data.draw(st.integers(1, 4)),
        deadline=data.draw(st.none() | st.just(start + timedelta(days=400))),
        calendar=data.draw(
            st.just(()) | st.just((CalendarRule(start, start + timedelta(days=6)),))
        ),
    )
    if not any(answers.hours):
        assert answers.missing(catalogue).startswith("Without any study hours")
        with pytest.raises(EditRejected):
            answers.roadmap(catalogue)
        return
    assert answers.missing(catalogue) == ""
    roadmap = answers.roadmap(catalogue)
    assert loads(dumps(roadmap), "new.yaml", catalogue).roadmap == roadmap


@pytest.fixture
def first(catalogue: Catalogue) -> Answers:
    return first_answers(catalogue, TODAY)


def test_first_answers_begin_on_a_monday(catalogue: Catalogue) -> None:
    for day in range(8):
        today = TODAY + timedelta(days=day)
        start = first_answers(catalogue, today).start
        assert start.weekday() == 0
        assert 0 <= (start - today).days < 7


def test_changes_in_words(first: Answers, catalogue: Catalogue) -> None:
    def told(**changed: object) -> str:
        return change_text(first, replace(first, **changed), catalogue)  # type: ignore[arg-type]

    saturday = (1.5, 1.5, 1.5, 1.5, 0.0, 5.0, 0.0)
    assert told(hours=saturday) == "Saturday 4 h → 5 h"
    assert told(hours=(1.0,) * 7) == "10 h → 7 h a week"
    assert told(known={"python": Level.WORKING}) == "Python known"
    assert told(known={"python": Level.AWARE}) == "Python known, aware"
    assert told(known=dict.fromkeys(("python", "statistics"), Level.AWARE)) == (
        "2 answers on what you know"
    )
    assert told(career="core-ml-engineer") == "Core ML engineer"
    assert told(aim=Aim.ENTRY) == "entry level only"
    assert told(start=date(2026, 5, 4)) == "start 4 May 2026"
    assert told(focus=1) == "1 skill at a time"
    assert told(deadline=date(2030, 1, 1)) == ""
    assert told(calendar=(CalendarRule(TODAY, TODAY),)) == "time off"
    assert told() == ""
    assert told(route="bootcamp") == ""


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (None, ""), (0, ""), (-1, "1 day earlier"), (13, "13 days later"),
        (-84, "12 weeks earlier"), (-731, "2.0 years earlier"),
    ],
)  # fmt: skip
def test_difference_in_words(days: int | None, text: str) -> None:
    assert delta_text(days) == text


def test_facts_of_a_route(first: Answers, catalogue: Catalogue) -> None:
    held = compare(first.roadmap(catalogue), catalogue, ("self-study", "bootcamp", "masters"))
    own, bootcamp, masters = held.outcomes
    assert facts_text(own).startswith(f"{own.hours.own_study:,.0f} h, about $")
    assert facts_text(bootcamp).startswith("19 weeks and ")
    assert facts_text(masters).endswith(", needs a bachelor’s degree")
