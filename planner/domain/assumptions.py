"""What a plan takes for granted about hours: judgements, each of which a roadmap may replace."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from planner.domain.effort import LevelFactors

OWN_ESTIMATE_BIAS = 1.0
"""Factor on efforts the learner guessed, until a record says otherwise: counted more often, as
guesses come out low (Buehler, Griffin & Ross 1994), the mean of three public logs was too late."""

CATALOGUE_BIAS = 1.0
"""Factor on the catalogue's efforts, which are taken as they are."""

PACE_SPREAD = 0.25
"""Sigma of ln(pace), the factor all skills of a sample share (Trietsch et al. 2012)."""

RECORD_PACE_SPREAD = 0.15
"""The same once the learner's own record tells how long skills take."""


class Figure(StrEnum):
    """The figures of `Assumptions`, by the names of its fields."""

    AWARE = "aware"
    PROFICIENT = "proficient"
    OWN_ESTIMATES = "own_estimates"
    CATALOGUE_HOURS = "catalogue_hours"
    PACE_SPREAD = "pace_spread"


class Biases(NamedTuple):
    """What efforts are multiplied with: the learner's own estimates, and the catalogue's."""

    own: float
    catalogue: float


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Figures of the learner's own in place of the usual ones; None is the usual one.

    `aware` and `proficient` are hours as a multiple of those to *working*, which is what efforts
    are given for and therefore 1. `own_estimates` and `catalogue_hours` are factors on efforts,
    `pace_spread` the sigma of ln(pace) that all skills share. Ranges: `domain.limits`. With
    `record` the factor of the learner's own record takes the place of those that are not given.
    """

    aware: float | None = None
    proficient: float | None = None
    own_estimates: float | None = None
    catalogue_hours: float | None = None
    pace_spread: float | None = None
    record: bool = False

    def given(self, figure: Figure) -> float | None:
        """Return the learner's own `figure`, None where it is the usual one."""
        value: float | None = getattr(self, figure)
        return value

    def with_figure(self, figure: Figure, value: float | None) -> "Assumptions":
        """Return these assumptions with another `value` of one figure."""
        change: dict[str, Any] = {figure.value: value}
        return replace(self, **change)

    @property
    def biases(self) -> Biases:
        """The factors on efforts, but for the record."""
        return self.biases_with(Biases(OWN_ESTIMATE_BIAS, CATALOGUE_BIAS))

    def biases_with(self, usual: Biases) -> Biases:
        """Return the factors on efforts, `usual` those that are not given."""
        own, catalogue = self.own_estimates, self.catalogue_hours
        return Biases(
            usual.own if own is None else own,
            usual.catalogue if catalogue is None else catalogue,
        )

    def level_factors(self, usual: LevelFactors) -> LevelFactors:
        """Return the factors of all levels, those of the catalogue being `usual`."""
        if self.aware is None and self.proficient is None:
            return usual
        aware = usual.aware if self.aware is None else self.aware
        proficient = usual.proficient if self.proficient is None else self.proficient
        return LevelFactors(aware, usual.working, proficient)

    def spread(self, has_record: bool) -> float:
        """Return the sigma of ln(pace); the usual one is less once there is a record."""
        if self.pace_spread is not None:
            return self.pace_spread
        return RECORD_PACE_SPREAD if has_record else PACE_SPREAD


USUAL = Assumptions()
"""Nothing of the learner's own."""
