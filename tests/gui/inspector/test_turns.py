"""A safe day that is late for the turn of a skill is told from one that is late for its effort."""

from dataclasses import replace
from datetime import date, timedelta

from planner.document.document import Document
from planner.domain.formatting import day_text
from planner.scheduling.activity import ActivityKind
from planner.scheduling.forecast import Quantiles, forecast
from planner.scheduling.schedule import schedule
from planner.scheduling.turn_texts import turn_number, turn_text
from planner.scheduling.workload import Status
from planner.views.inspector.shared.skill_facts import ShownForecast, SkillFacts
from planner.views.inspector.shared.skill_sentences import turn_sentence
from tests.gui.inspector.conftest import Show
from tests.unit.scheduling.synthetic import roadmap
from tests.unit.scheduling.uncertain import chain

CHAIN = chain([40, 60, 80])
PLAN = schedule(roadmap(), CHAIN)
FOUND = forecast(PLAN, 500)
LAST = PLAN.by_id["s2"]


def told(starts_later: int, ends_later: int) -> str:
    """Return the sentence on the last skill where start and end are safe so many days later."""
    starts, ends = LAST.start + days(starts_later), LAST.finish + days(ends_later)
    found = replace(
        FOUND,
        turns={"s2": Quantiles(LAST.start, starts, starts)},
        skills={"s2": Quantiles(LAST.finish, ends, ends)},
    )
    view = SkillFacts("s2", PLAN, CHAIN, date(2027, 3, 1), ShownForecast(found, True))
    return turn_sentence(view)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def test_a_start_put_off_far_beyond_the_plan_is_a_matter_of_its_turn() -> None:
    day = day_text(LAST.start + days(400))
    sentence = f"Safe is later for its turn, not its effort: it starts by {day} (80%)."
    assert told(400, 420) == sentence


def test_what_its_effort_or_the_whole_plan_puts_off_is_not() -> None:
    assert told(40, 420) == ""
    usual = (LAST.start - PLAN.availability.origin).days * 0.3
    assert told(round(usual), round(usual) + 5) == ""


def test_the_days_by_which_skills_start_are_forecast() -> None:
    assert FOUND.turns["s0"].p80 == PLAN.by_id["s0"].start
    assert LAST.start - days(3) <= FOUND.turns["s2"].p50 <= LAST.start + days(3)
    for skill, turn in FOUND.turns.items():
        assert turn.p50 <= turn.p80 <= turn.p95 <= FOUND.skills[skill].p95


def test_every_skill_to_be_studied_says_why_its_turn_comes_then(
    show: Show, document: Document
) -> None:
    plan = document.schedule
    for bar in plan.activities:
        label = show(bar.id).dates.turn
        if bar.kind is ActivityKind.STUDY and bar.status is not Status.DONE:
            why = turn_text(bar.id, plan, document.catalogue)
            assert label.isVisible()
            assert label.text() == f"Turn {turn_number(bar.id, plan)}. {why}"
        elif bar.status is Status.DONE:
            assert not label.isVisible()
