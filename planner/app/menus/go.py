"""The Go menu."""

from functools import partial

from planner.app.actions.row import ActionRow
from planner.app.actions.state import WindowState as S
from planner.app.commands.bars import BarCommands
from planner.app.commands.looks import LookCommands
from planner.app.workspace.workspace import Workspace

_MENU = "Go"


def go_rows(bars: BarCommands, looks: LookCommands, workspace: Workspace) -> tuple[ActionRow, ...]:
    """Return the rows."""
    return (
        ActionRow(
            "today", "Go to today", _MENU, lambda: workspace.panes.timeline.go_to_today(),
            ("T",), "calendar", S.on_timeline, 0, "panes",
        ),
        ActionRow(
            "first", "First skill", _MENU, partial(looks.show_bar, 0), ("Home",), "",
            S.on_timeline, 0, "canvas",
        ),
        ActionRow(
            "last", "Last skill", _MENU, partial(looks.show_bar, -1), ("End",), "",
            S.on_timeline, 0, "canvas",
        ),
        ActionRow(
            "page-earlier", "One screen earlier", _MENU,
            lambda: workspace.panes.timeline.page(-1), ("PgUp",), "", S.on_timeline, 0, "canvas",
        ),
        ActionRow(
            "page-later", "One screen later", _MENU, lambda: workspace.panes.timeline.page(1),
            ("PgDown",), "", S.on_timeline, 0, "canvas",
        ),
        ActionRow(
            "prerequisite", "To a prerequisite", _MENU, bars.prerequisite, ("[",), "",
            S.with_selection, 0, "panes", words="needs before",
        ),
        ActionRow(
            "dependant", "To a dependant", _MENU, bars.dependant, ("]",), "", S.with_selection, 0,
            "panes", words="unlocks after",
        ),
        ActionRow(
            "next-pane", "Next pane", _MENU, partial(looks.step_pane, 1), ("F6",), "",
            S.with_inspector, 1,
        ),
        ActionRow(
            "previous-pane", "Previous pane", _MENU, partial(looks.step_pane, -1), ("Shift+F6",),
            "", S.with_inspector, 1,
        ),
    )  # fmt: skip
