"""The yardsticks: `python -m tests.benchmarks [NAME ...]`, all of them without a name.

`timings` tells how long the main things take: median, 99th percentile, the ratio to the
same thing with 60 skills, and that ratio over the one of n log n: what stays near 1 grows no
faster. The garbage collector is set as in the window (`planner.app.collector`); a row that is
timed with Python's own setting says so. `canvas` times frames of drag, hover, pan and zoom,
`startup` the first painted frame and `memory` the window, both against a bare one. `optimum` and
`taskjuggler` need tools of their own and say so where they are missing; see their modules. Nothing
passes or fails by the clock: machines differ, ratios hardly.
"""

import argparse
import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

from planner.app.collector import spare_what_is_loaded
from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.export.plan_json import plan_data
from planner.resources import samples
from planner.scheduling.schedule import schedule
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import dumps, load, save
from tests.benchmarks import canvas, memory, optimum, startup, taskjuggler
from tests.benchmarks.forecast import forecasts
from tests.benchmarks.plans import made_up_catalogue, made_up_roadmap
from tests.benchmarks.schedules import schedules
from tests.benchmarks.window import window

SIZES = (60, 300, 2000)
LARGEST = 10_000
SECONDS_EACH = 1.5
MOST, FEWEST = 200, 3
BOTH_COLLECTORS = "full schedule, dates"
_THRESHOLDS = gc.get_threshold()
_ROW = "{:<34} {:>7} {:>7} {:>11} {:>11} {:>9} {:>9}"


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
        for name, work in (
            *schedules(catalogue, roadmap),
            *window(catalogue, roadmap),
            *forecasts(catalogue, roadmap),
        ):
            yield Case(name, size, work)
        yield from sized(size, catalogue, roadmap, folder)
    largest = made_up_catalogue(LARGEST)
    roadmap = made_up_roadmap(largest)
    for name, work in (*schedules(largest, roadmap), *window(largest, roadmap)):
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


def timed(work: Callable[[], object], as_window: bool = True) -> list[float]:
    """Return the milliseconds of up to 200 runs, sorted; the first, which warms up, not counted.

    Python's garbage collector is set `as_window` sets it, or as Python does.
    """
    work()
    gc.unfreeze()
    gc.set_threshold(*_THRESHOLDS)
    if as_window:
        spare_what_is_loaded()
    times: list[float] = []
    until = time.perf_counter() + SECONDS_EACH
    while len(times) < FEWEST or (len(times) < MOST and time.perf_counter() < until):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return sorted(times)


def _growth(skills: int) -> float:
    """Return how much more n log n is than with the fewest skills."""
    return skills * log(skills) / (SIZES[0] * log(SIZES[0]))


def timings() -> None:
    """Print the table of how long the main things take."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    smallest: dict[str, float] = {}
    print(_ROW.format("", "skills", "runs", "median ms", "p99 ms", "to 60", "n log n"))
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(Path(folder)):
            tell(case.name, case.skills, timed(case.work), smallest)
            if case.name == BOTH_COLLECTORS:
                name = f"{case.name}, own collector"
                tell(name, case.skills, timed(case.work, as_window=False), smallest)
    del application


def tell(name: str, skills: int | None, times: list[float], smallest: dict[str, float]) -> None:
    """Print a row of the table; `smallest` holds the medians with the fewest skills."""
    median = statistics.median(times)
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    base = smallest.setdefault(name, median) if skills else median
    ratio = f"{median / base:.1f}" if skills else ""
    growth = f"{median / base / _growth(skills):.2f}" if skills else ""
    cells = (name, str(skills or ""), len(times), f"{median:.2f}", f"{p99:.2f}", ratio, growth)
    print(_ROW.format(*cells), flush=True)


YARDSTICKS = {
    "timings": timings,
    "canvas": canvas.main,
    "startup": startup.main,
    "memory": memory.main,
    "optimum": optimum.main,
    "taskjuggler": taskjuggler.main,
}


def main() -> None:
    """Print the tables of the yardsticks named, or of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(YARDSTICKS))
    names = parser.parse_args().names
    for name in names:
        if name not in YARDSTICKS:
            parser.error(f"“{name}” is no yardstick; there are {', '.join(YARDSTICKS)}.")
    for name in names or YARDSTICKS:
        YARDSTICKS[name]()


if __name__ == "__main__":
    main()
