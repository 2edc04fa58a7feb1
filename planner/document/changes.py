"""What a change moved: ids for views, days for people."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What differs between two states.

    `moved`: activities whose dates changed, and by how many days their finish moved. `added`,
    `removed`: activity ids. `touched`: skills whose own data changed. `structure`: lanes or
    outline have to be built anew.
    """

    moved: Mapping[str, int] = field(default_factory=dict)
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    structure: bool = False
    finish_days: int = 0


def changes_between(old: Schedule, new: Schedule) -> ChangeSet:
    """Compare two schedules of the same roadmap."""
    before, after = old.by_id, new.by_id
    moved = {}
    for id_, bar in after.items():
        was = before.get(id_)
        if was is not None and (was.start, was.finish) != (bar.start, bar.finish):
            moved[id_] = (bar.finish - was.finish).days
    touched = {
        skill
        for skill in old.roadmap.plans.keys() | new.roadmap.plans.keys()
        if old.roadmap.plan(skill) != new.roadmap.plan(skill)
    }
    added, removed = after.keys() - before.keys(), before.keys() - after.keys()
    return ChangeSet(
        moved=moved,
        added=frozenset(added),
        removed=frozenset(removed),
        touched=frozenset(touched),
        structure=bool(added or removed),
        finish_days=(new.finish - old.finish).days,
    )
