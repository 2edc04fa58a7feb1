"""From the start of the process to the first painted frame, to the plan, to rest.

A roadmap runs against a bare window, in turns and in processes of their own, on the platform of the
environment (offscreen where there is none), so that what else the machine does meets both alike.
The figures are processor time; modules are compiled and the catalogue's cache is filled before.
What is used until the window rests is told beside GNOME Planner (`idle`).
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from planner import generated
from planner.domain.roadmap import Roadmap
from planner.storage.roadmap_file import save
from tests.benchmarks import idle
from tests.benchmarks.plans import START

PAIRS = 12
_SKILLS_ASKED = 60
_BARE = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow
{painted}
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.exec()
"""
_FIRST = """
import os, sys
sys.argv = ["planner", {file!r}]
from PySide6.QtWidgets import QApplication, QMainWindow
{painted}
from planner.__main__ import main
main()
"""
_PLAN = """
import os, sys
sys.argv = ["planner", {file!r}]
from PySide6.QtWidgets import QApplication, QMainWindow
{painted}
def when_open(*_):
    QApplication.exec = running
    watch(QApplication.instance())
    return running()
running, QMainWindow.show = QApplication.exec, shown
QApplication.exec = staticmethod(when_open)
from planner.__main__ import main
main()
"""
_PAINTED = """
from PySide6.QtCore import QCoreApplication, QEvent, QObject
class Painted(QObject):
    passing = seen = False
    def eventFilter(self, watched, event):
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        flushes = event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Expose)
        if self.passing or not flushes:
            return False
        self.passing = True
        QCoreApplication.sendEvent(watched, event)
        self.passing = False
        if self.seen:
            os.write(1, b"painted")
            os._exit(0)
        return True
def watch(app):
    app.painted = Painted()
    app.installEventFilter(app.painted)
def show(window):
    watch(QApplication.instance())
    shown(window)
shown, QMainWindow.show = QMainWindow.show, show
"""


def main() -> None:
    """Print the times and their ratios to the bare window's."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not generated.file_of_code().exists():
        print("startup: without what the set-up keeps (“python3 bootstrap.py setup” makes it)")
    with tempfile.TemporaryDirectory() as folder:
        environment |= dict.fromkeys(("XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder)
        path = Path(folder) / "sixty.yaml"
        save(_roadmap(), path)
        bare = _BARE.format(painted=_PAINTED)
        first = _FIRST.format(file=str(path), painted=_PAINTED)
        plan = _PLAN.format(file=str(path), painted=_PAINTED)
        scripts = (bare, first, plan)
        for script in scripts:
            seconds_until_paint(script, environment)  # warms the file cache up
        runs = [[seconds_until_paint(each, environment) for each in scripts] for _ in range(PAIRS)]
    platform = environment["QT_QPA_PLATFORM"]
    print(f"processor time to the first painted frame ({platform}, {PAIRS} rounds, the least)")
    names = ("bare QMainWindow", "planner FILE", "… with the plan on it")
    for place, name in enumerate(names):
        taken = min(run[place] for run in runs)
        ratio = statistics.median(run[place] / run[0] for run in runs)
        print(f"  {name:22}{taken * 1000:6.0f} ms, {ratio:.2f} times the bare window")
    idle.main()


def seconds_until_paint(script: str, environment: dict[str, str]) -> float:
    """Return the processor seconds of a process with `script`, which ends at its first painted
    frame."""
    before = os.times()
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, env=environment)
    after = os.times()
    if done.stdout != b"painted":
        raise RuntimeError("the window was not painted")
    user, system = (
        (after.children_user - before.children_user),
        (after.children_system - before.children_system),
    )
    return user + system


def _roadmap() -> Roadmap:
    from dataclasses import replace

    from planner.domain.scope import scope_of
    from planner.resources import samples
    from planner.storage.catalogue import load_catalogue
    from planner.storage.roadmap_file import load

    catalogue = load_catalogue()
    roadmap = load(samples() / "applied-ml-evenings.yaml", catalogue).roadmap
    roadmap = replace(roadmap, start=START, status_date=max(START, roadmap.status_date))
    missing = [id_ for id_ in catalogue.skills if id_ not in scope_of(roadmap, catalogue).levels]
    for id_ in missing:
        count = len(scope_of(roadmap, catalogue).levels)
        if count >= _SKILLS_ASKED:
            break
        roadmap = replace(roadmap, added=(*roadmap.added, id_))
    return roadmap


if __name__ == "__main__":
    main()
