"""The times of the plan: its start, deadline, hours, time off and public holidays."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from planner.app.desk import Desk
from planner.app.workspace.workspace import Workspace
from planner.views.common.tab_order import enter
from planner.views.inspector.plan.page import PlanPage


class TimeCommands(QObject):
    """Leads to where the inspector shows a time of the plan, and asks for it there."""

    def __init__(self, desk: Desk, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace

    def start(self) -> None:
        """Put the keyboard into the day on which the plan starts."""
        self._go(lambda page: page.dates.start)

    def deadline(self) -> None:
        """Ask for a deadline, or put the keyboard into the one there is."""
        document = self._desk.document
        if document is None:
            return
        if document.roadmap.deadline is not None:
            self._go(lambda page: page.dates.deadline)
            return
        page = self._go(lambda page: page.dates.set_deadline)
        page.dates.open_popover()

    def hours(self) -> None:
        """Put the keyboard into the hours of a usual week."""
        self._go(lambda page: page.hours.week.fields[0])

    def time_off(self) -> None:
        """Ask for the days of a time off."""
        self._go(lambda page: page.off.plus).off.open_popover()

    def time_off_from(self, first: date) -> None:
        """Ask for the days of a time off that begins on `first`."""
        self._go(lambda page: page.off.plus).off.ask_days(first)

    def holidays(self) -> None:
        """Ask for the country whose public holidays are free."""
        self._go(lambda page: page.off.add_holidays).off.open_holidays()

    def _go(self, to: Callable[[PlanPage], QWidget]) -> PlanPage:
        """Show the plan in the inspector, with the keyboard in a field of it."""
        self._workspace.show_inspector(True)
        page = self._workspace.panes.inspector.plan_page()
        for _ in range(2):  # sections first, then the page they lie on
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        enter(to(page), Qt.FocusReason.ShortcutFocusReason)
        return page
