"""The page of a new roadmap: answers at the left, where each route leads at the right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.document.background import Submit
from planner.document.safe_dates import SafeDates
from planner.domain.catalogue import Catalogue
from planner.domain.formatting import uncapitalised
from planner.domain.route import RouteId, RouteKind
from planner.render.theme import colour
from planner.scheduling.comparison import Comparison, compare
from planner.scheduling.schedule import schedule
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.date_field import DateField
from planner.views.common.labels import ElidedLabel, Heading
from planner.views.common.lines import Separator
from planner.views.common.painting import grown
from planner.views.common.scrolling import PageScroll
from planner.views.common.segmented import SegmentedControl
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed
from planner.views.wizard.answers import Answers, change_text, first_answers
from planner.views.wizard.form import Form
from planner.views.wizard.parts import Column
from planner.views.wizard.route_cards import KIND_NAMES
from planner.views.wizard.route_results import RouteResults

_WIDE = 1280
_LEFT, _LEFT_SHARE = 500, 0.45
_LEFT_TEXT = 344
"""What the questions need at least where text is large; pixels at 100 %."""
_BOTH, _BOTH_TEXT = 880, 680
"""Width from which on questions and routes stand beside one another: pixels, and at 100 %."""
_QUESTIONS, _ROUTES = "questions", "routes"
_STUDY = RouteKind.SELF_STUDY.value

REST_MS = 150
"""How long the answers have to rest before safe dates are worked out (design: 150 ms)."""


class WizardPage(Themed, QWidget):
    """Asks, shows the dates of the routes while the answers change, and makes the roadmap.

    `created` carries the roadmap, `compared` one whose routes shall be compared in detail. `left`
    when the person goes back: the answers stay on the page. `about_wanted` carries a career to
    read about.
    """

    created = Signal(object)
    compared = Signal(object)
    left = Signal()
    about_wanted = Signal(str)

    def __init__(
        self, catalogue: Catalogue, today: Callable[[], date], submit: Submit | None = None
    ) -> None:
        super().__init__()
        self._catalogue, self._today = catalogue, today
        self.answers = self._first = self._before = first_answers(catalogue, today())
        self._is_held = False
        self._comparison: Comparison | None = None
        self._earlier: Comparison | None = None
        self.safe_dates = SafeDates(self, submit, REST_MS)
        self.safe_dates.found.connect(self._show_routes)
        self.form, self.lead = Form(catalogue, self.answers), RouteResults(catalogue)
        self.form.answered.connect(self.answer)
        self.form.held.connect(self._on_held)
        self.form.released.connect(self._on_released)
        self.form.about_wanted.connect(self.about_wanted)
        self.lead.chosen.connect(self.choose)
        self._make_buttons()
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.create_roadmap)
        self._show_answers()

    @property
    def has_answers(self) -> bool:
        """Whether anything was answered that leaving for good would lose."""
        return self.answers != self._first

    def answer(self, answers: Answers) -> None:
        """Take new answers; the dates follow, and how they moved is told."""
        if answers == self.answers:
            return
        if not self._is_held:
            self._before, self._earlier = self.answers, self._comparison
        self.answers = answers
        self._show_answers()

    def choose(self, route: RouteId) -> None:
        """Choose a route; how the last answer moved the routes stays on screen."""
        self.answers = replace(self.answers, route=route)
        held = self._comparison
        if held is not None and any(each.id == route for each in held.outcomes):
            self._show_routes()
        else:
            self._earlier = None
            self._show_answers()

    def start_over(self) -> None:
        """Forget all answers."""
        self.answers = self._first = self._before = first_answers(self._catalogue, self._today())
        self._earlier = None
        self._show_answers()

    def create_roadmap(self) -> None:
        """Make the roadmap, unless something is missing or no day; the page says what."""
        if self._take_typed() and not self.answers.missing(self._catalogue):
            self.created.emit(self.answers.roadmap(self._catalogue))

    def compare_routes(self) -> None:
        """Make the roadmap, to be shown beside what the other routes would come to."""
        if self._take_typed() and not self.answers.missing(self._catalogue):
            self.compared.emit(self.answers.roadmap(self._catalogue))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground below the foot."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.window))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the left side the share of the design, and wide margins where there is room."""
        super().resizeEvent(event)
        width = self.width()
        margin = 40 if width >= _WIDE else 20 if width >= grown(800) else 12
        for side in (self.form, self.lead):
            side.column.setContentsMargins(margin, 4, margin, 8)
        self._head.setContentsMargins(margin, 0, margin, 0)
        self._foot.setContentsMargins(margin, 15, margin, 15)
        self.lead.set_wide(width >= grown(_WIDE))
        self._show_sides(width < max(_BOTH, grown(_BOTH_TEXT)))

    def _show_sides(self, single: bool) -> None:
        """Show the questions beside the routes; where there is no room for both, one of them."""
        self.sides.setVisible(single)
        routes = self.sides.current == _ROUTES
        self._left.setVisible(not (single and routes))
        self._right.setVisible(routes or not single)
        self._intro.setVisible(not single)
        share = max(round(self.width() * _LEFT_SHARE), _LEFT, grown(_LEFT_TEXT))
        self._left.setFixedWidth(self.width() if single else share)

    def _on_side(self) -> None:
        self._show_sides(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; the answers stay."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make_buttons(self) -> None:
        self.cancel = Button("Cancel", kind="flat")
        set_tooltip(self.cancel, "Go back; your answers stay here")
        self.cancel.clicked.connect(self.left)
        self.over = Button("Start over", "rotate-ccw", kind="flat")
        self.over.clicked.connect(self.start_over)
        self.compare_button = Button("Create and compare routes", "columns-3")
        set_tooltip(self.compare_button, "The plan opens at the comparison of all routes")
        self.compare_button.clicked.connect(self.compare_routes)
        self.create_button = Button("", kind="primary", key="Ctrl ↵")
        self.create_button.clicked.connect(self.create_roadmap)

    def _lay_out(self) -> None:
        self._left, self._right = PageScroll(self.form), PageScroll(self.lead)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self._left)
        sides.addWidget(Separator(Qt.Orientation.Vertical))
        sides.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(Separator())
        column.addLayout(sides, 1)
        column.addWidget(Separator())
        foot = self._foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.cancel)
        foot.addWidget(self.over)
        foot.addStretch(1)
        foot.addWidget(self.compare_button)
        foot.addWidget(self.create_button)
        column.addLayout(foot)

    def _make_head(self) -> QWidget:
        head = Column("canvas")
        grow_height(head, 56, 24)
        row = self._head = QHBoxLayout()
        row.setSpacing(14)
        self._intro = ElidedLabel("Everything here can be changed later.", 13, 400, "ink2")
        self.sides = SegmentedControl(((_QUESTIONS, "Questions", ""), (_ROUTES, "Routes", "")))
        self.sides.setAccessibleName("What is shown")
        self.sides.chosen.connect(self._on_side)
        row.addWidget(Heading("New plan", 19, 600))
        row.addWidget(self._intro)
        row.addStretch(1)
        row.addWidget(self.sides)
        head.column.addLayout(row)
        return head

    def _show_answers(self) -> None:
        """Work the likely dates out and bring everything up to date."""
        answers, catalogue = self.answers, self._catalogue
        self.lead.cards.take(catalogue.routes[answers.route])
        self._comparison = None
        if not answers.missing(catalogue):
            shown = self.lead.cards.shown
            self._comparison = compare(answers.roadmap(catalogue), catalogue, shown)
        self.safe_dates.ask(self._comparison)
        held = self._comparison
        finish = held.outcome(answers.route).finish if held is not None else answers.start
        self.form.show_answers(answers, finish, self._spared())
        self.over.setVisible(self.has_answers)
        self._show_routes()

    def _show_routes(self) -> None:
        """Bring the right side up to date, with the safe dates that are known."""
        answers, held = self.answers, self._comparison
        route = self._catalogue.routes[answers.route]
        self.lead.cards.take(route)
        if held is None:
            self.lead.show_missing(answers.missing(self._catalogue))
        else:
            change = change_text(self._before, answers, self._catalogue)
            self.lead.show_routes(
                held, self._earlier, change, self.safe_dates.of, answers.route, answers.deadline
            )
        name = KIND_NAMES[route.kind]
        self.create_button.setText(f"Create {uncapitalised(name)} plan")
        self.create_button.updateGeometry()
        self.create_button.setEnabled(held is not None)
        self.compare_button.setEnabled(held is not None)

    def _spared(self) -> float | None:
        """Return the hours of self-study that what is known takes off."""
        held = self._comparison
        if held is None:
            return None
        bare = replace(self.answers, known={}).roadmap(self._catalogue, _STUDY)
        own = held.outcome(_STUDY).hours.own_study
        return max(schedule(bare, self._catalogue).remaining_hours - own, 0.0)

    def _take_typed(self) -> bool:
        """Take what is being typed into a field; return whether all days could be read."""
        if not all(field.commit() for field in self.findChildren(DateField)):
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_held(self) -> None:
        """A drag is one answer: what it moves is told against the state before it."""
        self._before, self._earlier = self.answers, self._comparison
        self._is_held = True

    def _on_released(self) -> None:
        self._is_held = False
