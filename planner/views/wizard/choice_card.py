"""Cards of which one is chosen, like radio buttons: arrow keys go from one to the next."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planner.render.theme import Theme, colour
from planner.views.common.painting import paint_box
from planner.views.common.themed import Themed

RADIUS = 9


class ChoiceCard(Themed, QAbstractButton):
    """A framed card with a radio mark; what stands on it are children or painted by `paint`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_chosen(self, chosen: bool) -> None:
        """Choose it or not, without `toggled`; Tab goes to the chosen card of a group only."""
        self.blockSignals(True)
        self.setChecked(chosen)
        self.blockSignals(False)
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if chosen else policy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, thick when chosen, and what is on it."""
        theme = self.theme
        with QPainter(self) as painter:
            lively = self.underMouse() and not self.isChecked()
            line, width = (theme.ink, 2.0) if self.isChecked() else (theme.border2, 1.0)
            ground = theme.panel if lively else theme.raised
            paint_box(painter, self.rect(), ground, theme.field if lively else line, RADIUS, width)
            self.paint(painter, theme)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint what stands on the card."""


def paint_radio(
    painter: QPainter, centre: QPointF, radius: float, is_on: bool, theme: Theme
) -> None:
    """Paint a radio mark: an empty ring, or a thick one when it is on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = radius * 0.62 if is_on else 1.5
    painter.setPen(QPen(colour(theme.ink if is_on else theme.ghost), width))
    painter.setBrush(colour(theme.raised))
    inner = radius - width / 2
    painter.drawEllipse(QRectF(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner))
