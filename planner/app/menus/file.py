"""The File menu."""

from collections.abc import Callable
from functools import partial

from planner.app.actions.row import ActionRow, MenuRow, SubmenuRow
from planner.app.actions.state import WindowState as S
from planner.app.commands.exports import ExportCommands
from planner.app.commands.files import FileCommands
from planner.app.commands.plan_lists import PlanLists
from planner.app.commands.saving import SaveCommands
from planner.app.pages.side_pages import SidePages
from planner.formats import OFFERS, PDF, Offer

_MENU = "File"


def file_rows(
    files: FileCommands,
    saving: SaveCommands,
    lists: PlanLists,
    exports: ExportCommands,
    sides: SidePages,
    quit_: Callable[[], object],
) -> tuple[MenuRow, ...]:
    """Return the rows; `quit_` closes the window."""
    return (
        ActionRow("new", "New plan", _MENU, sides.new_roadmap, ("Ctrl+N",), "file-plus"),
        SubmenuRow("samples", "New from sample", _MENU, lists.fill_samples),
        ActionRow("open", "Open…", _MENU, files.ask_open, ("Ctrl+O",), "folder-open", group=1),
        SubmenuRow("recent", "Open recent", _MENU, lists.fill_recent, group=1),
        ActionRow("save", "Save", _MENU, saving.save, ("Ctrl+S",), "save", S.on_plan, 2),
        ActionRow(
            "save-as", "Save as…", _MENU, saving.save_as, ("Ctrl+Shift+S",), "", S.on_plan, 2
        ),
        ActionRow(
            "reveal", "Show in folder", _MENU, files.reveal, when=lambda s: s.has_file, group=2
        ),
        *(_export_row(exports, offer) for offer in OFFERS),
        ActionRow("close", "Close plan", _MENU, files.close, ("Ctrl+W",), "", S.on_plan, 4),
        ActionRow("quit", "Quit", _MENU, quit_, ("Ctrl+Q",), group=4, words="exit"),
    )  # fmt: skip


def _export_row(exports: ExportCommands, offer: Offer) -> ActionRow:
    """Return the row of a format; that of the PDF has a key and a place in the toolbar."""
    keys, icon = (("Ctrl+E",), "share") if offer is PDF else ((), "")
    return ActionRow(
        offer.action, offer.text, _MENU, partial(exports.ask, offer), keys, icon, S.on_plan, 3,
        words=offer.words,
    )  # fmt: skip
