"""Opening, saving and closing plans; nothing is lost without being asked about."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu

from planner.app.dialogs import Ask
from planner.app.exporting import file_name
from planner.app.fingerprint import Fingerprint
from planner.app.locks import PlanLock
from planner.app.recovery import Recoverable, Recovery
from planner.app.settings import FOLDER
from planner.app.update_offer import UpdateOffer
from planner.document.document import Document
from planner.domain.problem import Problem
from planner.domain.roadmap import Roadmap
from planner.resources import samples
from planner.storage.roadmap_file import RoadmapFileError, load, loads

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow

ENDINGS = (".yaml", ".yml")
FILTER = "Roadmaps (*.yaml *.yml);;All files (*)"


class FileCommands(QObject):
    """What the File menu does to the plan of `window`."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._is_new = False
        self._on_disk: Fingerprint | None = None
        self._quitting = False
        self._after_save: Callable[[], object] | None = None
        self._lock = PlanLock()
        self._offer = UpdateOffer(window)
        self.recovery = Recovery(window.settings.folder / "recovery", self)

    @property
    def saved_text(self) -> str:
        """One word on whether the file holds what is on screen."""
        document = self._window.document
        if document is None:
            return ""
        if document.path is None:
            return "Not saved yet"
        return "Saved" if document.is_saved else "Unsaved"

    @property
    def has_unsaved_work(self) -> bool:
        """Whether closing would lose work: edits, or a new plan that is in no file."""
        document = self._window.document
        if document is None:
            return False
        self._window.commit_fields()
        return self._is_unsaved()

    def new(self) -> None:
        """Ask what a plan begins with, on a page over the open plan."""
        self._window.side.new_roadmap()

    def start_new(self, roadmap: Roadmap, then: Callable[[], object] | None = None) -> None:
        """Show a new plan, once the open one is safe; `then` is done when it is shown."""
        self._when_safe(lambda: self._start_now(roadmap, then))

    def fill_samples(self, menu: QMenu) -> None:
        """List the samples in a menu."""
        menu.clear()
        for path in sorted(samples().glob("*.yaml")):
            action = menu.addAction(_title_of(path))
            action.setData(str(path))
            action.triggered.connect(self._on_sample)

    def fill_recent(self, menu: QMenu) -> None:
        """List the recent plans in a menu."""
        menu.clear()
        for plan in self._window.recent.plans():
            action = menu.addAction(f"{plan.title or plan.path.stem}   {_short(plan.path)}")
            action.setData(str(plan.path))
            action.setEnabled(plan.path.is_file())
            action.triggered.connect(self._on_recent)
        if menu.isEmpty():
            menu.addAction("Nothing opened yet").setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction("Clear the list").triggered.connect(self._window.recent.clear)

    def open(self) -> None:
        """Ask for a file to open."""
        dialog = QFileDialog(self._window, "Open a plan", self._folder(), FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_open_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_path(self, path: Path) -> None:
        """Open `path`, once the open plan is safe; a shipped sample opens as a copy."""
        self._when_safe(lambda: self._open_now(path))

    def open_sample(self, path: Path) -> None:
        """Open a copy of the roadmap in `path` that is in no file yet."""
        self._when_safe(lambda: self._open_now(path, copy=True))

    def open_recovered(self, left: Recoverable) -> None:
        """Open what a crash left, once the open plan is safe."""
        self._when_safe(lambda: self._open_recovered(left))

    def show_copy(self, roadmap: Roadmap, problems: tuple[Problem, ...] = ()) -> None:
        """Show `roadmap` as a plan that is in no file yet, such as what could be read of one."""
        document = Document(roadmap, self._window.catalogue, None, problems)
        self._show(document, new=True)

    def save(self) -> None:
        """Save to the plan's file, or ask where."""
        document = self._window.document
        if document is None:
            return
        if document.path is None:
            self.save_as()
        else:
            self.save_to(document.path)

    def save_as(self) -> None:
        """Ask where to save."""
        document = self._window.document
        if document is None:
            return
        name = document.path or Path(self._folder()) / f"{file_name(document.roadmap.title)}.yaml"
        dialog = QFileDialog(self._window, "Save the plan", str(name.parent), FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("yaml")
        dialog.selectFile(name.name)
        dialog.fileSelected.connect(self._on_save_file)
        dialog.rejected.connect(self._forget_after_save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: Path, over: bool = False) -> bool:
        """Save to `path`. Return whether it worked; if not, say why and offer another place.

        What another program wrote there since is replaced only if the person said so: `over`.
        """
        document = self._window.document
        if document is None:
            return False
        if _is_shipped(path):
            problem = Problem(
                "sample", "The samples of the program stay as they are.", "Choose another folder."
            )
            return self._failed(problem, path)
        holder = self._lock.ask(path)
        if holder is not None:
            message = f"Nothing was saved, as it is open in {holder.text}."
            hint = "Close it there, or save under another name."
            return self._failed(Problem("locked", message, hint), path)
        if not over and self._on_disk is not None and self._on_disk.is_outdated(path):
            return self._warn_of_other(path)
        self._window.commit_fields()
        try:
            document.save(path)
        except RoadmapFileError as error:
            return self._failed(error.problems[0], path)
        self._is_new = False
        self._on_disk = Fingerprint.of(path)
        self._lock.keep()
        self._remember(path, document.roadmap.title)
        if not self._offer.is_shown:
            self._window.workspace.banner.hide()
        self._window.say(f"Saved {path.name}")
        self._window.refresh()
        after, self._after_save = self._after_save, None
        if after is not None:
            after()
        return True

    def close(self) -> None:
        """Go back to the start page."""
        self._when_safe(self._window.show_start)

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def may_quit(self) -> bool:
        """Return whether nothing would be lost; else ask, and close when answered."""
        if self._quitting:
            return True
        if self._window.side.is_answering:
            self._window.side.ask_to_give_up(self.quit)
            return False
        if not self.has_unsaved_work:
            return True
        self._when_safe(self._quit_now)
        return False

    def reveal(self) -> None:
        """Show the plan's folder in the file manager."""
        document = self._window.document
        if document is not None and document.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(document.path.parent)))

    def dropped_path(self, data: QMimeData) -> Path | None:
        """Return the roadmap file among what is dragged over the window."""
        for url in data.urls():
            path = Path(url.toLocalFile())
            if url.isLocalFile() and path.suffix.lower() in ENDINGS:
                return path
        return None

    def _open_now(self, path: Path, copy: bool = False) -> None:
        window = self._window
        on_disk = Fingerprint.of(path)
        try:
            loaded = load(path, window.catalogue)
        except RoadmapFileError as error:
            window.pages.show_error(error)
            return
        copy = copy or _is_shipped(path)
        document = Document(
            loaded.roadmap, window.catalogue, None if copy else path.absolute(), loaded.problems
        )
        self._show(document, new=False, on_disk=None if copy else on_disk)
        if not copy:
            self._remember(path, loaded.roadmap.title)

    def _start_now(self, roadmap: Roadmap, then: Callable[[], object] | None) -> None:
        self._show(Document(roadmap, self._window.catalogue), new=True)
        self._window.say("Your plan is in no file yet", "Save as…", self.save_as)
        if then is not None:
            then()

    def _show(self, document: Document, new: bool, on_disk: Fingerprint | None = None) -> None:
        self._window.show_document(document)
        self._is_new, self._on_disk = new, on_disk
        self.recovery.watch(document, self._is_unsaved, self._digest)
        self._offer.follow(document)
        if document.problems:
            self._warn(document.problems)
        if document.path is not None:
            self._lock_opened(document.path)

    def _open_recovered(self, left: Recoverable) -> None:
        """Show what a crash left as unsaved; its file, if it has one, stays as it is."""
        journal, window = left.journal, self._window
        try:
            loaded = loads(journal.text, str(left.file), window.catalogue)
        except RoadmapFileError as error:
            window.pages.show_error(error)
            return
        if not self.recovery.adopt(left):
            window.pages.refresh()
            return
        document = Document(loaded.roadmap, window.catalogue, journal.path, loaded.problems)
        document.mark_unsaved()
        on_disk = Fingerprint(journal.path, journal.digest) if journal.path else None
        self._show(document, new=journal.path is None, on_disk=on_disk)
        window.say("These changes were not saved before. Save the plan to keep them.")

    def let_go(self) -> None:
        """Leave the file to others and take the journal away: the plan was closed knowingly."""
        self.recovery.forget()
        self._offer.let_go()
        self._lock.release()
        self._is_new, self._on_disk = False, None

    def _is_unsaved(self) -> bool:
        document = self._window.document
        if document is None:
            return False
        return not document.undo_stack.isClean() or (self._is_new and document.path is None)

    def _digest(self) -> str:
        return self._on_disk.digest if self._on_disk is not None else ""

    def _lock_opened(self, path: Path) -> None:
        """Tell other windows that this one has the file; where another has it, say so."""
        holder = self._lock.ask(path)
        if holder is None:
            self._lock.keep()
            return
        self._window.workspace.banner.say(
            "warn",
            f"{path.name} is open in {holder.text}. Here it can be read and tried out, but only "
            "be saved under another name.",
            ("Save as…", self.save_as),
        )

    def _warn(self, problems: tuple[Problem, ...]) -> None:
        first = f"{problems[0].message} {problems[0].hint}".strip()
        more = len(problems) - 1
        text = first if not more else f"{first} And {more} more like it."
        banner = self._window.workspace.banner
        banner.say("warn", text, ("Show all", lambda: self._window.help.problems(problems)))

    def _when_safe(self, then: Callable[[], object]) -> None:
        """Do `then` at once, or after the person said what shall become of unsaved work."""
        if not self.has_unsaved_work:
            then()
            return
        document = self._window.document
        assert document is not None
        dialog = Ask(
            self._window,
            self._window.theme,
            f"Save “{document.roadmap.title}”?",
            "It has changes that are in no file yet. Without saving they are lost.",
            (
                ("discard", "Discard changes", "plain"),
                ("cancel", "Keep editing", "plain"),
                ("save", "Save" if document.path else "Save as…", "primary"),
            ),
        )
        self._after_save = then
        dialog.answered.connect(self._on_unsaved_answer)
        dialog.open()

    def _on_unsaved_answer(self, answer: str) -> None:
        if answer == "save":
            self.save()
            return
        then, self._after_save = self._after_save, None
        if answer == "discard" and then is not None:
            then()

    def _forget_after_save(self) -> None:
        self._after_save = None

    def _failed(self, problem: Problem, path: Path) -> bool:
        self._after_save = None
        text = f"{path.name}: {problem.message} {problem.hint}".strip()
        self._window.workspace.banner.say("conflict", text, ("Save as…", self.save_as))
        self._window.refresh()
        return False

    def _warn_of_other(self, path: Path) -> bool:
        """Another program wrote the file: nothing of either version is lost unasked."""
        self._after_save = None
        self._window.workspace.banner.say(
            "conflict",
            f"{path.name} was changed by another program since it was opened. Nothing was saved.",
            ("Save anyway", lambda: self.save_to(path, over=True)),
            ("Save as…", self.save_as),
            ("Open the other version", lambda: self.open_path(path)),
        )
        self._window.refresh()
        return False

    def _quit_now(self) -> None:
        self._quitting = True
        self._window.close()

    def _remember(self, path: Path, title: str) -> None:
        self._window.recent.add(path, title, datetime.now().astimezone())
        self._window.settings.set(FOLDER, str(path.absolute().parent))

    def _folder(self) -> str:
        folder = Path(self._window.settings.get(FOLDER) or Path.home() / "Documents")
        return str(folder if folder.is_dir() else Path.home())

    def _on_open_file(self, name: str) -> None:
        self.open_path(Path(name))

    def _on_save_file(self, name: str) -> None:
        self.save_to(Path(name), over=True)  # the file dialog asked about a file of that name

    def _on_sample(self) -> None:
        self.open_sample(Path(str(_data_of(self.sender()))))

    def _on_recent(self) -> None:
        self.open_path(Path(str(_data_of(self.sender()))))


def _data_of(sender: QObject | None) -> object:
    from PySide6.QtGui import QAction

    return sender.data() if isinstance(sender, QAction) else ""


def _is_shipped(path: Path) -> bool:
    return path.resolve().parent == samples().resolve()


def _title_of(path: Path) -> str:
    return path.stem.replace("-", " ").capitalize()


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
