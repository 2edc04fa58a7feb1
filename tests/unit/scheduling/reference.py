"""A second, slow and obvious computation of everything the engine computes.

It shares no code with `planner.scheduling`: exact Fractions instead of floats, one day after the
other instead of an axis of hours, recursion instead of graphs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level, LevelFactors
from planner.domain.learner import CalendarRule, Learner
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route import Route
from planner.domain.skill import Origin, Skill

DAY = timedelta(days=1)


@dataclass
class Job:
    """Something to study; `needs` names jobs, `open_from` is the first day it may start."""

    hours: Fraction
    needs: Sequence[str]
    rank: int
    open_from: date = date.min
    begun: bool = False


# Calendar


def week_on(day: date, learner: Learner) -> list[Fraction]:
    """Return the hours Monday to Sunday by which `day` is studied, terms aside."""
    usual = [Fraction(hours) for hours in learner.hours]
    week = usual
    for rule in learner.calendar:
        if rule.first <= day <= rule.last:
            week = _week_of(rule, usual)
    return week


def _week_of(rule: CalendarRule, usual: list[Fraction]) -> list[Fraction]:
    if rule.hours is None:
        return [Fraction(0)] * 7
    if isinstance(rule.hours, tuple):
        return [Fraction(hours) for hours in rule.hours]
    return [Fraction(rule.hours) * hours / sum(usual) for hours in usual]


def hours_on(
    day: date, learner: Learner, terms: Sequence[tuple[date, date, float]] = ()
) -> Fraction:
    """Return the study hours of `day`; each term (first, last, hours a week) caps the week."""
    if any(day in held.days for held in learner.holidays):
        return Fraction(0)
    week = week_on(day, learner)
    for first, last, limit in terms:
        if first <= day <= last and sum(week) > Fraction(limit):
            return week[day.weekday()] * Fraction(limit) / sum(week)
    return week[day.weekday()]


# Engine


def day_by_day(
    jobs: Mapping[str, Job], focus: int, start: date, hours: Callable[[date], Fraction]
) -> dict[str, tuple[date, date]]:
    """Study day after day until all is done; return the first and last day of each job."""
    left = {id_: job.hours for id_, job in jobs.items()}
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    day = start
    while len(last) < len(jobs):
        capacity = hours(day)
        while capacity > 0:
            take_up(jobs, focus, day, first, last)
            active = [id_ for id_ in first if id_ not in last]
            if not active:
                break
            share = min(capacity / len(active), *(left[id_] for id_ in active))
            capacity -= share * len(active)
            for id_ in active:
                left[id_] -= share
                if left[id_] == 0:
                    last[id_] = day
        day += DAY
    return {id_: (first[id_], last[id_]) for id_ in jobs}


def take_up(
    jobs: Mapping[str, Job],
    focus: int,
    day: date,
    first: dict[str, date],
    last: Mapping[str, date],
) -> None:
    """Start what may start, best rank first, while there is a free place."""
    while len(first) - len(last) < focus:
        ready = [
            id_
            for id_, job in jobs.items()
            if id_ not in first
            and (job.begun or (day >= job.open_from and all(need in last for need in job.needs)))
        ]
        if not ready:
            return
        first[min(ready, key=lambda id_: jobs[id_].rank)] = day


# What is to be done


def levels_of(roadmap: Roadmap, catalogue: Catalogue) -> tuple[dict[str, Level], set[str]]:
    """Return the level of every skill of the plan, and which the entry level asks for."""
    entry = {
        each.skill: min(each.level, roadmap.level_cap)
        for each in catalogue.entry_level.requirements
    }
    targets = dict(entry)
    if roadmap.aim is Aim.PATH:
        targets = {
            each.skill: min(each.level, roadmap.level_cap)
            for each in catalogue.careers[roadmap.career].requirements
        }
    for skill in roadmap.added:
        if targets.get(skill, Level.AWARE) < Level.WORKING:
            targets[skill] = Level.WORKING
    levels = _closure(targets, roadmap, catalogue)
    for id_, plan in roadmap.plans.items():
        if plan.level is not None and id_ in levels:
            targets[id_] = plan.level
    levels = _closure(targets, roadmap, catalogue)
    return levels, set(_closure(entry, roadmap, catalogue)) & set(levels)


def _closure(
    targets: Mapping[str, Level], roadmap: Roadmap, catalogue: Catalogue
) -> dict[str, Level]:
    found: dict[str, Level] = {}

    def ask(id_: str, level: Level) -> None:
        if id_ in roadmap.removed or roadmap.learner.known.get(id_, 0) >= level:
            return
        found[id_] = max(level, found.get(id_, level))
        for need in catalogue.skills[id_].prerequisites:
            assert need.skill is not None
            ask(need.skill, min(level, need.level))

    for id_, level in targets.items():
        ask(id_, level)
    return found


def courses_of(
    roadmap: Roadmap, route: Route
) -> tuple[dict[str, Fraction], dict[str, date], list[tuple[date, date, float]]]:
    """Return per skill the fraction taught and the last day of it, and the terms."""
    wish = roadmap.route.from_date or roadmap.start
    intake = intake_from(wish, route)
    fraction: dict[str, Fraction] = {}
    last: dict[str, date] = {}
    terms = []
    for term in route.terms:
        begin = intake + 7 * term.offset_weeks * DAY
        end = begin + (7 * term.weeks - 1) * DAY
        terms.append((begin, end, term.own_hours_per_week))
        for course in term.courses:
            for id_, part in course.covers.items():
                fraction[id_] = min(Fraction(1), fraction.get(id_, Fraction(0)) + Fraction(part))
                last[id_] = end
    return fraction, last, terms


def intake_from(wish: date, route: Route) -> date:
    """Return the first Monday from `wish` on that is the first one on or after an intake."""
    day = wish
    while True:
        week = [day - back * DAY for back in range(7)]
        if day.weekday() == 0 and (
            not route.intakes or any((each.month, each.day) in route.intakes for each in week)
        ):
            return day
        day += DAY


@dataclass
class Plan:
    """The answer: study days by skill, hours left by skill, and the hours courses deliver."""

    days: dict[str, tuple[date, date]]
    hours: dict[str, Fraction]
    course_hours: Fraction


def plan_of(roadmap: Roadmap, catalogue: Catalogue) -> Plan:
    """Compute the dates of `roadmap` from scratch."""
    levels, entry = levels_of(roadmap, catalogue)
    taught, taught_until, terms = courses_of(roadmap, catalogue.routes[roadmap.route.id])
    left: dict[str, Fraction] = {}
    weight: dict[str, Fraction] = {}
    delivered: dict[str, Fraction] = {}
    leading: set[str] = set()
    for id_, level in levels.items():
        share = taught.get(id_, Fraction(0))
        work = _work(id_, level, share, roadmap, catalogue)
        left[id_], weight[id_], delivered[id_], leads = work
        if leads:
            leading.add(id_)
    studied = {id_ for id_ in levels if left[id_] > 0}
    route, today = catalogue.routes[roadmap.route.id], max(roadmap.start, roadmap.status_date)
    early = set[str]()
    if route.terms and terms[0][0] > today:
        teaches = {id_ for id_ in levels if delivered[id_] > 0}
        early = _prework(route, levels, teaches, roadmap, catalogue)
    ranks = _ranks(roadmap, catalogue, studied, weight, entry, early)
    jobs = {}
    for id_ in studied:
        plan = roadmap.plan(id_)
        needs = [need for need in _needs(catalogue.skills[id_]) if need in levels]
        ends = [taught_until[each] for each in (id_, *needs) if each in leading]
        jobs[id_] = Job(
            hours=left[id_],
            needs=[need for need in needs if need in studied],
            rank=ranks[id_],
            open_from=max([*(end + DAY for end in ends), plan.pin or date.min]),
            begun=plan.started is not None or plan.logged > 0,
        )
    days = day_by_day(
        jobs,
        roadmap.learner.focus,
        max(roadmap.start, roadmap.status_date),
        lambda day: hours_on(day, roadmap.learner, terms),
    )
    return Plan(days, {id_: left[id_] for id_ in studied}, sum(delivered.values(), Fraction(0)))


def _needs(skill: Skill) -> list[str]:
    return [need.skill for need in skill.prerequisites if need.skill is not None]


def _work(
    id_: str, level: Level, share: Fraction, roadmap: Roadmap, catalogue: Catalogue
) -> tuple[Fraction, Fraction, Fraction, bool]:
    """Return hours left to study, the catalogue's hours for priorities, hours of courses, and
    whether the courses deliver more than is left."""
    taken, usual = roadmap.assumptions, catalogue.level_factors
    factors = LevelFactors(taken.aware or usual.aware, 1.0, taken.proficient or usual.proficient)
    skill, plan = catalogue.skills[id_], roadmap.plan(id_)
    if plan.finished is not None:
        return Fraction(0), Fraction(0), Fraction(0), False
    known = Fraction(factors.of(roadmap.learner.known.get(id_)))
    target = Fraction(factors.of(level))
    from_courses = min(target - known, share * max(Fraction(0), 1 - known))
    factor = target - known - from_courses
    guess = Fraction(taken.own_estimates or Fraction(6, 5))  # own estimates come out low
    shipped = Fraction(taken.catalogue_hours or 1)
    hours = Fraction(skill.effort.likely) * (guess if skill.origin is Origin.OWN else shipped)
    if isinstance(plan.effort, Effort):
        hours = Fraction(plan.effort.likely) * guess
    elif plan.effort is not None:
        hours = Fraction(plan.effort)
    left = factor * hours
    if plan.logged > 0:
        left = max(left - Fraction(plan.logged), left / 20)
    leads = from_courses > 0 and from_courses > factor + Fraction(1, 10**9)
    return left, factor * Fraction(skill.effort.likely), from_courses * hours, leads


def _ranks(
    roadmap: Roadmap,
    catalogue: Catalogue,
    studied: set[str],
    weight: Mapping[str, Fraction],
    entry: set[str],
    early: set[str],
) -> dict[str, int]:
    def tail(id_: str) -> Fraction:
        after = [each for each in studied if id_ in _needs(catalogue.skills[each])]
        return weight[id_] + max((tail(each) for each in after), default=Fraction(0))

    order = list(roadmap.order)
    place = topological(catalogue)

    def key(id_: str) -> tuple[bool, int, int, Fraction, int]:
        plan = roadmap.plan(id_)
        is_new = plan.started is None and not plan.logged
        own = order.index(id_) if id_ in order else len(order)
        turn = 0 if id_ in early else 1 if id_ in entry else 2
        return is_new, own, turn, -tail(id_), place.index(id_)

    return {id_: rank for rank, id_ in enumerate(sorted(studied, key=key))}


def _prework(
    route: Route,
    levels: Mapping[str, Level],
    teaches: set[str],
    roadmap: Roadmap,
    catalogue: Catalogue,
) -> set[str]:
    """Return what the first term takes for granted, and what that rests on."""
    taught = {id_ for course in route.terms[0].courses for id_ in course.covers}
    early: set[str] = set()

    def take(id_: str) -> None:
        if id_ in levels:
            early.add(id_)
            for need in _needs(catalogue.skills[id_]):
                take(need)

    for id_ in taught & teaches:
        for need in catalogue.skills[id_].prerequisites:
            assert need.skill is not None
            wanted = min(need.level, levels[id_])
            if need.skill not in taught and roadmap.learner.known.get(need.skill, 0) < wanted:
                take(need.skill)
    return early


def topological(catalogue: Catalogue) -> list[str]:
    """Return prerequisites first, of those that may come next the first of the catalogue."""
    done: list[str] = []
    while len(done) < len(catalogue.skills):
        for id_, skill in catalogue.skills.items():
            if id_ not in done and all(need in done for need in _needs(skill)):
                done.append(id_)
                break
    return done
