"""Which bars stand on which landscape page: as few pages as hold all rows, filled about equally."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.export.axis import TimeWindow, window_over
from planner.export.fontfile import inter
from planner.export.lanes import PlacedBar, pack
from planner.export.paper import LABEL_COLUMN, Paper
from planner.scheduling.schedule import Activity, Schedule

MOST_ROWS = 30
PITCH, LEAST_PITCH = 15.5, 12.4
BAND_PADDING = 6.5
ONE_LINE_BAND, TWO_LINE_BAND = 20.0, 29.0
PROGRAMME_HEIGHT = 21.0
_CAPTION_SIZE, _CAPTION_ROOM = 7.9, LABEL_COLUMN - 21.0
_LABEL_SPARE = 66.0
_MOST_BARS = 150


@dataclass(frozen=True, slots=True)
class Band:
    """The bars of one area on a page."""

    area: str
    bars: list[PlacedBar]
    rows: int

    def height(self, pitch: float, names: Mapping[str, str]) -> float:
        """Return the band's height in points, enough for its caption."""
        wraps = inter("SemiBold").width(names.get(self.area, ""), _CAPTION_SIZE) > _CAPTION_ROOM
        return max(self.rows * pitch + BAND_PADDING, TWO_LINE_BAND if wraps else ONE_LINE_BAND)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stretch of the plan in its own time window."""

    window: TimeWindow
    bands: list[Band]

    @property
    def rows(self) -> int:
        """Rows of all bands."""
        return sum(band.rows for band in self.bands)

    def height(self, pitch: float, names: Mapping[str, str]) -> float:
        """Return the height of all bands in points."""
        return sum(band.height(pitch, names) for band in self.bands)


def sheets_of(
    schedule: Schedule, names: Mapping[str, str], paper: Paper, safe: date
) -> list[Sheet]:
    """Return the fewest pages, cut by start, that hold all bars, filled about equally."""
    sheets = _Sheets(schedule, names, paper, safe)
    pages = sheets.fill(MOST_ROWS)
    low, high = 1, MOST_ROWS
    while low < high and len(pages) > 1:
        middle = (low + high) // 2
        evener = sheets.fill(middle)
        if len(evener) > len(pages):
            low = middle + 1
        else:
            high, pages = middle, evener
    return pages


@dataclass(frozen=True, slots=True)
class _Sheets:
    schedule: Schedule
    names: Mapping[str, str]
    paper: Paper
    safe: date

    def fill(self, most_rows: int) -> list[Sheet]:
        """Return pages of at most so many rows, each with as many bars as it can hold."""
        bars = self.schedule.activities
        pages, begin = [], 0
        while begin < len(bars):
            page, begin = self._largest(begin, most_rows)
            pages.append(page)
        return pages

    def _largest(self, begin: int, most_rows: int) -> tuple[Sheet, int]:
        bars = self.schedule.activities
        held, low = self._page(bars[begin : begin + 1], begin + 1 == len(bars)), 1
        high = min(len(bars) - begin, _MOST_BARS)
        while low < high:
            middle = (low + high + 1) // 2
            page = self._page(bars[begin : begin + middle], begin + middle == len(bars))
            if self._fits(page, most_rows):
                held, low = page, middle
            else:
                high = middle - 1
        evener = self._day_boundary(begin, low)
        if evener < low:
            held, low = self._page(bars[begin : begin + evener], is_last=False), evener
        return held, begin + low

    def _day_boundary(self, begin: int, size: int) -> int:
        """Return a size not much smaller at which no two bars of one day are torn apart."""
        bars = self.schedule.activities
        for smaller in range(size, size * 2 // 3, -1):
            end = begin + smaller
            if end == len(bars) or bars[end].start != bars[end - 1].start:
                return smaller
        return size

    def _fits(self, page: Sheet, most_rows: int) -> bool:
        room = room_for_rows(self.paper, has_programme(self.schedule, page.window))
        return page.rows <= most_rows and page.height(LEAST_PITCH, self.names) <= room

    def _page(self, bars: Sequence[Activity], is_last: bool) -> Sheet:
        last, spare = max(bar.finish for bar in bars), _LABEL_SPARE
        if is_last and self.safe > last:
            last, spare = self.safe, 12.0
        window = window_over(bars[0].start, last, self.paper.timeline_width, spare)
        by_area: dict[str, list[Activity]] = {}
        for bar in bars:
            by_area.setdefault(bar.skill.area, []).append(bar)
        areas = [area for area in self.names if area in by_area]
        areas += [area for area in by_area if area not in self.names]
        return Sheet(window, [Band(area, *pack(by_area[area], window)) for area in areas])


def room_for_rows(paper: Paper, programme: bool) -> float:
    """Return the points that the rows may take, less where a programme stands above them."""
    return paper.timeline_height - (PROGRAMME_HEIGHT if programme else 0.0)


def pitch_of(page: Sheet, names: Mapping[str, str], room: float) -> float:
    """Return the largest row height at which the page is filled and not overfilled."""
    pitch = PITCH
    while pitch > LEAST_PITCH and page.height(pitch, names) > room:
        pitch -= 0.1
    return max(pitch, LEAST_PITCH)


def has_programme(schedule: Schedule, window: TimeWindow) -> bool:
    """Return whether a term that asks for hours falls into `window`."""
    return any(
        block.hours_per_week > 0 and block.first <= window.last and window.first <= block.last
        for block in schedule.programme.blocks
    )
