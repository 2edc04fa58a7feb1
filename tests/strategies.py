"""Hypothesis strategies: roadmaps that a person could have made with the shipped catalogue.

They are made once and kept: making a strategy takes longer than drawing from it.
"""

from datetime import date, timedelta
from functools import cache
from graphlib import TopologicalSorter
from itertools import islice

from hypothesis import settings
from hypothesis import strategies as st

from planner.domain.assumptions import Assumptions
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.holidays import Holidays
from planner.domain.learner import CalendarRule, Learner, WeekHours
from planner.domain.limits import AWARE_FACTORS, BIASES, PACE_SPREADS, PROFICIENT_FACTORS
from planner.domain.parts import EARLIEST, Earliest, First
from planner.domain.roadmap import Aim, DeeperPlan, Roadmap, SkillPlan
from planner.domain.route import (
    COST_KINDS,
    PER,
    TERM_KINDS,
    Cost,
    Course,
    Price,
    Route,
    RouteChoice,
    RouteFigures,
    RouteKind,
    Term,
)
from planner.domain.skill import Prerequisite, Resource, Skill, SkillKind
from planner.storage.catalogue import load_catalogue

NO_EXTRA: st.SearchStrategy[dict[str, object]] = st.just({})


def examples(times: float) -> settings:
    """Return settings that try `times` as many examples as the profile in `conftest.py` does."""
    return settings(max_examples=round(settings().max_examples * times))


@cache
def catalogue() -> Catalogue:
    """Return the shipped catalogue, read once."""
    return load_catalogue()


@cache
def skill_order() -> tuple[str, ...]:
    """Return all skills, prerequisites first whatever member of a choice group is taken."""
    groups = catalogue().groups
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for skill in catalogue().skills.values():
        for need in skill.prerequisites:
            members = (need.skill,) if need.skill else groups[need.any_of or ""].members
            sorter.add(skill.id, *members)
        sorter.add(skill.id)
    return tuple(sorter.static_order())


@cache
def some_part() -> st.SearchStrategy[str]:
    """What comes behind the id of a skill for one of its parts."""
    return st.sampled_from(["", "", "+"])


@cache
def skill_ids() -> st.SearchStrategy[str]:
    """Ids of catalogue skills."""
    return st.sampled_from(skill_order())


@cache
def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """Text a person or a clipboard may give, with the words that YAML misreads."""
    odd = ["yes", "null", "2026-01-05", "1.5", "a: b", "# no", "- x", "\ta", "a\n\n", "“é” 🎓", "~"]
    notes = st.lists(
        st.sampled_from(["one line", "", "  indented", "trail ", "- a: #b"]), max_size=5
    )
    anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=30)
    sure = st.sampled_from(odd) | notes.map("\n".join)
    return anything | sure.filter(lambda text: len(text) >= min_size)


@cache
def days(first: date = date(1970, 1, 1)) -> st.SearchStrategy[date]:
    """Days a roadmap may name."""
    return st.dates(first, date(2200, 12, 31))


@cache
def hours(low: float = 0.0, high: float = 24.0) -> st.SearchStrategy[float]:
    """Hours on the grid of a thousandth that files keep."""
    return st.integers(round(low * 1000), round(high * 1000)).map(lambda n: n / 1000)


@cache
def levels() -> st.SearchStrategy[Level]:
    """Any level."""
    return st.sampled_from(list(Level))


@cache
def weeks() -> st.SearchStrategy[WeekHours]:
    """Hours by weekday, some on at least one day."""
    day = st.sampled_from([0.0, 1.5, 4.0]) | hours()
    return st.tuples(day, day, day, day, day, day, day).filter(any)


@cache
def extras() -> st.SearchStrategy[dict[str, object]]:
    """Keys of a version that is not known yet, nested as YAML can be."""
    scalars: st.SearchStrategy[object] = st.none() | st.booleans() | st.integers() | texts()
    scalars |= days() | st.floats(allow_nan=False, allow_infinity=False)
    keys = texts().filter(lambda key: len(key) <= 100).map(lambda key: f"x {key}"[:100])
    values: st.SearchStrategy[object] = st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
        max_leaves=6,
    )
    return st.dictionaries(keys, values, max_size=2)


@cache
@st.composite
def rules(draw: st.DrawFn, extra: st.SearchStrategy[dict[str, object]]) -> CalendarRule:
    """A break or a time with other hours."""
    first = draw(st.dates(date(2020, 1, 1), date(2190, 1, 1)))
    last = first + timedelta(days=draw(st.integers(0, 3652)))
    other = draw(st.none() | hours(0, 168) | weeks())
    return CalendarRule(first, last, other, draw(texts()), draw(extra))


@cache
def assumptions() -> st.SearchStrategy[Assumptions]:
    """The usual figures, or any that a file may hold."""
    return st.just(Assumptions()) | st.builds(
        Assumptions,
        *(
            st.none() | hours(low, high)
            for low, high in (AWARE_FACTORS, PROFICIENT_FACTORS, BIASES, BIASES, PACE_SPREADS)
        ),
    )


@cache
@st.composite
def holidays(
    draw: st.DrawFn, region: str, extra: st.SearchStrategy[dict[str, object]] = NO_EXTRA
) -> Holidays:
    """Public holidays of `region`, as they were looked up and partly taken out."""
    some_days = st.dates(date(2020, 1, 1), date(2099, 12, 31))
    named = draw(st.dictionaries(some_days, texts(), min_size=1, max_size=6))
    until = draw(st.integers(max(named).year, 2100))
    return Holidays(region, draw(texts()), until, dict(sorted(named.items())), draw(extra))


@cache
@st.composite
def efforts(draw: st.DrawFn) -> Effort:
    """A three-point estimate."""
    low, likely, high = sorted(draw(st.tuples(*[hours(0.001, 500)] * 3)))
    return Effort(low, likely, high)


@cache
@st.composite
def links(draw: st.DrawFn) -> Resource:
    """Something to learn from."""
    return Resource(
        title=draw(texts(1)),
        by=draw(texts()),
        url=draw(st.sampled_from(["", "https://example.org/?a=1#b", "http://x"])),
        kind=draw(texts()),
        hours=draw(st.none() | hours(0, 5).map(lambda low: (low, 10.0))),
        hours_basis=draw(texts()),
        access=draw(texts()),
        seen_in=draw(st.none() | texts(1)),
    )


@cache
@st.composite
def own_skills(draw: st.DrawFn, id_: str) -> Skill:
    """A skill of the person's own, resting on the catalogue."""
    groups = list(catalogue().groups)
    by_skill = st.builds(Prerequisite, skill=skill_ids(), level=levels(), reason=texts())
    by_group = st.builds(Prerequisite, any_of=st.sampled_from(groups), level=levels())
    return Skill(
        id=id_,
        name=draw(texts(1)),
        area=draw(st.sampled_from(list(catalogue().areas))),
        effort=draw(efforts()),
        short_name=draw(texts()),
        kind=draw(st.sampled_from(list(SkillKind))),
        description=draw(texts()),
        note=draw(texts()),
        basis=draw(texts()),
        confidence=draw(texts()),
        prerequisites=tuple(draw(st.lists(by_skill | by_group, max_size=2))),
        resources=tuple(draw(st.lists(links(), max_size=1))),
    )


@cache
@st.composite
def plans(draw: st.DrawFn, skill: str, extra: st.SearchStrategy[dict[str, object]]) -> SkillPlan:
    """What a person decided about `skill`; links never close a loop."""
    before = skill_order()[: skill_order().index(skill)]
    earlier = st.lists(st.sampled_from(before), unique=True, max_size=2) if before else st.just([])
    started, finished = sorted(draw(st.tuples(days(), days())))
    return SkillPlan(
        pin=draw(pins()),
        effort=draw(st.none() | hours(0.001, 500) | efforts()),
        level=draw(st.none() | levels()),
        needs=tuple(id_ + draw(some_part()) for id_ in draw(earlier)),
        needs_not=tuple(draw(st.lists(skill_ids(), unique=True, max_size=2))),
        started=draw(st.sampled_from([None, started])),
        finished=draw(st.sampled_from([None, finished])),
        logged=draw(st.just(0.0) | hours(0, 500)),
        note=draw(texts()),
        links=tuple(draw(st.lists(links(), max_size=2))),
        deeper=draw(st.just(DeeperPlan()) | deeper_plans(extra)),
        extra=draw(extra),
    )


def pins() -> st.SearchStrategy[date | Earliest | None]:
    """No pin, one to a day, or one to the earliest start."""
    return st.none() | days() | st.just(EARLIEST)


@st.composite
def deeper_plans(draw: st.DrawFn, extra: st.SearchStrategy[dict[str, object]]) -> DeeperPlan:
    """What a person decided about the deeper part of a skill."""
    started, finished = sorted(draw(st.tuples(days(), days())))
    return DeeperPlan(
        pin=draw(pins()),
        started=draw(st.sampled_from([None, started])),
        finished=draw(st.sampled_from([None, finished])),
        logged=draw(st.just(0.0) | hours(0, 500)),
        note=draw(texts()),
        extra=draw(extra),
    )


@cache
@st.composite
def learners(draw: st.DrawFn, extra: st.SearchStrategy[dict[str, object]]) -> Learner:
    """A person's hours, calendar and knowledge."""
    groups = catalogue().groups
    chosen = draw(st.lists(st.sampled_from(list(groups)), unique=True, max_size=4))
    off = draw(st.lists(st.sampled_from(["DE-BY", "NO", "CH-Stadt Zurich"]), unique=True))
    return Learner(
        hours=draw(weeks()),
        calendar=tuple(draw(st.lists(rules(extra), max_size=3))),
        focus=draw(st.integers(1, 4)),
        known=draw(st.dictionaries(skill_ids(), levels(), max_size=6)),
        choices={group: draw(st.sampled_from(groups[group].members)) for group in chosen},
        holidays=tuple(draw(holidays(region, extra)) for region in off),
    )


@cache
def amounts() -> st.SearchStrategy[float]:
    """Prices on the grid that files keep."""
    return st.just(0.0) | hours(0, 90_000)


@cache
def cost_ids() -> st.SearchStrategy[str]:
    """Ids of costs, some of them the catalogue's."""
    return st.sampled_from(["living", "lost-income", "tuition", "public-in-state-tuition", "X1"])


@cache
def prices() -> st.SearchStrategy[Price]:
    """What a person assumes of a cost; the amount is always given."""
    return st.builds(
        Price,
        amount=amounts(),
        per=st.sampled_from(["", *PER]),
        currency=st.sampled_from(["", "EUR", "no"]),
        name=st.just("") | filled_texts(),
        counted=st.none() | st.booleans(),
    )


@cache
@st.composite
def route_figures(draw: st.DrawFn) -> tuple[str, RouteFigures]:
    """A route of the catalogue and what a person assumes of it."""
    route = catalogue().routes[draw(st.sampled_from(list(catalogue().routes)))]
    optional = [term.name for term in route.optional_terms]
    figures = RouteFigures(
        hours_per_week=draw(st.none() | hours(0, 168)),
        own_hours_per_week=draw(st.none() | hours(0, 168)),
        optional=tuple(optional[: draw(st.integers(0, 1))]),
        costs=draw(st.dictionaries(cost_ids(), prices(), max_size=2)),
    )
    return route.id, figures


@cache
def filled_texts() -> st.SearchStrategy[str]:
    """Names that are not blank."""
    return st.sampled_from(
        ["Term 1", "yes", "a: b", "# no", "- x", "2026-01-05", " “é” 🎓", "a\nb"]
    )


@cache
@st.composite
def own_costs(draw: st.DrawFn, id_: str) -> Cost:
    """A price of an own route."""
    source = draw(st.none() | st.sampled_from(list(catalogue().sources)))
    kind = draw(st.sampled_from(COST_KINDS)) if source else "assumption"
    return Cost(
        id_, draw(filled_texts()), draw(amounts()), draw(st.sampled_from(["USD", "EUR", "no"])),
        draw(st.sampled_from(PER)), kind, source, draw(filled_texts()), draw(st.booleans()),
    )  # fmt: skip


@cache
def optional_terms() -> st.SearchStrategy[list[Term]]:
    """A term that a route offers besides its own, or none."""
    load = hours(0, 168)
    term = st.builds(Term, filled_texts(), st.integers(0, 60), st.integers(1, 9), load, load)
    return st.lists(term, max_size=1)


@cache
@st.composite
def own_routes(draw: st.DrawFn, id_: str, own: tuple[str, ...]) -> Route:
    """A route of the person's own, with terms one after the other."""
    week, terms = 0, []
    skills = iter(
        draw(
            st.lists(
                skill_ids() | st.sampled_from(skill_order()[:5] + own), unique=True, max_size=6
            )
        )
    )
    for _ in range(draw(st.integers(0, 2))):
        week += draw(st.integers(0, 20))
        courses = tuple(
            Course(
                draw(filled_texts()),
                {skill: draw(hours(0, 1))},
                draw(st.none() | hours(0, 60)),
                draw(st.booleans()),
            )
            for skill in islice(skills, draw(st.integers(0, 2)))
        )
        weeks_ = draw(st.integers(1, 60))
        kind = draw(st.sampled_from(TERM_KINDS))
        load, rest = draw(hours(0, 168)), draw(hours(0, 168))
        terms.append(Term(draw(filled_texts()), week, weeks_, load, rest, courses, kind))
        week += weeks_
    name = draw(filled_texts())
    month_days = st.tuples(st.integers(1, 12), st.integers(1, 28))
    return Route(
        id=id_,
        kind=draw(st.sampled_from(list(RouteKind))),
        name=name,
        short_name=draw(st.just(name) | filled_texts()),
        article_says="",
        terms=tuple(terms),
        intakes=tuple(draw(st.lists(month_days, max_size=3))),
        prework_hours=sum(t.hours_per_week * t.weeks for t in terms if t.kind == "prework"),
        costs=tuple(draw(own_costs(each)) for each in ("fee", "visa")[: draw(st.integers(0, 2))]),
        notes=tuple(draw(st.lists(filled_texts(), max_size=1))),
        requires=draw(st.none() | st.sampled_from(list(catalogue().routes))),
        optional_terms=tuple(draw(optional_terms())),
    )


@st.composite
def roadmaps(draw: st.DrawFn, with_extras: bool = True) -> Roadmap:
    """A roadmap as a person could have made it; saved and loaded it is equal to itself."""
    extra = extras() if with_extras else NO_EXTRA
    own = ("own-a", "own-b")[: draw(st.integers(0, 2))]
    some = st.lists(skill_ids(), unique=True, max_size=3).map(tuple)
    planned = {skill: draw(plans(skill, extra)) for skill in draw(some)}
    start = draw(days())
    routes = tuple(
        draw(own_routes(id_, own))
        for id_ in ("my-a", "my-b")[: draw(st.sampled_from([0, 0, 0, 1, 2]))]
    )
    taken = st.sampled_from([*catalogue().routes, *(route.id for route in routes)])
    from_date = st.none() | days()
    return Roadmap(
        title=draw(texts()),
        career=draw(st.sampled_from(list(catalogue().careers))),
        start=start,
        status_date=draw(st.just(start) | days()),
        route=draw(st.builds(RouteChoice, taken, from_date, extra)),
        aim=draw(st.sampled_from(list(Aim))),
        deadline=draw(st.none() | days()),
        level_cap=draw(levels()),
        learner=draw(learners(extra)),
        plans={skill: plan for skill, plan in planned.items() if not plan.is_empty},
        added=(*draw(some), *own),
        removed=draw(some),
        order=tuple(id_ + draw(some_part()) for id_ in draw(some)),
        first=draw(st.sampled_from(list(First))),
        custom_skills=tuple(draw(own_skills(id_)) for id_ in own),
        assumptions=draw(assumptions()),
        own_routes=routes,
        route_figures={
            route: figures
            for route, figures in draw(st.lists(route_figures(), max_size=1))
            if not figures.is_empty
        },
        note=draw(texts()),
        extra=draw(extra),
        header=draw(st.sampled_from(["", "# mine", "# a\n#b\n", "\n# c\n\n"])),
    )
