"""What moves the finish and what helps with the deadline, worked out in the background."""

import math
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from planner.document.background import Background, Submit
from planner.domain.assumptions import Figure
from planner.domain.catalogue import Catalogue
from planner.domain.formatting import count_text, day_text, exact_hours_text
from planner.domain.learner import spread
from planner.edits import Edit, RemoveSkill, SetAssumption, SetDeadline, SetHours, Several
from planner.scheduling.drivers import Driver, drivers
from planner.scheduling.forecast import Forecast
from planner.scheduling.forecast import forecast as forecasted
from planner.scheduling.own_record import OwnRecord, own_record
from planner.scheduling.schedule import Schedule
from planner.scheduling.schedule import schedule as scheduled
from planner.scheduling.ways_out import WayOut, WayOutKind, ways_out

LEAST_DIFFERENCE = 0.05
"""By how much the record has to differ from what the plan counts with to be offered."""


@dataclass(frozen=True, slots=True)
class Option:
    """A way out, the edit that takes it, and the finish of the plan then."""

    way: WayOut
    edit: Edit
    likely: date


@dataclass(frozen=True, slots=True)
class RecordOffer:
    """What finished skills say of the catalogue's hours, the edit that takes it for the rest, and
    the likely and the safe finish then."""

    record: OwnRecord
    edit: Edit
    likely: date
    safe: date


@dataclass(frozen=True, slots=True)
class Insight:
    """The drivers, the ways out and the offer of the record of one `schedule`."""

    schedule: Schedule
    drivers: tuple[Driver, ...]
    ways: tuple[Option, ...]
    offer: RecordOffer | None = None


class Insights(QObject):
    """Holds the `latest` insight. Work runs through `submit`."""

    ready = Signal()

    def __init__(self, parent: QObject, submit: Submit | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self, submit)
        self._asked: Schedule | None = None
        self.latest: Insight | None = None

    def forget(self) -> None:
        """Drop what is known: another document is shown."""
        self._background.drop()
        self._asked = self.latest = None

    def ask(self, schedule: Schedule, catalogue: Catalogue, forecast: Forecast) -> None:
        """Begin with `schedule` unless that was done; `ready` tells when `latest` has it."""
        if schedule is self._asked:
            return
        self._asked = schedule
        self._background.ask(self._take, lambda: _work(schedule, catalogue, forecast))

    def _take(self, insight: Insight) -> None:
        self.latest = insight
        self.ready.emit()


def _work(schedule: Schedule, catalogue: Catalogue, forecast: Forecast) -> Insight:
    """Work on copies with calendars of their own: a calendar grows while it is asked."""
    from planner.scheduling.forecast_samples import calendar_with_hours

    mine = replace(schedule, availability=calendar_with_hours(schedule))
    own_forecast = replace(forecast, calendar=calendar_with_hours(schedule))
    ways = ways_out(mine, catalogue, own_forecast)
    options = tuple(_option(way, mine, catalogue) for way in ways)
    return Insight(schedule, drivers(mine), options, _offer(mine, catalogue))


def _option(way: WayOut, schedule: Schedule, catalogue: Catalogue) -> Option:
    edit = edit_of(way, schedule)
    after = scheduled(edit.apply(schedule.roadmap, catalogue), catalogue)
    return Option(way, edit, after.finish)


def _offer(schedule: Schedule, catalogue: Catalogue) -> RecordOffer | None:
    """Return what to do about the record; None with too few skills, or if it is in use."""
    record, roadmap = own_record(schedule), schedule.roadmap
    differs = abs(record.factor - roadmap.assumptions.biases.catalogue) >= LEAST_DIFFERENCE
    if not (record.is_enough and differs):
        return None
    edit = SetAssumption(Figure.CATALOGUE_HOURS, record.factor)
    after = scheduled(edit.apply(roadmap, catalogue), catalogue)
    return RecordOffer(record, edit, after.finish, forecasted(after).finish.p80)


def edit_of(way: WayOut, schedule: Schedule) -> Edit:
    """Return `way` as one undo step. Hours are rounded up to hundredths of an hour a day."""
    if way.kind is WayOutKind.EXTEND:
        return SetDeadline(way.deadline)
    if way.hours_per_week is not None:
        exact = spread(way.hours_per_week, schedule.roadmap.learner.hours)
        mon, tue, wed, thu, fri, sat, sun = (math.ceil(day * 100 - 1e-6) / 100 for day in exact)
        return SetHours((mon, tue, wed, thu, fri, sat, sun))
    return Several(tuple(RemoveSkill(skill) for skill in way.skills), name_of(way))


def name_of(way: WayOut) -> str:
    """Return what a way is called."""
    if way.kind is WayOutKind.EXTEND:
        return f"Extend to {day_text(way.deadline)}"
    if way.hours_per_week is not None:
        return f"Study {exact_hours_text(way.hours_per_week)} a week"
    return f"Leave out {count_text(len(way.skills), 'skill')}"
