"""Effort in study hours: levels of mastery and three-point estimates."""

import math
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

P90_Z = 1.2816
"""Standard normal quantile of 0.9: optimistic and pessimistic hours are read as P10 and P90."""

_PEAK = 1 / math.sqrt(2 * math.pi)
"""The density of the standard normal at 0, and its mean above 0 times one half."""
_FAR = 25.0
_LEAST_SHARE = 0.05
_LEAST = 0.001
_FAR_OUT, _TERMS = 5.0, 40


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
    """Hours of focused study from nothing to level *working*: P10, P50 and P90.

    They are read as a split distribution over a standard normal Z: below the middle lognormal,
    M * exp(below * Z), above it straight, M + above * Z. With a lognormal above it the mean would
    fall as M rises once P is 4.5 times M.
    """

    optimistic: float
    likely: float
    pessimistic: float

    @property
    def below(self) -> float:
        """Spread of ln(hours) below the middle: ln(M/O) / 1.2816."""
        return math.log(self.likely / self.optimistic) / P90_Z

    @property
    def above(self) -> float:
        """Spread of the hours above the middle, in hours: (P - M) / 1.2816."""
        return (self.pessimistic - self.likely) / P90_Z

    @property
    def expected(self) -> float:
        """Planning effort without bias: the mean, M exp(s^2/2) Phi(-s) + 0.1887 M + 0.3113 P.

        It rises with each point and lies between the ends.
        """
        mean = self._mean_below(0.0) + self.likely / 2 + self.above * _PEAK
        return min(max(mean, self.optimistic), self.pessimistic)

    def at(self, z: float) -> float:
        """Return the hours that are not exceeded with the chance of the standard normal `z`."""
        if z < 0:
            return self.likely * math.exp(self.below * z)
        return self.likely + self.above * z

    def density(self, hours: float) -> float:
        """Return the density at `hours` in 1/h; 0 where a side without spread has none."""
        spread = self.below * hours if hours < self.likely else self.above
        return _PEAK * math.exp(-(self._z(hours) ** 2) / 2) / spread if spread > 0 else 0.0

    def left(self, logged: float) -> float:
        """Return the hours still expected after `logged` hours without being done.

        The mean residual life, E[X | X > l] - l: logging hours never makes it negative, and a
        skill that overran still has hours to go. Where nothing is left to chance, so that more
        was logged than can be, a twentieth of the whole.
        """
        if logged <= 0:
            return self.expected
        if logged < self.likely:
            z = self._z(logged)
            survival = _chance_above(z)
            whole = self._mean_below(z) + self.likely / 2 + self.above * _PEAK
            return max(whole / survival - logged, _LEAST)
        if self.above > 0:
            return max(self.above * _excess(self._z(logged)), _LEAST)
        return _LEAST_SHARE * self.expected

    @classmethod
    def around(cls, likely: float) -> "Effort":
        """Return an estimate about one number: half of it and 1.75 times, as the catalogue's
        estimates spread at their median."""
        return cls(0.5 * likely, likely, 1.75 * likely)

    @classmethod
    def expecting(cls, hours: float) -> "Effort":
        """Return the estimate that spreads as `around` and whose mean is `hours`."""
        return cls.around(hours / cls.around(1.0).expected)

    def scaled(self, factor: float) -> "Effort":
        """Return this estimate with all three points multiplied by `factor`."""
        return Effort(self.optimistic * factor, self.likely * factor, self.pessimistic * factor)

    def _z(self, hours: float) -> float:
        """Return the standard normal quantile of `hours`; -inf below all that can be."""
        if hours < self.likely:
            share = hours / self.likely
            return math.log(share) / self.below if share > 0 and self.below > 0 else -math.inf
        return (hours - self.likely) / self.above if self.above > 0 else 0.0

    def _mean_below(self, z: float) -> float:
        """Return E[X; z < Z < 0] for `z` below 0, E[X; Z < 0] for 0."""
        s = self.below
        raised = self.likely * math.exp(s * s / 2)
        return raised * (_chance_above(s) - (_chance_above(s - z) if z < 0 else 0.0))


def far_apart(effort: Effort) -> tuple[str, str] | None:
    """Return what is odd about an estimate that no one means, and what to do; None for any other.

    A point more than 25 times the one below is mostly a slip of the unit or of a digit.
    """
    points = effort.optimistic, effort.likely, effort.pessimistic
    if all(high <= _FAR * low for low, high in pairwise(points)):
        return None
    told = ", ".join(f"{each:,g}" for each in points)
    message = f"The hours {told} lie too far apart: one is more than {_FAR:g} times the one before."
    return message, "Check the digits; split a skill whose effort is that unclear."


def _chance_above(z: float) -> float:
    """Return the chance of a standard normal above `z`."""
    return math.erfc(z / math.sqrt(2)) / 2


def _excess(z: float) -> float:
    """Return E[Z | Z > z] - z for `z` of at least 0: far out by Laplace's continued fraction."""
    if z < _FAR_OUT:
        return _PEAK * math.exp(-z * z / 2) / _chance_above(z) - z
    fraction = z
    for term in range(_TERMS, 1, -1):
        fraction = z + term / fraction
    return 1 / fraction
