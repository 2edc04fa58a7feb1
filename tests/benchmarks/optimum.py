"""How far our order is from the best there is: `python -m tests.benchmarks optimum`.

30 made-up roadmaps of 30 to 200 skills, ten for each focus from 1 to 3, 8 % of the skills pinned.
Their priorities are the program's own (`Schedule.work`), in the k-slot reading of `slots.py`,
beside the optimum or, where eight seconds do not prove one, the best bound that CP-SAT found
(`oracle.py`): the distance to the optimum is at most what is printed. The prototype's figures were
0 / 0.5 / 0.7 % above it; to be kept are 0 / 1 / 1 % on average. Measured with OR-Tools 9.15: 0 /
0.24 / 0.34 % by longest tail, 0 / 0.16 / 0.49 % with the entry level first, 10 / 5 / 5 and 10 /
6 / 5 plans proven.

“Longest tail” are the priorities of a plan without an entry level. “Entry level first” are those
of a plan in which it is half of all skills: to be there sooner has a price at the finish, which
the difference shows.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from statistics import mean

from planner.domain.career import Career
from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap, SkillPlan
from planner.scheduling.engine import run
from planner.scheduling.schedule import schedule
from planner.scheduling.work import Work
from tests.benchmarks.oracle import IS_INSTALLED, optimum_of
from tests.benchmarks.plans import START, made_up_catalogue
from tests.benchmarks.slots import list_schedule, makespan, slots_of

PER_FOCUS, FEWEST, MOST = 10, 30, 200
PINNED = 0.08
FOCUSES = (1, 2, 3)
MISSING = "optimum: skipped, as OR-Tools is not installed (pip install '.[benchmark]')."
_DAILY = 6.0  # a multiple of every focus: releases stay whole hours
_ROW = "{:<20} {:>5} {:>6} {:>10} {:>10} {:>7}"
_SEED = 20260105


def main() -> None:
    """Print the table, or what is missing for it."""
    if not IS_INSTALLED:
        print(MISSING)
        return
    print(_ROW.format("above the optimum", "focus", "plans", "mean", "most", "proven"))
    for name, has_entry in (("longest tail", False), ("entry level first", True)):
        for focus in FOCUSES:
            print(row(name, focus, has_entry), flush=True)


def row(name: str, focus: int, has_entry: bool) -> str:
    """Return the line of ten plans; raises `AssertionError` if focus 1 differs from the engine."""
    above, proven = [], 0
    for work in works(focus, has_entry):
        slots = slots_of(work)
        start = list_schedule(slots)
        found = makespan(slots, start)
        assert focus > 1 or found == max(run(work).finish)
        optimum = optimum_of(slots, start)
        above.append(100 * (found / optimum.bound - 1))
        proven += optimum.is_proven
    cells = (name, focus, len(above), f"{mean(above):.2f} %", f"{max(above):.2f} %", proven)
    return _ROW.format(*cells)


def works(focus: int, has_entry: bool) -> Iterator[Work]:
    """Yield ten plans of 30 to 200 skills as the engine sees them."""
    for place in range(PER_FOCUS):
        count = FEWEST + (MOST - FEWEST) * place // (PER_FOCUS - 1)
        seed = _SEED + 10 * place + focus
        catalogue = made_up_catalogue(count, seed)
        if not has_entry:
            nothing = Career("entry-level", "Entry level", "", ())
            catalogue = replace(catalogue, entry_level=nothing)
        yield schedule(pinned_roadmap(catalogue, focus, seed), catalogue).work


def pinned_roadmap(catalogue: Catalogue, focus: int, seed: int) -> Roadmap:
    """Return a roadmap of whole hours in which 8 % of the skills are pinned, to days in the first
    two thirds of the plan."""
    chance = random.Random(seed)
    hours = {skill.id: float(round(skill.effort.expected)) for skill in catalogue.skills.values()}
    plans = {id_: SkillPlan(effort=effort) for id_, effort in hours.items()}
    days = int(sum(hours.values()) / _DAILY * 2 / 3)
    for id_ in chance.sample(list(hours), round(PINNED * len(hours))):
        plans[id_] = replace(plans[id_], pin=START + timedelta(days=chance.randint(0, days)))
    roadmap = Roadmap("Benchmark", "career", START, START)
    learner = replace(roadmap.learner, hours=(_DAILY,) * 7, focus=focus)
    return replace(roadmap, plans=plans, learner=learner)
