"""The inspector: one page for a skill, for several, for the plan, and for a drag."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.document.background import Submit
from planner.document.document import Document, Preview
from planner.document.listening import Listening, Pair
from planner.domain.clock import today
from planner.domain.parts import PartId, skill_of_part
from planner.domain.skill import SkillId
from planner.edits import Edit, EditRejected
from planner.render.theme import Theme, colour
from planner.scheduling.activity import course_id, part_of, skill_of
from planner.scheduling.forecast import Forecast
from planner.views.common.date_field import DateField
from planner.views.common.opening import open_address
from planner.views.common.scrolling import PageScroll
from planner.views.common.themed import Themed, theme_children
from planner.views.inspector.drag.page import PreviewPage
from planner.views.inspector.plan.page import PlanPage
from planner.views.inspector.shared.columns import has_room_for_two
from planner.views.inspector.shared.insights import Insights
from planner.views.inspector.shared.skill_facts import PlanFacts, ShownForecast, SkillFacts
from planner.views.inspector.skill.page import SkillPage
from planner.views.inspector.skill.several import SeveralPage

WIDTH = 312

Page = TypeVar("Page", SkillPage, SeveralPage, PlanPage, PreviewPage)

FRAME_MS = 33
"""During a drag the page follows at most so often; the canvas has to stay quick."""


class Inspector(Themed, QWidget):
    """Shows what is selected in a document and edits it.

    Pages are made when first needed and filled after the event that asked for them, so that
    selecting stays quick. `change_requested` and `delete_requested` ask the window about a skill
    of the learner's own, `about_requested` carries a career to read about. `day` is the clock,
    `open_address` opens a web address, `submit` runs work in the background.
    """

    spoken_role = QAccessible.Role.Pane
    filled = Signal()
    change_requested = Signal(str)
    delete_requested = Signal(str)
    about_requested = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        day: Callable[[], date] = today,
        open_address: Callable[[str], None] = open_address,
        submit: Submit | None = None,
    ) -> None:
        super().__init__(parent)
        self._forecast: Forecast | None = None
        self._insights = Insights(self, submit)
        self._insights.ready.connect(self._later)
        self._day, self._open_address = day, open_address
        self._document: Document | None = None
        self._listening = Listening()
        self._pages: dict[type[QWidget], PageScroll] = {}
        self._skill = ""
        self._stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        self.setAccessibleName("Inspector")

    # -- from outside ---------------------------------------------------------------------

    def set_document(self, document: Document | None) -> None:
        """Show `document`; None empties the inspector."""
        if self._document is not None:
            self.commit()
        if document is not self._document:
            for scroll in self._pages.values():
                scroll.verticalScrollBar().setValue(0)
        self._document = document
        self._forecast = document.forecast if document else None
        self._insights.forget()
        self._listening.hear(*self._heard(document) if document is not None else ())
        self._later()

    def _heard(self, document: Document) -> Iterator[Pair]:
        for each in (document.changed, document.selection_changed, document.rejected):
            yield each, self._later
        yield document.previewed, self._on_previewed
        yield document.forecast_changed, self._on_forecast

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of `theme`."""
        super().set_theme(theme)
        self._later()

    def commit(self) -> None:
        """Take what is being typed: call it before saving and closing."""
        for type_ in (SkillPage, PlanPage):
            if type_ in self._pages:
                page = self._pages[type_].widget()
                assert isinstance(page, SkillPage | PlanPage)
                page.commit()
        for field in self.findChildren(DateField):
            field.commit()

    def focus_first(self) -> None:
        """Put the keyboard into the page: Enter in the outline or on a bar."""
        self.refresh()
        current = self._stack.currentWidget()
        page = current.widget() if isinstance(current, PageScroll) else None
        if isinstance(page, SkillPage):
            page.head.state.setFocus(Qt.FocusReason.TabFocusReason)
        elif page is not None:
            page.setFocus(Qt.FocusReason.TabFocusReason)
            self.focusNextChild()

    def plan_page(self) -> PlanPage:
        """Show the page of the whole plan and return it: nothing is selected any more."""
        if self._document is not None:
            self._document.select(())
        self.refresh()
        return self._page(PlanPage)

    def ask_pin(self, skill: SkillId) -> None:
        """Ask for the day that `skill` shall not start before."""
        self._select(skill)
        self._page(SkillPage).head.open_pin()

    def ask_log(self, skill: SkillId) -> None:
        """Ask for hours studied on `skill`."""
        self._select(skill)
        self._page(SkillPage).head.open_log()

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(WIDTH, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the panel."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.panel))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width where there is much of it."""
        super().resizeEvent(event)
        for scroll in self._pages.values():
            self._fit_columns(scroll)

    def _fit_columns(self, scroll: PageScroll) -> None:
        page = scroll.widget()
        if isinstance(page, SkillPage | PlanPage):
            page.set_two_columns(has_room_for_two(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the page that was not filled while hidden."""
        super().showEvent(event)
        self._later()

    # -- showing --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Fill the page that belongs to the document's state now."""
        self._soon.stop()
        document = self._document
        if document is None:
            self._stack.setCurrentWidget(self._blank)
        elif document.preview_state is not None:
            self._show_preview(document, document.preview_state)
        else:
            self._show_selection(document)
        self.filled.emit()

    def _show_selection(self, document: Document) -> None:
        parts = self.parts
        shown_forecast = self._shown_forecast(document)
        latest = self._insights.latest
        plan = PlanFacts(document.schedule, document.catalogue, self._day(), shown_forecast, latest)
        if len(parts) == 1:
            page, part = self._page(SkillPage), parts[0]
            page.fill(SkillFacts(part, plan.schedule, plan.catalogue, plan.day, shown_forecast))
            self._turn_to(page, part)
        elif parts:
            several = self._page(SeveralPage)
            several.fill(plan, parts)
            self._turn_to(several, "")
        else:
            whole = self._page(PlanPage)
            whole.fill(plan)
            self._turn_to(whole, "")
            if document.forecast is not None:
                self._insights.ask(document.schedule, document.catalogue, document.forecast)

    def _shown_forecast(self, document: Document) -> ShownForecast | None:
        """Return the forecast, the one before while the next is worked out."""
        if self._forecast is None:
            return None
        return ShownForecast(self._forecast, document.forecast is not None)

    @property
    def parts(self) -> tuple[PartId, ...]:
        """The selected skills and parts of skills, a course bar counting as its skill."""
        document = self._document
        if document is None:
            return ()
        tasks, known = document.schedule.tasks, document.schedule.scope.skills
        found = map(part_of, document.selection)
        held = (part if part in tasks else skill_of_part(part) for part in found)
        return tuple(dict.fromkeys(part for part in held if skill_of_part(part) in known))

    def _show_preview(self, document: Document, preview: Preview) -> None:
        page = self._page(PreviewPage)
        page.fill(preview, document)
        self._turn_to(page, self._skill)

    def _turn_to(self, page: QWidget, skill: SkillId) -> None:
        scroll = self._pages[type(page)]
        if skill != self._skill:
            scroll.verticalScrollBar().setValue(0)
        self._skill = skill
        self._stack.setCurrentWidget(scroll)

    def _page(self, type_: type[Page]) -> Page:
        """Return the page of a kind, made when first asked for."""
        if type_ not in self._pages:
            made = type_()
            scroll = PageScroll(made)
            self._pages[type_] = scroll
            self._stack.addWidget(scroll)
            self._fit_columns(scroll)
            # Not before it is in the window: taking a styled parent resets the palettes.
            theme_children(scroll, self.theme)
            if isinstance(made, SkillPage | SeveralPage | PlanPage):
                made.edited.connect(self._apply)
            if isinstance(made, SkillPage | SeveralPage):
                made.picked.connect(self._select)
            if isinstance(made, SkillPage):
                made.notes.typed.connect(self._hold)
                made.resources.open_address = self._open_address
                made.effort.evaluate = self._evaluate
                made.head.change_wanted.connect(self.change_requested)
                made.head.delete_wanted.connect(self.delete_requested)
            if isinstance(made, PlanPage):
                made.note.typed.connect(self._hold)
                made.assumptions.evaluate = self._evaluate
                made.off.evaluate = self._evaluate
                made.head.about_wanted.connect(self.about_requested)
        page = self._pages[type_].widget()
        assert isinstance(page, type_)
        return page

    # -- what happens ---------------------------------------------------------------------

    def _later(self) -> None:
        if self.isVisible():
            self._soon.start(0)

    def _on_previewed(self, preview: Preview | None) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start(FRAME_MS if preview is not None else 0)

    def _on_forecast(self, forecast: Forecast | None) -> None:
        if forecast is not None:
            self._forecast = forecast
        self._later()

    def _evaluate(self, edit: Edit) -> Preview | None:
        """Return what `edit` would do without telling anyone; None if it would be rejected."""
        if self._document is None:
            return None
        try:
            return self._document.evaluate(edit)
        except EditRejected:
            return None

    def _apply(self, edit: Edit | None) -> None:
        document = self._document
        if document is None or edit is None:
            return
        held = document.selection
        if document.apply(edit) and not document.selection:
            # A skill that has no bar any more can still be looked at, and brought back.
            skills = document.schedule.scope.skills
            document.select(id_ for id_ in map(skill_of, held) if id_ in skills)
        self._later()

    def _hold(self, edit: Edit | None) -> None:
        if self._document is not None:
            self._document.hold(edit)

    def _select(self, skill: SkillId) -> None:
        document = self._document
        if document is None:
            return
        course = course_id(skill)
        bars = document.schedule.by_id
        document.select((course if skill not in bars and course in bars else skill,))
        self.refresh()
