"""What Ctrl+C takes along: lines a person can paste into a letter or a table."""

from planner.document.document import Document
from planner.domain.formatting import day_range, day_text, hours_text
from planner.domain.parts import skill_of_part
from planner.scheduling.activity import part_of
from planner.scheduling.schedule import Activity, Schedule
from planner.scheduling.states import state_of


def lines_to_copy(document: Document) -> list[str]:
    """Return a line for each selected skill, by time, or one on the plan where none is."""
    schedule, chosen = document.schedule, set(document.selection)
    lines = [_line(bar, schedule) for bar in schedule.activities if bar.id in chosen]
    rest = (each for each in document.selection if each not in schedule.by_id)
    known = (each for each in rest if skill_of_part(each) in schedule.scope.skills)
    return [*lines, *map(schedule.label, known)] or [_plan_line(document)]


def _line(bar: Activity, schedule: Schedule) -> str:
    state = state_of(part_of(bar.id), schedule).label.lower()
    days = day_range(bar.start, bar.finish)
    return f"{bar.name}, {days}, {hours_text(bar.hours)}, {state}"


def _plan_line(document: Document) -> str:
    schedule, known = document.schedule, document.forecast
    line = f"{schedule.roadmap.title}, likely finish {day_text(schedule.finish)}"
    if known is not None:
        line += f", safe finish {day_text(max(known.finish.p80, schedule.finish))}"
    return f"{line}, {hours_text(schedule.remaining_hours)} left"
