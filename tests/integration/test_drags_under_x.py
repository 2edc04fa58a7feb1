"""Every drag of the timeline with the mouse of a real screen, beside the same drag in a twin.

The twin is a window of the same size in this process, dragged by Qt's own events. What the
program then has in its file has to be what the twin has; one step back, the file is as before.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtWidgets import QApplication

from planner.app.settings import Settings
from planner.app.window.main_window import MainWindow
from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.clock import today
from planner.domain.effort import Level
from planner.domain.learner import CalendarRule
from planner.domain.roadmap import Roadmap
from planner.storage.roadmap_file import dumps, save
from planner.views.common.buttons import Button
from planner.views.common.motion import reduce_motion
from planner.views.outline.pane import TreePane
from tests.gui.timeline.hand import CTRL, NO_KEY, Hand
from tests.gui.timeline.round_trip import across, marker
from tests.gui.timeline.test_strip import hours, in_strip, on_limit
from tests.integration.test_window_under_x import PROGRAM
from tests.integration.xserver import Program, Screen, Window, missing_tools, running, until

pytestmark = [
    pytest.mark.display,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=missing_tools() or "everything is there"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
OPEN = (
    "mathematical-optimization", "verbal-communication", "data-wrangling", "containers-cloud",
    "exploratory-data-analysis", "system-design", "unsupervised-learning",
    "bayesian-statistics",
)  # fmt: skip
Place: TypeAlias = tuple[int, int]
WEEK = (2.0, 2.0, 2.0, 2.0, 0.0, 8.0, 0.0)


@dataclass(frozen=True)
class Drag:
    """Where the button is pressed and let go, in pixels of the canvas.

    What is in `chosen` is clicked before, with Ctrl. A `refused` drag changes nothing.
    """

    start: QPoint
    to: QPoint
    chosen: tuple[QPoint, ...] = ()
    refused: bool = False


def short_plan(sample: Roadmap, catalogue: Catalogue, day: date) -> Roadmap:
    """Return a plan from `day` on that is over within the view, with a break and a deadline."""
    rest = CalendarRule(day + timedelta(days=70), day + timedelta(days=83), None, "Holidays")
    learner = replace(
        sample.learner,
        hours=WEEK,
        calendar=(rest,),
        known={id_: Level.PROFICIENT for id_ in catalogue.skills if id_ not in OPEN},
    )
    return replace(
        sample,
        start=day,
        status_date=today(),
        deadline=day + timedelta(days=200),
        learner=learner,
        plans={},
        order=(),
    )


# Where each drag begins and ends, by the twin


def move_a_bar(hand: Hand) -> Drag:
    at = hand.body("data-wrangling")
    return Drag(at, across(hand, at, 23, 3))


def widen_a_bar(hand: Hand) -> Drag:
    at = hand.edge("data-wrangling")
    return Drag(at, across(hand, at, 9, 2))


def link_two(hand: Hand) -> Drag:
    return Drag(hand.dot("system-design"), hand.body("unsupervised-learning"))


def close_a_loop(hand: Hand) -> Drag:
    after, before = "exploratory-data-analysis", "data-wrangling"
    return Drag(hand.dot(after), hand.body(before), refused=True)


def take_before(hand: Hand) -> Drag:
    rect = hand.canvas.scene().rect("mathematical-optimization")
    at = hand.body("bayesian-statistics")
    to = QPoint(round(rect.left() + rect.width() * 0.15), round(rect.center().y()))
    return Drag(at, to)


def move_two(hand: Hand) -> Drag:
    one, other = hand.body("containers-cloud"), hand.body("verbal-communication")
    return Drag(other, across(hand, other, 28, 3), chosen=(one, other))


def study_more(hand: Hand) -> Drag:
    at = on_limit(hand, hand.document.roadmap.start + timedelta(days=35))
    return Drag(at, at + hours(hand, 4))


def move_a_break(hand: Hand) -> Drag:
    at = in_strip(hand, hand.document.roadmap.learner.calendar[0].first + timedelta(days=5))
    return Drag(at, across(hand, at, -14))


def widen_a_break(hand: Hand) -> Drag:
    last = hand.document.roadmap.learner.calendar[0].last
    at = QPoint(hand.x_of(last + timedelta(days=1)), in_strip(hand, last).y())
    return Drag(at, across(hand, at, 7))


def start_later(hand: Hand) -> Drag:
    at = marker(hand, "start")
    return Drag(at, across(hand, at, 16))


def move_the_deadline(hand: Hand) -> Drag:
    at = marker(hand, "deadline")
    return Drag(at, across(hand, at, -21))


def reach_the_end_sooner(hand: Hand) -> Drag:
    at = marker(hand, "path-complete")
    return Drag(at, across(hand, at, -14))


def take_a_later_intake(hand: Hand) -> Drag:
    first = hand.document.roadmap.route.from_date
    assert first is not None
    at = QPoint(hand.x_of(first + timedelta(days=9)), in_strip(hand, first).y())
    return Drag(at, across(hand, at, 31))


DRAGS = (
    move_a_bar, widen_a_bar, link_two, close_a_loop, take_before, move_two, study_more,
    move_a_break, widen_a_break, start_later, move_the_deadline, reach_the_end_sooner,
)  # fmt: skip


# The twin and the screen


class Twin:
    """A window in this process on a file of its own, with a hand on its timeline."""

    def __init__(self, app: QApplication, path: Path, size: Window) -> None:
        reduce_motion(True)
        self.app = app
        self.window = MainWindow(Settings(), today, lambda _: None)
        self.window.resize(size.width, size.height)
        self.window.contents.commands.files.open_path(path)
        self.window.show()
        app.processEvents()
        assert self.window.document is not None
        self.document: Document = self.window.document
        self.hand = Hand(self.window.contents.workspace.panes.timeline, self.document)

    def place(self, at: QPoint) -> Place:
        """Return a point of the canvas in pixels of the window."""
        found = self.hand.ground.mapTo(self.window, at)
        return found.x(), found.y()

    def text_after(self, drag: Drag) -> str:
        """Return the text of the file after `drag`; then take it back."""
        for at in drag.chosen:
            self.hand.click(at, CTRL)
        self.hand.point(drag.start)
        self.hand.drag(drag.start, drag.to)
        self.app.processEvents()
        text = dumps(self.document.roadmap)
        if not drag.refused:
            self.document.undo()
        self.document.select(())
        self.app.processEvents()
        return text

    def text_with(self, skill: str, at: QPoint) -> str:
        """Return the text of the file with a skill of the catalogue dropped at a point."""
        self.hand.canvas.gestures.bring(skill, QPointF(at), NO_KEY)
        picture = self.hand.drag_picture
        assert picture is not None
        text = dumps(picture.preview.after.roadmap)
        self.hand.canvas.cancel_tool()
        return text

    def show_catalogue(self) -> Place:
        """Open the catalogue in the sidebar; return where its tab is in the window."""
        sidebar = self.window.contents.workspace.panes.sidebar
        tab = next(each for each in sidebar.findChildren(Button) if each.text() == "Catalogue")
        tab.click()
        self.app.processEvents()
        at = tab.mapTo(self.window, tab.rect().center())
        return at.x(), at.y()

    def close(self) -> None:
        self.document.undo_stack.setClean()
        self.window.close()
        self.window.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        reduce_motion(False)


class Player:
    """Does on the screen what the twin did, and reads the file."""

    def __init__(
        self, screen: Screen, program: Program, window: Window, twin: Twin, path: Path
    ) -> None:
        self.screen, self.program, self.window, self.twin = screen, program, window, twin
        self.path = path
        self.before = path.read_text("utf-8")

    def saved(self, text: str, what: str, way: tuple[Place, Place] | None = None) -> None:
        """Save until the file holds `text`.

        Before each time a row is dragged along `way`: Qt loses a press that follows at once on the
        Esc of a drag between widgets, and what is in the plan is not taken in again.
        """

        def holds() -> bool:
            if way:
                self.screen.drag(self.window, *way)
            self.screen.press("ctrl+s")
            return self.path.read_text("utf-8") == text

        until(holds, what, self.program)

    def play(self, make: Callable[[Hand], Drag]) -> None:
        """Cancel the drag midway, do it, undo it, redo it and undo it again; save each time."""
        drag, name = make(self.twin.hand), make.__name__
        after = self.twin.text_after(drag)
        assert (after == self.before) is drag.refused, f"{name} in the twin"
        self.choose(drag)
        self.screen.drag(self.window, *self.ends(drag), keys=("Escape",))
        self.choose(drag)
        self.screen.drag(self.window, *self.ends(drag))
        self.saved(after, name)
        if not drag.refused:
            for keys, text in (("ctrl+z", self.before), ("ctrl+shift+z", after)) * 2:
                self.screen.press(keys)
                self.saved(text, f"{keys} after {name}")
            self.screen.press("ctrl+z")
            self.saved(self.before, f"all taken back after {name}")
        self.screen.press("Escape")

    def choose(self, drag: Drag) -> None:
        """Click what has to be selected before, with Ctrl; by Escape nothing else is."""
        if drag.chosen:
            self.screen.press("Escape")
            for at in drag.chosen:
                self.screen.click(self.window, self.twin.place(at), "ctrl")

    def row(self, skill: str, pane: TreePane | None = None) -> Place:
        """Return the middle of a row of the outline, or of the catalogue."""
        window = self.twin.window
        pane = pane or window.contents.workspace.panes.sidebar.outline
        tree, index = pane.tree, pane.model.index_of(skill)
        at = tree.viewport().mapTo(window, tree.visualRect(index).center())
        return at.x(), at.y()

    def ends(self, drag: Drag) -> tuple[Place, Place]:
        return self.twin.place(drag.start), self.twin.place(drag.to)


@contextmanager
def played(screen: Screen, app: QApplication, folder: Path, roadmap: Roadmap) -> Iterator[Player]:
    """The program on a screen with `roadmap`, and its twin; it says nothing and ends well."""
    plan, copy, log = folder / "plan.yaml", folder / "copy.yaml", folder / "planner.log"
    for path in (plan, copy):
        save(roadmap, path)
    with running([*PROGRAM, str(plan)], log, screen.env) as program:
        window = screen.settled_window(roadmap.title, program)
        twin = Twin(app, copy, window)
        try:
            yield Player(screen, program, window, twin, plan)
        finally:
            twin.close()
        screen.press("ctrl+q")
        until(lambda: program.end, "the end of the program")
    assert (program.code, program.words) == (0, "")


def test_every_drag_of_a_plan(
    screen: Screen, app: QApplication, sample: Roadmap, catalogue: Catalogue, tmp_path: Path
) -> None:
    roadmap = short_plan(sample, catalogue, today() + timedelta(days=14))
    with played(screen, app, tmp_path, roadmap) as player:
        for make in DRAGS:
            player.play(make)


def test_a_programme_goes_to_a_later_intake(
    screen: Screen, app: QApplication, sample: Roadmap, catalogue: Catalogue, tmp_path: Path
) -> None:
    roadmap = short_plan(sample, catalogue, today() + timedelta(days=14))
    first = roadmap.start + timedelta(days=100)
    route = replace(roadmap.route, id="bootcamp-part-time", from_date=first)
    with played(screen, app, tmp_path, replace(roadmap, route=route)) as player:
        player.play(take_a_later_intake)


def test_rows_dragged_in_the_sidebar_and_out_of_it(
    screen: Screen, app: QApplication, sample: Roadmap, catalogue: Catalogue, tmp_path: Path
) -> None:
    first, second = "mathematical-optimization", "bayesian-statistics"
    roadmap = short_plan(sample, catalogue, today() + timedelta(days=14))
    with played(screen, app, tmp_path, roadmap) as player:
        order, lane = player.row(first), player.row(second)
        player.screen.drag(player.window, lane, (order[0], order[1] - 6))
        player.saved(dumps(replace(roadmap, order=(second, first))), "the new order")
        player.screen.press("ctrl+z")
        player.saved(player.before, "the order taken back")

    (tmp_path / "less").mkdir()
    without = replace(roadmap, removed=(*roadmap.removed, second))
    with played(screen, app, tmp_path / "less", without) as player:
        sidebar = player.twin.window.contents.workspace.panes.sidebar
        player.screen.click(player.window, player.twin.show_catalogue())
        at = player.row(second, sidebar.catalogue)
        to = player.twin.place(player.twin.hand.empty())
        added = player.twin.text_with(second, player.twin.hand.empty())
        player.screen.drag(player.window, at, to, keys=("Escape",))
        player.saved(player.before, "nothing added by a cancelled drag")
        player.saved(added, "the skill in the plan", (at, to))
        player.screen.press("ctrl+z")
        player.saved(player.before, "the skill taken out again")
