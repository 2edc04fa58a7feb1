"""The View menu."""

from functools import partial

from planner.app.actions.row import ActionRow
from planner.app.actions.state import WindowState as S
from planner.app.appearance.appearance import Appearance
from planner.app.commands.accessibility import TEXT_PERCENTS, AccessibilityCommands
from planner.app.commands.finding import FilterCommands
from planner.app.commands.looks import LookCommands
from planner.app.settings import ThemeChoice
from planner.app.views import VIEWS, ViewId
from planner.app.workspace.workspace import Workspace
from planner.layout.timescale import Zoom

_MENU = "View"
_ARROWS = (
    ("off", "No arrows"), ("selection", "Arrows of the selection"), ("all", "All arrows"),
)  # fmt: skip
_THEMES = (
    (ThemeChoice.SYSTEM, "Follow the system", "colours appearance"),
    (ThemeChoice.LIGHT, "Light", "theme colours appearance"),
    (ThemeChoice.DARK, "Dark", "theme colours appearance night"),
)


def view_rows(
    looks: LookCommands,
    appearance: Appearance,
    accessibility: AccessibilityCommands,
    filters: FilterCommands,
    workspace: Workspace,
) -> tuple[ActionRow, ...]:
    """Return the rows."""
    return (
        *_view_rows(workspace),
        *_zoom_rows(workspace),
        *_arrow_rows(workspace),
        ActionRow(
            "sidebar", "Sidebar", _MENU, looks.toggle_sidebar, ("Ctrl+B",), "", S.with_inspector, 2,
            ticked=lambda s: s.sidebar, words="show hide outline",
        ),
        ActionRow(
            "inspector", "Inspector", _MENU, looks.toggle_inspector, ("Ctrl+Alt+B",), "",
            S.with_inspector, 2, ticked=lambda s: s.inspector, words="show hide details",
        ),
        *_theme_rows(appearance),
        *_text_rows(accessibility),
        ActionRow(
            "reduce-motion", "Reduce motion", _MENU, accessibility.toggle_motion, group=3,
            ticked=lambda s: s.still, words="animation still",
        ),
        *_filter_rows(filters, workspace),
        ActionRow(
            "full-screen", "Full screen", _MENU, looks.toggle_full_screen, ("F11",), "", group=4,
            ticked=lambda s: s.full_screen,
        ),
    )  # fmt: skip


def _view_rows(workspace: Workspace) -> tuple[ActionRow, ...]:
    return tuple(
        ActionRow(
            f"view-{view.id}", view.text, _MENU, partial(workspace.show_view, view.id),
            (view.keys,), view.icon, S.on_plan, ticked=partial(_shows, view.id),
            words="view page switch",
        )
        for view in VIEWS
    )  # fmt: skip


def _zoom_rows(workspace: Workspace) -> tuple[ActionRow, ...]:
    return (
        ActionRow(
            "zoom-in", "Zoom in", _MENU, lambda: workspace.panes.timeline.zoom_in(),
            ("Ctrl++", "Ctrl+="), "", S.on_timeline, 1,
        ),
        ActionRow(
            "zoom-out", "Zoom out", _MENU, lambda: workspace.panes.timeline.zoom_out(),
            ("Ctrl+-",), "", S.on_timeline, 1,
        ),
        ActionRow(
            "fit", "Whole plan", _MENU, lambda: workspace.panes.timeline.zoom_to_fit(),
            ("Ctrl+0",), "maximize", S.on_timeline, 1,
        ),
        ActionRow(
            "zoom-selection", "Zoom to the selection", _MENU,
            lambda: workspace.panes.timeline.zoom_to_selection(), ("Z",), "",
            S.with_selected_bar, 1, "canvas",
        ),
        *(
            ActionRow(
                f"level-{zoom.lower()}", zoom, f"{_MENU}/Time scale",
                partial(_set_level, workspace, zoom), when=S.on_timeline, group=1,
                words="zoom level",
            )
            for zoom in Zoom
        ),
    )  # fmt: skip


def _arrow_rows(workspace: Workspace) -> tuple[ActionRow, ...]:
    return tuple(
        ActionRow(
            f"arrows-{mode}", text, f"{_MENU}/Arrows", partial(_choose_arrows, workspace, mode),
            when=S.on_timeline, group=1, ticked=partial(_has_arrows, mode),
            words="arrows prerequisites dependencies lines",
        )
        for mode, text in _ARROWS
    )  # fmt: skip


def _theme_rows(appearance: Appearance) -> tuple[ActionRow, ...]:
    menu = f"{_MENU}/Theme"
    return (
        *(
            ActionRow(
                f"theme-{choice}", text, menu, partial(appearance.choose, choice), group=3,
                ticked=partial(_has_theme, choice), words=words,
            )
            for choice, text, words in _THEMES
        ),
        ActionRow(
            "high-contrast", "High contrast", menu, appearance.toggle_contrast, group=4,
            ticked=lambda s: s.high_contrast, words="theme colours appearance outline",
        ),
    )  # fmt: skip


def _text_rows(accessibility: AccessibilityCommands) -> tuple[ActionRow, ...]:
    return tuple(
        ActionRow(
            f"text-{percent}", f"{percent} %", f"{_MENU}/Text size",
            partial(accessibility.set_text, percent), group=3,
            ticked=partial(_has_text, percent), words="font zoom larger letters",
        )
        for percent in TEXT_PERCENTS
    )  # fmt: skip


def _filter_rows(filters: FilterCommands, workspace: Workspace) -> tuple[ActionRow, ...]:
    menu = f"{_MENU}/Show"
    return (
        ActionRow(
            "filter", "Filter…", menu, lambda: workspace.panes.timeline.header.open_filter(),
            icon="list-filter", when=S.on_timeline, group=1,
            words="show only area state optional",
        ),
        ActionRow(
            "hide-done", "Hide what is done", menu, filters.toggle_done, when=S.on_timeline,
            group=1, ticked=lambda s: s.hides_done, words="filter finished",
        ),
        ActionRow(
            "clear-filter", "Show all skills", menu, filters.clear, when=lambda s: s.filtered,
            group=1, words="filter clear reset",
        ),
    )  # fmt: skip


def _set_level(workspace: Workspace, zoom: Zoom) -> None:
    workspace.panes.timeline.set_level(zoom)


def _choose_arrows(workspace: Workspace, mode: str) -> None:
    """Choose in the header, so that its button tells the same."""
    workspace.panes.timeline.header.choose_arrows(mode)


def _shows(view: ViewId, state: S) -> bool:
    return state.view is view


def _has_arrows(mode: str, state: S) -> bool:
    return state.arrows == mode


def _has_theme(choice: ThemeChoice, state: S) -> bool:
    return state.theme is choice


def _has_text(percent: int, state: S) -> bool:
    return state.text_percent == percent
