"""Arrows run at right angles and end at their target."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.layout.arrow_paths import ArrowPath, Box, arrow_path, arrow_path_from_corner

HEIGHT = 28.0
rows = st.integers(-12, 12)


def box(left: float, width: float, row: int) -> Box:
    return Box(left, row * 38.0, left + width, row * 38.0 + HEIGHT)


boxes = st.builds(box, st.floats(-2_000, 2_000), st.floats(6, 700), rows)


@given(boxes, boxes)
def test_every_leg_is_level_or_upright(source: Box, target: Box) -> None:
    if source.middle == target.middle and target.left <= source.right + 13:
        return  # one row: only possible while a bar is dragged over another
    for (x1, y1), (x2, y2) in pairwise(arrow_path(source, target).points):
        assert abs(x1 - x2) < 1 or abs(y1 - y2) < 1


@given(boxes, boxes)
def test_begins_at_source_and_ends_at_target(source: Box, target: Box) -> None:
    way: ArrowPath = arrow_path(source, target)
    assert way.points[0] == (source.right, source.middle)
    x, y = way.points[-1]
    if way.head == "right":
        assert (x, y) == (target.left - 2, target.middle)
    else:
        assert y == (target.top - 2 if way.head == "down" else target.bottom + 2)


@given(boxes, boxes)
def test_leaves_to_the_right_on_one_trunk(source: Box, target: Box) -> None:
    points = arrow_path(source, target).points
    assert points[1][1] == source.middle
    if len(points) > 2:
        assert points[1][0] >= source.right


@given(boxes, st.lists(boxes, min_size=2, max_size=6))
def test_far_targets_share_the_trunk(source: Box, targets: list[Box]) -> None:
    far = [each for each in targets if each.left > source.right + 40 and each.top != source.top]
    trunks = {arrow_path(source, target).points[1][0] for target in far}
    assert len(trunks) <= 1


@given(boxes, boxes)
def test_near_target_is_entered_from_where_the_source_lies(source: Box, target: Box) -> None:
    way = arrow_path(source, target)
    near = target.left <= source.right + 13 + 14
    if near and source.top != target.top:
        assert way.head == ("down" if target.top > source.top else "up")
    elif target.left > source.right + 27:
        assert way.head == "right"


@given(boxes, boxes)
def test_head_lies_within_a_wide_enough_target(source: Box, target: Box) -> None:
    way = arrow_path(source, target)
    if way.head != "right" and target.right - target.left >= 16:
        assert target.left <= way.points[-1][0] <= target.right


# Round what is in the way


@given(boxes, boxes, st.booleans())
def test_from_a_corner_every_leg_is_level_or_upright(source: Box, target: Box, free: bool) -> None:
    points = arrow_path_from_corner(source, target, is_clear=free).points
    for (x1, y1), (x2, y2) in pairwise(points):
        assert abs(x1 - x2) < 1 or abs(y1 - y2) < 1


@given(boxes, boxes, st.booleans())
def test_from_a_corner_the_title_behind_the_bar_is_not_crossed(
    source: Box, target: Box, free: bool
) -> None:
    way = arrow_path_from_corner(source, target, is_clear=free)
    x, y = way.points[0]
    assert source.left <= x <= source.right
    assert y == (source.top if target.bottom <= source.top else source.bottom)
    if way.head == "right":
        assert way.points[-1] == (target.left - 2, target.middle)
    if target.middle != source.middle:
        for (x1, y1), (x2, y2) in pairwise(way.points):
            level = abs(y1 - y2) < 0.01 and source.top < y1 < source.bottom
            assert not (level and max(x1, x2) > source.right)


@given(boxes, boxes)
def test_where_the_row_is_taken_the_gap_is_used(source: Box, target: Box) -> None:
    for way in (
        arrow_path(source, target, is_clear=False),
        arrow_path_from_corner(source, target, is_clear=False),
    ):
        far = target.left > source.right + 27
        if way.head != "right" or not far:
            continue
        for (x1, y1), (x2, y2) in pairwise(way.points):
            if abs(y1 - y2) < 0.01 and target.top < y1 < target.bottom and y1 == target.middle:
                in_own_row = source.middle == target.middle and x1 <= source.right + 13
                assert in_own_row or min(x1, x2) >= target.left - 13
