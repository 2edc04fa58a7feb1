"""Which keys mean something while something is dragged on the timeline."""

from planner.document.document import Preview
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

DRAG_KEYS = ("Alt", "Shift", "Esc")
_FREE = {"Alt": "No snapping"}
_HALVES = {"Alt": "Half hours"}
_QUARTERS = {"Shift": "Quarter hours"}
_KEYS: dict[type[Edit], dict[str, str]] = {
    Move: _FREE,
    SetEffort: _HALVES,
    SetHoursFrom: _QUARTERS,
    AddSkill: {"Alt": "Start it here"},
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
    return {**keys, "Esc": "Put it back"}
