"""The program as a person starts it, which writes down where a bar lies after each thing the mouse
does: `python -m tests.integration.watched_window LOG BAR PLAN`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QMouseEvent

from planner.cli.main import main
from planner.views.timeline.canvas import TimelineCanvas

Handler = Callable[[TimelineCanvas, QMouseEvent], None]


def watch(log: Path, bar: str) -> None:
    """Have every canvas tell what it shows of `bar`."""
    for name in ("mousePressEvent", "mouseMoveEvent", "mouseReleaseEvent"):
        setattr(TimelineCanvas, name, _told(getattr(TimelineCanvas, name), name, log, bar))


def _told(handler: Handler, name: str, log: Path, bar: str) -> Handler:
    def tells(self: TimelineCanvas, event: QMouseEvent) -> None:
        handler(self, event)
        scene = self.scene()
        drag = scene.drag
        line = {
            "what": name,
            "x": round(event.position().x()),
            "left": scene.rect(bar).left(),
            "moment": scene.scale.moment(event.position().x()),
            "start": scene.schedule.by_id[bar].start.toordinal(),
            "per_day": scene.scale.per_day,
            "day": drag.snap.day.toordinal() if drag and drag.snap else None,
            "rule": drag.snap.rule if drag and drag.snap else "",
            "leash": drag.leash if drag else None,
        }
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    return tells


if __name__ == "__main__":
    watch(Path(sys.argv[1]), sys.argv[2])
    sys.argv = ["planner", *sys.argv[3:]]
    sys.exit(main())
