"""The topics of a skill, its parts in the order of learning, and how far the study of them is.

How many hours each takes is not known: equal parts are an assumption, and `ASSUMED` says so
wherever topics are shown.
"""

from planner.scheduling.states import progress_of
from planner.scheduling.workload import Status, Task

ASSUMED = "Topics in equal parts, an assumption."
_ROUNDING = 1e-9


def studied_topics(task: Task) -> tuple[str, ...]:
    """Return the topics that the study of `task` goes through, in their order.

    There are none where courses teach some of the skill, or where it is studied in two parts:
    which go where is not known.
    """
    return () if task.course_factor > 0 or task.part is not None else task.skill.topics


def topics_done(task: Task) -> float:
    """Return how many topics are done, the share of the one at work included."""
    return progress_of(task) * len(studied_topics(task)) + _ROUNDING


def topics_text(task: Task) -> str:
    """Return the topic at work, or all of them, and that equal parts are assumed; "" for none."""
    topics = studied_topics(task)
    if not topics:
        return ""
    if task.status is not Status.IN_PROGRESS:
        return f"{' · '.join(topics)}. {ASSUMED}"
    return f"Now: {topics[min(int(topics_done(task)), len(topics) - 1)]}. {ASSUMED}"
