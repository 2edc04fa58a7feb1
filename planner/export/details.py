"""Skill by skill: why it is here, what it rests on, where to learn it, own notes."""

from collections.abc import Mapping, Sequence

from planner.domain.career import NEED_LABELS
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort
from planner.domain.formatting import day_range, day_text, hours_text, number_text
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.skill import Origin, Resource, Skill
from planner.export.study_list import resources_of
from planner.export.text import Json, safe_url
from planner.scheduling.date_reasons import waits_for
from planner.scheduling.forecast import Forecast
from planner.scheduling.schedule import Activity, ActivityKind, Schedule
from planner.scheduling.workload import Status

MOST_DETAILED = 250
_MOST_RESOURCES = 3
_MOST_UNLOCKS = 4
_LONGEST_UNBROKEN = 900
_ACCESS = {"free": "free", "free-partial": "free in part", "paid": "paid"}


def anchors_of(schedule: Schedule) -> dict[str, str]:
    """Return the label of each skill's details in the document.

    In plans of more than `MOST_DETAILED` skills only those with notes have details: a hundred
    pages more help nobody and would take a gigabyte to set.
    """
    large = len(schedule.tasks) > MOST_DETAILED
    plan = schedule.roadmap.plan
    skills = [skill for skill in schedule.tasks if not large or plan(skill).note]
    return {skill: f"skill-{number}" for number, skill in enumerate(skills, 1)}


def details_note(schedule: Schedule) -> str:
    """Return what to say above the details, empty when all skills have theirs."""
    if len(schedule.tasks) <= MOST_DETAILED:
        return ""
    return f"Only skills with notes: the plan has more than {MOST_DETAILED} skills."


def details_data(
    schedule: Schedule, catalogue: Catalogue, anchors: Mapping[str, str], forecast: Forecast
) -> list[Json]:
    """Return the skills of the plan by area, within an area by start."""
    bars: dict[str, list[Activity]] = {}
    for bar in schedule.activities:
        bars.setdefault(bar.skill.id, []).append(bar)
    needs = _need_labels(schedule.roadmap, catalogue)
    by_area: dict[str, list[Json]] = {}
    for skill, parts in bars.items():
        if skill not in anchors:
            continue
        by_area.setdefault(parts[0].skill.area, []).append(
            _detail(parts, schedule, needs.get(skill, ""), anchors)
            | {"parts": [_part(bar, forecast) for bar in parts]}
        )
    areas = [area for area in catalogue.areas if area in by_area]
    areas += [area for area in by_area if area not in catalogue.areas]
    return [
        {
            "area": area,
            "name": catalogue.areas[area].name if area in catalogue.areas else "Other",
            "icon": catalogue.areas[area].icon if area in catalogue.areas else "",
            "skills": by_area[area],
        }
        for area in areas
    ]


def _detail(
    bars: Sequence[Activity], schedule: Schedule, need: str, anchors: Mapping[str, str]
) -> Json:
    skill, last = bars[0].skill, bars[-1]
    plan = schedule.roadmap.plan(skill.id)
    skills = schedule.scope.skills
    unlocks = schedule.scope.unlocks(skill.id)
    estimate = schedule.tasks[skill.id].estimate
    data: Json = {
        "name": skill.name,
        "anchor": anchors[skill.id],
        "facts": f"{last.level.word.capitalize()} level, {hours_text(sum(b.hours for b in bars))}",
        "estimate": _estimate(estimate),
        "description": skill.description,
        "why": _why(skill, need),
        "quote": {"phrase": skill.quotes[0].phrase, "section": skill.quotes[0].section}
        if skill.quotes
        else None,
        "waits": waits_for(last, schedule),
        "needs": _names(last.needs, skills, anchors),
        "unlocks": _names(unlocks[:_MOST_UNLOCKS], skills, anchors),
        "more_unlocks": max(len(unlocks) - _MOST_UNLOCKS, 0),
        "resources": [_resource(each) for each in resources_of(last, schedule)[:_MOST_RESOURCES]],
        "note": plan.note,
        "done": all(bar.status is Status.DONE for bar in bars),
    }
    length = sum(len(str(data[key])) for key in ("description", "why", "note", "waits"))
    return data | {"keep": length < _LONGEST_UNBROKEN}


def _names(
    ids: Sequence[str], skills: Mapping[str, Skill], anchors: Mapping[str, str]
) -> list[Json]:
    return [{"name": skills[id_].label, "anchor": anchors.get(id_, "")} for id_ in ids]


def _part(bar: Activity, forecast: Forecast) -> str:
    if bar.status is Status.DONE:
        return f"done {day_text(bar.finish)}"
    days = day_range(bar.start, bar.finish)
    if bar.kind is ActivityKind.COURSE:
        return f"course {days}"
    known = forecast.skills.get(bar.skill.id)
    safe = known.p80 if known else bar.finish
    return f"{days}, safe by {day_text(safe)}" if safe > bar.finish else days


def _estimate(effort: Effort) -> str:
    points = (effort.optimistic, effort.likely, effort.pessimistic)
    low, likely, high = (number_text(hours) for hours in points)
    return f"{low} to {high} h from nothing to working, most likely {likely} h"


def _why(skill: Skill, need: str) -> str:
    if skill.origin in (Origin.BRIDGE, Origin.ADDITION, Origin.OWN) or not need:
        return skill.origin.label
    return need


def _need_labels(roadmap: Roadmap, catalogue: Catalogue) -> dict[str, str]:
    """Return why the goal asks for a skill, in the career's words."""
    required = list(catalogue.entry_level.requirements)
    if roadmap.aim is Aim.PATH:
        required += catalogue.careers[roadmap.career].requirements
    labels: dict[str, str] = {}
    for each in required:
        labels.setdefault(each.skill, NEED_LABELS.get(each.need, ""))
    return labels


def _resource(resource: Resource) -> Json:
    facts = [resource.by] if resource.by else []
    if resource.hours is not None:
        low, high = resource.hours
        facts.append(
            f"{number_text(low)} h"
            if low == high
            else f"{number_text(low)} to {number_text(high)} h"
        )
    if resource.access in _ACCESS:
        facts.append(_ACCESS[resource.access])
    return {
        "title": resource.title,
        "url": safe_url(resource.url),
        "facts": ", ".join(facts),
    }
