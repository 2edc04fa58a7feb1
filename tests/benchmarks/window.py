"""How long the window takes to read a plan: when it is opened, and in every frame of a drag."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.layout.capacity import WeeklyHours
from planner.layout.timescale import STYLES, TimeScale, Zoom
from planner.render.theme import LIGHT
from planner.render.timeline.scene import TimelineScene
from planner.views.inspector.drag.page import first_of
from planner.views.timeline.content import Content, previewed
from tests.benchmarks.schedules import busier, drags

_WIDTH, _HEIGHT = 1100.0, 760.0


def window(catalogue: Catalogue, roadmap: Roadmap) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what to time on a roadmap, each with its name."""
    roadmap = busier(roadmap, len(catalogue.skills))
    document = Document(roadmap, catalogue)
    yield "open: document", lambda: Document(roadmap, catalogue)
    yield "open: spans and states", lambda: Content(document)
    yield "open: rows and lanes", lambda: shown(document)
    yield "frame with its readers", frames_read(document, catalogue)


def scale_at(day: date) -> TimeScale:
    """Return months from `day` on."""
    return TimeScale(day.toordinal() - 30.0, STYLES[Zoom.MONTHS].detent)


def shown(document: Document) -> Content:
    """Return what the canvas shows of `document`, packed and stacked."""
    content = Content(document)
    scale = scale_at(document.roadmap.start)
    content.pack(scale, afresh=True)
    content.stack(scale, _WIDTH, shrink=True)
    return content


def frames_read(document: Document, catalogue: Catalogue) -> Callable[[], object]:
    """Return what previews the next edit of a drag and reads all that canvas and inspector show
    of it: bars in view around the dragged one, hours a week, and what else moves."""
    content, edits = shown(document), cycle(drags(catalogue, document.roadmap)["longer"])

    def frame() -> object:
        edit = next(edits)
        preview = document.preview(edit)
        if preview is None:
            return None
        after, skill = preview.after, str(getattr(edit, "skill", ""))
        lanes = previewed(content.lanes, after, Zoom.MONTHS, skill)
        weeks = WeeklyHours(after, content.weeks)
        scene = TimelineScene(
            schedule=after, areas=catalogue.areas, lanes=lanes, theme=LIGHT,
            scale=scale_at(document.schedule.by_id[skill].start), width=_WIDTH, height=_HEIGHT,
            weeks=weeks, progress=content.progress, states=content.states,
        )  # fmt: skip
        in_view = weeks.between(scene.scale.day(0), scene.scale.day(_WIDTH))
        later = [id_ for id_, days in preview.changes.moved.items() if days > 0]
        rows = first_of(later, preview, skill)
        return scene.visible, in_view, rows, after.finish, after.milestones

    return frame
