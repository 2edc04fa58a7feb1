"""The JSON of the comparison."""

import json
from dataclasses import replace
from typing import Any, cast

from planner.domain.route import Price, RouteFigures
from planner.export.compare_json import compare_data
from planner.scheduling.comparison import chances, compare
from tests.unit.export.golden import check_golden
from tests.unit.export.plans import catalogue, roadmap


def data(**changes: Any) -> dict[str, Any]:
    plan = replace(roadmap("bootcamp"), **changes)
    return cast("dict[str, Any]", compare_data(compare(plan, catalogue()), catalogue()))


def test_compare_data_is_as_in_the_golden_file() -> None:
    fee = Price(amount=5200, currency="EUR", name="Fee")
    check_golden("compare.json", data(route_figures={"bootcamp": RouteFigures(costs={"fee": fee})}))


def test_data_is_plain_json_with_the_keys_of_the_specification() -> None:
    found = data()
    assert json.loads(json.dumps(found)) == found
    for route in found["routes"]:
        assert {"id", "name", "finish", "milestones", "hours", "cost", "covered"} <= set(route)
        assert {"left_to_self_study", "blocks"} <= set(route)
        assert {"total", "currency", "items"} <= set(route["cost"])
        assert {"planned", "p50", "p80", "p95"} == set(route["finish"])
        for block in route["blocks"]:
            assert {"name", "start", "finish", "hours_per_week"} <= set(block)


def test_a_cost_that_is_not_known_is_null() -> None:
    costs = {route["id"]: route["cost"] for route in data()["routes"]}
    assert costs["bootcamp"]["total"] is None
    assert costs["bootcamp"]["currency"] is None


def test_forecasts_that_are_given_are_taken() -> None:
    comparison = compare(roadmap("bootcamp"), catalogue())
    few = {each.id: chances(each, 50) for each in comparison.outcomes}
    found = cast("dict[str, Any]", compare_data(comparison, catalogue(), few))
    for route in found["routes"]:
        assert route["finish"]["p80"] == few[route["id"]].finish.p80.isoformat()
