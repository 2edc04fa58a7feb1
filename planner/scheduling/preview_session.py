"""What a schedule would be after an edit, fast enough for every frame of a drag.

Whatever the edit leaves as it was is kept: the scope, the turns, tasks, hours and calendar; the
engine starts again just before the first thing that differs and stops where it stands as it stood;
only bars that were touched get new dates. Edits that concern everything, such as other hours, are
scheduled anew. Either way the answer is that of `schedule`.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cached_property
from operator import attrgetter

from planner.domain.catalogue import Catalogue
from planner.domain.parts import PartId
from planner.domain.roadmap import Roadmap
from planner.domain.scope import plans_changed, same_scope
from planner.domain.skill import SkillId
from planner.scheduling.activity import bar_ids
from planner.scheduling.availability import EPSILON
from planner.scheduling.gates import gate_of, release_of
from planner.scheduling.schedule import Schedule, schedule
from planner.scheduling.trace import Trace
from planner.scheduling.work import on_grid
from planner.scheduling.workload import Status, Task, tasks_with

_SMALL = {"plans", "title", "deadline", "note", "extra", "header"}
_frame = attrgetter(*(each.name for each in fields(Roadmap) if each.name not in _SMALL))
"""What concerns all dates at once."""


class PreviewSession:
    """Answers "what if" about one schedule. Make a new one when the roadmap has been changed."""

    def __init__(self, schedule: Schedule, catalogue: Catalogue) -> None:
        self.schedule = schedule
        self._catalogue = catalogue

    def after(self, roadmap: Roadmap) -> Schedule:
        """Return the schedule of `roadmap`, an edited version of the session's.

        Equal to `schedule(roadmap, catalogue)`. Raises `CycleError` on a loop.
        """
        now = self.schedule
        changed = plans_changed(now.roadmap, roadmap)
        if not same_scope(now.roadmap, roadmap, changed):
            return schedule(roadmap, self._catalogue)
        tasks = self._tasks_changed(roadmap, changed)
        if tasks is None:
            return schedule(roadmap, self._catalogue, now.scope)
        return self._with(roadmap, tasks)

    @cached_property
    def _trace(self) -> Trace:
        return Trace(self.schedule.work)

    def _tasks_changed(
        self, roadmap: Roadmap, plans: Iterable[SkillId]
    ) -> dict[PartId, Task] | None:
        """Return the tasks that differ; None if more differs than hours and pins.

        `plans` are the skills whose own plans differ.
        """
        now = self.schedule
        if _frame(now.roadmap) != _frame(roadmap):
            return None
        changed: dict[PartId, Task] = {}
        for skill in plans:
            if skill in now.scope.levels:
                made = tasks_with(skill, roadmap, self._catalogue, now.scope, now.programme)
                changed.update({task.id: task for task in made})
        is_small = all(_differs_little(now.tasks[part], task) for part, task in changed.items())
        return changed if is_small else None

    def _with(self, roadmap: Roadmap, changed: dict[PartId, Task]) -> Schedule:
        now = self.schedule
        index, plan = now.index, now.by_id.plan
        tasks, gates, timing, work = {**now.tasks, **changed}, {**now.gates}, now.timing, now.work
        places = {index[part] for part in changed if part in index}
        touched = places
        if places:
            hours, release, pinned = list(work.hours), list(work.release), list(work.pinned)
            for place in places:
                part = now.studied[place]
                gates[part] = gate_of(tasks[part], tasks, now.programme)
                hours[place] = on_grid(tasks[part].remaining)
                release[place] = release_of(gates[part], now.availability)
                pinned[place] = tasks[part].pin is not None
            work = replace(work, hours=hours, release=release, pinned=pinned)
            outcome = self._trace.again(work, places)
            timing, touched = outcome.timing, outcome.touched | places
        plan = replace(plan, tasks=tasks, timing=timing, gates=gates)
        ids = [id_ for part in changed for id_ in bar_ids(part)]
        return replace(
            now, roadmap=roadmap, tasks=tasks, work=work, timing=timing, gates=gates,
            by_id=now.by_id.changed(plan, touched, ids),
        )  # fmt: skip


def _differs_little(before: Task, after: Task) -> bool:
    """Return whether neither progress nor being studied at all is another."""
    if Status.DONE in (before.status, after.status) or before.status is not after.status:
        return False
    return (before.remaining > EPSILON) == (after.remaining > EPSILON)
