"""Opening and closing plans; nothing is lost without being asked about."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from planner.app.commands.help import HelpCommands
from planner.app.commands.saving import FILTER, SaveCommands, is_shipped
from planner.app.commands.unsaved import UnsavedWork
from planner.app.desk import Desk
from planner.app.plan.fingerprint import Fingerprint
from planner.app.plan.left_over import Recoverable
from planner.app.plan.lock_holder import Holder
from planner.app.plan.plan_file import PlanFile
from planner.app.plan.recent import RecentPlans
from planner.app.plan.update_offer import UpdateOffer
from planner.document.document import Document
from planner.domain.problem import Problem, Severity
from planner.domain.roadmap import Roadmap
from planner.storage.roadmap_file import RoadmapFileError, load, loads
from planner.storage.yaml_reader import YamlError, read_text
from planner.views.common.notices import Banner
from planner.views.common.opening import open_made

ENDINGS = (".yaml", ".yml")


class FileCommands(QObject):
    """Puts plans on `desk` and takes them off.

    `unreadable` carries the `RoadmapFileError` of a file, `tried` the path of one that was opened
    or could not be; `put_away` comes when the person closed the plan, `taken_elsewhere` when
    another window took what a crash left.
    """

    unreadable = Signal(object)
    tried = Signal(Path)
    put_away = Signal()
    taken_elsewhere = Signal()

    def __init__(
        self,
        desk: Desk,
        banner: Banner,
        file: PlanFile,
        offer: UpdateOffer,
        recent: RecentPlans,
        unsaved: UnsavedWork,
        saving: SaveCommands,
        help_: HelpCommands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._banner = desk, banner
        self._file, self._offer, self._recent = file, offer, recent
        self._unsaved, self._saving, self._help = unsaved, saving, help_
        saving.other_wanted.connect(self.open_path)

    def start_new(self, roadmap: Roadmap, then: Callable[[], object] | None = None) -> None:
        """Show a new plan, once the open one is safe; `then` is done when it is shown."""
        self._unsaved.when_safe(lambda: self._start_now(roadmap, then))

    @Slot()
    def ask_open(self) -> None:
        """Ask for a file to open."""
        dialog = QFileDialog(None, "Open a plan", self._recent.folder(), FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        self._desk.ask(dialog)

    @Slot(Path)
    def open_path(self, path: Path) -> None:
        """Open `path`, once the open plan is safe; a shipped sample opens as a copy."""
        self._unsaved.when_safe(lambda: self._open_now(path))

    @Slot(Path)
    def open_sample(self, path: Path) -> None:
        """Open a copy of the roadmap in `path` that is in no file yet."""
        self._unsaved.when_safe(lambda: self._open_now(path, copy=True))

    def open_recovered(self, left: Recoverable) -> None:
        """Open what a crash left, once the open plan is safe."""
        self._unsaved.when_safe(lambda: self._open_recovered(left))

    def open_repaired(self, path: Path) -> None:
        """Open `path` with all that can be repaired; the file stays as it is until it is saved."""
        from planner.storage.repairs import repaired_text

        on_disk = Fingerprint.of(path)
        try:
            text, done = repaired_text(read_text(path), self._desk.catalogue)
            loaded = loads(text, str(path), self._desk.catalogue)
        except (YamlError, RoadmapFileError):
            self.open_path(path)  # it was changed meanwhile
            return
        own = None if loaded.is_partial else path.absolute()
        document = Document(loaded.roadmap, self._desk.catalogue, own, loaded.problems)
        document.mark_unsaved()
        self._show(document, is_new=own is None, on_disk=on_disk if own else None)
        more = f" And {len(done) - 1} more." if len(done) > 1 else ""
        self._desk.say(f"{done[0].text if done else ''}{more} Save the plan to keep it so.")

    def show_copy(self, roadmap: Roadmap, problems: tuple[Problem, ...] = ()) -> None:
        """Show `roadmap` as a plan that is in no file yet, such as what could be read of one."""
        self._show(Document(roadmap, self._desk.catalogue, None, problems), is_new=True)

    def close(self) -> None:
        """Go back to the start page."""
        self._unsaved.when_safe(self.put_away.emit)

    def reveal(self) -> None:
        """Show the plan's folder in the file manager."""
        document = self._desk.document
        if document is not None and document.path is not None:
            open_made(document.path.parent)

    def _open_now(self, path: Path, copy: bool = False) -> None:
        self._open_file(path, copy or is_shipped(path))
        self.tried.emit(path)

    def _open_file(self, path: Path, copy: bool) -> None:
        on_disk = Fingerprint.of(path)
        try:
            loaded = load(path, self._desk.catalogue)
        except RoadmapFileError as error:
            self.unreadable.emit(error)
            return
        if loaded.is_partial:
            self.show_copy(loaded.roadmap, loaded.problems)
            self._warn_of_rest(path.name, loaded.problems)
            return
        document = Document(
            loaded.roadmap,
            self._desk.catalogue,
            None if copy else path.absolute(),
            loaded.problems,
        )
        self._show(document, is_new=False, on_disk=None if copy else on_disk)
        if not copy:
            self._recent.add(path, loaded.roadmap.title, datetime.now().astimezone())

    def _start_now(self, roadmap: Roadmap, then: Callable[[], object] | None) -> None:
        self._show(Document(roadmap, self._desk.catalogue), is_new=True)
        self._desk.say("Your plan is in no file yet", "Save as…", self._saving.save_as)
        if then is not None:
            then()

    def _open_recovered(self, left: Recoverable) -> None:
        """Show what a crash left as unsaved; its file, if it has one, stays as it is."""
        journal, catalogue = left.journal, self._desk.catalogue
        try:
            loaded = loads(journal.text, str(left.file), catalogue)
        except RoadmapFileError as error:
            self.unreadable.emit(error)
            return
        if not self._file.recovery.adopt(left):
            self.taken_elsewhere.emit()
            return
        path = None if loaded.is_partial else journal.path
        document = Document(loaded.roadmap, catalogue, path, loaded.problems)
        document.mark_unsaved()
        on_disk = Fingerprint(path, journal.digest) if path else None
        self._show(document, is_new=path is None, on_disk=on_disk)
        self._desk.say("These changes were not saved before. Save the plan to keep them.")

    def _show(self, document: Document, is_new: bool, on_disk: Fingerprint | None = None) -> None:
        self._desk.open(document)
        self._file.follow(document, is_new, on_disk)
        self._offer.follow(document)
        if document.problems:
            self._warn(document.problems)
        if document.path is not None:
            self._claim(document.path)

    def _claim(self, path: Path) -> None:
        """Tell other windows that this one has the file; where another has it, say so."""
        self._take_lock(path, self._file.claim(path))

    def _open_anyway(self, path: Path) -> None:
        """Take the lock that nobody may hold any more: the person says so."""
        self._take_lock(path, self._file.seize(path))

    def _take_lock(self, path: Path, holder: Holder | None) -> None:
        save_as = ("Save as…", self._saving.save_as)
        if holder is None:
            self._file.keep()
            trouble = self._file.lock_trouble
            if trouble:
                text = f"{path.name}: {trouble} Two windows could save over one another here."
                self._banner.say("warn", text, save_as)
        elif holder.lives:
            self._banner.say(
                "warn",
                f"{path.name} is open in {holder.text}. Here it can be read and tried out, but "
                "only be saved under another name.",
                save_as,
            )
        else:
            text = f"{path.name}: {holder.doubt} Until you decide it is only read here."
            anyway = ("Open anyway", lambda: self._open_anyway(path))
            self._banner.say("warn", text, anyway, save_as)

    def _warn_of_rest(self, name: str, problems: tuple[Problem, ...]) -> None:
        """Say what was left out of a file, which stays as it is."""
        left = [problem.message for problem in problems if problem.severity is Severity.ERROR]
        more = f" And {len(left) - 1} more." if len(left) > 1 else ""
        self._banner.say(
            "warn",
            f"Left out: {left[0]}{more} This is a copy of the rest; {name} stays as it is.",
            ("Show all", lambda: self._help.problems(problems)),
            ("Save as…", self._saving.save_as),
        )

    def _warn(self, problems: tuple[Problem, ...]) -> None:
        first = f"{problems[0].message} {problems[0].hint}".strip()
        more = len(problems) - 1
        text = first if not more else f"{first} And {more} more like it."
        self._banner.say("warn", text, ("Show all", lambda: self._help.problems(problems)))

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.open_path(Path(name))


def dropped_path(data: QMimeData) -> Path | None:
    """Return the roadmap file among what is dragged over the window."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in ENDINGS:
            return path
    return None
