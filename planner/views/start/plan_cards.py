"""The lines and cards of the start page: each is one button that opens a plan."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from planner.domain.formatting import day_near
from planner.render.fonts import font
from planner.render.theme import colour
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button, IconButton
from planner.views.common.painting import (
    grown,
    paint_box,
    paint_pixmap_icon,
    paint_progress,
    paint_text,
    text_width,
)
from planner.views.common.plan_strips import paint_thumbnail
from planner.views.common.plan_summary import PlanSummary
from planner.views.common.themed import Themed

ROW_HEIGHT = 84
_RIGHT = Qt.AlignmentFlag.AlignRight


class RecentRow(Themed, QAbstractButton):
    """A plan opened before. One that is gone offers to be located or forgotten.

    `summary` None means not read yet, `broken` that it cannot be read.
    """

    located = Signal(Path)
    forgotten = Signal(Path)

    def __init__(
        self, path: Path, title: str, opened: datetime | None, today: date, exists: bool,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.path, self.exists = path, exists
        self.broken = False
        self._title, self._when = title or path.stem, day_word(opened, today)
        self._summary: PlanSummary | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if exists else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{self._title}, {self._when}")
        set_tooltip(self, str(path))
        self._locate = Button("Locate…", small=True, parent=self)
        self._forget = IconButton("x", "Remove from this list", 26, 14, parent=self)
        self._locate.setVisible(not exists)
        self._forget.setVisible(not exists)
        self._locate.clicked.connect(self._on_locate)
        self._forget.clicked.connect(self._on_forget)

    def set_summary(self, summary: PlanSummary | None) -> None:
        """Show the facts of the plan; None: it cannot be read."""
        self._summary, self.broken = summary, summary is None
        if summary is not None:
            self._title = summary.title
            self.setAccessibleName(f"{summary.title}, {summary.finish_text}, {self._when}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the design."""
        return QSize(640, grown(ROW_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the right."""
        super().resizeEvent(event)
        self._locate.adjustSize()
        y = (self.height() - 26) // 2
        self._forget.move(self.width() - 8 - 26, y)
        self._locate.move(self.width() - 12 - 26 - self._locate.width(), y)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to take it off the list."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("Remove from this list").triggered.connect(self._on_forget)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint picture, title, path, finish and date."""
        theme = self.theme
        with QPainter(self) as painter:
            if self.exists and (self.underMouse() or self.isDown()):
                room = QRectF(self.rect()).adjusted(0, 4, 0, -3)
                paint_box(painter, room, theme.sel if self.isDown() else theme.hover, None, 8)
            painter.fillRect(QRect(0, 0, self.width(), 1), colour(theme.grid2))
            thumb = QRectF(8, (self.height() - 50) / 2, 114, 50)
            paint_thumbnail(painter, thumb, self._summary, theme)
            if not self.exists or self.broken:
                icon = "file-x" if not self.exists else "file-warning"
                at = QPointF(thumb.center().x() - 10, thumb.center().y() - 10)
                paint_pixmap_icon(painter, self, icon, at, 20, theme.ink3, 1.75)
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme = self.theme
        ink = theme.ink if self.exists else theme.ink2
        dated = self.width() > 520 and self.exists
        facts = self.width() - 8 - (grown(90) if dated else 0)
        facts -= grown(196 if self.width() > 600 else 150)
        if not self.exists:
            facts = self._locate.x() - grown(150)
        room = QRect(138, grown(22), facts - 154, grown(20))
        paint_text(painter, room, self._title, font(13.5, 500), ink)
        paint_text(
            painter, room.translated(0, grown(20)), short_path(self.path), font(12), theme.ink2
        )
        self._paint_facts(painter, facts)
        if dated:
            box = QRect(self.width() - 8 - grown(90), 0, grown(90), self.height())
            paint_text(painter, box, self._when, font(12), theme.ink3, _RIGHT)

    def _paint_facts(self, painter: QPainter, x: int) -> None:
        theme, plan = self.theme, self._summary
        if plan is None:
            text = "Cannot be read" if self.broken else "" if self.exists else "Not found there"
            place = QRect(x, 0, grown(150), self.height())
            paint_text(painter, place, text, font(12), theme.ink2)
            return
        paint_text(
            painter,
            QRect(x, grown(23), grown(190), grown(18)),
            plan.finish_text,
            font(12),
            theme.ink,
        )
        line = QRectF(x, grown(50), 88, 4)
        paint_progress(painter, line, plan.share, theme.ink2, theme.grid2)
        paint_text(
            painter,
            QRect(x + 96, grown(50) - grown(18) // 2 + 2, grown(96), grown(18)),
            plan.progress_text,
            font(11),
            theme.ink2,
        )

    def _on_locate(self) -> None:
        self.located.emit(self.path)

    def _on_forget(self) -> None:
        self.forgotten.emit(self.path)


class SampleCard(Themed, QAbstractButton):
    """A sample roadmap: picture, title and two lines."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setAccessibleName(f"Sample {path.stem}")
        self._summary: PlanSummary | None = None
        self.setMinimumWidth(280)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_summary(self, summary: PlanSummary | None) -> None:
        """Show the facts of the sample."""
        self._summary = summary
        if summary is not None:
            self.setAccessibleName(f"Sample {summary.title}, {summary.scope_text}")
            set_tooltip(self, summary.note)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the design."""
        return QSize(400, grown(86))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, picture and words."""
        theme, plan = self.theme, self._summary
        lively = self.underMouse() or self.isDown()
        with QPainter(self) as painter:
            ground = theme.panel if lively else theme.raised
            paint_box(painter, self.rect(), ground, theme.field if lively else theme.border2, 9)
            paint_thumbnail(painter, QRectF(14, (self.height() - 52) / 2, 114, 52), plan, theme)
            if plan is None:
                return
            room = QRect(144, grown(14), self.width() - 158, grown(20))
            if text_width(plan.title, font(13.5, 500)) > room.width():
                room.adjust(0, -grown(9), 0, grown(8))
            self._paint_title(painter, room, plan.title)
            week = f"{plan.hours_per_week:.1f}".removesuffix(".0")
            line = QRect(room.left(), room.bottom() + 2, room.width(), grown(17))
            route = f"{plan.route}, {week} h a week"
            paint_text(painter, line, route, font(12), theme.ink2)
            paint_text(
                painter, line.translated(0, grown(17)), plan.scope_text, font(12), theme.ink2
            )

    def _paint_title(self, painter: QPainter, room: QRect, title: str) -> None:
        """Write the title on one line, or on two where `room` is that high."""
        if room.height() <= grown(20):
            paint_text(painter, room, title, font(13.5, 500), self.theme.ink)
            return
        painter.setFont(font(13.5, 500))
        painter.setPen(colour(self.theme.ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), title)


def short_path(path: Path) -> str:
    """Return the path from the home folder, where it is below that."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def day_word(moment: datetime | None, today: date) -> str:
    """Return “today”, “yesterday”, 4 Mar or 14 Dec 2025."""
    if moment is None:
        return ""
    day = moment.date()
    days = (today - day).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return day_near(day, today)
