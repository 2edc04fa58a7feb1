"""The comparison of a plan that is under way: what is done and paid, and what is to come."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.roadmap import SkillPlan
from planner.domain.route import Route, RouteChoice, RouteKind, Term
from planner.scheduling.comparison import Comparison, ComparisonRow, compare
from planner.scheduling.schedule import schedule
from tests.strategies import catalogue
from tests.unit.scheduling.beginner import DAY, START, beginner, of_beginner
from tests.unit.scheduling.reference import intake_from


def test_progress_stays() -> None:
    plans = {"python": SkillPlan(started=START, logged=12.0, note="n")}
    plan = beginner(status_date=date(2026, 2, 2), plans=plans)
    for outcome in compare(plan, catalogue()).outcomes:
        assert outcome.roadmap.plans == plans
        assert outcome.hours.logged == 12


def begun(route: str, now: date, **plans: SkillPlan) -> Comparison:
    """Return the comparison of a plan on `route` that began on `START` and is told up to `now`."""
    plan = beginner(route=RouteChoice(route), status_date=now, plans=plans)
    return compare(plan, catalogue(), ["bootcamp", "self-study"])


def test_a_programme_that_is_over_is_done_and_paid() -> None:
    whole = of_beginner("applied-ml-engineer", 20.0).outcome("bootcamp")
    found = begun("bootcamp", date(2027, 1, 4))
    outcome = found.outcome("bootcamp")
    assert outcome.hours.in_class == outcome.hours.attended == whole.hours.in_class
    assert outcome.hours.total == outcome.hours.own_study
    assert outcome.weekly.term_weeks == outcome.weekly.in_term == 0
    paid = {item.cost.id for item in outcome.paid.items}
    assert "tuition" in paid
    assert all(item.route == "self-study" for item in outcome.to_come.items)
    assert "Paid since the plan began: " in outcome.explanations[ComparisonRow.COST].text
    assert found.best[ComparisonRow.COST].route == "bootcamp"


@pytest.mark.parametrize("days", [1, 20, 45, 200])
def test_of_a_programme_that_runs_what_lies_before_now_is_done(days: int) -> None:
    """A second computation: day by day."""
    now = START + days * DAY
    outcome = begun("bootcamp", now).outcome("bootcamp")
    done = left = 0.0
    weeks = set[date]()
    for block in outcome.schedule.programme.blocks:
        for count in range((block.last - block.first).days + 1):
            day = block.first + count * DAY
            if day < now:
                done += block.hours_per_week / 7
            else:
                left += block.hours_per_week / 7
                if block.hours_per_week > 0:
                    weeks.add(day - day.weekday() * DAY)
    assert outcome.hours.attended == pytest.approx(done)
    assert outcome.hours.to_attend == pytest.approx(left)
    assert outcome.weekly.term_weeks == len(weeks)


def test_the_busiest_week_is_one_that_there_is() -> None:
    """The term with the most classes may leave least for own study."""
    first = catalogue().routes["bootcamp"].terms[0]
    terms = tuple(
        replace(first, name=name, offset_weeks=start, weeks=4, hours_per_week=load,
                own_hours_per_week=own, courses=())
        for name, start, load, own in (("A", 0, 40.0, 2.0), ("B", 4, 10.0, 12.0))
    )  # fmt: skip
    mine = replace(catalogue().routes["bootcamp"], id="mine", terms=terms)
    weekly = compare(beginner(own_routes=(mine,)), catalogue(), ["mine"]).outcome("mine").weekly
    assert (weekly.in_term, weekly.in_all) == (40.0, 42.0)
    assert weekly.own_in_term == min(weekly.own, 12.0)
    assert weekly.most == 42.0


def test_what_was_paid_once_is_not_paid_again() -> None:
    python = SkillPlan(started=START + 7 * DAY, logged=12.0)
    found = begun("self-study", START + 90 * DAY, python=python)
    for outcome in found.outcomes:
        once = [i for i in outcome.bill.items if i.route == "self-study" and i.cost.per == "once"]
        assert once
        assert {payment.day for item in once for payment in item.payments} == {START + 7 * DAY}
        assert all(item.cost.per != "once" or item.route != "self-study"
                   for item in outcome.to_come.items)  # fmt: skip
    monthly = found.outcome("self-study").bill.items[1]
    assert {payment.day.day for payment in monthly.payments} == {12}
    assert monthly.payments[0].day == START + 7 * DAY


@pytest.mark.parametrize("days", [30, 365])
def test_who_leaves_a_programme_has_attended_and_paid_it_all_the_same(days: int) -> None:
    found = begun("bootcamp", START + days * DAY)
    here, left = found.outcome("bootcamp"), found.outcome("self-study")
    assert here.hours.attended > 0
    assert left.hours.done == here.hours.done
    assert left.hours.total == left.hours.own_study
    assert left.paid.totals == here.paid.totals
    assert all(item.route == "self-study" for item in left.to_come.items)


def test_what_nobody_studied_yet_is_not_paid_yet() -> None:
    for outcome in begun("self-study", START + 90 * DAY).outcomes:
        assert outcome.paid.items == ()


def test_study_in_term_alone_counts_from_its_first_day() -> None:
    first = START + 21 * DAY
    found = begun("bootcamp", START + 60 * DAY, python=SkillPlan(started=first, logged=2.0))
    assert intake_from(START, catalogue().routes["bootcamp"]) <= first
    own = [i for i in found.outcome("bootcamp").bill.items if i.route == "self-study"]
    assert own
    assert {item.payments[0].day for item in own} == {first}


def test_the_degree_before_it_may_begin_with_prework() -> None:
    """Both programmes are laid out one after the other, wherever their first terms begin."""
    late = tuple(replace(term, offset_weeks=term.offset_weeks + 6)
                 for term in catalogue().routes["bootcamp"].terms)  # fmt: skip
    first = Route("first", RouteKind.BOOTCAMP, "First", "First", "", late)
    second = replace(catalogue().routes["bootcamp-extended"], id="second", requires="first")
    plan = beginner(own_routes=(first, second))
    outcome = compare(plan, catalogue(), ["second"]).outcomes[0]
    assert outcome.required is not None
    ends = START + (6 + 19) * 7 * DAY
    alone = replace(plan, route=RouteChoice("second", ends))
    assert outcome.required.finish < schedule(alone, catalogue()).finish
    assert outcome.required.finish > intake_from(ends, second) + 30 * 7 * DAY


def test_terms_that_take_no_hours_are_not_said_to_take_any() -> None:
    rest = Term("Rest", 0, 3, 0.0, 100.0, (), "break")
    mine = Route("mine", RouteKind.BOOTCAMP, "Mine", "Mine", "", (rest,))
    found = compare(beginner(own_routes=(mine,)), catalogue(), ["mine", "bootcamp"])
    told, usual = (each.explanations for each in found.outcomes)
    assert "In term" not in told[ComparisonRow.WEEKLY].text
    assert "less in term" not in told[ComparisonRow.FINISH].text
    assert "In term" in usual[ComparisonRow.WEEKLY].text
    assert "less in term" in usual[ComparisonRow.FINISH].text
