"""Runs that start from a snapshot and end early against runs from beginning to end."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling import trace
from planner.scheduling.engine import run
from planner.scheduling.trace import Trace
from planner.scheduling.work import Work, by_rank
from tests.strategies import examples
from tests.unit.scheduling.test_engine import holds

few_hours = st.sampled_from((1.0, 2.0, 3.0))


@pytest.fixture(autouse=True)
def look_at_every_event() -> Iterator[None]:
    """Short plans would be over before the runs are compared."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trace, "_LOOK_EVERY", 1)
        patch.setattr(trace, "_APART", 0)
        yield


@st.composite
def works(draw: st.DrawFn) -> Work:
    """Activities so alike that different sets of them often take the same time."""
    count = draw(st.integers(2, 14))
    unlocks: list[list[int]] = [[] for _ in range(count)]
    needs = [0] * count
    for place in range(1, count):
        for need in draw(st.lists(st.integers(0, place - 1), max_size=2, unique=True)):
            unlocks[need].append(place)
            needs[place] += 1
    release = st.sampled_from((0.0, 0.0, 0.0)) | st.integers(0, 30).map(float)
    rank = draw(st.permutations(range(count)))
    return Work(
        hours=draw(st.lists(few_hours, min_size=count, max_size=count)),
        needs=needs,
        unlocks=unlocks,
        release=draw(st.lists(release, min_size=count, max_size=count)),
        rank=rank,
        order=by_rank(rank),
        begun=[place in draw(st.sets(st.just(0))) for place in range(count)],
        pinned=[draw(st.sampled_from((False, False, True))) for _ in range(count)],
        focus=draw(st.integers(1, 4)),
        patience=draw(st.sampled_from((0.0, 4.0, 1000.0))),
        hold=draw(st.none() | holds(count)),
    )


@given(works(), st.data())
@examples(4)
def test_another_run_is_what_running_it_from_scratch_gives(work: Work, data: st.DataObject) -> None:
    traced = Trace(work)
    count = len(work.hours)
    for _ in range(3):
        changed = data.draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=2))
        hours, release, pinned = list(work.hours), list(work.release), list(work.pinned)
        for place in changed:
            hours[place] = data.draw(few_hours)
            release[place] = float(data.draw(st.integers(0, 30)))
            pinned[place] = data.draw(st.booleans())
        other = replace(work, hours=hours, release=release, pinned=pinned)
        found, expected = traced.again(other, changed), run(other)
        assert found.timing.sequence == expected.sequence
        assert found.timing.full == expected.full
        assert found.timing.start == expected.start
        assert found.timing.finish == expected.finish
        assert found.timing.cause == expected.cause
        assert found.timing.blocker == expected.blocker
        same = set(range(count)) - found.touched - changed
        was = traced.timing
        assert all(was.start[each] == expected.start[each] for each in same)
        assert all(was.finish[each] == expected.finish[each] for each in same)
        assert all(was.cause[each] == expected.cause[each] for each in same)
        assert all(was.blocker[each] == expected.blocker[each] for each in same)
