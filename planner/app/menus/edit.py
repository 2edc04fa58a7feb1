"""The Edit menu."""

from planner.app.actions.row import ActionRow
from planner.app.actions.state import WindowState as S
from planner.app.commands.plan import PlanCommands
from planner.app.commands.search import SearchCommands
from planner.app.workspace.workspace import Workspace

_MENU = "Edit"


def edit_rows(
    plan: PlanCommands, search: SearchCommands, workspace: Workspace
) -> tuple[ActionRow, ...]:
    """Return the rows."""
    return (
        ActionRow(
            "undo", "Undo", _MENU, plan.undo, ("Ctrl+Z",), "undo-2", lambda s: s.can_undo,
            says=lambda s: f"Undo {s.undo}".strip(),
        ),
        ActionRow(
            "redo", "Redo", _MENU, plan.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2",
            lambda s: s.can_redo, says=lambda s: f"Redo {s.redo}".strip(),
        ),
        ActionRow(
            "copy", "Copy", _MENU, plan.copy, ("Ctrl+C",), "copy", S.with_inspector, 1, "panes",
            words="clipboard text dates",
        ),
        ActionRow(
            "select-all", "Select all", _MENU, plan.select_all, ("Ctrl+A",), "", S.with_inspector, 1
        ),
        ActionRow(
            "clear", "Clear selection", _MENU, plan.clear_selection, when=S.with_selection,
            group=1,
        ),
        ActionRow(
            "palette", "Search or run a command…", _MENU, search.open, ("Ctrl+K",), "search",
            group=2, words="find skill",
        ),
        ActionRow(
            "find", "Find in the plan…", _MENU, lambda: workspace.panes.timeline.open_find(),
            ("Ctrl+F",), "", S.on_timeline, 2, words="search skill name",
        ),
        ActionRow(
            "find-next", "Next match", _MENU, lambda: workspace.panes.timeline.find_next(),
            ("F3",), "", S.on_timeline, 2,
        ),
        ActionRow(
            "find-previous", "Previous match", _MENU,
            lambda: workspace.panes.timeline.find_previous(), ("Shift+F3",), "", S.on_timeline, 2,
        ),
    )  # fmt: skip
