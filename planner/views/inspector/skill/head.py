"""The head of a skill's page: what it is, its state, pin and log, and the menu of the rest."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu

from planner.document.state_edits import StateChoice, choice_of, edit_to_state
from planner.domain.formatting import day_near, pin_text
from planner.domain.parts import Earliest
from planner.edits import AddSkill, LogHours, MarkKnown, Pin, RemoveSkill, ResetEffort
from planner.render.glyphs import GLYPH_OF_STATE, glyph_colour, paint_glyph
from planner.render.icons import icon
from planner.render.theme import Theme, colour
from planner.scheduling.states import progress_of
from planner.views.common.area_tile import AreaTile
from planner.views.common.as_written import set_tooltip
from planner.views.common.buttons import Button, IconButton
from planner.views.common.labels import Heading, Label
from planner.views.common.popover import Popover
from planner.views.common.text_size import grow_height
from planner.views.inspector.shared.parts import Section
from planner.views.inspector.shared.skill_facts import SkillFacts, is_waiting
from planner.views.inspector.shared.skill_popovers import LogPopover, PinPopover


class AreaLabel(Label):
    """The area's name in the area's ink."""

    def __init__(self) -> None:
        super().__init__("", 12, 500)
        self._area = ""

    def show_area(self, area: str, name: str) -> None:
        """Name another area."""
        self._area = area
        self.setText(name)

    def _ink(self) -> QColor:
        return colour(self.theme.area(self._area).ink)


class SkillHead(Section):
    """Area, name, and what is done most often.

    `change_wanted` and `delete_wanted` carry the id of a skill of the learner's own.
    """

    change_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(line=False)
        self._view: SkillFacts | None = None
        self.tile, self.area = AreaTile(), AreaLabel()
        self.more = IconButton("ellipsis", "More actions", 24, 16)
        self.title = Heading("", 19, 600, "ink", wrap=True)
        self.state = Button("", small=True, chevron=True)
        self.state.glyph = self._paint_state
        self.pin = Button("Pin", "pin", small=True)
        self.log = Button("Log hours", "timer", small=True)
        self.add = Button("Add to plan", "plus", small=True)
        self._lay_out()
        self.more.clicked.connect(self._open_more)
        self.state.clicked.connect(self._open_states)
        self.pin.clicked.connect(self.toggle_pin)
        self.log.clicked.connect(self.open_log)
        self.add.clicked.connect(self._add)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.tile)
        top.addWidget(self.area, 1)
        top.addWidget(self.more)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.state, self.add, self.pin):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.log)
        self.box.addLayout(top)
        self.box.addWidget(self.title)
        self.box.addLayout(buttons)
        for button in (self.state, self.pin, self.log, self.add):
            grow_height(button, 28, 16)

    def fill(self, view: SkillFacts) -> None:
        """Show a skill."""
        self._view = view
        skill, task = view.skill, view.task
        area = view.catalogue.areas.get(skill.area)
        self.tile.show_area(skill.area, area.icon if area else "book-open")
        self.area.show_area(skill.area, view.area_name)
        self.title.setText(view.name)
        set_tooltip(self.title, skill.description)
        in_plan, known = task is not None, view.known is not None
        self.state.setVisible(in_plan or known)
        self.state.setText(view.state.label)
        self.state.setAccessibleName(f"State: {view.state.label}")
        self.add.setVisible(not in_plan and not known)
        self.log.setVisible(in_plan)
        self._fill_pin(view)

    def _fill_pin(self, view: SkillFacts) -> None:
        pin = view.plan.pin
        self.pin.setVisible(is_waiting(view) and view.study is not None)
        self.pin.set_icon("pin-off" if pin else "pin")
        held = f"Pinned to {pin_text(pin, weekday=True)}. Unpin" if pin else ""
        self.pin.setAccessibleName(held or "Pin the start to a day")
        set_tooltip(self.pin, held or "Start on a day (P)")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the buttons in a narrow panel."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The year of a pin stands in its field below."""
        pin = self._view.plan.pin if self._view else None
        day = day_near(pin, pin) if isinstance(pin, date) else "Earliest"
        self.pin.setText(day if pin else "Pin")
        self.log.setText("Log" if pin or self.width() < 300 else "Log hours")
        self.log.setAccessibleName("Log hours")
        self.pin.updateGeometry()
        self.log.updateGeometry()

    def toggle_pin(self) -> None:
        """Take the pin away, or ask for a day."""
        view = self._view
        if view is not None and view.plan.pin:
            self.edited.emit(Pin(view.id, None))
        else:
            self.open_pin()

    def open_pin(self) -> None:
        """Ask for the day on which the skill shall start."""
        view = self._view
        if view is None or not is_waiting(view) or view.study is None:
            return
        pin = view.plan.pin
        day = pin if isinstance(pin, date) else view.study.start
        popover = PinPopover(view.label, day, self)
        popover.pinned.connect(self._on_pinned)
        self._open(popover, self.pin)

    def open_log(self) -> None:
        """Ask for hours studied."""
        view = self._view
        if view is None or view.task is None:
            return
        popover = LogPopover(view.label, view.day, self)
        popover.logged.connect(self._on_logged)
        self._open(popover, self.log)

    def _open(self, popover: Popover, button: Button) -> None:
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.set_theme(self.theme)
        popover.open_below(button)

    def _on_pinned(self, day: date | Earliest) -> None:
        if self._view is not None:
            self.edited.emit(Pin(self._view.id, day))

    def _on_logged(self, hours: float, day: date) -> None:
        if self._view is not None:
            self.edited.emit(LogHours(self._view.id, hours, day))

    def _add(self) -> None:
        if self._view is not None:
            self.edited.emit(AddSkill(self._view.skill.id))

    # -- menus ----------------------------------------------------------------------------

    def states_menu(self) -> QMenu:
        """Return the menu of states a person can choose."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert self._view is not None
        held = choice_of(self._view.state)
        for choice in StateChoice:
            picture = glyph_icon(choice, self._view.skill.area, self.theme)
            action = menu.addAction(picture, choice.label)
            action.setData(choice.value)
            action.setEnabled(choice != held)
            action.triggered.connect(self._on_state)
        return menu

    def more_menu(self) -> QMenu:
        """Return the menu behind the three dots."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view = self._view
        assert view is not None
        if view.plan.effort is not None:
            self._item(menu, "Reset the hours", "rotate-ccw", ResetEffort(view.id))
        if view.known is None:
            known = edit_to_state(StateChoice.KNOWN, (view.id,), view.schedule, view.day)
            self._item(menu, "Mark as known", "circle-check", known)
        else:
            self._item(menu, "Mark as not known", "eye-off", MarkKnown(view.skill.id, None))
        if view.plan.pin:
            self._item(menu, "Unpin", "pin-off", Pin(view.id, None))
        menu.addSeparator()
        if view.is_own:
            change = menu.addAction(icon("notebook-pen", self.theme.ink2), "Change skill…")
            change.triggered.connect(self._want_change)
            drop = menu.addAction(icon("x", self.theme.ink2), "Delete skill")
            drop.triggered.connect(self._want_delete)
            menu.addSeparator()
        if view.task is None:
            self._item(menu, "Add to the plan", "plus", AddSkill(view.skill.id))
        else:
            self._item(menu, "Remove from plan", "trash-2", RemoveSkill(view.skill.id))
        return menu

    def _item(self, menu: QMenu, text: str, picture: str, edit: object) -> None:
        action = menu.addAction(icon(picture, self.theme.ink2), text)
        action.setData(edit)
        action.triggered.connect(self._on_item)

    def _want_change(self) -> None:
        if self._view is not None:
            self.change_wanted.emit(self._view.skill.id)

    def _want_delete(self) -> None:
        if self._view is not None:
            self.delete_wanted.emit(self._view.skill.id)

    def _on_item(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.edited.emit(action.data())

    def _on_state(self) -> None:
        action, view = self.sender(), self._view
        if isinstance(action, QAction) and view is not None:
            choice = StateChoice(action.data())
            self.edited.emit(edit_to_state(choice, (view.id,), view.schedule, view.day))

    def _open_states(self) -> None:
        self.state.open_menu(self.states_menu())

    def _open_more(self) -> None:
        menu = self.more_menu()
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _paint_state(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        view = self._view
        if view is None:
            return
        state, task = view.state, view.task
        share = progress_of(task) if task else 0.0
        ink = glyph_colour(state, view.skill.area, theme)
        paint_glyph(painter, GLYPH_OF_STATE[state], QRectF(box), ink, theme, share)


def glyph_icon(choice: StateChoice, area: str, theme: Theme) -> QIcon:
    """Return the glyph of a state that a person can choose, as a menu's icon."""
    name = GLYPH_OF_STATE[choice.state]
    ink = theme.area(area).ink if area and choice is not StateChoice.KNOWN else theme.ink2
    result = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        pixmap = QPixmap(round(16 * ratio), round(16 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            paint_glyph(painter, name, QRectF(1, 1, 14, 14), ink, theme, 0.6)
        result.addPixmap(pixmap)
    return result
