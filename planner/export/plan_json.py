"""The plan as plain JSON data for other programs: what `planner schedule --json` prints."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import count_text, day_text
from planner.domain.limits import LAST_DAY
from planner.domain.parts import Earliest
from planner.domain.plain_text import harmless_json
from planner.domain.problem import Problem, Severity
from planner.domain.programme import Programme, programme_of
from planner.domain.route_lookup import route_of
from planner.domain.scope import chosen_members, scope_of
from planner.export.files import write_file
from planner.scheduling.date_reasons import too_few_hours, waits_for
from planner.scheduling.forecast import SAFE, Forecast, Quantiles
from planner.scheduling.forecast import forecast as forecast_of
from planner.scheduling.own_record import biases_by
from planner.scheduling.schedule import Activity, ActivityKind, Schedule
from planner.scheduling.slack import critical_skills, slack_days
from planner.scheduling.ways_out import hours_per_week_for
from planner.scheduling.workload import Status, Task, tasks_of


def plan_data(
    schedule: Schedule, catalogue: Catalogue, forecast: Forecast | None = None
) -> dict[str, object]:
    """Return the schedule with stable keys; dates are ISO texts, finishes inclusive, efforts hours.

    `forecast` is that of `schedule`, computed if not given. What there is not is null: milestones
    reached, the deadline and what belongs to it, and hours a week when none would do.
    """
    roadmap = schedule.roadmap
    known = forecast or forecast_of(schedule)
    return {
        "title": roadmap.title,
        "start": roadmap.start.isoformat(),
        "status_date": roadmap.status_date.isoformat(),
        "career": roadmap.career,
        "route": roadmap.route.id,
        "finish": {"planned": schedule.finish.isoformat(), **quantiles_data(known.finish)},
        "milestones": milestones_data(schedule, known),
        "hours": hours_data(schedule, catalogue),
        "deadline": _deadline(schedule, known),
        "activities": _activities(schedule, known),
        "problems": [
            {"code": each.code, "message": each.message, "hint": each.hint}
            for each in problems_of(schedule)
        ],
    }


def write_json(
    schedule: Schedule, catalogue: Catalogue, out: Path, forecast: Forecast | None = None
) -> None:
    """Write what `plan_data` returns to `out`, indented, in UTF-8. Raises `ExportError`."""
    data = plan_data(schedule, catalogue, forecast)
    text = harmless_json(json.dumps(data, indent=2, ensure_ascii=False))
    write_file(out, f"{text}\n".encode(errors="backslashreplace"))


def quantiles_data(quantiles: Quantiles) -> dict[str, str]:
    """Return the days by which something is done with a chance of 50, 80 and 95 %."""
    p50, p80, p95 = quantiles.p50, quantiles.p80, quantiles.p95
    return {"p50": p50.isoformat(), "p80": p80.isoformat(), "p95": p95.isoformat()}


def milestones_data(schedule: Schedule, forecast: Forecast) -> list[dict[str, object]]:
    """Return the milestones with the day planned (null: reached), likely and safe."""
    rows: list[dict[str, object]] = []
    for each in schedule.milestones:
        known = forecast.milestones.get(each.id)
        days = {
            "p50": _iso(known.p50 if known else None),
            "p80": _iso(known.p80 if known else None),
        }
        told = {"id": each.id, "name": each.name, "date": _iso(each.day), **days}
        rows.append(told | ({"without": list(each.without)} if each.without else {}))
    return rows


def _deadline(schedule: Schedule, forecast: Forecast) -> dict[str, object]:
    deadline = schedule.roadmap.deadline
    if deadline is None:
        return {"date": None, "chance": None, "hours_per_week_for_80": None}
    return {
        "date": deadline.isoformat(),
        "chance": forecast.chance_by(deadline),
        "hours_per_week_for_80": hours_per_week_for(schedule, deadline, SAFE),
    }


def hours_data(schedule: Schedule, catalogue: Catalogue) -> dict[str, float]:
    """Return the plan's hours.

    `total` is what all bars stand for, `course` and `self_study` its two parts; `remaining` is own
    study still to do, `logged` what was logged; `known` what the plan would hold besides if
    nothing were known already.
    """
    parts = {ActivityKind.COURSE: 0.0, ActivityKind.STUDY: 0.0}
    for bar in schedule.activities:
        parts[bar.kind] += bar.hours
    figures = {
        "total": sum(parts.values()),
        "known": known_hours(schedule, catalogue),
        "course": parts[ActivityKind.COURSE],
        "self_study": parts[ActivityKind.STUDY],
        "logged": schedule.logged_hours,
        "remaining": schedule.remaining_hours,
    }
    return {name: round(amount, 3) for name, amount in figures.items()}


def known_hours(schedule: Schedule, catalogue: Catalogue) -> float:
    """Return the planning hours, study and courses, that the known skills save."""
    roadmap = schedule.roadmap
    if not roadmap.learner.known:
        return 0.0
    choices = chosen_members(catalogue.groups, roadmap.learner)
    learner = replace(roadmap.learner, known={}, choices=choices)
    biases = biases_by(roadmap.assumptions, schedule.tasks)
    assumptions = replace(
        roadmap.assumptions,
        own_estimates=biases.own, catalogue_hours=biases.catalogue, record=False,
    )  # fmt: skip
    ignorant = replace(roadmap, learner=learner, assumptions=assumptions)
    programme: Programme = programme_of(ignorant, route_of(ignorant, catalogue))
    scope = scope_of(ignorant, catalogue)
    without = sum(map(_hours, tasks_of(ignorant, catalogue, scope, programme).values()))
    return max(0.0, without - sum(map(_hours, schedule.tasks.values())))


def problems_of(schedule: Schedule) -> tuple[Problem, ...]:
    """Return what is wrong with the plan itself, as warnings."""
    found = []
    if told := too_few_hours(schedule):
        found.append(Problem("no-hours", *told, severity=Severity.WARNING))
    deadline = schedule.roadmap.deadline
    if deadline is not None and deadline < schedule.finish <= LAST_DAY:
        late = (schedule.finish - deadline).days
        message = (
            f"The plan ends on {day_text(schedule.finish)}, {count_text(late, 'day')} after "
            f"the deadline of {day_text(deadline)}."
        )
        hint = "Add hours, take skills out, or move the deadline."
        found.append(Problem("deadline", message, hint, severity=Severity.WARNING))
    return tuple(found)


def _activities(schedule: Schedule, forecast: Forecast) -> list[dict[str, object]]:
    slack = slack_days(schedule)
    critical = critical_skills(schedule)
    return [
        _activity(bar, schedule, slack[bar.id], critical) | _forecast(bar, forecast)
        for bar in schedule.activities
    ]


def _forecast(bar: Activity, forecast: Forecast) -> dict[str, object]:
    """Return when the activity is done; courses and what is done leave nothing to chance."""
    studied = bar.kind is ActivityKind.STUDY and bar.status is not Status.DONE
    known = forecast.skills.get(bar.id) if studied else None
    p50, p80 = (known.p50, known.p80) if known else (bar.finish, bar.finish)
    return {"forecast": {"p50": p50.isoformat(), "p80": p80.isoformat()}}


def _activity(
    bar: Activity, schedule: Schedule, slack: int, critical: frozenset[str]
) -> dict[str, object]:
    return {
        "id": bar.id,
        "skill": bar.skill.id,
        "part": bar.part,
        "name": bar.name,
        "area": bar.skill.area,
        "kind": bar.kind.value,
        "level": bar.level.word,
        "hours": round(bar.hours, 3),
        "remaining": round(bar.remaining, 3),
        "logged": round(bar.logged, 3),
        "start": bar.start.isoformat(),
        "finish": bar.finish.isoformat(),
        "prerequisites": list(bar.needs),
        "slack_days": slack,
        "critical": bar.kind is ActivityKind.STUDY and bar.id in critical,
        "pinned": bar.pin.value if isinstance(bar.pin, Earliest) else _iso(bar.pin),
        "status": bar.status.value,
        "waits_for": waits_for(bar, schedule),
    }


def _hours(task: Task) -> float:
    return task.hours + task.course_hours


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
