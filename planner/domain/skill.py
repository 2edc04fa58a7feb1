"""Skills, what they rest on, and the evidence for their hours."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from planner.domain.effort import Effort, Level

SkillId: TypeAlias = str
GroupId: TypeAlias = str


class Origin(StrEnum):
    """Where a skill comes from; shown to the person, never hidden."""

    ARTICLE = "article"
    PART = "part"
    BRIDGE = "bridge"
    ADDITION = "addition"
    OWN = "own"

    @property
    def label(self) -> str:
        """One phrase for the inspector."""
        return _ORIGIN_LABELS[self]


_ORIGIN_LABELS = {
    Origin.ARTICLE: "Named in the article",
    Origin.PART: "Part of something the article names",
    Origin.BRIDGE: "Not in the article: needed for the order to hold",
    Origin.ADDITION: "Not in the article: added for today’s practice",
    Origin.OWN: "Added by you",
}


class SkillKind(StrEnum):
    """What sort of thing is learnt."""

    SKILL = "skill"
    TOOL = "tool"
    SOFT_SKILL = "soft-skill"
    EXPERIENCE = "experience"


class Track(StrEnum):
    """Whether an area is understood or done: one of each is studied side by side."""

    THEORY = "theory"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Area:
    """One of the fields skills are grouped in; order, icon and colour are the same everywhere."""

    id: str
    name: str
    icon: str = ""
    track: Track = Track.PRACTICE


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact phrase of the article: inventory `row`, words, and the section they stand in."""

    row: str
    phrase: str
    section: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source says about the hours; `source` resolves in the catalogue's sources."""

    source: str
    says: str
    hours_low: float | None = None
    hours_high: float | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from. `hours` is (low, high) for the whole work, `access` its price."""

    title: str
    by: str = ""
    url: str = ""
    kind: str = ""
    hours: tuple[float, float] | None = None
    hours_basis: str = ""
    access: str = ""
    seen_in: str | None = None


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """What has to be mastered first: one `skill`, or one member of the choice group `any_of`.

    Exactly one of the two is set. `level` is the level the prerequisite must have when the
    skill itself is learnt to *working* or above; below that, the lower of the two suffices.
    `deeper`: where the prerequisite is studied in two parts, both have to come first.
    """

    skill: SkillId | None = None
    any_of: GroupId | None = None
    level: Level = Level.WORKING
    reason: str = ""
    sources: tuple[str, ...] = ()
    deeper: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Skills of which one is enough; `default` is taken unless the learner chooses or knows one."""

    id: GroupId
    name: str
    members: tuple[SkillId, ...]
    default: SkillId
    article: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Skill:
    """Something to learn: how long it takes, what it rests on, why it is here.

    `topics` are its parts in the order of learning, () where none are named; how many hours each
    takes is not known.
    """

    id: SkillId
    name: str
    area: str
    effort: Effort
    short_name: str = ""
    kind: SkillKind = SkillKind.SKILL
    origin: Origin = Origin.OWN
    description: str = ""
    topics: tuple[str, ...] = ()
    note: str = ""
    basis: str = ""
    confidence: str = ""
    quotes: tuple[Quote, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    resources: tuple[Resource, ...] = ()

    @property
    def label(self) -> str:
        """The name for bars and lists, where room is scarce."""
        return self.short_name or self.name
