"""The table of all actions, in the order of the menus."""

from functools import partial

from planner.app.actions import ActionRow, WindowState, has_plan, has_selection, on_timeline
from planner.app.comfort import TEXT_PERCENTS
from planner.app.panes import VIEWS

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


def _own(state: WindowState) -> bool:
    return state.own


def _sidebar(state: WindowState) -> bool:
    return state.sidebar


def _inspector(state: WindowState) -> bool:
    return state.inspector


def _shows(view: str, state: WindowState) -> bool:
    return state.view == view


def _full_screen(state: WindowState) -> bool:
    return state.full_screen


def _follows_system(state: WindowState) -> bool:
    return state.theme == "system"


def _is_light(state: WindowState) -> bool:
    return state.theme == "light"


def _is_dark(state: WindowState) -> bool:
    return state.theme == "dark"


def _high_contrast(state: WindowState) -> bool:
    return state.high_contrast


def _still(state: WindowState) -> bool:
    return state.still


def _text_is(percent: int, state: WindowState) -> bool:
    return state.text_percent == percent


def _filtered(state: WindowState) -> bool:
    return state.filtered


def _hides_done(state: WindowState) -> bool:
    return state.hides_done


FILE_ROWS = (
    ActionRow("new", "New plan", "File", "files.new", ("Ctrl+N",), "file-plus"),
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
    ActionRow(
        "select-all", "Select all", "Edit", "plan.select_all", ("Ctrl+A",), "", on_timeline, 1
    ),
    ActionRow(
        "clear", "Clear selection", "Edit", "plan.clear_selection", (), "", has_selection, 1
    ),
    ActionRow(
        "palette", "Search or run a command…", "Edit", "look.open_palette", ("Ctrl+K",),
        "search", group=2, words="find skill",
    ),
    ActionRow(
        "find", "Find in the plan…", "Edit", "finding.find", ("Ctrl+F",), "", on_timeline, 2,
        words="search skill name",
    ),
    ActionRow("find-next", "Next match", "Edit", "finding.next", ("F3",), "", on_timeline, 2),
    ActionRow(
        "find-previous", "Previous match", "Edit", "finding.previous", ("Shift+F3",), "",
        on_timeline, 2,
    ),
)  # fmt: skip

VIEW_ROWS = (
    *(
        ActionRow(
            f"view-{view.id}", view.text, "View", f"look.show_{view.id}", (f"Ctrl+{place}",),
            view.icon, has_plan, ticked=partial(_shows, view.id), words="view page switch",
        )
        for place, view in ((1, VIEWS[0]), (3, VIEWS[1]))
    ),
    ActionRow(
        "zoom-in", "Zoom in", "View", "look.zoom_in", ("Ctrl++", "Ctrl+="), "", on_timeline, 1
    ),
    ActionRow("zoom-out", "Zoom out", "View", "look.zoom_out", ("Ctrl+-",), "", on_timeline, 1),
    ActionRow("fit", "Whole plan", "View", "look.fit", ("Ctrl+0",), "maximize", on_timeline, 1),
    ActionRow(
        "zoom-selection", "Zoom to the selection", "View", "drags.zoom_to_selection", ("Z",), "",
        has_selection, 1, "canvas",
    ),
    *(
        ActionRow(
            f"level-{name.lower()}", name, "View/Time scale", f"look.level_{name.lower()}", (),
            "", on_timeline, 1, words="zoom level",
        )
        for name in ("Years", "Quarters", "Months", "Weeks", "Days")
    ),
    *(
        ActionRow(
            f"arrows-{mode}", text, "View/Arrows", f"look.arrows_{mode}", (), "", on_timeline,
            1, ticked=ticked, words="arrows prerequisites dependencies lines",
        )
        for mode, text, ticked in (
            ("off", "No arrows", _arrows_off),
            ("selection", "Arrows of the selection", _arrows_selection),
            ("all", "All arrows", _arrows_all),
        )
    ),
    ActionRow(
        "sidebar", "Sidebar", "View", "look.toggle_sidebar", ("Ctrl+B",), "", on_timeline, 2,
        ticked=_sidebar, words="show hide outline",
    ),
    ActionRow(
        "inspector", "Inspector", "View", "look.toggle_inspector", ("Ctrl+Alt+B",), "",
        on_timeline, 2, ticked=_inspector, words="show hide details",
    ),
    ActionRow(
        "theme-system", "Follow the system", "View/Theme", "look.theme_system", group=3,
        ticked=_follows_system, words="colours appearance",
    ),
    ActionRow(
        "theme-light", "Light", "View/Theme", "look.theme_light", group=3, ticked=_is_light,
        words="theme colours appearance",
    ),
    ActionRow(
        "theme-dark", "Dark", "View/Theme", "look.theme_dark", group=3, ticked=_is_dark,
        words="theme colours appearance night",
    ),
    ActionRow(
        "high-contrast", "High contrast", "View/Theme", "comfort.toggle_contrast", group=4,
        ticked=_high_contrast, words="theme colours appearance outline",
    ),
    *(
        ActionRow(
            f"text-{percent}", f"{percent} %", "View/Text size", f"comfort.text_{percent}",
            group=3, ticked=partial(_text_is, percent), words="font zoom larger letters",
        )
        for percent in TEXT_PERCENTS
    ),
    ActionRow(
        "reduce-motion", "Reduce motion", "View", "comfort.toggle_motion", group=3,
        ticked=_still, words="animation still",
    ),
    ActionRow(
        "filter", "Filter…", "View/Show", "finding.filter", (), "list-filter", on_timeline, 1,
        words="show only area state optional",
    ),
    ActionRow(
        "hide-done", "Hide what is done", "View/Show", "finding.toggle_done", (), "",
        on_timeline, 1, ticked=_hides_done, words="filter finished",
    ),
    ActionRow(
        "clear-filter", "Show all skills", "View/Show", "finding.clear", (), "", _filtered, 1,
        words="filter clear reset",
    ),
    ActionRow(
        "full-screen", "Full screen", "View", "look.toggle_full_screen", ("F11",), "",
        group=4, ticked=_full_screen,
    ),
)  # fmt: skip

PLAN_ROWS = (
    ActionRow("add-skill", "Add skill…", "Plan", "plan.add_skill", (), "plus", on_timeline),
    ActionRow(
        "own-new", "New skill of your own…", "Plan", "own.new", ("Ctrl+Shift+N",), "", on_timeline,
        words="add custom create",
    ),
    ActionRow(
        "own-change", "Change own skill…", "Plan", "own.change", (), "", _own,
        words="edit rename area hours prerequisites custom",
    ),
    ActionRow(
        "own-delete", "Delete own skill", "Plan", "own.delete", (), "", _own,
        words="remove custom",
    ),
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
        "move-keys", "Move with the arrow keys", "Plan", "drags.move", ("M",), "", _any_open, 1,
        "canvas", words="drag later earlier start keyboard",
    ),
    ActionRow(
        "resize-keys", "Change the effort with the arrow keys", "Plan", "drags.resize", ("R",), "",
        _any_open, 1, "canvas", words="drag hours longer shorter resize keyboard",
    ),
    ActionRow(
        "link-keys", "Link to a skill", "Plan", "drags.link", ("L",), "", has_selection, 1,
        "canvas", words="prerequisite dependency wait keyboard",
    ),
    ActionRow(
        "unlink", "Remove a link…", "Plan", "drags.unlink", ("U",), "", has_selection, 1, "canvas",
        words="prerequisite dependency unlink",
    ),
    ActionRow(
        "earlier-turn", "Take earlier", "Plan", "drags.earlier_turn", ("Alt+Up",), "", _any_open,
        1, "panes", words="order before turn reorder up",
    ),
    ActionRow(
        "later-turn", "Take later", "Plan", "drags.later_turn", ("Alt+Down",), "", _any_open, 1,
        "panes", words="order after turn reorder down",
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
        "entry-day", "Entry level by another day", "Plan", "drags.entry_by_day", (), "",
        on_timeline, 3, words="goal hours a week milestone reach earlier later",
    ),
    ActionRow(
        "finish-day", "Finish by another day", "Plan", "drags.finish_by_day", (), "", on_timeline,
        3, words="goal hours a week path complete reach earlier later",
    ),
    ActionRow(
        "intake", "Take another intake", "Plan", "drags.intake", (), "", on_timeline, 3,
        words="programme bootcamp degree term start",
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
    ActionRow(
        "today", "Go to today", "Go", "look.today", ("T",), "calendar", on_timeline, 0, "panes"
    ),
    ActionRow(
        "first", "First skill", "Go", "look.first", ("Home",), "", on_timeline, 0, "canvas"
    ),
    ActionRow("last", "Last skill", "Go", "look.last", ("End",), "", on_timeline, 0, "canvas"),
    ActionRow(
        "page-earlier", "One screen earlier", "Go", "drags.page_earlier", ("PgUp",), "",
        on_timeline, 0, "canvas",
    ),
    ActionRow(
        "page-later", "One screen later", "Go", "drags.page_later", ("PgDown",), "", on_timeline,
        0, "canvas",
    ),
    ActionRow(
        "prerequisite", "To a prerequisite", "Go", "drags.prerequisite", ("[",), "", has_selection,
        0, "panes", words="needs before",
    ),
    ActionRow(
        "dependant", "To a dependant", "Go", "drags.dependant", ("]",), "", has_selection, 0,
        "panes", words="unlocks after",
    ),
    ActionRow("next-pane", "Next pane", "Go", "look.next_pane", ("F6",), "", on_timeline, 1),
    ActionRow(
        "previous-pane", "Previous pane", "Go", "look.previous_pane", ("Shift+F6",), "",
        on_timeline, 1,
    ),
)  # fmt: skip

HELP_ROWS = (
    ActionRow(
        "shortcuts", "Keyboard shortcuts", "Help", "help.shortcuts", ("F1", "Ctrl+/"), "keyboard"
    ),
    ActionRow(
        "work", "What an ML engineer does", "Help", "side.about_work", (), "book-open",
        words="article role job salary data scientist facts",
    ),
    ActionRow("about", "About Roadmap Planner", "Help", "help.about", words="version licence"),
)  # fmt: skip

ROWS = (*FILE_ROWS, *EDIT_ROWS, *VIEW_ROWS, *PLAN_ROWS, *GO_ROWS, *HELP_ROWS)
