"""How long the main things take: `python -m tests.benchmarks`.

Prints median, 99th percentile and the ratio to the same thing with 60 skills. Nothing passes or
fails by the clock: machines differ, ratios hardly.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.export.plan_json import plan_data
from planner.resources import samples
from planner.scheduling.schedule import schedule
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import dumps, load, save
from tests.benchmarks.forecast import forecasts
from tests.benchmarks.plans import made_up_catalogue, made_up_roadmap
from tests.benchmarks.schedules import schedules

SIZES = (60, 300, 2000)
LARGEST = 10_000
SECONDS_EACH = 1.5
MOST, FEWEST = 200, 3
_ROW = "{:<34} {:>7} {:>7} {:>11} {:>11} {:>9}"


@dataclass(frozen=True)
class Case:
    """Something to time; `skills` is its size, None where there is none."""

    name: str
    skills: int | None
    work: Callable[[], object]


def cases(folder: Path) -> Iterator[Case]:
    """Yield all there is to time."""
    shipped = load_catalogue()
    sample = samples() / "applied-ml-evenings.yaml"
    yield Case("load the catalogue", None, load_catalogue)
    yield Case("load a sample roadmap", None, lambda: load(sample, shipped))
    for size in SIZES:
        catalogue = made_up_catalogue(size)
        roadmap = made_up_roadmap(catalogue)
        for name, work in (*schedules(catalogue, roadmap), *forecasts(catalogue, roadmap)):
            yield Case(name, size, work)
        yield from sized(size, catalogue, roadmap, folder)
    largest = made_up_catalogue(LARGEST)
    for name, work in schedules(largest, made_up_roadmap(largest)):
        yield Case(name, LARGEST, work)


def sized(size: int, catalogue: Catalogue, roadmap: Roadmap, folder: Path) -> Iterator[Case]:
    """Yield what depends on the number of skills."""
    path = folder / f"{size}.yaml"
    save(roadmap, path)

    yield Case("load a roadmap", size, lambda: load(path, catalogue))
    yield Case("dumps", size, lambda: dumps(roadmap))
    yield Case("save", size, saves(roadmap, path))
    if size <= 300:
        yield Case(
            "JSON with slack", size, lambda: plan_data(schedule(roadmap, catalogue), catalogue)
        )


def saves(roadmap: Roadmap, path: Path) -> Callable[[], object]:
    """Return what saves a roadmap whose title differs each time, as equal files are not written."""
    count = 0

    def save_it() -> None:
        nonlocal count
        count += 1
        save(replace(roadmap, title=f"Benchmark {count}"), path)

    return save_it


def timed(work: Callable[[], object]) -> list[float]:
    """Return the milliseconds of up to 200 runs, sorted; the first, which warms up, not counted."""
    work()
    times: list[float] = []
    until = time.perf_counter() + SECONDS_EACH
    while len(times) < FEWEST or (len(times) < MOST and time.perf_counter() < until):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return sorted(times)


def main() -> None:
    """Print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    smallest: dict[str, float] = {}
    print(_ROW.format("", "skills", "runs", "median ms", "p99 ms", "to 60"))
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(Path(folder)):
            times = timed(case.work)
            median = statistics.median(times)
            p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
            base = smallest.setdefault(case.name, median) if case.skills else median
            ratio = f"{median / base:.1f}" if case.skills else ""
            size = str(case.skills or "")
            cells = (case.name, size, len(times), f"{median:.2f}", f"{p99:.2f}", ratio)
            print(_ROW.format(*cells), flush=True)
    del application


if __name__ == "__main__":
    main()
