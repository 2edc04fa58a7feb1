"""After an edit: bars go to their new places, then the ghosts of the old ones fade."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QRectF, QTimer

from planner.layout.lanes import Span
from planner.render.timeline.scene import TimelineScene
from planner.render.timeline.travel import Trail, Travel
from planner.views.common.motion import STAYS_MS, Motion, Pace, is_reduced

_LEAST = 0.5


class Settling(QObject):
    """What still moves after a drop, an undo or a redo; `repaint` is called for every step."""

    def __init__(self, parent: QObject, repaint: Callable[[], None]) -> None:
        super().__init__(parent)
        self._repaint = repaint
        self.motion = Motion(self)
        self.travel: Travel | None = None
        self.trail: Trail | None = None
        self._ends = QTimer(self)
        self._ends.setSingleShot(True)
        self._ends.setInterval(STAYS_MS)
        self._ends.timeout.connect(self.finish)

    def start(self, before: TimelineScene, after: TimelineScene) -> None:
        """Let the bars go from `before`, a drag's picture too, to `after`."""
        self.finish()
        drag = before.drag
        if drag is not None:
            ids = {*before.moved_on_screen, drag.id} & drag.was.keys() & after.schedule.by_id.keys()
            self.trail = Trail({id_: drag.was[id_] for id_ in ids}, 1.0)
        was = _places(before, after)
        if was:
            self.motion.run(lambda share: self._go(was, share), Pace.DROP if drag else Pace.STEP)
        elif self.trail:
            self._fade()

    def finish(self) -> None:
        """Show everything where it is."""
        self.motion.stop()
        self._ends.stop()
        if self.travel is not None or self.trail is not None:
            self.travel = self.trail = None
            self._repaint()

    def _go(self, was: Mapping[str, QRectF], share: float) -> None:
        self.travel = Travel(was, share) if share < 1.0 else None
        self._repaint()
        if share >= 1.0 and self.trail is not None:
            self._fade()

    def _fade(self) -> None:
        if self.trail is None:
            return
        if is_reduced():
            self._ends.start()
            return
        was = self.trail.was
        self.motion.run(lambda share: self._weaken(was, share), Pace.FADE)

    def _weaken(self, was: Mapping[str, Span], share: float) -> None:
        self.trail = Trail(was, 1.0 - share) if share < 1.0 else None
        self._repaint()


def _places(before: TimelineScene, after: TimelineScene) -> dict[str, QRectF]:
    """Return where the bars of `after` that are in view were painted, if that was elsewhere."""
    places = {}
    known = before.lanes.rows.keys() & before.lanes.spans.keys() & before.schedule.by_id.keys()
    for bar, rect in after.on_screen:
        if bar.id in known:
            was = before.rect(bar.id)
            way = abs(was.x() - rect.x()) + abs(was.y() - rect.y())
            if way + abs(was.width() - rect.width()) > _LEAST:
                places[bar.id] = was
    return places
