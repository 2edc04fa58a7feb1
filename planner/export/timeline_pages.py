"""The timeline on landscape pages: which bars stand on which page, and where, in points.

Each page has a stretch of the plan in its own time window, so that nothing is drawn twice and
nothing shrinks below what can be read.
"""

from collections.abc import Mapping
from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import number_text
from planner.export.axis import TimeWindow, axis_data
from planner.export.flags import flags_of, place_flags
from planner.export.fontfile import inter
from planner.export.forecast_summary import ForecastSummary
from planner.export.lanes import CHECK_ROOM, PlacedBar
from planner.export.paper import Paper
from planner.export.sheets import (
    BAND_PADDING,
    PROGRAMME_HEIGHT,
    Sheet,
    pitch_of,
    room_for_rows,
    sheets_of,
)
from planner.export.strip import strip_data
from planner.export.text import Json, month
from planner.scheduling.schedule import Activity, ActivityKind, Schedule
from planner.scheduling.states import progress_of_bar
from planner.scheduling.workload import Status


def timeline_data(
    schedule: Schedule,
    catalogue: Catalogue,
    paper: Paper,
    exported: date,
    critical: frozenset[str],
    forecast_summary: ForecastSummary,
) -> list[Json]:
    """Return one entry per landscape page; empty when there are no bars."""
    names = {area.id: area.name for area in catalogue.areas.values()}
    safe = forecast_summary.safe
    pages = sheets_of(schedule, names, paper, safe)
    flags = flags_of(schedule, exported, forecast_summary)
    return [
        {"number": number, "count": len(pages)}
        | _page_data(page, schedule, names, paper, critical)
        | {"flags": place_flags(flags, page.window)}
        | {"safe": _safe_band(schedule, page.window, safe)}
        for number, page in enumerate(pages, 1)
    ]


def _page_data(
    page: Sheet,
    schedule: Schedule,
    names: Mapping[str, str],
    paper: Paper,
    critical: frozenset[str],
) -> Json:
    window, blocks = page.window, _blocks_data(schedule, page.window)
    pitch = pitch_of(page, names, room_for_rows(paper, bool(blocks)))
    bands, top = [], PROGRAMME_HEIGHT if blocks else 0.0
    for band in page.bands:
        height = band.height(pitch, names)
        bars = [_bar_data(bar, top, pitch, critical) for bar in band.bars]
        bands.append({"area": band.area, "y": _r(top), "height": _r(height), "bars": bars})
        top += height
    return {
        "period": f"{month(window.first)} to {month(window.last)}",
        "bars": sum(len(band.bars) for band in page.bands),
        "height": _r(top),
        "bar_height": _r(min(9.4, pitch - 4.0)),
        **axis_data(window),
        "blocks": blocks,
        "bands": bands,
        "breaks": break_data(schedule, window),
        **strip_data(schedule, window),
    }


def _bar_data(bar: PlacedBar, top: float, pitch: float, critical: frozenset[str]) -> Json:
    activity = bar.activity
    done = activity.status is Status.DONE
    return {
        "x": _r(bar.x),
        "y": _r(top + BAND_PADDING / 2 + bar.row * pitch),
        "width": _r(bar.width),
        "label": bar.label,
        "label_x": _r(bar.label_x + (CHECK_ROOM if done else 0.0)),
        "label_width": _r(bar.label_width - (CHECK_ROOM if done else 0.0)),
        "side": bar.side.value,
        "style": _style(activity),
        "progress": round(progress_of_bar(activity), 3),
        "critical": activity.kind is ActivityKind.STUDY and activity.skill.id in critical,
        "pinned": activity.pin is not None and activity.status is Status.PLANNED,
    }


def _style(activity: Activity) -> str:
    if activity.kind is ActivityKind.COURSE:
        return "course"
    return activity.status.value


def break_data(schedule: Schedule, window: TimeWindow) -> list[Json]:
    """Return the times off within the window as stretches of points."""
    result = []
    for rule in schedule.roadmap.learner.calendar:
        first, last = max(rule.first, window.first), min(rule.last, window.last)
        if rule.is_break and first <= last:
            x = window.x(first)
            result.append({"x": _r(x), "width": _r(window.x_end(last) - x), "name": rule.name})
    return result


def _blocks_data(schedule: Schedule, window: TimeWindow) -> list[Json]:
    """Return the terms that ask for hours, with a text if one fits inside."""
    result = []
    for block in schedule.programme.blocks:
        first, last = max(block.first, window.first), min(block.last, window.last)
        if block.hours_per_week <= 0 or first > last:
            continue
        x = window.x(first)
        width = window.x_end(last) - x
        texts = (f"{block.name}, {number_text(block.hours_per_week)} h a week", block.name)
        fitting = (t for t in texts if inter("Medium").width(t, 7.0) * 1.03 + 6 <= width)
        text = next(fitting, "")
        result.append({"x": _r(x), "width": _r(width), "text": text, "name": block.name})
    return result


def _safe_band(schedule: Schedule, window: TimeWindow, safe: date) -> Json | None:
    if safe <= schedule.finish or not window.shows(schedule.finish):
        return None
    x = window.x_end(schedule.finish)
    return {"x": _r(x), "width": _r(min(window.x_end(safe), window.width) - x)}


def _r(points: float) -> float:
    return round(points, 2)
