"""Ways there: a programme with dated terms and courses, or self-study."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from planner.domain.skill import Quote, SkillId

RouteId: TypeAlias = str

_ROUNDING = 1e-9

PER = ("once", "year", "month", "week")
"""How often a price may fall due."""
COST_KINDS = ("sourced", "assumption")
"""What may stand behind a price."""
TERM_KINDS = ("term", "break", "summer", "internship", "prework")
"""What a stretch of a programme may be."""


class RouteKind(StrEnum):
    """The four ways the planner knows, in the order in which routes stand everywhere."""

    SELF_STUDY = "self-study"
    BOOTCAMP = "bootcamp"
    BACHELORS = "bachelors"
    MASTERS = "masters"


@dataclass(frozen=True, slots=True)
class Course:
    """A course of a term. `covers`: fraction of the skill's *working* hours that it delivers.

    An `elective` is one the learner has to choose.
    """

    name: str
    covers: Mapping[SkillId, float]
    credits: float | None = None
    elective: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of a programme.

    It begins `offset_weeks` after the intake and lasts `weeks` (including exams).
    `hours_per_week` is the programme's load; `own_hours_per_week` is the most that is left for
    study of one's own in these weeks.
    """

    name: str
    offset_weeks: int
    weeks: int
    hours_per_week: float
    own_hours_per_week: float
    courses: tuple[Course, ...] = ()
    kind: str = "term"


@dataclass(frozen=True, slots=True)
class Cost:
    """A price: `amount` per `per` (year, month, week, once); `kind` sourced or assumption."""

    id: str
    name: str
    amount: float
    currency: str
    per: str
    kind: str
    source: str | None = None
    note: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that a course takes for granted and the programme has not taught by then."""

    course: str
    skill: SkillId
    missing: SkillId
    level: str


@dataclass(frozen=True, slots=True)
class Route:
    """A way to the goal. Self-study has no terms.

    `intakes` are (month, day) pairs on which a programme starts; none means any Monday.
    `prework_hours` are asked for before the first term. `optional_terms` may be added, such as
    an internship; nothing counts them.
    """

    id: RouteId
    kind: RouteKind
    name: str
    short_name: str
    article_says: str
    terms: tuple[Term, ...] = ()
    intakes: tuple[tuple[int, int], ...] = ()
    prework_hours: float = 0.0
    costs: tuple[Cost, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()
    requires: RouteId | None = None
    quotes: tuple[Quote, ...] = ()
    optional_terms: tuple[Term, ...] = ()

    @property
    def weeks(self) -> int:
        """Length from intake to the end of the last term, in weeks; 0 for self-study."""
        return max((term.offset_weeks + term.weeks for term in self.terms), default=0)

    @property
    def coverage(self) -> dict[SkillId, float]:
        """Fraction of each skill that all courses together deliver, at most 1."""
        return {skill: min(1.0, fraction) for skill, fraction in self._taught().items()}

    @property
    def taught_too_often(self) -> dict[SkillId, float]:
        """The skills whose fractions add up to more than 1, which no route may have, with sums."""
        return {skill: sum_ for skill, sum_ in self._taught().items() if sum_ > 1 + _ROUNDING}

    def _taught(self) -> dict[SkillId, float]:
        total: dict[SkillId, float] = {}
        for term in self.terms:
            for course in term.courses:
                for skill, fraction in course.covers.items():
                    total[skill] = total.get(skill, 0.0) + fraction
        return total


@dataclass(frozen=True, slots=True)
class Price:
    """What the person assumes of a cost; None and "" leave what the route says.

    A cost that the route does not have needs an `amount`.
    """

    amount: float | None = None
    per: str = ""
    currency: str = ""
    name: str = ""
    counted: bool | None = None


@dataclass(frozen=True, slots=True)
class RouteFigures:
    """What the person assumes of a route; None leaves what the route says.

    `hours_per_week` and `own_hours_per_week` hold in all its terms, not in breaks. `optional` are
    names of optional terms that are taken, `costs` prices by the ids of costs.
    """

    hours_per_week: float | None = None
    own_hours_per_week: float | None = None
    optional: tuple[str, ...] = ()
    costs: Mapping[str, Price] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs from the route."""
        return self == RouteFigures()


@dataclass(frozen=True, slots=True)
class RouteChoice:
    """The learner's route and, for programmes, the day from which an intake is wanted."""

    id: RouteId = "self-study"
    from_date: date | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
