"""The page for a file that cannot be opened: what is wrong, and what can be had instead."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from planner.app.commands.files import FileCommands
from planner.app.desk import Desk
from planner.app.pages.stack import PageStack
from planner.storage.roadmap_file import RoadmapFileError, load
from planner.views.common.opening import open_made, open_text

if TYPE_CHECKING:
    from planner.views.start.error_page import ErrorPage


class BrokenFile(QObject):
    """Shows the page, and does what it asks for. `left` when the person goes back."""

    left = Signal()

    def __init__(
        self, desk: Desk, files: FileCommands, stack: PageStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._files, self._stack = desk, files, stack
        self._error: RoadmapFileError | None = None
        self._page: ErrorPage | None = None
        files.unreadable.connect(self.show)

    @property
    def page(self) -> "ErrorPage | None":
        """The page of the last file that could not be opened."""
        return self._page

    @Slot(object)
    def show(self, error: RoadmapFileError) -> None:
        """Say why a file cannot be opened."""
        from planner.app.pages.fault_words import fault_of
        from planner.views.start.error_page import ErrorPage

        self._error = error
        if self._page is not None:
            self._page.deleteLater()
        page = self._page = ErrorPage(fault_of(error, self._desk.catalogue))
        page.retry_wanted.connect(self._retry)
        page.backup_wanted.connect(self._open_backup)
        page.rest_wanted.connect(self._open_rest)
        page.repair_wanted.connect(self._open_repaired)
        page.editor_wanted.connect(self._open_editor)
        page.folder_wanted.connect(self._open_folder)
        page.copy_wanted.connect(self._copy)
        page.back_wanted.connect(self.left)
        self._desk.close()
        self._stack.show_page(page)

    def _retry(self) -> None:
        if self._error is not None:
            self._files.open_path(self._error.path)

    def _open_backup(self) -> None:
        if self._page is not None and self._page.fault.backup is not None:
            loaded = load(self._page.fault.backup.path, self._desk.catalogue)
            self._files.show_copy(loaded.roadmap, loaded.problems)

    def _open_rest(self) -> None:
        if self._error is not None and self._error.partial is not None:
            self._files.show_copy(self._error.partial, self._error.problems)

    def _open_repaired(self) -> None:
        if self._error is not None:
            self._files.open_repaired(self._error.path)

    def _open_editor(self) -> None:
        if self._error is not None:
            open_text(self._error.path)

    def _open_folder(self) -> None:
        if self._error is not None:
            open_made(self._error.path.parent)

    def _copy(self) -> None:
        if self._page is not None:
            QGuiApplication.clipboard().setText(self._page.fault.details)
