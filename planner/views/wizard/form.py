"""The left side: the questions. It shows answers and says what was answered; it keeps none."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.formatting import count_text, exact_hours_text, hours_text
from planner.domain.learner import CalendarRule, WeekHours
from planner.domain.roadmap import Aim
from planner.domain.skill import SkillId
from planner.edits import AddRule, EditRejected
from planner.views.common.accessible import in_order
from planner.views.common.as_written import set_tooltip
from planner.views.common.labels import Label
from planner.views.common.lines import Separator
from planner.views.common.segmented import SegmentedControl
from planner.views.wizard.answers import Answers
from planner.views.wizard.implied_offer import ImpliedOffer
from planner.views.wizard.known_skills import KnownSkills
from planner.views.wizard.parts import Column, Question
from planner.views.wizard.plan_dates import PlanDates
from planner.views.wizard.roles import Roles
from planner.views.wizard.week_columns import WeekColumns


class Form(Column):
    """`answered` carries new `Answers`. `held` and `released` frame a drag, which is one answer.

    `about_wanted` carries a career to read about.
    """

    answered = Signal(object)
    held = Signal()
    released = Signal()
    about_wanted = Signal(str)

    def __init__(self, catalogue: Catalogue, answers: Answers) -> None:
        super().__init__("canvas")
        self._catalogue, self._answers = catalogue, answers
        self._make_fields()
        self._lay_out()
        self._connect()

    def show_answers(self, answers: Answers, finish: date, spared: float | None) -> None:
        """Show `answers`. `finish` is that of the chosen route, `spared` the hours that what is
        known takes off self-study, None if that is not known."""
        self._answers = answers
        catalogue = self._catalogue
        counts = {id_: len(answers.asked(catalogue, id_)) for id_ in catalogue.careers}
        asked = answers.asked(catalogue)
        self.roles.show_answers(answers.career, counts)
        self.aim.set_current(answers.aim.value)
        self.known.show_known(answers.known, asked)
        self.implied.forget_unless(answers.known)
        self.known_question.say(_known_text(len(answers.known), len(asked), spared))
        self.week.show_hours(answers.hours)
        hours = exact_hours_text(answers.hours_per_week)
        self.hours_question.say(f"{hours} a week", strong=True)
        self.focus.set_current(str(answers.focus))
        self.when.show_answers(answers, finish)
        self._refuse("")

    def _make_fields(self) -> None:
        self.roles = Roles(self._catalogue)
        self.aim = SegmentedControl(
            [(Aim.PATH.value, "Whole path", ""), (Aim.ENTRY.value, "Entry level", "")], small=True
        )
        self.aim.setAccessibleName("How far")
        self.known = KnownSkills(self._catalogue)
        self.implied = ImpliedOffer()
        self.week = WeekColumns()
        self.focus = SegmentedControl([(str(n), str(n), "") for n in range(1, 5)], small=True)
        self.focus.setAccessibleName("Skills at a time")
        set_tooltip(self.focus, "The most skills in progress at once")
        self.when = PlanDates()
        self.trouble = Label("", 12.5, 500, "conflict", wrap=True)

    def _lay_out(self) -> None:
        self.role_question = Question("Which role are you aiming for?", self.roles)
        self.known_question = Question("What do you already know?", self.known)
        self.hours_question = Question("How many hours can you study each day?", self.week)
        self.when_question = Question("When?", self.when)
        self.known_question.column.addWidget(self.implied)
        self.role_question.head.addWidget(self.aim)
        in_order(self.roles)  # it stands below
        focus = QHBoxLayout()
        focus.setSpacing(8)
        focus.addWidget(Label("Skills at a time", 12, 400, "ink2"))
        focus.addWidget(self.focus)
        focus.addStretch(1)
        self.hours_question.column.addLayout(focus)
        self.when_question.column.addWidget(self.trouble)
        questions: tuple[QWidget, ...] = (
            self.role_question, self.known_question, self.hours_question, self.when_question,
        )  # fmt: skip
        for place, question in enumerate(questions):
            if place:
                self.column.addWidget(Separator(role="grid2"))
            self.column.addWidget(question)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.roles.chosen.connect(self._on_career)
        self.roles.about_wanted.connect(self.about_wanted)
        self.aim.chosen.connect(self._on_aim)
        self.known.entered.connect(self._on_known)
        self.implied.answered.connect(self._on_implied)
        self.week.begun.connect(self.held)
        self.week.entered.connect(self._on_hours)
        self.week.ended.connect(self.released)
        self.focus.chosen.connect(self._on_focus)
        self.when.started.connect(self._on_start)
        self.when.ends.connect(self._on_deadline)
        self.when.rules.connect(self._on_rules)

    def _on_career(self, career: str) -> None:
        self.answered.emit(replace(self._answers, career=career))

    def _on_aim(self, aim: str) -> None:
        self.answered.emit(replace(self._answers, aim=Aim(aim)))

    def _on_known(self, known: dict[SkillId, Level]) -> None:
        """Take with it what it rests on, and ask whether that is right."""
        held = self._answers.known
        more = {id_: level for id_, level in known.items() if level > held.get(id_, 0)}
        found = self._answers.implied(more, self._catalogue) if more else None
        also = found.skills if found else {}
        self.implied.ask(more, also, found.question if found else "")
        self.answered.emit(replace(self._answers, known={**known, **also}))

    def _on_implied(self, skills: dict[SkillId, Level], known: bool) -> None:
        held = self._answers.known
        rest = {id_: level for id_, level in held.items() if id_ not in skills}
        self.answered.emit(replace(self._answers, known={**held, **skills} if known else rest))

    def _on_hours(self, hours: WeekHours) -> None:
        self.answered.emit(replace(self._answers, hours=hours))

    def _on_focus(self, count: str) -> None:
        self.answered.emit(replace(self._answers, focus=int(count)))

    def _on_start(self, day: date) -> None:
        self.answered.emit(replace(self._answers, start=day))

    def _on_deadline(self, day: date | None) -> None:
        self.answered.emit(replace(self._answers, deadline=day))

    def _on_rules(self, rules: tuple[CalendarRule, ...]) -> None:
        """Take the time off, or say why it cannot be."""
        bare = replace(self._answers, calendar=())
        try:
            if rules and not bare.missing(self._catalogue):
                AddRule(rules[-1]).apply(bare.roadmap(self._catalogue), self._catalogue)
        except EditRejected as error:
            self._refuse(f"{error.problem.message} {error.problem.hint}".strip())
            return
        self.answered.emit(replace(self._answers, calendar=rules))

    def _refuse(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))


def _known_text(known: int, asked: int, spared: float | None) -> str:
    """Return how much of the role is known: “10 skills, 168 h you can skip”."""
    if not known or spared is None:
        return f"{count_text(asked, 'skill')} to learn from nothing"
    return f"{count_text(known, 'skill')}, {hours_text(spared)} you can skip"
