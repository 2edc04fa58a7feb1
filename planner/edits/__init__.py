"""Every change to a roadmap: `Roadmap -> Roadmap`, or `EditRejected` with a sentence."""

from planner.edits.assumptions import ResetAssumptions, SetAssumption
from planner.edits.base import Edit, EditRejected, Several
from planner.edits.calendar import (
    AddRule,
    ChangeRule,
    RemoveRule,
    SetDeadline,
    SetFocus,
    SetHours,
    SetHoursFrom,
    SetStart,
    SetStatusDate,
)
from planner.edits.holidays import AddHolidays, RemoveHoliday, RemoveHolidays
from planner.edits.links import AddPrerequisite, RemovePrerequisite
from planner.edits.membership import AddSkill, OrderAfter, OrderBefore, RemoveSkill
from planner.edits.own_skills import AddOwnSkill, ChangeOwnSkill, RemoveOwnSkill
from planner.edits.plan import Choose, SetAim, SetCareer, SetIntake, SetNote, SetRoute, SetTitle
from planner.edits.progress import LogHours, MarkDone, MarkKnown, MarkPlanned, MarkStarted
from planner.edits.routes import (
    AddRoute,
    ChangeRoute,
    RemoveRoute,
    SetRouteFigures,
    SwitchRoute,
)
from planner.edits.skills import Move, Pin, ResetEffort, SetEffort, SetLevel, SetSkillNote

__all__ = [
    "AddHolidays",
    "AddOwnSkill",
    "AddPrerequisite",
    "AddRoute",
    "AddRule",
    "AddSkill",
    "ChangeOwnSkill",
    "ChangeRoute",
    "ChangeRule",
    "Choose",
    "Edit",
    "EditRejected",
    "LogHours",
    "MarkDone",
    "MarkKnown",
    "MarkPlanned",
    "MarkStarted",
    "Move",
    "OrderAfter",
    "OrderBefore",
    "Pin",
    "RemoveHoliday",
    "RemoveHolidays",
    "RemoveOwnSkill",
    "RemovePrerequisite",
    "RemoveRoute",
    "RemoveRule",
    "RemoveSkill",
    "ResetAssumptions",
    "ResetEffort",
    "SetAim",
    "SetAssumption",
    "SetCareer",
    "SetDeadline",
    "SetEffort",
    "SetFocus",
    "SetHours",
    "SetHoursFrom",
    "SetIntake",
    "SetLevel",
    "SetNote",
    "SetRoute",
    "SetRouteFigures",
    "SetSkillNote",
    "SetStart",
    "SetStatusDate",
    "SetTitle",
    "Several",
    "SwitchRoute",
]
