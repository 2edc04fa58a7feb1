"""From a person's own routes and figures about routes to plain data in the order of the file."""

from planner.domain.limits import kept
from planner.domain.route import Cost, Course, Price, Route, RouteFigures, Term
from planner.storage.yamlout import Flow


def route_data(route: Route) -> dict[str, object]:
    """Return an own route as the data of a file; what is empty is left out."""
    short = route.short_name if route.short_name != route.name else ""
    return {
        "id": route.id,
        "name": route.name,
        **given("short", short),
        "kind": route.kind.value,
        **given("intakes", [f"{month:02}-{day:02}" for month, day in route.intakes]),
        **given("requires", route.requires),
        **given("terms", [_term(term) for term in route.terms]),
        **given("optional_terms", [_term(term) for term in route.optional_terms]),
        **given("costs", {cost.id: _cost(cost) for cost in route.costs}),
        **given("notes", list(route.notes)),
    }


def figures_data(figures: RouteFigures) -> dict[str, object]:
    """Return what a person assumes of a route."""
    return {
        **_number("hours_per_week", figures.hours_per_week),
        **_number("own_hours_per_week", figures.own_hours_per_week),
        **given("with", list(figures.optional)),
        **given("costs", {id_: _price(price) for id_, price in figures.costs.items()}),
    }


def given(key: str, value: object) -> dict[str, object]:
    """Return `value` under `key`, nothing where it is empty."""
    return {key: value} if value is not None and value not in ("", [], {}) else {}


def _number(key: str, value: float | None) -> dict[str, object]:
    return {} if value is None else {key: number(value)}


def number(value: float) -> int | float:
    """Return `value` as files keep it, without a fraction where there is none."""
    rounded = kept(value)
    return int(rounded) if rounded == int(rounded) else rounded


def _term(term: Term) -> dict[str, object]:
    return {
        "name": term.name,
        **given("kind", term.kind if term.kind != "term" else None),
        "offset_weeks": term.offset_weeks,
        "weeks": term.weeks,
        "hours_per_week": number(term.hours_per_week),
        "own_hours_per_week": number(term.own_hours_per_week),
        **given("courses", [_course(course) for course in term.courses]),
    }


def _course(course: Course) -> dict[str, object]:
    covers = Flow({skill: number(fraction) for skill, fraction in course.covers.items()})
    return {
        "name": course.name,
        **_number("credits", course.credits),
        **({"elective": True} if course.elective else {}),
        **given("covers", covers),
    }


def _cost(cost: Cost) -> Flow:
    return Flow(
        {
            "name": cost.name,
            "amount": number(cost.amount),
            **given("currency", cost.currency),
            "per": cost.per,
            "kind": cost.kind,
            **given("source", cost.source),
            **given("note", cost.note),
            **({"counted": True} if cost.counted else {}),
        }
    )


def _price(price: Price) -> Flow:
    return Flow(
        {
            **given("name", price.name),
            **_number("amount", price.amount),
            **given("currency", price.currency),
            **given("per", price.per),
            **({} if price.counted is None else {"counted": price.counted}),
        }
    )
