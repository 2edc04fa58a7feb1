"""What decides which actions can be run, which are ticked, and how some are called."""

from dataclasses import dataclass

from planner.app.settings import ThemeChoice
from planner.app.views import ViewId


@dataclass(frozen=True, slots=True)
class WindowState:
    """The state of the window.

    `view` is the view on screen, None without a plan. One that `inspects` has sidebar and inspector
    beside it; nothing counts as selected on another. `behind` is a plan whose progress is told up
    to a day before today; `programme` says whether its route has one. `arrows` is off, selection
    or all. `selected` counts the skills of the selection, `pinned` and `open` those of them that
    are pinned and that are not done; `own` is one skill of the learner's own, selected alone.
    """

    has_plan: bool = False
    view: ViewId | None = None
    inspects: bool = False
    has_file: bool = False
    behind: bool = False
    programme: bool = False
    undo: str = ""
    redo: str = ""
    can_undo: bool = False
    can_redo: bool = False
    selected: int = 0
    pinned: int = 0
    open: int = 0
    begun: int = 0
    own: bool = False
    theme: ThemeChoice = ThemeChoice.SYSTEM
    arrows: str = "selection"
    sidebar: bool = True
    inspector: bool = True
    full_screen: bool = False
    filtered: bool = False
    hides_done: bool = False
    high_contrast: bool = False
    still: bool = False
    text_percent: int = 100

    def always(self) -> bool:
        """Whether to offer what needs nothing."""
        return True

    def on_plan(self) -> bool:
        """Whether a plan is on screen."""
        return self.has_plan

    def on_timeline(self) -> bool:
        """Whether the timeline is on screen."""
        return self.view is ViewId.TIMELINE

    def with_programme(self) -> bool:
        """Whether the timeline is on screen and the plan has a programme with intakes."""
        return self.on_timeline() and self.programme

    def with_inspector(self) -> bool:
        """Whether the view on screen has the panes of the plan beside it."""
        return self.inspects

    def with_selection(self) -> bool:
        """Whether a skill is selected."""
        return self.selected > 0

    def with_open(self) -> bool:
        """Whether a skill is selected that is not done."""
        return self.open > 0

    def with_selected_bar(self) -> bool:
        """Whether a skill is selected on the timeline."""
        return self.on_timeline() and self.with_selection()

    def with_open_bar(self) -> bool:
        """Whether a skill is selected on the timeline that is not done."""
        return self.on_timeline() and self.with_open()

    def with_one_open(self) -> bool:
        """Whether one skill is selected, and is not done."""
        return self.selected == 1 and self.open == 1

    def with_own(self) -> bool:
        """Whether one skill of the learner's own is selected."""
        return self.own
