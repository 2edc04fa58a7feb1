"""The Help menu."""

from functools import partial

from planner.app.actions.row import ActionRow
from planner.app.commands.help import HelpCommands
from planner.app.pages.side_pages import SidePages

_MENU = "Help"


def help_rows(help_: HelpCommands, sides: SidePages) -> tuple[ActionRow, ...]:
    """Return the rows."""
    return (
        ActionRow(
            "shortcuts", "Keyboard shortcuts", _MENU, help_.shortcuts, ("F1", "Ctrl+/"),
            "keyboard",
        ),
        ActionRow(
            "work", "What an ML engineer does", _MENU, partial(sides.about_role, ""),
            icon="book-open", words="article role job salary data scientist facts",
        ),
        ActionRow("about", "About Roadmap Planner", _MENU, help_.about, words="version licence"),
    )  # fmt: skip
