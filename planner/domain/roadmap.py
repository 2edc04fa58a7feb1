"""One person's roadmap: the only thing that is edited and saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from planner.domain.assumptions import USUAL, Assumptions
from planner.domain.career import CareerId
from planner.domain.effort import Effort, Level
from planner.domain.learner import Learner
from planner.domain.parts import Earliest, First, PartId, is_deeper, skill_of_part
from planner.domain.route import Route, RouteChoice, RouteFigures, RouteId
from planner.domain.skill import Resource, Skill, SkillId


class Aim(StrEnum):
    """How far the plan goes."""

    ENTRY = "entry"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class DeeperPlan:
    """What the person decided or did about the deeper part of a skill, as in `SkillPlan`."""

    pin: date | Earliest | None = None
    started: date | None = None
    finished: date | None = None
    logged: float = 0.0
    note: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told of it."""
        return self == NOTHING_DEEPER


NOTHING_DEEPER = DeeperPlan()


@dataclass(frozen=True, slots=True)
class SkillPlan:
    """What the person decided or did about one skill; empty for most.

    `pin`: start on this day, or as early as what comes before allows; whatever else is in
    progress. `effort`: three-point hours of the person's own, or a
    number that is the expected hours itself; both from nothing to *working*, as the catalogue's.
    `at_start`: the same as it was when the skill began, where it was changed since. `level`: a
    target other than the career's. `needs` adds prerequisites, `needs_not` removes them, each a
    skill or the deeper part of one. `started`/`finished` are actual days (inclusive), `logged`
    actual hours; of a skill in two parts they tell of the first, `deeper` of the second.
    """

    pin: date | Earliest | None = None
    effort: Effort | float | None = None
    level: Level | None = None
    needs: tuple[PartId, ...] = ()
    needs_not: tuple[SkillId, ...] = ()
    started: date | None = None
    finished: date | None = None
    logged: float = 0.0
    note: str = ""
    links: tuple[Resource, ...] = ()
    deeper: DeeperPlan = NOTHING_DEEPER
    extra: Mapping[str, object] = field(default_factory=dict)
    at_start: Effort | float | None = None

    @property
    def has_begun(self) -> bool:
        """Whether it was started, finished or logged hours on, in either part."""
        return any(each.started or each.finished or each.logged > 0 for each in (self, self.deeper))

    @property
    def has_finished(self) -> bool:
        """Whether a part of it is done."""
        return self.finished is not None or self.deeper.finished is not None

    def with_effort(self, effort: Effort | float | None, usual: Effort) -> "SkillPlan":
        """Return this plan with other hours, the skill's own being `usual`.

        What was estimated when the skill began is kept beside: the record is measured by it.
        """
        kept = self.at_start
        if kept is None and self.has_begun:
            kept = usual if self.effort is None else self.effort
        is_back = kept == (usual if effort is None else effort)
        return replace(self, effort=effort, at_start=None if is_back else kept)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs from the catalogue."""
        return self == SkillPlan()

    @property
    def of_deeper(self) -> "SkillPlan":
        """The plan of the deeper part: its own pin, progress and note, all else the skill's."""
        part = self.deeper
        return replace(
            self, pin=part.pin, started=part.started, finished=part.finished, logged=part.logged,
            note=part.note, deeper=NOTHING_DEEPER,
        )  # fmt: skip

    def with_deeper(self, part: "SkillPlan") -> "SkillPlan":
        """Return this plan with what `part`, made of `of_deeper`, tells of the deeper part."""
        deeper = replace(
            self.deeper, pin=part.pin, started=part.started, finished=part.finished,
            logged=part.logged, note=part.note,
        )  # fmt: skip
        return replace(self, deeper=deeper)


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A personal roadmap. Dates, bars and totals are computed from it, never stored.

    `status_date` is the day up to which progress is told; remaining work is laid out from the
    later of it and `start`. `level_cap` limits targets of the career ("proficient is finished
    on the job"). `first` says whether what entry level asks comes before the rest. `added` and
    `removed` change the set of skills, `order` says which ready part is taken first. `assumptions`
    are the figures behind the hours that differ from the usual. `own_routes` are ways there besides
    the catalogue's, `route_figures` what the person assumes of a route: see
    `planner.domain.route_lookup`. `extra` keeps keys of the file that this version does not know,
    `header` the comment lines at its head and `source` the text it was read from, which keeps the
    other comments; neither is part of what makes two roadmaps equal.
    """

    title: str
    career: CareerId
    start: date
    status_date: date
    route: RouteChoice = field(default_factory=RouteChoice)
    aim: Aim = Aim.PATH
    deadline: date | None = None
    first: First = First.ENTRY
    level_cap: Level = Level.WORKING
    learner: Learner = field(default_factory=Learner)
    plans: Mapping[SkillId, SkillPlan] = field(default_factory=dict)
    added: tuple[SkillId, ...] = ()
    removed: tuple[SkillId, ...] = ()
    order: tuple[PartId, ...] = ()
    custom_skills: tuple[Skill, ...] = ()
    assumptions: Assumptions = USUAL
    own_routes: tuple[Route, ...] = ()
    route_figures: Mapping[RouteId, RouteFigures] = field(default_factory=dict)
    note: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    header: str = field(default="", compare=False)
    source: str = field(default="", compare=False, repr=False)

    def plan(self, skill: SkillId) -> SkillPlan:
        """Return what the person decided about `skill`, an empty plan if nothing."""
        return self.plans.get(skill) or SkillPlan()

    def part_plan(self, part: PartId) -> SkillPlan:
        """Return what the person decided about a skill or the deeper part of one."""
        plan = self.plan(skill_of_part(part))
        return plan.of_deeper if is_deeper(part) else plan

    def with_part_plan(self, part: PartId, plan: SkillPlan) -> "Roadmap":
        """Return this roadmap with pin, progress and note of `plan` for `part`, all of it if that
        is a skill."""
        if not is_deeper(part):
            return self.with_plan(part, plan)
        skill = skill_of_part(part)
        return self.with_plan(skill, self.plan(skill).with_deeper(plan))

    def with_plan(self, skill: SkillId, plan: SkillPlan) -> "Roadmap":
        """Return this roadmap with `plan` for `skill`; an empty plan leaves no trace."""
        plans = dict(self.plans)
        if plan.is_empty:
            plans.pop(skill, None)
        else:
            plans[skill] = plan
        return replace(self, plans=plans)
