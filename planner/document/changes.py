"""What a change moved: ids for views, days for people."""

from collections.abc import ItemsView, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from planner.domain.roadmap import Roadmap
from planner.domain.scope import plans_changed
from planner.scheduling.activity import Bars
from planner.scheduling.schedule import Schedule


@dataclass(frozen=True)
class ChangeSet:
    """What differs between two states.

    `moved`: activities whose dates changed, and by how many days their finish moved. `added`,
    `removed`: activity ids. `structure`: lanes or outline have to be built anew. `roadmaps` are
    those before and after.
    """

    moved: Mapping[str, int] = field(default_factory=dict)
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    structure: bool = False
    finish_days: int = 0
    roadmaps: tuple[Roadmap, Roadmap] | None = None

    @cached_property
    def touched(self) -> frozenset[str]:
        """The skills whose own data changed; no frame of a drag asks for them."""
        return frozenset(plans_changed(*self.roadmaps) if self.roadmaps is not None else ())


class Moves(Mapping[str, int]):
    """By how many days the finish of each bar that has moved is later, by its id.

    Worked out bar by bar until somebody asks for all: most of a drag's frames show a few.
    """

    def __init__(self, old: Bars, new: Bars) -> None:
        self._old, self._new = old, new

    @cached_property
    def _all(self) -> dict[str, int]:
        before, after = self._old.days, self._new.days
        touched = self._new.touched_since(self._old)
        ids = touched if touched is not None else [id_ for id_ in after if id_ in before]
        return {id_: after[id_][1] - before[id_][1] for id_ in ids if before[id_] != after[id_]}

    def __getitem__(self, id_: str) -> int:
        if "_all" in self.__dict__:
            return self._all[id_]
        before, after = self._old.days_of(id_), self._new.days_of(id_)
        if before == after:
            raise KeyError(id_)
        return after[1] - before[1]

    def items(self) -> ItemsView[str, int]:
        """Return all of them with their days."""
        return self._all.items()

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def changes_between(old: Schedule, new: Schedule) -> ChangeSet:
    """Compare two schedules of the same roadmap, by days: no bar is made for it."""
    added, removed = frozenset[str](), frozenset[str]()
    if new.by_id.touched_since(old.by_id) is None:
        before, after = old.by_id.days, new.by_id.days
        added, removed = frozenset(after.keys() - before), frozenset(before.keys() - after)
    return ChangeSet(
        moved=Moves(old.by_id, new.by_id),
        added=added,
        removed=removed,
        structure=bool(added or removed),
        finish_days=(new.finish - old.finish).days,
        roadmaps=(old.roadmap, new.roadmap),
    )
