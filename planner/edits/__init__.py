"""Every change to a roadmap: `Roadmap -> Roadmap`, or `EditRejected` with a sentence."""

from planner.edits.base import Edit, EditRejected, Several
from planner.edits.calendar import (
    AddRule,
    RemoveRule,
    SetDeadline,
    SetFocus,
    SetHours,
    SetStart,
    SetStatusDate,
)
from planner.edits.links import AddPrerequisite, RemovePrerequisite
from planner.edits.membership import AddSkill, MoveInOrder, RemoveSkill
from planner.edits.plan import Choose, SetAim, SetCareer, SetNote, SetRoute, SetTitle
from planner.edits.progress import LogHours, MarkDone, MarkKnown, MarkPlanned, MarkStarted
from planner.edits.skills import Move, Pin, ResetEffort, SetEffort, SetLevel, SetSkillNote

__all__ = [
    "AddPrerequisite",
    "AddRule",
    "AddSkill",
    "Choose",
    "Edit",
    "EditRejected",
    "LogHours",
    "MarkDone",
    "MarkKnown",
    "MarkPlanned",
    "MarkStarted",
    "Move",
    "MoveInOrder",
    "Pin",
    "RemovePrerequisite",
    "RemoveRule",
    "RemoveSkill",
    "ResetEffort",
    "SetAim",
    "SetCareer",
    "SetDeadline",
    "SetEffort",
    "SetFocus",
    "SetHours",
    "SetLevel",
    "SetNote",
    "SetRoute",
    "SetSkillNote",
    "SetStart",
    "SetStatusDate",
    "SetTitle",
    "Several",
]
