"""The Plan menu."""

from functools import partial

from planner.app.actions.row import ActionRow
from planner.app.actions.state import WindowState as S
from planner.app.commands.bars import BarCommands
from planner.app.commands.looks import LookCommands
from planner.app.commands.own_skills import OwnSkillCommands
from planner.app.commands.plan import PlanCommands
from planner.app.commands.search import SearchCommands
from planner.app.commands.time import TimeCommands
from planner.app.workspace.workspace import Workspace
from planner.scheduling.schedule import MilestoneId

_MENU = "Plan"


def plan_rows(
    plan: PlanCommands,
    own: OwnSkillCommands,
    bars: BarCommands,
    times: TimeCommands,
    looks: LookCommands,
    search: SearchCommands,
    workspace: Workspace,
) -> tuple[ActionRow, ...]:
    """Return the rows."""
    return (
        ActionRow(
            "add-skill", "Add skill…", _MENU, search.add_skill, icon="plus", when=S.with_inspector
        ),
        *_own_rows(own),
        ActionRow(
            "details", "Show details", _MENU, looks.show_details, ("Return",), "",
            S.with_selection, 1, "canvas", words="inspector",
        ),
        *_pin_rows(plan),
        *_key_rows(bars, workspace),
        *_progress_rows(plan),
        ActionRow(
            "remove", "Remove from plan", _MENU, plan.remove, ("Del",), "trash-2",
            S.with_selection, 2, "panes", words="delete",
        ),
        *_time_rows(times),
        *_whole_rows(plan, bars, workspace),
    )  # fmt: skip


def _own_rows(own: OwnSkillCommands) -> tuple[ActionRow, ...]:
    return (
        ActionRow(
            "own-new", "New skill of your own…", _MENU, own.new, ("Ctrl+Shift+N",), "",
            S.with_inspector, words="add custom create",
        ),
        ActionRow(
            "own-change", "Change own skill…", _MENU, own.change, when=S.with_own,
            words="edit rename area hours prerequisites custom",
        ),
        ActionRow(
            "own-delete", "Delete own skill", _MENU, own.delete, when=S.with_own,
            words="remove custom",
        ),
    )  # fmt: skip


def _pin_rows(plan: PlanCommands) -> tuple[ActionRow, ...]:
    return (
        ActionRow(
            "pin", "Pin", _MENU, plan.toggle_pin, ("P",), "pin", S.with_open, 1, "panes",
            says=_pin_text, words="unpin hold start date",
        ),
        ActionRow(
            "pin-day", "Pin to a day…", _MENU, plan.pin_to_day, when=S.with_one_open, group=1,
            words="start no earlier than date",
        ),
    )  # fmt: skip


def _key_rows(bars: BarCommands, workspace: Workspace) -> tuple[ActionRow, ...]:
    return (
        ActionRow(
            "move-keys", "Move with the arrow keys", _MENU,
            lambda: workspace.panes.timeline.move_by_keys(), ("M",), "", S.with_open_bar, 1,
            "canvas", words="drag later earlier start keyboard",
        ),
        ActionRow(
            "resize-keys", "Change the effort with the arrow keys", _MENU,
            lambda: workspace.panes.timeline.resize_by_keys(), ("R",), "", S.with_open_bar, 1,
            "canvas", words="drag hours longer shorter resize keyboard",
        ),
        ActionRow(
            "link-keys", "Link to a skill", _MENU,
            lambda: workspace.panes.timeline.link_by_keys(), ("L",), "", S.with_selected_bar, 1,
            "canvas", words="prerequisite dependency wait keyboard",
        ),
        ActionRow(
            "unlink", "Remove a link…", _MENU, bars.unlink, ("U",), "", S.with_selected_bar, 1,
            "canvas", words="prerequisite dependency unlink",
        ),
        ActionRow(
            "earlier-turn", "Take earlier", _MENU, partial(bars.take_turn, -1), ("Alt+Up",), "",
            S.with_open, 1, "panes", words="order before turn reorder up",
        ),
        ActionRow(
            "later-turn", "Take later", _MENU, partial(bars.take_turn, 1), ("Alt+Down",), "",
            S.with_open, 1, "panes", words="order after turn reorder down",
        ),
    )  # fmt: skip


def _progress_rows(plan: PlanCommands) -> tuple[ActionRow, ...]:
    return (
        ActionRow(
            "log", "Log hours…", _MENU, plan.log_hours, ("G",), "timer", S.with_one_open, 1,
            "panes", words="time studied",
        ),
        ActionRow(
            "known", "Mark as known", _MENU, plan.mark_known, ("K",), "", S.with_open, 1, "panes"
        ),
        ActionRow(
            "started", "Mark as in progress", _MENU, plan.mark_started, when=S.with_open, group=1,
            words="start begin",
        ),
        ActionRow(
            "done", "Mark as done", _MENU, plan.mark_done, ("Ctrl+Return",), "", S.with_open, 1,
            "panes", words="finish complete",
        ),
        ActionRow(
            "planned", "Mark as not begun", _MENU, plan.mark_planned, when=lambda s: s.begun > 0,
            group=1, words="reset reopen undo progress",
        ),
    )  # fmt: skip


def _time_rows(times: TimeCommands) -> tuple[ActionRow, ...]:
    return (
        ActionRow(
            "start-day", "Start of the plan…", _MENU, times.start, when=S.with_inspector, group=3,
            words="begin date",
        ),
        ActionRow(
            "deadline", "Deadline…", _MENU, times.deadline, icon="flag", when=S.with_inspector,
            group=3, words="done by date set change",
        ),
        ActionRow(
            "hours", "Hours of a usual week…", _MENU, times.hours, when=S.with_inspector, group=3,
            words="week weekday study time",
        ),
        ActionRow(
            "time-off", "Time off…", _MENU, times.time_off, icon="calendar-off",
            when=S.with_inspector, group=3, words="break vacation holiday pause",
        ),
        ActionRow(
            "holidays", "Public holidays…", _MENU, times.holidays, when=S.with_inspector, group=3,
            words="country bank free days",
        ),
    )  # fmt: skip


def _whole_rows(
    plan: PlanCommands, bars: BarCommands, workspace: Workspace
) -> tuple[ActionRow, ...]:
    return (
        ActionRow(
            "entry-day", "Entry level by another day", _MENU,
            lambda: workspace.panes.timeline.reach_by_keys(MilestoneId.ENTRY),
            when=S.on_timeline, group=4, words="goal hours a week milestone reach earlier later",
        ),
        ActionRow(
            "finish-day", "Finish by another day", _MENU, bars.finish_by_day, when=S.on_timeline,
            group=4, words="goal hours a week path complete reach earlier later",
        ),
        ActionRow(
            "intake", "Take another intake", _MENU,
            lambda: workspace.panes.timeline.intake_by_keys(), when=S.with_programme, group=4,
            words="programme bootcamp degree term start",
        ),
        ActionRow(
            "update-today", "Update to today", _MENU, plan.update_to_today,
            when=lambda s: s.behind, group=4, words="status date progress now",
        ),
        ActionRow(
            "rename", "Rename plan…", _MENU, plan.rename, ("F2",), "", S.on_plan, 4, words="title"
        ),
    )  # fmt: skip


def _pin_text(state: S) -> str:
    return "Unpin" if 0 < state.selected == state.pinned else "Pin to its present start"
