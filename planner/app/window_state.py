"""What the actions depend on, read off the window."""

from typing import TYPE_CHECKING

from planner.app.actions import Comforts, WindowState
from planner.app.panes import TIMELINE
from planner.app.settings import REDUCE_MOTION, THEME
from planner.scheduling.workload import Status

if TYPE_CHECKING:
    from planner.app.main_window import MainWindow


def state_of(window: "MainWindow") -> WindowState:
    """Return the state of `window` now; without a plan on screen that of none."""
    document, comforts = window.document, _comforts(window)
    theme, full_screen = window.settings.get(THEME), window.isFullScreen()
    if document is None or not window.shows_plan:
        return WindowState(theme=theme, full_screen=full_screen, **comforts)
    workspace = window.workspace
    bars = window.plan.selected_bars() if workspace.view == TIMELINE else []
    stack = document.undo_stack
    return WindowState(
        has_plan=True,
        view=workspace.view,
        has_file=document.path is not None,
        behind=window.today() > document.roadmap.status_date,
        undo=stack.undoText(),
        redo=stack.redoText(),
        can_undo=stack.canUndo(),
        can_redo=stack.canRedo(),
        selected=len(bars),
        pinned=sum(bar.pin is not None for bar in bars),
        open=sum(bar.status is not Status.DONE for bar in bars),
        own=window.own.selected is not None and workspace.view == TIMELINE,
        begun=sum(bar.status is not Status.PLANNED for bar in bars),
        theme=theme,
        arrows=window.look.arrows,
        sidebar=workspace.sidebar_shown,
        inspector=workspace.inspector_shown,
        full_screen=full_screen,
        filtered=document.filter.count > 0,
        hides_done=document.filter.hide_done,
        **comforts,
    )


def _comforts(window: "MainWindow") -> Comforts:
    return Comforts(
        high_contrast=window.theme.outlined,
        still=window.settings.get(REDUCE_MOTION),
        text_percent=window.comfort.text_percent,
    )
