"""Rows and lanes: nothing overlaps, nothing jumps."""

from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.edits import Move
from planner.layout.lanes import (
    Span,
    Spans,
    spans_of,
    stack,
)
from planner.layout.packing import Packing
from planner.layout.rows import row_style
from planner.layout.timescale import TimeScale, Zoom
from planner.scheduling.schedule import ActivityKind, Schedule, schedule
from planner.scheduling.workload import Status
from tests.strategies import catalogue
from tests.unit.layout.shown import (
    AREAS,
    SAMPLES,
    detent,
    measure,
    reserved,
    samples_drawn,
    shown,
    zooms,
)


def rows_at(
    plan: Schedule, per_day: float, kept: Mapping[str, int] | None = None, firm: str | None = None
) -> dict[str, int]:
    scale = TimeScale(0, per_day)
    return Packing(plan, spans_of(plan), measure).rows(per_day, scale.zoom, kept, firm=firm)


def assert_no_overlap(plan: Schedule, rows: Mapping[str, int], per_day: float) -> None:
    spans, level = spans_of(plan), TimeScale(0, per_day).zoom
    taken: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for bar in plan.activities:
        span = spans[bar.id]
        width = (span.end - span.start) * per_day
        room = max(reserved(bar.label, width, level), width)
        begin = span.start * per_day
        taken.setdefault((bar.skill.area, rows[bar.id]), []).append((begin, begin + room))
    for row in taken.values():
        for (_, end), (start, _) in pairwise(sorted(row)):
            assert end <= start + 1e-6


@given(samples_drawn, zooms, st.integers(0, 10**6), st.integers(0, 4))
def test_what_was_dropped_keeps_its_row_and_others_give_way(
    name: str, per_day: float, which: int, row: int
) -> None:
    plan = shown(name)
    dropped = plan.activities[which % len(plan.activities)].id
    rows = rows_at(plan, per_day, {**rows_at(plan, per_day), dropped: row}, dropped)
    assert rows[dropped] == row
    assert_no_overlap(plan, rows, per_day)


@given(samples_drawn, zooms)
def test_bars_and_titles_of_a_row_never_overlap(name: str, per_day: float) -> None:
    plan = shown(name)
    assert_no_overlap(plan, rows_at(plan, per_day), per_day)


@given(samples_drawn, zooms, st.data())
def test_whatever_rows_were_nothing_overlaps(
    name: str, per_day: float, data: st.DataObject
) -> None:
    plan = shown(name)
    ids = st.sampled_from([bar.id for bar in plan.activities])
    kept = data.draw(st.dictionaries(ids, st.integers(0, 6)))
    assert_no_overlap(plan, rows_at(plan, per_day, kept), per_day)


@given(samples_drawn, zooms)
def test_rows_stay_while_nothing_moves(name: str, per_day: float) -> None:
    plan = shown(name)
    rows = rows_at(plan, per_day)
    assert rows_at(plan, per_day, rows) == rows


@given(samples_drawn, zooms, st.data())
def test_after_a_move_bars_before_it_keep_their_rows(
    name: str, per_day: float, data: st.DataObject
) -> None:
    plan = shown(name)
    planned = [bar for bar in plan.activities if bar.status is Status.PLANNED]
    movable = [bar for bar in planned if bar.kind is ActivityKind.STUDY]
    assume(movable)
    bar = data.draw(st.sampled_from(movable))
    day = plan.finish if bar.start < plan.finish else bar.start
    after = schedule(Move(bar.id, day).apply(plan.roadmap, catalogue()), catalogue(), plan.scope)
    rows = rows_at(plan, per_day)
    kept = rows_at(after, per_day, rows)
    assert_no_overlap(after, kept, per_day)
    spans, moved = spans_of(plan), spans_of(after)
    first = min(
        (min(spans[id_].start, moved[id_].start) for id_ in spans if spans[id_] != moved[id_]),
        default=float("inf"),
    )
    assert all(kept[id_] == rows[id_] for id_ in spans if spans[id_].start < first)


@pytest.mark.parametrize("name", SAMPLES)
def test_rows_are_used_from_the_top(name: str) -> None:
    plan = shown(name)
    rows = rows_at(plan, detent(Zoom.MONTHS).per_day)
    for area in AREAS:
        used = {rows[bar.id] for bar in plan.activities if bar.skill.area == area}
        assert used == set(range(len(used)))


@pytest.mark.parametrize("name", SAMPLES)
def test_few_rows_hold_a_plan(name: str) -> None:
    """Not more than ever run side by side with their titles, which is what first fit promises."""
    plan = shown(name)
    scale = detent(Zoom.MONTHS)
    rows, spans = rows_at(plan, scale.per_day), spans_of(plan)
    for area in AREAS:
        bars = [bar for bar in plan.activities if bar.skill.area == area]
        taken = []
        for bar in bars:
            span = spans[bar.id]
            width = (span.end - span.start) * scale.per_day
            begin = span.start * scale.per_day
            taken.append((begin, begin + reserved(bar.label, width, scale.zoom)))
        side_by_side = max((sum(a <= begin < b for a, b in taken) for begin, _ in taken), default=0)
        assert len({rows[bar.id] for bar in bars}) == side_by_side


@given(samples_drawn, st.sampled_from(Zoom))
def test_lanes_stand_on_one_another_and_hold_their_bars(name: str, level: Zoom) -> None:
    plan, scale = shown(name), detent(level)
    rows, spans = rows_at(plan, scale.per_day), spans_of(plan)
    lanes = stack(plan, AREAS, rows, spans, row_style(scale.zoom))
    assert [lane.area for lane in lanes.lanes] == list(AREAS)
    top = 0.0
    for lane in lanes.lanes:
        assert lane.top == top
        top += lane.height
    assert lanes.height == top
    for bar in plan.activities:
        lane = lanes.by_area[bar.skill.area]
        begin = lanes.top_of(bar.skill.area, rows[bar.id])
        assert lane.top + lanes.style.caption <= begin
        assert begin + lanes.style.bar <= lane.top + lane.height
        assert lane.rows > rows[bar.id]


@pytest.mark.parametrize("name", SAMPLES)
def test_lane_without_bars_in_view_collapses(name: str) -> None:
    plan, scale = shown(name), detent(Zoom.MONTHS)
    rows, spans = rows_at(plan, scale.per_day), spans_of(plan)
    first = min(span.start for span in spans.values())
    window = (first, first + 60)
    lanes = stack(plan, AREAS, rows, spans, row_style(scale.zoom), window)
    in_view = {
        bar.skill.area
        for bar in plan.activities
        if spans[bar.id].start <= window[1] and spans[bar.id].end >= window[0]
    }
    for lane in lanes.lanes:
        assert (lane.rows > 0) == (lane.area in in_view)
        assert (lane.height == lanes.style.collapsed) == (lane.rows == 0)


def test_open_rows_stay_open_while_asked_to() -> None:
    plan, scale = shown(SAMPLES[0]), detent(Zoom.MONTHS)
    rows, spans = rows_at(plan, scale.per_day), spans_of(plan)
    lanes = stack(
        plan, AREAS, rows, spans, row_style(scale.zoom), (0.0, 1.0), dict.fromkeys(AREAS, 2)
    )
    assert {lane.rows for lane in lanes.lanes} == {2}


@pytest.mark.parametrize("name", SAMPLES)
def test_bars_lie_on_the_days_they_say(name: str) -> None:
    plan = shown(name)
    for bar in plan.activities:
        span: Span = spans_of(plan)[bar.id]
        assert span.start <= span.end
        assert bar.start.toordinal() <= span.start < bar.start.toordinal() + 1
        assert bar.finish.toordinal() <= span.end <= bar.finish.toordinal() + 1


@given(samples_drawn, st.data())
def test_what_keeps_its_days_stays_where_it_is(name: str, data: st.DataObject) -> None:
    plan = shown(name)
    planned = [bar for bar in plan.activities if bar.status is Status.PLANNED]
    movable = [bar for bar in planned if bar.kind is ActivityKind.STUDY]
    assume(movable)
    bar = data.draw(st.sampled_from(movable))
    edit = Move(bar.id, bar.start + timedelta(days=data.draw(st.integers(0, 40))))
    after = schedule(edit.apply(plan.roadmap, catalogue()), catalogue(), plan.scope)
    before, exact = spans_of(plan), spans_of(after)
    held = Spans(after, before, bar.id)
    for id_, was in plan.by_id.items():
        now = after.by_id[id_]
        same = id_ != bar.id and (was.start, was.finish) == (now.start, now.finish)
        assert held[id_] == (before if same else exact)[id_]
