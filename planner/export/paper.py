"""Sizes of the pages, in points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: `name` as Typst knows it, width and height upright."""

    name: str
    width: float
    height: float

    @property
    def timeline_width(self) -> float:
        """Width of the time axis on a page on its side."""
        return self.height - 2 * SIDE_MARGIN - LABEL_COLUMN

    @property
    def timeline_height(self) -> float:
        """Height for the rows of a timeline page: the page without its title, axis, strip and
        footer."""
        return self.width - TIMELINE_FRAME


SIDE_MARGIN = 34.0
LABEL_COLUMN = 84.0
TIMELINE_FRAME = 180.0
UPRIGHT_MARGIN = 42.5

PAPERS = {
    "a4": Paper("a4", 595.28, 841.89),
    "letter": Paper("us-letter", 612.0, 792.0),
}
