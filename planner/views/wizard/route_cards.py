"""A card for each kind of route: its dates, its picture, and how the last answer moved it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAction, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from planner.domain.formatting import (
    TOO_FEW,
    count_text,
    day_text,
    finish_text,
    hours_text,
    later_text,
    money_text,
)
from planner.domain.limits import LAST_DAY
from planner.domain.route import Route, RouteId, RouteKind
from planner.layout.axis import year_axis
from planner.layout.route_strip import RouteStrip, StripStretch, shared_scale
from planner.layout.timescale import TimeScale
from planner.render.fonts import font
from planner.render.route_strip import SMALL, paint_strip
from planner.render.theme import Theme, colour
from planner.scheduling.route_outcome import RouteOutcome, StretchKind
from planner.views.common.as_written import add_action, set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.painting import grown, paint_box, paint_text, text_width
from planner.views.common.themed import Themed
from planner.views.wizard.choice_card import ChoiceCard, paint_radio

HEIGHT = 108
_NARROW, _LINE = 600, 18
_SIDE = 16
_RIGHT = Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignHCenter

KIND_NAMES = {
    RouteKind.SELF_STUDY: "Self-study",
    RouteKind.BOOTCAMP: "Bootcamp",
    RouteKind.BACHELORS: "Bachelor’s degree",
    RouteKind.MASTERS: "Master’s degree",
}


@dataclass(frozen=True, slots=True)
class RouteView:
    """What a card shows; `days` the last answer moved the likely finish by, None at first."""

    outcome: RouteOutcome
    safe: date | None
    days: int | None
    deadline: date | None


class RouteCard(ChoiceCard):
    """One kind of route. `varied` carries the id of another variant of it."""

    varied = Signal(str)

    def __init__(self, kind: RouteKind, variants: Sequence[Route]) -> None:
        super().__init__(KIND_NAMES[kind])
        self.kind = kind
        self._variants = tuple(variants)
        self._view: RouteView | None = None
        self._scale = TimeScale(0.0, 1.0)
        self.variant = Button("", kind="flat", small=True, chevron=True, parent=self)
        self.variant.setVisible(len(self._variants) > 1)
        self.variant.clicked.connect(self._open)

    @property
    def view(self) -> RouteView | None:
        """What is shown."""
        return self._view

    def show_route(self, view: RouteView | None) -> None:
        """Show the dates of a route; None: there are none."""
        self._view = view
        self.setEnabled(view is not None)
        if view is not None:
            self.variant.setText(variant_text(view.outcome.route))
            self.variant.setAccessibleName(f"{KIND_NAMES[self.kind]}: {view.outcome.route.name}")
            set_tooltip(self.variant, view.outcome.route.name)
            self.setAccessibleName(_said(KIND_NAMES[self.kind], view))
            set_tooltip(self, f"The article: {view.outcome.route.article_says}.")
        self._place()
        self.update()

    def show_scale(self, scale: TimeScale) -> None:
        """Use the axis that all cards share."""
        self._scale = scale
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(690, grown(HEIGHT - 24) + 24 + self._line)

    def minimumSizeHint(self) -> QSize:
        """Return the least at which dates are whole."""
        return QSize(380, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the parts in place; in a narrow card the facts have a line of their own."""
        super().resizeEvent(event)
        self.updateGeometry()
        self._place()

    def variants_menu(self) -> QMenu:
        """Return the menu of the variants."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for route in self._variants:
            action = add_action(menu, route.name)
            action.setCheckable(True)
            action.setChecked(self._view is not None and route.id == self._view.outcome.id)
            action.setData(route.id)
            action.triggered.connect(self._on_variant)
        return menu

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint name, facts, dates, picture and how it moved."""
        paint_radio(painter, QPointF(_SIDE + 8, grown(22)), 8, self.isChecked(), theme)
        face = font(13.5, 600)
        name = KIND_NAMES[self.kind]
        paint_text(
            painter, QRect(_SIDE + 26, grown(12), self.width(), grown(20)), name, face, theme.ink
        )
        if self._view is None:
            paint_text(
                painter,
                QRect(_SIDE, grown(36), self.width(), grown(24)),
                "No dates yet",
                font(13),
                theme.ink2,
            )
            return
        right = self._paint_delta(painter, theme, self._view.days)
        left = self._facts_left()
        room = QRect(left, grown(12), max(right - left - 8, 0), grown(20))
        if self._line:
            room = QRect(_SIDE, grown(33), self.width() - 2 * _SIDE, grown(20))
        paint_text(painter, room, facts_text(self._view.outcome), font(12), theme.ink2)
        self._paint_dates(painter, theme, self._view)
        self._paint_picture(painter, theme, self._view)

    def _paint_dates(self, painter: QPainter, theme: Theme, view: RouteView) -> None:
        x = _SIDE
        safe = day_text(view.safe) if view.safe else "…"
        likely = day_text(view.outcome.finish)
        for text, face, ink, gap in (
            ("Likely", font(12), theme.ink2, 8), (likely, font(16, 600), theme.ink, 26),
            ("Safe", font(12), theme.ink2, 8), (safe, font(13.5, 500), theme.ink, 26),
        ):  # fmt: skip
            width = text_width(text, face) + 1
            paint_text(painter, QRect(x, grown(36) + self._line, width, grown(24)), text, face, ink)
            x += width + gap
        if words := _warning(view):
            room = QRect(x, grown(37) + self._line, self.width() - x - _SIDE, grown(22))
            paint_text(painter, room, words, font(12), theme.warn)

    def _paint_delta(self, painter: QPainter, theme: Theme, days: int | None) -> int:
        """Paint the pill at the right; return where it begins."""
        text = delta_text(days)
        if not text:
            return self.width() - _SIDE
        assert days is not None
        face = font(11.5, 600)
        width = text_width(text, face) + 16
        box = QRect(self.width() - _SIDE - width, grown(13), width, grown(18))
        ground, ink = (theme.good_bg, theme.good) if days < 0 else (theme.warn_bg, theme.warn)
        paint_box(painter, box, ground, None, box.height() / 2)
        paint_text(painter, box, text, face, ink, _CENTRE)
        return box.left()

    def _paint_picture(self, painter: QPainter, theme: Theme, view: RouteView) -> None:
        area = QRectF(_SIDE, grown(62) + self._line, self.width() - 2 * _SIDE, 24 + grown(14))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for tick in year_axis(self._scale, area.left() - 1, area.right() + 1):
            if not tick.strong or not tick.text:
                continue
            line = round(tick.x)
            painter.fillRect(QRectF(line, area.top(), 1, area.height()), colour(theme.grid2))
            if line + grown(34) <= area.right():
                label = QRectF(line + 4, area.bottom() - grown(13), grown(40), grown(14))
                paint_text(painter, label, tick.text, font(10.5), theme.ink3)
        middle = area.top() + 14
        paint_strip(painter, route_strip_of(view), self._scale, middle, theme, SMALL)
        if view.deadline is not None:
            x = self._scale.x(view.deadline.toordinal() + 1)
            painter.setPen(QPen(colour(theme.warn), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top() + 1), QPointF(x, middle + 13))
        painter.restore()

    @property
    def _line(self) -> int:
        return grown(_LINE) if self.width() < grown(_NARROW) else 0

    def _facts_left(self) -> int:
        name = text_width(KIND_NAMES[self.kind], font(13.5, 600))
        left = _SIDE + 26 + name + 10
        return left if self.variant.isHidden() else self.variant.geometry().right() + 6

    def _place(self) -> None:
        name = text_width(KIND_NAMES[self.kind], font(13.5, 600))
        self.variant.setFixedWidth(self.variant.sizeHint().width())
        self.variant.move(_SIDE + 26 + name + 4, grown(22) - self.variant.height() // 2)

    def _open(self) -> None:
        self.variant.open_menu(self.variants_menu())

    def _on_variant(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.varied.emit(str(action.data()))


class RouteCards(Themed, QWidget):
    """The cards below each other. `chosen` carries a route's id."""

    spoken_role = QAccessible.Role.Grouping
    chosen = Signal(str)

    def __init__(self, routes: Sequence[Route]) -> None:
        super().__init__()
        self.setAccessibleName("Routes")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.cards: dict[RouteKind, RouteCard] = {}
        self._taken: dict[RouteKind, RouteId] = {}
        for kind in RouteKind:
            variants = [route for route in routes if route.kind is kind]
            if not variants:
                continue
            card = self.cards[kind] = RouteCard(kind, variants)
            self._taken[kind] = variants[0].id
            card.toggled.connect(self._on_toggled)
            card.varied.connect(self._on_varied)
            column.addWidget(card)

    @property
    def shown(self) -> tuple[RouteId, ...]:
        """The variant that each card stands for."""
        return tuple(self._taken.values())

    def take(self, route: Route) -> None:
        """Choose `route`, without `chosen`; its card stands for it from now on."""
        self._taken[route.kind] = route.id
        for kind, card in self.cards.items():
            card.set_chosen(kind is route.kind)

    def show_routes(self, views: Sequence[RouteView]) -> None:
        """Show these, one a card, on one axis; none: there are no dates."""
        by_kind = {view.outcome.route.kind: view for view in views}
        for kind, card in self.cards.items():
            card.show_route(by_kind.get(kind))
        self._share_scale(views)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stretch the axis."""
        super().resizeEvent(event)
        self._share_scale([view for card in self.cards.values() if (view := card.view)])

    def _share_scale(self, views: Sequence[RouteView]) -> None:
        if not views:
            return
        strips = [route_strip_of(view) for view in views]
        also = {stretch.last for strip in strips for stretch in strip.stretches}
        also |= {view.deadline for view in views if view.deadline is not None}
        scale = shared_scale(strips, sorted(also), _SIDE, self.width() - _SIDE - 8)
        for card in self.cards.values():
            card.show_scale(scale)

    def _on_toggled(self, on: bool) -> None:
        card = self.sender()
        if on and isinstance(card, RouteCard):
            self.chosen.emit(self._taken[card.kind])

    def _on_varied(self, route: str) -> None:
        card = self.sender()
        if isinstance(card, RouteCard):
            self._taken[card.kind] = route
            self.chosen.emit(route)


def route_strip_of(view: RouteView) -> RouteStrip:
    """Return the picture of a route."""
    stretches = tuple(
        StripStretch(each.first, each.last, (), each.kind is StretchKind.PROGRAMME)
        for each in view.outcome.stretches
    )
    return RouteStrip(stretches, view.outcome.finish, view.safe)


def facts_text(outcome: RouteOutcome) -> str:
    """Return “16 weeks, then 474 h alone, about $11,920”."""
    own = hours_text(outcome.hours.own_study)
    route = outcome.route
    parts = [own]
    if route.terms:
        length = _length_text(route.weeks)
        parts = [f"{length} and {own} alone" if outcome.hours.own_study else length]
    total, currency = outcome.bill.total, outcome.bill.currency
    if total and currency:
        parts.append(f"about {money_text(round(total, -1), currency)}")
    if outcome.required is not None:
        parts.append(f"needs a {_in_sentence(outcome.required.route.kind)}")
    return ", ".join(parts)


def delta_text(days: int | None) -> str:
    """Return “12 weeks earlier” or “3 days later”; "" for no change."""
    if not days:
        return ""
    size = abs(days)
    if size < 14:
        return later_text(days)
    if size < 18 * 30:
        return later_text(days, count_text(round(size / 7), "week"))
    return later_text(days, f"{size / 365.25:.1f} years")


def _length_text(weeks: int) -> str:
    if weeks > 60:
        return f"{weeks / 52.18:.1f} years".replace(".0 ", " ")
    return count_text(weeks, "week")


def variant_text(route: Route) -> str:
    """Return what tells a variant apart: its name without that of its kind."""
    return route.name.removeprefix(KIND_NAMES[route.kind]).lstrip(", ")


def _in_sentence(kind: RouteKind) -> str:
    name = KIND_NAMES[kind]
    return f"{name[:1].lower()}{name[1:]}"


def _warning(view: RouteView) -> str:
    """Return what is wrong with the finish, "" if nothing is."""
    if view.outcome.finish > LAST_DAY:
        return TOO_FEW
    late = view.deadline is not None and view.outcome.finish > view.deadline
    return "after the deadline" if late else ""


def _said(name: str, view: RouteView) -> str:
    safe = f", safe {day_text(view.safe)}" if view.safe else ""
    moved = f", {delta_text(view.days)}" if delta_text(view.days) else ""
    facts = facts_text(view.outcome)
    return f"{name}, {facts}, likely {finish_text(view.outcome.finish)}{safe}{moved}"
