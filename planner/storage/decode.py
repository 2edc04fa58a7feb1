"""From YAML nodes to a `Roadmap`: types, ranges and ids, all problems in one go."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.effort import LEVEL_BY_WORD, Level
from planner.domain.learner import WEEKDAYS, CalendarRule, Learner, WeekHours, spread
from planner.domain.limits import (
    MAX_DAILY_HOURS,
    MAX_FOCUS,
    MAX_WEEKLY_HOURS,
    is_rule_length,
    kept,
)
from planner.domain.parts import First
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route import RouteChoice, RouteId
from planner.domain.skill import SkillId
from planner.storage.decode_assumptions import assumptions_in
from planner.storage.decode_holidays import holidays_in
from planner.storage.decode_routes import own_route_ids, own_routes_in, route_figures_in
from planner.storage.decode_skills import Names, own_skills, skill_plans
from planner.storage.fields import Fields, Reader
from planner.storage.yamlio import Node, quoted

FORMAT = 1


@dataclass(frozen=True)
class Decoded:
    """What a document gave. `roadmap` leaves out whatever was wrong.

    It is None where too little is left for it to mean what the person wrote. `links` tells the
    line of each prerequisite of the person's own, as (prerequisite, skill).
    """

    roadmap: Roadmap | None
    links: Mapping[tuple[SkillId, SkillId], int] = field(default_factory=dict)


def decode(root: Node, reader: Reader, catalogue: Catalogue) -> Decoded:
    """Return the roadmap in `root`; what is wrong goes to `reader`."""
    fields = reader.fields(root, "The roadmap")
    if not isinstance(root.value, dict) or not _format_is_ours(fields):
        return Decoded(None)
    names = Names(reader, catalogue)
    fields.require("title", "career", "start", "hours")
    career = fields.word("career", catalogue.careers)
    start = fields.day("start") or date.min
    route = _route(fields, (*catalogue.routes, *own_route_ids(fields)))
    hours = _week(fields)
    usable = not reader.failed
    custom = own_skills(fields, names)
    own_routes = own_routes_in(fields, names)
    if route.id not in (*catalogue.routes, *(own.id for own in own_routes)):
        route = RouteChoice()  # an own route that is wrong, which has been reported
    roadmap = Roadmap(
        title=fields.text("title"),
        career=career,
        start=start,
        status_date=fields.day("status_date") or start,
        route=route,
        aim=Aim(fields.word("aim", [aim.value for aim in Aim], Aim.PATH)),
        deadline=fields.day("deadline"),
        first=First(fields.word("first", [first.value for first in First], First.ENTRY)),
        level_cap=LEVEL_BY_WORD[fields.word("level_cap", LEVEL_BY_WORD, "working")],
        learner=_learner(fields, names, hours),
        plans=skill_plans(fields, names),
        added=names.list_of(fields, "add"),
        removed=names.list_of(fields, "remove"),
        order=tuple(part for part, _ in names.parts_of(fields, "order")),
        custom_skills=custom,
        assumptions=assumptions_in(fields),
        own_routes=own_routes,
        route_figures=route_figures_in(fields, catalogue.routes, own_routes),
        note=fields.text("note"),
        extra=fields.rest(),
    )
    if not usable:
        return Decoded(None)
    _check_dates(roadmap, fields)
    return Decoded(roadmap, names.links)


def _format_is_ours(fields: Fields) -> bool:
    """Whether decoding makes sense; a missing or odd format is reported and passed over."""
    reader = fields.reader
    if fields.take("format") is None:
        hint = f"If it is a roadmap, write “format: {FORMAT}” as its first line."
        message = "The file does not say that it is a roadmap."
        reader.error(fields.line_of("format"), "format-missing", message, hint)
        return True
    version = fields.whole("format", 1, 1_000_000)
    if version is None or version == FORMAT:
        return True
    message = f"The file has format {version}; this version reads format {FORMAT}."
    hint = "Open it with a newer Roadmap Planner; this version leaves the file as it is."
    reader.error(fields.line_of("format"), "format-newer", message, hint)
    return False


def _route(fields: Fields, routes: Collection[RouteId]) -> RouteChoice:
    node = fields.take("route")
    if node is None:
        return RouteChoice()
    if not isinstance(node.value, dict):
        return RouteChoice(fields.word("route", routes, RouteChoice().id))
    choice = fields.mapping("route")
    choice.require("id")
    route = choice.word("id", routes, RouteChoice().id)
    return RouteChoice(route, choice.day("from"), choice.rest())


def _week(fields: Fields) -> WeekHours:
    node = fields.take("hours")
    if node is None:
        return Learner().hours
    hours = _weekdays(fields.mapping("hours"))
    if isinstance(node.value, dict) and all(map(_is_nothing, node.entries.values())):
        message = "No weekday has any hours, so nothing would ever be finished."
        fields.reader.error(node.key_line, "hours", message, "Give at least one day some hours.")
    return hours


def _is_nothing(node: Node) -> bool:
    value = node.value
    return not (kept(value) if isinstance(value, int | float) else value)


def _weekdays(days: Fields) -> WeekHours:
    hours = [days.number(day, 0.0, MAX_DAILY_HOURS) or 0.0 for day in WEEKDAYS]
    days.close()
    mon, tue, wed, thu, fri, sat, sun = hours
    return (mon, tue, wed, thu, fri, sat, sun)


def _learner(fields: Fields, names: Names, hours: WeekHours) -> Learner:
    rules = (_rule(node, fields.reader, hours) for node in fields.items("calendar"))
    return Learner(
        hours=hours,
        calendar=tuple(rule for rule in rules if rule is not None),
        focus=fields.whole("focus", 1, MAX_FOCUS) or Learner().focus,
        known=_known(fields, names),
        choices=_choices(fields, names),
        holidays=holidays_in(fields),
    )


def _known(fields: Fields, names: Names) -> dict[SkillId, Level]:
    known = {}
    for skill, node in fields.mapping("known"):
        level = fields.reader.word(node, f"For {quoted(skill)} the level", LEVEL_BY_WORD)
        if names.is_skill(skill, node.key_line) and level:
            known[skill] = LEVEL_BY_WORD[level]
    return known


def _choices(fields: Fields, names: Names) -> dict[str, SkillId]:
    choices = {}
    groups = names.catalogue.groups
    for group, node in fields.mapping("choices"):
        if not fields.reader.allows(node.key_line, group, "The choice", groups, "unknown-group"):
            continue
        what = f"For {quoted(group)} the choice"
        member = fields.reader.word(node, what, groups[group].members, "unknown-skill")
        if member:
            choices[group] = member
    return choices


def _rule(node: Node, reader: Reader, usual: WeekHours) -> CalendarRule | None:
    rule = reader.fields(node, "A calendar rule")
    complete = rule.require("from", "to")
    first, last, name = rule.day("from"), rule.day("to"), rule.text("name")
    hours = _rule_hours(rule, usual)
    extra = rule.rest()
    if not complete or first is None or last is None:
        return None
    if first > last:
        message = f"The calendar rule ends on {last}, before it begins on {first}."
        reader.error(node.line, "dates", message, "Swap “from” and “to”, or correct one.")
        return None
    if not is_rule_length(first, last):
        message = f"The calendar rule from {first} to {last} is longer than ten years."
        reader.error(node.line, "dates", message, "Check the year.")
        return None
    return CalendarRule(first, last, hours, name, extra)


def _rule_hours(rule: Fields, usual: WeekHours) -> WeekHours | float | None:
    node = rule.take("hours")
    if node is None:
        return None
    if isinstance(node.value, dict):
        return _weekdays(rule.mapping("hours"))
    weekly = rule.number("hours", 0.0, MAX_WEEKLY_HOURS)
    if weekly is not None and max(spread(weekly, usual)) > MAX_DAILY_HOURS:
        message = f"{weekly:g} hours a week, shared like the usual week, exceed 24 h on a day."
        hint = "Give the hours by weekday: {mon: 8, tue: 8}."
        rule.reader.warn(node.key_line, "hours", message, hint)
    return weekly


def _check_dates(roadmap: Roadmap, fields: Fields) -> None:
    if roadmap.deadline is not None and roadmap.deadline < roadmap.start:
        message = f"The deadline {roadmap.deadline} lies before the start {roadmap.start}."
        fields.reader.warn(fields.line_of("deadline"), "dates", message, "Check the years.")
    node = fields.node.entries.get("skills") or fields.node
    skills = Fields(fields.reader, node, "“skills”")
    for skill, plan in roadmap.plans.items():
        told = [("started", plan.started), ("finished", plan.finished)]
        told += [("started", plan.deeper.started), ("finished", plan.deeper.finished)]
        for key, day in told:
            if day is not None and day > roadmap.status_date:
                message = f"{quoted(skill)} is {key} on {day}, after the status date."
                hint = f"Set “status_date” to {day} or later, or correct the day."
                fields.reader.warn(skills.line_of(skill), "dates", message, hint)
