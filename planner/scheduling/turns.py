"""Whose turn it is: the start order of the plan laid out once without pins, progress and own
estimates.

So a drag or an estimate never changes the turns. They follow the learner's own order, then what
the courses of a programme take for granted, then the curriculum with its two tracks, entry level
before all beyond it; the longest tail breaks ties, then the catalogue's order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress

from planner.domain.catalogue import Catalogue
from planner.domain.parts import First, PartId, skill_of_part
from planner.domain.programme import Programme
from planner.domain.roadmap import Roadmap
from planner.domain.scope import Scope
from planner.domain.skill import Track
from planner.scheduling.availability import EPSILON, Availability
from planner.scheduling.curriculum import curriculum_places
from planner.scheduling.engine import run, tails
from planner.scheduling.gates import course_gate, release_of
from planner.scheduling.prework import prework_of
from planner.scheduling.work import HoldBack, Layout, Timing, Work, all_on_grid, by_rank
from planner.scheduling.workload import Task


class Rank(StrEnum):
    """Why a part stands where it does among all that may start."""

    OWN_ORDER = "own-order"
    PREWORK = "prework"
    ENTRY = "entry"
    BEYOND = "beyond"


_SWAPPED = bytes.maketrans(b"\x00\x01", b"\x01\x00")


@dataclass(frozen=True)
class Turns:
    """The parts of a plan by turn, and the plan laid out for it.

    `index` says where each part stands in `work` and `timing`, `ranks` why it has its rank there
    and `places` where the curriculum places it. `held` are the parts that wait for entry level;
    those of them that are `exempt` do so from the start of the first term on.
    """

    order: tuple[PartId, ...]
    index: Mapping[PartId, int]
    work: Work
    timing: Timing
    ranks: Sequence[Rank]
    places: Sequence[float]
    held: frozenset[PartId]
    exempt: frozenset[PartId]


def turns_of(
    roadmap: Roadmap,
    catalogue: Catalogue,
    scope: Scope,
    programme: Programme,
    tasks: Mapping[PartId, Task],
    calendar: Availability,
) -> Turns:
    """Lay the plan out from its start; `calendar` holds from then on."""
    parts = [part for part, task in tasks.items() if task.priority_hours > EPSILON]
    index = {part: place for place, part in enumerate(parts)}
    todo = list(map(tasks.__getitem__, parts))
    needs, unlocks = links_of(todo, index)
    prework = prework_of(programme, tasks, scope, roadmap.learner.known, calendar.origin)
    entry_first = roadmap.first is First.ENTRY and not scope.entry.isdisjoint(index)
    beyond = _beyond(parts, scope) if entry_first else bytes(len(parts))
    ranks = _ranks(parts, beyond, prework, roadmap)
    places = curriculum_places(parts, beyond, unlocks, catalogue.sequence)
    hours = all_on_grid([task.priority_hours for task in todo])
    order = _order(todo, ranks, places, tails(hours, unlocks, range(len(todo))), roadmap, scope)
    held = frozenset(compress(parts, beyond)).difference(prework, roadmap.order)
    exempt = frozenset(part for part in prework if part in index and beyond[index[part]])
    exempt -= frozenset(roadmap.order)
    gates = [course_gate(task, tasks) for task in todo] if programme.parts else []
    work = Work(
        hours=hours,
        needs=needs,
        unlocks=unlocks,
        release=[release_of(gate, calendar) for gate in gates] or [0.0] * len(todo),
        rank=by_rank(order),
        order=order,
        begun=[False] * len(todo),
        pinned=[False] * len(todo),
        focus=roadmap.learner.focus,
        hold=hold_back(parts, scope, held, exempt, first_term(programme, calendar)),
        layout=_layout(todo, ranks, catalogue),
    )
    timing = run(work)
    by_turn = tuple([parts[place] for place in timing.sequence])
    return Turns(by_turn, index, work, timing, ranks, places, held, exempt)


def links_of(
    todo: Sequence[Task], index: Mapping[PartId, int]
) -> tuple[list[int], list[list[int]]]:
    """Return how many prerequisites each of `todo` has in the `index`, and who waits for it."""
    needs = [0] * len(todo)
    unlocks: list[list[int]] = [[] for _ in todo]
    for place, task in enumerate(todo):
        for need in task.needs:
            before = index.get(need)
            if before is not None:
                needs[place] += 1
                unlocks[before].append(place)
    return needs, unlocks


def hold_back(
    parts: Sequence[PartId],
    scope: Scope,
    held: frozenset[PartId],
    exempt: frozenset[PartId],
    until: float,
) -> HoldBack | None:
    """Return what is held back of `parts`; the `exempt` are so from the position `until` on."""
    waiting = held if until > 0 else held | exempt
    flags = bytes(map(waiting.__contains__, parts))
    entry = bytes(map(scope.entry.__contains__, parts))
    if 1 not in entry or not (1 in flags or exempt):
        return None
    late = [place for place, part in enumerate(parts) if part in exempt] if until > 0 else []
    return HoldBack(entry, flags, tuple(late), until)


def _beyond(parts: Sequence[PartId], scope: Scope) -> bytes:
    """Return a 1 for each of `parts` that is not of entry level."""
    return bytes(map(scope.entry.__contains__, parts)).translate(_SWAPPED)


def first_term(programme: Programme, calendar: Availability) -> float:
    """Return the position at which the first term with courses begins, 0 if it has or there is
    none."""
    first = next((block.first for block in programme.blocks if block.courses), None)
    return calendar.hours_before(first) if first is not None and first > calendar.origin else 0.0


def _ranks(
    parts: Sequence[PartId], beyond: Sequence[int], prework: frozenset[PartId], roadmap: Roadmap
) -> list[Rank]:
    own, entry, late = frozenset(roadmap.order), Rank.ENTRY, Rank.BEYOND
    ranks = [late if is_late else entry for is_late in beyond]
    if own or prework:
        for place, part in enumerate(parts):
            if part in own:
                ranks[place] = Rank.OWN_ORDER
            elif part in prework:
                ranks[place] = Rank.PREWORK
    return ranks


def _order(
    todo: Sequence[Task],
    ranks: Sequence[Rank],
    places: Sequence[float],
    tail: Sequence[float],
    roadmap: Roadmap,
    scope: Scope,
) -> list[int]:
    """Return the places by rank."""
    shelf = scope.graph.rank
    known = (
        [shelf[skill_of_part(task.id)] for task in todo]
        if scope.split
        else [shelf[task.id] for task in todo]
    )
    order = sorted(range(len(todo)), key=known.__getitem__)
    order.sort(key=tail.__getitem__, reverse=True)
    if any(places):
        order.sort(key=places.__getitem__)
    if roadmap.order:
        own = {part: place for place, part in enumerate(roadmap.order)}
        order.sort(key=[own.get(task.id, len(own)) for task in todo].__getitem__)
    classes = [rank for rank in Rank if rank in ranks]
    if len(classes) < 2:
        return order
    return [place for rank in classes for place in order if ranks[place] is rank]


def _layout(todo: Sequence[Task], ranks: Sequence[Rank], catalogue: Catalogue) -> Layout:
    practice = {area.id for area in catalogue.areas.values() if area.track is Track.PRACTICE}
    own = ranks.count(Rank.OWN_ORDER)
    leading = own + ranks.count(Rank.PREWORK)
    if len(practice) == len(catalogue.areas):
        return Layout(b"", own, leading)
    track = bytes([task.skill.area in practice for task in todo])
    return Layout(track if len(set(track)) > 1 else b"", own, leading)
