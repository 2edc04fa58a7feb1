"""Beside TaskJuggler 3 on the same project: `python -m tests.benchmarks taskjuggler`.

One person, 30 hours a week in whole hours from nine to three, 1,000 and 2,000 tasks of 2 to 12
hours with up to three prerequisites each, no pins, one task at a time. Here the rules of the two
coincide: nothing idles, so that both must end on the same day. TaskJuggler (Debian: tj3) gets our
order as its priorities, of which it knows 1,000.

To be kept: the schedule alone at least 1,000 times as fast, the whole process 20 times, the same
last day. TaskJuggler's schedule alone is `tj3 --no-reports` less `tj3 --check-syntax`, which reads
the file and stops; ours is `schedule` in this process. Whole processes read the file and write the
dates of all tasks, ours with `planner schedule FILE --json`, which also gives slack and a forecast
of 10,000 samples, which TaskJuggler has not. It runs once, as it takes its time; ours are medians
of runs before and after it. All figures are milliseconds of processor time, which both use one
core of: what else the machine does would decide a ratio of clock times.

Measured with 3.7.1 on two shared cores, 1,000 and 2,000 tasks: the schedule alone 9.5 and 53.9 s
beside 6.7 and 15 ms (1,420 and 3,500 times), the whole process 10.5 and 54.9 s beside 0.53 and
0.76 s (20 and 72 times; about half of ours is the forecast), the same last day in both.
"""

import csv
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import planner
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.skill import Origin, SkillId
from planner.scheduling.schedule import Schedule, schedule
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import save
from tests.benchmarks.plans import START, made_up_catalogue

SIZES = (1000, 2000)
RUNS, SCHEDULES = 5, 50
MISSING = "taskjuggler: skipped, as TaskJuggler 3 is not installed (apt-get install tj3)."
_CALENDAR = (6.0, 6.0, 6.0, 6.0, 6.0, 0.0, 0.0)
_PRIORITIES = 1000
_MARGIN = timedelta(weeks=4)
_ROW = "{:<34} {:>6} {:>12} {:>12} {:>8}"
_SEED = 3

Answer = TypeVar("Answer")
Dates = dict[SkillId, tuple[str, str]]
"""First and last day of each task, as ISO texts, both inclusive."""

_HEAD = """\
project plan "Plan" {start} - {end} {{
  timezone "UTC"
  timingresolution 60min
}}
resource learner "Learner" {{
  workinghours mon - fri 9:00 - 15:00
  workinghours sat, sun off
}}
"""
_REPORT = """\
taskreport dates "dates" {
  formats csv
  columns id, start, end
  timeformat "%Y-%m-%d"
}
"""


def main() -> None:
    """Print the table, or what is missing for it."""
    if shutil.which("tj3") is None:
        print(MISSING)
        return
    print(_ROW.format("beside TaskJuggler 3", "tasks", "tj3 ms", "ours ms", "ratio"))
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            for line in Comparison.of(size, Path(folder)).lines():
                print(line, flush=True)


@dataclass(frozen=True)
class Comparison:
    """The same project as a file of ours and as one of TaskJuggler's, in `folder`."""

    catalogue: Catalogue
    roadmap: Roadmap
    plan: Schedule
    folder: Path

    @classmethod
    def of(cls, size: int, folder: Path) -> "Comparison":
        """Write both files."""
        catalogue = load_catalogue()
        roadmap = project(size, catalogue)
        plan = schedule(roadmap, catalogue)
        save(roadmap, folder / "plan.yaml")
        (folder / "plan.tjp").write_text("\n".join(tjp_lines(plan)), encoding="utf-8")
        return cls(catalogue, roadmap, plan, folder)

    def lines(self) -> Iterator[str]:
        """Yield the rows of the table and what the dates say."""
        size = len(self.roadmap.custom_skills)
        ours, before = _runs(self._planner)
        theirs, their_process = _timed(self._taskjuggler)
        _, after = _runs(self._planner)
        _, read = _timed(lambda: self._tj3("--check-syntax"))
        _, scheduled = _timed(lambda: self._tj3("--no-reports"))
        our_process = statistics.median(before + after)
        _, schedules = _runs(lambda: schedule(self.roadmap, self.catalogue).finish, SCHEDULES)
        our_schedule = statistics.median(schedules)
        yield _row("schedule alone", size, scheduled - read, our_schedule)
        yield _row("whole process", size, their_process, our_process)
        yield finishes(theirs, ours)

    def _taskjuggler(self) -> Dates:
        self._tj3("--silent")
        with (self.folder / "dates.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        return {_our_id(row["Id"]): (row["Start"], row["End"]) for row in rows}

    def _tj3(self, flag: str) -> None:
        command = ["tj3", flag, "--no-color", "-o", str(self.folder), str(self.folder / "plan.tjp")]
        subprocess.run(command, check=True, capture_output=True)

    def _planner(self) -> Dates:
        command = [sys.executable, "-m", "planner", "schedule", str(self.folder / "plan.yaml")]
        root = str(Path(planner.__file__).parents[1])
        said = subprocess.run(
            [*command, "--json"],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": root},
        )
        bars = json.loads(said.stdout)["activities"]
        return {bar["skill"]: (bar["start"], bar["finish"]) for bar in bars}


def project(size: int, catalogue: Catalogue) -> Roadmap:
    """Return a roadmap of `size` own skills of whole hours, and of none of the `catalogue`."""
    chance = random.Random(_SEED)
    area = next(iter(catalogue.areas))
    skills, plans = [], {}
    for skill in made_up_catalogue(size).skills.values():
        hours = float(chance.randint(2, 12))
        plans[skill.id] = SkillPlan(effort=hours)
        effort = Effort(hours, hours, hours)
        skills.append(replace(skill, area=area, effort=effort, origin=Origin.OWN))
    career = next(iter(catalogue.careers))
    roadmap = Roadmap("Benchmark", career, START, START)
    return replace(
        roadmap,
        learner=replace(roadmap.learner, hours=_CALENDAR, focus=1),
        custom_skills=tuple(skills),
        added=tuple(plans),
        removed=tuple(catalogue.skills),
        plans=plans,
    )


def tjp_lines(plan: Schedule) -> Iterator[str]:
    """Yield the project of `plan` in TaskJuggler's language."""
    end = date.fromordinal(plan.finish.toordinal()) + _MARGIN
    yield _HEAD.format(start=plan.roadmap.start, end=end)
    for place, skill in enumerate(plan.studied):
        priority = _PRIORITIES - plan.work.rank[place] * _PRIORITIES // len(plan.studied)
        needs = ", ".join(f"!{_their_id(need)}" for need in plan.tasks[skill].needs)
        yield f'task {_their_id(skill)} "{skill}" {{'
        yield f"  effort {int(plan.work.hours[place])}h"
        yield f"  allocate learner\n  priority {priority}"
        yield f"  depends {needs}\n}}" if needs else f"  start {plan.roadmap.start}\n}}"
    yield _REPORT


def _their_id(skill: SkillId) -> str:
    return skill.replace("-", "_")


def _our_id(task: str) -> SkillId:
    return task.replace("_", "-")


def finishes(theirs: Dates, ours: Dates) -> str:
    """Return a sentence on the last days, and on how many tasks have the same days in both."""
    their_last, our_last = (max(last for _, last in each.values()) for each in (theirs, ours))
    same = sum(theirs[id_] == days for id_, days in ours.items())
    verdict = "the same last day" if their_last == our_last else "NOT the same last day"
    return f"  {verdict}: {their_last} and {our_last}; {same} of {len(ours)} tasks on the same days"


def _row(name: str, size: int, theirs: float, ours: float) -> str:
    return _ROW.format(name, size, f"{theirs:,.0f}", f"{ours:,.2f}", f"{theirs / ours:,.0f}")


def _timed(work: Callable[[], Answer]) -> tuple[Answer, float]:
    """Return the answer and the milliseconds of processor time it took, here and in processes."""
    begin = _processor_seconds()
    answer = work()
    return answer, (_processor_seconds() - begin) * 1000


def _processor_seconds() -> float:
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def _runs(work: Callable[[], Answer], count: int = RUNS) -> tuple[Answer, list[float]]:
    """Return the last answer of `count` and the milliseconds of each; a first one warms up."""
    work()
    runs = [_timed(work) for _ in range(count)]
    return runs[-1][0], [took for _, took in runs]
