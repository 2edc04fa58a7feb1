"""What every view as wide as the window can do: the window knows no more of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.document.document import Document
from planner.views.common.themed import Themed


class Page(Themed, QWidget):
    """A view of the open plan. `said` carries what an edit of it did, for the status bar."""

    said = Signal(str)

    def set_document(self, document: Document) -> None:
        """Show another plan."""
        raise NotImplementedError
