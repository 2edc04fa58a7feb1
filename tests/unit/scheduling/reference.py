"""A second, slow and obvious computation of everything the engine computes.

It shares no code with `planner.scheduling`: exact Fractions instead of floats, one day after the
other instead of an axis of hours, recursion instead of graphs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level, LevelFactors
from planner.domain.learner import CalendarRule, Learner
from planner.domain.parts import First
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.domain.route import Route
from planner.domain.skill import Origin, Skill

DAY = timedelta(days=1)


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


@dataclass
class Job:
    """Something to study; `needs` names jobs, `open_from` is the first day it may start.

    `turn` says whose turn is earlier. `alone` has a place of its own, `begun` goes on from the
    first day; `entry` belongs to entry level, and what is `held` (until it is held for good from
    the day `held_from` on) starts beside no part of that.
    """

    hours: Fraction
    needs: Sequence[str]
    turn: int = 0
    open_from: date = date.min
    alone: bool = False
    begun: bool = False
    entry: bool = False
    held_from: date = date.max


@dataclass
class Course:
    """How far a study is: first and last days, the day, and the hours there have been so far."""

    jobs: Mapping[str, Job]
    focus: int
    hours: Callable[[date], Fraction]
    patience: Fraction
    day: date
    begins: date
    first: dict[str, date]
    last: dict[str, date]
    passed: Fraction
    known: dict[date, Fraction] = field(default_factory=dict)

    def active(self) -> list[str]:
        """Return what is in progress."""
        return [id_ for id_ in self.first if id_ not in self.last]

    def may_start(self, id_: str) -> bool:
        """Return whether nothing that `id_` rests on, and no day, is in the way."""
        job = self.jobs[id_]
        if id_ in self.first:
            return False
        done = all(need in self.last for need in job.needs)
        return job.begun or (done and self.day >= job.open_from)

    def is_held(self, id_: str) -> bool:
        """Return whether `id_` lies beyond entry level, which is not reached."""
        open_entry = any(job.entry and each not in self.last for each, job in self.jobs.items())
        return open_entry and self.day >= self.jobs[id_].held_from

    def waits_long(self, id_: str) -> bool:
        """Return whether `id_` or something it rests on waits longer than the patience lasts."""
        job = self.jobs[id_]
        if id_ in self.first or job.begun:
            return False
        if self.hours_until(job.open_from) - self.passed > self.patience:
            return True
        return any(map(self.waits_long, job.needs))

    def hours_until(self, day: date) -> Fraction:
        """Return the hours there are from the first day until before `day`."""
        if day not in self.known:
            days = range(max(0, (day - self.begins).days))
            self.known[day] = sum((self.hours(self.begins + n * DAY) for n in days), Fraction(0))
        return self.known[day]


Choice: TypeAlias = Callable[[Course], str | None]


def in_turn(course: Course) -> str | None:
    """Return what takes a free place when nobody overtakes."""
    queue = sorted(
        (id_ for id_ in course.jobs if id_ not in course.first),
        key=lambda id_: course.jobs[id_].turn,
    )
    open_ones = [id_ for id_ in queue if course.may_start(id_) and not course.jobs[id_].alone]
    if not course.active():
        free = [id_ for id_ in open_ones if not course.is_held(id_)]
        return next(iter(free or open_ones), None)
    for id_ in queue:
        if course.is_held(id_):
            continue
        if id_ in open_ones:
            return id_
        if not course.waits_long(id_):
            return None
    return None


def day_by_day(
    jobs: Mapping[str, Job],
    focus: int,
    start: date,
    hours: Callable[[date], Fraction],
    choice: Choice = in_turn,
    patience: Fraction = Fraction(10**9),
) -> dict[str, tuple[date, date]]:
    """Study day after day until all is done; return the first and last day of each job, in the
    order of starts."""
    left = {id_: job.hours for id_, job in jobs.items()}
    hours = cache(hours)
    course = Course(jobs, focus, hours, patience, start, start, {}, {}, Fraction(0))
    while len(course.last) < len(jobs):
        capacity = hours(course.day)
        while capacity > 0:
            take_up(course, choice)
            active = course.active()
            if not active:
                break
            share = min(capacity / len(active), *(left[id_] for id_ in active))
            capacity -= share * len(active)
            course.passed += share * len(active)
            for id_ in active:
                left[id_] -= share
                if left[id_] == 0:
                    course.last[id_] = course.day
        course.passed += capacity
        course.day += DAY
    return {id_: (course.first[id_], course.last[id_]) for id_ in course.first}


def take_up(course: Course, choice: Choice) -> None:
    """Start what may start: what has a place of its own, then others while a place is free."""
    for id_, job in sorted(course.jobs.items(), key=lambda item: item[1].turn):
        if (job.alone or job.begun) and course.may_start(id_):
            course.first[id_] = course.day
    while len(course.active()) < course.focus:
        chosen = choice(course)
        if chosen is None:
            return
        course.first[chosen] = course.day


# What is to be done


def levels_of(roadmap: Roadmap, catalogue: Catalogue) -> tuple[dict[str, Level], set[str]]:
    """Return the level of every skill of the plan, and which the entry level asks for."""
    levels, entry = _both_levels(roadmap, catalogue)
    return levels, set(entry) & set(levels)


def _both_levels(
    roadmap: Roadmap, catalogue: Catalogue
) -> tuple[dict[str, Level], dict[str, Level]]:
    """Return the levels of the plan, and those that entry level asks."""
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
        known = roadmap.learner.known.get(id_)
        if plan.level is not None and (id_ in levels or (known and plan.level > known)):
            targets[id_] = plan.level
    levels = _closure(targets, roadmap, catalogue)
    return levels, _closure(entry, roadmap, catalogue)


@dataclass
class Piece:
    """A part of a skill: from what is known or held before to `level`."""

    skill: str
    level: Level
    below: Level | None = None
    is_first: bool = False


def pieces_of(roadmap: Roadmap, catalogue: Catalogue) -> dict[str, Piece]:
    """Return the parts of the plan."""
    levels, entry = _both_levels(roadmap, catalogue)
    found = {}
    for id_, level in levels.items():
        low = entry.get(id_, level)
        if low >= level or roadmap.first is First.PATH:
            found[id_] = Piece(id_, level)
        else:
            found[id_] = Piece(id_, low, is_first=True)
            found[id_ + "+"] = Piece(id_, level, below=low)
    return found


def piece_needs(id_: str, pieces: Mapping[str, Piece], catalogue: Catalogue) -> list[str]:
    """Return what a part rests on: of each prerequisite the part that holds the level."""
    piece = pieces[id_]
    found = [piece.skill] if piece.below else []
    for need in catalogue.skills[piece.skill].prerequisites:
        assert need.skill is not None
        if need.skill in pieces:
            low = pieces[need.skill]
            enough = low.level >= min(need.level, piece.level) or not low.is_first
            found.append(need.skill if enough else need.skill + "+")
    return found


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
    """The answer: study days by part, hours left by part, the hours courses deliver, the turns."""

    days: dict[str, tuple[date, date]]
    hours: dict[str, Fraction]
    course_hours: Fraction
    turns: list[str]


@dataclass
class Study:
    """What is to be done of a part: hours left and in all, the catalogue's, hours of courses,
    whether they have to come first, and what the person told of it."""

    left: Fraction
    whole: Fraction
    usual: Fraction
    taught: Fraction
    leads: bool
    told: SkillPlan


def plan_of(roadmap: Roadmap, catalogue: Catalogue) -> Plan:
    """Compute the dates of `roadmap` from scratch."""
    pieces = pieces_of(roadmap, catalogue)
    shares, taught_until, terms = courses_of(roadmap, catalogue.routes[roadmap.route.id])
    studies: dict[str, Study] = {}
    for id_ in levels_of(roadmap, catalogue)[0]:
        studies |= _studies(id_, pieces, shares.get(id_, Fraction(0)), roadmap, catalogue)
    needs = {id_: piece_needs(id_, pieces, catalogue) for id_ in pieces}
    origin = max(roadmap.start, roadmap.status_date)
    turns = turns_of(roadmap, catalogue, pieces, needs, studies, taught_until, terms)
    beyond = _beyond(roadmap, catalogue, pieces, studies, terms, origin)
    jobs = {}
    for id_, study in studies.items():
        if study.left == 0:
            continue
        told, opens = study.told, _open_from(id_, needs, pieces, studies, taught_until)
        jobs[id_] = Job(
            hours=study.left,
            needs=[need for need in needs[id_] if studies[need].left > 0],
            turn=turns.index(id_),
            open_from=max(opens, told.pin) if isinstance(told.pin, date) else opens,
            alone=told.pin is not None,
            begun=told.started is not None or told.logged > 0,
            entry=id_ in levels_of(roadmap, catalogue)[1],
            held_from=beyond.get(id_, date.max),
        )
        jobs[id_].alone |= jobs[id_].begun
    learner = roadmap.learner
    days = day_by_day(
        jobs,
        learner.focus,
        origin,
        lambda day: hours_on(day, learner, terms),
        patience=sum(map(Fraction, learner.hours), Fraction(0)) * 4,
    )
    left = {id_: study.left for id_, study in studies.items() if study.left > 0}
    return Plan(days, left, sum((each.taught for each in studies.values()), Fraction(0)), turns)


def _open_from(
    id_: str,
    needs: Mapping[str, list[str]],
    pieces: Mapping[str, Piece],
    studies: Mapping[str, Study],
    taught_until: Mapping[str, date],
) -> date:
    leading = (each for each in (id_, *needs[id_]) if studies[each].leads)
    return max([date.min, *(taught_until[pieces[each].skill] + DAY for each in leading)])


def _needs(skill: Skill) -> list[str]:
    return [need.skill for need in skill.prerequisites if need.skill is not None]


def _studies(
    id_: str,
    pieces: Mapping[str, Piece],
    share: Fraction,
    roadmap: Roadmap,
    catalogue: Catalogue,
) -> dict[str, Study]:
    """Return what is to be done of each part of a skill; courses fill the first part first."""
    taken, usual = roadmap.assumptions, catalogue.level_factors
    factors = LevelFactors(taken.aware or usual.aware, 1.0, taken.proficient or usual.proficient)
    skill, plan = catalogue.skills[id_], roadmap.plan(id_)
    known = Fraction(factors.of(roadmap.learner.known.get(id_)))
    target = Fraction(factors.of(max(p.level for p in pieces.values() if p.skill == id_)))
    credit = min(target - known, share * max(Fraction(0), 1 - known))
    leads = credit > 0 and credit > target - known - credit + Fraction(1, 10**9)
    guess = Fraction(taken.own_estimates or Fraction(6, 5))  # own estimates come out low
    shipped = Fraction(taken.catalogue_hours or 1)
    hours = Fraction(skill.effort.likely) * (guess if skill.origin is Origin.OWN else shipped)
    if isinstance(plan.effort, Effort):
        hours = Fraction(plan.effort.likely) * guess
    elif plan.effort is not None:
        hours = Fraction(plan.effort)
    found, base = {}, known
    for part in (id_, id_ + "+"):
        if part in pieces:
            top = Fraction(factors.of(pieces[part].level))
            told = plan if part == id_ else plan.of_deeper
            taught = min(top - base, credit)
            credit -= taught
            found[part] = _study(top - base, taught, leads, told, hours, skill)
            base = top
    return _with_what_is_left(id_, found)


def _study(
    whole: Fraction, taught: Fraction, leads: bool, told: SkillPlan, hours: Fraction, skill: Skill
) -> Study:
    usual = (whole - taught) * Fraction(skill.effort.likely)
    if told.finished is not None:
        return Study(Fraction(0), Fraction(0), usual, Fraction(0), False, told)
    own = left = (whole - taught) * hours
    if told.logged > 0:
        left = max(own - Fraction(told.logged), own / 20)
    return Study(left, own, usual, taught * hours, leads and taught > 0, told)


def _with_what_is_left(id_: str, found: dict[str, Study]) -> dict[str, Study]:
    """While the first part is in progress, what is left of both is what would be left of one."""
    first, rest = found[id_], found.get(id_ + "+")
    if rest is None or not first.told.logged or first.told.finished or _is_told(rest.told):
        return found
    whole = first.whole + rest.whole
    both = max(whole - Fraction(first.told.logged), whole / 20)
    mine = min(max(both - rest.whole, first.whole / 20), both)
    found[id_].left, found[id_ + "+"].left = mine, both - mine
    return found


def _is_told(plan: SkillPlan) -> bool:
    return plan.started is not None or plan.finished is not None or plan.logged > 0


def _beyond(
    roadmap: Roadmap,
    catalogue: Catalogue,
    pieces: Mapping[str, Piece],
    studies: Mapping[str, Study],
    terms: Sequence[tuple[date, date, float]],
    today: date,
) -> dict[str, date]:
    """Return from which day on each part beyond entry level is held back."""
    entry = levels_of(roadmap, catalogue)[1]
    if roadmap.first is First.PATH or not any(studies[id_].usual > 0 for id_ in entry):
        return {}
    early = _prework(roadmap, catalogue, pieces, studies, terms, today)
    begin = _first_term(roadmap, catalogue, terms)
    return {
        id_: begin if id_ in early and begin else date.min
        for id_ in pieces
        if id_ not in entry and id_ not in roadmap.order
    }


def _first_term(
    roadmap: Roadmap, catalogue: Catalogue, terms: Sequence[tuple[date, date, float]]
) -> date | None:
    """Return the first day of the first term; all made-up terms have courses."""
    return terms[0][0] if catalogue.routes[roadmap.route.id].terms else None


def turns_of(
    roadmap: Roadmap,
    catalogue: Catalogue,
    pieces: Mapping[str, Piece],
    needs: Mapping[str, list[str]],
    studies: Mapping[str, Study],
    taught_until: Mapping[str, date],
    terms: Sequence[tuple[date, date, float]],
) -> list[str]:
    """Lay the plan out once, without pins, progress and own estimates; return the start order."""
    early = _prework(roadmap, catalogue, pieces, studies, terms, roadmap.start)
    beyond = _beyond(roadmap, catalogue, pieces, studies, terms, roadmap.start)
    ids = [id_ for id_ in pieces if studies[id_].usual > 0]
    ranks = _ranks(roadmap, catalogue, ids, pieces, needs, studies, early, set(beyond))
    jobs = {
        id_: Job(
            hours=studies[id_].usual,
            needs=[need for need in needs[id_] if studies[need].usual > 0],
            turn=ranks[id_],
            open_from=_open_from(id_, needs, pieces, studies, taught_until),
            entry=id_ in levels_of(roadmap, catalogue)[1],
            held_from=beyond.get(id_, date.max),
        )
        for id_ in ids
    }
    leading = {id_: 0 if id_ in roadmap.order else 1 if id_ in early else 2 for id_ in ids}
    track = {id_: catalogue.areas[catalogue.skills[pieces[id_].skill].area].track for id_ in ids}

    def choice(course: Course) -> str | None:
        free = [id_ for id_ in jobs if course.may_start(id_)]
        open_ones = [id_ for id_ in free if not course.is_held(id_)]
        if not open_ones and course.active():
            return None
        best = min((leading[id_] for id_ in open_ones or free), default=2)
        among = [id_ for id_ in open_ones or free if leading[id_] == best]
        busy = [track[id_] for id_ in course.active()]

        def key(id_: str) -> tuple[int, int]:
            beside = busy.count(track[id_]) if best and roadmap.learner.focus > 1 else 0
            return beside, ranks[id_]

        return min(among, key=key, default=None)

    days = day_by_day(
        jobs,
        roadmap.learner.focus,
        roadmap.start,
        lambda day: hours_on(day, roadmap.learner, terms),
        choice,
    )
    return [*days, *(id_ for id_ in pieces if id_ not in days)]


def _ranks(
    roadmap: Roadmap,
    catalogue: Catalogue,
    ids: list[str],
    pieces: Mapping[str, Piece],
    needs: Mapping[str, list[str]],
    studies: Mapping[str, Study],
    early: set[str],
    beyond: set[str],
) -> dict[str, int]:
    def tail(id_: str) -> Fraction:
        after = [each for each in ids if id_ in needs[each]]
        return studies[id_].usual + max(map(tail, after), default=Fraction(0))

    late = {id_ for id_ in ids if id_ not in levels_of(roadmap, catalogue)[1]} if beyond else set()
    places = _places(catalogue, ids, needs, late)
    shelf = list(catalogue.skills)

    def key(id_: str) -> tuple[int, int, Fraction, Fraction, int]:
        own = roadmap.order.index(id_) if id_ in roadmap.order else len(roadmap.order)
        turn = 0 if id_ in roadmap.order else 1 if id_ in early else 3 if id_ in beyond else 2
        return turn, own, places[id_], -tail(id_), shelf.index(pieces[id_].skill)

    return {id_: rank for rank, id_ in enumerate(sorted(ids, key=key))}


def _places(
    catalogue: Catalogue, ids: list[str], needs: Mapping[str, list[str]], beyond: set[str]
) -> dict[str, Fraction]:
    """Return where the curriculum places each part."""
    sequence, half = list(catalogue.sequence), Fraction(1, 2)
    if not sequence:
        return dict.fromkeys(ids, Fraction(0))

    def given(id_: str) -> Fraction | None:
        name = id_ + "+" if id_ in beyond and id_ + "+" in sequence else id_
        return Fraction(sequence.index(name)) if name in sequence else None

    def behind(id_: str) -> Fraction:
        """The place right after the last that `id_` needs, -1 if it needs none with a place."""
        before = [each for each in needs[id_] if each in ids]
        held = [(given(each), each) for each in before]
        ends = [behind(each) if at is None else at + half for at, each in held]
        return max(ends, default=Fraction(-1))

    def place(id_: str) -> Fraction:
        held, last = given(id_), Fraction(10**6)
        if held is not None:
            return held
        after = [place(each) - half for each in ids if id_ in needs[each]]
        after = [each for each in after if each < last - 10**3]
        if not after:
            return behind(id_) if behind(id_) >= 0 else last
        return max(min(after), behind(id_))

    return {id_: place(id_) for id_ in ids}


def _prework(
    roadmap: Roadmap,
    catalogue: Catalogue,
    pieces: Mapping[str, Piece],
    studies: Mapping[str, Study],
    terms: Sequence[tuple[date, date, float]],
    today: date,
) -> set[str]:
    """Return what the first term takes for granted, and what that rests on."""
    route, early = catalogue.routes[roadmap.route.id], set[str]()
    if not route.terms or terms[0][0] <= today:
        return early
    taught = {id_ for course in route.terms[0].courses for id_ in course.covers}
    levels = levels_of(roadmap, catalogue)[0]

    def take(id_: str) -> None:
        if id_ not in early and not studies[id_].leads:
            early.add(id_)
            for need in piece_needs(id_, pieces, catalogue):
                take(need)

    for id_ in taught & set(levels):
        if not any(studies[part].taught > 0 for part in (id_, id_ + "+") if part in studies):
            continue
        for need in catalogue.skills[id_].prerequisites:
            assert need.skill is not None
            wanted = min(need.level, levels[id_])
            known = roadmap.learner.known.get(need.skill, 0)
            if need.skill in pieces and need.skill not in taught and known < wanted:
                low = pieces[need.skill]
                take(need.skill + "+" if low.is_first and low.level < wanted else need.skill)
    return early
