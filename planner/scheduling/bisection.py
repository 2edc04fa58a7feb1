"""The least number for which something holds, found by halving."""

from collections.abc import Callable


def least(meets: Callable[[int], bool], low: int, high: int) -> int:
    """Return a number up to `high`, which meets it, above one from `low` on that does not.

    It is the least of all if whatever is above a number that meets it does, too.
    """
    while high - low > 1:
        middle = (low + high) // 2
        if meets(middle):
            high = middle
        else:
            low = middle
    return high
