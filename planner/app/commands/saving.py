"""Saving the open plan, over nothing that others wrote or hold."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from planner.app.commands.exports import file_name
from planner.app.commands.unsaved import UnsavedWork
from planner.app.desk import Desk
from planner.app.plan.fingerprint import FileChange
from planner.app.plan.plan_file import PlanFile
from planner.app.plan.recent import RecentPlans
from planner.app.plan.update_offer import UpdateOffer
from planner.app.workspace.workspace import Workspace
from planner.domain.problem import Problem
from planner.resources import samples
from planner.storage.roadmap_file import RoadmapFileError

_DOUBTFUL = "lock-in-doubt"
FILTER = "Roadmaps (*.yaml *.yml);;All files (*)"


class SaveCommands(QObject):
    """Writes the plan on `desk`. `other_wanted` carries the path of a file that another program
    changed and that the person would rather open."""

    other_wanted = Signal(Path)

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        file: PlanFile,
        offer: UpdateOffer,
        recent: RecentPlans,
        unsaved: UnsavedWork,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._banner = desk, workspace, workspace.banner
        self._file, self._offer, self._recent, self._unsaved = file, offer, recent, unsaved
        unsaved.save_wanted.connect(self.save)

    @Slot()
    def save(self) -> None:
        """Save to the plan's file, or ask where."""
        document = self._desk.document
        if document is None:
            return
        if document.path is None:
            self.save_as()
        else:
            self.save_to(document.path)

    def save_as(self) -> None:
        """Ask where to save."""
        document = self._desk.document
        if document is None:
            return
        folder = Path(self._recent.folder())
        name = document.path or folder / f"{file_name(document.roadmap.title)}.yaml"
        dialog = QFileDialog(None, "Save the plan", str(name.parent), FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("yaml")
        dialog.selectFile(name.name)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.rejected.connect(self._unsaved.stay)
        dialog.finished.connect(dialog.deleteLater)
        self._desk.ask(dialog)

    def save_to(self, path: Path, over: bool = False) -> bool:
        """Save to `path`. Return whether it worked; if not, say why and offer another place.

        What another program wrote there since is replaced only if the person said so: `over`.
        """
        document = self._desk.document
        if document is None:
            return False
        refusal = self._refusal(path)
        if refusal is not None:
            return self._failed(refusal, path)
        change = None if over else self._file.change_by_others(path)
        if change is not None and change is not FileChange.GONE:
            return self._warn_of_other(path, change)
        self._workspace.commit_fields()
        try:
            warnings = document.save(path)
        except RoadmapFileError as error:
            return self._failed(error.problems[0], path)
        self._file.take_saved(path)
        self._recent.add(path, document.roadmap.title, datetime.now().astimezone())
        if not self._offer.is_shown:
            self._banner.hide()
        said = " ".join(f"{each.message} {each.hint}".strip() for each in warnings)
        self._desk.say(f"Saved {path.name}{'. ' if said else ''}{said}")
        self._desk.tell_change()
        self._unsaved.go_on()
        return True

    def _refusal(self, path: Path) -> Problem | None:
        """Return why nothing may be saved to `path`; it is claimed if there is no reason."""
        if is_shipped(path):
            message = "The samples of the program stay as they are."
            return Problem("sample", message, "Choose another folder.")
        holder = self._file.claim(path)
        if holder is None:
            return None
        if not holder.lives:
            message = f"Nothing was saved. {holder.doubt}"
            return Problem(_DOUBTFUL, message, "Save under another name, or save anyway.")
        message = f"Nothing was saved, as it is open in {holder.text}."
        return Problem("locked", message, "Close it there, or save under another name.")

    def _failed(self, problem: Problem, path: Path) -> bool:
        self._unsaved.stay()
        text = f"{path.name}: {problem.message} {problem.hint}".strip()
        anyway = [("Save anyway", lambda: self._save_anyway(path))]
        doubtful = anyway if problem.code == _DOUBTFUL else []
        self._banner.say("conflict", text, *doubtful, ("Save as…", self.save_as))
        self._desk.tell_change()
        return False

    def _save_anyway(self, path: Path) -> None:
        """Save where a lock is left that nobody may hold any more: the person says so."""
        self._file.seize(path)
        self.save_to(path)

    def _warn_of_other(self, path: Path, change: FileChange) -> bool:
        """Another program wrote the file: nothing of either version is lost unasked."""
        self._unsaved.stay()
        anyway = ("Save anyway", lambda: self.save_to(path, over=True))
        save_as = ("Save as…", self.save_as)
        if change is FileChange.UNREADABLE:
            text = f"{path.name} cannot be read any more, so it may hold something else now."
            self._banner.say("conflict", f"{text} Nothing was saved.", anyway, save_as)
        else:
            self._banner.say(
                "conflict",
                f"{path.name} was changed by another program since it was opened. Nothing was "
                "saved.",
                anyway,
                save_as,
                ("Open the other version", lambda: self.other_wanted.emit(path)),
            )
        self._desk.tell_change()
        return False

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.save_to(Path(name), over=True)  # the file dialog asked about a file of that name


def is_shipped(path: Path) -> bool:
    """Whether `path` is a sample of the program."""
    return path.resolve().parent == samples().resolve()
