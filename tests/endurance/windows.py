"""Windows killed while they are edited: what is lost is younger than two seconds, and the rest is
offered however the file is opened."""

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

from planner.app.plan.left_over import LeftOver
from planner.resources import samples
from tests.endurance.forks import Child, now, start

SEED = 13
MOST_LOST_S = 2.0
PACES = ("steady", "fast", "bursts")
Say = Callable[[str], None]


def trial(folder: Path, kills: int, loud: bool = False) -> list[str]:
    """Kill `kills` windows, each of a pace in turn; return what went wrong."""
    rolled, wrong, worst = random.Random(SEED), [], 0.0
    for kill in range(kills):
        place = folder / str(kill)
        place.mkdir()
        plan = place / "plan.yaml"
        plan.write_bytes((samples() / "applied-ml-evenings.yaml").read_bytes())
        child = start(_editing(place, plan, PACES[kill % len(PACES)]))
        child.wait_for_word()
        time.sleep(rolled.uniform(1.0, 4.0))
        ended = now()
        child.kill()
        lost, faults = _judged(child, place, plan, ended)
        worst = max(worst, lost)
        wrong += [f"kill {kill}, {PACES[kill % len(PACES)]}: {fault}" for fault in faults]
    if loud:
        print(f"windows: {kills} killed; the oldest edit lost was {worst:.2f} s old")
    return wrong


def _judged(child: Child, place: Path, plan: Path, ended: float) -> tuple[float, list[str]]:
    """Return how old the oldest edit was that is lost, and what is wrong."""
    faults = [line for line in child.lines if line.startswith("traceback")]
    edits = [json.loads(line) for line in child.lines if line.startswith("[")]
    found = [each for each in LeftOver(_journals(place)).found() if each.belongs_to(plan)]
    titles = dict(edits)
    kept = titles.get(found[0].journal.title, 0.0) if found else 0.0
    lost = [ended - at for _, at in edits if at > kept]
    oldest = max(lost, default=0.0)
    if oldest > MOST_LOST_S:
        faults.append(f"an edit of {oldest:.2f} s before is lost")
    if not found and any(ended - at > MOST_LOST_S for _, at in edits):
        faults.append("nothing is offered")
    if plan.read_bytes() != (samples() / "applied-ml-evenings.yaml").read_bytes():
        faults.append("the file was touched")
    return oldest, faults


def _journals(place: Path) -> Path:
    return next((place / "settings").glob("*"), place) / "recovery"


def _editing(place: Path, plan: Path, pace: str) -> Callable[[Say], None]:
    """Return what a child does: it opens the plan and renames it at that pace for ever."""

    def work(say: Say) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import QSettings, QTimer

        from planner.app.settings import Settings
        from planner.app.startup import make_application
        from planner.app.window.main_window import MainWindow
        from planner.domain.clock import today
        from planner.edits import SetTitle

        app = make_application(["planner"])
        ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        QSettings.setPath(ini, user, str(place / "settings"))
        window = MainWindow(Settings(), today)
        window.show()
        window.contents.commands.files.open_path(plan)
        count = 0

        def edit() -> None:
            nonlocal count
            for _ in range({"steady": 1, "fast": 1, "bursts": 25}[pace]):
                count += 1
                assert window.document is not None
                window.document.apply(SetTitle(f"Edit {count}"))
                say(json.dumps([f"Edit {count}", now()]))

        timer = QTimer(interval={"steady": 250, "fast": 0, "bursts": 1500}[pace])
        timer.timeout.connect(edit)
        timer.start()
        edit()
        app.exec()

    return work
