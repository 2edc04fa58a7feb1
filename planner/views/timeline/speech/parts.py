"""What is on the canvas, each with a name, a description and a place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible

from planner.domain.formatting import day_text, exact_hours_text
from planner.render.timeline.capacity import capacity_strip_of
from planner.render.timeline.markers import PlanDay, markers_of
from planner.render.timeline.scene import TimelineScene
from planner.scheduling.bar_line import bar_line
from planner.scheduling.date_reasons import waits_for
from planner.scheduling.schedule import MilestoneId, Schedule

Role = QAccessible.Role
_FLAG = 12.0
"""Pixels of a day's flag that is not in view."""


class CanvasPart(Protocol):
    """A part of the canvas."""

    @property
    def role(self) -> QAccessible.Role:
        """What it is."""

    def name(self, scene: TimelineScene) -> str:
        """Return what it is called, with what can be read on it; "" when it is gone."""

    def about(self, scene: TimelineScene) -> str:
        """Return what else is to know."""

    def rect(self, scene: TimelineScene) -> QRectF:
        """Return where it lies, in viewport pixels."""


@dataclass(frozen=True, slots=True)
class BarPart:
    """A bar: a skill, a part of one or a course."""

    id: str
    role = Role.ListItem

    def name(self, scene: TimelineScene) -> str:
        """Return name, dates, hours, state."""
        bar = scene.schedule.by_id.get(self.id)
        return bar_line(bar, scene.schedule) if bar is not None else ""

    def about(self, scene: TimelineScene) -> str:
        """Return the area, and what the start waits for."""
        bar = scene.schedule.by_id.get(self.id)
        if bar is None:
            return ""
        area = scene.areas.get(bar.skill.area)
        why = waits_for(bar, scene.schedule)
        return f"{area.name}. {why}" if area is not None else why

    def rect(self, scene: TimelineScene) -> QRectF:
        """Return the bar's rectangle."""
        return scene.rect(self.id) if scene.has(self.id) else QRectF()


@dataclass(frozen=True, slots=True)
class DayPart:
    """A day of the plan that stands in the head: start, milestone, deadline."""

    id: PlanDay | MilestoneId
    role = Role.Graphic

    def name(self, scene: TimelineScene) -> str:
        """Return which day it is, and its date."""
        day = _day(self.id, scene.schedule)
        return f"{_called(self.id, scene)}, {day_text(day, weekday=True)}" if day else ""

    def about(self, scene: TimelineScene) -> str:
        """Return nothing: the name says it."""
        del scene
        return ""

    def rect(self, scene: TimelineScene) -> QRectF:
        """Return the flag, or where it would stand."""
        for marker in markers_of(scene):
            if marker.id is self.id:
                return marker.flag
        day = _day(self.id, scene.schedule)
        x = scene.scale.x_of(day) if day is not None else 0.0
        return QRectF(x, scene.head.axis, _FLAG, scene.head.strip)


@dataclass(frozen=True, slots=True)
class RulePart:
    """Time off, or a time with other hours; `place` is its place in the calendar."""

    place: int
    role = Role.Graphic

    def name(self, scene: TimelineScene) -> str:
        """Return what it is, its own name, and its days."""
        rules = scene.schedule.roadmap.learner.calendar
        if self.place >= len(rules):
            return ""
        rule = rules[self.place]
        words = ["Time off" if rule.is_break else "Other hours", rule.name]
        if isinstance(rule.hours, tuple):
            words.append(f"{exact_hours_text(sum(rule.hours))} a week")
        elif rule.hours is not None:
            words.append(f"{exact_hours_text(rule.hours)} a week")
        if rule.is_open_ended:
            words.append(f"from {day_text(rule.first)}")
        else:
            words.append(f"{day_text(rule.first)} to {day_text(rule.last)}")
        return ", ".join(word for word in words if word)

    def about(self, scene: TimelineScene) -> str:
        """Return nothing: the name says it."""
        del scene
        return ""

    def rect(self, scene: TimelineScene) -> QRectF:
        """Return the days on the strip."""
        rule = scene.schedule.roadmap.learner.calendar[self.place]
        left, right = scene.scale.x_of(rule.first), scene.scale.x(rule.last.toordinal() + 1)
        return QRectF(left, scene.head.axis, max(right - left, 1.0), scene.head.strip)


@dataclass(frozen=True, slots=True)
class StripPart:
    """The strip with the hours a week."""

    role = Role.Chart

    def name(self, scene: TimelineScene) -> str:
        """Return what the strip shows."""
        del scene
        return "Hours a week"

    def about(self, scene: TimelineScene) -> str:
        """Return the hours of the weeks in view, as long as they are the same."""
        told = []
        for hours, same in groupby(capacity_strip_of(scene).weeks, key=lambda week: week.available):
            first = next(same).monday
            said = f"{exact_hours_text(hours)} a week" if hours else "no time"
            told.append(f"{said} from {day_text(first)}")
        return "; ".join(told)

    def rect(self, scene: TimelineScene) -> QRectF:
        """Return the strip."""
        return QRectF(0, scene.head.axis, scene.width, scene.head.strip)


AnyPart: TypeAlias = BarPart | DayPart | RulePart | StripPart


def parts_of(scene: TimelineScene) -> Iterator[AnyPart]:
    """Yield what is on the canvas from top to bottom: the strip and what stands on it by days, then
    lane by lane the bars that the filter leaves."""
    yield StripPart()
    rules = scene.schedule.roadmap.learner.calendar
    for place in sorted(range(len(rules)), key=lambda each: rules[each].first):
        yield RulePart(place)
    days = [*PlanDay, *(milestone.id for milestone in scene.schedule.milestones)]
    dated = [(day, each) for each in days if (day := _day(each, scene.schedule)) is not None]
    yield from (DayPart(each) for _, each in sorted(dated, key=lambda pair: pair[0]))
    order = {lane.area: place for place, lane in enumerate(scene.lanes.lanes)}
    bars = [bar for bar in scene.schedule.activities if bar.id in scene.lanes.rows]
    bars.sort(key=lambda bar: (order.get(bar.skill.area, len(order)), bar.start))
    yield from (BarPart(bar.id) for bar in bars)


def _day(which: PlanDay | MilestoneId, schedule: Schedule) -> date | None:
    if which is PlanDay.START:
        return schedule.roadmap.start
    if which is PlanDay.DEADLINE:
        return schedule.roadmap.deadline
    return next(each.day for each in schedule.milestones if each.id is which)


def _called(which: PlanDay | MilestoneId, scene: TimelineScene) -> str:
    if isinstance(which, PlanDay):
        return "Start of the plan" if which is PlanDay.START else "Deadline"
    return next(each.name for each in scene.schedule.milestones if each.id is which)
