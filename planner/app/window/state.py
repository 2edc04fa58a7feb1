"""What the actions depend on, read off what is on screen."""

from dataclasses import replace

from planner.app.actions.state import WindowState
from planner.app.appearance.appearance import Appearance
from planner.app.desk import Desk
from planner.app.plan.selection import selected_bars, selected_own_skill
from planner.app.settings import REDUCE_MOTION, TEXT_PERCENT, THEME
from planner.app.views import view_of
from planner.app.workspace.workspace import Workspace
from planner.scheduling.workload import Status


def bare_state(desk: Desk, appearance: Appearance, full_screen: bool) -> WindowState:
    """Return the state of a window without a plan on screen."""
    settings = desk.settings
    return WindowState(
        theme=settings.get(THEME),
        full_screen=full_screen,
        high_contrast=appearance.theme.outlined,
        still=settings.get(REDUCE_MOTION),
        text_percent=settings.get(TEXT_PERCENT),
    )


def plan_state(bare: WindowState, desk: Desk, workspace: Workspace, arrows: str) -> WindowState:
    """Return the state with the plan on screen, added to `bare`."""
    document = desk.document
    assert document is not None
    inspects = view_of(workspace.view).inspects
    bars = selected_bars(document) if inspects else ()
    stack = document.undo_stack
    return replace(
        bare,
        has_plan=True,
        view=workspace.view,
        inspects=inspects,
        has_file=document.path is not None,
        programme=bool(document.schedule.programme.blocks),
        behind=desk.today() > document.roadmap.status_date,
        undo=stack.undoText(),
        redo=stack.redoText(),
        can_undo=stack.canUndo(),
        can_redo=stack.canRedo(),
        selected=len(bars),
        pinned=sum(bar.pin is not None for bar in bars),
        open=sum(bar.status is not Status.DONE for bar in bars),
        begun=sum(bar.status is not Status.PLANNED for bar in bars),
        own=inspects and selected_own_skill(document) is not None,
        arrows=arrows,
        sidebar=workspace.sidebar_shown,
        inspector=workspace.inspector_shown,
        filtered=document.filter.count > 0,
        hides_done=document.filter.hide_done,
    )
