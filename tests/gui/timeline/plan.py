"""A made-up catalogue and plan: the shipped one may change, these tests and pictures need not.

All hours are certain, so that dates can be checked by hand: 12 h a week from 5 January 2026, up to
four skills at a time, a week off at Easter, and 6 h a week in the summer.
"""

from dataclasses import replace
from datetime import date

from planner.domain.career import Career, Requirement
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.learner import CalendarRule, Learner
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.route import Course, Route, RouteChoice, RouteKind, Term
from planner.domain.skill import Area, Origin, Prerequisite, Skill

TODAY = date(2026, 3, 11)
START = date(2026, 1, 5)

DONE = "algebra"
BEGUN = "calculus"
GATED = "probability"
"""Waits for `BEGUN`."""
FOLLOWER = "foundations"
"""Waits for `GATED`, among others."""
LAST = "capstone"

_AREAS = {
    "math": ("Mathematics", "sigma"),
    "prog": ("Programming", "code"),
    "data": ("Data", "database"),
    "ml": ("Machine learning", "chart-scatter"),
    "eng": ("Engineering", "wrench"),
    "prof": ("Professional", "users"),
}
_SKILLS: tuple[tuple[str, str, str, float, tuple[str, ...]], ...] = (
    ("algebra", "Linear algebra", "math", 24, ()),
    ("calculus", "Calculus", "math", 60, ()),
    ("probability", "Probability", "math", 66, ("calculus",)),
    ("python", "Python", "prog", 36, ()),
    ("testing", "Testing & reviewing software", "prog", 48, ("python",)),
    ("wrangling", "Data wrangling", "data", 60, ("python",)),
    ("foundations", "ML foundations", "ml", 48, ("probability", "algebra")),
    ("supervised", "Supervised learning", "ml", 72, ("foundations", "wrangling")),
    ("evaluation", "Model evaluation", "ml", 36, ("supervised",)),
    ("deployment", "Deployment", "eng", 54, ("testing",)),
    ("capstone", "Portfolio & capstone", "prof", 84, ("evaluation", "deployment")),
    ("talks", "Talks", "prof", 6, ()),
)


_TOPICS = {
    "algebra": ("Vectors", "Matrices"),
    "calculus": ("Limits", "Derivatives", "Integrals"),
    "probability": ("Random variables", "Distributions", "Expectation"),
    "wrangling": ("Loading", "Joining", "Missing values", "Types", "Validation"),
    "deployment": ("Packaging", "Serving"),
}


def made_up_catalogue() -> Catalogue:
    """Return twelve skills in six areas, a career that asks for all, and a bootcamp."""
    skills = {row[0]: _skill(*row) for row in _SKILLS}
    asked = tuple(Requirement(id_, Level.WORKING) for id_ in skills)
    routes = {
        "self-study": Route("self-study", RouteKind.SELF_STUDY, "Self-study", "Self-study", ""),
        "bootcamp": _bootcamp(),
    }
    return Catalogue(
        areas={id_: Area(id_, *rest) for id_, rest in _AREAS.items()},
        skills=skills,
        groups={},
        careers={"engineer": Career("engineer", "Engineer", "", asked)},
        entry_level=Career("entry-level", "Entry level", "", asked[:6]),
        routes=routes,
    )


def made_up_roadmap() -> Roadmap:
    """Return a plan two months after its start: one skill done, two begun."""
    return Roadmap(
        title="Evenings",
        career="engineer",
        start=START,
        status_date=TODAY,
        deadline=date(2027, 3, 31),
        learner=Learner(
            hours=(2.0, 2.0, 2.0, 2.0, 0.0, 4.0, 0.0),
            focus=4,
            calendar=(
                CalendarRule(date(2026, 4, 3), date(2026, 4, 12), None, "Easter"),
                CalendarRule(date(2026, 7, 6), date(2026, 8, 2), 6.0, "Summer"),
            ),
        ),
        plans={
            "algebra": SkillPlan(started=START, finished=date(2026, 1, 31), logged=22.0),
            "calculus": SkillPlan(started=date(2026, 2, 2), logged=30.0),
            "python": SkillPlan(started=date(2026, 2, 9), logged=18.0),
        },
    )


def with_bootcamp(roadmap: Roadmap) -> Roadmap:
    """Return the plan with a bootcamp that teaches deployment."""
    return replace(roadmap, route=RouteChoice("bootcamp", date(2026, 6, 1)))


def _skill(id_: str, name: str, area: str, hours: float, needs: tuple[str, ...]) -> Skill:
    links = tuple(Prerequisite(skill=need) for need in needs)
    certain = Effort(hours, hours, hours)
    topics = _TOPICS.get(id_, ())
    return Skill(
        id_, name, area, certain, origin=Origin.ARTICLE, prerequisites=links, topics=topics
    )


def _bootcamp() -> Route:
    course = Course("Shipping models", {"deployment": 0.5})
    term = Term("Bootcamp", 0, 8, 20, 6, (course,))
    return Route("bootcamp", RouteKind.BOOTCAMP, "Bootcamp", "Bootcamp", "", (term,))
