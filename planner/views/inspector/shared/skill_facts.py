"""What the inspector says about a skill, as words and numbers."""

from dataclasses import dataclass
from datetime import date

from planner.domain.assumptions import Assumptions, Biases
from planner.domain.career import NEED_LABELS
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.formatting import capitalised, day_text, factor_text, hours_text, level_text
from planner.domain.parts import PartId, deeper_of, is_deeper, part_name, skill_of_part
from planner.domain.roadmap import SkillPlan
from planner.domain.skill import Origin, Skill, SkillId
from planner.edits import ChangeOwnSkill, Edit, SetEffort
from planner.scheduling.activity import course_id
from planner.scheduling.crowds import crowd_of
from planner.scheduling.date_reasons import earliest_text, waits_for
from planner.scheduling.forecast import Forecast
from planner.scheduling.own_record import biases_by
from planner.scheduling.schedule import Activity, Schedule
from planner.scheduling.states import State, progress_of, state_of
from planner.scheduling.workload import Status, Task, estimate_of
from planner.views.inspector.shared.chips import ChipData
from planner.views.inspector.shared.insights import Insight

_LONG_DAYS = 28
"""A start put off by fewer days is no matter of its turn."""
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
    """A skill in one schedule, in the plan or not, or one part of a skill that is studied in two.

    `id` is the part's: state, dates, hours, pin, progress and note are those of the part.
    """

    id: PartId
    schedule: Schedule
    catalogue: Catalogue
    day: date
    shown_forecast: ShownForecast | None = None

    @property
    def skill(self) -> Skill:
        """The skill."""
        return self.schedule.scope.skills[skill_of_part(self.id)]

    @property
    def name(self) -> str:
        """The skill's name, with “, deeper” for the second of two parts."""
        return part_name(self.skill.name, self.id)

    @property
    def label(self) -> str:
        """The same where room is scarce."""
        return part_name(self.skill.label, self.id)

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
        return self.schedule.by_id.get(course_id(self.skill.id))

    @property
    def plan(self) -> SkillPlan:
        """What the person decided."""
        return self.schedule.roadmap.part_plan(self.id)

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
        return self.schedule.roadmap.learner.known.get(self.skill.id)

    @property
    def assumptions(self) -> Assumptions:
        """What the person takes for granted about hours."""
        return self.schedule.roadmap.assumptions

    @property
    def biases(self) -> Biases:
        """The factors on hours, by the record where it is in use."""
        return biases_by(self.assumptions, self.schedule.tasks)

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
        effort, bias = estimate_of(self.skill, self.plan, self.biases)
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
    """Return why the study starts when it does, how early it could, and when it shares its hours
    with more than the usual number of skills."""
    bar = view.study
    if bar is None:
        return ""
    why = waits_for(bar, view.schedule)
    crowd = crowd_of(bar.id, view.schedule)
    if crowd is not None:
        why = f"{why} {crowd.text}."
    if bar.status is not Status.PLANNED:
        return why
    earliest, _ = view.schedule.earliest_start(view.id)
    if earliest >= bar.start:
        return why
    return f"{earliest_text(view.id, view.schedule)} {why}"


def turn_sentence(view: SkillFacts) -> str:
    """Return that the safe finish is later for the turn of the skill, not its effort; else "".

    That is where most of it comes from a start that is put off by more than the whole plan is, in
    proportion: the skill then has its turn after others, or after a course.
    """
    bar, safe = view.study, view.safe_finish
    found = view.shown_forecast.forecast if view.shown_forecast else None
    turn = found.turns.get(view.id) if found else None
    if bar is None or safe is None or found is None or turn is None:
        return ""
    origin, later = view.schedule.availability.origin, (safe - bar.finish).days
    whole = max((found.finish.p50 - origin).days, 1)
    usual = (bar.start - origin) * ((found.finish.p80 - origin).days / whole)
    put_off = (turn.p80 - origin - usual).days
    if bar.status is not Status.PLANNED or put_off < max(_LONG_DAYS, later / 2):
        return ""
    return f"Safe is later for its turn, not its effort: it starts by {day_text(turn.p80)} (80%)."


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
    text = _BASES.get(skill.basis, capitalised(skill.basis))
    text += f", {skill.confidence} confidence." if skill.confidence else "."
    if skill.origin is Origin.OWN:
        return text
    bias, given = view.biases.catalogue, view.assumptions.catalogue_hours
    whose = "by your record" if given is None else "your factor on the catalogue’s hours"
    return text if bias == 1.0 else f"{text} Times {factor_text(bias)}, {whose}."


def estimate_edit(view: SkillFacts, effort: Effort) -> Edit:
    """Return the edit that takes three points: of an own skill they are what it says itself."""
    if view.is_own:
        return ChangeOwnSkill(view.skill.id, effort=effort)
    return SetEffort(view.id, effort)


def guess_sentence(view: SkillFacts) -> str:
    """Return what is done with hours that the person estimated."""
    share, given = view.biases.own, view.assumptions.own_estimates
    if share == 1.0:
        return "Your own estimate, as it stands."
    whose = "by your record" if given is None else "your factor on your estimates"
    return f"Your own estimate, times {factor_text(share)}, {whose}."


def _level(view: SkillFacts) -> str:
    task = view.task
    if task is None:
        return "For level working."
    factors = view.assumptions.level_factors(view.catalogue.level_factors)
    text = f"For level {level_text(task.level, factors)}"
    if is_deeper(view.id):
        text += f", from {view.schedule.scope.split[view.skill.id].word} on"
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
    for dependant in scope.unlocks(view.skill.id):
        need = scope.graph.prerequisites(dependant)[view.skill.id]
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
        if each.skill == view.skill.id and each.need in NEED_LABELS
    ]
    return tuple(dict.fromkeys(words))


def reasons(view: SkillFacts) -> tuple[str, ...]:
    """Return what dependants in the plan need the skill for, one sentence each."""
    scope = view.schedule.scope
    lines = []
    for dependant in scope.unlocks(view.skill.id):
        reason = scope.graph.prerequisites(dependant)[view.skill.id].reason
        if reason:
            lines.append(f"{scope.skills[dependant].label}: {reason}")
    return tuple(lines)


def needs_of(view: SkillFacts) -> tuple[ChipData, ...]:
    """Return the direct prerequisites, in the plan or known, each with the reason.

    A deeper part needs the first one besides, and that link cannot be taken away.
    """
    schedule, scope = view.schedule, view.schedule.scope
    chips = []
    if is_deeper(view.id):
        chips.append(chip_of(view.skill.id, schedule, "The part that entry level asks."))
    for need, edge in scope.graph.prerequisites(view.skill.id).items():
        at = f"At level {edge.level.word}. " if edge.level is not Level.WORKING else ""
        part = _part_asked(view, need)
        chips.append(chip_of(part, schedule, f"{at}{edge.reason}".strip(), removable=True))
    return tuple(chips)


def _part_asked(view: SkillFacts, need: SkillId) -> PartId:
    """Return the part of a prerequisite that holds the level asked for."""
    asked = view.schedule.scope.part_links.get(view.id, ())
    return next((part for part in asked if skill_of_part(part) == need), need)


def unlocks_of(view: SkillFacts) -> tuple[ChipData, ...]:
    """Return the parts and skills of the plan that wait for this one."""
    scope, skill = view.schedule.scope, view.skill.id
    chips = []
    if not is_deeper(view.id) and skill in scope.split:
        chips.append(chip_of(deeper_of(skill), view.schedule, "What the path asks beyond it."))
    for dependant in scope.unlocks(skill):
        reason = scope.graph.prerequisites(dependant)[skill].reason
        waiting = [part for part in scope.parts_of(dependant) if view.id in scope.part_links[part]]
        chips += [chip_of(part, view.schedule, reason) for part in waiting]
    return tuple(chips)


def chip_of(part: PartId, schedule: Schedule, tip: str = "", removable: bool = False) -> ChipData:
    """Return the chip of a skill or of a part of one."""
    skill = skill_of_part(part)
    task = schedule.tasks.get(part)
    share = progress_of(task) if task else 0.0
    if task is None and skill not in schedule.roadmap.learner.known:
        tip = f"Not in the plan. {tip}".strip()
    state = state_of(part, schedule)
    area = schedule.scope.skills[skill].area
    return ChipData(part, schedule.label(part), area, state, share, tip, removable)


def is_waiting(view: SkillFacts) -> bool:
    """Return whether the skill is in the plan and has not begun."""
    task = view.task
    return task is not None and task.status is Status.PLANNED
