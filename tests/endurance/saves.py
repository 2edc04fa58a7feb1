"""Processes killed while they save: the file is the whole old or the whole new one, each time."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from planner import atomic
from planner.resources import samples
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import RoadmapFileError, load, save
from planner.storage.save import backup_of
from tests.endurance.forks import start

SEED = 13
_LONGEST_S = 0.03


def trial(folder: Path, kills: int) -> list[str]:
    """Kill `kills` savings, every fifth time two at once; return what went wrong."""
    catalogue = load_catalogue()
    plan = load(samples() / "applied-ml-evenings.yaml", catalogue).roadmap
    path = folder / "plan.yaml"
    save(plan, path, catalogue)
    rolled, wrong = random.Random(SEED), []

    def saving(first: int) -> Callable[[Callable[[str], None]], None]:
        def work(say: Callable[[str], None]) -> None:
            for count in range(first, first + 100_000):
                note = "x" * (count * 7919 % 60_000)
                save(replace(plan, title=f"Version {count}", note=note), path, catalogue)
                say("saved")

        return work

    for kill in range(kills):
        children = [start(saving(kill * 1_000_000))]
        if kill % 5 == 0:
            children.append(start(saving(kill * 1_000_000 + 500_000)))
        children[0].wait_for_word()
        time.sleep(rolled.random() * _LONGEST_S)
        for child in children:
            child.kill()
            wrong += [f"kill {kill}: {line}" for line in child.lines if line != "saved"]
        for file in (path, backup_of(path)):
            wrong += _torn(kill, file)
    return wrong + _left(folder, path)


def _torn(kill: int, file: Path) -> list[str]:
    try:
        load(file, load_catalogue())
    except RoadmapFileError as error:
        return [f"kill {kill}: {error}"]
    return []


def _left(folder: Path, path: Path) -> list[str]:
    """Return what is still there once one more saving swept up."""
    catalogue = load_catalogue()
    time.sleep(atomic.YOUNG_S + 0.1)
    save(replace(load(path, catalogue).roadmap, title="The last"), path, catalogue)
    wanted = {path.name, backup_of(path).name}
    return [f"left: {each.name}" for each in folder.iterdir() if each.name not in wanted]
