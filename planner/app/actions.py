"""Actions as data: one table feeds menus, toolbar, shortcuts, palette and the shortcuts page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias, TypedDict

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from planner.render.icons import icon
from planner.render.theme import Theme


@dataclass(frozen=True, slots=True)
class WindowState:
    """What decides which actions can be run and which are ticked.

    `view` is the id of the view on screen; nothing counts as selected away from the timeline.
    `behind` is a plan whose progress is told up to a day before today. `arrows` is off, selection
    or all. `selected` counts the skills of the selection, `pinned` and `open` those of them that
    are pinned and that are not done; `own` is one skill of the learner's own, selected alone.
    """

    has_plan: bool = False
    view: str = ""
    has_file: bool = False
    behind: bool = False
    undo: str = ""
    redo: str = ""
    can_undo: bool = False
    can_redo: bool = False
    selected: int = 0
    pinned: int = 0
    open: int = 0
    begun: int = 0
    own: bool = False
    theme: str = "system"
    arrows: str = "selection"
    sidebar: bool = True
    inspector: bool = True
    full_screen: bool = False
    filtered: bool = False
    hides_done: bool = False
    high_contrast: bool = False
    still: bool = False
    text_percent: int = 100


class Comforts(TypedDict):
    """The part of a `WindowState` that does not depend on the plan."""

    high_contrast: bool
    still: bool
    text_percent: int


Condition: TypeAlias = Callable[[WindowState], bool]


def always(_: WindowState) -> bool:
    """Whether to offer what needs nothing."""
    return True


def has_plan(state: WindowState) -> bool:
    """Whether a plan is open."""
    return state.has_plan


def on_timeline(state: WindowState) -> bool:
    """Whether the timeline is on screen."""
    return state.view == "timeline"


def has_selection(state: WindowState) -> bool:
    """Whether a skill is selected."""
    return state.selected > 0


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing the person can do.

    `run` names the method below the window that does it, such as `files.save`. `menu` is the
    path of its menu, `group` its block there: a hairline parts the blocks. `keys` hold in the
    whole window, or only while the `canvas` or one of the `panes` (canvas, outline) has the
    focus, as `held_in` says: single letters have to.
    `ticked` makes it a check mark, `says` gives it another text by state; `fills` names the
    method that fills a submenu instead.
    """

    id: str
    text: str
    menu: str
    run: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: Condition = always
    group: int = 0
    held_in: str = ""
    ticked: Condition | None = None
    says: Callable[[WindowState], str] | None = None
    fills: str = ""
    words: str = ""


class ActionBook(QObject):
    """The actions of a window, made from rows."""

    def __init__(self, rows: Iterable[ActionRow], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.rows = {row.id: row for row in rows}
        self.actions: Mapping[str, QAction] = {
            row.id: self._action(row) for row in self.rows.values() if not row.fills
        }
        self._menus: dict[str, QMenu] = {}

    def fill_menus(self, bar: QMenuBar, menus: Mapping[str, str]) -> None:
        """Make the menus in `bar`; `menus` names them and the keys that open them."""
        self._bar = bar
        for name, keys in menus.items():
            self._menus[name] = bar.addMenu(name)
            opener = QShortcut(QKeySequence(keys), self._window)
            opener.setObjectName(name)
            opener.activated.connect(self._on_menu_key)
        group: dict[str, int] = {}
        for row in self.rows.values():
            menu = self._menu(row.menu)
            if menu.actions() and group.get(row.menu, row.group) != row.group:
                menu.addSeparator()
            group[row.menu] = row.group
            if row.fills:
                self._submenu(menu, row)
            else:
                menu.addAction(self.actions[row.id])

    def add_shortcuts_to(self, pane: QWidget, held_in: Iterable[str]) -> None:
        """Let the shortcuts that are `held_in` one of these hold in `pane`."""
        places = tuple(held_in)
        pane.addActions([self.actions[r.id] for r in self.rows.values() if r.held_in in places])

    def update_state(self, state: WindowState) -> None:
        """Enable, tick and name the actions as `state` says."""
        for id_, action in self.actions.items():
            row = self.rows[id_]
            action.setEnabled(row.when(state))
            if row.ticked is not None:
                action.setChecked(row.ticked(state))
            if row.says is not None:
                action.setText(row.says(state).replace("&", "&&"))

    def set_theme(self, theme: Theme) -> None:
        """Recolour the icons of the menus."""
        for id_, action in self.actions.items():
            if self.rows[id_].icon:
                action.setIcon(icon(self.rows[id_].icon, theme.ink2, 15))

    def run(self, id_: str) -> None:
        """Do what the row says, if it may be done now."""
        if self.actions[id_].isEnabled():
            attrgetter(self.rows[id_].run)(self._window)()

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
            row = self.rows[menu.objectName()]
            attrgetter(row.fills)(self._window)(menu)

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

    def _submenu(self, menu: QMenu, row: ActionRow) -> None:
        below = menu.addMenu(row.text)
        below.setObjectName(row.id)
        below.aboutToShow.connect(self._on_submenu)


def keys_text(row: ActionRow) -> str:
    """Return the first shortcut as the screen shows it, such as Ctrl+Shift+S."""
    if not row.keys:
        return ""
    text = QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("Return", "Enter")
