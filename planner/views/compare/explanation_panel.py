"""A small panel that tells how a figure came about."""

from PySide6.QtWidgets import QWidget

from planner.views.common.labels import Heading, Label
from planner.views.common.popover import Popover
from planner.views.compare.cells import CellView

_WIDTH = 380


class ExplanationPanel(Popover):
    """Title, the figure, and the sentences behind it."""

    def __init__(self, cell: CellView, route: str, host: QWidget) -> None:
        what = cell.row.title or route
        super().__init__(f"{what}, {route}" if cell.row.title else what, host, _WIDTH)
        shown = " ".join(part for part in (cell.cell.count, cell.cell.text) if part)
        if shown and cell.cell.size != 12:
            self.box.addWidget(Heading(shown, 15, 600, "ink", wrap=True))
        for sentence in cell.cell.why:
            role = "ink2" if sentence.startswith("Source:") else "ink"
            self.box.addWidget(Label(sentence, 12, 400, role, wrap=True))
