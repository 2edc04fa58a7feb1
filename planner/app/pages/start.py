"""Fills the start page, and does what it asks for."""

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from planner.app.commands.files import FileCommands
from planner.app.desk import Desk
from planner.app.dialogs.dialog import Ask
from planner.app.pages.stack import PageStack
from planner.app.plan.left_over import LeftOver, Recoverable
from planner.app.plan.recent import RecentPlans
from planner.domain.graph import CycleError
from planner.resources import samples
from planner.scheduling.schedule import schedule
from planner.storage.roadmap_file import RoadmapFileError, load

if TYPE_CHECKING:
    from planner.views.common.plan_summary import PlanSummary
    from planner.views.start.page import StartPage


class Start(QObject):
    """The start page. Plans are read one by one after it is on screen.

    `new_wanted` when a new plan is asked for there.
    """

    new_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        files: FileCommands,
        recent: RecentPlans,
        left_over: LeftOver,
        stack: PageStack,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._files, self._recent = desk, files, recent
        self._left_over, self._stack = left_over, stack
        self._waiting: deque[Path] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read_next)
        self._page: StartPage | None = None
        self._left: dict[str, Recoverable] = {}
        files.put_away.connect(self.show)
        files.taken_elsewhere.connect(self.refresh)

    @property
    def page(self) -> "StartPage":
        """The start page, made when first needed."""
        if self._page is None:
            from planner.views.start.page import StartPage

            page = self._page = StartPage()
            page.new_wanted.connect(self.new_wanted)
            page.open_wanted.connect(self._files.ask_open)
            page.plan_wanted.connect(self._files.open_path)
            page.sample_wanted.connect(self._files.open_sample)
            page.locate_wanted.connect(self._locate)
            page.forget_wanted.connect(self._forget)
            page.recover_wanted.connect(self._recover)
            page.discard_wanted.connect(self._ask_discard)
        return self._page

    @Slot()
    def show(self) -> None:
        """Close the plan and show the start page."""
        self._desk.close()
        self._stack.show_page(self.page)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is recent now, and read the files little by little."""
        from planner.app.pages.recovered_words import recovered_row

        today = self._desk.today()
        self._left = {left.file.name: left for left in self._left_over.found()}
        self.page.show_recovered(
            [recovered_row(left, self._desk.catalogue, today) for left in self._left.values()]
        )
        recent = self._recent.plans()
        told = (self._left_over.told(), self._desk.settings.told)
        self.page.show_notice(" ".join(filter(None, told)))
        shelf = sorted(samples().glob("*.yaml"))
        self._waiting = deque(self.page.show_plans(recent, shelf, today))
        self._timer.start()

    @Slot()
    def _read_next(self) -> None:
        """Read one file if the start page is still on screen."""
        if not self._waiting or not self.page.isVisible():
            self._timer.stop()
            return
        path = self._waiting.popleft()
        self.page.set_summary(path, self._summary(path))

    def _summary(self, path: Path) -> "PlanSummary | None":
        from planner.views.common.plan_summary import summary_of

        catalogue = self._desk.catalogue
        try:
            plan = schedule(load(path, catalogue).roadmap, catalogue)
            return summary_of(plan, catalogue, self._desk.today())
        except (RoadmapFileError, CycleError):
            return None

    def _locate(self, path: Path) -> None:
        dialog = QFileDialog(None, f"Where is {path.name}?", str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._located(path, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        self._desk.ask(dialog)

    def _located(self, old: Path, new: Path) -> None:
        self._recent.forget(old)
        self._files.open_path(new)

    def _recover(self, id_: str) -> None:
        self._files.open_recovered(self._left[id_])

    def _ask_discard(self, id_: str) -> None:
        left = self._left[id_]
        dialog = Ask(
            f"Discard the recovered changes of “{left.journal.title}”?",
            "They are in no file and cannot be brought back.",
            (("keep", "Keep them", "plain"), ("discard", "Discard changes", "danger")),
        )
        dialog.answered.connect(lambda answer: self._discard(id_, answer))
        self._desk.ask(dialog)

    def _discard(self, id_: str, answer: str) -> None:
        if answer == "discard":
            self._left_over.discard(self._left[id_])
            self.refresh()

    def _forget(self, path: Path) -> None:
        self._recent.forget(path)
        self.refresh()
