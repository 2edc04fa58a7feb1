"""The page for a file that cannot be opened: what is wrong, and what can be had instead."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from planner.app.commands.files import FileCommands
from planner.app.desk import Desk
from planner.app.pages.stack import PageStack
from planner.domain.graph import CycleError
from planner.domain.roadmap import Roadmap
from planner.domain.words import count_text, day_text
from planner.scheduling.schedule import schedule
from planner.storage.roadmap_file import RoadmapFileError, load
from planner.storage.save import backup_of
from planner.views.common.plan_summary import summary_of
from planner.views.start.error_page import ErrorPage
from planner.views.start.fault import Backup, Fault, lines_around, mark_of


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
    def page(self) -> ErrorPage | None:
        """The page of the last file that could not be opened."""
        return self._page

    @Slot(object)
    def show(self, error: RoadmapFileError) -> None:
        """Say why a file cannot be opened."""
        self._error = error
        if self._page is not None:
            self._page.deleteLater()
        page = self._page = ErrorPage(self._fault(error))
        page.retry_wanted.connect(self._retry)
        page.backup_wanted.connect(self._open_backup)
        page.rest_wanted.connect(self._open_rest)
        page.editor_wanted.connect(self._open_editor)
        page.folder_wanted.connect(self._open_folder)
        page.copy_wanted.connect(self._copy)
        page.back_wanted.connect(self.left)
        self._desk.close()
        self._stack.show_page(page)

    def _fault(self, error: RoadmapFileError) -> Fault:
        first = error.problems[0]
        lines = lines_around(error.path, first.line)
        text = dict(lines).get(first.line or 0, "")
        return Fault(
            error.path, error.problems, lines, mark_of(first, text), self._backup(error.path),
            self._tell(error.partial) if error.partial is not None else "",
        )  # fmt: skip

    def _backup(self, path: Path) -> Backup | None:
        backup = backup_of(path)
        try:
            saved = datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
            roadmap = load(backup, self._desk.catalogue).roadmap
        except (OSError, RoadmapFileError):
            return None
        when = f"{day_text(saved.date(), weekday=True)}, {saved:%H:%M}"
        return Backup(backup, f"{when}. {self._tell(roadmap)}")

    def _tell(self, roadmap: Roadmap) -> str:
        catalogue = self._desk.catalogue
        try:
            plan = summary_of(schedule(roadmap, catalogue), catalogue)
        except CycleError:
            return ""
        logged = f", {plan.hours_done:,.0f} h logged" if plan.hours_done else ""
        held = f"{count_text(plan.skills, 'skill')}{logged}"
        return f"{held}. Opens as a copy, to be saved under a new name."

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

    def _open_editor(self) -> None:
        if self._error is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._error.path)))

    def _open_folder(self) -> None:
        if self._error is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._error.path.parent)))

    def _copy(self) -> None:
        if self._page is not None:
            QGuiApplication.clipboard().setText(self._page.fault.details)
