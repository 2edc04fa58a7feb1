"""`planner compare`: the table, the JSON, and routes that are not there."""

import json
from datetime import date

import pytest

from planner.resources import samples
from tests.integration.cli.running import Cli

SAMPLE = samples() / "bootcamp-full-time.yaml"
ROUTES = [
    "self-study", "bootcamp", "bootcamp-part-time", "bootcamp-extended",
    "bachelors", "bachelors-without-electives", "masters",
]  # fmt: skip


def test_all_routes_are_put_side_by_side(cli: Cli) -> None:
    answer = cli("compare", SAMPLE)
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[3].split()[:3] == ["Route", "Likely", "Safe"]
    assert len([line for line in lines[4:] if line]) >= 7
    assert sum(line.startswith("* Bootcamp") for line in lines) == 1
    assert "Bachelor’s, 193 weeks and $47,800 more" in answer.out


def test_some_routes_in_the_order_asked_for(cli: Cli) -> None:
    answer = cli("compare", SAMPLE, "--routes", "self-study, bootcamp", "--json")
    assert [each["id"] for each in json.loads(answer.out)["routes"]] == ["self-study", "bootcamp"]


def test_the_route_of_the_plan_has_the_dates_of_its_schedule(cli: Cli) -> None:
    compared = json.loads(cli("compare", SAMPLE, "--json").out)
    planned = json.loads(cli("schedule", SAMPLE, "--json").out)
    assert [each["id"] for each in compared["routes"]] == ROUTES
    own = next(each for each in compared["routes"] if each["id"] == compared["current"])
    assert own["finish"] == planned["finish"]
    assert own["milestones"] == planned["milestones"]
    for key, hours in planned["hours"].items():
        assert own["hours"][key] == pytest.approx(hours)
    for block in own["blocks"]:
        assert date.fromisoformat(block["start"]) <= date.fromisoformat(block["finish"])


@pytest.mark.parametrize("routes", ["bootcmp", "self-study,", ","])
def test_a_route_that_there_is_not(cli: Cli, routes: str) -> None:
    answer = cli("compare", SAMPLE, "--routes", routes)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert "There is no route" in answer.err


def test_every_sample_can_be_compared(cli: Cli) -> None:
    for path in sorted(samples().glob("*.yaml")):
        answer = cli("compare", path, "--routes", "bachelors,self-study")
        assert (answer.code, answer.err) == (0, "")
