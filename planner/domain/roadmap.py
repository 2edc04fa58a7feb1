"""One person's roadmap: the only thing that is edited and saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from planner.domain.assumptions import USUAL, Assumptions
from planner.domain.career import CareerId
from planner.domain.effort import Effort, Level
from planner.domain.learner import Learner
from planner.domain.route import Route, RouteChoice, RouteFigures, RouteId
from planner.domain.skill import Resource, Skill, SkillId


class Aim(StrEnum):
    """How far the plan goes."""

    ENTRY = "entry"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class SkillPlan:
    """What the person decided or did about one skill; empty for most.

    `pin`: start no earlier than this day. `effort`: three-point hours of the person's own, or a
    number that is the expected hours itself; both from nothing to *working*, as the catalogue's.
    `level`: a target other than the career's. `needs` adds prerequisites, `needs_not` removes
    them. `started`/`finished` are actual days (inclusive), `logged` actual hours.
    """

    pin: date | None = None
    effort: Effort | float | None = None
    level: Level | None = None
    needs: tuple[SkillId, ...] = ()
    needs_not: tuple[SkillId, ...] = ()
    started: date | None = None
    finished: date | None = None
    logged: float = 0.0
    note: str = ""
    links: tuple[Resource, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs from the catalogue."""
        return self == SkillPlan()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A personal roadmap. Dates, bars and totals are computed from it, never stored.

    `status_date` is the day up to which progress is told; remaining work is laid out from the
    later of it and `start`. `level_cap` limits targets of the career ("proficient is finished
    on the job"). `added` and `removed` change the set of skills, `order` says which ready skill
    is taken first. `assumptions` are the figures behind the hours that differ from the usual.
    `own_routes` are ways there besides the catalogue's, `route_figures` what the person assumes of
    a route: see `planner.domain.route_lookup`. `extra` keeps keys of the file that this version
    does not know, `header` the comment lines at its head.
    """

    title: str
    career: CareerId
    start: date
    status_date: date
    route: RouteChoice = field(default_factory=RouteChoice)
    aim: Aim = Aim.PATH
    deadline: date | None = None
    level_cap: Level = Level.WORKING
    learner: Learner = field(default_factory=Learner)
    plans: Mapping[SkillId, SkillPlan] = field(default_factory=dict)
    added: tuple[SkillId, ...] = ()
    removed: tuple[SkillId, ...] = ()
    order: tuple[SkillId, ...] = ()
    custom_skills: tuple[Skill, ...] = ()
    assumptions: Assumptions = USUAL
    own_routes: tuple[Route, ...] = ()
    route_figures: Mapping[RouteId, RouteFigures] = field(default_factory=dict)
    note: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    header: str = ""

    def plan(self, skill: SkillId) -> SkillPlan:
        """Return what the person decided about `skill`, an empty plan if nothing."""
        return self.plans.get(skill) or SkillPlan()

    def with_plan(self, skill: SkillId, plan: SkillPlan) -> "Roadmap":
        """Return this roadmap with `plan` for `skill`; an empty plan leaves no trace."""
        plans = dict(self.plans)
        if plan.is_empty:
            plans.pop(skill, None)
        else:
            plans[skill] = plan
        return replace(self, plans=plans)
