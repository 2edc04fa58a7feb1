"""From a bar's end dot to another bar: a prerequisite, or a refused loop."""

from PySide6.QtCore import QPointF, Qt

from planner.document.document import Preview
from planner.domain.formatting import day_text, days_later
from planner.domain.problem import Problem
from planner.edits import AddPrerequisite
from planner.edits.links import loop_of
from planner.render.timeline.scene import DragPicture, Link, Verb
from planner.views.timeline.hit_test import Hit, Zone, hit
from planner.views.timeline.navigation import named, neighbour_of
from planner.views.timeline.tools.base import EditTool, Stage
from planner.views.timeline.tools.head import finish_words

_HINT = "Drop on the skill that has to wait. Esc to cancel."


class LinkTool(EditTool):
    """The bar it is dropped on shall wait for the one it began at."""

    cursor = Qt.CursorShape.CrossCursor
    key_hint = "Go to the skill that has to wait with the arrows, or type its name."

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self._target: str | None = None
        self._typed = ""
        self._forbidden = self._before_it()

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Show the line, and what comes of it if the bar under it shall wait."""
        del modifiers
        found = hit(self.stage.scene(), at)
        bar = found.id if found.zone is not Zone.CANVAS else None
        self._show(bar if bar != self.id else None, at)

    def step(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        """Arrows go from bar to bar; letters find one by its name."""
        del modifiers
        scene = self.stage.scene()
        target: str | None
        if key == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            target = named(scene, self._typed, self.id)
        elif text.strip() or (text == " " and self._typed):
            self._typed += text
            target = named(scene, self._typed, self.id)
        else:
            self._typed = ""
            target = neighbour_of(scene, self._target or self.id, key)
        if target is not None and target != self.id:
            self.stage.reveal(target)
            rect = self.stage.scene().rect(target)
            self._show(target, QPointF(rect.left(), rect.center().y()))

    def drop(self) -> None:
        """Link; a loop is refused by the edit, with its sentence, and explained if it goes through
        several skills."""
        self.stage.show_link(None)
        super().drop()

    def explain(self, problem: Problem) -> None:
        """List the loop if it goes through several skills."""
        chain = self._chain(self._edit(self._target)) if self._target is not None else ()
        if len(chain) > 1:
            self.stage.explain_loop(chain)
        else:
            super().explain(problem)

    def cancel(self) -> None:
        """Forget the line."""
        self.stage.show_link(None)
        super().cancel()

    def _show(self, target: str | None, at: QPointF) -> None:
        self._target = target
        if target is None:
            self.attempt(None)
            self.stage.show_drag(None)
            self._draw(at)
            self.stage.announce(f"{self.key_hint} {self.ending}" if self.by_keys else _HINT)
            return
        edit = self._edit(target)
        preview = self.attempt(edit)
        if self.problem is not None:
            self.stage.show_drag(None)
            self._draw(at, target, self._loop(edit))
            self.stage.announce(f"{self.problem.message} {self.problem.hint}")
            return
        words = self._words(edit, preview)
        spot = (at.x(), self.stage.scene().rect(target).bottom())
        picture = DragPicture(target, Verb.LINK, preview, self.was, words=words, spot=spot)
        self.stage.show_drag(picture)
        self._draw(at, target)
        ending = f" {self.ending}" if preview.after.roadmap != self.before.roadmap else ""
        self.stage.announce(f"{words[0]}. {words[1]}.{ending}")

    def _words(self, edit: AddPrerequisite, preview: Preview) -> tuple[str, str]:
        """Say what the link does, and its price: nothing moves before the drop."""
        document, bars = self.stage.document, self.before.tasks
        waiting, source = bars[edit.skill].label, bars[edit.need].label
        if preview.after.roadmap == document.roadmap:
            return f"{waiting} waits for {source} already", "Nothing would change"
        bar = preview.after.by_id[edit.skill]
        later = (bar.start - self.before.by_id[edit.skill].start).days
        start = f"Starts {day_text(bar.start, weekday=True)}, {days_later(later)}"
        headline = edit.label(document.roadmap, document.catalogue)
        return headline, f"{start if later else 'Starts as before'}. {finish_words(preview)}"

    def _draw(self, at: QPointF, target: str | None = None, loop: tuple[str, ...] = ()) -> None:
        allowed, x, y = self.problem is None, at.x(), at.y()
        self.stage.show_link(Link(self.id, x, y, target, allowed, loop, self._forbidden))

    def _before_it(self) -> frozenset[str]:
        """Return the bars of all skills that come before this one: they cannot wait for it."""
        source = self.before.by_id[self.id].skill.id
        before = set(self.before.scope.graph.ancestors(source))
        return frozenset(bar.id for bar in self.before.activities if bar.skill.id in before)

    def _edit(self, target: str) -> AddPrerequisite:
        bars = self.before.by_id
        return AddPrerequisite(bars[target].skill.id, bars[self.id].skill.id)

    def _chain(self, edit: AddPrerequisite) -> tuple[str, ...]:
        document = self.stage.document
        return loop_of(edit.skill, edit.need, document.roadmap, document.catalogue)

    def _loop(self, edit: AddPrerequisite) -> tuple[str, ...]:
        return tuple(skill for skill in self._chain(edit) if skill in self.before.by_id)
