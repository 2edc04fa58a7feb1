"""A schedule as the plain data that the document template sets; nothing is computed in there."""

from datetime import date

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import count_text, number_text
from planner.domain.route_lookup import route_of
from planner.export.details import anchors_of, details_data, details_note
from planner.export.forecast_summary import forecast_summary_of
from planner.export.paper import LABEL_COLUMN, PAPERS, SIDE_MARGIN, UPRIGHT_MARGIN, Paper
from planner.export.sources import programme_data, sources_data
from planner.export.study_list import phases_data
from planner.export.summary import GLANCE_LABELS, LONGEST_NOTE, summary_data
from planner.export.text import Json, cleaned, elide, long_day, one_line
from planner.export.timeline_pages import timeline_data
from planner.scheduling.forecast import Forecast
from planner.scheduling.schedule import Schedule
from planner.scheduling.slack import critical_skills

_LONGEST_FOOT = 42


def document_data(
    schedule: Schedule,
    catalogue: Catalogue,
    paper: str,
    exported: date,
    forecast: Forecast,
) -> Json:
    """Return all that the document says, cleaned of control characters and unsafe addresses.

    `paper` is a key of `PAPERS`, `exported` the day printed at the foot, `forecast` that of
    `schedule`. Lengths are points, days and hours already texts.
    """
    forecast_summary = forecast_summary_of(schedule, forecast)
    sheet, note = PAPERS[paper], schedule.roadmap.note
    critical = critical_skills(schedule)
    anchors = anchors_of(schedule)
    data: Json = {
        **_titles(schedule, catalogue),
        "exported": long_day(exported),
        "paper": _paper(sheet),
        "areas": [
            {"id": area.id, "name": area.name, "icon": area.icon}
            for area in catalogue.areas.values()
        ],
        "summary": summary_data(schedule, catalogue, sheet, exported, forecast_summary),
        "timeline": timeline_data(schedule, catalogue, sheet, exported, critical, forecast_summary),
        "programme": programme_data(schedule),
        "phases": phases_data(schedule, anchors),
        "details": details_data(schedule, catalogue, anchors, forecast),
        "details_note": details_note(schedule),
        "sources": sources_data(schedule, catalogue, forecast),
        "note": note if len(note) > LONGEST_NOTE else "",
    }
    result = cleaned(data)
    assert isinstance(result, dict)
    return result


def _titles(schedule: Schedule, catalogue: Catalogue) -> Json:
    roadmap = schedule.roadmap
    route = route_of(roadmap, catalogue)
    title = one_line(roadmap.title) or "Roadmap"
    return {
        "title": title,
        "description": f"{catalogue.careers[roadmap.career].name}: {route.name}",
        "subject": _subject(schedule, route.short_name),
        "foot": elide(title, _LONGEST_FOOT),
    }


def _paper(sheet: Paper) -> Json:
    return {
        "name": sheet.name,
        "margin": UPRIGHT_MARGIN,
        "side_margin": SIDE_MARGIN,
        "label_column": LABEL_COLUMN,
        "glance_labels": GLANCE_LABELS,
    }


def _subject(schedule: Schedule, route: str) -> str:
    whole = sum(bar.hours for bar in schedule.activities)
    return f"{route}, {count_text(len(schedule.tasks), 'skill')}, {number_text(whole)} h"
