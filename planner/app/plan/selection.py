"""What is selected in the open plan."""

from planner.document.document import Document
from planner.domain.skill import Skill
from planner.edits.own_skills import own_skill
from planner.scheduling.activity import part_of, skill_of
from planner.scheduling.schedule import Activity


def selected_bars(document: Document | None) -> tuple[Activity, ...]:
    """Return a bar for each selected skill or part of one, the leading one first."""
    if document is None:
        return ()
    by_id = document.schedule.by_id
    bars = [by_id[id_] for id_ in document.selection if id_ in by_id]
    return tuple({part_of(bar.id): bar for bar in reversed(bars)}.values())[::-1]


def leading_bar(document: Document | None) -> Activity | None:
    """Return the bar of the leading selected skill."""
    return next(iter(selected_bars(document)), None)


def selected_own_skill(document: Document | None) -> Skill | None:
    """Return the own skill that is selected alone, in the plan or not."""
    if document is None or len(document.selection) != 1:
        return None
    return own_skill(skill_of(document.selection[0]), document.roadmap)
