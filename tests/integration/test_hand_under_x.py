"""The plan follows the hand: dragged by a real mouse a bar is under the pointer at each step."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from planner.domain.catalogue import Catalogue
from planner.domain.clock import today
from planner.domain.parts import EARLIEST
from planner.domain.roadmap import Roadmap
from planner.layout.snapping import MAGNET_PIXELS
from planner.storage.roadmap_file import load, save
from tests.gui.timeline.round_trip import across
from tests.integration.test_drags_under_x import Twin, short_plan
from tests.integration.xserver import Screen, Window, missing_tools, running, until

pytestmark = [
    pytest.mark.display,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=missing_tools() or "everything is there"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
BAR = "verbal-communication"
"""Waits for nothing but its turn."""
STEPS = 10
Told = dict[str, Any]


@dataclass
class Watched:
    """The program on a screen, and what it told of the bar."""

    screen: Screen
    window: Window
    twin: Twin
    log: Path
    plan: Path

    def told(self) -> list[Told]:
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]

    def move(self, at: QPoint) -> Told:
        """Move the mouse, and return what the program showed then."""
        before = len(self.told())
        x, y = self.twin.place(at)
        self.screen.tell("mousemove", "--window", self.window.id, x, y)

        def answer() -> Told | None:
            found = [each for each in self.told()[before:] if each["x"] == at.x()]
            return found[-1] if found else None

        return until(answer, f"a word on the bar with the mouse at {at.x()}")

    def press(self, down: bool) -> Told:
        """Press or let go of the left button."""
        before = len(self.told())
        self.screen.tell("mousedown" if down else "mouseup", 1)
        name = "mousePressEvent" if down else "mouseReleaseEvent"

        def answer() -> Told | None:
            return next((each for each in self.told()[before:] if each["what"] == name), None)

        return until(answer, f"a {name}")


@contextmanager
def watched(screen: Screen, app: QApplication, folder: Path, roadmap: Roadmap) -> Iterator[Watched]:
    """The program on a screen with `roadmap`, its twin beside it to know where things lie."""
    plan, copy, log = folder / "plan.yaml", folder / "copy.yaml", folder / "told.jsonl"
    for path in (plan, copy):
        save(roadmap, path)
    command = [
        sys.executable, "-m", "tests.integration.watched_window", str(log), BAR, str(plan),
    ]  # fmt: skip
    with running(command, folder / "planner.log", screen.env) as program:
        window = screen.settled_window(roadmap.title, program)
        twin = Twin(app, copy, window)
        try:
            yield Watched(screen, window, twin, log, plan)
        finally:
            twin.close()
        screen.press("ctrl+q")
        until(lambda: program.end, "the end of the program")
    assert (program.code, program.words) == (0, "")


def check(told: Told, grip: float, seen: Watched, free: bool) -> None:
    """The bar starts where the hand has it, or on the first day with hours after, on a leash.

    `grip` is how many days right of its beginning it was taken.
    """
    day, per_day, wanted = told["day"], told["per_day"], told["moment"] - grip
    room = MAGNET_PIXELS / per_day if told["rule"] == "earliest" else (0.5 if free else 3.5)
    assert abs(wanted - day) <= room + 1 / per_day
    calendar = seen.twin.document.schedule.availability
    first = calendar.day_of_start(calendar.hours_before(date.fromordinal(day)))
    assert told["start"] == first.toordinal()
    assert (told["leash"] is not None) is (told["start"] != day)
    if told["leash"] is None:
        in_the_hand = told["x"] - grip * per_day
        assert abs(told["left"] - in_the_hand) <= (room + 1) * per_day + 1


@pytest.mark.parametrize(("days", "free"), [(70, False), (-19, False), (63, True)])
def test_bar_is_under_the_pointer_at_each_of_ten_steps_and_after_the_drop(
    screen: Screen,
    app: QApplication,
    sample: Roadmap,
    catalogue: Catalogue,
    tmp_path: Path,
    days: int,
    free: bool,
) -> None:
    """Ten weeks right it comes into the break of the plan; Alt does not snap."""
    roadmap = short_plan(sample, catalogue, today() + timedelta(days=14))
    with watched(screen, app, tmp_path, roadmap) as each:
        hand = each.twin.hand
        at = hand.body(BAR)
        each.move(at)
        pressed = each.press(down=True)
        grip = (pressed["x"] - pressed["left"]) / pressed["per_day"]
        if free:
            each.screen.tell("keydown", "alt")
        to = across(hand, at, days)
        shown = [
            each.move(at + (to - at) * step / STEPS + QPoint(0, 2)) for step in range(1, STEPS + 1)
        ]
        for told in shown:
            check(told, grip, each, free)
        dropped = each.press(down=False)
        if free:
            each.screen.tell("keyup", "alt")
        assert dropped["start"] == shown[-1]["start"]
        assert dropped["left"] == pytest.approx(shown[-1]["left"], abs=1)
        each.screen.press("ctrl+s")
        until(lambda: load(each.plan, catalogue).roadmap != roadmap, "the file")
        pin = load(each.plan, catalogue).roadmap.plan(BAR).pin
        at_magnet = shown[-1]["rule"] == "earliest"
        assert pin == (EARLIEST if at_magnet else date.fromordinal(shown[-1]["day"]))
