"""Where a dragged bar lands, and how much else moves: over every bar of every sample.

Each bar that has not begun is dropped 1 to 16 weeks earlier and later, on days that its
prerequisites allow. It has to start on the first day with hours on or after that day; and the fewer
other bars move by over 30 days, the better the plan follows the hand. `python -m tests.benchmarks
drags` prints both.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from planner.domain.catalogue import Catalogue
from planner.edits import Move
from planner.resources import samples
from planner.scheduling.activity import Activity, ActivityKind
from planner.scheduling.preview_session import PreviewSession
from planner.scheduling.schedule import Schedule, schedule
from planner.scheduling.workload import Status
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import load

WEEKS = tuple(week for week in range(-16, 17) if week)
FAR = 30
MEASURED = (1, 2, 4, 8)
BOUNDS = {1: 0.3, 2: 0.45, 4: 0.9, 8: 2.2}
"""How many other bars may move by over 30 days on average, by the weeks of the drag."""


@dataclass
class Drags:
    """What the drags of one plan came to: `errors` are the days between the drop and the start of
    each, `moved` how many others moved far, by the weeks of the drag."""

    errors: list[int] = field(default_factory=list)
    moved: dict[int, list[int]] = field(default_factory=dict)

    def mean(self, week: int) -> float:
        """Return how many others moved far on average, to the left and to the right."""
        counts = self.moved.get(week, []) + self.moved.get(-week, [])
        return sum(counts) / len(counts) if counts else 0.0


def drags_of(plan: Schedule, catalogue: Catalogue) -> Drags:
    """Drag every bar that can be, everywhere its prerequisites allow."""
    found, session = Drags(), PreviewSession(plan, catalogue)
    for bar in movable(plan):
        earliest, _ = plan.earliest_start(bar.id)
        for week in WEEKS:
            day = bar.start + timedelta(weeks=week)
            if day >= earliest:
                after = session.after(Move(bar.id, day).apply(plan.roadmap, catalogue))
                error = after.by_id[bar.id].start - first_day(after, day)
                found.errors.append(error.days)
                found.moved.setdefault(week, []).append(moved_far(plan, after, bar.id))
    return found


def movable(plan: Schedule) -> Iterator[Activity]:
    """Yield the studied bars that have not begun."""
    for bar in plan.activities:
        if bar.kind is ActivityKind.STUDY and bar.status is Status.PLANNED:
            yield bar


def first_day(plan: Schedule, day: date) -> date:
    """Return the first day with hours on or after `day`."""
    calendar = plan.availability
    return calendar.day_of_start(calendar.hours_before(day))


def moved_far(before: Schedule, after: Schedule, dragged: str) -> int:
    """Return how many other bars start or end more than 30 days from where they did."""
    return sum(
        abs((after.by_id[bar.id].start - bar.start).days) > FAR
        for bar in before.activities
        if bar.id != dragged
    )


def of_samples() -> Iterator[tuple[str, Drags]]:
    """Yield the name and the drags of each sample."""
    catalogue = load_catalogue()
    for path in sorted(Path(samples()).glob("*.yaml")):
        plan = schedule(load(path, catalogue).roadmap, catalogue)
        yield path.stem, drags_of(plan, catalogue)


def main() -> None:
    """Print the table."""
    row = "{:<24} {:>6} {:>12} {:>8} {:>8} {:>8} {:>8}"
    print(row.format("others moved by", "drags", "worst error", *(f"{w} weeks" for w in MEASURED)))
    total = Drags()
    for name, found in of_samples():
        _print(row, name, found)
        total.errors += found.errors
        for week, counts in found.moved.items():
            total.moved.setdefault(week, []).extend(counts)
    _print(row, "all", total)


def _print(row: str, name: str, found: Drags) -> None:
    worst = max(map(abs, found.errors), default=0)
    means = (f"{found.mean(week):.2f}" for week in MEASURED)
    print(row.format(name, len(found.errors), f"{worst} days", *means))
