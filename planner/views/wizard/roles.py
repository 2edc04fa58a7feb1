"""Which role: a card for each career of the catalogue."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.career import Career, CareerId
from planner.domain.catalogue import Catalogue
from planner.domain.formatting import count_text
from planner.render.fonts import font
from planner.render.theme import Theme, colour
from planner.views.common.buttons import IconButton
from planner.views.common.painting import grown, paint_text
from planner.views.common.themed import Themed
from planner.views.wizard.choice_card import ChoiceCard, paint_radio

_NARROW = 500
_MARGIN = 12


class RoleCard(ChoiceCard):
    """A career: what the article says of it, how many skills it takes, and a way to read more.

    `about_wanted` carries the career.
    """

    about_wanted = Signal(str)

    def __init__(self, career: Career) -> None:
        super().__init__(career.name)
        self.id = career.id
        self._name = career.name
        self._says = f"{career.article_says[:1].upper()}{career.article_says[1:]}."
        self._count = ""
        self.about = IconButton("info", f"About the role {career.name}", 24, 14, parent=self)
        self.about.clicked.connect(self._on_about)

    def show_count(self, skills: int) -> None:
        """Say how many skills the role takes."""
        self._count = count_text(skills, "skill")
        self.setAccessibleName(f"{self._name}, {self._count}")
        self.setAccessibleDescription(f"The article: {self._says}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the design, and room for all words."""
        return QSize(174, self.heightForWidth(174))

    def hasHeightForWidth(self) -> bool:
        """Return that narrow cards are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at which nothing is cut."""
        room = QRectF(0, 0, width - 2 * _MARGIN, 1000)
        flags = int(Qt.TextFlag.TextWordWrap)
        words = QFontMetricsF(font(12)).boundingRect(room, flags, self._says)
        return int(grown(36) + words.height() + grown(36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner."""
        self.about.move(self.width() - 28, self.height() - 28)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint name, words and number."""
        paint_radio(painter, QPointF(_MARGIN + 7, grown(20)), 7, self.isChecked(), theme)
        name = QRect(_MARGIN + 20, grown(10), self.width() - _MARGIN - 26, grown(20))
        paint_text(painter, name, self._name, font(12.5, 600), theme.ink)
        painter.setFont(font(12))
        painter.setPen(colour(theme.ink2))
        room = QRect(_MARGIN, grown(36), self.width() - 2 * _MARGIN, self.height() - grown(66))
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._says)
        below = QRect(_MARGIN, self.height() - grown(27), self.width() - 50, grown(16))
        paint_text(painter, below, self._count, font(11), theme.ink2)

    def _on_about(self) -> None:
        self.about_wanted.emit(self.id)


class Roles(Themed, QWidget):
    """`chosen` carries a career, `about_wanted` one to read about."""

    spoken_role = QAccessible.Role.Grouping
    chosen = Signal(str)
    about_wanted = Signal(str)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.setAccessibleName("Role")
        self.cards = {career.id: RoleCard(career) for career in catalogue.careers.values()}
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        for card in self.cards.values():
            card.toggled.connect(self._on_toggled)
            card.about_wanted.connect(self.about_wanted)
            self._row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)

    def show_answers(self, career: CareerId, counts: dict[CareerId, int]) -> None:
        """Show what is chosen; `counts` are the skills of each role."""
        for id_, card in self.cards.items():
            card.show_count(counts[id_])
            card.set_chosen(id_ == career)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below one another where they would be too narrow."""
        super().resizeEvent(event)
        narrow = self.width() < grown(_NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        room = self.width() if narrow else (self.width() - 20) // 3
        high = max(card.heightForWidth(room) for card in self.cards.values())
        for card in self.cards.values():
            card.setFixedHeight(card.heightForWidth(room) if narrow else high)
        self.updateGeometry()

    def _on_toggled(self, on: bool) -> None:
        card = self.sender()
        if on and isinstance(card, RoleCard):
            self.chosen.emit(card.id)
