"""The window: a frame around its contents."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QMainWindow

from planner.app.arrangement import LEAST_WINDOW
from planner.app.settings import GEOMETRY, Settings

if TYPE_CHECKING:
    from planner.app.actions.state import WindowState
    from planner.app.window.make import Contents
    from planner.document.background import Submit
    from planner.document.document import Document
    from planner.render.theme import Theme

PROGRAM = "Roadmap Planner"


class MainWindow(QMainWindow):
    """One window, one plan.

    This module imports little, so that the window can be on screen while the rest is loaded: not
    `filled`, it is a frame until `fill` is called; otherwise it shows the start page.
    """

    def __init__(
        self,
        settings: Settings,
        today: Callable[[], date],
        submit: "Submit | None" = None,
        filled: bool = True,
    ) -> None:
        super().__init__()
        self._settings, self._today, self._submit = settings, today, submit
        self._contents: Contents | None = None
        self._may_close = False
        self.setMinimumSize(*LEAST_WINDOW)
        self._restore_geometry()
        if filled:
            self.fill()
            self.contents.pages.start.show()

    def fill(self) -> None:
        """Make all that is in the window but the page it shows."""
        from planner.app.window.make import make_contents

        made = self._contents = make_contents(self, self._settings, self._today, self._submit)
        self.setCentralWidget(made.pages.stack)
        self.setAcceptDrops(True)
        made.desk.changed.connect(self.refresh)
        made.desk.asked.connect(self._open_dialog)
        made.appearance.changed.connect(self._set_theme)
        made.appearance.show()

    @property
    def contents(self) -> "Contents":
        """What is in the window; there is nothing before `fill`."""
        assert self._contents is not None, "the window is not filled yet"
        return self._contents

    @property
    def document(self) -> "Document | None":
        """The open plan."""
        return self.contents.desk.document

    def state(self) -> "WindowState":
        """Return what the actions depend on."""
        from planner.app.window.state import bare_state, plan_state

        made = self.contents
        bare = bare_state(made.desk, made.appearance, self.isFullScreen())
        if not made.pages.stack.shows_plan:
            return bare
        return plan_state(bare, made.desk, made.workspace, made.commands.looks.arrows)

    @Slot()
    def refresh(self) -> None:
        """Bring title, buttons, menus and status bar up to date."""
        made, state = self.contents, self.state()
        made.book.update_state(state)
        document = made.desk.document
        if document is None:
            self.setWindowTitle(PROGRAM)
            self.setWindowModified(False)
            return
        from planner.views.common.as_written import as_window_title

        title = document.roadmap.title
        self.setWindowTitle(f"{as_window_title(title)}[*] – {PROGRAM}")
        self.setWindowModified(not document.undo_stack.isClean())
        made.workspace.toolbar.show_state(title, made.commands.file.saved_text, state)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a roadmap file."""
        from planner.app.commands.files import dropped_path

        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the roadmap file that was dropped."""
        from planner.app.commands.files import dropped_path

        path = dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.contents.commands.files.open_path(path)

    def changeEvent(self, event: QEvent) -> None:
        """Look, when the window gets the focus, whether the plan's file is still the same."""
        super().changeEvent(event)
        came = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if came and self._contents is not None:
            self._contents.commands.other_program.check()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus by Tab, with a ring around what has it."""
        from planner.views.common.tab_order import step_focus

        if self._contents is not None:
            self._contents.ring.expect_keys()
        return step_focus(self, next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first if work would be lost; before `fill` there is none."""
        if self._contents is None:
            event.accept()
            return
        if not self._may_close and self._asks_first(self._contents):
            event.ignore()
            return
        self._settings.set(GEOMETRY, self.saveGeometry())
        self._contents.commands.exports.stop()
        self._contents.desk.close()
        event.accept()

    @Slot()
    def end(self) -> None:
        """Close unasked, as the system wants it; unsaved work is offered at the next start."""
        if self._contents is not None:
            self._contents.commands.unsaved.leave()
        self._close_now()

    def _asks_first(self, made: "Contents") -> bool:
        """Return whether the person is asked now what shall become of unsaved work."""
        if made.pages.sides.is_answering:
            made.pages.sides.ask_to_give_up(self.close)
            return True
        if made.commands.unsaved.exists:
            made.commands.unsaved.when_safe(self._close_now)
            return True
        return False

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    @Slot(object)
    def _set_theme(self, theme: "Theme") -> None:
        from planner.views.common.themed import theme_children

        theme_children(self, theme)
        self.contents.book.set_theme(theme)
        self.refresh()

    @Slot(object)
    def _open_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the window, in its colours."""
        from planner.views.common.themed import Themed

        dialog.setParent(self, dialog.windowFlags())
        if isinstance(dialog, Themed):
            dialog.set_theme(self.contents.appearance.theme)
        dialog.open()

    def _restore_geometry(self) -> None:
        geometry = self._settings.get(GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            frame = 40
            self.resize(min(1440, room.width() - frame), min(900, room.height() - frame))
