"""What the start of an activity waited for."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planner.domain.parts import PartId


class WaitKind(StrEnum):
    """What the start of an activity waited for."""

    START = "start"
    PREREQUISITE = "prerequisite"
    PIN = "pin"
    COURSE = "course"
    FOCUS = "focus"
    TURN = "turn"
    ENTRY = "entry"
    IDLE = "idle"
    PROGRESS = "progress"
    DONE = "done"
    PROGRAMME = "programme"


class Wait(NamedTuple):
    """The reason for a start: `skill` is the part that was in the way and `day` the last day it
    held (inclusive)."""

    kind: WaitKind
    skill: PartId | None = None
    day: date | None = None


WITH_THE_PLAN = Wait(WaitKind.START)
