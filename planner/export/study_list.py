"""The study list: the bars in order, in phases up to a milestone and by calendar year."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from planner.domain.formatting import count_text, day_range, number_text
from planner.domain.roadmap import Aim
from planner.domain.skill import Resource
from planner.export.text import Json, safe_url
from planner.scheduling.schedule import Activity, ActivityKind, Schedule
from planner.scheduling.workload import Status

_FEWEST_ROWS = 4
"""A year with fewer bars joins the one before."""

_BEFORE, _AFTER = "Until entry level", "On to the full path"


def phases_data(schedule: Schedule, anchors: Mapping[str, str]) -> list[Json]:
    """Return the phases with their rows; `anchors` names the place of each skill's details."""
    phases = _phases(schedule)
    return [
        {"title": f"Phase {number}: {name}" if len(phases) > 1 else name}
        | _phase(bars, schedule, anchors)
        for number, (name, bars) in enumerate(phases, 1)
    ]


def _phases(schedule: Schedule) -> list[tuple[str, list[Activity]]]:
    entry = schedule.milestones[0].day
    found: list[tuple[str, list[Activity]]] = []
    for part, bars in groupby(schedule.activities, key=lambda bar: _part(bar, entry, schedule)):
        years = _years(list(bars))
        for year in years:
            name = f"{part}, {_span(year)}" if len(years) > 1 else part
            found.append((name, year))
    return found


def _part(bar: Activity, entry: date | None, schedule: Schedule) -> str:
    if schedule.roadmap.aim is Aim.ENTRY:
        return _BEFORE
    return _BEFORE if entry is not None and bar.start <= entry else _AFTER


def _years(bars: Sequence[Activity]) -> list[list[Activity]]:
    years = [list(rows) for _, rows in groupby(bars, key=lambda bar: bar.start.year)]
    merged: list[list[Activity]] = []
    for rows in years:
        if merged and (len(rows) < _FEWEST_ROWS or len(merged[-1]) < _FEWEST_ROWS):
            merged[-1] += rows
        else:
            merged.append(rows)
    return merged


def _span(bars: Sequence[Activity]) -> str:
    first, last = bars[0].start.year, bars[-1].start.year
    return str(first) if first == last else f"{first} to {last}"


def _phase(bars: Sequence[Activity], schedule: Schedule, anchors: Mapping[str, str]) -> Json:
    skills = len({bar.skill.id for bar in bars})
    whole = sum(bar.hours for bar in bars)
    period = day_range(min(bar.start for bar in bars), max(bar.finish for bar in bars))
    return {
        "sum": f"{count_text(skills, 'skill')}, {number_text(whole)} h, {period}",
        "rows": [_row(bar, schedule, anchors) for bar in bars],
    }


def _row(bar: Activity, schedule: Schedule, anchors: Mapping[str, str]) -> Json:
    course = bar.kind is ActivityKind.COURSE
    return {
        "name": bar.name,
        "anchor": anchors.get(bar.skill.id, ""),
        "area": bar.skill.area,
        "course": course,
        "done": bar.status is Status.DONE,
        "hours": number_text(bar.hours),
        "start": bar.start.isoformat(),
        "finish": bar.finish.isoformat(),
        "after": ", ".join(schedule.label(need) for need in bar.needs),
        "with": _taught(bar, schedule) if course else _first_resource(bar, schedule),
    }


def _taught(bar: Activity, schedule: Schedule) -> Json:
    part = schedule.programme.part(bar.skill.id)
    return {"title": ", ".join(dict.fromkeys(part.courses)) if part else "", "url": ""}


def _first_resource(bar: Activity, schedule: Schedule) -> Json:
    links = resources_of(bar, schedule)
    if not links:
        return {"title": "", "url": ""}
    return {"title": links[0].title, "url": safe_url(links[0].url)}


def resources_of(bar: Activity, schedule: Schedule) -> tuple[Resource, ...]:
    """Return the person's own links, then the catalogue's resources."""
    return schedule.roadmap.plan(bar.skill.id).links + bar.skill.resources
