"""The table of the roadmap itself, in the order in which files are written."""

from collections.abc import Iterable
from typing import Any

from planner.domain.assumptions import Assumptions
from planner.domain.faults import Fault, of_roadmap
from planner.domain.learner import Learner
from planner.domain.limits import (
    AWARE_FACTORS,
    BIASES,
    MAX_FOCUS,
    PACE_SPREADS,
    PROFICIENT_FACTORS,
)
from planner.domain.parts import First
from planner.domain.roadmap import Aim, Roadmap, SkillPlan
from planner.domain.route import RouteFigures
from planner.storage.context import Context
from planner.storage.kinds import (
    ID,
    Choice,
    Day,
    Items,
    LevelWord,
    Number,
    PartId,
    SkillId,
    Text,
    TrueOrFalse,
    Whole,
    Word,
)
from planner.storage.nested import ROUTES, SKILLS, ById, ByIdOrNothing, BySkill, ListOf, One
from planner.storage.record import Record
from planner.storage.row import Derived, Kind, Row, Schema, Usual, refer
from planner.storage.tables.calendar import HOLIDAYS, RULE, CountryHolidays, WeekdayHours
from planner.storage.tables.route_kinds import OwnRoutes, TakenRoute
from planner.storage.tables.routes import FIGURES, OWN_ROUTE, ROUTE_CHOICE
from planner.storage.tables.skills import OWN_SKILL, PLAN, OwnSkills
from planner.storage.yaml_reader import Node, quoted


class Members(Kind):
    """A mapping from choice groups to the member that is taken."""

    def read(self, node: Node, what: str, context: Context) -> dict[str, str]:
        """Unknown groups and members are reported."""
        groups = context.shipped.groups if context.shipped else {}
        reader, choices = context.reader, {}
        for group, each in reader.fields(node, what):
            if not reader.allows(each.key_line, group, "The choice", groups, "unknown-group"):
                continue
            spoken = f"For {quoted(group)} the choice"
            member = reader.word(each, spoken, groups[group].members, "unknown-skill")
            if member:
                choices[group] = member
        return choices

    def write(self, value: Any) -> object:
        """Each under its group."""
        return dict(value)

    def schema(self) -> Schema:
        """Ids."""
        return {"type": "object", "additionalProperties": refer(ID)}


def _of_roadmap(roadmap: Roadmap, context: Context) -> Iterable[Fault]:
    del context
    return of_roadmap(roadmap)


ASSUMPTIONS = Record(
    "assumptions",
    Assumptions,
    (
        Row(
            "aware",
            Number(*AWARE_FACTORS),
            "Hours to aware as a multiple of those to working; 0.3 when left out.",
        ),
        Row(
            "proficient",
            Number(*PROFICIENT_FACTORS),
            "Hours to proficient as a multiple of those to working; 1.8 when left out.",
        ),
        Row(
            "own_estimates",
            Number(*BIASES),
            "Factor on hours estimated by oneself; 1 when left out.",
        ),
        Row(
            "catalogue_hours",
            Number(*BIASES),
            "Factor on the catalogue's hours; 1 when left out.",
        ),
        Row(
            "pace_spread",
            Number(*PACE_SPREADS),
            "Sigma of the pace that all skills share; 0.25 when left out, 0.15 with a record of "
            "20 skills.",
        ),
        Row(
            "record",
            TrueOrFalse(),
            "Whether the factor of one's own record counts where none is given; false when left "
            "out.",
        ),
    ),
    flow=True,
)

ROADMAP = Record(
    "roadmap",
    Roadmap,
    (
        Row("title", Text(), "Name of the roadmap."),
        Row("career", Word("career"), "Career path that is aimed for."),
        Row("route", TakenRoute(ROUTE_CHOICE), "Way there; self-study when left out.", always=True),
        Row(
            "aim",
            Choice(Aim),
            "How far the plan goes: the whole path, or the entry-level set only.",
        ),
        Row(
            "first",
            Choice(First),
            "What is studied first: what entry level asks, or each skill as far as the path asks.",
        ),
        Row("start", Day(), "First day of study."),
        Row(
            "status_date",
            Day(),
            "Day up to which progress is told; the start when left out.",
            usual=Derived(lambda get: get("start")),
        ),
        Row("deadline", Day(), "Day by which all shall be done."),
        Row(
            "hours",
            WeekdayHours(),
            "Hours of a usual week; at least one day has some.",
            "learner.hours",
            usual=Usual.NONE,
        ),
        Row("focus", Whole(1, MAX_FOCUS), "Most skills in progress at once.", "learner.focus"),
        Row(
            "level_cap",
            LevelWord(),
            "Highest level the plan goes to; more is gained on the job.",
        ),
        Row(
            "calendar",
            ListOf(RULE),
            "Times with other hours than usual. Later rules win over earlier ones.",
            "learner.calendar",
        ),
        Row(
            "holidays",
            CountryHolidays(HOLIDAYS),
            "Public holidays, one entry a country. Nobody studies on them, whatever rules say.",
            "learner.holidays",
        ),
        Row(
            "known",
            BySkill(LevelWord(), "For {} the level"),
            "Skills known before the start, and how well.",
            "learner.known",
        ),
        Row(
            "choices",
            Members(),
            "The member taken of a choice group, such as dl-framework: pytorch.",
            "learner.choices",
        ),
        Row("add", Items(SkillId()), "Skills besides those of the path.", "added"),
        Row("remove", Items(SkillId()), "Skills of the path that are left out.", "removed"),
        Row(
            "order",
            Items(PartId()),
            "Which of the skills that may start is taken first; with a “+” behind the deeper part "
            "of one.",
        ),
        Row(
            "skills",
            ByIdOrNothing(PLAN, SKILLS, "The plan of {}", SkillPlan()),
            "What is decided or done about single skills.",
            "plans",
        ),
        Row(
            "own_skills",
            OwnSkills(OWN_SKILL),
            "Skills that are not in the catalogue.",
            "custom_skills",
            early=True,
        ),
        Row(
            "own_routes",
            OwnRoutes(OWN_ROUTE),
            "Routes that are not in the catalogue, such as the terms of one's own school.",
            early=True,
        ),
        Row(
            "route_figures",
            ById(FIGURES, ROUTES, "What is assumed of {}", RouteFigures()),
            "Figures about routes, by their ids, in place of what the routes say.",
        ),
        Row(
            "assumptions", One(ASSUMPTIONS), "Figures behind the hours in place of the usual ones."
        ),
        Row("note", Text(), "Free text about the plan."),
    ),
    what="The roadmap",
    whole=False,
    parts={"learner": Learner},
    apart=("header", "source"),
    faults=_of_roadmap,
)
