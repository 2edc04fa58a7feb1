"""Fills the start page and the page for broken files, and does what they ask for."""

from collections import deque
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from planner.app.dialogs import Ask
from planner.app.recovery import Recoverable
from planner.domain.graph import CycleError
from planner.domain.roadmap import Roadmap
from planner.domain.scope import plans_changed
from planner.domain.words import count_text, day_near, day_text
from planner.render.theme import Theme
from planner.resources import samples
from planner.scheduling.schedule import schedule
from planner.storage.journal import Journal
from planner.storage.roadmap_file import RoadmapFileError, load, loads
from planner.storage.save import backup_of
from planner.views.common.plan_summary import PlanSummary, summary_of
from planner.views.start.error_page import ErrorPage
from planner.views.start.fault import Backup, Fault, lines_around, mark_of
from planner.views.start.page import StartPage
from planner.views.start.recovered import RecoveredPlan

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
        self._start: StartPage | None = None
        self._left: dict[str, Recoverable] = {}

    @property
    def start(self) -> StartPage:
        """The start page, made when first needed."""
        if self._start is None:
            page = self._start = StartPage()
            files = self._window.files
            page.new_wanted.connect(files.new)
            page.open_wanted.connect(files.open)
            page.plan_wanted.connect(files.open_path)
            page.sample_wanted.connect(files.open_sample)
            page.locate_wanted.connect(self._locate)
            page.forget_wanted.connect(self._forget)
            page.recover_wanted.connect(self._recover)
            page.discard_wanted.connect(self._ask_discard)
        return self._start

    def refresh(self) -> None:
        """Show what is recent now, and read the files little by little."""
        window = self._window
        self._left = {left.file.name: left for left in window.files.recovery.left_over()}
        self.start.show_recovered([self._told(*item) for item in self._left.items()])
        shelf = sorted(samples().glob("*.yaml"))
        recent = window.recent.plans()
        self._waiting = deque(self.start.show_plans(recent, shelf, window.today()))
        self._timer.start()

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        if self._start is not None:
            self._start.set_theme(theme)
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
            plan = schedule(load(path, catalogue).roadmap, catalogue)
            return summary_of(plan, catalogue, self._window.today())
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

    def _told(self, id_: str, left: Recoverable) -> RecoveredPlan:
        journal = left.journal
        written = journal.written.astimezone()
        today = self._window.today()
        day = "" if written.date() == today else f"{day_near(written.date(), today)}, "
        return RecoveredPlan(
            id_,
            f"Recovered: {journal.title}, unsaved changes from {day}{written:%H:%M}",
            journal.path,
            self._differs(journal),
        )

    def _differs(self, journal: Journal) -> str:
        """Return how recovered work differs from its file, "" where that cannot be told."""
        catalogue = self._window.catalogue
        try:
            after = schedule(loads(journal.text, journal.title, catalogue).roadmap, catalogue)
            if journal.path is None:
                return f"In no file yet. Likely finish {day_text(after.finish)}."
            before = schedule(load(journal.path, catalogue).roadmap, catalogue)
        except (RoadmapFileError, CycleError):
            return ""
        parts = _differences(before.roadmap, after.roadmap)
        if after.finish != before.finish:
            days = f"{day_text(after.finish)} instead of {day_text(before.finish)}"
            parts.append(f"likely finish {days}")
        text = ", ".join(parts)
        return f"{text[:1].upper()}{text[1:]}." if text else "Nothing differs from the file."

    def _recover(self, id_: str) -> None:
        self._window.files.open_recovered(self._left[id_])

    def _ask_discard(self, id_: str) -> None:
        left = self._left[id_]
        dialog = Ask(
            self._window,
            self._window.theme,
            f"Discard the recovered changes of “{left.journal.title}”?",
            "They are in no file and cannot be brought back.",
            (("keep", "Keep them", "plain"), ("discard", "Discard changes", "danger")),
        )
        dialog.answered.connect(lambda answer: self._discard(id_, answer))
        dialog.open()

    def _discard(self, id_: str, answer: str) -> None:
        if answer == "discard":
            self._window.files.recovery.discard(self._left[id_])
            self.refresh()

    def _forget(self, path: Path) -> None:
        self._window.recent.forget(path)
        self.refresh()


_DIFFERING = {
    "title": "name", "career": "role", "aim": "aim", "start": "start", "status_date": "progress",
    "route": "route", "deadline": "deadline", "learner": "time or what is known",
    "added": "skills added", "removed": "skills removed", "custom_skills": "own skills",
    "order": "order", "note": "note",
}  # fmt: skip
"""What the parts of a roadmap are called where two versions differ."""


def _differences(before: Roadmap, after: Roadmap) -> list[str]:
    """Return in words what differs, such as “2 skills changed” and “different: deadline, note”."""
    plans = len(plans_changed(before, after))
    names = [
        name for part, name in _DIFFERING.items() if getattr(before, part) != getattr(after, part)
    ]
    found = [f"{count_text(plans, 'skill')} changed"] if plans else []
    return [*found, f"different: {', '.join(names)}"] if names else found
