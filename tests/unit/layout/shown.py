"""What the layout tests share: schedules of all samples, and a ruler for titles."""

from functools import cache

from hypothesis import strategies as st

from planner.domain.catalogue import Catalogue
from planner.layout.lanes import GLYPH_ROOM, MIN_BAR, TITLE_GAP, TITLE_INSET, TITLE_LEFT
from planner.layout.timescale import (
    LEAST_PIXELS_PER_DAY,
    MOST_PIXELS_PER_DAY,
    STYLES,
    TimeScale,
    Zoom,
)
from planner.resources import samples
from planner.scheduling.schedule import Schedule, schedule
from planner.storage.roadmap_file import load
from tests.strategies import catalogue

SAMPLES = tuple(sorted(path.stem for path in samples().glob("*.yaml")))
AREAS: tuple[str, ...] = tuple(catalogue().areas)

samples_drawn = st.sampled_from(SAMPLES)
zooms = st.floats(LEAST_PIXELS_PER_DAY, MOST_PIXELS_PER_DAY) | st.sampled_from(
    [style.detent for style in STYLES.values()]
)
lefts = st.floats(700_000, 800_000)
scales = st.builds(TimeScale, lefts, zooms)


@cache
def shown(name: str) -> Schedule:
    """Return the schedule of a sample, worked out once."""
    shipped: Catalogue = catalogue()
    return schedule(load(samples() / f"{name}.yaml", shipped).roadmap, shipped)


def measure(title: str) -> float:
    """Return about the width of a bar's title in pixels."""
    return 6.6 * len(title)


def reserved(title: str, width: float, level: Zoom) -> float:
    """Return the pixels a bar keeps free for itself and its title: a second computation."""
    if level is Zoom.YEARS:
        return max(width, MIN_BAR) + 2.0
    text = measure(title)
    if level is Zoom.QUARTERS:
        inside = text + TITLE_INSET <= width
        return (width if inside else width + TITLE_GAP + text) + 6.0
    return max(width, TITLE_LEFT + GLYPH_ROOM + text) + 6.0


def detent(level: Zoom, left: float = 739_000.0) -> TimeScale:
    """Return the scale of a level as its button gives it."""
    return TimeScale(left, STYLES[level].detent)
