"""Made-up plans of any size, the same ones every time."""

import random
from dataclasses import replace
from datetime import date, timedelta

from planner.domain.career import Career, Requirement
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort, Level
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.domain.route import Route, RouteKind
from planner.domain.skill import Area, Prerequisite, Skill

START = date(2026, 1, 5)
_LAYERS = 12
_SEED = 20260105


def made_up_catalogue(count: int, seed: int = _SEED) -> Catalogue:
    """Return `count` skills in layers, each resting on up to three of the two layers before."""
    chance = random.Random(seed)
    layers: list[list[str]] = [[] for _ in range(_LAYERS)]
    skills = {}
    for place in range(count):
        layer = place * _LAYERS // count
        below = [each for lower in layers[max(0, layer - 2) : layer] for each in lower]
        needs = chance.sample(below, min(len(below), chance.randint(0, 3)))
        id_ = f"skill-{place}"
        layers[layer].append(id_)
        likely = chance.randint(10, 120)
        skills[id_] = Skill(
            id_, f"Skill {place}", f"area-{place % 8}", Effort(likely / 2, likely, likely * 2),
            prerequisites=tuple(Prerequisite(skill=need) for need in needs),
        )  # fmt: skip
    wanted = tuple(Requirement(id_, Level.WORKING) for id_ in skills)
    return Catalogue(
        areas={f"area-{place}": Area(f"area-{place}", f"Area {place}") for place in range(8)},
        skills=skills,
        groups={},
        careers={"career": Career("career", "Career", "", wanted)},
        entry_level=Career("entry-level", "Entry level", "", wanted[: count // 2]),
        routes={"self-study": Route("self-study", RouteKind.SELF_STUDY, "Self-study", "Self", "")},
    )


def made_up_roadmap(catalogue: Catalogue) -> Roadmap:
    """Return a roadmap in which every fifth skill is pinned or has a note or hours of its own."""
    chance = random.Random(_SEED)
    plans = {
        skill: SkillPlan(
            pin=START + timedelta(days=chance.randint(0, 900)),
            effort=float(chance.randint(5, 100)),
            note="Something to remember.",
        )
        for skill in list(catalogue.skills)[::5]
    }
    roadmap = Roadmap("Benchmark", "career", START, START)
    hours = replace(roadmap.learner, hours=(4.0, 4.0, 4.0, 4.0, 4.0, 8.0, 0.0))
    return replace(roadmap, plans=plans, learner=hours)
