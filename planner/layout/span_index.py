"""Which bars lie in a stretch of time, without a look at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from planner.layout.lanes import Span
from planner.scheduling.schedule import Activity


class SpanIndex:
    """Bars in the order of a schedule, which is by their first day, each with its span."""

    def __init__(self, bars: Sequence[Activity], spans: Mapping[str, Span]) -> None:
        self._bars = bars
        self._spans = [spans[bar.id] for bar in bars]
        self._days = [int(span.start) for span in self._spans]
        # Ends do not go by the order of starts, but the latest end so far does.
        self._reach = list(accumulate((span.end for span in self._spans), max))
        self.first = min((span.start for span in self._spans), default=None)

    def between(self, first: float, last: float) -> list[Activity]:
        """Return the bars that touch the moments `first` to `last`, in the schedule’s order."""
        begin, end = bisect_left(self._reach, first), bisect_right(self._days, last)
        bars, spans = self._bars[begin:end], self._spans[begin:end]
        return [
            bar
            for bar, span in zip(bars, spans, strict=True)
            if span.end >= first and span.start <= last
        ]
