"""What is told without words stands out by 3:1 in every theme (WCAG 2.2, 1.4.11)."""

from collections.abc import Iterator

import pytest

from planner.render.glyphs import glyph_colour
from planner.render.theme import ALL_THEMES, Theme
from planner.scheduling.states import State
from tests.gui.contrast import LEAST, contrast

themes = pytest.mark.parametrize("theme", ALL_THEMES.values(), ids=lambda theme: theme.name)


def _pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """What has to stand out, its colour, and the colour beside it."""
    grounds = (theme.window, theme.panel, theme.canvas, theme.raised)
    for ground in grounds:
        yield "border of a field", theme.field, ground
        yield "ring of the focus", theme.ink, ground
        yield "dashed line", theme.ghost, ground
        yield "mark of what is locked", theme.locked, ground
    yield "ring of the focus on what is pointed at", theme.ink, theme.hover
    yield "hours there are", theme.limit_line, theme.panel
    yield "top of a week", theme.week_edge, theme.panel
    yield "column of hours", theme.field, theme.panel
    for id_, area in theme.areas.items():
        for ground in (theme.canvas, area.tint):
            yield f"filled part of {id_}", area.ink, ground
        yield f"line of progress of {id_}", area.ink, theme.grid2
        yield f"edge and dot of {id_}", area.solid, theme.canvas
        for state in State:
            glyph = glyph_colour(state, id_, theme)
            for ground in (*grounds, theme.sel, theme.hover):
                yield f"glyph {state.name} of {id_}", glyph, ground
        for ground in (area.tint, area.progress):
            yield f"glyph on a bar of {id_}", area.ink, ground


@themes
def test_what_is_told_without_words_stands_out(theme: Theme) -> None:
    faint = {
        f"{what}: {ink} on {ground} is {contrast(ink, ground):.2f}"
        for what, ink, ground in _pairs(theme)
        if contrast(ink, ground) < LEAST
    }
    assert not faint


@themes
def test_a_week_of_the_strip_stands_out_by_itself_or_by_its_edge(theme: Theme) -> None:
    for fill in (theme.past, theme.future):
        if contrast(fill, theme.panel) < LEAST:
            assert contrast(theme.week_edge, fill) >= LEAST


def test_the_ratios_are_those_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
