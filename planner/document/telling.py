"""What an undo step is called where the name of its edit alone would say too little."""

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import hours_text
from planner.domain.parts import PartId
from planner.edits import ChangeOwnSkill, Edit, ResetEffort, SetEffort
from planner.scheduling.schedule import Schedule


def step_text(edit: Edit, before: Schedule, after: Schedule, catalogue: Catalogue) -> str:
    """Return the name of the step from `before` to `after`.

    A step that sets hours says those that the bar stands for, as title and bubble do, not the three
    points or the hours to *working* behind them.
    """
    part = _sets_hours_of(edit)
    bar = after.by_id.get(part) if part is not None else None
    if bar is None:
        return edit.label(before.roadmap, catalogue)
    verb = (
        f"Reset the hours of {bar.label}" if isinstance(edit, ResetEffort) else f"Set {bar.label}"
    )
    return f"{verb} to {hours_text(bar.hours)}"


def _sets_hours_of(edit: Edit) -> PartId | None:
    """Return the skill, or the part of one, whose hours are all that `edit` sets."""
    if isinstance(edit, ChangeOwnSkill):
        only_hours = edit.effort is not None and (edit.name, edit.area, edit.needs) == (None,) * 3
        return edit.skill if only_hours else None
    return edit.skill if isinstance(edit, SetEffort | ResetEffort) else None
