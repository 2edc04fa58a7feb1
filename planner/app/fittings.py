"""All that is in the window. Importing this module loads most of the program."""

from typing import TYPE_CHECKING

from planner.app.action_rows import MENUS, ROWS
from planner.app.actions import ActionBook
from planner.app.comfort import ComfortCommands
from planner.app.command_palette import CommandPalette
from planner.app.drag_commands import DragCommands
from planner.app.exporting import ExportCommands
from planner.app.field_undo import FieldUndo
from planner.app.files import FileCommands
from planner.app.finding import FindCommands
from planner.app.focus_ring import FocusRing
from planner.app.help import HelpCommands
from planner.app.open_plan import OpenPlan
from planner.app.own_skill_commands import OwnSkillCommands
from planner.app.plan_commands import PlanCommands
from planner.app.shell import MENU_BAR
from planner.app.side_pages import SidePages
from planner.app.start import StartPages
from planner.app.view_commands import ViewCommands
from planner.render.fonts import font
from planner.views.common.notices import Toast
from planner.views.common.text_size import grow_height

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow


def fit(window: "MainWindow") -> None:
    """Give `window` its commands, pages and menus, in the order in which one needs the other."""
    window.files = FileCommands(window)
    window.plan = PlanCommands(window)
    window.drags = DragCommands(window)
    window.own = OwnSkillCommands(window)
    window.look = ViewCommands(window)
    window.comfort = ComfortCommands(window)
    window.finding = FindCommands(window)
    window.exports = ExportCommands(window)
    window.help = HelpCommands(window)
    window.opened = OpenPlan(window)
    window.side = SidePages(window)
    window.pages = StartPages(window)
    window.actions_book = ActionBook(ROWS, window)
    window.menuBar().setFont(font(13))
    grow_height(window.menuBar(), MENU_BAR)
    window.actions_book.fill_menus(window.menuBar(), MENUS)
    window.palette_box = CommandPalette(window)
    window.toast = Toast(window)
    window.ring = FocusRing(window)
    FieldUndo(window)
