"""Tables of what is decided about single skills, and of a person's own."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from planner.domain.addresses import may_be_opened
from planner.domain.effort import Effort
from planner.domain.faults import Fault, names_of, of_effort, of_plan, of_skill_name
from planner.domain.limits import MAX_HOURS, MIN_HOURS, is_id, kept
from planner.domain.problem import Severity
from planner.domain.roadmap import DeeperPlan, SkillPlan
from planner.domain.skill import Prerequisite, Resource, Skill, SkillKind
from planner.storage.context import Context
from planner.storage.kinds import (
    ID,
    Choice,
    Day,
    Items,
    LevelWord,
    NewId,
    Number,
    PartId,
    PinDay,
    SkillId,
    Text,
    Word,
    number,
    own_id,
)
from planner.storage.nested import ListOf, One, OneOrNumber, described
from planner.storage.record import Record
from planner.storage.row import Kind, Row, Schema, refer
from planner.storage.yaml_reader import Node, quoted


class LeastAndMost(Kind):
    """Two numbers of hours, [least, most]."""

    def read(self, node: Node, what: str, context: Context) -> tuple[float, float] | None:
        """Anything else is reported."""
        nodes = context.reader.items(node, what)
        points = [context.reader.number(each, what, 0.0, MAX_HOURS) for each in nodes]
        low, high = points if len(points) == 2 else (None, None)
        if low is not None and high is not None and low <= high:
            return low, high
        code = "order" if low is not None and high is not None else "type"
        message = f"{what} of a link are the least and the most."
        context.reader.error(node.key_line, code, message, "Write [10, 20].")
        return None

    def write(self, value: Any) -> object:
        """As a list."""
        return [number(each) for each in value] if value else None

    def schema(self) -> Schema:
        """Two numbers."""
        item = Number(0, MAX_HOURS).schema()
        return {"type": "array", "items": item, "minItems": 2, "maxItems": 2}


class Estimate(OneOrNumber):
    """Hours of an own skill: three points, or the expected ones, about which the usual spread is
    assumed."""

    def read(self, node: Node, what: str, context: Context) -> Any:
        """What is neither is reported."""
        hours = super().read(node, what, context)
        return _expecting(hours) if isinstance(hours, float) else hours

    def write(self, value: Any) -> object:
        """The number where it says all."""
        if not _may_be_expecting(value):
            return self.details.write(value)
        hours = self.number.write(value.expected)
        is_all = isinstance(hours, int | float) and _expecting(hours) == value
        return hours if is_all else self.details.write(value)


def _may_be_expecting(effort: Effort) -> bool:
    """Return at a glance whether the points may be the usual ones about a number."""
    usual = Effort.around(effort.likely)
    off = abs(effort.optimistic - usual.optimistic) + abs(effort.pessimistic - usual.pessimistic)
    return off <= 4 * MIN_HOURS or effort.pessimistic >= MAX_HOURS


def _expecting(hours: float) -> Effort:
    effort = Effort.expecting(hours)
    low, mid, high = (
        min(max(kept(each), MIN_HOURS), MAX_HOURS)
        for each in (effort.optimistic, effort.likely, effort.pessimistic)
    )
    return Effort(low, mid, high)


class Prerequisites(ListOf):
    """Prerequisites of an own skill: ids, or records where there is more to say."""

    def read(self, node: Node, what: str, context: Context) -> tuple[Any, ...]:
        """Those that cannot be used are left out."""
        found: list[Prerequisite] = []
        for item in context.reader.items(node, what):
            if isinstance(item.value, dict):
                need = self.record.read(item, what, context)
                fits = _names_one(item, context)
            else:
                need = Prerequisite(skill=SkillId().read(item, "A prerequisite", context))
                fits = True
            if fits and (need.skill or need.any_of):
                found.append(need)
        return tuple(found)

    def schema(self) -> Schema:
        """Either."""
        items = {"oneOf": [refer(ID), described(self.record)]}
        return {"type": "array", "items": items}


def _names_one(item: Node, context: Context) -> bool:
    held = [item.entries[key] for key in ("skill", "any_of") if key in item.entries]
    if sum(each.value is not None for each in held) == 1:
        return True
    message = "A prerequisite needs either “skill” or “any_of”."
    context.reader.error(item.line, "prerequisite", message, "Give one of the two.")
    return False


class OwnSkills(ListOf):
    """Skills of the person's own. Their ids are among the words of the context already."""

    def read(self, node: Node, what: str, context: Context) -> tuple[Any, ...]:
        """What refers to a skill that cannot be used goes with it."""
        first: dict[str, int] = {}
        made: dict[str, Skill] = {}
        for item in context.reader.items(node, what):
            id_, line = _id_of(item)
            is_good = _is_good(id_, line, first, context)
            skill = self.record.read(item, what, context)
            if is_good:
                first[id_] = line
                if skill is not None:
                    made[id_] = skill
        context.gone.update(first.keys() - made.keys())
        _tell_names(made.values(), node, context)
        context.own_skills.update((id_, _without(made[id_], context.gone)) for id_ in made)
        return tuple(context.own_skills.values())


def _id_of(item: Node) -> tuple[str, int]:
    held = item.entries.get("id")
    return ("", item.key_line) if held is None else (own_id(held), held.key_line)


def ids_of(root: Node, key: str) -> list[str]:
    """Return the ids of the records in the list under `key`, right or wrong."""
    held = root.entries.get(key)
    found = [_id_of(item)[0] for item in held.items] if held is not None else []
    return [id_ for id_ in found if id_]


def _is_good(id_: str, line: int, first: dict[str, int], context: Context) -> bool:
    """Return whether `id_` is good and new; it may then be referred to."""
    shipped = context.shipped.skills if context.shipped else {}
    if not is_id(id_):
        return False
    if id_ in shipped:
        message = f"The own skill {quoted(id_)} has the id of a skill of the catalogue."
        hint = "Give it another id."
    elif id_ in first:
        message = f"The own skill {quoted(id_)} stands in line {first[id_]} already."
        hint = "Give one of the two another id."
    else:
        return True
    context.reader.error(line, "id-taken", message, hint)
    return False


def _tell_names(skills: Iterable[Skill], node: Node, context: Context) -> None:
    """Report names that edits would refuse."""
    lines = {_id_of(item)[0]: item.entries["name"].key_line for item in reversed(node.items)
             if "name" in item.entries}  # fmt: skip
    taken = names_of(context.shipped.skills.values() if context.shipped else ())
    for skill in skills:
        for fault in of_skill_name(skill.name, taken):
            context.reader.tell(lines[skill.id], fault)
        for name, shown in names_of((skill,)).items():
            taken.setdefault(name, shown)


def _without(skill: Skill, gone: set[str]) -> Skill:
    needs = tuple(need for need in skill.prerequisites if need.skill not in gone)
    return skill if len(needs) == len(skill.prerequisites) else replace(
        skill, prerequisites=needs
    )  # fmt: skip


def _of_effort(effort: Effort, context: Context) -> Iterable[Fault]:
    del context
    return of_effort(effort)


def _of_plan(plan: SkillPlan, context: Context) -> Iterable[Fault]:
    return of_plan(plan, context.label(context.path[-1]))


def _of_link(link: Resource, context: Context) -> Iterable[Fault]:
    del context
    if link.url and not may_be_opened(link.url):
        message = f"The address {quoted(link.url)} is not a web address and is not opened."
        hint = "Begin it with “https://”."
        yield Fault("link", message, hint, ("url",), severity=Severity.WARNING)


def _given(key: str) -> Schema:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


_POINT = Number(MIN_HOURS, MAX_HOURS)

ESTIMATE = Record(
    "estimate",
    Effort,
    (Row("optimistic", _POINT), Row("likely", _POINT), Row("pessimistic", _POINT)),
    what="The estimate",
    doc="Hours from nothing to working: nine in ten people need more than the optimistic and "
    "less than the pessimistic hours.",
    flow=True,
    faults=_of_effort,
)

LINK = Record(
    "link",
    Resource,
    (
        Row("title", Text()),
        Row("url", Text(), "http or https."),
        Row("by", Text()),
        Row("kind", Text(), "course, book, video ..."),
        Row("hours", LeastAndMost(), "Least and most hours for the whole of it."),
        Row("hours_basis", Text()),
        Row("access", Text(), "free, paid ..."),
        Row("seen_in", Text()),
    ),
    what="A link",
    flow=True,
    faults=_of_link,
)

_PIN = Row(
    "pin",
    PinDay(),
    "Starts on this day, or with “earliest” as soon as its prerequisites allow, whatever else is "
    "in progress.",
)
_STARTED = Row("started", Day(), "Day it was begun.")
_FINISHED = Row("finished", Day(), "Day it was done; it counts.")
_LOGGED = Row("logged", Number(0, MAX_HOURS), "Hours studied so far.")

DEEPER = Record(
    "deeperPlan",
    DeeperPlan,
    (_PIN, _STARTED, _FINISHED, _LOGGED, Row("note", Text())),
    what="The deeper part",
    doc="What is decided or done about the part of a skill that goes beyond entry level.",
    flow=True,
)

PLAN = Record(
    "plan",
    SkillPlan,
    (
        _PIN,
        Row(
            "hours",
            OneOrNumber(_POINT, One(ESTIMATE)),
            "Own hours from nothing to working: expected, or an estimate of three points.",
            "effort",
        ),
        Row(
            "hours_at_start",
            OneOrNumber(_POINT, One(ESTIMATE)),
            "The same when it was begun, where it was changed since; the record is measured by it.",
            "at_start",
        ),
        Row("level", LevelWord(), "Level aimed for, where it is not the career's."),
        Row(
            "needs",
            Items(PartId(), unique=True),
            "Prerequisites besides the catalogue's; with a “+” behind the deeper part of one.",
        ),
        Row("needs_not", Items(SkillId()), "Prerequisites that do not count."),
        _STARTED,
        _FINISHED,
        _LOGGED,
        Row("note", Text()),
        Row("links", ListOf(LINK)),
        Row("deeper", One(DEEPER), "The part beyond entry level, where a skill has two."),
    ),
    faults=_of_plan,
)

PREREQUISITE = Record(
    "prerequisite",
    Prerequisite,
    (
        Row("skill", SkillId()),
        Row("any_of", Word("group", "The choice")),
        Row("level", LevelWord()),
        Row("reason", Text()),
    ),
    what="A prerequisite",
    doc="A skill, or one member of a choice group, and the level it must have.",
    flow=True,
    apart=("sources", "deeper"),
    rules={"oneOf": [_given("skill"), _given("any_of")]},
)

OWN_SKILL = Record(
    "ownSkill",
    Skill,
    (
        Row("id", NewId(), "Not the id of a skill of the catalogue."),
        Row("name", Text()),
        Row("short_name", Text(), "For bars and lists."),
        Row("area", Word("area"), "Area it is shown in."),
        Row("kind", Choice(SkillKind)),
        Row("hours", Estimate(_POINT, One(ESTIMATE)), "From nothing to working.", "effort"),
        Row("prerequisites", Prerequisites(PREREQUISITE)),
        Row("description", Text()),
        Row("note", Text()),
        Row("basis", Text(), "What the hours rest on."),
        Row("confidence", Text()),
        Row("links", ListOf(LINK), field="resources"),
    ),
    what="An own skill",
    apart=("origin", "topics", "quotes", "evidence"),
)
