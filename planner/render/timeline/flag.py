"""The flag of a drag: what becomes of entry level and of the likely finish."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from planner.document.document import Preview
from planner.domain.formatting import day_text, days_later, finish_text, short_day
from planner.render.fonts import text_scale
from planner.render.icons import paint_icon
from planner.render.text import draw_text, width
from planner.render.theme import colour
from planner.render.timeline.scene import DragPicture, TimelineScene

_ROW, _AROUND = 22.0, 4.0
_BELOW, _ASIDE = 8.0, 12.0
_CHIP_INK = "#141517"
_CHEVRON = 13.0
"""The sign at the end of a row whose date is out of sight, on the side where it lies."""
_RIGHT = Qt.AlignmentFlag.AlignRight


class FlagRow(NamedTuple):
    """A date of the plan, and by how many days a drag moves it."""

    text: str
    days: int
    day: date

    @property
    def change(self) -> str:
        """Such as +14 days, or no change."""
        return days_later(self.days) if self.days else "no change"


def flag_rows(preview: Preview) -> list[FlagRow]:
    """Return entry level, where it is not the finish, and the likely finish."""
    rows, before, after = [], preview.before.milestones, preview.after.milestones
    entry, was = after[0].day, before[0].day
    if len(after) > 1 and entry is not None and was is not None:
        rows.append(FlagRow(f"{after[0].label} {day_text(entry)}", (entry - was).days, entry))
    finish = preview.after.finish
    later = preview.changes.finish_days
    return [*rows, FlagRow(f"Likely finish {finish_text(finish)}", later, finish)]


def finish_flag(scene: TimelineScene, room: float) -> QRectF:
    """Return where the flag stands, `room` pixels wide.

    At the top, left of the finish or at the right edge; at the bottom where it would cover the
    dragged bar.
    """
    drag = scene.drag
    assert drag is not None
    height = _height(flag_rows(drag.preview))
    x = scene.scale.x(drag.preview.after.finish.toordinal() + 1)
    left = min(max(x - room, 8.0), scene.width - room - _ASIDE)
    below_bubble = drag.spot is not None and drag.spot[1] == scene.head.height
    top = scene.head.height + _BELOW + (57 if below_bubble else 0)
    place = QRectF(left, top, room, height)
    if scene.has(drag.id) and place.intersects(scene.rect(drag.id).adjusted(-4, -4, 4, 4)):
        place.moveBottom(scene.height - 6)
    return place


def _height(rows: list[FlagRow]) -> float:
    return (_ROW * len(rows) + 2 * _AROUND) * text_scale()


def _bubble_says_it(scene: TimelineScene, drag: DragPicture) -> bool:
    """Bubbles of the head name the price: a flag is only for a finish in view."""
    finish = drag.preview.after.finish
    return drag.verb == "head" and scene.scale.x(finish.toordinal() + 1) > scene.width


def paint_flag(painter: QPainter, scene: TimelineScene) -> None:
    """Paint the flag, and where the finish was."""
    drag = scene.drag
    assert drag is not None
    moves = drag.verb == "move" and drag.preview.after is not drag.preview.before
    if not (moves or drag.preview.changes.finish_days) or _bubble_says_it(scene, drag):
        return
    rows, theme, grow = flag_rows(drag.preview), scene.theme, text_scale()
    first = max(width(row.text, 11.5, 600) for row in rows)
    second = max(width(row.change, 11.5, 700) for row in rows) + 14
    place = finish_flag(scene, first + second + 30 + _CHEVRON)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ink))
    painter.drawRoundedRect(place, 7, 7)
    for number, row in enumerate(rows):
        top = place.top() + (_AROUND + number * _ROW) * grow
        base = top + 15 * grow
        draw_text(painter, place.left() + 10, base, row.text, theme.on_ink, 11.5, 600)
        chip = QRectF(place.left() + first + 18, top + 2, second, 18 * grow)
        _paint_chip(painter, scene, row, chip, base)
        if way := side_of(row.day, scene):
            size = _CHEVRON * grow
            box = QRectF(place.right() - 6 - size, base - size + 1 * grow, size, size)
            paint_icon(painter, f"chevron-{way}", box, theme.on_ink, 2.2)
    _paint_old_finish(painter, scene, drag)


def side_of(day: date, scene: TimelineScene) -> str:
    """Return on which side of what is shown `day` lies, "" where it is in view."""
    x = scene.scale.x(day.toordinal() + 1)
    return "left" if x < 0 else "right" if x > scene.width else ""


def _paint_chip(
    painter: QPainter, scene: TimelineScene, row: FlagRow, chip: QRectF, base: float
) -> None:
    theme = scene.theme
    if not row.days:
        draw_text(painter, chip.left() + 7, base, row.change, theme.on_ink, 11.5, 400)
        return
    tone = theme.warn if row.days > 0 else theme.good
    if not theme.is_dark:
        tone = "#F0B45F" if row.days > 0 else "#7FCE9F"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tone))
    wide = QRectF(chip.left(), chip.top(), width(row.change, 11.5, 700) + 14, chip.height())
    painter.drawRoundedRect(wide, 4, 4)
    draw_text(painter, chip.left() + 7, base, row.change, _CHIP_INK, 11.5, 700)


def _paint_old_finish(painter: QPainter, scene: TimelineScene, drag: DragPicture) -> None:
    before = drag.preview.before.finish
    old = scene.scale.x(before.toordinal() + 1)
    if drag.preview.changes.finish_days and 60 < old < scene.width:
        was = f"was {short_day(before)}"
        draw_text(painter, old - 5, scene.height - 10, was, scene.theme.ink2, 11, align=_RIGHT)
