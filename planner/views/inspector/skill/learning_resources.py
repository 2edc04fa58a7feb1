"""Why a skill is needed, what to learn it from, and the person's own notes."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.addresses import may_be_opened
from planner.domain.skill import Origin, Resource
from planner.edits import SetSkillNote
from planner.render.fonts import font
from planner.views.common.as_written import AsWritten, set_tooltip
from planner.views.common.labels import Label
from planner.views.common.opening import open_address
from planner.views.common.painting import paint_box, paint_pixmap_icon, paint_text
from planner.views.common.quotation import Quotation
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed, theme_children
from planner.views.common.value_fields import NoteField
from planner.views.inspector.shared.parts import Section, clear
from planner.views.inspector.shared.skill_facts import SkillFacts
from planner.views.inspector.shared.skill_popovers import AddressPopover
from planner.views.inspector.shared.skill_sentences import need_labels, reasons

_ICONS = {
    "book": "book-open", "course": "graduation-cap", "video": "video", "docs": "file",
    "tutorial": "notebook-pen", "paper": "file", "practice": "list-checks", "tool": "wrench",
}  # fmt: skip

_ACCESS = {"free": "free", "free-partial": "partly free", "paid": "paid"}


class WhySection(Section):
    """The article's exact words, or the plain statement that it does not name the skill."""

    def __init__(self) -> None:
        super().__init__("Why it is needed")
        self._shown: object = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.box.addLayout(self._lines)

    def fill(self, view: SkillFacts) -> None:
        """Show quotations first, then why the path asks for it, then who waits for it."""
        skill = view.skill
        named = skill.origin in (Origin.ARTICLE, Origin.PART) and bool(skill.quotes)
        words = [] if named else [skill.origin.label + "."]
        words += [line for line in (skill.description, skill.note) if line]
        labels = ". ".join(each for each in need_labels(view) if each != skill.origin.label)
        because = () if named else reasons(view)
        content = (skill.quotes, tuple(words), labels, because)
        if content == self._shown:
            return
        self._shown = content
        clear(self._lines)
        for quote in skill.quotes:
            self._lines.addWidget(Quotation(quote.phrase, f"Article, {quote.section}", quote.note))
        for line in words:
            self._add(line, "ink")
        for line in because:
            self._add(line, "ink2")
        if labels:
            self._add(f"{labels}.", "ink2")
        theme_children(self, self.theme)

    def _add(self, text: str, role: str) -> None:
        self._lines.addWidget(Label(text, 12, 400, role, wrap=True))


class ResourceSection(Section):
    """Books, courses and links. `open_address` is what a browser is opened with."""

    def __init__(self) -> None:
        super().__init__("Resources")
        self.open_address: Callable[[str], None] = open_address
        self._shown: tuple[Resource, ...] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.box.addLayout(self._lines)

    def fill(self, view: SkillFacts) -> None:
        """Show the person's own links first, then the catalogue's resources."""
        resources = (*view.plan.links, *view.skill.resources)
        self.setVisible(bool(resources))
        if resources == self._shown:
            return
        self._shown = resources
        clear(self._lines)
        for resource in resources:
            row = ResourceRow(resource)
            row.wanted.connect(self._ask)
            self._lines.addWidget(row)
        theme_children(self, self.theme)

    def _ask(self, address: str) -> None:
        row = self.sender()
        if isinstance(row, QWidget):
            popover = AddressPopover(address, self)
            popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            popover.accepted.connect(self._open)
            popover.set_theme(self.theme)
            popover.open_below(row)

    def _open(self, address: str) -> None:
        self.open_address(address)


class ResourceRow(Themed, AsWritten, QAbstractButton):
    """Title, author, hours and price of one resource; `wanted` carries its address."""

    wanted = Signal(str)

    def __init__(self, resource: Resource) -> None:
        super().__init__()
        self.resource = resource
        self._is_link = may_be_opened(resource.url)
        self.setText(resource.title)
        grow_height(self, 38, 32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_tooltip(self, "\n".join(filter(None, (resource.title, resource.url))))
        self.setAccessibleName(f"{resource.title}, {self.details}")
        if self._is_link:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(self._want)

    @property
    def details(self) -> str:
        """The second line."""
        resource = self.resource
        hours = ""
        if resource.hours:
            low, high = resource.hours
            hours = f"{low:g} h" if low == high else f"{low:g}–{high:g} h"
        access = _ACCESS.get(resource.access, resource.access)
        return " · ".join(part for part in (resource.by, hours, access) if part)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(200, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and two lines."""
        theme = self.theme
        with QPainter(self) as painter:
            lively = self._is_link and self.underMouse()
            if lively:
                paint_box(painter, self.rect().adjusted(-6, 0, 6, 0), theme.hover, None, 5)
            picture = _ICONS.get(self.resource.kind, "link")
            paint_pixmap_icon(painter, self, picture, QPointF(0, 4), 16, theme.ink2, 1.75)
            tail = 18 if lively else 0
            room = QRect(24, 2, self.width() - 24 - tail, 18)
            paint_text(painter, room, self.resource.title, font(12.5, 500), theme.ink)
            below = QRect(24, 20, self.width() - 24, 15)
            paint_text(painter, below, self.details, font(11), theme.ink2)
            if lively:
                at = QPointF(self.width() - 14, 5)
                paint_pixmap_icon(painter, self, "external-link", at, 13, theme.ink2, 2.0)

    def _want(self) -> None:
        self.wanted.emit(self.resource.url)


class NoteSection(Section):
    """The person's note on a skill; it belongs to the skill it was written for."""

    def __init__(self) -> None:
        super().__init__("Notes")
        self._skill = ""
        self.field = NoteField("Notes", "What you want to remember")
        self.box.addWidget(self.field)
        self.field.entered.connect(self._on_entered)
        self.field.typed.connect(self._on_typed)

    def fill(self, view: SkillFacts) -> None:
        """Show the note of a skill; one that is being written for another is kept first."""
        if view.id != self._skill:
            self.field.commit()
            self._skill = view.id
            self.field.drop()
        self.field.show_text(view.plan.note)

    def _on_entered(self, text: str) -> None:
        self.edited.emit(SetSkillNote(self._skill, text))

    def _on_typed(self, text: str | None) -> None:
        self.typed.emit(SetSkillNote(self._skill, text) if text is not None else None)
