"""Fills the start page and the page for broken files, and does what they ask for."""

from collections import deque
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from planner.domain.graph import CycleError
from planner.domain.roadmap import Roadmap
from planner.domain.words import day_text
from planner.render.theme import Theme
from planner.resources import samples
from planner.scheduling.schedule import schedule
from planner.storage.roadmap_file import RoadmapFileError, load
from planner.storage.save import backup_of
from planner.views.start.error_page import ErrorPage
from planner.views.start.fault import Backup, Fault, lines_around, mark_of
from planner.views.start.page import StartPage
from planner.views.start.summary import PlanSummary, summary_of

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow


class StartPages(QObject):
    """Both pages. Plans are read one by one after the page is on screen."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._waiting: deque[Path] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read_next)
        self._error: RoadmapFileError | None = None
        self.error: ErrorPage | None = None
        self.start = StartPage()
        files = window.files
        self.start.new_wanted.connect(files.new)
        self.start.open_wanted.connect(files.open)
        self.start.plan_wanted.connect(files.open_path)
        self.start.sample_wanted.connect(files.open_sample)
        self.start.locate_wanted.connect(self._locate)
        self.start.forget_wanted.connect(self._forget)

    def refresh(self) -> None:
        """Show what is recent now, and read the files little by little."""
        window = self._window
        shelf = sorted(samples().glob("*.yaml"))
        recent = window.recent.plans()
        self._waiting = deque(self.start.show_plans(recent, shelf, window.today()))
        self._timer.start()

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        self.start.set_theme(theme)
        if self.error is not None:
            self.error.set_theme(theme)

    def show_error(self, error: RoadmapFileError) -> None:
        """Say why a file cannot be opened."""
        self._error = error
        if self.error is not None:
            self.error.deleteLater()
        page = self.error = ErrorPage(self._fault(error))
        page.set_theme(self._window.theme)
        page.retry_wanted.connect(self._retry)
        page.backup_wanted.connect(self._open_backup)
        page.rest_wanted.connect(self._open_rest)
        page.editor_wanted.connect(self._open_editor)
        page.folder_wanted.connect(self._open_folder)
        page.copy_wanted.connect(self._copy)
        page.back_wanted.connect(self._window.show_start)
        self._window.show_page(page)

    def _read_next(self) -> None:
        """Read one file if the start page is still on screen."""
        if not self._waiting or not self.start.isVisible():
            self._timer.stop()
            return
        path = self._waiting.popleft()
        self.start.set_summary(path, self._summary(path))

    def _summary(self, path: Path) -> PlanSummary | None:
        catalogue = self._window.catalogue
        try:
            return summary_of(schedule(load(path, catalogue).roadmap, catalogue), catalogue)
        except (RoadmapFileError, CycleError):
            return None

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
            roadmap = load(backup, self._window.catalogue).roadmap
        except (OSError, RoadmapFileError):
            return None
        when = f"{day_text(saved.date(), weekday=True)}, {saved:%H:%M}"
        return Backup(backup, f"{when}. {self._tell(roadmap)}")

    def _tell(self, roadmap: Roadmap) -> str:
        try:
            plan = summary_of(schedule(roadmap, self._window.catalogue), self._window.catalogue)
        except CycleError:
            return ""
        logged = f", {plan.hours_done:,.0f} h logged" if plan.hours_done else ""
        return f"{plan.skills} skills{logged}. Opens as a copy, to be saved under a new name."

    def _retry(self) -> None:
        if self._error is not None:
            self._window.files.open_path(self._error.path)

    def _open_backup(self) -> None:
        if self.error is not None and self.error.fault.backup is not None:
            loaded = load(self.error.fault.backup.path, self._window.catalogue)
            self._window.files.show_copy(loaded.roadmap, loaded.problems)

    def _open_rest(self) -> None:
        if self._error is not None and self._error.partial is not None:
            self._window.files.show_copy(self._error.partial, self._error.problems)

    def _open_editor(self) -> None:
        if self._error is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._error.path)))

    def _open_folder(self) -> None:
        if self._error is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._error.path.parent)))

    def _copy(self) -> None:
        if self.error is not None:
            QGuiApplication.clipboard().setText(self.error.fault.details)

    def _locate(self, path: Path) -> None:
        dialog = QFileDialog(self._window, f"Where is {path.name}?", str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._located(path, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _located(self, old: Path, new: Path) -> None:
        self._window.recent.forget(old)
        self._window.files.open_path(new)

    def _forget(self, path: Path) -> None:
        self._window.recent.forget(path)
        self.refresh()
