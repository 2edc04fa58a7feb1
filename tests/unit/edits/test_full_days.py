"""No more than 24 h fit a day, all skills together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.faults import of_logged
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.edits import Edit, EditRejected, LogHours, MarkDone, MarkStarted
from tests.strategies import catalogue
from tests.unit.edits.base import ROADMAP

DAY = date(2027, 3, 1)
NEXT = DAY + timedelta(days=1)


def after(*edits: Edit) -> Roadmap:
    """Return the roadmap after these edits, its status date being the day."""
    roadmap = replace(ROADMAP, status_date=DAY, plans={})
    for edit in edits:
        roadmap = edit.apply(roadmap, catalogue())
    return roadmap


def refused(roadmap: Roadmap, edit: Edit) -> str:
    """Return why an edit is refused."""
    with pytest.raises(EditRejected) as caught:
        edit.apply(roadmap, catalogue())
    assert caught.value.problem.code == "day-full"
    return caught.value.problem.message


def test_hours_of_one_skill_add_up() -> None:
    roadmap = after(LogHours("probability", 20, DAY), LogHours("probability", 4, DAY))
    said = refused(roadmap, LogHours("probability", 0.5, DAY))
    assert said == "24.5 h are logged on 1 Mar 2027: a day has 24 h."


def test_hours_of_several_skills_add_up() -> None:
    roadmap = after(LogHours("probability", 20, DAY))
    assert "30 h are logged on 1 Mar 2027" in refused(roadmap, LogHours("statistics", 10, DAY))


def test_two_days_have_room_for_twice_as_many() -> None:
    roadmap = after(LogHours("probability", 24, DAY), LogHours("probability", 24, NEXT))
    said = refused(roadmap, LogHours("probability", 1, NEXT))
    assert said == "49 h are logged from 1 to 2 Mar 2027: 2 days have 48 h."
    assert "25 h are logged on 2 Mar" in refused(
        after(LogHours("probability", 24, DAY), LogHours("statistics", 24, NEXT)),
        LogHours("statistics", 1, NEXT),
    )


def test_a_later_start_or_an_earlier_end_may_be_too_late() -> None:
    roadmap = after(LogHours("probability", 24, DAY), LogHours("probability", 24, NEXT))
    assert "48 h are logged on 2 Mar" in refused(roadmap, MarkStarted("probability", NEXT))
    assert "48 h are logged on 1 Mar" in refused(roadmap, MarkDone("probability", DAY))


def test_what_was_too_much_already_may_be_made_less() -> None:
    roadmap = replace(
        ROADMAP, status_date=DAY, plans={"probability": SkillPlan(started=DAY, logged=60.0)}
    )
    less = LogHours("probability", -10, DAY).apply(roadmap, catalogue())
    assert less.plan("probability").logged == 50
    refused(less, LogHours("statistics", 1, DAY))


@given(
    spans=st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 60)), min_size=1, max_size=5
    )
)
def test_a_fault_is_found_where_no_way_fits_the_days(spans: list[tuple[int, int, int]]) -> None:
    """Filling each day with what has to end first leaves nothing over where anything fits."""
    skills = ["probability", "statistics", "python", "calculus", "algebra"]
    plans = {
        skill: SkillPlan(
            started=DAY + timedelta(days=first),
            finished=DAY + timedelta(days=first + length),
            logged=float(hours),
        )
        for skill, (first, length, hours) in zip(skills, spans, strict=False)
    }
    roadmap = replace(ROADMAP, status_date=DAY + timedelta(days=20), plans=plans)
    left = [[first + length, first, hours] for first, length, hours in spans]
    for day in range(20):
        room = 24
        for place in sorted(range(len(left)), key=lambda place: left[place][0]):
            last, first, hours = left[place]
            if first <= day <= last:
                taken = min(hours, room)
                left[place][2] -= taken
                room -= taken
    fits = all(hours == 0 for _, _, hours in left)
    assert bool(list(of_logged(roadmap))) is not fits
