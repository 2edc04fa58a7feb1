"""Actions as data: one table feeds menus, toolbar, shortcuts, palette and the shortcuts page."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from planner.app.actions.row import ActionRow, MenuRow, SubmenuRow
from planner.app.actions.state import WindowState
from planner.render.icons import icon
from planner.render.theme import Theme
from planner.views.common.as_written import as_written


class ActionBook(QObject):
    """The actions of a window, made from rows, and the menus they stand in."""

    def __init__(self, window: QWidget, bar: QMenuBar) -> None:
        super().__init__(window)
        self._window, self._bar = window, bar
        self._rows: dict[str, ActionRow] = {}
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._submenus: dict[str, SubmenuRow] = {}

    @property
    def rows(self) -> Mapping[str, ActionRow]:
        """The rows by id, in the order of the menus."""
        return self._rows

    @property
    def actions(self) -> Mapping[str, QAction]:
        """The actions by id."""
        return self._actions

    def fill(self, rows: Iterable[MenuRow], menus: Mapping[str, str]) -> None:
        """Make the actions and their menus; `menus` names these and the keys that open them."""
        for name, keys in menus.items():
            self._menus[name] = self._bar.addMenu(name)
            opener = QShortcut(QKeySequence(keys), self._window)
            opener.setObjectName(name)
            opener.activated.connect(self._on_menu_key)
        group: dict[str, int] = {}
        for row in rows:
            menu = self._menu(row.menu)
            if menu.actions() and group.get(row.menu, row.group) != row.group:
                menu.addSeparator()
            group[row.menu] = row.group
            if isinstance(row, SubmenuRow):
                self._submenu(menu, row)
            else:
                self._rows[row.id] = row
                self._actions[row.id] = self._action(row)
                menu.addAction(self._actions[row.id])

    def add_shortcuts_to(self, pane: QWidget, held_in: Iterable[str]) -> None:
        """Let the shortcuts that are `held_in` one of these hold in `pane`."""
        places = tuple(held_in)
        pane.addActions([self._actions[r.id] for r in self._rows.values() if r.held_in in places])

    def update_state(self, state: WindowState) -> None:
        """Enable, tick and name the actions as `state` says."""
        for id_, action in self._actions.items():
            row = self._rows[id_]
            action.setEnabled(row.when(state))
            if row.ticked is not None:
                action.setChecked(row.ticked(state))
            if row.says is not None:
                action.setText(as_written(row.says(state)))

    def set_theme(self, theme: Theme) -> None:
        """Recolour the icons of the menus."""
        for id_, action in self._actions.items():
            if self._rows[id_].icon:
                action.setIcon(icon(self._rows[id_].icon, theme.ink2, 15))

    def run(self, id_: str) -> None:
        """Do what the row says, if it may be done now."""
        if self._actions[id_].isEnabled():
            self._rows[id_].run()

    @Slot()
    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.run(str(action.data()))

    @Slot()
    def _on_menu_key(self) -> None:
        menu = self._menus[self.sender().objectName()]
        self._bar.setActiveAction(menu.menuAction())

    @Slot()
    def _on_submenu(self) -> None:
        menu = self.sender()
        if isinstance(menu, QMenu):
            self._submenus[menu.objectName()].fill(menu)

    def _action(self, row: ActionRow) -> QAction:
        action = QAction(row.text, self)
        action.setData(row.id)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setCheckable(row.ticked is not None)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if row.held_in:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(action)
        action.triggered.connect(self._on_triggered)
        return action

    def _menu(self, path: str) -> QMenu:
        menu = self._menus.get(path)
        if menu is None:
            parent, _, name = path.rpartition("/")
            menu = self._menus[path] = self._menu(parent).addMenu(name)
        return menu

    def _submenu(self, menu: QMenu, row: SubmenuRow) -> None:
        self._submenus[row.id] = row
        below = menu.addMenu(row.text)
        below.setObjectName(row.id)
        below.aboutToShow.connect(self._on_submenu)
