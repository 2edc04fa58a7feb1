"""A real graph made by others as a roadmap: concepts and prerequisites of Metacademy.

The data (CC BY-SA 3.0) is no part of the project; it lies in a folder beside the checkout or not
at all.
"""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort
from planner.domain.learner import Learner
from planner.domain.limits import kept
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.skill import Prerequisite, Skill

METACADEMY = Path(__file__).parents[2] / "shared" / "data" / "metacademy-graph.json"
MISSING = f"{METACADEMY.name} is not there: real data lies in shared/data beside the checkout"
START = date(2026, 1, 5)

_AREAS = {
    "bayesianstats": "math", "diffgeom": "math", "freqstats": "math", "linearalgebra": "math",
    "logic": "math", "mvcalc": "math", "optimization": "math", "probabilitytheor": "math",
    "settheory": "math", "algorithms": "cs", "theorycomp": "cs", "programming": "prog",
    "pgm": "data", "reinforcementlea": "dl", "symbolicai": "eng",
}  # fmt: skip
_USUAL_HOURS = 1.0


def metacademy_roadmap() -> Roadmap:
    """Return all 487 concepts as skills of one's own, 16 h a week, four at once.

    Concepts without hours count one; the areas are the nearest that the catalogue has. Raises
    `OSError` where the data is not there.
    """
    rows: list[dict[str, Any]] = json.loads(METACADEMY.read_text(encoding="utf-8"))
    by_model: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_model.setdefault(row["model"], []).append(row)
    needs: dict[str, list[Prerequisite]] = {}
    for row in by_model["graph.dependency"]:
        link = row["fields"]
        reason = (link["reason"] or "").strip()
        needs.setdefault(link["target"], []).append(
            Prerequisite(skill=_id(link["source"]), reason=reason)
        )
    skills = tuple(_skill(row, needs.get(row["pk"], [])) for row in by_model["graph.concept"])
    hours = (2.0, 2.0, 2.0, 2.0, 2.0, 6.0, 0.0)
    return Roadmap(
        title="Metacademy",
        career="none",
        start=START,
        status_date=START,
        aim=Aim.PATH,
        learner=Learner(hours=hours, focus=4),
        added=tuple(skill.id for skill in skills),
        custom_skills=skills,
    )


def without_careers(catalogue: Catalogue) -> Catalogue:
    """Return `catalogue` with the career "none" that asks for nothing, and no entry level."""
    some = next(iter(catalogue.careers.values()))
    nothing = replace(some, id="none", requirements=())
    return replace(catalogue, careers={"none": nothing}, entry_level=nothing)


def _skill(row: dict[str, Any], needs: list[Prerequisite]) -> Skill:
    fields = row["fields"]
    hours = float(fields["learn_time"] or _USUAL_HOURS)
    area = next((_AREAS[tag] for tag in fields["tags"] if tag in _AREAS), "ml")
    effort = Effort(kept(hours * 0.6), kept(hours), kept(hours * 1.8))
    return Skill(_id(row["pk"]), fields["title"], area, effort, prerequisites=tuple(needs))


def _id(key: str) -> str:
    return f"m-{key.lower()}"
