"""What one route would come to for one learner: plain figures, each with how it was computed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.roadmap import Roadmap
from planner.domain.route import Route, RouteId
from planner.domain.skill import SkillId
from planner.domain.switching import Dropped
from planner.scheduling.bill import Bill
from planner.scheduling.schedule import Milestone, Schedule


class ComparisonRow(StrEnum):
    """The figures of an outcome, as the rows of a comparison."""

    FINISH = "finish"
    ENTRY = "entry-level"
    HOURS = "hours"
    WEEKLY = "weekly"
    COST = "cost"
    TAUGHT = "taught"
    LEFT = "left"
    GAPS = "gaps"

    @property
    def label(self) -> str:
        """What the row is about, in the middle of a sentence."""
        return _LABELS[self]


_LABELS = {
    ComparisonRow.FINISH: "likely finish",
    ComparisonRow.ENTRY: "entry level",
    ComparisonRow.HOURS: "hours",
    ComparisonRow.WEEKLY: "hours per week",
    ComparisonRow.COST: "cost",
    ComparisonRow.TAUGHT: "taught by the programme",
    ComparisonRow.LEFT: "left to self-study",
    ComparisonRow.GAPS: "prework and gaps",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a figure was computed, in a sentence or two; `sources` are ids of the catalogue."""

    text: str
    sources: tuple[str, ...] = ()


class StretchKind(StrEnum):
    """Whether a stretch belongs to the programme or to study of one's own."""

    PROGRAMME = "programme"
    STUDY = "study"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the way, for the picture; `first` and `last` are inclusive.

    Terms that follow each other, with no more than a short break between, are one stretch.
    `class_hours` are the programme's load, `own_hours` what the plan studies in it by itself.
    """

    kind: StretchKind
    name: str
    first: date
    last: date
    class_hours: float
    own_hours: float

    @property
    def weeks(self) -> int:
        """Weeks begun, at least 1."""
        return ((self.last - self.first).days + 7) // 7


@dataclass(frozen=True, slots=True)
class Hours:
    """`in_class` is the programme's load times its weeks, whatever it teaches, of which `attended`
    lie before now; `elsewhere` were attended in a programme that is left for this way.
    `from_courses` is how much of the plan the courses take off, `own_study` what is left to do by
    oneself, from now on; `logged` was done before."""

    in_class: float
    attended: float
    from_courses: float
    own_study: float
    logged: float
    elsewhere: float = 0.0

    @property
    def to_attend(self) -> float:
        """What is still to come in class."""
        return self.in_class - self.attended

    @property
    def total(self) -> float:
        """What the way still takes: in class and by oneself."""
        return self.to_attend + self.own_study

    @property
    def done(self) -> float:
        """What was done since the plan began: in class and by oneself."""
        return self.attended + self.elsewhere + self.logged


@dataclass(frozen=True, slots=True)
class WeeklyLoad:
    """Hours in a usual week: `own` outside of terms, `in_term` and `own_in_term` while the
    programme runs (the most of any term), for `term_weeks` from now on; `in_all` is the most that
    both come to in one term. 0 where no term is to come."""

    own: float
    in_term: float = 0.0
    own_in_term: float = 0.0
    in_all: float = 0.0
    term_weeks: int = 0

    @property
    def most(self) -> float:
        """The most of any week."""
        return max(self.own, self.in_all)


@dataclass(frozen=True, slots=True)
class Taught:
    """What courses deliver of a skill: `fraction` of the hours that the plan needs for it (above
    0, at most 1) from `first` to `last`, both inclusive, in `courses`."""

    skill: SkillId
    fraction: float
    hours: float
    first: date
    last: date
    courses: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is left to study of one's own."""
        return self.fraction >= 1.0 - 1e-9


@dataclass(frozen=True, slots=True)
class Left:
    """A skill left to self-study, with the hours still to do; `fraction` of it is taught."""

    skill: SkillId
    hours: float
    fraction: float = 0.0


@dataclass(frozen=True, slots=True)
class Unmet:
    """A course begins on `course_starts` and takes `missing` for granted.

    `ready` is the day (inclusive) by which the plan has it: before the course begins it is
    prework, after it, or None when the plan does not hold it, a gap.
    """

    course: str
    skill: SkillId
    missing: SkillId
    course_starts: date
    ready: date | None
    hours: float

    @property
    def is_prework(self) -> bool:
        """Whether the plan studies it before the course begins."""
        return self.ready is not None and self.ready < self.course_starts


@dataclass(frozen=True, slots=True)
class Required:
    """A degree that has to come first, which the outcome takes as held.

    `finish` is that of the whole when it is done first, from the same start; `weeks` and `bill`
    are what it adds.
    """

    route: Route
    weeks: int
    bill: Bill
    finish: date


@dataclass(frozen=True)
class RouteOutcome:
    """The same learner on `route`.

    `roadmap` is what the plan would be after a switch and `dropped` what the switch would take
    from it; `schedule` its dates. `intake` and `programme_ends` (inclusive) are None without a
    programme. `finish` is the last day of the plan as drawn, `milestones` those of the schedule.
    `taught` and `left` go by the catalogue's areas and order. `unmet` holds prework and gaps.
    `bill` is for the whole way since the plan began: see `paid` and `to_come`.
    """

    route: Route
    roadmap: Roadmap
    dropped: tuple[Dropped, ...]
    schedule: Schedule
    stretches: tuple[Stretch, ...]
    intake: date | None
    programme_ends: date | None
    hours: Hours
    weekly: WeeklyLoad
    taught: tuple[Taught, ...]
    left: Mapping[str, tuple[Left, ...]]
    unmet: tuple[Unmet, ...]
    required: Required | None
    bill: Bill
    explanations: Mapping[ComparisonRow, Explanation]

    @property
    def id(self) -> RouteId:
        """The route's id."""
        return self.route.id

    @property
    def finish(self) -> date:
        """The last day of the plan, inclusive; its start when nothing is to be done."""
        return self.schedule.finish

    @property
    def now(self) -> date:
        """The day from which open work is laid out: what lies before it is done, paid or over."""
        return self.schedule.availability.origin

    @property
    def paid(self) -> Bill:
        """What fell due before now."""
        return self.bill.between(date.min, self.now)

    @property
    def to_come(self) -> Bill:
        """What falls due from now on."""
        return self.bill.between(self.now, date.max)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Entry level and, where the plan goes on, the whole path."""
        return self.schedule.milestones

    @property
    def skills(self) -> int:
        """How many skills the plan holds, done ones too: what “of 52 taught” counts."""
        return len(self.schedule.tasks)

    @property
    def whole_skills(self) -> int:
        """How many skills courses teach in full."""
        return sum(each.is_whole for each in self.taught)

    @property
    def left_skills(self) -> int:
        """How many skills are left to self-study, wholly or in part."""
        return sum(map(len, self.left.values()))

    @property
    def gaps(self) -> tuple[Unmet, ...]:
        """What courses take for granted and the plan does not have by then."""
        return tuple(each for each in self.unmet if not each.is_prework)

    @property
    def prework(self) -> tuple[Unmet, ...]:
        """What the plan studies before the courses that take it for granted."""
        return tuple(each for each in self.unmet if each.is_prework)
