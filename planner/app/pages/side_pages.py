"""Pages that lie over the open plan without closing it: the new roadmap, and the article."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.app.commands.files import FileCommands
from planner.app.desk import Desk
from planner.app.dialogs.dialog import Ask
from planner.app.pages.stack import PageStack
from planner.app.pages.start import Start
from planner.app.views import ViewId
from planner.app.workspace.workspace import Workspace
from planner.domain.roadmap import Roadmap

if TYPE_CHECKING:
    from planner.views.article.page import ArticlePage
    from planner.views.wizard.page import WizardPage


class SidePages(QObject):
    """Makes both pages when they are first asked for, and goes back to where one came from."""

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        files: FileCommands,
        start: Start,
        stack: PageStack,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._files = desk, workspace, files
        self._start, self._stack = start, stack
        self._wizard: WizardPage | None = None
        self._article: ArticlePage | None = None
        self._article_from: QWidget | None = None
        start.new_wanted.connect(self.new_roadmap)

    @property
    def wizard(self) -> "WizardPage | None":
        """The page of a new roadmap, if it was asked for."""
        return self._wizard

    @property
    def article(self) -> "ArticlePage | None":
        """The page of the article, if it was asked for."""
        return self._article

    @Slot()
    def new_roadmap(self) -> None:
        """Show the page of a new roadmap, with the answers it was left with."""
        page = self._wizard or self._make_wizard()
        self._stack.show_page(page)
        page.setFocus()

    @Slot(str)
    def about_role(self, career: str) -> None:
        """Show what the article says, at the path `career`, or from its beginning if that is ""."""
        page = self._article or self._make_article()
        if self._stack.page is not page:
            self._article_from = self._stack.page
        self._stack.show_page(page)
        page.show_career(career)

    @Slot()
    def leave(self) -> None:
        """Go back to the open plan, or to the start page."""
        if self._desk.document is None:
            self._start.show()
        else:
            self._stack.show_plan()

    @property
    def is_answering(self) -> bool:
        """Whether the page of a new roadmap is on screen with answers that closing would lose."""
        page = self._wizard
        return page is not None and self._stack.page is page and page.has_answers

    def ask_to_give_up(self, then: Callable[[], object]) -> None:
        """Ask whether the answers may be lost, and then do `then`."""
        dialog = Ask(
            "Give up the new plan?",
            "Your answers are in no plan yet. Without creating it they are lost.",
            (("lose", "Give up", "plain"), ("keep", "Keep answering", "primary")),
        )
        dialog.answered.connect(lambda answer: self._give_up(answer, then))
        self._desk.ask(dialog)

    def _make_wizard(self) -> "WizardPage":
        from planner.views.wizard.page import WizardPage

        desk = self._desk
        page = self._wizard = WizardPage(desk.catalogue, desk.today, desk.submit)
        page.left.connect(self.leave)
        page.created.connect(self._on_created)
        page.compared.connect(self._on_compared)
        page.about_wanted.connect(self.about_role)
        return page

    def _make_article(self) -> "ArticlePage":
        from planner.views.article.page import ArticlePage

        page = self._article = ArticlePage(self._desk.catalogue)
        page.left.connect(self._leave_article)
        return page

    def _give_up(self, answer: str, then: Callable[[], object]) -> None:
        if answer == "lose":
            self._forget_answers()
            then()

    def _leave_article(self) -> None:
        if self._wizard is not None and self._article_from is self._wizard:
            self._stack.show_page(self._wizard)
        else:
            self.leave()

    def _on_created(self, roadmap: Roadmap) -> None:
        self._files.start_new(roadmap, self._forget_answers)

    def _on_compared(self, roadmap: Roadmap) -> None:
        self._files.start_new(roadmap, self._show_comparison)

    def _show_comparison(self) -> None:
        self._forget_answers()
        self._workspace.show_view(ViewId.COMPARE)

    def _forget_answers(self) -> None:
        if self._wizard is not None:
            self._wizard.start_over()
