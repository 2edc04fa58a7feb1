"""Where the person wants to get: career paths and the entry-level set."""

from dataclasses import dataclass
from typing import TypeAlias

from planner.domain.effort import Level
from planner.domain.skill import GroupId, Quote, SkillId

CareerId: TypeAlias = str

NEED_LABELS = {
    "mandatory": "Mandatory at entry level",
    "path": "Part of the path’s definition",
    "typical": "In the typical list or the responsibilities",
    "faq": "In the FAQ’s list of skills",
    "presupposed": "Taken for granted by what is mandatory",
    "bridge": "Not in the article: needed for the order to hold",
    "addition": "Not in the article: added for today’s practice",
}
"""Why a path asks for a skill: the words of the files and what the screen says."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A skill asked for at a level; `group` when any member of a choice group would do.

    `need` is a key of `NEED_LABELS`.
    """

    skill: SkillId
    level: Level
    need: str = ""
    group: GroupId | None = None


@dataclass(frozen=True, slots=True)
class Career:
    """A career path, or the entry-level set: what is asked for, and the article's words for it."""

    id: CareerId
    name: str
    article_says: str
    requirements: tuple[Requirement, ...]
    optional: tuple[SkillId, ...] = ()
    note: str = ""
    quotes: tuple[Quote, ...] = ()
