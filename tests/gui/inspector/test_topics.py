"""The topics of a skill on its page."""

from planner.document.document import Document
from planner.edits import LogHours, MarkDone
from planner.scheduling.topics import ASSUMED, studied_topics
from planner.views.common.labels import Label
from planner.views.inspector.skill.topics import TopicSection
from tests.gui.inspector.conftest import DAY, Show


def states(section: TopicSection) -> list[str]:
    """Return the state of each topic shown."""
    return [mark.topic.state for mark in section.marks]


def test_topics_stand_in_their_order_with_the_one_at_work_marked(
    show: Show, document: Document
) -> None:
    section = show("probability").topics
    assert section.isVisible()
    task = document.schedule.tasks["probability"]
    topics = studied_topics(task, document.schedule.tasks)
    assert [mark.topic.name for mark in section.marks] == list(topics)
    done = task.plan.logged / (task.plan.logged + task.remaining) * len(topics)
    at_work = int(done)
    assert states(section) == [
        *["done"] * at_work, "in-progress", *["locked"] * (len(topics) - at_work - 1),
    ]  # fmt: skip
    assert abs(section.marks[at_work].topic.share - (done - at_work)) < 1e-6
    assert section.marks[at_work].accessibleName() == f"{topics[at_work]}, in progress"
    assert section.marks[-1].accessibleName() == f"{topics[-1]}, not begun"
    assert ASSUMED in [label.text() for label in section.findChildren(Label)]


def test_topics_follow_what_is_logged(show: Show, document: Document) -> None:
    before = show("probability").topics
    shown = before.marks
    document.apply(LogHours("probability", 1.0, DAY))
    task = document.schedule.tasks["probability"]
    section = show("probability").topics
    assert section.marks != shown
    document.apply(MarkDone("probability", max(DAY, document.roadmap.status_date)))
    assert states(show("probability").topics) == ["done"] * len(
        studied_topics(task, document.schedule.tasks)
    )


def test_marks_are_kept_while_they_say_the_same(show: Show) -> None:
    marks = show("probability").topics.marks
    assert show("statistics").topics.marks != marks
    marks = show("statistics").topics.marks
    assert show("statistics").topics.marks == marks


def test_a_skill_that_waits_has_nothing_at_work(show: Show) -> None:
    section = show("statistics").topics
    assert set(states(section)) == {"locked"}
    assert all(mark.accessibleName().endswith(", not begun") for mark in section.marks)


def test_no_topics_outside_the_plan_or_where_none_are_named(show: Show, document: Document) -> None:
    assert show("portfolio-capstone").topics.isHidden()
    outside = next(
        skill for skill in document.catalogue.skills.values()
        if skill.topics and skill.id not in document.schedule.tasks
    )  # fmt: skip
    assert show(outside.id).topics.isHidden()
    assert not show("statistics").topics.isHidden()


def test_each_of_two_parts_has_topics_of_its_own(show: Show, document: Document) -> None:
    plan = document.schedule
    skill = next(
        each
        for each in plan.scope.split
        if len(plan.tasks[each].skill.topics) > 1 and not plan.tasks[each].course_factor
    )
    first = [mark.topic.name for mark in show(skill).topics.marks]
    rest = [mark.topic.name for mark in show(f"{skill}+").topics.marks]
    assert first
    assert rest
    assert (*first, *rest) == plan.tasks[skill].skill.topics
