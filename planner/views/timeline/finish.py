"""When it will be done, in one line: likely, safe, deadline."""

from enum import IntEnum
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.document.document import Document, Preview
from planner.domain.formatting import TOO_FEW, chance_text, day_text, days_later
from planner.domain.limits import LAST_DAY
from planner.render.fonts import text_scale
from planner.render.text import draw_text, rise, width
from planner.render.theme import Theme, colour
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed

_GAP = 6.0
_APART = 14.0
_PILL = 14.0
_UNKNOWN = "…"


class _Word(NamedTuple):
    """A stretch of text in one style; `fill` puts it into a pill, `gap` follows it."""

    text: str
    ink: str
    weight: int = 400
    fill: str = ""
    gap: float = _GAP

    @property
    def width(self) -> float:
        """Pixels it takes, without the gap."""
        return width(self.text, 12, self.weight) + (_PILL if self.fill else 0.0)


class Detail(IntEnum):
    """What is told of the finish: all, and what goes first where there is no room."""

    ALL = 0
    NO_WORD = 1
    NO_DEADLINE = 2
    LIKELY = 3


class FinishLabel(Themed, QWidget):
    """Two dates, never one: likely in bold, safe in regular; then the deadline and its chance."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._preview: Preview | None = None
        self._detail = Detail.ALL
        grow_height(self, 26, 16)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_document(self, document: Document, preview: Preview | None = None) -> None:
        """Show the finish of the roadmap, or of a preview and how far it is from now."""
        self._document, self._preview = document, preview
        self.setAccessibleName(" ".join(word.text for word in self._words(Detail.ALL)))
        self.updateGeometry()
        self.update()

    def show_detail(self, detail: Detail) -> None:
        """Leave out what there is no room for; what is shown is never cut."""
        if detail is not self._detail:
            self._detail = detail
            self.updateGeometry()
            self.update()

    def room_for(self, detail: Detail) -> int:
        """Return the pixels that so much takes."""
        words = self._words(detail)
        room = sum(word.width for word in words) + sum(word.gap for word in words[:-1])
        return ceil(room) + 1

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        return QSize(self.room_for(self._detail), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in a row."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x, pill, middle = 0.0, 18 * text_scale(), self.height() / 2
            for word in self._words(self._detail):
                if word.fill:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(colour(word.fill))
                    painter.drawRoundedRect(QRectF(x, middle - pill / 2, word.width, pill), 9, 9)
                inset = _PILL / 2 if word.fill else 0.0
                at = x + inset, middle + rise(12)
                draw_text(painter, *at, word.text, word.ink, 12, word.weight)
                x += word.width + word.gap

    def _words(self, detail: Detail = Detail.ALL) -> list[_Word]:
        document, preview, theme = self._document, self._preview, self.theme
        if document is None:
            return []
        shown = preview.after if preview else document.schedule
        days = preview.changes.finish_days if preview else 0
        words = [_Word("Likely", theme.ink2)]
        words.append(_Word(day_text(shown.finish), theme.ink, 600, "", _GAP if preview else _APART))
        if shown.finish > LAST_DAY:
            words.append(_Word(TOO_FEW, theme.warn, 600, gap=_APART))
        elif preview is not None:
            words.append(_change(days, theme))
        if detail < Detail.LIKELY:
            words += self._safe(document, theme)
        return words + self._deadline(document, theme, detail)

    def _safe(self, document: Document, theme: Theme) -> list[_Word]:
        if self._preview is not None:
            return [_Word("Safe", theme.ink2), _Word("after you drop it", theme.ink3, gap=_APART)]
        forecast = document.forecast
        safe = day_text(forecast.finish.p80) if forecast else _UNKNOWN
        return [_Word("Safe", theme.ink2), _Word(safe, theme.ink, gap=_APART)]

    def _deadline(self, document: Document, theme: Theme, detail: Detail) -> list[_Word]:
        deadline, forecast = document.roadmap.deadline, document.forecast
        if deadline is None or self._preview is not None or detail >= Detail.NO_DEADLINE:
            return []
        name = "Deadline" if detail is Detail.ALL else "by"
        words = [_Word(name, theme.ink2), _Word(day_text(deadline), theme.ink)]
        if forecast is not None:
            chance = forecast.chance_by(deadline)
            ink = theme.good if chance >= 0.8 else theme.warn
            words.append(_Word(chance_text(chance), ink, 600))
        return words


def _change(days: int, theme: Theme) -> _Word:
    if not days:
        return _Word("no change", theme.ink2, 500, theme.hover, _APART)
    ink, fill = (theme.warn, theme.warn_bg) if days > 0 else (theme.good, theme.good_bg)
    return _Word(days_later(days), ink, 600, fill, _APART)
