"""Says when unsaved work cannot be kept beside the settings, and when it can again."""

from PySide6.QtCore import QObject, Slot

from planner.app.commands.saving import SaveCommands
from planner.app.desk import Desk
from planner.app.plan.recovery import Recovery
from planner.views.common.notices import Banner


class JournalNotice(QObject):
    """Listens to `recovery`: without a journal a crash would take unsaved work with it."""

    def __init__(
        self,
        desk: Desk,
        banner: Banner,
        recovery: Recovery,
        saving: SaveCommands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._banner, self._saving = desk, banner, saving
        self._text = ""
        recovery.failed.connect(self._on_failed)
        recovery.works_again.connect(self._on_works)

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        if self._desk.document is None:
            return
        self._text = (
            f"Your changes cannot be kept safe beside the settings. {reason} Until that is "
            "mended, a crash would lose them: save the plan."
        )
        save = ("Save", self._saving.save)
        self._banner.say("conflict", self._text, save, ("Save as…", self._saving.save_as))

    @Slot()
    def _on_works(self) -> None:
        if self._banner.text == self._text:
            self._banner.hide()
        self._desk.say("Your changes are kept safe again.")
