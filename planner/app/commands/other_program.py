"""Notices that another program changed the file of the open plan, before it is saved over."""

from PySide6.QtCore import QObject, Slot

from planner.app.commands.files import FileCommands
from planner.app.commands.saving import SaveCommands
from planner.app.desk import Desk
from planner.app.plan.fingerprint import FileChange, Fingerprint
from planner.app.plan.plan_file import PlanFile
from planner.document.document import Document
from planner.views.common.notices import Banner


class OtherProgram(QObject):
    """Looks at the file whenever `check` is called, and says each change once."""

    def __init__(
        self,
        desk: Desk,
        banner: Banner,
        file: PlanFile,
        saving: SaveCommands,
        files: FileCommands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._banner, self._file = desk, banner, file
        self._saving, self._files = saving, files
        self._told: Fingerprint | None = None
        desk.opened.connect(self._on_opened)

    def check(self) -> None:
        """Say what others did to the file since it was read or written."""
        document = self._desk.document
        if document is None or document.path is None:
            return
        change = self._file.change_by_others(document.path)
        now = Fingerprint.of(document.path) if change is not None else None
        if now is None or now == self._told:
            return
        self._told = now
        if change is FileChange.WRITTEN:
            self._tell_written(document)
        else:
            self._tell_lost(document, change is FileChange.GONE)

    @Slot(object)
    def _on_opened(self, _: Document) -> None:
        self._told = None

    def _tell_written(self, document: Document) -> None:
        path = document.path
        assert path is not None, "only a file can be changed"
        unsaved = self._file.is_unsaved()
        mine = " Your changes here are not saved." if unsaved else ""
        self._banner.say(
            "conflict",
            f"{path.name} was changed by another program since it was opened.{mine}",
            ("Open the other version", lambda: self._files.open_path(path)),
            ("Keep this one", self._keep),
            ("Save as…", self._saving.save_as),
        )

    def _tell_lost(self, document: Document, gone: bool) -> None:
        """The file is gone or cannot be read: what is on screen is in no file any more."""
        document.mark_unsaved()
        path = document.path
        name = path.name if path is not None else ""
        text = "is not there any more" if gone else "cannot be read any more"
        self._banner.say(
            "conflict",
            f"{name} {text}. What you see is in no file now.",
            ("Save", self._saving.save),
            ("Save as…", self._saving.save_as),
        )

    def _keep(self) -> None:
        """Stay with what is on screen: the next saving replaces the other version."""
        document = self._desk.document
        if document is not None and document.path is not None:
            self._file.accept(document.path)
            document.mark_unsaved()
