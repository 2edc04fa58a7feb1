"""The topics of a skill, each with how far it is."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.render.fonts import font
from planner.render.glyphs import GLYPH_OF_STATE, glyph_colour, paint_glyph
from planner.scheduling.states import State
from planner.scheduling.topics import ASSUMED, studied_topics, topics_done
from planner.scheduling.workload import Status
from planner.views.common.flow import FlowLayout
from planner.views.common.labels import Label
from planner.views.common.painting import paint_text, size_of, text_width
from planner.views.common.themed import Themed, theme_children
from planner.views.inspector.shared.parts import Section
from planner.views.inspector.shared.skill_facts import SkillFacts

_HEIGHT = 20
_LEFT = 20
_TAIL = 8


@dataclass(frozen=True, slots=True)
class TopicState:
    """A topic of a skill in `area`; `share` is how much of it is done."""

    name: str
    area: str
    state: State
    share: float


def topic_states(view: SkillFacts) -> tuple[TopicState, ...]:
    """Return the topics that are studied, the one that comes next as the skill itself stands."""
    task = view.task
    if task is None:
        return ()
    topics = studied_topics(task, view.schedule.tasks)
    done = topics_done(task, topics)
    coming = view.state if task.status is Status.PLANNED else State(task.status.value)
    found = []
    for place, name in enumerate(topics):
        state = State.LOCKED if place > done else State.DONE if place + 1 <= done else coming
        found.append(TopicState(name, view.skill.area, state, max(done - place, 0.0)))
    return tuple(found)


class TopicMark(Themed, QWidget):
    """A topic with the glyph of its state."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, topic: TopicState) -> None:
        super().__init__()
        self.topic = topic
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        is_ahead = topic.state in (State.LOCKED, State.NEXT)
        word = "not begun" if is_ahead else topic.state.label.lower()
        self.setAccessibleName(f"{topic.name}, {word}")

    def sizeHint(self) -> QSize:
        """Return the room for glyph and name."""
        weight = 500 if self.topic.state == State.IN_PROGRESS else 400
        wide = text_width(self.topic.name, font(12, weight))
        return size_of(_LEFT + wide + _TAIL, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint glyph and name, that of the topic at work stronger."""
        theme, topic = self.theme, self.topic
        at_work = topic.state == State.IN_PROGRESS
        with QPainter(self) as painter:
            ink = glyph_colour(topic.state, topic.area, theme)
            box = QRectF(0, (self.height() - 14) / 2, 14, 14)
            paint_glyph(painter, GLYPH_OF_STATE[topic.state], box, ink, theme, topic.share)
            room = QRect(_LEFT, 0, self.width() - _LEFT, self.height())
            face = font(12, 500 if at_work else 400)
            paint_text(painter, room, topic.name, face, theme.ink if at_work else theme.ink2)


class TopicSection(Section):
    """The topics in the order of learning; hidden where there are none."""

    def __init__(self) -> None:
        super().__init__("Topics")
        self._shown: tuple[TopicState, ...] | None = None
        self._marks = QWidget()
        self._flow = FlowLayout(self._marks)
        self.box.addWidget(self._marks)
        self.box.addWidget(Label(ASSUMED, 11, 400, "ink2", wrap=True))

    @property
    def marks(self) -> list[TopicMark]:
        """The topics shown, in order."""
        return [each for each in self._flow.widgets() if isinstance(each, TopicMark)]

    def fill(self, view: SkillFacts) -> None:
        """Show the topics of a skill."""
        topics = topic_states(view)
        self.setVisible(bool(topics))
        if topics == self._shown:
            return
        self._shown = topics
        for mark in self.marks:
            mark.hide()
            mark.deleteLater()
        self._flow.take_all()
        for topic in topics:
            self._flow.addWidget(TopicMark(topic))
        theme_children(self, self.theme)
