"""The two parts of a skill that entry level asks at a lower level than the path.

The part that entry level asks has the skill's own id, the rest the id with a “+” behind.
"""

from enum import Enum, StrEnum
from typing import TypeAlias

from planner.domain.skill import SkillId

PartId: TypeAlias = str
"""The id of a skill, or of the deeper part of one."""

_DEEPER = "+"


class Part(StrEnum):
    """Which part of a skill; a skill that is studied in one has none."""

    ENTRY = "entry"
    DEEPER = "deeper"


class First(StrEnum):
    """What is studied first: what entry level asks, or every skill as far as the path asks."""

    ENTRY = "entry"
    PATH = "path"


class Earliest(Enum):
    """A pin to no day: as soon as what comes before allows, with a place of its own."""

    EARLIEST = "earliest"


EARLIEST = Earliest.EARLIEST


def deeper_of(skill: SkillId) -> PartId:
    """Return the id of the deeper part of `skill`."""
    return skill + _DEEPER


def is_deeper(part: PartId) -> bool:
    """Return whether this is the id of a deeper part."""
    return part.endswith(_DEEPER)


def skill_of_part(part: PartId) -> SkillId:
    """Return the skill that the part is of."""
    return part.removesuffix(_DEEPER)


def part_name(name: str, part: PartId) -> str:
    """Return the name of a part: that of the skill, with “, deeper” for the second."""
    return f"{name}, deeper" if is_deeper(part) else name
