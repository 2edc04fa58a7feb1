"""How all that is in the window is put together. Importing this loads most of the program."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QMainWindow

from planner.app.actions.book import ActionBook
from planner.app.actions.row import MenuRow
from planner.app.appearance.appearance import Appearance
from planner.app.commands.accessibility import AccessibilityCommands, restore_text_and_motion
from planner.app.commands.bars import BarCommands
from planner.app.commands.context_menus import ContextMenus
from planner.app.commands.exports import ExportCommands
from planner.app.commands.files import FileCommands
from planner.app.commands.finding import FilterCommands
from planner.app.commands.help import HelpCommands
from planner.app.commands.journal_notice import JournalNotice
from planner.app.commands.looks import LookCommands
from planner.app.commands.other_program import OtherProgram
from planner.app.commands.own_skills import OwnSkillCommands
from planner.app.commands.plan import PlanCommands
from planner.app.commands.plan_lists import PlanLists
from planner.app.commands.saving import SaveCommands
from planner.app.commands.search import SearchCommands
from planner.app.commands.time import TimeCommands
from planner.app.commands.unsaved import UnsavedWork
from planner.app.desk import Desk
from planner.app.dialogs.palette import CommandPalette
from planner.app.menus.edit import edit_rows
from planner.app.menus.file import file_rows
from planner.app.menus.go import go_rows
from planner.app.menus.help import help_rows
from planner.app.menus.plan import plan_rows
from planner.app.menus.view import view_rows
from planner.app.pages.broken_file import BrokenFile
from planner.app.pages.recovery_offer import RecoveryOffer
from planner.app.pages.side_pages import SidePages
from planner.app.pages.stack import PageStack
from planner.app.pages.start import Start
from planner.app.plan.following import PlanFollower
from planner.app.plan.plan_file import PlanFile
from planner.app.plan.recent import RecentPlans
from planner.app.plan.update_offer import UpdateOffer
from planner.app.settings import Settings
from planner.app.shell import LINE, MENU_BAR
from planner.app.window.connections import PaneConnections, connect_buttons
from planner.app.window.field_undo import FieldUndo
from planner.app.workspace.workspace import Workspace
from planner.document.background import Submit
from planner.views.common.focus_ring import FocusRing
from planner.views.common.notices import Toast
from planner.views.common.text_size import give_face, grow_height

MENUS = {
    "File": "Alt+F", "Edit": "Alt+E", "View": "Alt+V", "Plan": "Alt+P", "Go": "Alt+G",
    "Help": "Alt+H",
}  # fmt: skip
"""The menus and the keys that open them."""


@dataclass(frozen=True, slots=True)
class Commands:
    """What the actions do, and what those who do it share about the open plan."""

    recent: RecentPlans
    file: PlanFile
    unsaved: UnsavedWork
    saving: SaveCommands
    files: FileCommands
    other_program: OtherProgram
    lists: PlanLists
    exports: ExportCommands
    plan: PlanCommands
    looks: LookCommands
    search: SearchCommands
    own: OwnSkillCommands
    bars: BarCommands
    times: TimeCommands
    filters: FilterCommands
    accessibility: AccessibilityCommands
    help: HelpCommands


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page is on screen, and what fills those beside the open plan's."""

    stack: PageStack
    start: Start
    broken: BrokenFile
    sides: SidePages


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a window."""

    desk: Desk
    appearance: Appearance
    book: ActionBook
    palette: CommandPalette
    toast: Toast
    ring: FocusRing
    workspace: Workspace
    commands: Commands
    pages: Pages


def make_contents(
    window: QMainWindow, settings: Settings, today: Callable[[], date], submit: Submit | None
) -> Contents:
    """Make all that is in `window`, in the order in which one needs the other."""
    restore_text_and_motion(settings)
    desk, appearance = Desk(settings, today, submit, window), Appearance(settings, window)
    bar = window.menuBar()
    give_face(bar, 13)
    grow_height(bar, MENU_BAR, LINE)
    book = ActionBook(window, bar)
    palette, toast, ring = CommandPalette(window), Toast(window), FocusRing(window)
    FieldUndo(window)
    workspace = Workspace(desk)
    commands = _commands(window, desk, appearance, book, palette, toast, workspace)
    pages = _pages(window, desk, appearance, workspace, commands)
    rows = _rows(appearance, workspace, commands, pages.sides, window.close)
    book.fill(rows, MENUS)
    contents = Contents(desk, appearance, book, palette, toast, ring, workspace, commands, pages)
    _connect(window, contents)
    return contents


def _commands(
    window: QMainWindow,
    desk: Desk,
    appearance: Appearance,
    book: ActionBook,
    palette: CommandPalette,
    toast: Toast,
    workspace: Workspace,
) -> Commands:
    banner = workspace.banner
    recent, file = RecentPlans(desk.settings), PlanFile(desk, window)
    offer = UpdateOffer(desk, banner, window)
    help_ = HelpCommands(desk, book, window, window)
    unsaved = UnsavedWork(desk, file, workspace, window)
    saving = SaveCommands(desk, workspace, file, offer, recent, unsaved, window)
    files = FileCommands(desk, banner, file, offer, recent, unsaved, saving, help_, window)
    looks = LookCommands(desk, workspace, window, window)
    JournalNotice(desk, banner, file.recovery, saving, window)
    return Commands(
        recent,
        file,
        unsaved,
        saving,
        files,
        OtherProgram(desk, banner, file, saving, files, window),
        PlanLists(recent, files, window),
        ExportCommands(desk, appearance, toast, banner, window),
        PlanCommands(desk, workspace, window),
        looks,
        SearchCommands(desk, book, palette, looks, window),
        OwnSkillCommands(desk, looks, window),
        BarCommands(desk, workspace, looks, window),
        TimeCommands(desk, workspace, window),
        FilterCommands(desk, window),
        AccessibilityCommands(desk, appearance, window),
        help_,
    )


def _pages(
    window: QMainWindow,
    desk: Desk,
    appearance: Appearance,
    workspace: Workspace,
    commands: Commands,
) -> Pages:
    files = commands.files
    stack = PageStack(desk, workspace, appearance)
    start = Start(desk, files, commands.recent, commands.file.recovery.left_over, stack, window)
    broken = BrokenFile(desk, files, stack, window)
    broken.left.connect(start.show)
    RecoveryOffer(desk, files, commands.file.recovery.left_over, window)
    return Pages(stack, start, broken, SidePages(desk, workspace, files, start, stack, window))


def _rows(
    appearance: Appearance,
    workspace: Workspace,
    commands: Commands,
    sides: SidePages,
    quit_: Callable[[], object],
) -> Iterator[MenuRow]:
    c = commands
    yield from file_rows(c.files, c.saving, c.lists, c.exports, sides, quit_)
    yield from edit_rows(c.plan, c.search, workspace)
    yield from view_rows(c.looks, appearance, c.accessibility, c.filters, workspace)
    yield from plan_rows(c.plan, c.own, c.bars, c.times, c.looks, c.search, workspace)
    yield from go_rows(c.bars, c.looks, workspace)
    yield from help_rows(c.help, sides)


def _connect(window: QMainWindow, contents: Contents) -> None:
    """Connect what is on screen with what is done."""
    c, desk, workspace = contents.commands, contents.desk, contents.workspace
    follower = PlanFollower(desk, workspace.status, c.plan.undo, c.plan.redo, window)
    workspace.said.connect(follower.tell_undoable)
    workspace.panels_changed.connect(desk.tell_change)
    workspace.view_changed.connect(desk.tell_change)
    connect_buttons(contents.book, workspace)
    menus = ContextMenus(
        desk, contents.book, workspace, c.lists, c.times, c.plan, c.own, c.looks, window
    )
    PaneConnections(
        desk, contents.book, workspace, menus, c.plan, c.own, c.looks,
        contents.pages.sides, window,
    )  # fmt: skip
