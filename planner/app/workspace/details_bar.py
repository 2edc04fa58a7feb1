"""The line above the details where they stand alone: back to the view, on to the next skill."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.document.document import Document
from planner.scheduling.activity import part_of
from planner.views.common.buttons import Button, IconButton
from planner.views.common.ground import Ground
from planner.views.common.labels import ElidedLabel
from planner.views.common.text_size import grow_height


class DetailsBar(Ground):
    """One line high. `left` asks for the view, `stepped` for the skill before (-1) or after (1)."""

    left = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", line=True, parent=parent)
        grow_height(self, 40, 16)
        self.back = Button("Timeline", "arrow-left", small=True)
        self.place = ElidedLabel("", 12, 400, "ink2")
        self.before = IconButton("chevron-up", "Skill before")
        self.after = IconButton("chevron-down", "Next skill")
        self.back.clicked.connect(self.left)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch(1)
        for widget in (self.place, self.before, self.after):
            row.addWidget(widget)

    def show_place(self, document: Document, view: str) -> None:
        """Say which skill of its area is shown; `view` is where the button leads."""
        self.back.setText(view)
        chosen = chosen_of_area(document)
        for button in (self.before, self.after):
            button.setVisible(chosen is not None)
        if chosen is None:
            self.place.setText("")
            return
        at, ids = chosen
        area = document.catalogue.areas[document.schedule.by_id[ids[at]].skill.area].name
        self.place.setText(f"Skill {at + 1} of {len(ids)} in {area}")
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at + 1 < len(ids))


def chosen_of_area(document: Document) -> tuple[int, list[str]] | None:
    """Return the bars of the selected skill’s area in the order of the plan, and its place there.

    None unless one bar is selected.
    """
    schedule, selection = document.schedule, document.selection
    if len({part_of(id_) for id_ in selection}) != 1 or selection[0] not in schedule.by_id:
        return None
    area = schedule.by_id[selection[0]].skill.area
    ids = [bar.id for bar in schedule.activities if bar.skill.area == area]
    return ids.index(selection[0]), ids
