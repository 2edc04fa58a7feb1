"""From a `Roadmap` to plain data in the order of the file; defaults are left out."""

from collections.abc import Iterable, Mapping

from planner.domain.effort import Effort, Level
from planner.domain.learner import WEEKDAYS, CalendarRule, Learner, WeekHours
from planner.domain.limits import MIN_HOURS, kept
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.domain.route import RouteChoice
from planner.domain.skill import Prerequisite, Resource, Skill, SkillKind
from planner.storage.decode import FORMAT
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
        **_given("aim", roadmap.aim.value if roadmap.aim is not Aim.PATH else None),
        "start": roadmap.start,
        **_given("status_date", roadmap.status_date if later else None),
        **_given("deadline", roadmap.deadline),
        "hours": _week(learner.hours),
        **_given("focus", learner.focus if learner.focus != Learner().focus else None),
        **_given("level_cap", _level_other_than_working(roadmap.level_cap)),
        **_given("calendar", [_rule(rule) for rule in learner.calendar]),
        **_given("known", {skill: level.word for skill, level in learner.known.items()}),
        **_given("choices", dict(learner.choices)),
        **_given("add", list(roadmap.added)),
        **_given("remove", list(roadmap.removed)),
        **_given("order", list(roadmap.order)),
        **_given("skills", _plans(roadmap.plans)),
        **_given("own_skills", [_own(skill) for skill in roadmap.custom_skills]),
        **_given("note", roadmap.note),
        **roadmap.extra,
    }


def number(value: float) -> int | float:
    """Return `value` as files keep it, without a fraction where there is none."""
    rounded = kept(value)
    return int(rounded) if rounded == int(rounded) else rounded


def _given(key: str, value: object) -> dict[str, object]:
    return {key: value} if value is not None and value not in ("", [], {}) else {}


def _level_other_than_working(level: Level | None) -> str | None:
    return None if level is None or level is Level.WORKING else level.word


def _route(choice: RouteChoice) -> object:
    if choice.from_date is None and not choice.extra:
        return choice.id
    return Flow({"id": choice.id, **_given("from", choice.from_date), **choice.extra})


def _week(hours: WeekHours) -> Flow:
    return Flow({day: number(h) for day, h in zip(WEEKDAYS, hours, strict=True) if number(h)})


def _rule(rule: CalendarRule) -> Flow:
    data: dict[str, object] = {"from": rule.first, "to": rule.last}
    if rule.hours is not None:
        hours = rule.hours
        data["hours"] = _week(hours) if isinstance(hours, tuple) else number(hours)
    return Flow(data | _given("name", rule.name) | dict(rule.extra))


def _plans(plans: Mapping[str, SkillPlan]) -> dict[str, object]:
    return {skill: _plan(plan) for skill, plan in plans.items() if not plan.is_empty}


def _plan(plan: SkillPlan) -> dict[str, object]:
    return {
        **_given("pin", plan.pin),
        **_given("hours", _effort(plan.effort)),
        **_given("level", plan.level.word if plan.level else None),
        **_given("needs", list(plan.needs)),
        **_given("needs_not", list(plan.needs_not)),
        **_given("started", plan.started),
        **_given("finished", plan.finished),
        **_given("logged", number(plan.logged) or None),
        **_given("note", plan.note),
        **_given("links", _links(plan.links)),
        **plan.extra,
    }


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
            **_given("url", link.url),
            **_given("by", link.by),
            **_given("kind", link.kind),
            **_given("hours", hours),
            **_given("hours_basis", link.hours_basis),
            **_given("access", link.access),
            **_given("seen_in", link.seen_in),
        }
    )


def _own(skill: Skill) -> dict[str, object]:
    kind = skill.kind.value if skill.kind is not SkillKind.SKILL else None
    return {
        "id": skill.id,
        "name": skill.name,
        **_given("short_name", skill.short_name),
        "area": skill.area,
        **_given("kind", kind),
        "hours": _effort(skill.effort),
        **_given("prerequisites", [_prerequisite(need) for need in skill.prerequisites]),
        **_given("description", skill.description),
        **_given("note", skill.note),
        **_given("basis", skill.basis),
        **_given("confidence", skill.confidence),
        **_given("links", _links(skill.resources)),
    }


def _prerequisite(need: Prerequisite) -> Flow:
    return Flow(
        {
            **_given("skill", need.skill),
            **_given("any_of", need.any_of),
            **_given("level", _level_other_than_working(need.level)),
            **_given("reason", need.reason),
        }
    )
