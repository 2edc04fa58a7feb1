"""From a `Roadmap` to plain data in the order of the file; defaults are left out."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date

from planner.domain.assumptions import Assumptions
from planner.domain.effort import Effort, Level
from planner.domain.holidays import Holidays
from planner.domain.learner import WEEKDAYS, CalendarRule, Learner, WeekHours
from planner.domain.limits import MIN_HOURS
from planner.domain.parts import Earliest, First
from planner.domain.roadmap import Aim, DeeperPlan, Roadmap, SkillPlan
from planner.domain.route import RouteChoice
from planner.domain.skill import Prerequisite, Resource, Skill, SkillKind
from planner.storage.decode import FORMAT
from planner.storage.encode_routes import figures_data, given, number, route_data
from planner.storage.yamlout import Flow


def encode(roadmap: Roadmap) -> dict[str, object]:
    """Return `roadmap` as the plain data of its file."""
    learner = roadmap.learner
    later = roadmap.status_date != roadmap.start
    return {
        "format": FORMAT,
        "title": roadmap.title,
        "career": roadmap.career,
        "route": _route(roadmap.route),
        **given("aim", roadmap.aim.value if roadmap.aim is not Aim.PATH else None),
        **given("first", roadmap.first.value if roadmap.first is not First.ENTRY else None),
        "start": roadmap.start,
        **given("status_date", roadmap.status_date if later else None),
        **given("deadline", roadmap.deadline),
        "hours": _week(learner.hours),
        **given("focus", learner.focus if learner.focus != Learner().focus else None),
        **given("level_cap", _level_other_than_working(roadmap.level_cap)),
        **given("calendar", [_rule(rule) for rule in learner.calendar]),
        **given("holidays", [_holidays(each) for each in learner.holidays]),
        **given("known", {skill: level.word for skill, level in learner.known.items()}),
        **given("choices", dict(learner.choices)),
        **given("add", list(roadmap.added)),
        **given("remove", list(roadmap.removed)),
        **given("order", list(roadmap.order)),
        **given("skills", _plans(roadmap.plans)),
        **given("own_skills", [_own(skill) for skill in roadmap.custom_skills]),
        **given("own_routes", [route_data(route) for route in roadmap.own_routes]),
        **given("route_figures", _figures(roadmap)),
        **given("assumptions", _assumptions(roadmap.assumptions)),
        **given("note", roadmap.note),
        **roadmap.extra,
    }


def _figures(roadmap: Roadmap) -> dict[str, object]:
    figures = roadmap.route_figures.items()
    return {route: figures_data(each) for route, each in figures if not each.is_empty}


def _level_other_than_working(level: Level | None) -> str | None:
    return None if level is None or level is Level.WORKING else level.word


def _route(choice: RouteChoice) -> object:
    if choice.from_date is None and not choice.extra:
        return choice.id
    return Flow({"id": choice.id, **given("from", choice.from_date), **choice.extra})


def _week(hours: WeekHours) -> Flow:
    return Flow({day: number(h) for day, h in zip(WEEKDAYS, hours, strict=True) if number(h)})


def _rule(rule: CalendarRule) -> Flow:
    data: dict[str, object] = {"from": rule.first, "to": rule.last}
    if rule.hours is not None:
        hours = rule.hours
        data["hours"] = _week(hours) if isinstance(hours, tuple) else number(hours)
    return Flow(data | given("name", rule.name) | dict(rule.extra))


def _holidays(held: Holidays) -> dict[str, object]:
    days = dict(sorted(held.days.items()))
    head: dict[str, object] = {"region": held.region, **given("name", held.name)}
    return {**head, "until": held.until, "days": days, **held.extra}


def _plans(plans: Mapping[str, SkillPlan]) -> dict[str, object]:
    return {skill: _plan(plan) for skill, plan in plans.items() if not plan.is_empty}


def _plan(plan: SkillPlan) -> dict[str, object]:
    return {
        **given("pin", _pin(plan.pin)),
        **given("hours", _effort(plan.effort)),
        **given("level", plan.level.word if plan.level else None),
        **given("needs", list(plan.needs)),
        **given("needs_not", list(plan.needs_not)),
        **given("started", plan.started),
        **given("finished", plan.finished),
        **given("logged", number(plan.logged) or None),
        **given("note", plan.note),
        **given("links", _links(plan.links)),
        **given("deeper", _deeper(plan.deeper)),
        **plan.extra,
    }


def _pin(pin: date | Earliest | None) -> date | str | None:
    return pin.value if isinstance(pin, Earliest) else pin


def _deeper(plan: DeeperPlan) -> Flow:
    return Flow(
        {
            **given("pin", _pin(plan.pin)),
            **given("started", plan.started),
            **given("finished", plan.finished),
            **given("logged", number(plan.logged) or None),
            **given("note", plan.note),
            **plan.extra,
        }
    )


def _effort(effort: Effort | float | None) -> object:
    if effort is None:
        return None
    if not isinstance(effort, Effort):
        return _positive(effort)
    return Flow(
        optimistic=_positive(effort.optimistic),
        likely=_positive(effort.likely),
        pessimistic=_positive(effort.pessimistic),
    )


def _positive(hours: float) -> int | float:
    return number(max(MIN_HOURS, hours))


def _links(links: Iterable[Resource]) -> list[object]:
    return [_link(link) for link in links]


def _link(link: Resource) -> Flow:
    hours = [number(each) for each in link.hours] if link.hours else None
    return Flow(
        {
            "title": link.title,
            **given("url", link.url),
            **given("by", link.by),
            **given("kind", link.kind),
            **given("hours", hours),
            **given("hours_basis", link.hours_basis),
            **given("access", link.access),
            **given("seen_in", link.seen_in),
        }
    )


def _own(skill: Skill) -> dict[str, object]:
    kind = skill.kind.value if skill.kind is not SkillKind.SKILL else None
    return {
        "id": skill.id,
        "name": skill.name,
        **given("short_name", skill.short_name),
        "area": skill.area,
        **given("kind", kind),
        "hours": _effort(skill.effort),
        **given("prerequisites", [_prerequisite(need) for need in skill.prerequisites]),
        **given("description", skill.description),
        **given("note", skill.note),
        **given("basis", skill.basis),
        **given("confidence", skill.confidence),
        **given("links", _links(skill.resources)),
    }


def _assumptions(given: Assumptions) -> Flow:
    """Return the figures that differ from the usual ones; the fields are named as the keys."""
    figures = asdict(given)
    return Flow({key: number(value) for key, value in figures.items() if value is not None})


def _prerequisite(need: Prerequisite) -> Flow:
    return Flow(
        {
            **given("skill", need.skill),
            **given("any_of", need.any_of),
            **given("level", _level_other_than_working(need.level)),
            **given("reason", need.reason),
        }
    )
