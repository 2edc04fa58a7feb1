"""What the inspector shows of a skill and of the plan, as numbers and days."""

from dataclasses import dataclass
from datetime import date

from planner.domain.assumptions import Assumptions, Biases
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.parts import PartId, part_name, skill_of_part
from planner.domain.roadmap import SkillPlan
from planner.domain.skill import Origin, Skill
from planner.edits import ChangeOwnSkill, Edit, SetEffort
from planner.scheduling.activity import course_id
from planner.scheduling.forecast import Forecast
from planner.scheduling.own_record import biases_by
from planner.scheduling.schedule import Activity, Schedule
from planner.scheduling.states import State, state_of
from planner.scheduling.workload import Status, Task, estimate_of
from planner.views.inspector.shared.insights import Insight


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


def estimate_edit(view: SkillFacts, effort: Effort) -> Edit:
    """Return the edit that takes three points: of an own skill they are what it says itself."""
    if view.is_own:
        return ChangeOwnSkill(view.skill.id, effort=effort)
    return SetEffort(view.id, effort)


def is_waiting(view: SkillFacts) -> bool:
    """Return whether the skill is in the plan and has not begun."""
    task = view.task
    return task is not None and task.status is Status.PLANNED
