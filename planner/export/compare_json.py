"""The routes side by side as plain JSON data: what `planner compare --json` prints."""

from collections.abc import Mapping
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.route import RouteId
from planner.export.plan_json import hours_data, milestones_data, problems_of, quantiles_data
from planner.scheduling.bill import Bill, CostItem
from planner.scheduling.comparison import Comparison, RouteOutcome, chances
from planner.scheduling.forecast import Forecast
from planner.scheduling.route_outcome import Stretch, Unmet


def compare_data(
    comparison: Comparison,
    catalogue: Catalogue,
    forecasts: Mapping[RouteId, Forecast] | None = None,
) -> dict[str, object]:
    """Return the comparison with stable keys; dates are ISO texts, finishes inclusive.

    `forecasts` are those of the outcomes, computed where not given. A cost that is not known is
    null.
    """
    known = forecasts or {}
    return {
        "current": comparison.current,
        "best": {
            row.value: {"route": best.route, "word": best.word}
            for row, best in comparison.best.items()
        },
        "routes": [
            _outcome(each, catalogue, known.get(each.id) or chances(each))
            for each in comparison.outcomes
        ],
    }


def _outcome(outcome: RouteOutcome, catalogue: Catalogue, forecast: Forecast) -> dict[str, object]:
    return {
        "id": outcome.id,
        "name": outcome.route.name,
        "finish": {"planned": outcome.finish.isoformat(), **quantiles_data(forecast.finish)},
        "milestones": milestones_data(outcome.schedule, forecast),
        **_price(outcome, catalogue),
        **_teaching(outcome),
        **_programme(outcome),
        "stretches": [_stretch(each) for each in outcome.stretches],
        "requires": _required(outcome),
        "problems": [
            {"code": each.code, "message": each.message, "hint": each.hint}
            for each in problems_of(outcome.schedule)
        ],
        "dropped": [each.text for each in outcome.dropped],
        "explanations": {row.value: each.text for row, each in outcome.explanations.items()},
    }


def _price(outcome: RouteOutcome, catalogue: Catalogue) -> dict[str, object]:
    """Return what it takes, in hours and money."""
    return {
        "hours": {
            **hours_data(outcome.schedule, catalogue),
            "in_class": round(outcome.hours.in_class, 3),
            "in_class_done": round(outcome.hours.attended, 3),
        },
        "weekly": {
            "own": round(outcome.weekly.own, 3),
            "in_term": round(outcome.weekly.in_term, 3),
            "own_in_term": round(outcome.weekly.own_in_term, 3),
            "term_weeks": outcome.weekly.term_weeks,
        },
        "cost": {
            **_cost(outcome.bill),
            "paid": _amounts(outcome.paid),
            "to_come": _amounts(outcome.to_come),
        },
    }


def _teaching(outcome: RouteOutcome) -> dict[str, object]:
    """Return what courses teach, what they leave, and what they take for granted."""
    left = [each.skill for area in outcome.left.values() for each in area]
    return {
        "covered": [each.skill for each in outcome.taught],
        "taught": [
            {"skill": each.skill, "fraction": round(each.fraction, 3)} for each in outcome.taught
        ],
        "left_to_self_study": left,
        "prework": [_unmet(each) for each in outcome.prework],
        "gaps": [_unmet(each) for each in outcome.gaps],
    }


def _programme(outcome: RouteOutcome) -> dict[str, object]:
    return {
        "intake": _iso(outcome.intake),
        "programme_ends": _iso(outcome.programme_ends),
        "blocks": [
            {
                "name": block.name,
                "kind": block.kind,
                "start": block.first.isoformat(),
                "finish": block.last.isoformat(),
                "hours_per_week": block.hours_per_week,
                "own_hours_per_week": block.own_hours_per_week,
            }
            for block in outcome.schedule.programme.blocks
        ],
    }


def _cost(bill: Bill) -> dict[str, object]:
    return {
        "total": None if bill.total is None else round(bill.total, 2),
        "currency": bill.currency or None,
        "totals": _amounts(bill),
        "items": [_item(item) for item in bill.items],
    }


def _amounts(bill: Bill) -> dict[str, float]:
    return {currency: round(amount, 2) for currency, amount in bill.totals.items()}


def _item(item: CostItem) -> dict[str, object]:
    cost = item.cost
    return {
        "name": cost.name,
        "amount": cost.amount,
        "per": cost.per,
        "times": item.times,
        "total": round(item.total, 2),
        "currency": cost.currency,
        "source": cost.source,
        "assumption": item.assumed,
        "own": item.own,
        "first_payment": item.payments[0].day.isoformat(),
        "last_payment": item.payments[-1].day.isoformat(),
    }


def _unmet(unmet: Unmet) -> dict[str, object]:
    return {
        "skill": unmet.missing,
        "course": unmet.course,
        "course_starts": unmet.course_starts.isoformat(),
        "ready": _iso(unmet.ready),
    }


def _stretch(stretch: Stretch) -> dict[str, object]:
    return {
        "kind": stretch.kind.value,
        "name": stretch.name,
        "start": stretch.first.isoformat(),
        "finish": stretch.last.isoformat(),
        "class_hours": round(stretch.class_hours, 3),
        "own_hours": round(stretch.own_hours, 3),
    }


def _required(outcome: RouteOutcome) -> dict[str, object] | None:
    required = outcome.required
    if required is None:
        return None
    return {
        "id": required.route.id,
        "name": required.route.name,
        "weeks": required.weeks,
        "cost": _cost(required.bill),
        "finish_with_it_first": required.finish.isoformat(),
    }


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
