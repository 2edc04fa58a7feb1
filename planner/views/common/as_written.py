"""Names as they are written where Qt would read more into them: tooltips, menus, buttons, labels.

Qt takes a tooltip for markup when it looks like it, and then loads pictures too; in menus and on
buttons an ampersand makes the next letter a shortcut. Names come from files that others wrote.
"""

from html import escape

from PySide6.QtGui import QAction, QIcon, Qt
from PySide6.QtWidgets import QAbstractButton, QListWidgetItem, QMenu, QWidget

_LONGEST_LINE = 90
"""Letters; Qt breaks the lines of rich text only."""
_SAID = "tooltip"


def set_tooltip(target: QWidget | QAction | QListWidgetItem, text: str) -> None:
    """Let `target` show `text` as its tooltip, as it is written; "" shows none.

    A screen reader hears the text too, where nothing else describes the widget.
    """
    shown = plain_tooltip(text)
    target.setToolTip(shown)
    if isinstance(target, QWidget):
        before = target.property(_SAID) or ""
        if target.accessibleDescription() in ("", before):
            target.setAccessibleDescription("" if shown == text else text)
        target.setProperty(_SAID, text)


def plain_tooltip(text: str) -> str:
    """Return what Qt shows as `text`; long lines are broken to fit the screen."""
    if not Qt.mightBeRichText(text) and max(map(len, text.split("\n"))) <= _LONGEST_LINE:
        return text
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'


def titled_tooltip(title: str, *lines: str) -> str:
    """Return what Qt shows as a bold title with lines below it, all as they are written."""
    return "<br>".join([f"<b>{escape(title)}</b>", *map(escape, lines)])


def as_written(text: str) -> str:
    """Return `text` for an action, a box to tick or a labelled field: an ampersand is one."""
    return text.replace("&", "&&")


def as_window_title(text: str) -> str:
    """Return `text` for a window's title, where Qt reads [*] as the mark of unsaved changes."""
    return text.replace("[*]", "[*][*]")


def add_action(menu: QMenu, text: str, picture: QIcon | None = None) -> QAction:
    """Add an action that is called `text`, as it is written, and return it."""
    action = menu.addAction(picture or QIcon(), as_written(text))
    set_tooltip(action, text)
    return action


class AsWritten:
    """Mixin for a button that is called as its text is written. Put it before the Qt class."""

    def setText(self, text: str) -> None:
        """Show `text`."""
        assert isinstance(self, QAbstractButton)
        QAbstractButton.setText(self, as_written(text))

    def text(self) -> str:
        """Return what it is called."""
        assert isinstance(self, QAbstractButton)
        return QAbstractButton.text(self).replace("&&", "&")
