"""Small made-up catalogues and roadmaps, and Hypothesis strategies for them.

All hours are multiples of a quarter and the level factors are binary fractions, so that sums are
exact in floats and ties mean the same to the engine and to the reference in Fractions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from planner.domain.assumptions import Assumptions
from planner.domain.career import Career, Requirement
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level, LevelFactors
from planner.domain.holidays import Holidays
from planner.domain.learner import CalendarRule, Learner, WeekHours
from planner.domain.parts import EARLIEST, First, deeper_of
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.domain.route import Course, Route, RouteChoice, RouteKind, Term
from planner.domain.skill import Area, Origin, Prerequisite, Skill, Track

START = date(2027, 3, 1)
FIXED = settings(derandomize=True, deadline=None, max_examples=150)
FEW = settings(FIXED, max_examples=40)  # where drawing an example or trying it takes long

quarters = st.integers(1, 120).map(lambda count: count / 4)
levels = st.sampled_from(Level)


def skill(
    id_: str,
    hours: float,
    needs: Sequence[str] | Mapping[str, Level] = (),
    own: bool = False,
    area: str = "a",
) -> Skill:
    """Return a skill whose hours are certain; `needs` are its prerequisites."""
    asked = needs if isinstance(needs, Mapping) else dict.fromkeys(needs, Level.WORKING)
    return Skill(
        id=id_,
        name=id_.title(),
        area=area,
        effort=Effort(hours, hours, hours),
        origin=Origin.OWN if own else Origin.ARTICLE,
        prerequisites=tuple(Prerequisite(skill=need, level=level) for need, level in asked.items()),
    )


def catalogue(
    skills: Sequence[Skill],
    targets: Mapping[str, Level] | None = None,
    entry: Mapping[str, Level] | None = None,
    programme: Route | None = None,
    sequence: Sequence[str] = (),
) -> Catalogue:
    """Return a catalogue of one career "c" that asks for `targets`, by default for everything."""
    if targets is None:
        targets = {each.id: Level.WORKING for each in skills}
    routes = {"self-study": Route("self-study", RouteKind.SELF_STUDY, "Self-study", "Self", "")}
    if programme is not None:
        routes[programme.id] = programme
    return Catalogue(
        areas={"a": Area("a", "Area", track=Track.THEORY), "b": Area("b", "Other")},
        skills={each.id: each for each in skills},
        groups={},
        careers={"c": _career("c", targets)},
        entry_level=_career("entry-level", entry or {}),
        routes=routes,
        sequence=tuple(sequence),
        level_factors=LevelFactors(0.25, 1.0, 2.0),
    )


def _career(id_: str, targets: Mapping[str, Level]) -> Career:
    return Career(id_, id_, "", tuple(Requirement(each, level) for each, level in targets.items()))


def roadmap(learner: Learner | None = None, start: date = START) -> Roadmap:
    """Return a roadmap to career "c" by self-study."""
    return Roadmap("Plan", "c", start, start, learner=learner or Learner())


def names(count: int) -> list[str]:
    """Return `count` ids."""
    return [f"s{place}" for place in range(count)]


@st.composite
def weeks(draw: st.DrawFn) -> WeekHours:
    """Hours by weekday, at least one of them above 0."""
    mon, tue, wed, thu, fri, sat, sun = draw(
        st.lists(st.integers(0, 16).map(lambda n: n / 4), min_size=7, max_size=7).filter(any)
    )
    return (mon, tue, wed, thu, fri, sat, sun)


@st.composite
def rules(draw: st.DrawFn) -> CalendarRule:
    """A break or other hours, around `START`."""
    first = START + timedelta(days=draw(st.integers(-30, 250)))
    last = first + timedelta(days=draw(st.integers(0, 120)))
    hours = draw(st.none() | st.integers(0, 60).map(lambda n: n / 4) | weeks())
    return CalendarRule(first, last, hours)


@st.composite
def holidays(draw: st.DrawFn, region: str) -> Holidays:
    """Single days off around `START`, some of them in a row."""
    count = draw(st.lists(st.integers(-10, 260), min_size=1, max_size=12))
    days = {START + timedelta(days=n): "Holiday" for n in count}
    return Holidays(region, region, max(days).year, days)


@st.composite
def learners(draw: st.DrawFn) -> Learner:
    """Somebody with hours, dated rules and a focus limit."""
    calendar = tuple(draw(st.lists(rules(), max_size=4)))
    off = tuple(draw(holidays(code)) for code in draw(st.sampled_from([(), ("DE",), ("DE", "AT")])))
    return Learner(draw(weeks()), calendar, draw(st.integers(1, 4)), holidays=off)


@st.composite
def programmes(draw: st.DrawFn, skills: Sequence[str]) -> Route:
    """A route of one to three terms in a row whose courses deliver quarters of skills."""
    fractions = st.sampled_from((0.25, 0.5, 0.75, 1.0))
    terms, week = [], 0
    for place in range(draw(st.integers(1, 3))):
        week += draw(st.integers(0, 6))
        length = draw(st.integers(1, 12))
        covers = draw(st.dictionaries(st.sampled_from(skills), fractions, max_size=4))
        limit = draw(st.integers(0, 40)) / 4
        terms.append(Term(f"T{place}", week, length, 20, limit, (Course(f"C{place}", covers),)))
        week += length
    months = st.tuples(st.integers(1, 12), st.integers(1, 28))
    intakes = tuple(draw(st.lists(months, max_size=2, unique=True)))
    return Route("programme", RouteKind.BOOTCAMP, "Programme", "P", "", tuple(terms), intakes)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Up to eight skills, each resting on some of those before it, and a programme."""
    ids = names(draw(st.integers(1, 8)))
    made = []
    for place, id_ in enumerate(ids):
        before = st.sampled_from(ids[:place]) if place else st.nothing()
        needs = draw(st.dictionaries(before, levels, max_size=min(place, 3)))
        area = draw(st.sampled_from("ab"))
        made.append(skill(id_, draw(quarters), needs, own=draw(st.booleans()), area=area))
    asked = st.dictionaries(st.sampled_from(ids), levels, min_size=1)
    return catalogue(made, draw(asked), draw(asked), draw(programmes(ids)), draw(sequences(ids)))


def part_ids(skills: Sequence[str]) -> st.SearchStrategy[str]:
    """Ids of skills and of their deeper parts."""
    return st.sampled_from([*skills, *map(deeper_of, skills)])


def sequences(skills: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """Some of the parts, in any order."""
    return st.lists(part_ids(skills), unique=True)


@st.composite
def plans(draw: st.DrawFn) -> SkillPlan:
    """What somebody may have decided about a skill or done of it."""
    days = st.integers(-10, 200).map(lambda n: START + timedelta(days=n))
    efforts = st.none() | quarters | quarters.map(lambda hours: Effort(hours, hours, hours))
    plan = SkillPlan(effort=draw(efforts), level=draw(st.none() | levels))
    plan = plan.with_deeper(_told(draw, plan, days))
    return _told(draw, plan, days)


def _told(draw: st.DrawFn, plan: SkillPlan, days: st.SearchStrategy[date]) -> SkillPlan:
    match draw(st.sampled_from(("planned", "planned", "pinned", "begun", "done"))):
        case "pinned":
            return replace(plan, pin=draw(st.just(EARLIEST) | days))
        case "begun":
            logged = draw(st.integers(0, 80)) / 4
            return replace(plan, started=START - timedelta(days=5), logged=logged)
        case "done":
            return replace(plan, finished=START - timedelta(days=draw(st.integers(0, 50))))
    return plan


def assumptions() -> st.SearchStrategy[Assumptions]:
    """The usual figures, or binary fractions in their place."""
    given_ones = [st.sampled_from((None, *some)) for some in ((0.5,), (1.5, 3.0), (1.5,), (0.75,))]
    return st.just(Assumptions()) | st.builds(Assumptions, *given_ones)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Roadmap, Catalogue]:
    """A catalogue and a roadmap in it with pins, breaks, terms, progress and an order."""
    given_catalogue = draw(catalogues())
    ids = st.sampled_from(list(given_catalogue.skills))
    parts = part_ids(list(given_catalogue.skills))
    learner = replace(draw(learners()), known=draw(st.dictionaries(ids, levels, max_size=2)))
    wish = draw(st.none() | st.integers(0, 400).map(lambda n: START + timedelta(days=n)))
    return Roadmap(
        title="Plan",
        career="c",
        start=START,
        status_date=START + timedelta(days=draw(st.sampled_from((0, 0, 1, 9, 40)))),
        route=RouteChoice(draw(st.sampled_from(("self-study", "programme"))), wish),
        aim=draw(st.sampled_from(Aim)),
        level_cap=draw(levels),
        learner=learner,
        plans=draw(st.dictionaries(ids, plans(), max_size=5)),
        added=tuple(draw(st.lists(ids, max_size=2, unique=True))),
        removed=tuple(draw(st.lists(ids, max_size=1))),
        order=tuple(draw(st.lists(parts, max_size=3, unique=True))),
        first=draw(st.sampled_from((First.ENTRY, First.ENTRY, First.PATH))),
        assumptions=draw(assumptions()),
    ), given_catalogue
