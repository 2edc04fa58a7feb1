"""The table of all actions, in the order of the menus."""

from planner.app.actions import ActionRow, WindowState, has_plan, has_selection

MENUS = {
    "File": "Alt+F", "Edit": "Alt+E", "View": "Alt+V", "Plan": "Alt+P", "Go": "Alt+G",
    "Help": "Alt+H",
}  # fmt: skip
"""The menus and the keys that open them."""


def _can_undo(state: WindowState) -> bool:
    return state.can_undo


def _can_redo(state: WindowState) -> bool:
    return state.can_redo


def _has_file(state: WindowState) -> bool:
    return state.has_file


def _behind(state: WindowState) -> bool:
    return state.behind


def _arrows_off(state: WindowState) -> bool:
    return state.arrows == "off"


def _arrows_selection(state: WindowState) -> bool:
    return state.arrows == "selection"


def _arrows_all(state: WindowState) -> bool:
    return state.arrows == "all"


def _undo_text(state: WindowState) -> str:
    return f"Undo {state.undo}".strip()


def _redo_text(state: WindowState) -> str:
    return f"Redo {state.redo}".strip()


def _pin_text(state: WindowState) -> str:
    return "Unpin" if 0 < state.selected == state.pinned else "Pin to its present start"


def _one_open(state: WindowState) -> bool:
    return state.selected == 1 and state.open == 1


def _any_open(state: WindowState) -> bool:
    return state.open > 0


def _any_begun(state: WindowState) -> bool:
    return state.begun > 0


def _sidebar(state: WindowState) -> bool:
    return state.sidebar


def _inspector(state: WindowState) -> bool:
    return state.inspector


def _full_screen(state: WindowState) -> bool:
    return state.full_screen


def _follows_system(state: WindowState) -> bool:
    return state.theme == "system"


def _is_light(state: WindowState) -> bool:
    return state.theme == "light"


def _is_dark(state: WindowState) -> bool:
    return state.theme == "dark"


FILE_ROWS = (
    ActionRow("new", "New plan…", "File", "files.new", ("Ctrl+N",), "file-plus"),
    ActionRow("samples", "New from sample", "File", "", fills="files.fill_samples"),
    ActionRow("open", "Open…", "File", "files.open", ("Ctrl+O",), "folder-open", group=1),
    ActionRow("recent", "Open recent", "File", "", group=1, fills="files.fill_recent"),
    ActionRow("save", "Save", "File", "files.save", ("Ctrl+S",), "save", has_plan, 2),
    ActionRow(
        "save-as", "Save as…", "File", "files.save_as", ("Ctrl+Shift+S",), "", has_plan, 2
    ),
    ActionRow("reveal", "Show in folder", "File", "files.reveal", (), "", _has_file, 2),
    ActionRow(
        "export", "Export PDF…", "File", "exports.pdf", ("Ctrl+E",), "share", has_plan, 3,
        words="print paper document",
    ),
    ActionRow(
        "export-picture", "Export picture…", "File", "exports.picture", (), "", has_plan, 3,
        words="png svg image",
    ),
    ActionRow("close", "Close plan", "File", "files.close", ("Ctrl+W",), "", has_plan, 4),
    ActionRow("quit", "Quit", "File", "files.quit", ("Ctrl+Q",), "", group=4, words="exit"),
)  # fmt: skip

EDIT_ROWS = (
    ActionRow(
        "undo", "Undo", "Edit", "plan.undo", ("Ctrl+Z",), "undo-2", _can_undo,
        says=_undo_text,
    ),
    ActionRow(
        "redo", "Redo", "Edit", "plan.redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", _can_redo,
        says=_redo_text,
    ),
    ActionRow("select-all", "Select all", "Edit", "plan.select_all", ("Ctrl+A",), "", has_plan, 1),
    ActionRow(
        "clear", "Clear selection", "Edit", "plan.clear_selection", (), "", has_selection, 1
    ),
    ActionRow(
        "palette", "Search or run a command…", "Edit", "look.open_palette", ("Ctrl+K", "Ctrl+F"),
        "search", group=2, words="find skill",
    ),
)  # fmt: skip

VIEW_ROWS = (
    ActionRow("zoom-in", "Zoom in", "View", "look.zoom_in", ("Ctrl++", "Ctrl+="), "", has_plan),
    ActionRow("zoom-out", "Zoom out", "View", "look.zoom_out", ("Ctrl+-",), "", has_plan),
    ActionRow("fit", "Whole plan", "View", "look.fit", ("Ctrl+0",), "maximize", has_plan),
    *(
        ActionRow(
            f"level-{name.lower()}", name, "View/Time scale", f"look.level_{name.lower()}", (),
            "", has_plan, words="zoom level",
        )
        for name in ("Years", "Quarters", "Months", "Weeks", "Days")
    ),
    *(
        ActionRow(
            f"arrows-{mode}", text, "View/Arrows", f"look.arrows_{mode}", (), "", has_plan,
            ticked=ticked, words="arrows prerequisites dependencies lines",
        )
        for mode, text, ticked in (
            ("off", "No arrows", _arrows_off),
            ("selection", "Arrows of the selection", _arrows_selection),
            ("all", "All arrows", _arrows_all),
        )
    ),
    ActionRow(
        "sidebar", "Sidebar", "View", "look.toggle_sidebar", ("Ctrl+B",), "", has_plan, 1,
        ticked=_sidebar, words="show hide outline",
    ),
    ActionRow(
        "inspector", "Inspector", "View", "look.toggle_inspector", ("Ctrl+Alt+B",), "",
        has_plan, 1, ticked=_inspector, words="show hide details",
    ),
    ActionRow(
        "theme-system", "Follow the system", "View/Theme", "look.theme_system", group=2,
        ticked=_follows_system, words="colours appearance",
    ),
    ActionRow(
        "theme-light", "Light", "View/Theme", "look.theme_light", group=2, ticked=_is_light,
        words="theme colours appearance",
    ),
    ActionRow(
        "theme-dark", "Dark", "View/Theme", "look.theme_dark", group=2, ticked=_is_dark,
        words="theme colours appearance night",
    ),
    ActionRow(
        "full-screen", "Full screen", "View", "look.toggle_full_screen", ("F11",), "",
        group=3, ticked=_full_screen,
    ),
)  # fmt: skip

PLAN_ROWS = (
    ActionRow("add-skill", "Add skill…", "Plan", "plan.add_skill", (), "plus", has_plan),
    ActionRow(
        "details", "Show details", "Plan", "look.show_details", ("Return",), "", has_selection, 1,
        "canvas", words="inspector",
    ),
    ActionRow(
        "pin", "Pin", "Plan", "plan.toggle_pin", ("P",), "pin", _any_open, 1, "panes",
        says=_pin_text, words="unpin hold start date",
    ),
    ActionRow(
        "pin-day", "Pin to a day…", "Plan", "plan.pin_to_day", (), "", _one_open, 1,
        words="start no earlier than date",
    ),
    ActionRow(
        "log", "Log hours…", "Plan", "plan.log_hours", ("G",), "timer", _one_open, 1, "panes",
        words="time studied",
    ),
    ActionRow(
        "known", "Mark as known", "Plan", "plan.mark_known", ("K",), "", _any_open, 1, "panes",
    ),
    ActionRow(
        "started", "Mark as in progress", "Plan", "plan.mark_started", (), "", _any_open, 1,
        words="start begin",
    ),
    ActionRow(
        "done", "Mark as done", "Plan", "plan.mark_done", ("Ctrl+Return",), "", _any_open, 1,
        "panes",
        words="finish complete",
    ),
    ActionRow(
        "planned", "Mark as not begun", "Plan", "plan.mark_planned", (), "", _any_begun, 1,
        words="reset reopen undo progress",
    ),
    ActionRow(
        "remove", "Remove from plan", "Plan", "plan.remove", ("Del",), "trash-2",
        has_selection, 2, "panes", words="delete",
    ),
    ActionRow(
        "update-today", "Update to today", "Plan", "plan.update_to_today", (), "", _behind, 3,
        words="status date progress now",
    ),
    ActionRow(
        "rename", "Rename plan…", "Plan", "plan.rename", ("F2",), "", has_plan, 3, words="title"
    ),
)  # fmt: skip

GO_ROWS = (
    ActionRow("today", "Go to today", "Go", "look.today", ("T",), "calendar", has_plan, 0, "panes"),
    ActionRow("first", "First skill", "Go", "look.first", ("Home",), "", has_plan, 0, "canvas"),
    ActionRow("last", "Last skill", "Go", "look.last", ("End",), "", has_plan, 0, "canvas"),
    ActionRow("next-pane", "Next pane", "Go", "look.next_pane", ("F6",), "", has_plan, 1),
    ActionRow(
        "previous-pane", "Previous pane", "Go", "look.previous_pane", ("Shift+F6",), "",
        has_plan, 1,
    ),
)  # fmt: skip

HELP_ROWS = (
    ActionRow(
        "shortcuts", "Keyboard shortcuts", "Help", "help.shortcuts", ("F1", "Ctrl+/"), "keyboard"
    ),
    ActionRow("about", "About Roadmap Planner", "Help", "help.about", words="version licence"),
)

ROWS = (*FILE_ROWS, *EDIT_ROWS, *VIEW_ROWS, *PLAN_ROWS, *GO_ROWS, *HELP_ROWS)
