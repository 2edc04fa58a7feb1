"""What a schedule would be after an edit, fast enough for every frame of a drag.

Whatever the edit leaves as it was is kept: the scope and the tails, tasks, hours and calendar; the
engine starts again just before the first thing that differs and stops where it stands as it
stood; only bars that were touched get new dates. Edits that concern everything, such as other
hours, are scheduled anew. Either way the answer is that of `schedule`.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cached_property
from operator import attrgetter

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.domain.scope import plans_changed, same_scope
from planner.domain.skill import SkillId
from planner.scheduling.activity import bar_ids
from planner.scheduling.availability import EPSILON
from planner.scheduling.engine import by_rank, on_grid
from planner.scheduling.schedule import Schedule, gate_of, own_places, release_of, schedule
from planner.scheduling.trace import Trace
from planner.scheduling.workload import Status, Task, status_of, task_with

_SMALL = {"plans", "order", "title", "deadline", "note", "extra", "header"}
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
    ) -> dict[SkillId, Task] | None:
        """Return the tasks that differ; None if more differs than hours, pins and order.

        `plans` are the skills whose own plans differ.
        """
        now = self.schedule
        if _frame(now.roadmap) != _frame(roadmap):
            return None
        tasks = {}
        for skill in plans:
            task = now.tasks.get(skill)
            if task is None:
                continue
            plan = roadmap.plan(skill)
            if task.status is Status.DONE or status_of(plan) is not task.status:
                return None
            changed = task_with(plan, task, roadmap, self._catalogue)
            if (changed.remaining > EPSILON) != (task.remaining > EPSILON):
                return None
            tasks[skill] = changed
        return tasks

    def _with(self, roadmap: Roadmap, changed: dict[SkillId, Task]) -> Schedule:
        now = self.schedule
        index, plan = now.index, now.by_id.plan
        tasks, gates, timing = {**now.tasks, **changed}, {**now.gates}, now.timing
        places = {index[skill] for skill in changed if skill in index}
        for place in places:
            skill = now.studied[place]
            gates[skill] = gate_of(tasks[skill], tasks, now.programme)
        order, moved, forward = self._order(roadmap)
        places |= moved
        work, touched = now.work, places
        if places:
            hours, release = list(work.hours), list(work.release)
            for place in places:
                skill = now.studied[place]
                hours[place] = on_grid(tasks[skill].remaining)
                release[place] = release_of(gates[skill], now.availability)
            work = replace(
                work, hours=hours, release=release, order=order,
                rank=by_rank(order) if moved else work.rank,
            )  # fmt: skip
            outcome = self._trace.again(work, places, forward)
            timing, touched = outcome.timing, outcome.touched
            touched |= places
        plan = replace(plan, tasks=tasks, timing=timing, gates=gates)
        ids = [id_ for skill in changed for id_ in bar_ids(skill)]
        return replace(
            now, roadmap=roadmap, tasks=tasks, work=work, timing=timing, gates=gates,
            by_id=now.by_id.changed(plan, touched, ids),
        )  # fmt: skip

    def _order(self, roadmap: Roadmap) -> tuple[list[int], set[int], set[int]]:
        """Return the order, what is no longer in its old place, and what of it moved forward."""
        now = self.schedule
        if roadmap.order == now.roadmap.order:
            return now.work.order, set(), set()
        old, new = own_places(now.roadmap, now.index), own_places(roadmap, now.index)
        moved, forward = _moves(old, new)
        if not moved:
            return now.work.order, moved, forward
        return now.priorities.order(new), moved, forward


def _moves(old: list[int], new: list[int]) -> tuple[set[int], set[int]]:
    """Return members of two own orders without which both are in the same order, and those of
    them that may go before one they went after.

    Who joins the order goes before all that are not in it.
    """
    joined, left = set(new).difference(old), set(old).difference(new)
    before = [place for place in old if place not in left]
    after = [place for place in new if place not in joined]
    differ = [at for at, place in enumerate(before) if after[at] != place]
    if not differ:
        return joined | left, joined
    first, last = differ[0], differ[-1] + 1
    before, after = before[first:last], after[first:last]
    if before[:-1] == after[1:]:
        forward, back = {after[0]}, left
    elif before[1:] == after[:-1]:
        forward, back = set[int](), left | {before[0]}
    else:
        forward, back = set(after), left
    return joined | forward | back, joined | forward
