"""Pages that lie over the open plan without closing it: the new roadmap, and the article."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.app.dialogs import Ask
from planner.app.panes import COMPARE
from planner.domain.roadmap import Roadmap
from planner.render.theme import Theme

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow
    from planner.views.article.page import ArticlePage
    from planner.views.wizard.page import WizardPage


class SidePages(QObject):
    """Makes both pages when they are first asked for, and goes back to where one came from."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.wizard: WizardPage | None = None
        self.article: ArticlePage | None = None
        self._article_from: QWidget | None = None

    def new_roadmap(self) -> None:
        """Show the page of a new roadmap, with the answers it was left with."""
        window = self._window
        if self.wizard is None:
            from planner.views.wizard.page import WizardPage

            page = self.wizard = WizardPage(window.catalogue, window.today, window.submit)
            page.left.connect(self.leave)
            page.created.connect(self._on_created)
            page.compared.connect(self._on_compared)
            page.about_wanted.connect(self.about_role)
        window.show_over(self.wizard)
        self.wizard.setFocus()

    def about_work(self) -> None:
        """Show what the article says about the job."""
        self.about_role("")

    def about_role(self, career: str) -> None:
        """Show what the article says, at the path `career`."""
        window = self._window
        if self.article is None:
            from planner.views.article.page import ArticlePage

            self.article = ArticlePage(window.catalogue)
            self.article.left.connect(self._leave_article)
        if window.page is not self.article:
            self._article_from = window.page
        window.show_over(self.article)
        self.article.show_career(career)

    def leave(self) -> None:
        """Go back to the open plan, or to the start page."""
        self._window.leave_over()

    @property
    def is_answering(self) -> bool:
        """Whether the page of a new roadmap is on screen with answers that closing would lose."""
        page = self.wizard
        return page is not None and self._window.page is page and page.has_answers

    def ask_to_give_up(self, then: Callable[[], object]) -> None:
        """Ask whether the answers may be lost, and then do `then`."""
        dialog = Ask(
            self._window,
            self._window.theme,
            "Give up the new plan?",
            "Your answers are in no plan yet. Without creating it they are lost.",
            (("lose", "Give up", "plain"), ("keep", "Keep answering", "primary")),
        )
        dialog.answered.connect(lambda answer: self._give_up(answer, then))
        dialog.open()

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        for page in (self.wizard, self.article):
            if page is not None:
                page.set_theme(theme)

    def _give_up(self, answer: str, then: Callable[[], object]) -> None:
        if answer == "lose" and self.wizard is not None:
            self.wizard.start_over()
            then()

    def _leave_article(self) -> None:
        if self.wizard is not None and self._article_from is self.wizard:
            self._window.show_over(self.wizard)
        else:
            self.leave()

    def _on_created(self, roadmap: Roadmap) -> None:
        self._window.files.start_new(roadmap, self._forget_answers)

    def _on_compared(self, roadmap: Roadmap) -> None:
        self._window.files.start_new(roadmap, self._show_comparison)

    def _show_comparison(self) -> None:
        self._forget_answers()
        self._window.workspace.show_view(COMPARE)

    def _forget_answers(self) -> None:
        if self.wizard is not None:
            self.wizard.start_over()
