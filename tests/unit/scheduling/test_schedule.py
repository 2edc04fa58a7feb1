"""The whole schedule against a day-by-day computation in Fractions that shares no code with it."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.scheduling.date_reasons import waits_for
from planner.scheduling.schedule import Activity, ActivityKind, Schedule, WaitKind, schedule
from planner.scheduling.workload import Status
from tests.unit.scheduling.reference import hours_on, levels_of, plan_of
from tests.unit.scheduling.synthetic import cases


def studied(plan: Schedule) -> dict[str, Activity]:
    return {
        bar.skill.id: bar
        for bar in plan.activities
        if bar.kind is ActivityKind.STUDY and bar.status is not Status.DONE
    }


@given(cases())
def test_dates_are_those_of_studying_day_after_day(case: tuple[Roadmap, Catalogue]) -> None:
    expected = plan_of(*case)
    found = {}
    for id_, bar in studied(schedule(*case)).items():
        begun = bar.status is Status.IN_PROGRESS
        found[id_] = (expected.days[id_][0] if begun else bar.start, bar.finish)
    assert found == expected.days


@given(cases())
def test_hours_and_levels_are_those_of_the_closure(case: tuple[Roadmap, Catalogue]) -> None:
    plan, expected = schedule(*case), plan_of(*case)
    assert {id_: task.level for id_, task in plan.tasks.items()} == levels_of(*case)[0]
    assert plan.remaining_hours == pytest.approx(float(sum(expected.hours.values())))
    assert plan.course_hours == pytest.approx(float(expected.course_hours))


@given(cases())
def test_nothing_starts_before_what_it_waits_for(case: tuple[Roadmap, Catalogue]) -> None:
    plan = schedule(*case)
    origin = max(case[0].start, case[0].status_date)
    bars = studied(plan)
    for id_, bar in bars.items():
        if bar.status is Status.IN_PROGRESS:
            continue
        assert bar.start >= max(origin, bar.pin or origin)
        assert plan.availability.hours_on(bar.start) > 0
        assert plan.availability.hours_on(bar.finish) > 0
        for need in bar.needs:
            if need in bars:
                assert bar.start >= bars[need].finish
        for each in (id_, *bar.needs):
            course = plan.by_id.get(f"{each}@course")
            if course is not None and teaches_most(course, plan):
                assert bar.start > course.finish


def teaches_most(course: Activity, plan: Schedule) -> bool:
    """Whether a course delivers more than is left to study of its skill."""
    study = plan.by_id.get(course.skill.id)
    return study is None or course.hours > study.hours + 1e-6


@given(cases())
def test_hours_of_a_day_are_never_above_what_is_there(case: tuple[Roadmap, Catalogue]) -> None:
    plan = schedule(*case)
    limits = [
        (block.first, block.last, block.own_hours_per_week) for block in plan.programme.blocks
    ]
    spans = [(bar.start_hours, bar.finish_hours) for bar in studied(plan).values()]
    if not spans:
        return
    assert min(begin for begin, _ in spans if begin is not None) >= 0
    total = sum(bar.remaining for bar in studied(plan).values())
    day, used = plan.availability.origin, Fraction(0)
    while day <= plan.finish:
        capacity = hours_on(day, case[0].learner, limits)
        assert plan.availability.hours_on(day) == pytest.approx(float(capacity))
        used += capacity
        day = date.fromordinal(day.toordinal() + 1)
    assert total <= float(used) + 1e-6


@given(cases())
def test_every_start_names_what_it_waited_for(case: tuple[Roadmap, Catalogue]) -> None:
    plan = schedule(*case)
    bars = studied(plan)
    for bar in bars.values():
        assert waits_for(bar, plan).endswith(".")
        match bar.wait.kind:
            case WaitKind.PREREQUISITE:
                assert bar.wait.skill in bar.needs
                assert bar.wait.day == bars[bar.wait.skill or ""].finish
            case WaitKind.PIN:
                assert bar.pin is not None
                assert bar.start >= bar.pin
            case WaitKind.COURSE:
                course = plan.by_id[f"{bar.wait.skill}@course"]
                assert bar.wait.day == course.finish < bar.start
            case WaitKind.FOCUS:
                assert bars[bar.wait.skill or ""].finish <= bar.start
            case WaitKind.START:
                assert bar.start_hours == pytest.approx(0, abs=1e-6)
            case WaitKind.PROGRESS:
                assert bar.status is Status.IN_PROGRESS
            case other:
                pytest.fail(f"{bar.id} waits for {other}")


@given(cases())
def test_milestones_and_finish_are_the_last_days(case: tuple[Roadmap, Catalogue]) -> None:
    plan = schedule(*case)
    _, entry = levels_of(*case)
    bars = plan.activities
    assert plan.finish == max((bar.finish for bar in bars), default=case[0].start)
    reached = max((bar.finish for bar in bars if bar.skill.id in entry), default=None)
    assert plan.milestones[0].day == reached


@given(cases())
def test_the_same_roadmap_has_the_same_dates(case: tuple[Roadmap, Catalogue]) -> None:
    assert schedule(*case).activities == schedule(*case).activities
