"""What can be wrong with a route, its terms, courses and prices: see `domain.faults`."""

from collections.abc import Collection, Iterator, Mapping

from planner.domain.faults import Fault, within
from planner.domain.limits import (
    ID_HINT,
    MAX_AMOUNT,
    MAX_COURSES,
    MAX_CREDITS,
    MAX_TERMS,
    MAX_WEEKLY_HOURS,
    MAX_WEEKS,
    is_id,
    is_key,
)
from planner.domain.problem import Severity
from planner.domain.route import (
    PER,
    TERM_KINDS,
    Cost,
    Course,
    Price,
    Route,
    RouteFigures,
    RouteId,
    Term,
)
from planner.domain.skill import Skill, SkillId

_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def of_route_with_parts(
    route: Route, skills: Mapping[SkillId, Skill], routes: Collection[RouteId]
) -> Iterator[Fault]:
    """Yield what is wrong with `route`, its terms, courses and prices: single ones before sums."""
    yield from _of_head(route, routes)
    for field, terms in (("terms", route.terms), ("optional_terms", route.optional_terms)):
        for place, term in enumerate(terms):
            yield from within(of_term(term), field, place)
            for at, course in enumerate(term.courses):
                yield from within(of_course(course, skills), field, place, "courses", at)
    for place, cost in enumerate(route.costs):
        yield from within(of_cost_id(cost.id), "costs", place)
        yield from within(of_cost(cost), "costs", place)
    yield from _of_whole(route, skills)


def of_route(
    route: Route, skills: Mapping[SkillId, Skill], routes: Collection[RouteId]
) -> Iterator[Fault]:
    """Yield what is wrong with a route that is made of good parts; `routes` are all there are."""
    yield from _of_head(route, routes)
    yield from _of_whole(route, skills)


def _of_head(route: Route, routes: Collection[RouteId]) -> Iterator[Fault]:
    if not route.name.strip():
        yield Fault("no-name", "A route needs a name.", "Enter a few words.", ("name",))
    for place, (month, day) in enumerate(route.intakes):
        yield from within(of_intake(month, day), "intakes", place)
    if route.requires is not None and (route.requires == route.id or route.requires not in routes):
        message = f"There is no route “{route.requires}” that could come first."
        itself = route.requires == route.id
        severity = Severity.WARNING if itself else Severity.ERROR
        yield Fault(
            "route-required", message, "Choose another one, or none.", ("requires",),
            severity=severity, about=route.requires,
        )  # fmt: skip
    yield from _of_terms(route.terms)


def _of_whole(route: Route, skills: Mapping[SkillId, Skill]) -> Iterator[Fault]:
    yield from of_coverage(route, skills)
    yield from _of_cost_ids(route.costs)


def of_route_id(id_: RouteId, routes: Collection[RouteId]) -> Iterator[Fault]:
    """Yield what is wrong with the id of a new route, `routes` being there already."""
    if not is_id(id_):
        yield Fault("route-id", f"“{id_}” cannot be the id of a route.", ID_HINT)
    elif id_ in routes:
        yield Fault("route-id", f"There is a route “{id_}” already.", "Give it another id.")


def of_intake(month: int, day: int) -> Iterator[Fault]:
    """Yield that there is no such day of the year."""
    if not (1 <= month <= 12 and 1 <= day <= _LONGEST_MONTH[month - 1]):
        message = f"An intake cannot be on day {day} of month {month}."
        yield Fault("intake", message, "Enter month and day: 09-01.")


def _of_terms(terms: tuple[Term, ...]) -> Iterator[Fault]:
    if len(terms) > MAX_TERMS:
        message, hint = f"A route has at most {MAX_TERMS} terms.", "Put some of them together."
        over = len(terms) - MAX_TERMS
        yield Fault("terms", message, hint, ("terms",), over, Severity.WARNING)
    yield from of_order(terms)


def of_order(terms: tuple[Term, ...]) -> Iterator[Fault]:
    """Yield which terms begin before the one ahead of them has ended."""
    end = 0
    for place, term in enumerate(terms):
        if term.offset_weeks < end:
            message = (
                f"“{term.name}” begins in week {term.offset_weeks + 1}, "
                f"before the term ahead of it ends in week {end}."
            )
            hint = "Terms follow each other and do not overlap."
            yield Fault("term-order", message, hint, ("terms", place))
        end = term.offset_weeks + term.weeks


def of_coverage(route: Route, skills: Mapping[SkillId, Skill]) -> Iterator[Fault]:
    """Yield which skills the courses together teach more than all of."""
    for skill, fraction in route.taught_too_often.items():
        message = f"The courses teach {100 * fraction:.0f} % of {_name(skill, skills)} in all."
        yield Fault("coverage", message, "Together they teach 100 % at most.", ("terms",))


def of_term(term: Term) -> Iterator[Fault]:
    """Yield what is wrong with a term; not with its courses."""
    name = term.name
    if not name.strip():
        yield Fault("no-name", "A term needs a name.", "Enter one, such as Autumn.", ("name",))
    if not (0 <= term.offset_weeks <= MAX_WEEKS and 1 <= term.weeks <= MAX_WEEKS):
        message = f"“{name}” must last 1 to {MAX_WEEKS:,} weeks."
        yield Fault("weeks-range", message, "Enter weeks such as 15.", ("weeks",))
    for field, hours in (
        ("hours_per_week", term.hours_per_week),
        ("own_hours_per_week", term.own_hours_per_week),
    ):
        if not 0 <= hours <= MAX_WEEKLY_HOURS:
            message = f"A week of “{name}” has 0 to {MAX_WEEKLY_HOURS:g} hours."
            yield Fault("hours-range", message, "Enter hours such as 40.", (field,))
    if term.kind not in TERM_KINDS:
        message = f"“{term.kind}” is not a kind of term."
        yield Fault("term-kind", message, f"Use one of: {', '.join(TERM_KINDS)}.", ("kind",))
    if len(term.courses) > MAX_COURSES:
        message, hint = f"A term has at most {MAX_COURSES} courses.", "Put some of them together."
        over = len(term.courses) - MAX_COURSES
        yield Fault("courses", message, hint, ("courses",), over, Severity.WARNING)


def of_course(course: Course, skills: Mapping[SkillId, Skill]) -> Iterator[Fault]:
    """Yield what is wrong with a course; that a skill is unknown is told elsewhere."""
    name = course.name
    if not name.strip():
        yield Fault("no-name", "A course needs a name.", "Enter one, such as Python.", ("name",))
    for skill, fraction in course.covers.items():
        if not 0 <= fraction <= 1:
            message = f"“{name}” cannot teach {100 * fraction:g} % of {_name(skill, skills)}."
            yield Fault("coverage", message, "Enter 0 to 100 %.", ("covers", skill))
    if course.credits is not None and not 0 <= course.credits <= MAX_CREDITS:
        message = f"The credits of “{name}” must be from 0 to {MAX_CREDITS:g}."
        yield Fault("credits", message, "Leave them out if you do not need them.", ("credits",))


def _of_cost_ids(costs: tuple[Cost, ...]) -> Iterator[Fault]:
    held: set[str] = set()
    for place, cost in enumerate(costs):
        if cost.id in held:
            message, hint = f"There are two costs “{cost.id}”.", "Give one of them another id."
            yield Fault("cost-id", message, hint, ("costs", place))
        held.add(cost.id)


def of_cost_id(id_: str) -> Iterator[Fault]:
    """Yield that `id_` is none that a cost may have."""
    if not is_key(id_):
        message = f"“{id_}” cannot be the id of a cost."
        yield Fault("cost-id", message, "Use letters, digits and single hyphens.")


def of_cost(cost: Cost) -> Iterator[Fault]:
    """Yield what is wrong with the price of a route."""
    if not cost.name.strip():
        yield Fault("no-name", "A cost needs a name.", "Enter one, such as Tuition.", ("name",))
    yield from _of_amount(cost.amount, f"“{cost.name}”")
    yield from _of_time(cost.per)
    if cost.kind == "sourced" and cost.source is None:
        message = f"The cost “{cost.id}” has no source."
        hint = "Add “source: …”, or “kind: assumption” if it is one."
        yield Fault("cost", message, hint, ("source",))


def of_figures(figures: RouteFigures, route: Route) -> Iterator[Fault]:
    """Yield what is wrong with what is assumed of `route`, prices among it."""
    offered = {term.name for term in route.optional_terms}
    for name in figures.optional:
        if name not in offered:
            message = f"{route.short_name} does not offer “{name}”."
            yield Fault("no-term", message, where=("optional",), about=name)
    for hours in (figures.hours_per_week, figures.own_hours_per_week):
        if hours is not None and not 0 <= hours <= MAX_WEEKLY_HOURS:
            message = f"A week has 0 to {MAX_WEEKLY_HOURS:g} hours."
            yield Fault("hours-range", message, "Enter hours such as 40.")
    for id_, price in figures.costs.items():
        yield from within(of_cost_id(id_), "costs", id_)
        yield from within(of_price(id_, price, route), "costs", id_)


def of_price(id_: str, price: Price, route: Route) -> Iterator[Fault]:
    """Yield what is wrong with what is assumed of the cost `id_` of `route`, or of a new one."""
    held = [cost.id for cost in route.costs]
    if price.amount is None and id_ not in held:
        message, hint = "A new cost needs an amount.", "Enter a number such as 900."
        yield Fault("no-amount", message, hint, about=id_, known=held)
    if price.amount is not None:
        yield from _of_amount(price.amount, "An amount")
    if price.per:
        yield from _of_time(price.per)


def _of_amount(amount: float, what: str) -> Iterator[Fault]:
    if not 0 <= amount <= MAX_AMOUNT:
        message = f"{what} must be from 0 to {MAX_AMOUNT:,.0f}."
        yield Fault("amount-range", message, "Enter a number such as 900.", ("amount",))


def _of_time(per: str) -> Iterator[Fault]:
    if per not in PER:
        message = f"“{per}” is not a time."
        yield Fault("cost-per", message, f"Use {', '.join(PER)}.", ("per",))


def _name(skill: SkillId, skills: Mapping[SkillId, Skill]) -> str:
    held = skills.get(skill)
    return held.label if held else skill
