"""Processor time until a window is idle, ours and GNOME Planner's with as many tasks.

GNOME Planner (Debian: planner) needs an X server, so that both run on one of their own (Xvfb),
in turns. Where either is missing that is said, and ours runs offscreen. Linux only: the time is
read from /proc.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from planner.domain.roadmap import Roadmap
from planner.domain.skill import Origin
from planner.storage.roadmap_file import save
from tests.benchmarks.plans import START, made_up_catalogue, made_up_roadmap

TASKS = 1000
ROUNDS = 5
MISSING = "beside GNOME Planner: skipped, as {} is not installed (apt-get install planner xvfb)."
_QUIET, _LONGEST, _STEP = 1.5, 60.0, 0.1
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_SEED = 3
_HEAD = """
<project name="Benchmark" company="" manager="" phase="" calendar="1" mrproject-version="2"
    project-start="20260105T000000Z">
  <properties/><phases/>
  <calendars>
    <day-types>
      <day-type id="0" name="Working" description=""/>
      <day-type id="1" name="Nonworking" description=""/>
    </day-types>
    <calendar id="1" name="Default">
      <default-week mon="0" tue="0" wed="0" thu="0" fri="0" sat="1" sun="1"/>
      <overridden-day-types>
        <overridden-day-type id="0"><interval start="0800" end="1200"/></overridden-day-type>
      </overridden-day-types>
      <days/>
    </calendar>
  </calendars>
  <tasks/><resource-groups/><resources/><allocations/>
</project>
"""


def main() -> None:
    """Print both, the least of some rounds."""
    if not Path("/proc/self/stat").exists():
        print("idle: skipped, as this system has no /proc")
        return
    theirs = gnome_planner()
    absent = [
        name for name, path in (("planner", theirs), ("Xvfb", shutil.which("Xvfb"))) if not path
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save(thousand_skills(), folder / "ours.yaml")
        (folder / "theirs.planner").write_text(thousand_tasks(), "utf-8")
        ours = [sys.executable, "-m", "planner", str(folder / "ours.yaml")]
        commands = {f"planner FILE, {TASKS:,} skills": ours}
        if theirs and not absent:
            commands[f"GNOME Planner, {TASKS:,} tasks"] = [theirs, str(folder / "theirs.planner")]
        with screen(offscreen=bool(absent)) as variables:
            own = {**variables, **dict.fromkeys(("XDG_CONFIG_HOME", "XDG_CACHE_HOME"), name)}
            tell(commands, {**os.environ, **own})
    if absent:
        print(MISSING.format(" and ".join(absent)))


def tell(commands: Mapping[str, Sequence[str]], environment: Mapping[str, str]) -> None:
    """Print a line for each command."""
    print(f"processor time until the window is idle ({ROUNDS} rounds, the least)")
    runs = [
        [seconds_until_idle(each, environment) for each in commands.values()]
        for _ in range(1 + ROUNDS)  # the first warms the caches up
    ]
    for name, taken in zip(commands, zip(*runs[1:], strict=True), strict=True):
        print(f"  {name:30}{min(taken) * 1000:6.0f} ms")


def seconds_until_idle(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return the seconds of processor time that a window takes until it rests; then end it."""
    window = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    used, since, until = 0.0, time.monotonic(), time.monotonic() + _LONGEST
    try:
        while time.monotonic() < min(since + _QUIET, until):
            time.sleep(_STEP)
            now = processor_seconds(window.pid)
            if window.poll() is not None:
                raise RuntimeError(f"{command[0]} ended by itself")
            if now > used + 1.5 / _TICKS:
                used, since = now, time.monotonic()
    finally:
        window.kill()
        window.wait()
    return used


def processor_seconds(process: int) -> float:
    """Return what a process has used, all threads, in the program and in the system."""
    told = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / _TICKS


@contextmanager
def screen(offscreen: bool) -> Iterator[dict[str, str]]:
    """Yield the variables that name the screen: a new X server's, or none."""
    if offscreen:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        number = server.stdout.readline().decode().strip() if server.stdout else ""
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


def gnome_planner() -> str | None:
    """Return where GNOME Planner is; a script of that name is our own."""
    for folder in os.get_exec_path():
        file = Path(folder, "planner")
        if os.access(file, os.X_OK) and file.read_bytes()[:4] == b"\x7fELF":
            return str(file)
    return None


def thousand_skills() -> Roadmap:
    """Return a roadmap with so many skills of its own, on up to three others each."""
    catalogue = made_up_catalogue(TASKS)
    own = tuple(
        replace(skill, id=f"own-{id_}", area="math", origin=Origin.OWN, prerequisites=tuple(
            replace(need, skill=f"own-{need.skill}") for need in skill.prerequisites
        ))
        for id_, skill in catalogue.skills.items()
    )  # fmt: skip
    held = replace(made_up_roadmap(catalogue), plans={}, start=START, status_date=START)
    return replace(
        held, career="applied-ml-engineer", custom_skills=own, added=tuple(each.id for each in own)
    )


def thousand_tasks() -> str:
    """Return a project of GNOME Planner's with so many tasks, on up to three others each."""
    project, chance = ElementTree.fromstring(_HEAD.strip()), random.Random(_SEED)
    tasks = project.find("tasks")
    assert tasks is not None
    day = {"start": "20260105T000000Z", "end": "20260105T170000Z"}
    kind = {"type": "normal", "scheduling": "fixed-work", "priority": "0", "percent-complete": "0"}
    for number in range(1, TASKS + 1):
        names = {"id": str(number), "name": f"Task {number}", "note": ""}
        work = str(3600 * chance.randint(2, 12))
        task = ElementTree.SubElement(tasks, "task", {**names, **day, **kind, "work": work})
        before = range(max(1, number - 40), number)
        needs = sorted(chance.sample(before, min(len(before), chance.randint(0, 3))))
        links = ElementTree.SubElement(task, "predecessors")
        for place, need in enumerate(needs, 1):
            link = {"id": str(place), "predecessor-id": str(need), "type": "FS"}
            ElementTree.SubElement(links, "predecessor", link)
    return ElementTree.tostring(project, "unicode", xml_declaration=True)


if __name__ == "__main__":
    main()
