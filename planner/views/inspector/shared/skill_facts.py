"""What the inspector says about a skill, as words and numbers."""

from dataclasses import dataclass
from datetime import date

from planner.domain.assumptions import Assumptions
from planner.domain.career import NEED_LABELS
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.formatting import factor_text, hours_text
from planner.domain.roadmap import SkillPlan
from planner.domain.skill import Origin, Skill, SkillId
from planner.edits import ChangeOwnSkill, Edit, SetEffort
from planner.scheduling.activity import course_id
from planner.scheduling.date_reasons import earliest_text, waits_for
from planner.scheduling.forecast import Forecast
from planner.scheduling.schedule import Activity, Schedule
from planner.scheduling.states import State, progress_of, state_of
from planner.scheduling.workload import Status, Task, estimate_of
from planner.views.inspector.shared.chips import ChipData
from planner.views.inspector.shared.insights import Insight

_BASES = {
    "published": "Published course effort",
    "derived": "Derived from published course effort",
    "judgement": "A judgement, no published effort",
}


@dataclass(frozen=True, slots=True)
class ShownForecast:
    """The latest forecast; `is_current` unless the plan has changed since."""

    forecast: Forecast
    is_current: bool

    @property
    def role(self) -> str:
        """The ink of what it says."""
        return "ink" if self.is_current else "ink3"


@dataclass(frozen=True, slots=True)
class SkillFacts:
    """One skill in one schedule, in the plan or not."""

    skill: Skill
    schedule: Schedule
    catalogue: Catalogue
    day: date
    shown_forecast: ShownForecast | None = None

    @property
    def id(self) -> SkillId:
        """The skill's id."""
        return self.skill.id

    @property
    def task(self) -> Task | None:
        """What is to be done, None outside the plan."""
        return self.schedule.tasks.get(self.id)

    @property
    def study(self) -> Activity | None:
        """The bar of one's own study."""
        return self.schedule.by_id.get(self.id)

    @property
    def course(self) -> Activity | None:
        """The bar of the programme."""
        return self.schedule.by_id.get(course_id(self.id))

    @property
    def plan(self) -> SkillPlan:
        """What the person decided."""
        return self.schedule.roadmap.plan(self.id)

    @property
    def is_own(self) -> bool:
        """Whether the person made the skill."""
        return self.skill.origin is Origin.OWN

    @property
    def state(self) -> State:
        """How it stands."""
        return state_of(self.id, self.schedule)

    @property
    def known(self) -> Level | None:
        """The level the person knows it at."""
        return self.schedule.roadmap.learner.known.get(self.id)

    @property
    def assumptions(self) -> Assumptions:
        """What the person takes for granted about hours."""
        return self.schedule.roadmap.assumptions

    @property
    def area_name(self) -> str:
        """The area's name."""
        area = self.catalogue.areas.get(self.skill.area)
        return area.name if area else self.skill.area.replace("-", " ").capitalize()

    @property
    def factor(self) -> float:
        """What the three points to *working* are multiplied with to be this bar's hours."""
        task = self.task
        return task.factor if task and task.factor > 0 else 1.0

    @property
    def estimate(self) -> tuple[Effort, float]:
        """The three points of this bar and the bias on them."""
        effort, bias = estimate_of(self.skill, self.plan, self.assumptions)
        return effort.scaled(self.factor), bias

    @property
    def safe_finish(self) -> date | None:
        """The day by which the study is done with a chance of 80 %, None while not known."""
        found = self.shown_forecast.forecast.skills.get(self.id) if self.shown_forecast else None
        return found.p80 if found else None

    @property
    def expected(self) -> float:
        """Expected hours of study."""
        effort, bias = self.estimate
        return effort.expected * bias


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The plan in one schedule; `day` is today."""

    schedule: Schedule
    catalogue: Catalogue
    day: date
    shown_forecast: ShownForecast | None = None
    insight: Insight | None = None

    @property
    def last_day(self) -> date:
        """The day by which the plan is safely done, the planned finish while that is not known."""
        return (
            self.shown_forecast.forecast.finish.p80 if self.shown_forecast else self.schedule.finish
        )


def start_sentence(view: SkillFacts) -> str:
    """Return why the study starts when it does, and how early it could."""
    bar = view.study
    if bar is None:
        return ""
    why = waits_for(bar, view.schedule)
    if bar.status is not Status.PLANNED:
        return why
    earliest, _ = view.schedule.earliest_start(view.id)
    if earliest >= bar.start:
        return why
    return f"{earliest_text(view.id, view.schedule)} {why}"


def basis_sentence(view: SkillFacts) -> str:
    """Return what the hours rest on: source, confidence, level."""
    return " ".join(filter(None, (source_sentence(view, view.plan), _level(view), _courses(view))))


def source_sentence(view: SkillFacts, plan: SkillPlan) -> str:
    """Return where the hours of `plan` come from."""
    effort = plan.effort
    if isinstance(effort, Effort):
        return guess_sentence(view)
    if effort is not None:
        whose = "that of your estimate" if view.is_own else "the catalogue’s"
        return f"Expected hours set by you; the spread is {whose}."
    skill = view.skill
    if not skill.basis and skill.origin is Origin.OWN:
        return guess_sentence(view)
    text = _BASES.get(skill.basis, skill.basis.capitalize())
    text += f", {skill.confidence} confidence." if skill.confidence else "."
    bias = view.assumptions.biases.catalogue
    if skill.origin is not Origin.OWN and bias != 1.0:
        text += f" Times {factor_text(bias)}, your factor on the catalogue’s hours."
    return text


def estimate_edit(view: SkillFacts, effort: Effort) -> Edit:
    """Return the edit that takes three points: of an own skill they are what it says itself."""
    if view.is_own:
        return ChangeOwnSkill(view.id, effort=effort)
    return SetEffort(view.id, effort)


def guess_sentence(view: SkillFacts) -> str:
    """Return what is done with hours that the person estimated."""
    share = factor_text(view.assumptions.biases.own)
    return f"Your own estimate, times {share}: guessed efforts come out low."


def _level(view: SkillFacts) -> str:
    task = view.task
    if task is None:
        return "For level working."
    factor = view.assumptions.level_factors(view.catalogue.level_factors).of(task.level)
    text = f"For level {task.level.word}"
    if abs(factor - 1.0) > 0.01:
        text += f", {factor:g} of the hours to working"
    return f"{text}; what you know already is taken off." if view.known else f"{text}."


def _courses(view: SkillFacts) -> str:
    task = view.task
    if task is None or task.course_hours <= 0:
        return ""
    if task.factor <= 0:
        return "Courses deliver all of it."
    return f"Courses deliver {hours_text(task.course_hours)} more."


def logged_sentence(view: SkillFacts) -> str:
    """Return how much is still to come once a skill has begun, or that nothing was logged."""
    task = view.task
    if task is not None and task.status is Status.DONE and task.plan.logged <= 0:
        return "Done without logged hours."
    if task is None or task.status is not Status.IN_PROGRESS or task.plan.logged <= 0:
        return ""
    return f"About {hours_text(task.remaining)} still to come."


def level_floor(view: SkillFacts) -> tuple[Level, SkillId | None]:
    """Return the level that skills of the plan ask for, and the first that does."""
    floor, asker = Level.AWARE, None
    scope = view.schedule.scope
    for dependant in scope.unlocks(view.id):
        need = scope.graph.prerequisites(dependant)[view.id]
        asked = min(scope.levels[dependant], need.level)
        if asked > floor:
            floor, asker = asked, dependant
    return floor, asker


def need_labels(view: SkillFacts) -> tuple[str, ...]:
    """Return why the career path asks for the skill, in the catalogue's words."""
    roadmap, catalogue = view.schedule.roadmap, view.catalogue
    careers = (catalogue.entry_level, catalogue.careers[roadmap.career])
    words = [
        NEED_LABELS[each.need]
        for career in careers
        for each in career.requirements
        if each.skill == view.id and each.need in NEED_LABELS
    ]
    return tuple(dict.fromkeys(words))


def reasons(view: SkillFacts) -> tuple[str, ...]:
    """Return what dependants in the plan need the skill for, one sentence each."""
    scope = view.schedule.scope
    lines = []
    for dependant in scope.unlocks(view.id):
        reason = scope.graph.prerequisites(dependant)[view.id].reason
        if reason:
            lines.append(f"{scope.skills[dependant].label}: {reason}")
    return tuple(lines)


def needs_of(view: SkillFacts) -> tuple[ChipData, ...]:
    """Return the direct prerequisites, in the plan or known, each with the reason."""
    scope = view.schedule.scope
    chips = []
    for need, edge in scope.graph.prerequisites(view.id).items():
        at = f"At level {edge.level.word}. " if edge.level is not Level.WORKING else ""
        chips.append(chip_of(need, view.schedule, f"{at}{edge.reason}".strip(), removable=True))
    return tuple(chips)


def unlocks_of(view: SkillFacts) -> tuple[ChipData, ...]:
    """Return the skills of the plan that wait for this one."""
    scope = view.schedule.scope
    return tuple(
        chip_of(each, view.schedule, scope.graph.prerequisites(each)[view.id].reason)
        for each in scope.unlocks(view.id)
    )


def chip_of(skill: SkillId, schedule: Schedule, tip: str = "", removable: bool = False) -> ChipData:
    """Return the chip of a skill."""
    held = schedule.scope.skills[skill]
    task = schedule.tasks.get(skill)
    share = progress_of(task) if task else 0.0
    if task is None and skill not in schedule.roadmap.learner.known:
        tip = f"Not in the plan. {tip}".strip()
    state = state_of(skill, schedule)
    return ChipData(skill, held.label, held.area, state, share, tip, removable)


def is_waiting(view: SkillFacts) -> bool:
    """Return whether the skill is in the plan and has not begun."""
    task = view.task
    return task is not None and task.status is Status.PLANNED
