"""The part of a roadmap file that says what its hours take for granted."""

from planner.domain.assumptions import Assumptions
from planner.domain.limits import AWARE_FACTORS, BIASES, PACE_SPREADS, PROFICIENT_FACTORS
from planner.storage.fields import Fields


def assumptions_in(fields: Fields) -> Assumptions:
    """Return the figures that differ from the usual ones; a wrong one is reported."""
    given = fields.mapping("assumptions")
    found = Assumptions(
        aware=given.number("aware", *AWARE_FACTORS),
        proficient=given.number("proficient", *PROFICIENT_FACTORS),
        own_estimates=given.number("own_estimates", *BIASES),
        catalogue_hours=given.number("catalogue_hours", *BIASES),
        pace_spread=given.number("pace_spread", *PACE_SPREADS),
        record=given.flag("record"),
    )
    given.close()
    return found
