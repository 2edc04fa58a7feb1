"""The topics of a skill, its parts in the order of learning, and how far the study of them is.

How many hours each takes is not known: equal parts are an assumption, and `ASSUMED` says so
wherever topics are shown.
"""

from collections.abc import Mapping, Sized

from planner.domain.parts import PartId, deeper_of, is_deeper
from planner.scheduling.states import progress_of
from planner.scheduling.workload import Status, Task

ASSUMED = "Topics in equal parts, an assumption."
_ROUNDING = 1e-9


def studied_topics(task: Task, tasks: Mapping[PartId, Task]) -> tuple[str, ...]:
    """Return the topics that the study of `task`, one of the plan's `tasks`, goes through, in
    their order.

    Of a skill in two parts each has as many as its share of the hours comes to, the first part
    the first ones, and at least one where there are two. There are none where courses teach some
    of the skill: which those are is not known.
    """
    parts = [tasks[each] for each in parts_of(task) if each in tasks]
    topics = task.skill.topics
    if any(each.course_factor > 0 for each in parts):
        return ()
    if len(parts) < 2:
        return topics
    border = _border(len(topics), parts[0].factor, parts[1].factor)
    return topics[border:] if is_deeper(task.id) else topics[:border]


def parts_of(task: Task) -> tuple[PartId, ...]:
    """Return the ids of all parts of the skill that `task` is of."""
    skill = task.skill.id
    return (skill, deeper_of(skill)) if task.part is not None else (task.id,)


def _border(count: int, first: float, second: float) -> int:
    """Return how many of `count` topics the first part has."""
    share = first / (first + second) if first + second > 0 else 1.0
    least = 1 if count > 1 else 0
    return min(max(round(count * share), least), count - least)


def topics_done(task: Task, topics: Sized) -> float:
    """Return how many of its `topics` are done, the share of the one at work included."""
    return progress_of(task) * len(topics) + _ROUNDING


def topics_text(task: Task, tasks: Mapping[PartId, Task]) -> str:
    """Return the topic at work, or all of them, and that equal parts are assumed; "" for none."""
    topics = studied_topics(task, tasks)
    if not topics:
        return ""
    if task.status is not Status.IN_PROGRESS:
        return f"{' · '.join(topics)}. {ASSUMED}"
    return f"Now: {topics[min(int(topics_done(task, topics)), len(topics) - 1)]}. {ASSUMED}"
