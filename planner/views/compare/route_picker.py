"""Which routes stand side by side: two to four."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.domain.route import Route, RouteId
from planner.views.common.as_written import add_action

FEWEST, MOST = 2, 4


class RoutePicker(QObject):
    """The routes on the page; `chosen` when the person has changed them."""

    chosen = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._routes: Mapping[RouteId, Route] = {}
        self._current: RouteId = ""
        self._picked: tuple[RouteId, ...] | None = None

    @property
    def ids(self) -> tuple[RouteId, ...]:
        """Ids of the routes to show: the plan's own is always among them."""
        picked = self._picked or default_routes(self._routes, self._current)
        known = [id_ for id_ in self._routes if id_ in picked or id_ == self._current]
        surplus = len(known) - MOST
        others = [id_ for id_ in reversed(known) if id_ != self._current]
        return tuple(id_ for id_ in known if id_ not in others[: max(surplus, 0)])

    def show(self, routes: Mapping[RouteId, Route], current: RouteId) -> None:
        """Offer `routes`; `current` is the plan's."""
        self._routes, self._current = routes, current

    def forget(self) -> None:
        """Show the usual routes again: those that were picked were picked for another plan."""
        self._picked = None

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of all routes, those on the page ticked."""
        menu, shown = QMenu(parent), self.ids
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setToolTipsVisible(True)
        for route in self._routes.values():
            action = add_action(menu, route.name)
            action.setCheckable(True)
            action.setChecked(route.id in shown)
            action.setData(route.id)
            action.setEnabled(self._may_toggle(route.id, shown))
            action.triggered.connect(self._on_toggled)
        return menu

    def _may_toggle(self, id_: RouteId, shown: tuple[RouteId, ...]) -> bool:
        if id_ in shown:
            return id_ != self._current and len(shown) > FEWEST
        return len(shown) < MOST

    def _on_toggled(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.toggle(str(action.data()))

    def toggle(self, id_: RouteId) -> None:
        """Put a route on the page or take it off."""
        shown = self.ids
        if self._may_toggle(id_, shown):
            rest = tuple(each for each in shown if each != id_)
            self._picked = rest if id_ in shown else (*shown, id_)
            self.chosen.emit()


def default_routes(routes: Mapping[RouteId, Route], current: RouteId) -> Sequence[RouteId]:
    """Return the first route of each kind that needs nothing first, and `current` for its kind."""
    held = routes.get(current)
    kinds = {held.kind: held.id} if held is not None else {}
    for route in routes.values():
        if route.requires is None:
            kinds.setdefault(route.kind, route.id)
    return [id_ for id_ in routes if id_ in kinds.values()]
