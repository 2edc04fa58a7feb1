"""Small catalogue and roadmaps with nothing shipped in them, so that golden files stay put."""

from dataclasses import replace
from datetime import date
from functools import cache

from planner.domain.career import Career, Requirement
from planner.domain.catalogue import Catalogue, Source
from planner.domain.effort import Effort, Level
from planner.domain.learner import CalendarRule, Learner
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.route import Course, Route, RouteChoice, RouteKind, Term
from planner.domain.skill import (
    Area,
    Evidence,
    Origin,
    Prerequisite,
    Quote,
    Resource,
    Skill,
)
from planner.scheduling.schedule import Schedule, schedule

EXPORTED = date(2026, 3, 11)
ODD = '#import "x": *, *bold* $x$ \\ العربية हिन्दी 🎉 \u202eevil\u202c \x07\ue000 @ref <lab>'


@cache
def catalogue() -> Catalogue:
    """Return five skills in three areas, one career and two routes."""
    skills = (
        _skill("algebra", "Algebra & functions", "math", 20),
        _skill("calculus", "Calculus", "math", 40, "algebra"),
        _skill("python", "Python", "prog", 30),
        _skill("regression", "Regression models", "ml", 35, "calculus", "python"),
        _skill("networks", "Neural networks", "ml", 50, "regression"),
    )
    entry = tuple(Requirement(s, Level.WORKING, "mandatory") for s in ("calculus", "python"))
    path = (*entry, Requirement("networks", Level.WORKING, "path"))
    return Catalogue(
        areas={
            "math": Area("math", "Mathematics", "sigma"),
            "prog": Area("prog", "Programming", "code"),
            "ml": Area("ml", "Machine learning", "chart-scatter"),
        },
        skills={skill.id: skill for skill in skills},
        groups={},
        careers={"ml": Career("ml", "ML engineer", "", path)},
        entry_level=Career("entry-level", "Entry level", "", entry),
        routes={"self-study": _self_study(), "bootcamp": _bootcamp()},
        sources={"S": Source("S", "A syllabus", "https://example.org/s", "all", "high")},
        level_meanings={Level.WORKING: "can use it alone on ordinary tasks"},
    )


def _skill(id_: str, name: str, area: str, likely: float, *needs: str) -> Skill:
    return Skill(
        id_,
        name,
        area,
        Effort(likely / 2, likely, likely * 2),
        origin=Origin.ARTICLE,
        description=f"What {name} is about.",
        quotes=(Quote("row", name.lower(), "Skills required"),),
        evidence=(Evidence("S", "A course."),),
        prerequisites=tuple(Prerequisite(skill=need) for need in needs),
        resources=(
            Resource(f"{name}, first course", "Somebody", f"https://example.org/{id_}"),
            Resource("A trap", url="javascript:alert(1)"),
        ),
    )


def _self_study() -> Route:
    return Route("self-study", RouteKind.SELF_STUDY, "Self-study", "Self-study", "")


def _bootcamp() -> Route:
    course = Course("Bootcamp week", {"python": 0.6, "regression": 0.5})
    term = Term("Bootcamp", 0, 8, 40.0, 2.0, (course,))
    return Route("bootcamp", RouteKind.BOOTCAMP, "Bootcamp, 8 weeks", "Bootcamp", "", (term,))


def roadmap(route: str = "self-study") -> Roadmap:
    """Return a plan with progress, a pin, a break, a note and a deadline that cannot be held."""
    return Roadmap(
        "From tester to ML engineer",
        "ml",
        date(2026, 1, 5),
        date(2026, 3, 1),
        RouteChoice(route, date(2026, 4, 6)),
        deadline=date(2026, 6, 30),
        learner=Learner(
            hours=(2.0, 0.0, 2.0, 0.0, 0.0, 4.0, 0.0),
            calendar=(CalendarRule(date(2026, 4, 3), date(2026, 4, 12), name="Easter"),),
            known={"python": Level.AWARE},
        ),
        plans={
            "algebra": SkillPlan(
                started=date(2026, 1, 5), finished=date(2026, 2, 7), logged=22.0, note="Went well."
            ),
            "calculus": SkillPlan(started=date(2026, 2, 9), logged=6.0),
            "networks": SkillPlan(pin=date(2026, 9, 7)),
        },
        note="For the funder.",
    )


def plan(route: str = "self-study") -> Schedule:
    """Return the schedule of `roadmap(route)`."""
    return schedule(roadmap(route), catalogue())


def plan_of(changed: Roadmap) -> Schedule:
    """Return the schedule of another roadmap over the same catalogue."""
    return schedule(changed, catalogue())


def odd_plan() -> Schedule:
    """Return a plan whose every typed text is hostile."""
    own = Skill("own", ODD, "math", Effort(3, 5, 9), description=f"_a_ {ODD}")
    plans = {"own": SkillPlan(note=f"= head\n- item {ODD}"), "python": SkillPlan(note=ODD)}
    return plan_of(
        replace(roadmap(), title=ODD, note=ODD, custom_skills=(own,), added=("own",), plans=plans)
    )


def chain_plan(size: int) -> Schedule:
    """Return a plan of `size` own skills besides the catalogue's, each after two others."""
    areas = list(catalogue().areas)
    own = tuple(
        Skill(
            f"own-{n}",
            f"Own skill number {n}",
            areas[n % 3],
            Effort(4, 8 + n % 30, 60),
            prerequisites=tuple(Prerequisite(skill=f"own-{m}") for m in (n - 7, n - 19) if m >= 0),
        )
        for n in range(size)
    )
    return plan_of(replace(roadmap(), custom_skills=own, added=tuple(skill.id for skill in own)))
