"""From the start of the process to the first painted frame: a roadmap against a bare window.

Both run in turns in processes of their own, on the platform of the environment (offscreen where
there is none), so that what else the machine does meets both alike.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from planner.domain.roadmap import Roadmap
from planner.storage.roadmap_file import save
from tests.benchmarks.plans import START

PAIRS = 30
_SKILLS_ASKED = 60
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
{wait}
app.exec()
"""
_PLANNER = """
import sys
sys.argv = ["planner", {file!r}]
from PySide6.QtWidgets import QApplication
def run(*_):
    app = QApplication.instance()
    {wait}
    return ran()
ran, QApplication.exec = QApplication.exec, staticmethod(run)
from planner.__main__ import main
main()
"""
_WAIT = """import os
    from PySide6.QtCore import QEvent, QObject, QTimer
    class Painted(QObject):
        def eventFilter(self, watched, event):
            if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Expose):
                QTimer.singleShot(0, self, lambda: (os.write(1, b"painted"), os._exit(0)))
            return False
    painted = Painted()
    app.installEventFilter(painted)"""


def main() -> None:
    """Print both times and their ratio."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    with tempfile.TemporaryDirectory() as folder:
        environment["XDG_CONFIG_HOME"] = folder
        path = Path(folder) / "sixty.yaml"
        save(_roadmap(), path)
        bare = _BARE.format(wait=_WAIT.replace("\n    ", "\n"))
        planner = _PLANNER.format(file=str(path), wait=_WAIT)
        for script in (bare, planner):
            seconds_until_paint(script, environment)  # warms the file cache up
        pairs = [
            (seconds_until_paint(bare, environment), seconds_until_paint(planner, environment))
            for _ in range(PAIRS)
        ]
    first, second = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(roadmap / window for window, roadmap in pairs)
    platform = environment["QT_QPA_PLATFORM"]
    print(f"first painted frame ({platform}, {PAIRS} pairs, medians)")
    print(f"  bare QMainWindow {first * 1000:6.0f} ms")
    print(f"  planner FILE     {second * 1000:6.0f} ms, {ratio:.2f} times the bare window")


def seconds_until_paint(script: str, environment: dict[str, str]) -> float:
    """Return the seconds from the start of a process with `script` to its first painted frame."""
    command = [sys.executable, "-c", script]
    begin = time.perf_counter()
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    said = child.stdout.read(7) if child.stdout else b""
    taken = time.perf_counter() - begin
    child.wait()
    if said != b"painted":
        raise RuntimeError("the window was not painted")
    return taken


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
