"""Which keys mean something while something is dragged on the timeline."""

from planner.document.document import Preview
from planner.domain.parts import EARLIEST
from planner.edits import (
    AddRule,
    AddSkill,
    ChangeRule,
    Edit,
    Move,
    SetDeadline,
    SetEffort,
    SetHoursFrom,
    SetStart,
    Several,
)
from planner.edits.skills import could_be_first

DRAG_KEYS = ("F", "Alt", "Shift", "Esc")
_FREE = {"Alt": "No snapping"}
_HALVES = {"Alt": "Half hours"}
_QUARTERS = {"Shift": "Quarter hours"}
_KEYS: dict[type[Edit], dict[str, str]] = {
    Move: {"F": "Take its prerequisites first", **_FREE},
    SetEffort: _HALVES,
    SetHoursFrom: _QUARTERS,
    AddSkill: _FREE,
    AddRule: _FREE,
    SetStart: _FREE,
    SetDeadline: _FREE,
}


def _can_be_first(edit: Move, preview: Preview) -> bool:
    """Whether something that has not begun could be taken first, so that a bar starts earlier."""
    schedule = preview.before
    return edit.day is EARLIEST and bool(
        could_be_first(edit.skill, schedule.scope, schedule.roadmap)
    )


def keys_of(preview: Preview) -> dict[str, str]:
    """Return the keys that the tool behind `preview` listens to, with what each does."""
    edit = preview.edit
    first = edit.edits[0] if isinstance(edit, Several) and edit.edits else edit
    keys = _KEYS.get(type(first), {})
    if isinstance(first, ChangeRule):
        was = preview.before.roadmap.learner.calendar[first.index]
        keys = _FREE if first.rule.hours == was.hours else _QUARTERS
    if isinstance(first, Move) and not (first is edit and _can_be_first(first, preview)):
        keys = _FREE
    return {**keys, "Esc": "Put it back"}
