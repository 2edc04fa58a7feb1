"""Edits of what the hours take for granted."""

from dataclasses import dataclass, replace

from planner.domain.assumptions import USUAL, Figure
from planner.domain.catalogue import Catalogue
from planner.domain.formatting import factor_text
from planner.domain.limits import AWARE_FACTORS, BIASES, PACE_SPREADS, PROFICIENT_FACTORS, kept
from planner.domain.roadmap import Roadmap
from planner.edits.base import reject

RANGES = {
    Figure.AWARE: AWARE_FACTORS,
    Figure.PROFICIENT: PROFICIENT_FACTORS,
    Figure.OWN_ESTIMATES: BIASES,
    Figure.CATALOGUE_HOURS: BIASES,
    Figure.PACE_SPREAD: PACE_SPREADS,
}
"""The least and the most of each figure."""

_NAMES = {
    Figure.AWARE: "Hours to aware",
    Figure.PROFICIENT: "Hours to proficient",
    Figure.OWN_ESTIMATES: "The factor on your own estimates",
    Figure.CATALOGUE_HOURS: "The factor on the catalogue’s hours",
    Figure.PACE_SPREAD: "The spread of the pace",
}


@dataclass(frozen=True, slots=True)
class SetAssumption:
    """One figure behind the hours; None is the usual one."""

    figure: Figure
    value: float | None

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Rejected for a figure out of its range; the sentence names it."""
        del catalogue
        value = None if self.value is None else kept(self.value)
        low, high = RANGES[self.figure]
        if value is not None and not low <= value <= high:
            message = f"{_NAMES[self.figure]} must be from {low:g} to {high:g}."
            raise reject("assumption-range", message, "Enter a number in that range.")
        return replace(roadmap, assumptions=roadmap.assumptions.with_figure(self.figure, value))

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Say the figure."""
        del roadmap, catalogue
        value = "as usual" if self.value is None else factor_text(self.value)
        return f"{_NAMES[self.figure]}: {value}"


@dataclass(frozen=True, slots=True)
class ResetAssumptions:
    """Back to the usual figures, all of them."""

    def apply(self, roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
        """Never rejected."""
        del catalogue
        return replace(roadmap, assumptions=USUAL)

    def label(self, roadmap: Roadmap, catalogue: Catalogue) -> str:
        """Same for all."""
        del roadmap, catalogue
        return "Reset the assumptions"
