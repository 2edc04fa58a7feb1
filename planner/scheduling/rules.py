"""Who takes the next free place.

**In turn** is the rule of a plan: nobody overtakes. While something is in progress, a part does
not start before all with an earlier turn have started, pinned ones too; only what waits longer for
a day than the learner's patience holds nobody back. When nothing is in progress, the first that
may start does.

**By the curriculum** is the rule by which the turns are found: of all that may start, the first by
rank, so that of the two tracks the one with fewer in progress goes first.

Both hold back what lies beyond entry level while a part of entry level is in progress or could
begin. Where every open part of it waits, what lies beyond starts one at a time, that is only when
nothing is in progress.
"""

from collections.abc import Sequence
from typing import Protocol

from planner.scheduling.availability import EPSILON
from planner.scheduling.work import NOBODY, Work


class Run(Protocol):
    """What the rules look at of a run of the engine: see `planner.scheduling.engine.EngineRun`."""

    work: Work
    queue: bytearray
    open_entry: int
    looked: int

    @property
    def active(self) -> Sequence[tuple[float, int, int]]:
        """Who is in progress, with the index last."""

    def opening(self, index: int) -> float:
        """Return from when on the activity, and all that comes before it, is open."""


WAITING, OPEN, HELD, OUT, END, OPEN_PRACTICE, HELD_PRACTICE = range(7)
"""How it stands at a turn: waits for a day or a prerequisite, may start, may start but for entry
level, is not in the queue (any more), there is no such turn; the last two in the other track."""

ENTRY_REACHED = bytes.maketrans(bytes([HELD, HELD_PRACTICE]), bytes([OPEN, OPEN_PRACTICE]))

_MARKS = bytes.maketrans(b"\x00\x01", bytes([OPEN, HELD]))


def marks(study: Run) -> bytearray:
    """Return per activity how it stands once it may start, entry level not being reached."""
    hold, layout, count = study.work.hold, study.work.layout, len(study.work.hours)
    found = bytearray([OPEN]) * count
    if hold is not None and study.open_entry:
        found = bytearray(hold.held.translate(_MARKS))
    if layout is not None and layout.track:
        practice = OPEN_PRACTICE - OPEN
        found = bytearray(
            mark + practice * track for mark, track in zip(found, layout.track, strict=True)
        )
    return found


def in_turn(study: Run, first: int, now: float, taken: int) -> int:
    """Return the turn that starts next, with `first` the earliest one left; NOBODY if none may."""
    queue = study.queue
    if not taken:
        found = queue.find(OPEN, first)
        study.looked = max(study.looked, found) if found >= 0 else len(queue)
        return found if found >= 0 else queue.find(HELD, first)
    order, hold = study.work.order, study.work.hold
    held, latest = (
        hold.held if hold and study.open_entry else None,
        now + study.work.patience + EPSILON,
    )
    for turn in range(first, len(queue)):
        state = queue[turn]
        if state == OPEN:
            study.looked = max(study.looked, turn)
            return turn
        is_held = state == WAITING and held and held[order[turn]]
        waits = state == WAITING and not is_held
        if state == END or (waits and study.opening(order[turn]) <= latest):
            study.looked = max(study.looked, turn)
            break
    return NOBODY


def by_curriculum(study: Run, first: int, now: float, taken: int) -> int:
    """Return the rank that starts next, with `first` the lowest one left; NOBODY if none may."""
    del now
    queue = study.queue
    theory, practice = queue.find(OPEN, first), queue.find(OPEN_PRACTICE, first)
    if theory < 0 and practice < 0:
        if taken and study.open_entry:
            return NOBODY
        theory, practice = queue.find(HELD, first), queue.find(HELD_PRACTICE, first)
    if theory < 0 or practice < 0:
        return max(theory, practice)
    layout, sooner = study.work.layout, min(theory, practice)
    if layout is None or sooner < layout.own or study.work.focus == 1:
        return sooner
    if sooner < layout.leading <= max(theory, practice):
        return sooner
    practised = sum(layout.track[index] for _, _, index in study.active)
    more = 2 * practised - len(study.active)
    return sooner if not more else theory if more > 0 else practice
