"""What somebody knows already: a search with completion, chips, and the list of all skills."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QVBoxLayout, QWidget

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.skill import Skill, SkillId
from planner.render.fonts import font
from planner.views.common.accessible import in_order
from planner.views.common.as_written import AsWritten, set_tooltip
from planner.views.common.buttons import Button
from planner.views.common.fields import FilterField, offer_completions
from planner.views.common.flow import FlowLayout
from planner.views.common.labels import Label
from planner.views.common.painting import (
    grown,
    paint_box,
    paint_pixmap_icon,
    paint_text,
    size_of,
    text_width,
)
from planner.views.common.themed import Themed
from planner.views.wizard.all_skills import AllSkills

_CHIP = 26
_CHEVRON = 20
_SUGGESTED = 6


class KnownChip(Themed, AsWritten, QAbstractButton):
    """A skill that is known (level None: that may be). `given` carries its id and a level or None.

    A click takes it or drops it; the chevron, the Menu key and Down offer the levels.
    """

    given = Signal(str, object)

    def __init__(self, skill: Skill, level: Level | None) -> None:
        super().__init__()
        self.skill, self.level = skill, level
        text = skill.label
        if level is not None and level is not Level.WORKING:
            text += f", {level.word}"
        self.setText(text)
        set_tooltip(self, skill.name)
        said = f"known, {level.word}" if level is not None else "not known"
        self.setAccessibleName(f"{skill.label}, {said}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """Return the room for mark, text and chevron."""
        tail = _CHEVRON if self.level is not None else 10
        return size_of(27 + text_width(self.text(), self._face()) + tail, grown(_CHIP))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The chevron opens the levels."""
        if self.level is not None and event.position().x() > self.width() - _CHEVRON:
            self.setDown(False)
            self.open_levels()
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the levels."""
        self.open_levels()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down offers the levels; Delete and Backspace drop the skill."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down:
            self.open_levels()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.level is not None:
            self.given.emit(self.skill.id, None)
        else:
            super().keyPressEvent(event)

    def open_levels(self) -> None:
        """Open the menu of the levels."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for level in (*Level, None):
            text = level.word.capitalize() if level is not None else "Not known"
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(level is self.level)
            action.setData(int(level or 0))
        menu.triggered.connect(self._on_level)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a chip: filled with a check when known, else an outline with a plus."""
        theme, known = self.theme, self.level is not None
        with QPainter(self) as painter:
            ground = theme.sel if known else theme.hover if self.underMouse() else theme.raised
            line = theme.sel if known else theme.border2
            paint_box(painter, self.rect(), ground, line, self.height() / 2)
            ink = theme.ink if known else theme.ink2
            stroke = 2.2 if known else 1.75
            at = QPointF(8, (self.height() - 13) / 2)
            paint_pixmap_icon(painter, self, "check" if known else "plus", at, 13, ink, stroke)
            room = QRect(27, 0, self.width() - 27 - (_CHEVRON if known else 6), self.height())
            paint_text(painter, room, self.text(), self._face(), ink)
            if known:
                at = QPointF(self.width() - _CHEVRON + 1, (self.height() - 12) / 2)
                paint_pixmap_icon(painter, self, "chevron-down", at, 12, theme.ink2, 2.0)

    def _face(self) -> QFont:
        return font(12.5, 500 if self.level is not None else 400)

    def _on_clicked(self) -> None:
        self.given.emit(self.skill.id, Level.WORKING if self.level is None else None)

    def _on_level(self, action: QAction) -> None:
        level = int(action.data())
        self.given.emit(self.skill.id, Level(level) if level else None)


class KnownSkills(Themed, QWidget):
    """`entered` carries the whole mapping of what is known when it changed."""

    entered = Signal(dict)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._known: dict[SkillId, Level] = {}
        self._asked: tuple[SkillId, ...] = ()
        self._offered: list[SkillId] = []
        self.search = FilterField("Type a skill, such as statistics or Python", height=32)
        self.search.setAccessibleName("Find a skill you know")
        self._names = QStringListModel(self)
        completer = offer_completions(self.search, self._names)
        completer.activated.connect(self._take_named, Qt.ConnectionType.QueuedConnection)
        self.search.textChanged.connect(self._forget_fault)
        self.fault = Label("", 12, 400, "ink2", wrap=True)
        self.fault.hide()
        self.search.returnPressed.connect(self._take_first)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.see_all = Button("See all", "chevron-right", "flat", small=True)
        self.see_all.setCheckable(True)
        self.see_all.toggled.connect(self._on_see_all)
        self.all: AllSkills | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.fault)
        column.addWidget(self._chips)
        self._column = column

    @property
    def chips(self) -> list[KnownChip]:
        """The chips shown, those that are known first."""
        return [chip for chip in self._flow.widgets() if isinstance(chip, KnownChip)]

    def show_known(self, known: Mapping[SkillId, Level], asked: Iterable[SkillId]) -> None:
        """Show what is known; `asked` are the skills that the role asks of a beginner."""
        asked = tuple(asked)
        if asked != self._asked:
            self._asked = asked
            skills = self._catalogue.skills
            names = {skills[id_].label for id_ in asked} | {skills[id_].name for id_ in asked}
            self._names.setStringList(sorted(names, key=str.casefold))
        self._known = dict(known)
        self._show_chips()
        words = "See all" if not self.see_all.isChecked() else "Hide the list of all"
        self.see_all.setText(f"{words} {len(asked)}")
        if self.all is not None:
            self.all.show_known(known, asked)

    def _show_chips(self) -> None:
        """Show what is known, then what may be; chips that stay the same are kept."""
        skills = self._catalogue.skills
        shown = {id_: level for id_, level in self._known.items() if id_ in skills}
        wanted = [*shown.items(), *((id_, None) for id_ in self._suggested())]
        held = {(chip.skill.id, chip.level): chip for chip in self.chips}
        if list(held) == wanted:
            return
        focused = next((chip.skill.id for chip in self.chips if chip.hasFocus()), "")
        self._flow.take_all()
        for id_, level in wanted:
            chip = held.pop((id_, level), None) or self._made(skills[id_], level)
            self._flow.addWidget(chip)
            if id_ == focused:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in held.values():
            chip.hide()
            chip.deleteLater()
        self._flow.addWidget(self.see_all)
        in_order(*self._flow.widgets())

    def _made(self, skill: Skill, level: Level | None) -> KnownChip:
        chip = KnownChip(skill, level)
        chip.set_theme(self.theme)
        chip.given.connect(self._on_given)
        return chip

    def _suggested(self) -> list[SkillId]:
        """Return what may be known next: skills whose prerequisites are known, in their order.

        What was offered stays where it is: what an answer makes ready comes behind it.
        """
        known = self._known
        ready = []
        for id_ in self._asked:
            needs = self._catalogue.skills[id_].prerequisites
            missing = [need.skill for need in needs if need.skill and need.skill not in known]
            if id_ not in known and not missing:
                ready.append(id_)
        held = [id_ for id_ in self._offered if id_ in ready]
        more = [id_ for id_ in ready if id_ not in held]
        self._offered = [*held, *more][:_SUGGESTED]
        return self._offered

    def _on_given(self, skill: str, level: Level | None) -> None:
        known = dict(self._known)
        known.pop(skill, None) if level is None else known.update({skill: level})
        self.entered.emit(known)

    def _take_named(self, name: str) -> None:
        skills = self._catalogue.skills
        for id_ in self._asked:
            if name.casefold() in (skills[id_].label.casefold(), skills[id_].name.casefold()):
                self.search.clear()
                self._on_given(id_, self._known.get(id_, Level.WORKING))
                return

    def _take_first(self) -> None:
        """Enter takes the name that matches best; what matches nothing stays to be mended."""
        text = self.search.text().strip().casefold()
        names = self._names.stringList()
        found = [name for name in names if text and text in name.casefold()]
        if found:
            self._take_named(min(found, key=lambda name: _distance(name.casefold(), text)))
        elif text:
            asked = f"No skill of this role is called “{self.search.text().strip()}”."
            self.fault.setText(f"{asked} Type part of its name, or see all {len(self._asked)}.")
            self.fault.show()

    def _forget_fault(self) -> None:
        self.fault.hide()

    def _on_see_all(self, on: bool) -> None:
        self.see_all.set_icon("chevron-down" if on else "chevron-right")
        if self.all is None:
            self.all = AllSkills(self._catalogue)
            self.all.entered.connect(self.entered)
            self._column.addWidget(self.all)
            self.all.set_theme(self.theme)
        self.all.setVisible(on)
        self.show_known(self._known, self._asked)


def _distance(name: str, text: str) -> tuple[bool, bool, int]:
    """Return how far `text` is from being `name`: its beginning first, then that of a word."""
    return not name.startswith(text), f" {text}" not in f" {name}", len(name)
