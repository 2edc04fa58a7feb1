"""The strip below the canvas: drag its window, or its ends, to choose the time in view."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.formatting import day_text
from planner.layout.timescale import TimeScale
from planner.render.layers import Layer
from planner.render.theme import colour
from planner.render.timeline.overview import (
    overview_height,
    overview_scale,
    paint_overview_bars,
    paint_overview_ground,
    paint_overview_marks,
    paint_overview_window,
)
from planner.views.common.themed import Themed
from planner.views.timeline.canvas import TimelineCanvas

_HANDLE = 6.0


class Overview(Themed, QWidget):
    """The whole plan in 45 px."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, canvas: TimelineCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._grip: tuple[str, float] | None = None
        self._ground, self._bars = Layer(), Layer()
        self.fit_text()
        self.setMouseTracking(True)
        self.setAccessibleName("Overview")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        canvas.view_changed.connect(self.update)

    def spoken_value(self) -> str:
        """Return which time is in view of which, for those who cannot see the strip."""
        if not self._canvas.has_content:
            return ""
        scale, schedule = self._canvas.scale, self._canvas.document.schedule
        shown = scale.day(0), scale.day(self._canvas.viewport().width())
        whole = schedule.roadmap.start, schedule.finish
        in_view, of = (f"{day_text(first)} to {day_text(last)}" for first, last in (shown, whole))
        return f"{in_view} in view, of {of}"

    def fit_text(self) -> None:
        """Take the height of bars and years."""
        self.setFixedHeight(int(overview_height()) + 1)

    def sizeHint(self) -> QSize:
        """Return the strip's height."""
        return QSize(400, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip under a hairline."""
        document, scale, theme = self._canvas.document, self._scale(), self.theme
        schedule, window = document.schedule, self._window()
        safe = document.forecast.finish.p80 if document.forecast else None
        finish, size = schedule.finish, (self.width(), overview_height())
        areas, key = tuple(document.catalogue.areas), (scale, theme.name, safe, finish)
        box, ratio = QSize(self.width(), int(overview_height())), self.devicePixelRatioF()
        ground = self._ground.pixmap(
            box, ratio, key,
            lambda layer: paint_overview_ground(layer, scale, size, finish, safe, theme),
        )  # fmt: skip
        spans, shown = self._canvas.spans, self._canvas.content.shown
        bars = self._bars.pixmap(
            box, ratio, (*key, shown),
            lambda layer: paint_overview_bars(
                layer, schedule, spans, areas, scale, theme, shown
            ),
            schedule,
        )  # fmt: skip
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour(theme.border))
            painter.translate(0, 1)
            painter.drawPixmap(0, 0, ground)
            paint_overview_window(painter, window, theme)
            painter.drawPixmap(0, 0, bars)
            paint_overview_marks(painter, scale, window, finish, self._canvas.today, theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the window, one of its ends, or jump to where the left button went down."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        zone = self._zone(x)
        if zone == "outside":
            left, right = self._window()
            self._move_to(x - (right - left) / 2)
            zone = "window"
        self._grip = (zone, x - self._window()[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what can be dragged."""
        x = event.position().x()
        if self._grip is None:
            ends = self._zone(x) in ("left", "right")
            self.setCursor(Qt.CursorShape.SizeHorCursor if ends else Qt.CursorShape.ArrowCursor)
            return
        zone, offset = self._grip
        if zone == "window":
            self._move_to(x - offset)
        else:
            self._stretch(zone, x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = None

    def _scale(self) -> TimeScale:
        first, last = self._canvas.content.first_and_last()
        forecast = self._canvas.document.forecast
        safe = forecast.finish.p80.toordinal() if forecast else 0
        return overview_scale(first, max(last, safe) + 29, self.width())

    def _window(self) -> tuple[float, float]:
        view, strip = self._canvas.scale, self._scale()
        width = self._canvas.viewport().width()
        left, right = strip.x(view.moment(0)), strip.x(view.moment(width))
        return max(left, 2.0), min(max(right, left + 6), self.width() - 2.0)

    def _zone(self, x: float) -> str:
        left, right = self._window()
        if abs(x - left) <= _HANDLE:
            return "left"
        if abs(x - right) <= _HANDLE:
            return "right"
        return "window" if left < x < right else "outside"

    def _move_to(self, left: float) -> None:
        moment = self._scale().moment(left)
        self._canvas.camera.set_scale(TimeScale(moment, self._canvas.scale.per_day))

    def _stretch(self, end: str, x: float) -> None:
        view = self._canvas.scale
        width = self._canvas.viewport().width()
        first, last = view.moment(0), view.moment(width)
        moment = self._scale().moment(x)
        if end == "left":
            first = min(moment, last - 5)
        else:
            last = max(moment, first + 5)
        factor = width / (last - first) / view.per_day
        self._canvas.camera.zoom(factor, width if end == "left" else 0.0)
