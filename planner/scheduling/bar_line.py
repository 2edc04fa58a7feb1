"""A bar in one line, to be read out."""

from planner.domain.formatting import day_text, hours_text
from planner.scheduling.activity import Activity, ActivityKind, part_of
from planner.scheduling.schedule import Schedule
from planner.scheduling.states import state_of


def bar_line(bar: Activity, schedule: Schedule) -> str:
    """Return name, first and last day, hours and state, such as “Statistics, 9 Jun 2026 to 23 Sep
    2026, 96 h, locked”; a course has no state."""
    days = f"{day_text(bar.start)} to {day_text(bar.finish)}"
    part, is_course = part_of(bar.id), bar.kind is ActivityKind.COURSE
    state = "course" if is_course else state_of(part, schedule).label.lower()
    return ", ".join((bar.name, days, hours_text(bar.hours), state))
