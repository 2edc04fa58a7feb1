"""Where the recommended sequence of the catalogue places each part of a plan."""

from collections.abc import Sequence
from math import inf

from planner.domain.parts import PartId, deeper_of, is_deeper

_BEHIND = 0.5


def curriculum_places(
    parts: Sequence[PartId],
    beyond: Sequence[int],
    unlocks: Sequence[Sequence[int]],
    sequence: Sequence[PartId],
) -> list[float]:
    """Return the place of each of `parts`, which have prerequisites first and name their dependants
    in `unlocks`.

    A skill that is studied in one part, but only after entry level (`beyond`), stands where its
    deeper part does. What the sequence does not name is put right before the first that needs it,
    at the earliest right after the last it needs; with neither, it comes last.
    """
    if not sequence:
        return [0.0] * len(parts)
    known = {part: float(place) for place, part in enumerate(sequence)}
    given = [_given(part, late, known) for part, late in zip(parts, beyond, strict=True)]
    found, after = [inf if place is None else place for place in given], [-1.0] * len(parts)
    for place, behind in enumerate(unlocks):
        held = given[place]
        at = after[place] if held is None else held + _BEHIND
        for each in behind:
            after[each] = max(after[each], at)
    for place in reversed(range(len(parts))):
        if given[place] is not None:
            continue
        before = min([found[each] - _BEHIND for each in unlocks[place]], default=inf)
        if before == inf and after[place] < 0:
            continue
        found[place] = after[place] if before == inf else max(before, after[place])
    return found


def _given(part: PartId, beyond: int, known: dict[PartId, float]) -> float | None:
    """Return the place that the sequence gives to `part`, None without one."""
    if beyond and not is_deeper(part) and deeper_of(part) in known:
        return known[deeper_of(part)]
    return known.get(part)
