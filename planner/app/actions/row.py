"""A row of the table of actions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from planner.app.actions.state import WindowState

Condition: TypeAlias = Callable[[WindowState], bool]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing the person can do.

    `run` does it. `menu` is the path of its menu, `group` its block there: a hairline parts the
    blocks. `keys` hold in the whole window, or only while the `canvas` or one of the `panes`
    (canvas, outline) has the focus, as `held_in` says: single letters have to. `when` says
    whether it can be done; `ticked` makes it a check mark, `says` gives it another text by state.
    `words` are found by the palette too.
    """

    id: str
    text: str
    menu: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: Condition = WindowState.always
    group: int = 0
    held_in: str = ""
    ticked: Condition | None = None
    says: Callable[[WindowState], str] | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class SubmenuRow:
    """A submenu that `fill` fills whenever it opens."""

    id: str
    text: str
    menu: str
    fill: Callable[[QMenu], object]
    group: int = 0


MenuRow: TypeAlias = ActionRow | SubmenuRow


def keys_text(row: ActionRow) -> str:
    """Return the first shortcut as the screen shows it, such as Ctrl+Shift+S."""
    if not row.keys:
        return ""
    text = QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("Return", "Enter")
