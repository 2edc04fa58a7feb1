"""The line above the canvas: levels, today, whole plan, arrows, and when it will be done."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from planner.document.document import Document, Preview
from planner.domain.words import day_text, days_later
from planner.layout.timescale import Level
from planner.render.text import draw_text, width
from planner.render.theme import Theme, colour
from planner.views.common.buttons import Button
from planner.views.common.segmented import SegmentedControl
from planner.views.common.themed import Themed, theme_children

_ARROW_MODES = (("off", "off"), ("selection", "selection"), ("all", "all"))


class TimelineHeader(Themed, QWidget):
    """Controls of the canvas, 40 px high."""

    level_chosen = Signal(str)
    today_clicked = Signal()
    fit_clicked = Signal()
    arrows_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(40)
        self._levels = SegmentedControl([(level, level, "") for level in Level], small=True)
        self._levels.setAccessibleName("Zoom level")
        self._levels.chosen.connect(self.level_chosen)
        self._today = Button("Today", small=True)
        self._today.clicked.connect(self.today_clicked)
        self._fit = Button("Whole plan", small=True)
        self._fit.clicked.connect(self.fit_clicked)
        self._arrows = Button("Arrows: selection", "spline", "flat", small=True, chevron=True)
        self._arrows.setMenu(self._arrow_menu())
        self.finish = FinishLabel()
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        for widget in (self._levels, self._today, self._fit, self._arrows):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.finish)

    def show_finish(self, document: Document, preview: Preview | None = None) -> None:
        """Show the finish of the roadmap or of a preview."""
        self.finish.show_document(document, preview)
        self.make_room()

    def show_level(self, level: Level) -> None:
        """Mark the level the zoom is at."""
        self._levels.set_current(level)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        theme_children(self, theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour(self.theme.canvas))
            line = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(line, colour(self.theme.border))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop what is least needed when there is no room for all."""
        del event
        self.make_room()

    def make_room(self) -> None:
        """Hide whole-plan button and arrow menu as the width asks for."""
        fixed = (self._levels, self._today, self.finish)
        used = 24 + sum(each.sizeHint().width() + 8 for each in fixed)
        for widget in (self._fit, self._arrows):
            used += widget.sizeHint().width() + 8
            widget.setVisible(used <= self.width())

    def _arrow_menu(self) -> QMenu:
        menu = QMenu(self)
        for mode, text in _ARROW_MODES:
            action = menu.addAction(f"Arrows: {text}")
            action.setData(mode)
        menu.triggered.connect(self._on_arrows)
        return menu

    def _on_arrows(self, action: QAction) -> None:
        mode = str(action.data())
        self._arrows.setText(f"Arrows: {mode}")
        self.arrows_chosen.emit(mode)


class FinishLabel(Themed, QWidget):
    """Likely finish, with the difference while something is dragged, and the deadline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finish: date | None = None
        self._deadline: date | None = None
        self._days = 0
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_document(self, document: Document, preview: Preview | None = None) -> None:
        """Show the finish of the roadmap, or of a preview and how far it is from now."""
        after = preview.after if preview else document.schedule
        self._finish = after.finish
        self._deadline = after.roadmap.deadline
        self._days = preview.changes.finish_days if preview else 0
        self.setAccessibleName(f"Likely finish {day_text(after.finish)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        return QSize(round(sum(w for *_, w in self._words())) + 2, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint label, date and delta."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x = 0.0
            for text, ink, weight, fill, room in self._words():
                if fill:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(colour(fill))
                    painter.drawRoundedRect(QRectF(x, 4, room - 8, 18), 9, 9)
                draw_text(painter, x + (7 if fill else 0), 17.3, text, ink, 12, weight)
                x += room

    def _words(self) -> list[tuple[str, str, int, str, float]]:
        theme = self.theme
        if self._finish is None:
            return []
        words = [
            self._word("Likely", theme.ink2),
            self._word(day_text(self._finish), theme.ink, 600),
        ]
        if self._days:
            text = days_later(self._days)
            ink, fill = (
                (theme.warn, theme.warn_bg) if self._days > 0 else (theme.good, theme.good_bg)
            )
            words.append((text, ink, 600, fill, width(text, 12, 600) + 22))
        if self._deadline is not None:
            late = self._finish > self._deadline
            words.append(self._word("  Deadline", theme.ink2))
            words.append(self._word(day_text(self._deadline), theme.warn if late else theme.ink))
        return words

    def _word(self, text: str, ink: str, weight: int = 400) -> tuple[str, str, int, str, float]:
        return text, ink, weight, "", width(text, 12, weight) + 8
