"""The offer to lay open work out from today, where progress is told up to a day that has passed."""

from PySide6.QtCore import QObject, Slot

from planner.app.desk import Desk
from planner.document.document import Document
from planner.document.listening import Listening
from planner.domain.formatting import day_text
from planner.edits import SetStatusDate
from planner.views.common.notices import Banner


class UpdateOffer(QObject):
    """Opening never moves a date: says in the banner what today would change; the person decides.

    The days it names follow the plan; it goes while there is nothing to update. Saving keeps it;
    dismissed or replaced, it stays away.
    """

    def __init__(self, desk: Desk, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._banner = desk, banner
        self._document: Document | None = None
        self._listening = Listening()
        self._text = ""
        self._withdrawn = False
        desk.closed.connect(self.let_go)

    @property
    def is_shown(self) -> bool:
        """Whether the banner shows the offer, and nothing else."""
        banner = self._banner
        return bool(self._text) and not banner.isHidden() and banner.text == self._text

    def follow(self, document: Document) -> None:
        """Make the offer for `document` if its status date has passed and work is left."""
        self.let_go()
        self._document = document
        self._listening.hear((document.changed, self._on_changed))
        self._offer(document)

    @Slot()
    def let_go(self) -> None:
        """Listen to no document."""
        self._document = None
        self._text, self._withdrawn = "", False
        self._listening.stop()

    @Slot(object)
    def _on_changed(self, _: object) -> None:
        comes_back = self._withdrawn and self._banner.isHidden()
        if self._document is not None and (self.is_shown or comes_back):
            self._offer(self._document)

    def _offer(self, document: Document) -> None:
        today, told = self._desk.today(), document.roadmap.status_date
        if today <= told or document.schedule.remaining_hours <= 0:
            if self.is_shown:
                self._withdrawn = True
                self._banner.hide()
            return
        self._withdrawn = False
        update = SetStatusDate(today)
        after = document.evaluate(update).after.finish
        self._text = f"Your progress is entered up to {day_text(told)}."
        if after != document.schedule.finish:
            moves = f"from {day_text(document.schedule.finish)} to {day_text(after)}"
            self._text += f" Laid out from today, the likely finish moves {moves}."
        self._banner.say("warn", self._text, ("Update to today", lambda: document.apply(update)))
