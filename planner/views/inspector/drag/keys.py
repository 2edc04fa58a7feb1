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


def keys_of(preview: Preview) -> dict[str, str]:
    """Return the keys that the tool behind `preview` listens to, with what each does."""
    edit = preview.edit
    first = edit.edits[0] if isinstance(edit, Several) and edit.edits else edit
    keys = _KEYS.get(type(first), {})
    if isinstance(first, ChangeRule):
        was = preview.before.roadmap.learner.calendar[first.index]
        keys = _FREE if first.rule.hours == was.hours else _QUARTERS
    if isinstance(first, Move) and (first.day is not EARLIEST or first is not edit):
        keys = _FREE  # only what stands at its earliest start can be brought further
    return {**keys, "Esc": "Put it back"}
