"""Working out what a route would come to."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from planner.domain.catalogue import Catalogue
from planner.domain.programme import Programme, programme_of
from planner.domain.roadmap import Roadmap
from planner.domain.route import Route, RouteChoice, RouteId, RouteKind
from planner.domain.route_lookup import routes_of
from planner.domain.scope import Scope
from planner.domain.switching import switched
from planner.scheduling.availability import EPSILON
from planner.scheduling.bill_calculator import BillCalculator
from planner.scheduling.outcome_explanations import explain_outcome
from planner.scheduling.prework import Lack, lacks_of
from planner.scheduling.route_outcome import (
    Hours,
    Left,
    Required,
    RouteOutcome,
    Taught,
    Unmet,
    WeeklyLoad,
)
from planner.scheduling.schedule import Schedule
from planner.scheduling.schedule import schedule as scheduled
from planner.scheduling.stretches import class_hours, stretches_of
from planner.scheduling.workload import Task


class OutcomeCalculator:
    """What the routes come to for the learner of one roadmap; `scope` is that roadmap's."""

    def __init__(self, roadmap: Roadmap, catalogue: Catalogue, scope: Scope) -> None:
        self.routes = routes_of(roadmap, catalogue)
        self._roadmap, self._catalogue, self._scope = roadmap, catalogue, scope
        kinds = (each for each in self.routes.values() if each.kind is RouteKind.SELF_STUDY)
        current = self.routes[roadmap.route.id]
        programme = programme_of(roadmap, current)
        self._bill_calculator = BillCalculator(roadmap, current, programme, next(kinds, None))
        now = max(roadmap.start, roadmap.status_date)
        self._attended = sum(class_hours(block, until=now) for block in programme.blocks)

    def of(self, id_: RouteId) -> RouteOutcome:
        """Return the outcome of one route. Raises `KeyError` if there is none of this id."""
        route = self.routes[id_]
        moved = switched(self._roadmap, self._catalogue, id_, self._scope)
        same_scope = moved.roadmap.learner is self._roadmap.learner
        plan = scheduled(moved.roadmap, self._catalogue, self._scope if same_scope else None)
        stretches, blocks = stretches_of(plan), plan.programme.blocks
        outcome = RouteOutcome(
            route=route,
            roadmap=moved.roadmap,
            dropped=moved.dropped,
            schedule=plan,
            stretches=stretches,
            intake=blocks[0].first if blocks else None,
            programme_ends=max(block.last for block in blocks) if blocks else None,
            hours=self._hours(id_, plan),
            weekly=_weekly(plan),
            taught=_taught(plan, self._catalogue),
            left=_left(plan, self._catalogue),
            unmet=tuple(_unmet(plan)),
            required=self._required(route, moved.roadmap, plan),
            bill=self._bill_calculator.bill(route, plan, stretches),
            explanations={},
        )
        return replace(outcome, explanations=explain_outcome(outcome))

    def _hours(self, id_: RouteId, plan: Schedule) -> Hours:
        blocks, now = plan.programme.blocks, plan.availability.origin
        return Hours(
            in_class=sum(map(class_hours, blocks)),
            attended=sum(class_hours(block, until=now) for block in blocks),
            from_courses=plan.course_hours,
            own_study=plan.remaining_hours,
            logged=plan.logged_hours,
            elsewhere=self._attended if id_ != self._roadmap.route.id else 0.0,
        )

    def _required(self, route: Route, roadmap: Roadmap, plan: Schedule) -> Required | None:
        first = self.routes.get(route.requires or "")
        if first is None or first.id == route.id or not first.terms or not route.terms:
            return None
        today = max(roadmap.start, roadmap.status_date)
        before = programme_of(replace(roadmap, route=RouteChoice(first.id, today)), first)
        last = max(block.last for block in before.blocks)
        wish = RouteChoice(route.id, last + timedelta(days=1))
        after = programme_of(replace(roadmap, route=wish), route)
        both = _one_after_the_other(first, route, before, after)
        whole = replace(roadmap, route=RouteChoice(both.id, today), own_routes=(both,))
        finish = scheduled(whole, self._catalogue, plan.scope).finish
        return Required(
            first, first.weeks, self._bill_calculator.of_programme(first, before), finish
        )


def _one_after_the_other(first: Route, second: Route, before: Programme, after: Programme) -> Route:
    """Return a route of the terms of both, the second’s where its programme lies then."""
    weeks = (after.blocks[0].first - before.blocks[0].first).days // 7
    weeks += first.terms[0].offset_weeks - second.terms[0].offset_weeks
    later = tuple(replace(term, offset_weeks=term.offset_weeks + weeks) for term in second.terms)
    id_ = f"{first.id}+{second.id}"
    return replace(second, id=id_, terms=first.terms + later, intakes=first.intakes)


def _weekly(plan: Schedule) -> WeeklyLoad:
    own, now = plan.roadmap.learner.hours_per_week, plan.availability.origin
    blocks = (block for block in plan.programme.blocks if block.last >= now)
    terms = [block for block in blocks if block.hours_per_week > 0]
    if not terms:
        return WeeklyLoad(own)
    return WeeklyLoad(
        own,
        in_term=max(block.hours_per_week for block in terms),
        own_in_term=max(min(own, block.own_hours_per_week) for block in terms),
        in_all=max(b.hours_per_week + min(own, b.own_hours_per_week) for b in terms),
        term_weeks=sum(((block.last - max(block.first, now)).days + 7) // 7 for block in terms),
    )


def _by_area(plan: Schedule, catalogue: Catalogue) -> Iterator[tuple[str, list[Task]]]:
    """Yield the areas that the plan has skills of, with these in its order."""
    for area in catalogue.areas:
        tasks = [task for task in plan.tasks.values() if task.skill.area == area]
        if tasks:
            yield area, tasks


def _share(task: Task) -> float:
    """Return the part of what is needed of a skill that courses deliver."""
    needed = task.course_factor + task.factor
    return task.course_factor / needed if needed > 0 else 0.0


def _taught(plan: Schedule, catalogue: Catalogue) -> tuple[Taught, ...]:
    return tuple(
        Taught(
            task.skill.id, _share(task), task.course_hours,
            task.course.first, task.course.last, task.course.courses,
        )
        for _, tasks in _by_area(plan, catalogue)
        for task in tasks
        if task.course is not None and task.course_factor > 0
    )  # fmt: skip


def _left(plan: Schedule, catalogue: Catalogue) -> Mapping[str, tuple[Left, ...]]:
    return {
        area: tuple(
            Left(task.skill.id, task.remaining, _share(task))
            for task in tasks
            if task.remaining > EPSILON
        )
        for area, tasks in _by_area(plan, catalogue)
    }


def _unmet(plan: Schedule) -> Iterator[Unmet]:
    """Yield each skill once that a course takes for granted, for the first such course."""
    told: set[str] = set()
    known = plan.roadmap.learner.known
    for lack in lacks_of(plan.programme, plan.tasks, plan.scope, known):
        if lack.missing not in told:
            told.add(lack.missing)
            yield _unmet_of(lack, plan)


def _unmet_of(lack: Lack, plan: Schedule) -> Unmet:
    ready: date | None = None
    task = plan.tasks.get(lack.missing)
    if lack.missing in plan.by_id:
        ready = plan.by_id[lack.missing].finish
    elif task is not None and task.course is not None:
        ready = task.course.last
    hours = task.remaining if task else 0.0
    return Unmet(lack.course, lack.skill, lack.missing, lack.block.first, ready, hours)
