"""How long the main things take, with 60 to 20,000 skills.

Each size has a process of its own, as a plan has in the program: in a heap that an hour of other
work has left behind everything takes a quarter longer. The garbage collector is set as in the
window (`planner.app.garbage_collector`); a row that is timed with Python's own setting says so.
"""

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from math import log
from multiprocessing import get_context
from pathlib import Path

from planner.app.garbage_collector import freeze_what_is_loaded
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
from tests.benchmarks.window import window

SIZES = (60, 300, 2000)
LARGER = (10_000, 20_000)
SECONDS_EACH = 1.5
MOST, FEWEST = 200, 3
BOTH_COLLECTORS = "full schedule, dates"
_THRESHOLDS = gc.get_threshold()
_ROW = "{:<36} {:>7} {:>7} {:>11} {:>11} {:>9} {:>9}"
_MOST_IN_JSON = 300


@dataclass(frozen=True)
class Case:
    """Something to time."""

    name: str
    work: Callable[[], object]


@dataclass(frozen=True)
class Timing:
    """The milliseconds of the runs of a case, sorted."""

    name: str
    times: list[float]


def main() -> None:
    """Print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    smallest: dict[str, float] = {}
    print(_ROW.format("", "skills", "runs", "median ms", "p99 ms", "to 60", "n log n"))
    for size in (None, *SIZES, *LARGER):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
            for timing in own.submit(measured, size).result():
                tell(timing, size, smallest)


def measured(size: int | None) -> list[Timing]:
    """Time everything with `size` skills; None: what has no size."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    found: list[Timing] = []
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(size, Path(folder)):
            found.append(Timing(case.name, timed(case.work)))
            if case.name == BOTH_COLLECTORS:
                name = f"{case.name}, own collector"
                found.append(Timing(name, timed(case.work, as_window=False)))
    del application
    return found


def cases(size: int | None, folder: Path) -> Iterator[Case]:
    """Yield all there is to time with `size` skills."""
    if size is None:
        shipped = load_catalogue()
        sample = samples() / "applied-ml-evenings.yaml"
        yield Case("load the catalogue", load_catalogue)
        yield Case("load a sample roadmap", lambda: load(sample, shipped))
        return
    catalogue = made_up_catalogue(size)
    roadmap = made_up_roadmap(catalogue)
    named = [*schedules(catalogue, roadmap), *window(catalogue, roadmap)]
    if size < LARGER[0]:
        named += forecasts(catalogue, roadmap)
    for name, work in named:
        yield Case(name, work)
    if size < LARGER[0]:
        yield from files(size, catalogue, roadmap, folder)


def files(size: int, catalogue: Catalogue, roadmap: Roadmap, folder: Path) -> Iterator[Case]:
    """Yield what is read and written."""
    path = folder / f"{size}.yaml"
    save(roadmap, path)
    yield Case("load a roadmap", lambda: load(path, catalogue))
    yield Case("dumps", lambda: dumps(roadmap))
    yield Case("save", saves(roadmap, path))
    if size <= _MOST_IN_JSON:
        yield Case("JSON with slack", lambda: plan_data(schedule(roadmap, catalogue), catalogue))


def saves(roadmap: Roadmap, path: Path) -> Callable[[], object]:
    """Return what saves a roadmap whose title differs each time, as equal files are not written."""
    count = 0

    def save_it() -> None:
        nonlocal count
        count += 1
        save(replace(roadmap, title=f"Benchmark {count}"), path)

    return save_it


def timed(work: Callable[[], object], as_window: bool = True) -> list[float]:
    """Return the milliseconds of processor time of up to 200 runs, sorted; the first, which warms
    up, not counted.

    Python's garbage collector is set `as_window` sets it, or as Python does.
    """
    work()
    gc.unfreeze()
    gc.set_threshold(*_THRESHOLDS)
    if as_window:
        freeze_what_is_loaded()
    times: list[float] = []
    until = time.perf_counter() + SECONDS_EACH
    while len(times) < FEWEST or (len(times) < MOST and time.perf_counter() < until):
        begin = time.process_time()
        work()
        times.append((time.process_time() - begin) * 1000)
    return sorted(times)


def _growth(skills: int) -> float:
    """Return how much more n log n is than with the fewest skills."""
    return skills * log(skills) / (SIZES[0] * log(SIZES[0]))


def tell(timing: Timing, skills: int | None, smallest: dict[str, float]) -> None:
    """Print a row of the table; `smallest` holds the medians with the fewest skills."""
    times = timing.times
    median = statistics.median(times)
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    base = smallest.setdefault(timing.name, median) if skills else median
    ratio = f"{median / base:.1f}" if skills else ""
    growth = f"{median / base / _growth(skills):.2f}" if skills else ""
    cells = (timing.name, skills or "", len(times), f"{median:.2f}", f"{p99:.2f}", ratio, growth)
    print(_ROW.format(*cells), flush=True)
