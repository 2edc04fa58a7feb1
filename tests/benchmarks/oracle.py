"""The best schedule there is in the k-slot reading, by OR-Tools CP-SAT.

An oracle to measure against, never part of the program: the extra `benchmark` installs it. It is
imported by name as it need not be there, neither to run the tests nor to check the types.
"""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tests.benchmarks.slots import Slots, lower_bound, makespan

SECONDS, WORKERS, SEED = 8.0, 2, 1
IS_INSTALLED = find_spec("ortools") is not None


@dataclass(frozen=True, slots=True)
class Optimum:
    """What is known of the shortest schedule: no shorter one than `bound`, a `best` found."""

    bound: int
    best: int

    @property
    def is_proven(self) -> bool:
        """Whether the best found is the best there is."""
        return self.best == self.bound


def optimum_of(slots: Slots, start: list[int]) -> Optimum:
    """Return the optimum of `slots`; `start` is a schedule to begin with.

    A schedule as short as the lower bound is the optimum, which needs no search. Raises
    `RuntimeError` if the solver contradicts the schedule given.
    """
    found, bound = makespan(slots, start), lower_bound(slots)
    if found == bound:
        return Optimum(bound, found)
    cp_model = import_module("ortools.sat.python.cp_model")
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = SECONDS
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = SEED
    status = solver.solve(_model(cp_model, slots, start, bound))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise RuntimeError(f"CP-SAT says {solver.status_name(status)} of a problem with a solution")
    return Optimum(
        max(bound, round(solver.best_objective_bound)), min(found, round(solver.objective_value))
    )


def _model(cp_model: Any, slots: Slots, start: list[int], bound: int) -> Any:
    """Return intervals on k places, prerequisites, and the cut C >= a + b + ceil(sum p / k), which
    says what CP-SAT is slow to find: that all places together cannot do more."""
    latest = makespan(slots, start)
    model = cp_model.CpModel()
    begins = [model.new_int_var(first, latest, "") for first in slots.release]
    end = model.new_int_var(bound, latest, "end")
    spans = [
        model.new_fixed_size_interval_var(begin, hours, "")
        for begin, hours in zip(begins, slots.hours, strict=True)
    ]
    model.add_cumulative(spans, [1] * len(spans), slots.places)
    for index, begin in enumerate(begins):
        model.add(end >= begin + slots.hours[index])
        for need in slots.needs[index]:
            model.add(begin >= begins[need] + slots.hours[need])
        model.add_hint(begin, start[index])
    model.minimize(end)
    return model
