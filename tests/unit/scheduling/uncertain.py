"""Made-up plans whose hours are uncertain, and the engine run on single samples."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort
from planner.domain.roadmap import Roadmap
from planner.domain.skill import Skill
from planner.scheduling.engine import run
from planner.scheduling.forecast import SEED
from planner.scheduling.forecast_samples import Efforts, Floats
from planner.scheduling.schedule import Schedule
from tests.unit.scheduling.synthetic import cases, catalogue, names, skill


def spread_out(given: Catalogue) -> Catalogue:
    """Return the catalogue with half and double the hours as optimistic and pessimistic."""
    return replace(given, skills={id_: wider(each) for id_, each in given.skills.items()})


def wider(each: Skill) -> Skill:
    """Return the skill with half and double its hours as optimistic and pessimistic."""
    likely = each.effort.likely
    return replace(each, effort=Effort(likely / 2, likely, likely * 2))


def uncertain_cases() -> st.SearchStrategy[tuple[Roadmap, Catalogue]]:
    """Anybody's roadmap, with pins, terms and progress, in a catalogue of uncertain hours."""
    return cases().map(lambda case: (case[0], spread_out(case[1])))


def chain(hours: Sequence[float]) -> Catalogue:
    """Return one skill after the other, s0 first."""
    ids = names(len(hours))
    made = [skill(id_, hours[at], ids[max(0, at - 1) : at]) for at, id_ in enumerate(ids)]
    return spread_out(catalogue(made))


def sampled_hours(plan: Schedule, samples: int) -> Floats:
    """Return the hours of the forecast by skill (row) and sample."""
    efforts = Efforts(plan, samples, SEED)
    return np.array([efforts.hours(place) for place in range(len(plan.studied))])


def one_by_one(plan: Schedule, hours: Floats) -> Floats:
    """Return the finishes of the engine by skill (row) and sample."""
    columns = hours.T.tolist()
    return np.array([run(replace(plan.work, hours=column)).finish for column in columns]).T
