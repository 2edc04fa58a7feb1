"""Plans to be opened, as lists in menus: those of late, and the samples."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from planner.app.commands.files import FileCommands
from planner.app.plan.recent import RecentPlans
from planner.resources import samples
from planner.storage.byte_reader import is_file
from planner.views.common.as_written import add_action


class PlanLists(QObject):
    """Fills menus; what is chosen there is opened by `files`."""

    def __init__(
        self, recent: RecentPlans, files: FileCommands, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recent, self._files = recent, files

    def fill_samples(self, menu: QMenu) -> None:
        """List the samples in a menu."""
        menu.clear()
        for path in sorted(samples().glob("*.yaml")):
            action = add_action(menu, _title_of(path))
            action.setData(str(path))
            action.triggered.connect(self._on_sample)

    def fill_recent(self, menu: QMenu) -> None:
        """List the recent plans in a menu."""
        menu.clear()
        for plan in self._recent.plans():
            action = add_action(menu, f"{plan.title or plan.path.stem}   {_short(plan.path)}")
            action.setData(str(plan.path))
            action.setEnabled(is_file(plan.path))
            action.triggered.connect(self._on_recent)
        if menu.isEmpty():
            menu.addAction("Nothing opened yet").setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction("Clear the list").triggered.connect(self._recent.clear)

    @Slot()
    def _on_sample(self) -> None:
        self._files.open_sample(_path_of(self.sender()))

    @Slot()
    def _on_recent(self) -> None:
        self._files.open_path(_path_of(self.sender()))


def _path_of(sender: QObject | None) -> Path:
    return Path(str(sender.data()) if isinstance(sender, QAction) else "")


def _title_of(path: Path) -> str:
    return path.stem.replace("-", " ").capitalize()


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
