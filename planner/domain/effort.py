"""Effort in study hours: levels of mastery and three-point estimates."""

import math
from dataclasses import dataclass
from enum import IntEnum

P90_Z = 1.2816
"""Standard normal quantile of 0.9: optimistic and pessimistic hours are read as P10 and P90."""


class Level(IntEnum):
    """How well a skill is mastered; the order is meaningful."""

    AWARE = 1
    WORKING = 2
    PROFICIENT = 3

    @property
    def word(self) -> str:
        """The level as files and screens write it."""
        return self.name.lower()


LEVEL_BY_WORD = {level.word: level for level in Level}


@dataclass(frozen=True, slots=True)
class LevelFactors:
    """Hours to reach a level as a multiple of the hours to reach *working* (an assumption)."""

    aware: float = 0.3
    working: float = 1.0
    proficient: float = 1.8

    def of(self, level: Level | None) -> float:
        """Return the factor of `level`; nothing known counts 0."""
        if level is None:
            return 0.0
        return (self.aware, self.working, self.proficient)[level - 1]


@dataclass(frozen=True, slots=True)
class Effort:
    """Hours of focused study from nothing to level *working*: P10, most likely, P90."""

    optimistic: float
    likely: float
    pessimistic: float

    @property
    def sigma(self) -> float:
        """Spread of ln(hours): ln(P/O) / (2 * 1.2816), from spec: P10 and P90 of a lognormal."""
        return math.log(self.pessimistic / self.optimistic) / (2 * P90_Z)

    @property
    def expected(self) -> float:
        """Planning effort without bias: M * exp(sigma^2 / 2), the mean of the lognormal."""
        return self.likely * math.exp(self.sigma**2 / 2)

    @classmethod
    def around(cls, likely: float) -> "Effort":
        """Return an estimate about one number: half of it and 1.75 times, as the catalogue's
        estimates spread at their median."""
        return cls(0.5 * likely, likely, 1.75 * likely)

    def scaled(self, factor: float) -> "Effort":
        """Return this estimate with all three points multiplied by `factor`."""
        return Effort(self.optimistic * factor, self.likely * factor, self.pessimistic * factor)


def remaining_after(mean: float, sigma: float, logged: float) -> float:
    """Return the hours still expected after `logged` hours without being done.

    The mean residual life of a lognormal with this `mean`: E[X | X > l] - l, so that logging
    hours never makes the estimate negative and a skill that overran still has hours to go.
    """
    if logged <= 0:
        return mean
    if sigma <= 0:
        return max(mean - logged, 0.05 * mean)
    mu = math.log(mean) - sigma**2 / 2
    z = (mu - math.log(logged)) / sigma
    survival = 0.5 * math.erfc(-z / math.sqrt(2))
    if survival < 1e-9:
        return 0.1 * logged
    partial = 0.5 * math.erfc(-(z + sigma) / math.sqrt(2))
    return mean * partial / survival - logged
