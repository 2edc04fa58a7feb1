"""The sidebar: tabs for the plan and the catalogue, and the count of skills below."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.document.document import Document
from planner.document.listening import Listening
from planner.document.ordering import order_edit
from planner.domain.clock import today
from planner.domain.formatting import count_text
from planner.domain.problem import Problem
from planner.domain.scope import Scope
from planner.domain.skill import SkillId
from planner.edits import AddSkill, EditRejected
from planner.render.theme import colour
from planner.scheduling.activity import course_id, part_of, skill_of
from planner.scheduling.states import known_on_path
from planner.views.common.buttons import Button, IconButton
from planner.views.common.labels import ElidedLabel, Label
from planner.views.common.lines import Separator
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed
from planner.views.outline.menus import SkillMenu
from planner.views.outline.pane import TreePane
from planner.views.outline.skill_texts import spoken, tip
from planner.views.outline.tree_rows import AreaRow, SkillRow, catalogue_rows, plan_rows

WIDTH = 248


class Sidebar(Themed, QWidget):
    """Outline and catalogue of a document; its selection is the document's.

    `details_requested`: the person wants the inspector (Enter, double click); `pin_requested`
    and `log_requested` ask it for a day or for hours of a skill. `own_requested` asks for a new
    skill of the learner's own, called as it says, `change_requested` and `delete_requested` for
    what becomes of one. `day` is the clock.
    """

    spoken_role = QAccessible.Role.Pane
    details_requested = Signal()
    pin_requested = Signal(str)
    log_requested = Signal(str)
    own_requested = Signal(str)
    change_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None, day: Callable[[], date] = today) -> None:
        super().__init__(parent)
        self._day = day
        self._document: Document | None = None
        self._listening = Listening()
        self._known: tuple[SkillId, ...] = ()
        self._known_for: Scope | None = None
        self.outline = TreePane("Outline of the plan", "Filter skills", self._spoken, self._tip)
        self.catalogue = TreePane("Catalogue", "Filter the catalogue", self._spoken, self._tip)
        self._tabs = _Tabs()
        self._stack = QStackedWidget()
        self._foot = _Foot()
        self.own = Button("New skill of your own…", "plus", "flat", small=True)
        self._lay_out()
        self.own.clicked.connect(self._on_own)
        self._tabs.picked.connect(self._stack.setCurrentIndex)
        self._tabs.picked.connect(self._fill_catalogue)
        self._tabs.plus.clicked.connect(self.show_catalogue)
        for pane in (self.outline, self.catalogue):
            pane.tree.chosen.connect(self._on_chosen)
            pane.tree.menu_wanted.connect(self._on_menu)
        self.outline.tree.may_reorder = True
        self.outline.tree.order_wanted.connect(self._reorder)
        self.outline.tree.order_hovered.connect(self._preview_order)
        self.outline.tree.order_left.connect(self._end_preview)
        self.outline.tree.opened.connect(self._on_opened)
        self.catalogue.tree.opened.connect(self._on_catalogue_opened)
        self.catalogue.tree.add_wanted.connect(self._add)
        self.setAccessibleName("Sidebar")

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._stack.addWidget(self.outline)
        self._stack.addWidget(self.catalogue)
        catalogue = self.catalogue.layout()
        assert isinstance(catalogue, QVBoxLayout)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 6)
        foot.addWidget(self.own)
        foot.addStretch(1)
        catalogue.addLayout(foot)
        box.addWidget(self._tabs)
        box.addWidget(Separator())
        box.addWidget(self._stack, 1)
        box.addWidget(Separator())
        box.addWidget(self._foot)

    # -- from outside ---------------------------------------------------------------------

    def set_document(self, document: Document | None) -> None:
        """Show `document`; None empties the sidebar."""
        is_other = document is not self._document
        self._document = document
        self._known_for = None
        self._listening.stop()
        if document is not None:
            self._listening.hear(
                (document.changed, self._refresh),
                (document.selection_changed, self._mark),
                (document.filter_changed, self._refresh),
            )
        self._refresh()
        if is_other:
            self.outline.begin_anew()
            self.catalogue.begin_anew()

    def show_catalogue(self) -> None:
        """Switch to the catalogue and put the focus into its filter: add a skill."""
        self._tabs.pick(1)
        self.catalogue.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.catalogue.filter.selectAll()

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(WIDTH, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the panel."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.panel))

    # -- showing --------------------------------------------------------------------------

    def _refresh(self) -> None:
        document = self._document
        if document is None:
            self.outline.show_rows(())
            self.catalogue.show_rows(())
            self._foot.say("No plan is open", "")
            return
        schedule = document.schedule
        if self._known_for is not schedule.scope:
            self._known = known_on_path(schedule, document.catalogue)
            self._known_for = schedule.scope
        shown = _shown(document)
        self.outline.show_rows(plan_rows(schedule, document.catalogue, self._known, shown))
        self._fill_catalogue()
        total = schedule.skills + len(self._known)
        self._foot.say(f"{count_text(total, 'skill')} on this path", f"{len(self._known)} known")
        self._mark()

    def _fill_catalogue(self) -> None:
        """Fill the catalogue when it is looked at: the outline alone has to be quick."""
        document = self._document
        if document is not None and self._stack.currentWidget() is self.catalogue:
            self.catalogue.show_rows(catalogue_rows(document.schedule, document.catalogue))
            self._mark()

    def _mark(self) -> None:
        document = self._document
        if document is not None:
            self.outline.tree.mark(dict.fromkeys(map(part_of, document.selection)))
            self.catalogue.tree.mark(dict.fromkeys(map(skill_of, document.selection)))

    def _spoken(self, row: SkillRow) -> str:
        return spoken(row, self._document.schedule) if self._document else row.name

    def _tip(self, row: SkillRow) -> str:
        document = self._document
        return tip(row, document.schedule, document.catalogue) if document else row.name

    # -- what the person does -------------------------------------------------------------

    def _on_own(self) -> None:
        """Ask for a skill called like what the catalogue was searched for in vain."""
        words = "" if self.catalogue.model.rowCount() else self.catalogue.filter.text()
        self.own_requested.emit(words.strip())

    def _on_chosen(self, skills: tuple[SkillId, ...]) -> None:
        document = self._document
        if document is None:
            return
        bars = document.schedule.by_id
        ids = [course_id(s) if s not in bars and course_id(s) in bars else s for s in skills]
        document.select(ids)

    def _on_opened(self, skill: SkillId) -> None:
        self._on_chosen((skill,))
        self.details_requested.emit()

    def _on_catalogue_opened(self, skill: SkillId) -> None:
        document = self._document
        if document is not None and skill not in document.schedule.tasks:
            self._add(skill)
        else:
            self._on_opened(skill)

    def _add(self, skill: SkillId) -> None:
        if self._document is not None and self._document.apply(AddSkill(skill)):
            self._on_chosen((skill,))

    def _reorder(self, skill: SkillId, other: SkillId, after: bool) -> None:
        document = self._document
        if document is None:
            return
        found = order_edit(document.schedule, skill, other, after)
        if isinstance(found, Problem):
            document.refuse(found)
        else:
            document.apply(found)

    def _preview_order(self, skill: SkillId, other: SkillId, after: bool) -> None:
        document = self._document
        if document is None:
            return
        found = order_edit(document.schedule, skill, other, after)
        try:
            preview = document.evaluate(found) if not isinstance(found, Problem) else None
        except EditRejected:
            preview = None
        if preview is not None:
            document.publish(preview)
        else:
            document.end_preview()

    def _end_preview(self) -> None:
        if self._document is not None:
            self._document.end_preview()

    def _on_menu(self, row: AreaRow | SkillRow, place: QPoint) -> None:
        if isinstance(row, SkillRow):
            self.menu_for(row.skill).popup(place)

    def menu_for(self, skill: SkillId) -> SkillMenu:
        """Return the context menu of `skill`, or of all selected if it is one of them."""
        document = self._document
        assert document is not None
        tree = self.catalogue.tree if self._stack.currentIndex() else self.outline.tree
        skills = tree.skills if skill in tree.skills else (skill,)
        if skill not in tree.skills:
            self._on_chosen((skill,))
        menu = SkillMenu(skills, document, self.theme, self._day(), self)
        menu.details_wanted.connect(self.details_requested)
        menu.pin_wanted.connect(self.pin_requested)
        menu.log_wanted.connect(self.log_requested)
        menu.change_wanted.connect(self.change_requested)
        menu.delete_wanted.connect(self.delete_requested)
        return menu


class _Tabs(Themed, QWidget):
    """The two tabs and the plus."""

    spoken_role = QAccessible.Role.Grouping
    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.plus = IconButton("plus", "Add a skill from the catalogue", 26, 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 10, 0)
        row.setSpacing(4)
        for place, text in enumerate(("Outline", "Catalogue")):
            button = Button(text, kind="flat", small=True)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.plus)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.picked)
        self.setAccessibleName("Pages of the sidebar")
        grow_height(self, 39, 16)

    def pick(self, place: int) -> None:
        """Open a tab."""
        self._group.button(place).setChecked(True)
        self.picked.emit(place)


class _Foot(Themed, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._left, self._right = ElidedLabel("", 12, 400, "ink2"), Label("", 12, 400, "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        grow_height(self, 36, 16)

    def say(self, left: str, right: str) -> None:
        self._left.setText(left)
        self._right.setText(right)


def _shown(document: Document) -> frozenset[SkillId] | None:
    """Return the skills that the filter leaves; None where there is no filter."""
    held = document.filter
    return held.shown(document.schedule, document.catalogue) if held.count else None
