"""The first page in figures: facts, the plan at a glance, the finish, hours a week, areas."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import (
    at_a_time,
    count_text,
    day_range,
    day_text,
    done_text,
    number_text,
)
from planner.domain.holidays import Holidays
from planner.domain.learner import CalendarRule
from planner.domain.roadmap import Aim
from planner.domain.route_lookup import route_of
from planner.export.axis import TimeWindow, axis_data, window_over
from planner.export.finish_curve import curve_data
from planner.export.flags import flags_of, place_flags
from planner.export.forecast_summary import ForecastSummary, deadline_text, driver_name, safe_day
from planner.export.paper import UPRIGHT_MARGIN, Paper
from planner.export.text import Json, elide, one_line
from planner.export.timeline_pages import break_data
from planner.scheduling.availability import week_of
from planner.scheduling.date_reasons import too_few_hours
from planner.scheduling.drivers import DriverKind
from planner.scheduling.forecast import SAMPLES, Forecast
from planner.scheduling.schedule import Activity, ActivityKind, Schedule
from planner.scheduling.workload import Status

GLANCE_LABELS = 84.0
LONGEST_NOTE = 330
"""Characters of a note that fit on the first page; a longer one stands at the end."""
_LONGEST_TITLE, _LONGEST_BREAK = 110, 34
_MOST_BREAKS, _FEWEST_BREAKS = 6, 1
_MOST_OTHER_HOURS = 3
_FLAG_ROWS = 3
_MOST_DRIVERS = 4
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def summary_data(
    schedule: Schedule,
    catalogue: Catalogue,
    paper: Paper,
    exported: date,
    forecast_summary: ForecastSummary,
) -> Json:
    """Return everything the summary page shows."""
    roadmap = schedule.roadmap
    career, route = catalogue.careers[roadmap.career], route_of(roadmap, catalogue)
    title = one_line(roadmap.title) or "Roadmap"
    goal = career.name if roadmap.aim is Aim.PATH else f"{career.name}, entry level"
    week = number_text(roadmap.learner.hours_per_week)
    return {
        "goal": goal,
        "subtitle": f"{route.name}. From {day_text(roadmap.start)}, {week} hours a week.",
        "title": elide(title, _LONGEST_TITLE),
        "note": roadmap.note if len(roadmap.note) <= LONGEST_NOTE else "",
        "facts": facts(schedule, forecast_summary.safe),
        "glance": glance(schedule, catalogue, paper, exported, forecast_summary),
        "finish": _finish(schedule, forecast_summary),
        "milestones": milestones(schedule, forecast_summary.forecast),
        "weekdays": _weekdays(schedule),
        "week_text": _week_text(schedule),
        "areas": areas(schedule, catalogue),
        "breaks": _breaks(schedule, _MOST_BREAKS),
        "breaks_short": _breaks(schedule, _FEWEST_BREAKS),
        "drivers": _drivers(schedule, forecast_summary),
        "how_to_read": _how_to_read(forecast_summary.forecast),
    }


def facts(schedule: Schedule, safe: date) -> list[Json]:
    """Return four or six figures for the head of the page, or fewer for a short plan."""
    roadmap = schedule.roadmap
    if not schedule.activities:
        return [_fact("To learn", "Nothing left")]
    found = [
        _fact("Likely finish, 50%", day_text(schedule.finish)),
        _fact("Safe finish, 80%", day_text(safe)),
    ]
    entry = schedule.milestones[0].day
    if entry is not None and roadmap.aim is Aim.PATH:
        found.append(_fact(schedule.milestones[0].label, day_text(entry)))
    found.append(_fact("To learn", count_text(schedule.open_skills, "skill")))
    found.append(_own_study(schedule))
    if schedule.course_hours:
        found.append(_fact("In courses", f"{number_text(schedule.course_hours)} h"))
    if roadmap.deadline is not None:
        found.append(_fact("Deadline", day_text(roadmap.deadline)))
    if len(found) in (3, 5):
        found.append(_fact("From start to finish", _length(roadmap.start, schedule.finish)))
    return found[:6]


def _own_study(schedule: Schedule) -> Json:
    if schedule.logged_hours:
        whole = sum(bar.hours for bar in schedule.activities if bar.kind is ActivityKind.STUDY)
        whole = max(whole, schedule.logged_hours)
        return _fact("Logged so far", done_text(schedule.logged_hours, whole))
    return _fact("To study", f"{number_text(schedule.remaining_hours)} h")


def _fact(label: str, value: str) -> Json:
    return {"label": label, "value": value}


def _length(first: date, last: date) -> str:
    months = max(round((last - first).days / 30.44), 0)
    if months < 3:
        return count_text(max(-(-((last - first).days + 1) // 7), 1), "week")
    if months < 24:
        return count_text(months, "month")
    years, months = divmod(months, 12)
    return count_text(years, "year") + (f", {count_text(months, 'month')}" if months else "")


def glance(
    schedule: Schedule,
    catalogue: Catalogue,
    paper: Paper,
    exported: date,
    forecast_summary: ForecastSummary,
) -> Json | None:
    """Return one row of bars per area on one time axis, None for a plan without bars."""
    if not schedule.activities:
        return None
    last = max(schedule.finish, forecast_summary.safe)
    first = min(bar.start for bar in schedule.activities)
    width = paper.width - 2 * UPRIGHT_MARGIN - GLANCE_LABELS
    window = window_over(min(first, schedule.roadmap.start), last, width, 8.0)
    rows: list[Json] = []
    taught = [block for block in schedule.programme.blocks if block.hours_per_week > 0]
    if taught:
        spans = _merged([(block.first, block.last) for block in taught], window)
        rows.append({"area": "", "name": "Programme", "bars": spans})
    for area in catalogue.areas.values():
        bars = [(b.start, b.finish) for b in schedule.activities if b.skill.area == area.id]
        if bars:
            rows.append({"area": area.id, "name": area.name, "bars": _merged(bars, window)})
    flags = [
        flag for flag in flags_of(schedule, exported, forecast_summary) if flag.kind != "milestone"
    ]
    return {
        **axis_data(window, weeks=False),
        "rows": rows,
        "breaks": break_data(schedule, window),
        "flags": place_flags(flags, window, _FLAG_ROWS),
        "safe": _band(schedule, forecast_summary.safe, window),
    }


def _band(schedule: Schedule, safe: date, window: TimeWindow) -> Json | None:
    if safe <= schedule.finish:
        return None
    x = window.x_end(schedule.finish)
    return {"x": round(x, 2), "width": round(window.x_end(safe) - x, 2)}


def _merged(days: Sequence[tuple[date, date]], window: TimeWindow) -> list[Json]:
    """Return the stretches that the spans, sorted by start, cover together."""
    spans: list[tuple[float, float]] = []
    for first, last in days:
        start, end = window.x(first), window.x_end(last)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return [{"x": round(s, 2), "width": round(max(e - s, 1.2), 2)} for s, e in spans]


def _finish(schedule: Schedule, forecast_summary: ForecastSummary) -> Json:
    """Return the curve of the finish, and what to say below it."""
    hour = next((d for d in forecast_summary.drivers if d.kind is DriverKind.HOURS_PER_WEEK), None)
    said = [deadline_text(schedule, forecast_summary)]
    if hour is not None and hour.earlier:
        more = "One more hour" if hour.step == 1.0 else f"{number_text(hour.step)} h more"
        sooner = day_text(schedule.finish - timedelta(days=hour.earlier))
        said.append(f"{more} a week brings the likely finish to {sooner}.")
    curve = curve_data(schedule, forecast_summary)
    if few := too_few_hours(schedule):
        said.insert(0, " ".join(few))
    elif curve is None and schedule.activities:
        said.insert(0, f"Almost certainly on {day_text(schedule.finish)}.")
    return {"curve": curve, "text": " ".join(filter(None, said))}


def milestones(schedule: Schedule, forecast: Forecast) -> list[Json]:
    """Return the milestones in their order, each with its likely and its safe day."""
    rows: list[Json] = []
    for each in schedule.milestones:
        safe = safe_day(each, forecast)
        days = (day_text(each.day), day_text(safe)) if each.day and safe else ("reached", "")
        rows.append({"name": each.name, "likely": days[0], "safe": days[1]})
    return rows


def _weekdays(schedule: Schedule) -> list[Json]:
    week = schedule.roadmap.learner.hours
    most = max(week) or 1.0
    return [
        {"name": name, "hours": number_text(amount), "share": round(amount / most, 3)}
        for name, amount in zip(_DAY_NAMES, week, strict=True)
    ]


def _week_text(schedule: Schedule) -> str:
    learner = schedule.roadmap.learner
    other = [rule for rule in learner.calendar if not rule.is_break]
    shown = [_other_hours(rule, schedule) for rule in other[:_MOST_OTHER_HOURS]]
    text = f"{number_text(learner.hours_per_week)} h a week in all"
    text += f", {at_a_time(learner.focus)}."
    if shown:
        text += " " + ", ".join(shown) + "."
    more = len(other) - len(shown)
    if more:
        text += f" {count_text(more, 'more stretch', 'more stretches')} with other hours."
    blocks = schedule.programme.blocks
    if any(block.own_hours_per_week < learner.hours_per_week for block in blocks):
        text += " Less while the programme runs."
    return text


def _other_hours(rule: CalendarRule, schedule: Schedule) -> str:
    week = sum(week_of(rule, schedule.roadmap.learner.hours))
    when = day_text(rule.first) if rule.is_open_ended else day_range(rule.first, rule.last)
    return f"{number_text(week)} h a week from {when}"


def areas(schedule: Schedule, catalogue: Catalogue) -> Json:
    """Return the table of areas and its last row; `progress` is a share of the hours."""
    rows = []
    known_by_area: dict[str, int] = {}
    for skill in schedule.roadmap.learner.known:
        if skill in schedule.scope.skills and skill not in schedule.tasks:
            place = schedule.scope.skills[skill].area
            known_by_area[place] = known_by_area.get(place, 0) + 1
    for area in catalogue.areas.values():
        bars = [bar for bar in schedule.activities if bar.skill.area == area.id]
        if bars or known_by_area.get(area.id):
            name = {"area": area.id, "name": area.name, "icon": area.icon}
            rows.append(name | _area_row(bars, known_by_area.get(area.id, 0)))
    known = sum(known_by_area.values())
    return {"rows": rows, "all": _area_row(list(schedule.activities), known)}


def _area_row(bars: Sequence[Activity], known: int) -> Json:
    logged = sum(bar.logged for bar in bars)
    whole = sum(bar.hours for bar in bars)
    done = sum(bar.hours if bar.status is Status.DONE else bar.logged for bar in bars)
    skills = {bar.skill.id for bar in bars}
    return {
        "known": str(known) if known else "",
        "skills": str(len(skills)) if skills else "",
        "hours": number_text(whole) if bars else "",
        "logged": number_text(logged) if logged else "",
        "progress": round(min(done / whole, 1.0), 3) if whole else 0.0,
        "first": day_text(min(bar.start for bar in bars)) if bars else "",
        "last": day_text(max(bar.finish for bar in bars)) if bars else "",
    }


def _breaks(schedule: Schedule, most: int) -> Json:
    """Return about `most` rows of time off; the holidays of a country are one, after all others."""
    learner = schedule.roadmap.learner
    most = max(most - len(learner.holidays), 1)
    rules = sorted(
        (rule for rule in learner.calendar if rule.is_break),
        key=lambda rule: (rule.first, rule.last),
    )
    shown = rules[:most] if len(rules) > most + 1 else rules
    rest = rules[len(shown) :]
    rows = [
        {
            "name": elide(rule.name, _LONGEST_BREAK) or "Time off",
            "days": day_range(rule.first, rule.last),
        }
        for rule in shown
    ]
    return {
        "rows": rows + [_holidays(each) for each in learner.holidays],
        "more": f"and {len(rest)} more until {day_text(max(r.last for r in rest))}" if rest else "",
    }


def _holidays(held: Holidays) -> Json:
    days = f"{count_text(len(held.days), 'holiday')} until {held.until}"
    return {"name": elide(held.name or held.region, _LONGEST_BREAK), "days": days}


def _drivers(schedule: Schedule, forecast_summary: ForecastSummary) -> list[Json]:
    """Return the strongest drivers, each with the days by which it moves the finish."""
    return [
        {
            "name": driver_name(each, schedule),
            "sooner": _days(each.earlier),
            "later": _days(each.later),
        }
        for each in forecast_summary.drivers[:_MOST_DRIVERS]
    ]


def _days(days: int) -> str:
    return count_text(days, "day") if days else ""


def _how_to_read(forecast: Forecast) -> str:
    text = (
        "Every skill has an optimistic, a most likely and a pessimistic number of hours; a bar "
        f"stands for their mean. {SAMPLES:,} simulated plans draw the hours anew, each at a pace "
        "that all its skills share, so delays add up. About half of them end by the likely finish, "
        "four of five by the safe one."
    )
    if forecast.record.is_used:
        text += f" How far hours stray is taken from {forecast.record.skills} finished skills."
    return text
