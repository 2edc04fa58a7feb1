"""The card of the plan opened last, with a button to go on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.formatting import count_text, done_text
from planner.render.theme import Theme, colour
from planner.views.common.buttons import Button
from planner.views.common.labels import ElidedLabel, Heading, Label
from planner.views.common.lines import ProgressLine
from planner.views.common.painting import grown, paint_box
from planner.views.common.plan_summary import PlanSummary
from planner.views.common.themed import Themed
from planner.views.start.miniature import Miniature

HEIGHT = 232
_RADIUS = 12


class LastPlanCard(Themed, QWidget):
    """The last plan, large. `continued` when the person goes on with it."""

    continued = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = Heading("", 18, 600, wrap=True)
        self.facts = Label("", 13, 400, "ink2", wrap=True)
        self.hours = Label("", 12, 400, "ink2")
        self.line = ProgressLine(6, "future")
        self.button = Button("Continue", kind="primary")
        self.button.clicked.connect(self.continued)
        self.next_up = ElidedLabel("", 12, 400, "ink2")
        self.overview = Miniature(self)
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Return the height of the design."""
        return QSize(800, grown(HEIGHT))

    def show_plan(self, plan: PlanSummary) -> None:
        """Show the facts of `plan`."""
        self.title.setText(plan.title)
        self.facts.setText(
            f"{plan.route}, {_lower(plan.finish_text).replace('likely', 'likely finish')}\n"
            f"{plan.skills_done} of {count_text(plan.skills, 'skill')} done"
        )
        self.hours.setText(f"{done_text(plan.hours_done, plan.hours_total)} logged")
        self.line.set_share(plan.share, self.theme.ink)
        self.next_up.setText(plan.next_up)
        self.overview.plan = plan
        self.overview.update()

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        if self.overview.plan is not None:
            self.line.set_share(self.overview.plan.share, theme.ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card below its parts."""
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), self.theme.raised, None, _RADIUS)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(28, 24, 28, 26)
        left.setSpacing(2)
        left.addWidget(self.title)
        left.addWidget(self.facts)
        left.addStretch(1)
        left.addWidget(self.hours)
        left.addSpacing(5)
        left.addWidget(self.line)
        left.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.button)
        row.addWidget(self.next_up, 1)
        left.addLayout(row)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(1, 1, 1, 1)
        columns.setSpacing(0)
        columns.addLayout(left, 5)
        columns.addWidget(self.overview, 8)
        self._frame = _Frame(self)

    def resizeEvent(self, event: object) -> None:
        """Keep the frame around everything."""
        self._frame.setGeometry(self.rect())
        self._frame.split = self.overview.x()
        self._frame.raise_()


class _Frame(Themed, QWidget):
    """Rounds the corners of what lies below it and draws the outline."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.split = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            corners = QPainterPath()
            corners.addRect(QRectF(self.rect()))
            inner = QPainterPath()
            inner.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
            painter.fillPath(corners.subtracted(inner), colour(self.theme.canvas))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.fillRect(self.split, 1, 1, self.height() - 2, colour(self.theme.border))
            paint_box(painter, self.rect(), None, self.theme.border2, _RADIUS)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
