"""What the own record says, in sentences."""

from planner.domain.formatting import factor_text
from planner.scheduling.own_record import OwnRecord, record_of
from planner.scheduling.schedule import Schedule


def record_sentence(record: OwnRecord, in_use: bool) -> str:
    """Return what finished skills took of the estimated hours, and what follows from it."""
    if not record.skills:
        return "Hours count by your record, from the first finished skill with logged hours on."
    took = f"took {record.mean:.2f} times the estimated hours"
    many = f"{record.skills} finished skills {took} on average"
    text = f"Your record: {many if record.skills > 1 else f'one finished skill {took}'}."
    counts = f"count {factor_text(record.factor)} times, again at each finish"
    return f"{text} In use: hours {counts}." if in_use else f"{text} Applied, hours {counts}."


def record_text(schedule: Schedule) -> str:
    """Return what the own record does to the hours of a plan; "" where it is not in use."""
    if not schedule.roadmap.assumptions.record:
        return ""
    return record_sentence(record_of(schedule.tasks.values()), in_use=True)
