"""What everybody who works on the open plan shares: the plan, the catalogue, the clock, a voice."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from planner.app.settings import Settings
from planner.document.background import Submit
from planner.document.document import Document
from planner.domain.catalogue import Catalogue


class Desk(QObject):
    """One plan lies on it, or none. It knows no widget: whoever shows things listens.

    `today` is the clock, `submit` runs work in the background. `opened` carries the `Document`
    that is open now; `closed` comes after one went. `changed` says that what can be done now may
    differ. `said` carries words, the words of a link and what that calls; `complained` a sentence
    on what was refused; `asked` a dialog that waits to be opened.
    """

    opened = Signal(object)
    closed = Signal()
    changed = Signal()
    said = Signal(str, str, object)
    complained = Signal(str)
    asked = Signal(object)

    def __init__(
        self,
        settings: Settings,
        today: Callable[[], date],
        submit: Submit | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.today = today
        self.submit = submit
        self._document: Document | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The shipped catalogue, read when first needed."""
        from planner.storage.catalogue import load_catalogue

        return load_catalogue()

    @property
    def document(self) -> Document | None:
        """The open plan."""
        return self._document

    def open(self, document: Document) -> None:
        """Put `document` on the desk; the one there was is closed."""
        self.close()
        self._document = document
        self.opened.emit(document)

    def close(self) -> None:
        """Close the plan, if one is open."""
        if self._document is not None:
            self._document = None
            self.closed.emit()

    @Slot()
    def tell_change(self) -> None:
        """Say that something that decides what can be done is different."""
        self.changed.emit()

    def say(self, text: str, link: str = "", run: Callable[[], object] | None = None) -> None:
        """Tell what was done, with a link that calls `run`; without a plan nobody is told."""
        if self._document is not None:
            self.said.emit(text, link, run)

    def complain(self, text: str) -> None:
        """Tell why something was refused; without a plan nobody is told."""
        if self._document is not None:
            self.complained.emit(text)

    def ask(self, dialog: QDialog) -> None:
        """Have `dialog`, which has no parent yet, opened over the window."""
        self.asked.emit(dialog)
