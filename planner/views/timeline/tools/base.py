"""What a tool is and what the canvas offers it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from planner.document.document import Document, Preview
from planner.domain.problem import Problem
from planner.edits import Edit, EditRejected, Several
from planner.layout.lanes import Span
from planner.layout.rows import Head
from planner.layout.timescale import TimeScale
from planner.render.timeline.scene import DragPicture, Link, TimelineScene
from planner.views.timeline.hit_test import Hit
from planner.views.timeline.pointer_card import CardWords

_NOTHING = Several((), "Nothing")


class Stage(Protocol):
    """The canvas as a tool sees it."""

    @property
    def document(self) -> Document:
        """The open roadmap."""
        ...

    @property
    def scale(self) -> TimeScale:
        """Days to pixels."""
        ...

    @property
    def spans(self) -> Mapping[str, Span]:
        """Where the bars lay when the drag began."""
        ...

    @property
    def head(self) -> Head:
        """What stands above the lanes."""
        ...

    def scene(self) -> TimelineScene:
        """Return what is painted now."""
        ...

    def show_drag(self, picture: DragPicture | None) -> None:
        """Paint a drag, or end painting it."""
        ...

    def show_link(self, link: Link | None) -> None:
        """Paint a link being drawn, or end painting it."""
        ...

    def explain_loop(self, chain: tuple[str, ...]) -> None:
        """Say what a refused link would go round: from the skill that should wait to the other."""
        ...

    def explain(self, problem: Problem) -> None:
        """Say at the pointer why nothing came of a drop."""
        ...

    def show_card(self, words: CardWords | None) -> None:
        """Show a card at the pointer while something is dragged, or none."""
        ...

    def leave_card(self, words: CardWords, keep: str, offer: Edit | None) -> None:
        """Leave a card where something was dropped: what else could be had, with `keep` not to."""
        ...

    def show_band(self, band: QRectF | None) -> None:
        """Paint a rubber band, or end painting it."""
        ...

    def reveal(self, id_: str) -> None:
        """Scroll until a bar is in view."""
        ...

    def pan(self, dx: float, dy: float) -> None:
        """Scroll by pixels."""
        ...

    def announce(self, text: str) -> None:
        """Say something in the status bar."""
        ...


class Tool(ABC):
    """One gesture: made on press, fed with moves or keys, ended by `drop` or `cancel`.

    `hit` is what lay under the press, `id` the activity there, "" on empty ground. `by_keys`: the
    keyboard began it, and `step` feeds it.
    """

    cursor = Qt.CursorShape.ArrowCursor
    follows = False
    """Whether it goes on where the pointer is when the view moves, by itself at an edge too."""
    key_hint = ""
    """What to do after the keyboard began it; "" where only the pointer can."""

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        self.stage = stage
        self.hit = hit
        self.id = hit.id or ""
        self.origin = at
        self.by_keys = by_keys

    @property
    def offer(self) -> Edit | None:
        """What a key takes in place of what is previewed; None for nothing."""
        return None

    @property
    def ending(self) -> str:
        """How to go on, for the status bar."""
        if self.by_keys:
            return "Enter to apply, Esc to cancel."
        return "Release to apply, Esc to cancel."

    @abstractmethod
    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is at `at`; the threshold has been passed."""

    def step(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        """Do by a key what `move` does by the pointer; `text` is what the key types."""
        del key, text, modifiers

    @abstractmethod
    def drop(self) -> None:
        """Make what is previewed true."""

    @abstractmethod
    def cancel(self) -> None:
        """Leave everything as it was."""


class EditTool(Tool):
    """A tool whose effect is one edit: previewed while it moves, applied when it is dropped.

    `edit` is None while nothing would change; `problem` says why nothing can.
    """

    follows = True

    def __init__(self, stage: Stage, hit: Hit, at: QPointF, by_keys: bool = False) -> None:
        super().__init__(stage, hit, at, by_keys)
        self.was = dict(stage.spans)
        self.before = stage.document.schedule
        self.edit: Edit | None = None
        self.problem: Problem | None = None

    def attempt(self, edit: Edit | None) -> Preview:
        """Preview `edit`; where there is none or it is refused, everything as it is."""
        document = self.stage.document
        self.edit = self.problem = None
        if edit is not None:
            try:
                preview = document.evaluate(edit)
            except EditRejected as error:
                self.problem = error.problem
            else:
                self.edit = edit
                document.publish(preview)
                return preview
        document.end_preview()
        return Preview(edit or _NOTHING, self.before, self.before)

    def refuse(self, problem: Problem) -> Preview:
        """Say that nothing can be made here; a drop repeats it."""
        preview = self.attempt(None)
        self.problem = problem
        return preview

    def drop(self) -> None:
        """Apply, or say why not."""
        self.stage.show_drag(None)
        document = self.stage.document
        if self.problem is not None:
            document.refuse(self.problem)
            self.explain(self.problem)
        elif self.edit is not None:
            document.apply(self.edit)
        else:
            document.end_preview()

    def explain(self, problem: Problem) -> None:
        """Say where the pointer is why nothing came of the drop."""
        self.stage.explain(problem)

    def cancel(self) -> None:
        """Put it back."""
        self.stage.show_drag(None)
        self.stage.document.end_preview()
