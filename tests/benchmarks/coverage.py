"""How often a log ended within the program’s own forecast: `coverage FILE.csv`.

The file has a heading line and the columns person, estimate and actual (and any others). Each
person’s tasks are replayed in the order of the file: 30 of them are the record, finished with their
actual hours, the next 20 are open, with the estimate as the likely hours and points of half and
1.75 times of it. The windows of open tasks do not overlap. Printed is the share of windows whose
actual sum lies within P50, P80 and P95.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from planner.domain.assumptions import Assumptions
from planner.domain.effort import Effort
from planner.domain.roadmap import SkillPlan
from planner.scheduling.forecast import SAMPLES, SEED, quantile
from planner.scheduling.forecast_samples import Efforts, calendar_with_hours, demand_of
from planner.scheduling.schedule import schedule
from tests.unit.scheduling.synthetic import START, catalogue, roadmap, skill

RECORD, OPEN = 30, 20
LEVELS = (0.5, 0.8, 0.95)


@dataclass(frozen=True, slots=True)
class Logged:
    """A task as it was estimated and as it turned out, both in whatever unit."""

    estimate: float
    actual: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of `windows` that ended within each of `LEVELS`."""

    windows: int
    shares: tuple[float, ...]


def read_log(path: Path) -> dict[str, list[Logged]]:
    """Return the tasks of each person, as in the file; those without an estimate are left out."""
    tasks: dict[str, list[Logged]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            task = Logged(float(row["estimate"]), float(row["actual"]))
            if task.estimate > 0:
                tasks.setdefault(row["person"], []).append(task)
    return tasks


def coverage(log: dict[str, list[Logged]]) -> Coverage:
    """Replay `log`; no window gives shares of 0."""
    within = np.array([row for tasks in log.values() for row in _windows(tasks)], dtype=float)
    if not len(within):
        return Coverage(0, (0.0,) * len(LEVELS))
    return Coverage(len(within), tuple(within.mean(axis=0).tolist()))


def _windows(tasks: Sequence[Logged]) -> Iterator[tuple[bool, ...]]:
    for at in range(RECORD, len(tasks) - OPEN + 1, OPEN):
        ends = forecast_ends(tasks[at - RECORD : at], tasks[at : at + OPEN], at)
        actual = sum(task.actual for task in tasks[at : at + OPEN])
        yield tuple(actual <= quantile(ends, level) for level in LEVELS)


def forecast_ends(done: Sequence[Logged], ahead: Sequence[Logged], first: int) -> np.ndarray:
    """Return all finishes, ascending, of a plan with this record, counted from its start in hours.

    `first` makes the ids, and with them the draws, those of this window.
    """
    every = [*done, *ahead]
    ids = [f"t{first - len(done) + place}" for place in range(len(every))]
    skills = [
        replace(skill(id_, 1.0), effort=Effort.around(task.estimate))
        for id_, task in zip(ids, every, strict=True)
    ]
    plans = {
        id_: SkillPlan(started=START, finished=START, logged=task.actual)
        for id_, task in zip(ids, done, strict=False)
    }
    held = replace(roadmap(), plans=plans, assumptions=Assumptions(record=True))
    plan = schedule(held, catalogue(skills))
    efforts = Efforts(plan, SAMPLES, SEED)
    return np.sort(demand_of(plan, efforts.hours).finish(calendar_with_hours(plan)))


def main(paths: Sequence[str] = ()) -> None:
    """Print a line for each log."""
    if not paths:
        print("coverage: name a log, a CSV file of person, estimate and actual")
    for path in map(Path, paths):
        if not path.is_file():
            print(f"coverage: there is no file {path}")
            continue
        found = coverage(read_log(path))
        shares = "  ".join(
            f"P{level * 100:.0f} {share:.3f}"
            for level, share in zip(LEVELS, found.shares, strict=True)
        )
        print(f"{path.name}: {shares}  ({found.windows} windows)")
