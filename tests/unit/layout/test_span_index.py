"""The index finds what a look at every bar finds."""

from hypothesis import given
from hypothesis import strategies as st

from planner.layout.lanes import spans_of
from planner.layout.span_index import SpanIndex
from tests.unit.layout.shown import samples_drawn, shown


@given(samples_drawn, st.floats(-400, 3000), st.floats(0, 1500))
def test_same_bars_as_looking_at_each(name: str, after: float, length: float) -> None:
    plan = shown(name)
    spans = spans_of(plan)
    first = plan.roadmap.start.toordinal() + after
    last = first + length
    expected = [
        bar for bar in plan.activities if spans[bar.id].end >= first and spans[bar.id].start <= last
    ]
    assert SpanIndex(plan.activities, spans).between(first, last) == expected


def test_nothing_to_find() -> None:
    index = SpanIndex((), {})
    assert index.between(0.0, 1e6) == []
    assert index.first is None
