"""The route of the plan: the article's sentence on it, and what has to be said beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from planner.domain.route import Route
from planner.edits import SetRoute
from planner.views.common.buttons import Button
from planner.views.common.labels import ElidedLabel, Label
from planner.views.common.themed import theme_children
from planner.views.inspector.facts import PlanView
from planner.views.inspector.parts import Quotation, Section, clear


class RouteSection(Section):
    """Name, quotation and caveats of the route; another one can be chosen."""

    def __init__(self) -> None:
        super().__init__("Route")
        self._view: PlanView | None = None
        self._shown: Route | None = None
        self.change = Button("Change", small=True, chevron=True, kind="flat")
        assert self.head is not None
        head = self.head.layout()
        assert head is not None
        head.addWidget(self.change)
        self.head.setFixedHeight(26)
        self.name = ElidedLabel("", 12.5, 500)
        self._words, self._caveats = QVBoxLayout(), QVBoxLayout()
        self.more = Button("What has to be said beside it", "chevron-right", "flat", small=True)
        self.more.setCheckable(True)
        self._folded = QWidget()
        self._folded.setLayout(self._caveats)
        self._caveats.setContentsMargins(8, 0, 0, 0)
        self.box.addWidget(self.name)
        self.box.addLayout(self._words)
        self.box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self._folded)
        self._folded.hide()
        self.more.toggled.connect(self._toggle)
        self.change.clicked.connect(self._open)

    def fill(self, view: PlanView) -> None:
        """Show the route of a plan."""
        self._view = view
        route = view.catalogue.routes[view.schedule.roadmap.route.id]
        if route == self._shown:
            return
        self._shown = route
        self.name.setText(route.name)
        clear(self._words)
        for quote in route.quotes:
            said = Quotation(quote.phrase, f"Article, {quote.section}", quote.note)
            self._words.addWidget(said)
        if not route.quotes and route.article_says:
            self._words.addWidget(Quotation(route.article_says, "Article"))
        clear(self._caveats)
        for note in route.notes:
            self._caveats.addWidget(Label(note, 12, 400, "ink2", wrap=True))
        self.more.setVisible(bool(route.notes))
        theme_children(self, self.theme)

    def routes_menu(self) -> QMenu:
        """Return the menu of all routes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert self._view is not None
        held = self._view.schedule.roadmap.route.id
        for route in self._view.catalogue.routes.values():
            action = menu.addAction(route.name)
            action.setCheckable(True)
            action.setChecked(route.id == held)
            action.setData(route.id)
            action.triggered.connect(self._on_route)
        return menu

    def _open(self) -> None:
        self.change.open_menu(self.routes_menu())

    def _on_route(self) -> None:
        action, view = self.sender(), self._view
        if isinstance(action, QAction) and view is not None:
            wish = view.schedule.roadmap.route.from_date
            self.edited.emit(SetRoute(str(action.data()), wish))

    def _toggle(self, on: bool) -> None:
        self.more.set_icon("chevron-down" if on else "chevron-right")
        self._folded.setVisible(on)
