"""The route of the plan: the article's sentence on it, and what has to be said beside it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from planner.domain.problem import Problem
from planner.domain.route import Route, RouteKind
from planner.domain.route_lookup import plain_route, route_of, routes_of
from planner.edits import (
    AddRoute,
    ChangeRoute,
    Edit,
    EditRejected,
    RemoveRoute,
    Several,
    SwitchRoute,
)
from planner.edits.routes import copy_of, new_route, new_route_id
from planner.views.common.accessible import in_order_of
from planner.views.common.as_written import add_action, set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.labels import ElidedLabel, Label
from planner.views.common.quotation import Quotation
from planner.views.common.text_size import grow_height
from planner.views.common.themed import theme_children
from planner.views.inspector.route.editor import RouteEditor
from planner.views.inspector.shared.parts import Section, clear
from planner.views.inspector.shared.skill_facts import PlanFacts


class RouteSection(Section):
    """Name, quotation and caveats of the route; another one can be chosen."""

    def __init__(self) -> None:
        super().__init__("Route")
        self._view: PlanFacts | None = None
        self._shown: Route | None = None
        self.editor: RouteEditor | None = None
        self._is_new = True
        self.change = Button("Change", small=True, chevron=True, kind="flat")
        assert self.head is not None
        head = self.head.layout()
        assert head is not None
        head.addWidget(self.change)
        grow_height(self.head, 26, 16)
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

    def fill(self, view: PlanFacts) -> None:
        """Show the route of a plan."""
        self._view = view
        route = route_of(view.schedule.roadmap, view.catalogue)
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
        in_order_of(self.box)
        theme_children(self, self.theme)

    def routes_menu(self) -> QMenu:
        """Return the menu of all routes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert self._view is not None
        held = self._view.schedule.roadmap.route.id
        for route in routes_of(self._view.schedule.roadmap, self._view.catalogue).values():
            action = add_action(menu, route.name)
            action.setCheckable(True)
            action.setChecked(route.id == held)
            action.setData(route.id)
            action.triggered.connect(self._on_route)
        menu.addSeparator()
        mine = any(own.id == held for own in self._view.schedule.roadmap.own_routes)
        copy = menu.addAction("Use my school’s terms…")
        set_tooltip(copy, "A copy of this route, to be changed")
        copy.triggered.connect(self.make_copy)
        menu.addAction("Make a new route…").triggered.connect(self.make_new)
        if mine:
            menu.addAction("Change this route…").triggered.connect(self.change_own)
            menu.addAction("Delete this route").triggered.connect(self._on_delete)
        return menu

    def _open(self) -> None:
        self.change.open_menu(self.routes_menu())

    def _on_route(self) -> None:
        action, view = self.sender(), self._view
        if isinstance(action, QAction) and view is not None:
            self.edited.emit(SwitchRoute(str(action.data())))

    def make_copy(self) -> None:
        """Open the form with a copy of the route that is taken."""
        view = self._shown_view()
        roadmap, catalogue = view.schedule.roadmap, view.catalogue
        route = route_of(roadmap, catalogue)
        self._edit(copy_of(route, f"My {route.short_name}", roadmap, catalogue), is_new=True)

    def make_new(self) -> None:
        """Open the empty form."""
        view = self._shown_view()
        roadmap, catalogue = view.schedule.roadmap, view.catalogue
        self._edit(new_route("My route", RouteKind.BOOTCAMP, roadmap, catalogue), is_new=True)

    def change_own(self) -> None:
        """Open the form with the own route that is taken."""
        view = self._shown_view()
        roadmap = view.schedule.roadmap
        self._edit(plain_route(roadmap.route.id, roadmap, view.catalogue), is_new=False)

    def _edit(self, route: Route, is_new: bool) -> None:
        self._is_new = is_new
        title = "The terms of my school" if is_new else route.name
        verb = "Use these terms" if is_new else "Change the route"
        skills = self._shown_view().schedule.scope.skills
        self.editor = RouteEditor(title, route, skills, verb, self.window())
        self.editor.check = self._check
        self.editor.made.connect(self._on_made)
        theme_children(self.editor, self.theme)
        self.editor.open()

    def _edit_of(self, made: Route) -> Edit:
        if not self._is_new:
            return ChangeRoute(made)
        view = self._shown_view()
        id_ = new_route_id(made.name, view.schedule.roadmap, view.catalogue)
        edits = (AddRoute(replace(made, id=id_)), SwitchRoute(id_))
        return Several(edits, f"Take the route {made.short_name}")

    def _check(self, made: Route) -> Problem | None:
        view = self._shown_view()
        try:
            self._edit_of(made).apply(view.schedule.roadmap, view.catalogue)
        except EditRejected as error:
            return error.problem
        return None

    def _on_made(self, made: Route) -> None:
        self.editor = None
        self.edited.emit(self._edit_of(made))

    def _on_delete(self) -> None:
        self.edited.emit(RemoveRoute(self._shown_view().schedule.roadmap.route.id))

    def _shown_view(self) -> PlanFacts:
        assert self._view is not None
        return self._view

    def _toggle(self, on: bool) -> None:
        self.more.set_icon("chevron-down" if on else "chevron-right")
        self._folded.setVisible(on)
