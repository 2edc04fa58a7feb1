"""How long a schedule, its slack and the frames of a drag take."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import cycle

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.edits import AddPrerequisite, Move, Pin, SetEffort
from planner.scheduling.engine import run
from planner.scheduling.schedule import schedule
from planner.scheduling.slack import critical_skills, slack_days

Timed = tuple[str, Callable[[], object]]
Drag = Pin | Move | SetEffort

DRAGS, FRAMES = 20, 10
_NEAR = 30
_MOST_WITH_SLACK = 2000
_LONG = 5000
_SEED = 7


def busier(roadmap: Roadmap, size: int) -> Roadmap:
    """Return `roadmap` with so many hours that even the longest plan ends on the calendar."""
    hours = (24.0,) * 7 if size > _LONG else roadmap.learner.hours
    return replace(roadmap, learner=replace(roadmap.learner, hours=hours))


def schedules(catalogue: Catalogue, roadmap: Roadmap) -> Iterator[Timed]:
    """Yield what to time on a roadmap, each with its name."""
    roadmap = busier(roadmap, len(catalogue.skills))
    plan = schedule(roadmap, catalogue)
    yield "full schedule, dates", lambda: schedule(roadmap, catalogue).finish
    yield "full schedule, bars", lambda: schedule(roadmap, catalogue).activities
    yield "scope known, dates", lambda: schedule(roadmap, catalogue, plan.scope).finish
    yield "scope known, bars", lambda: schedule(roadmap, catalogue, plan.scope).activities
    yield "engine alone", lambda: run(plan.work)
    yield "preview of a link", links(Document(roadmap, catalogue))
    for name, edits in drags(catalogue, roadmap).items():
        yield f"frame of a drag: {name}", frames(Document(roadmap, catalogue), edits)
    if len(catalogue.skills) <= _MOST_WITH_SLACK:
        yield "critical skills", lambda: critical_skills(plan)
        yield "slack in days", lambda: slack_days(plan)


def drags(catalogue: Catalogue, roadmap: Roadmap) -> dict[str, list[Drag]]:
    """Return the edits of 20 drags of 10 frames each, on bars all over the plan."""
    chance = random.Random(_SEED)
    bars = chance.choices(schedule(roadmap, catalogue).activities, k=DRAGS)
    weeks = [timedelta(days=7 * frame) for frame in range(1, FRAMES + 1)]
    hours = [1 + frame / FRAMES for frame in range(FRAMES)]
    return {
        "later": [Pin(bar.id, bar.start + week) for bar in bars for week in weeks],
        "earlier": [Move(bar.id, bar.start - week) for bar in bars for week in weeks],
        "longer": [SetEffort(bar.id, bar.hours * more) for bar in bars for more in hours],
    }


def links(document: Document) -> Callable[[], object]:
    """Return what previews the next of many links, as a drag from bar to bar does."""
    chance = random.Random(_SEED)
    skills = list(document.schedule.tasks)
    pairs = [sorted(chance.sample(range(len(skills)), 2)) for _ in range(DRAGS)]
    shown = cycle([AddPrerequisite(skills[after], skills[before]) for before, after in pairs])
    return lambda: document.preview(next(shown))


def frames(document: Document, edits: list[Drag]) -> Callable[[], object]:
    """Return what previews the next edit and asks what a frame shows: the dates of the dragged
    bar, how far its neighbours move, and the finish."""
    shown = cycle(edits)
    bars = [bar.id for bar in document.schedule.activities]
    place = {id_: place for place, id_ in enumerate(bars)}

    def frame() -> object:
        edit = next(shown)
        preview = document.preview(edit)
        if preview is None:
            return None
        after, moved, at = preview.after, preview.changes.moved, place[edit.skill]
        near = bars[max(at - _NEAR, 0) : at + _NEAR]
        return after.finish, after.by_id[edit.skill], [moved.get(id_) for id_ in near]

    return frame
