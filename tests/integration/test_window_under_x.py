"""The program as a person has it: a process, a window manager, a real mouse, a file on disk."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication

from planner.app.settings import Settings
from planner.app.window.main_window import MainWindow
from planner.domain.catalogue import Catalogue
from planner.domain.clock import today
from planner.domain.roadmap import Roadmap
from planner.edits import Pin
from planner.scheduling.schedule import Activity, schedule
from planner.storage.roadmap_file import load
from planner.views.timeline.hit_test import is_movable
from tests.integration.cli.running import ROOT
from tests.integration.xserver import Screen, Window, missing_tools, running, until

pytestmark = [
    pytest.mark.display,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=missing_tools() or "everything is there"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
PIXELS = 90
PROGRAM = [sys.executable, "-m", "planner"]


@dataclass(frozen=True)
class Bar:
    """A bar that can be dragged: its skill, its start, and a point of it inside the window."""

    id: str
    start: date
    x: int
    y: int
    per_day: float


@pytest.fixture
def plan(tmp_path: Path, sample_path: Path) -> Path:
    """A copy of the sample."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(sample_path.read_bytes())
    return path


def bar_of_twin(app: QApplication, plan: Path, window: Window) -> Bar:
    """Return a bar and where it lies, from a window of the same size in this process."""
    twin = MainWindow(Settings(), today)
    twin.resize(window.width, window.height)
    twin.contents.commands.files.open_path(plan)
    twin.show()
    app.processEvents()
    canvas = twin.contents.workspace.panes.timeline.canvas
    scene = canvas.scene()

    def has_room(bar: Activity) -> bool:
        rect = scene.rect(bar.id)
        inside = rect.left() > 10 and rect.left() + 60 + PIXELS < scene.width
        return is_movable(bar) and inside and rect.bottom() < scene.height

    bar = next(bar for bar in scene.schedule.activities if has_room(bar))
    rect = scene.rect(bar.id)
    inside = QPoint(round(rect.left()) + 12, round(rect.center().y()))
    at = canvas.viewport().mapTo(twin, inside)
    twin.close()
    twin.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Bar(bar.id, bar.start, at.x(), at.y(), scene.scale.per_day)


def pin_of(plan: Path, skill: str) -> date | None:
    """Return the pin in the file, read without the program."""
    skills = yaml.safe_load(plan.read_text("utf-8"))["skills"]
    pin = skills.get(skill, {}).get("pin")
    assert pin is None or isinstance(pin, date)
    return pin


def told_by_command(plan: Path, skill: str) -> dict[str, object]:
    """Return what `planner schedule --json` says of a skill."""
    answer = subprocess.run(
        [*PROGRAM, "schedule", str(plan), "--json"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=plan.parent,
        capture_output=True,
        check=True,
        timeout=60,
    )
    found: dict[str, object] = next(
        bar for bar in json.loads(answer.stdout)["activities"] if bar["id"] == skill
    )
    return found


def test_dragged_saved_and_opened_again(
    screen: Screen,
    app: QApplication,
    plan: Path,
    sample: Roadmap,
    catalogue: Catalogue,
    tmp_path: Path,
) -> None:
    log = tmp_path / "planner.log"
    with running([*PROGRAM, str(plan)], log, screen.env) as program:
        window = screen.settled_window("– Roadmap Planner", program)
        bar = bar_of_twin(app, plan, window)
        assert pin_of(plan, bar.id) is None
        screen.drag(window, (bar.x, bar.y), (bar.x + PIXELS, bar.y + 3))
        screen.press("ctrl+s")
        pin = until(lambda: pin_of(plan, bar.id), "the pin in the file", program)
        screen.press("ctrl+q")
        until(lambda: program.end, "the end of the program")
    assert (program.code, program.words) == (0, "")

    dragged = bar.start + timedelta(days=PIXELS / bar.per_day)
    assert abs(pin - dragged) <= timedelta(days=4)
    assert pin.weekday() == 0
    expected = schedule(Pin(bar.id, pin).apply(sample, catalogue), catalogue).by_id[bar.id]
    told = told_by_command(plan, bar.id)
    assert told["pinned"] == pin.isoformat()
    assert (told["start"], told["finish"]) == (str(expected.start), str(expected.finish))
    assert load(plan, catalogue).roadmap == Pin(bar.id, pin).apply(sample, catalogue)
