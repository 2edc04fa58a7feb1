"""Why a date is what it is, in sentences."""

from planner.domain.formatting import at_a_time, day_text
from planner.scheduling.schedule import Activity, ActivityKind, Schedule, Wait, WaitKind
from planner.scheduling.workload import Status


def waits_for(activity: Activity, schedule: Schedule) -> str:
    """Return one sentence on what the start of `activity` waited for."""
    return _START_SENTENCES[activity.wait.kind](activity, schedule) + _pause(activity)


def earliest_text(skill: str, schedule: Schedule) -> str:
    """Return a sentence that says how early `skill` could begin, and what holds it back."""
    day, wait = schedule.earliest_start(skill)
    if wait.kind is WaitKind.START:
        return f"Earliest possible: {day_text(day)}, {laid_out_from(schedule)}."
    return f"Earliest possible: {day_text(day)}. {blocker_text(wait, schedule)}"


def blocker_text(wait: Wait, schedule: Schedule) -> str:
    """Return a sentence such as “Model serving ends Thu 19 Aug 2027.”"""
    if wait.skill is None or wait.day is None:
        return "Nothing comes before it."
    name = schedule.scope.skills[wait.skill].label
    what = f"The course part of {name}" if wait.kind is WaitKind.COURSE else name
    return f"{what} ends {day_text(wait.day, weekday=True)}."


def _blocked(activity: Activity, schedule: Schedule) -> str:
    return f"Waits for a prerequisite. {blocker_text(activity.wait, schedule)}"


def _focus(activity: Activity, schedule: Schedule) -> str:
    limit = schedule.roadmap.learner.focus
    place = "one skill at a time" if limit == 1 else at_a_time(limit)
    return f"Waits for a free place, {place}. {blocker_text(activity.wait, schedule)}"


def _pinned(activity: Activity, schedule: Schedule) -> str:
    del schedule
    assert activity.pin is not None
    return f"Pinned: starts no earlier than {day_text(activity.pin, weekday=True)}."


def _start(activity: Activity, schedule: Schedule) -> str:
    """Open work is laid out from the status date, so nothing can start before it."""
    done = _rests_on_done(activity, schedule)
    before = "What comes before it is done" if done else "Nothing comes before it"
    return f"{before}: {laid_out_from(schedule)}."


def laid_out_from(schedule: Schedule) -> str:
    """Return from when open work is laid out, as the end of a sentence."""
    roadmap = schedule.roadmap
    if roadmap.status_date > roadmap.start:
        return f"open work is laid out from {day_text(roadmap.status_date)}"
    return f"starts with the plan on {day_text(roadmap.start)}"


def _rests_on_done(activity: Activity, schedule: Schedule) -> bool:
    tasks = schedule.tasks
    return any(tasks[need].status is Status.DONE for need in activity.needs if need in tasks)


def _progress(activity: Activity, schedule: Schedule) -> str:
    del activity
    return f"In progress: what is left is laid out from {day_text(schedule.roadmap.status_date)}."


def _done(activity: Activity, schedule: Schedule) -> str:
    del schedule
    return f"Done on {day_text(activity.finish)}."


def _course(activity: Activity, schedule: Schedule) -> str:
    return f"Waits for the programme. {blocker_text(activity.wait, schedule)}"


def _programme(activity: Activity, schedule: Schedule) -> str:
    part = schedule.programme.part(activity.skill.id)
    names = ", ".join(dict.fromkeys(part.courses)) if part else ""
    return f"Taught by the programme: {names}."


_START_SENTENCES = {
    WaitKind.START: _start,
    WaitKind.PREREQUISITE: _blocked,
    WaitKind.PIN: _pinned,
    WaitKind.COURSE: _course,
    WaitKind.FOCUS: _focus,
    WaitKind.PROGRESS: _progress,
    WaitKind.DONE: _done,
    WaitKind.PROGRAMME: _programme,
}


def _pause(activity: Activity) -> str:
    """Say when days without hours lie between the reason and the start."""
    day = activity.wait.day
    if activity.kind is ActivityKind.COURSE or activity.status is not Status.PLANNED or day is None:
        return ""
    if (activity.start - day).days <= 1:
        return ""
    return f" The next study hours are on {day_text(activity.start, weekday=True)}."
