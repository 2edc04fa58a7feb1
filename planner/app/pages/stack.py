"""Which page of the window is on screen."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.app.appearance.appearance import Appearance
from planner.app.desk import Desk
from planner.app.workspace.workspace import Workspace
from planner.views.common.themed import Themed


class PageStack(QStackedWidget):
    """The page of the open plan, and those that are shown instead of it or over it."""

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._appearance = desk, workspace, appearance
        self.addWidget(workspace)
        desk.opened.connect(self._on_opened)

    @property
    def page(self) -> QWidget | None:
        """The page that is on screen; None before there was one."""
        return self.currentWidget()

    @property
    def shows_plan(self) -> bool:
        """Whether the open plan is on screen, rather than a page over it or none."""
        return self._desk.document is not None and self.page is self._workspace

    def show_page(self, page: QWidget) -> None:
        """Put `page` on screen. A plan that is open stays so."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
            if isinstance(page, Themed):
                page.set_theme(self._appearance.theme)
        self.setCurrentWidget(page)
        self._desk.tell_change()

    def show_plan(self) -> None:
        """Go back to the plan that is open."""
        self.show_page(self._workspace)
        self._workspace.show_view(self._workspace.view)

    @Slot()
    def _on_opened(self) -> None:
        self.show_page(self._workspace)
        self._workspace.panes.timeline.setFocus()
