"""The comparison of routes, beside a second computation and what the shipped data say."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.effort import Level
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route import Price, Route, RouteChoice, RouteFigures, RouteKind
from planner.scheduling.comparison import ComparisonRow, chances, compare
from planner.scheduling.forecast import forecast
from planner.scheduling.route_outcome import RouteOutcome, StretchKind
from planner.scheduling.schedule import schedule
from tests import strategies as some
from tests.strategies import catalogue
from tests.unit.scheduling.beginner import DAY, START, beginner, of_beginner
from tests.unit.scheduling.reference import intake_from
from tests.unit.scheduling.synthetic import FEW

EVERY = tuple(catalogue().routes)


def expected_hours(career: str, route: Route) -> tuple[float, float]:
    """Return hours taught and hours left to a beginner, from the catalogue's figures alone."""
    shipped = catalogue()
    asked: dict[str, Level] = {}

    def ask(skill: str, level: Level) -> None:
        if asked.get(skill, 0) >= level:
            return
        asked[skill] = level
        for need in shipped.skills[skill].prerequisites:
            group = shipped.groups.get(need.any_of or "")
            ask(group.default if group else need.skill or "", min(level, need.level))

    for each in shipped.careers[career].requirements:
        group = shipped.groups.get(each.group or "")
        ask(group.default if group else each.skill, min(each.level, Level.WORKING))
    taught = left = 0.0
    for skill, level in asked.items():
        hours = shipped.skills[skill].effort.expected
        target = {Level.AWARE: 0.3, Level.WORKING: 1.0}[level]
        share = min(target, route.coverage.get(skill, 0.0))
        taught += share * hours
        left += (target - share) * hours
    return taught, left


@pytest.mark.parametrize("route", EVERY)
@pytest.mark.parametrize("hours", [10.0, 20.0, 40.0])
@pytest.mark.parametrize("career", list(catalogue().careers))
def test_hours_follow_from_the_data(career: str, hours: float, route: str) -> None:
    outcome = of_beginner(career, hours).outcome(route)
    taught, left = expected_hours(career, outcome.route)
    assert outcome.hours.from_courses == pytest.approx(taught)
    assert outcome.hours.own_study == pytest.approx(left)
    in_class = sum(term.weeks * term.hours_per_week for term in outcome.route.terms)
    assert outcome.hours.in_class == pytest.approx(in_class)


def test_the_degree_takes_four_academic_years_and_the_bootcamp_its_weeks() -> None:
    for hours in (10.0, 20.0, 40.0):
        found = of_beginner("applied-ml-engineer", hours)
        for route, weeks in (
            ("bachelors", 193),
            ("bootcamp", 3 + 16),
            ("bootcamp-part-time", 5 + 35),
            ("bootcamp-extended", 3 + 27),
            ("masters", 89),
        ):
            outcome = found.outcome(route)
            assert outcome.intake == intake_from(START, outcome.route)
            assert outcome.programme_ends == outcome.intake + weeks * 7 * DAY - DAY
            assert outcome.finish > outcome.programme_ends
        assert 3.6 < 193 * 7 / 365.25 < 4


def test_from_scratch_in_a_few_months_holds_only_as_far_as_it_does() -> None:
    """No beginner is at entry level when the bootcamp ends; what is left takes months at least."""
    for hours in (10.0, 20.0, 40.0):
        for route in ("bootcamp", "bootcamp-part-time", "bootcamp-extended"):
            outcome = of_beginner("ml-software-engineer", hours).outcome(route)
            entry, ends = outcome.milestones[0].day, outcome.programme_ends
            assert entry is not None
            assert ends is not None
            assert (entry - ends).days > (150 if hours == 40 else 330)
            assert outcome.whole_skills < outcome.skills / 4
            assert len(outcome.gaps) >= 4


def test_who_has_mathematics_and_programming_needs_months_only() -> None:
    known = dict.fromkeys(
        [s.id for s in catalogue().skills.values() if s.area in ("math", "prog", "cs")],
        Level.WORKING,
    )
    plan = beginner(hours=40.0, aim=Aim.ENTRY)
    plan = replace(plan, learner=replace(plan.learner, known=known))
    outcome = compare(plan, catalogue(), ["bootcamp"]).outcome("bootcamp")
    assert (outcome.finish - START).days < 300
    assert outcome.gaps == ()


@pytest.mark.parametrize("hours", [10.0, 20.0, 40.0])
def test_the_order_of_the_routes_is_what_the_figures_make_it(hours: float) -> None:
    found = of_beginner("applied-ml-engineer", hours)
    ends = {each.id: each.finish for each in found.outcomes}
    assert max(ends["bootcamp-extended"], ends["bootcamp"]) < ends["self-study"]
    assert ends["bachelors"] < ends["bachelors-without-electives"]
    if hours < 20:
        assert ends["bachelors"] < ends["self-study"]
    if hours >= 20:
        assert ends["self-study"] < ends["bachelors"]
    if hours <= 20:  # with 40 h a week one’s own study is as fast as the longer course
        assert found.best[ComparisonRow.FINISH].route == "bootcamp-extended"
    assert found.best[ComparisonRow.COST].route == "self-study"
    assert found.best[ComparisonRow.TAUGHT].route == "bachelors"


def test_costs_are_prices_times_the_time_they_are_due() -> None:
    found = of_beginner("applied-ml-engineer", 20.0)
    degree = found.outcome("bachelors").bill
    tuition = degree.items[0]
    assert (tuition.cost.amount, tuition.times, tuition.total) == (11950, 4, 47800)
    assert [payment.day.year for payment in tuition.payments] == [2026, 2027, 2028, 2029]
    assert tuition.cost.source == "CB2025"
    assert not tuition.assumed
    alone = found.outcome("self-study")
    months = alone.bill.items[1]
    length = (alone.finish - START).days + 1
    assert months.times == -int(-length // (365.25 / 12))
    assert alone.bill.total == pytest.approx(50 * months.times + 500)
    assert degree.total == sum(item.total for item in degree.items)
    assert [p.day for p in degree.payments] == sorted(p.day for p in degree.payments)


def test_a_master_hides_neither_the_degree_before_it_nor_its_price() -> None:
    outcome = of_beginner("applied-ml-engineer", 20.0).outcome("masters")
    assert outcome.required is not None
    assert outcome.required.route.id == "bachelors"
    assert (outcome.required.weeks, outcome.required.bill.total) == (193, 47800)
    assert outcome.required.finish > date(2032, 5, 1) > outcome.finish
    assert "$47,800" in outcome.explanations[ComparisonRow.COST].text
    assert "degree first" in outcome.explanations[ComparisonRow.FINISH].text


def test_unknown_money_stays_unknown_and_is_said() -> None:
    mine = Route("mine", RouteKind.BOOTCAMP, "My course", "My course", "",
                 catalogue().routes["bootcamp"].terms)  # fmt: skip
    plan = beginner(own_routes=(mine,))
    found = compare(plan, catalogue(), ["mine", "self-study"])
    bill = found.outcome("mine").bill
    assert (bill.is_known, bill.total) == (False, None)
    assert "not known" in found.outcome("mine").explanations[ComparisonRow.COST].text
    assert ComparisonRow.COST not in found.best


def test_currencies_are_never_added_up() -> None:
    price = Price(amount=100, currency="EUR", per="month", name="Living")
    plan = beginner(route_figures={"bootcamp": RouteFigures(costs={"living": price})})
    bill = compare(plan, catalogue(), ["bootcamp"]).outcomes[0].bill
    assert bill.totals["EUR"] == 100 * 5  # 19 weeks are four months and a bit
    assert (bill.total, bill.currency) == (None, "")


def test_figures_of_the_person_take_the_place_of_the_route_s() -> None:
    figures = RouteFigures(30.0, 10.0, costs={"tuition": Price(amount=9000, currency="EUR")})
    plan = beginner(route_figures={"bootcamp": figures})
    usual, own = (
        compare(each, catalogue(), ["bootcamp"]).outcomes[0] for each in (beginner(), plan)
    )
    assert own.weekly.in_term == 30
    assert own.weekly.own_in_term == 10
    assert own.hours.in_class == pytest.approx(usual.hours.in_class - 16 * 15)
    assert own.finish < usual.finish
    tuition = own.bill.items[0]
    assert (tuition.total, tuition.cost.currency, tuition.own) == (9000, "EUR", True)
    assert tuition.assumed
    assert tuition.cost.source is None


def test_an_internship_is_counted_only_when_it_is_taken() -> None:
    name = catalogue().routes["bachelors"].optional_terms[0].name
    plan = beginner(route_figures={"bachelors": RouteFigures(optional=(name,))})
    without, taken = (
        compare(each, catalogue(), ["bachelors"]).outcomes[0] for each in (beginner(), plan)
    )
    assert taken.hours.in_class == pytest.approx(without.hours.in_class + 12 * 40)
    assert taken.hours.from_courses > without.hours.from_courses
    assert taken.programme_ends == without.programme_ends
    names = [block.name for block in taken.schedule.programme.blocks]
    assert name in names
    assert "Summer 3" not in names
    blocks = taken.schedule.programme.blocks
    assert all(one.last < other.first for one, other in itertools.pairwise(blocks))


def test_who_comes_in_mid_term_waits_for_the_next_intake() -> None:
    plan = beginner(start=date(2026, 10, 14), status_date=date(2026, 10, 14))
    found = compare(plan, catalogue())
    assert found.outcome("bachelors").intake == date(2027, 8, 30)
    assert found.outcome("bootcamp").intake == date(2027, 1, 11)
    assert found.outcome("self-study").intake is None


def test_who_knows_everything_is_done() -> None:
    known = dict.fromkeys(catalogue().skills, Level.PROFICIENT)
    plan = beginner()
    found = compare(replace(plan, learner=replace(plan.learner, known=known)), catalogue())
    for outcome in found.outcomes:
        assert (outcome.finish, outcome.skills, outcome.left_skills) == (START, 0, 0)
        assert outcome.taught == ()
        assert outcome.hours.own_study == 0
        assert chances(outcome).finish.p80 == START
    assert found.outcome("self-study").bill.total == 0
    assert set(found.best) <= {ComparisonRow.COST}


def test_an_hour_a_week_takes_a_lifetime_but_no_crash() -> None:
    found = compare(beginner(hours=1.0), catalogue())
    ends = {each.id: each.finish.year for each in found.outcomes}
    assert ends["self-study"] > 2080
    assert all(each.bill.total is not None for each in found.outcomes)


def test_prerequisites_come_before_the_intake_where_there_is_time() -> None:
    """With the months before the next intake free, what the course takes for granted is first."""
    plan = beginner(
        hours=40.0, start=date(2026, 1, 12), status_date=date(2026, 1, 12),
        route=RouteChoice("bootcamp", date(2027, 3, 1)),
    )  # fmt: skip
    outcome = compare(plan, catalogue(), ["bootcamp"]).outcomes[0]
    assert outcome.intake == date(2027, 4, 5)
    assert {each.missing for each in outcome.prework} >= {"single-variable-calculus"}
    assert all(each.ready and each.ready < each.course_starts for each in outcome.prework)
    assert len(outcome.gaps) < len(
        compare(beginner(hours=40.0), catalogue()).outcome("bootcamp").gaps
    )


def test_what_was_left_out_stays_a_gap() -> None:
    plan = beginner(removed=("single-variable-calculus",))
    outcome = compare(plan, catalogue(), ["bootcamp"]).outcomes[0]
    held = next(each for each in outcome.gaps if each.missing == "single-variable-calculus")
    assert held.ready is None


def test_a_comparison_is_quiet_where_nothing_differs() -> None:
    found = compare(beginner(), catalogue(), ["self-study"])
    assert found.best == {}
    with pytest.raises(KeyError):
        found.outcome("bootcamp")
    with pytest.raises(KeyError):
        compare(beginner(), catalogue(), ["bootcmp"])


def test_a_route_that_asks_for_a_degree_is_not_the_earliest() -> None:
    plan = beginner()
    known = {"python": Level.WORKING}
    found = compare(replace(plan, learner=replace(plan.learner, known=known)), catalogue(),
                    ["masters", "bachelors", "self-study"])  # fmt: skip
    for best in found.best.values():
        assert best.route != "masters"


def test_chances_are_those_of_the_plan_after_a_switch() -> None:
    outcome = of_beginner("applied-ml-engineer", 20.0).outcome("bootcamp")
    assert chances(outcome, 200) == forecast(outcome.schedule, 200)


def check(outcome: RouteOutcome, roadmap: Roadmap) -> None:
    """Assert what holds for every outcome."""
    own = sum(stretch.own_hours for stretch in outcome.stretches)
    reachable = outcome.schedule.availability.is_reachable(outcome.schedule.finish_hours)
    if reachable:
        assert own == pytest.approx(outcome.hours.own_study, abs=0.5)
    in_class = sum(stretch.class_hours for stretch in outcome.stretches)
    assert in_class == pytest.approx(outcome.hours.in_class)
    assert list(outcome.stretches) == sorted(outcome.stretches, key=lambda each: each.first)
    for one in outcome.stretches:
        assert one.first <= one.last
        assert one.weeks >= 1
        assert one.class_hours == 0 or one.kind is StretchKind.PROGRAMME
    assert set(outcome.explanations) == set(ComparisonRow)
    assert all(each.text.endswith(".") for each in outcome.explanations.values())
    assert all(0 < each.fraction <= 1 + 1e-9 for each in outcome.taught)
    left = {each.skill for area in outcome.left.values() for each in area}
    assert left == set(outcome.schedule.studied)
    assert outcome.roadmap.route.id == outcome.id
    assert schedule(outcome.roadmap, catalogue()).finish == outcome.finish
    assert {id_: plan.note for id_, plan in roadmap.plans.items() if plan.note} == {
        id_: plan.note for id_, plan in outcome.roadmap.plans.items() if plan.note
    }


@given(some.roadmaps(with_extras=False), st.data())
@FEW
def test_every_outcome_is_sound(roadmap: Roadmap, data: st.DataObject) -> None:
    ids = [*catalogue().routes, *(route.id for route in roadmap.own_routes)]
    wanted = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=3))
    found = compare(roadmap, catalogue(), wanted)
    assert [each.id for each in found.outcomes] == wanted
    for outcome in found.outcomes:
        check(outcome, roadmap)
