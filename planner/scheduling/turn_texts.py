"""Why the turn of a part comes when it does, in sentences."""

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import pin_text
from planner.domain.parts import PartId, deeper_of
from planner.domain.skill import Track
from planner.scheduling.date_reasons import waits_for
from planner.scheduling.schedule import Schedule
from planner.scheduling.turns import Rank
from planner.scheduling.workload import Status


def turn_number(part: PartId, schedule: Schedule) -> int | None:
    """Return the turn of `part`, from 1 on; None if nothing of it is studied."""
    order = schedule.turns.order
    return order.index(part) + 1 if part in schedule.turns.index else None


def turn_text(part: PartId, schedule: Schedule, catalogue: Catalogue) -> str:
    """Return in a sentence or two where `part` stands among all that may start, and why."""
    turns = schedule.turns
    place = turns.index.get(part)
    if place is None:
        return "Taught by the programme, so that nothing of it waits for a turn."
    plan = schedule.tasks[part].plan
    if plan.pin is not None and schedule.tasks[part].status is Status.PLANNED:
        return f"You have pinned it to {pin_text(plan.pin)}: it takes a place of its own."
    rank = turns.ranks[place]
    if rank is Rank.OWN_ORDER:
        number = schedule.roadmap.order.index(part) + 1
        return f"Number {number} in your own order, which stands above all else but pins."
    if rank is Rank.PREWORK:
        return "The first courses of the programme take it for granted."
    level = "Entry level asks for it" if rank is Rank.ENTRY else "Lies beyond entry level"
    if not turns.held and rank is Rank.ENTRY and part not in schedule.scope.entry:
        level = "Entry level does not come first in this plan"
    return f"{level}. {_curriculum(part, schedule, catalogue)}"


def why_text(part: PartId, schedule: Schedule, catalogue: Catalogue) -> str:
    """Return why the turn of `part` comes then, and what its start waited for."""
    bar = schedule.by_id.get(part)
    turn = turn_text(part, schedule, catalogue)
    return turn if bar is None else f"{turn} {waits_for(bar, schedule)}"


def _curriculum(part: PartId, schedule: Schedule, catalogue: Catalogue) -> str:
    sequence, held = catalogue.sequence, schedule.turns.held
    if not sequence:
        return "No curriculum names it: what most waits for goes first."
    named = deeper_of(part) if part in held and deeper_of(part) in sequence else part
    if named not in sequence:
        return "The curriculum does not name it: it stands next to what it needs and what needs it."
    number = f"Place {sequence.index(named) + 1} of {len(sequence)} in the curriculum"
    layout = schedule.turns.work.layout
    if layout is None or not layout.track or schedule.roadmap.learner.focus == 1:
        return f"{number}."
    area = catalogue.areas[schedule.tasks[part].skill.area]
    other = "practice" if area.track is Track.THEORY else "theory"
    return f"{number}, {area.track.value} beside {other}."
