"""What is handed to the desktop to be opened, all of it: addresses, and the person's own files."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planner.domain.addresses import may_be_opened

_TEXTS = (".yaml", ".yml")


def open_address(address: str) -> None:
    """Open a web address or begin a letter; anything else is refused."""
    url = QUrl(address)
    if may_be_opened(address) and url.isValid():
        QDesktopServices.openUrl(url)


def open_made(path: Path) -> None:
    """Open a file that this program has just written, or a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_text(path: Path) -> None:
    """Open a roadmap file in the editor of the desktop.

    Of a file with another ending, which the desktop may start as a program, the folder.
    """
    open_made(path if path.suffix.lower() in _TEXTS else path.parent)
