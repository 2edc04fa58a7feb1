"""The page while something is dragged: what it would do if it were dropped here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.document.document import Document, Preview
from planner.domain.formatting import day_near, day_text, days_badge, hours_text
from planner.domain.parts import Earliest
from planner.edits import AddPrerequisite, SetEffort
from planner.edits import Move as MoveEdit
from planner.render.fonts import font
from planner.render.glyphs import GLYPH_OF_STATE, glyph_colour, paint_glyph
from planner.scheduling.activity import part_of
from planner.scheduling.crowds import crowd_of
from planner.scheduling.schedule import Activity, Schedule, WaitKind
from planner.scheduling.states import State, progress_of, state_of
from planner.views.common.area_tile import AreaTile
from planner.views.common.labels import Heading, KeyCap, Label
from planner.views.common.painting import grown, paint_text, text_width
from planner.views.common.text_size import grow_height
from planner.views.common.themed import Themed
from planner.views.inspector.drag.keys import DRAG_KEYS, keys_of
from planner.views.inspector.shared.parts import NARROW_LABEL, Section
from planner.views.inspector.skill.head import AreaLabel

MOST_LATER, MOST_EARLIER = 5, 3
_ROW = 24


@dataclass(frozen=True, slots=True)
class MovedBar:
    """A bar that ends on another day: `why` is a second line, "" without."""

    name: str
    area: str
    state: State
    share: float
    day: str
    days: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A value before and after."""

    name: str
    before: str
    after: str


class PreviewPage(Themed, QWidget):
    """Start, end and finish before and after; what ends later and what earlier."""

    def __init__(self) -> None:
        super().__init__()
        self.tile, self.area = AreaTile(), AreaLabel()
        self.title = Heading("", 19, 600, "ink", wrap=True)
        self.about = Label("", 12, 400, "ink2", wrap=True)
        self.changes = _Changes()
        self.later, self.earlier = MoveList(), MoveList()
        self._head, self._drop = Section(line=False), Section("If you drop it here")
        self._later, self._earlier = Section("Ends later"), Section("Ends earlier")
        self._keys = Section("While you drag")
        self._caps: dict[str, tuple[KeyCap, Label]] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.tile)
        top.addWidget(self.area, 1)
        grow_height(self.area, 24, 16)
        self._head.box.addLayout(top)
        self._head.box.addWidget(self.title)
        self._head.box.addWidget(self.about)
        self._drop.box.addWidget(self.changes)
        self._later.box.addWidget(self.later)
        assert self._earlier.head is not None
        note = self._earlier.head.layout()
        assert note is not None
        note.addWidget(Label("uses the freed hours", 11, 400, "ink3"))
        self._earlier.box.addWidget(self.earlier)
        for key in DRAG_KEYS:
            line = QHBoxLayout()
            line.setSpacing(8)
            cap, words = KeyCap(key), Label("", 12.5, 400, "ink2")
            line.addWidget(cap)
            line.addWidget(words, 1)
            self._keys.box.addLayout(line)
            self._caps[key] = (cap, words)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 0)
        box.setSpacing(0)
        for section in (self._head, self._drop, self._later, self._earlier, self._keys):
            box.addWidget(section)
        box.addStretch(1)

    def fill(self, preview: Preview, document: Document) -> None:
        """Show what `preview` would do."""
        lead = lead_of(preview, document)
        after = preview.after
        bar = after.by_id.get(lead)
        self._fill_head(preview, document, bar)
        self.changes.show_changes(changes_of(preview, lead), preview.changes.finish_days)
        moved = preview.changes.moved.items()
        for section, shown, most, ids in (
            (self._later, self.later, MOST_LATER, [id_ for id_, days in moved if days > 0]),
            (self._earlier, self.earlier, MOST_EARLIER, [id_ for id_, days in moved if days < 0]),
        ):
            section.setVisible(bool(ids))
            first = [_move(id_, preview, lead) for id_ in first_of(ids, preview, lead, most)]
            shown.show_moves(first, len(ids) - len(first))
        held = keys_of(preview)
        for key, (cap, words) in self._caps.items():
            words.setText(held.get(key, ""))
            cap.setVisible(key in held)
            words.setVisible(key in held)

    def _fill_head(self, preview: Preview, document: Document, bar: Activity | None) -> None:
        self.tile.setVisible(bar is not None)
        self.area.setVisible(bar is not None)
        if bar is None:
            self.title.setText(preview.edit.label(document.roadmap, document.catalogue))
            self.about.hide()
            return
        area = document.catalogue.areas.get(bar.skill.area)
        self.tile.show_area(bar.skill.area, area.icon if area else "book-open")
        self.area.show_area(bar.skill.area, area.name if area else bar.skill.area)
        self.title.setText(bar.name)
        self.about.setText(about_text(bar, preview.after))
        self.about.show()


class _Changes(Themed, QWidget):
    """Rows of a name, the old value struck out, and the new one. Painted: it changes each frame."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self.changes: tuple[Change, ...] = ()
        self.days = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_changes(self, changes: tuple[Change, ...], days: int) -> None:
        """Show `changes`; the last row carries the badge of `days`."""
        height = grown(_ROW) * len(changes)
        if height != self.height():
            self.setFixedHeight(height)
        self.changes, self.days = changes, days
        self.setAccessibleName(
            ". ".join(f"{each.name}: {each.after}, was {each.before}" for each in changes)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        theme, row = self.theme, grown(_ROW)
        struck = QFont(font(12.5))
        struck.setStrikeOut(True)
        with QPainter(self) as painter:
            for place, change in enumerate(self.changes):
                line = QRect(0, row * place, self.width(), row)
                paint_text(painter, line, change.name, font(12.5), theme.ink2)
                x = grown(NARROW_LABEL)
                if change.before != change.after:
                    width = text_width(change.before, struck)
                    old = line.adjusted(x, 0, 0, 0)
                    paint_text(painter, old, change.before, struck, theme.ink3)
                    x += width + 8
                new = line.adjusted(x, 0, 0, 0)
                paint_text(painter, new, change.after, font(12.5, 500), theme.ink)
            if self.days and self.changes:
                x += text_width(self.changes[-1].after, font(12.5, 500)) + 8
                line = QRect(x, row * (len(self.changes) - 1), self.width() - x, row)
                if text_width(days_badge(self.days), font(12, 600)) <= line.width():
                    ink = theme.warn if self.days > 0 else theme.good
                    right = Qt.AlignmentFlag.AlignRight
                    paint_text(painter, line, days_badge(self.days), font(12, 600), ink, right)


class MoveList(Themed, QWidget):
    """Bars with glyph, name, reason, new day and by how many days. Painted in one go."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self.moves: tuple[MovedBar, ...] = ()
        self.more = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_moves(self, moves: list[MovedBar], more: int) -> None:
        """Show `moves` and how many `more` there are."""
        self.moves, self.more = tuple(moves), more
        height = sum(map(self._height, self.moves)) + (grown(22) if self.more else 0)
        if height != self.height():
            self.setFixedHeight(height)
        text = [f"{move.name}, {move.day}, {days_badge(move.days)}" for move in self.moves]
        self.setAccessibleName(". ".join(text))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(200, self.height())

    @staticmethod
    def _height(move: MovedBar) -> int:
        return grown(38 if move.why else 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        theme, y = self.theme, 0
        with QPainter(self) as painter:
            for move in self.moves:
                self._paint_move(painter, move, y)
                y += self._height(move)
            if self.more:
                line = QRect(22, y, self.width() - 22, grown(22))
                paint_text(painter, line, f"and {self.more} more", font(12), theme.ink2)

    def _paint_move(self, painter: QPainter, move: MovedBar, y: int) -> None:
        theme, width = self.theme, self.width()
        height = self._height(move)
        glyph = QRectF(0, y + (height - 14) / 2, 14, 14)
        ink = glyph_colour(move.state, move.area, theme)
        paint_glyph(painter, GLYPH_OF_STATE[move.state], glyph, ink, theme, move.share)
        right = Qt.AlignmentFlag.AlignRight
        signal = theme.warn if move.days > 0 else theme.good
        badge = QRect(width - grown(48), y, grown(48), height)
        paint_text(painter, badge, days_badge(move.days), font(12, 600), signal, right)
        room = QFontMetricsF(font(12)).horizontalAdvance(move.day) + 2
        day = QRect(round(badge.left() - 2 - room), y, round(room), height)
        paint_text(painter, day, move.day, font(12), theme.ink2, right)
        top, line = (y + grown(3), grown(18)) if move.why else (y, height)
        name = QRect(22, top, day.left() - 26, line)
        paint_text(painter, name, move.name, font(12, 500), theme.ink)
        if move.why:
            below = QRect(22, y + grown(19), day.left() - 26, grown(15))
            paint_text(painter, below, move.why, font(11), theme.ink2)


def about_text(bar: Activity, schedule: Schedule) -> str:
    """Return the expected hours, how many a week are studied if it takes weeks, and when it shares
    them with more than the usual number of skills."""
    weeks, studied = ((bar.finish - bar.start).days + 1) / 7, bar.logged + bar.remaining
    words = f"{hours_text(bar.hours)} expected"
    if weeks >= 2:
        words = f"{words}, at about {hours_text(studied / weeks)} a week"
    crowd = crowd_of(bar.id, schedule)
    return f"{words}. {crowd.text}." if crowd else words


def lead_of(preview: Preview, document: Document) -> str:
    """Return the activity the preview is about: the edit's skill, else the leading selection."""
    skill = getattr(preview.edit, "skill", None)
    if isinstance(skill, str) and skill in preview.after.by_id:
        return skill
    held = document.selection[0] if document.selection else ""
    return held if held in _skills_named(preview) and held in preview.after.by_id else ""


def _skills_named(preview: Preview) -> set[str]:
    """Return the skills that several edits in one are about."""
    edits = getattr(preview.edit, "edits", ())
    return {skill for each in edits if isinstance(skill := getattr(each, "skill", None), str)}


def changes_of(preview: Preview, lead: str) -> tuple[Change, ...]:
    """Return start and end of the leading bar and the finish of the plan."""
    before, after = preview.before, preview.after
    rows = []
    old, new = before.by_id.get(lead), after.by_id.get(lead)
    if new is not None:
        rows += [
            _change(_START, old.start if old else None, new.start),
            _change("Likely end", old.finish if old else None, new.finish),
        ]
    rows += [*_entry(before, after), _of_plan("Plan finish", before.finish, after.finish)]
    if new is not None and isinstance(new.pin, Earliest) and isinstance(preview.edit, MoveEdit):
        rows.insert(-1, Change("Kept as", EARLIEST_WORDS, EARLIEST_WORDS))
    return tuple(rows)


def _entry(before: Schedule, after: Schedule) -> list[Change]:
    """Return entry level, where it is not the finish."""
    was, now = before.milestones[0].day, after.milestones[0].day
    if was is None or now is None or len(after.milestones) < 2:
        return []
    return [_of_plan("Entry level", was, now)]


def _of_plan(name: str, was: date, now: date) -> Change:
    """Return a date of the plan, and say so where it stays."""
    if was == now:
        text = f"{day_text(now)}, no change"
        return Change(name, text, text)
    return _change(name, was, now)


_START = "Start"
EARLIEST_WORDS = "Earliest possible"


def _change(name: str, old: date | None, new: date) -> Change:
    if old is None or old == new:
        text = day_text(new, weekday=True)
        return Change(name, text, text)
    acted_on = name == _START and old.year == new.year
    return Change(name, day_near(old, new), day_text(new, weekday=acted_on))


def first_of(ids: Sequence[str], preview: Preview, lead: str, most: int) -> list[str]:
    """Return the few of `ids` that are shown: `lead` first, then what ends soonest."""
    ends = preview.after.by_id.days_of
    return nsmallest(most, ids, key=lambda id_: (id_ != lead, ends(id_)[1], id_))


def _move(id_: str, preview: Preview, lead: str) -> MovedBar:
    schedule, days = preview.after, preview.changes.moved[id_]
    bar = schedule.by_id[id_]
    why = ""
    if isinstance(preview.edit, AddPrerequisite) and bar.id == lead:
        why = f"Waits for {schedule.scope.skills[preview.edit.need].label}"
    elif bar.id == lead or bar.id in _skills_named(preview):
        why = "Changed by you" if isinstance(preview.edit, SetEffort) else "Moved by you"
    elif days > 0 and bar.wait.kind is WaitKind.PREREQUISITE and bar.wait.skill:
        why = f"Waits for {schedule.label(bar.wait.skill)}"
    state = state_of(part_of(bar.id), schedule)
    share = progress_of(schedule.tasks[part_of(bar.id)])
    day = day_text(bar.finish)
    return MovedBar(bar.label, bar.skill.area, state, share, day, days, why)
