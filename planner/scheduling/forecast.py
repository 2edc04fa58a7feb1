"""When the plan will be done, with the chances: samples of the hours, under the plan’s rules.

- Hours of a sample: M * b * exp(sigma_j * Z_j + sigma_p * Z_0) times what remains, see
  `forecast_samples`. The pace at its median gives the hours of the plan as drawn.
- The finish of a sample is that of one queue (`Demand`): exact for every priority and every
  focus limit, for all samples at once.
- The dates of single skills depend on the order. They come from the engine itself, run on samples
  spread evenly over the paces: 1,000 of a small plan, 200 of 300 skills, 100 from 600 on. That
  gives the rules in full, and quantiles to about 1 % of the plan's duration on average; taking
  the start order of the plan as drawn for all samples is off by as much as 10 % at the entry
  level where courses or pins make a slow learner choose otherwise.
- A milestone is the queue of its own skills, for all samples, plus the time for which other skills
  held it up in the nearest sample run through the engine.

numpy is imported when the first forecast is made, not before.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.skill import SkillId
from planner.scheduling.availability import EPSILON, Availability, next_day
from planner.scheduling.engine import run
from planner.scheduling.schedule import MilestoneId, Schedule

if TYPE_CHECKING:
    from planner.scheduling.forecast_samples import Efforts, Floats, Places

SAMPLES = 10_000
SEED = 20260105
SAFE = 0.8
"""The chance the headline promises."""

_LEVELS = (0.5, 0.8, 0.95)
_EFFORT, _MOST_EFFORT = 24_000, 60_000  # activities over all runs of the engine: some dozen ms
_MOST_RUNS, _ENOUGH_RUNS, _FEWEST_RUNS = 1000, 200, 100
_CURVE_ENDS = (0.005, 0.995)


@dataclass(frozen=True, slots=True)
class Quantiles:
    """The days (inclusive) by which something is done with a chance of 50, 80 and 95 %."""

    p50: date
    p80: date
    p95: date


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of the finish curve: the axis position `hours`, the `day` it lies in, the `chance`
    to be done by then, and the `density` of the finish in 1/h."""

    day: date
    hours: float
    chance: float
    density: float


@dataclass(frozen=True, slots=True)
class SpreadRecord:
    """How long finished skills took: how many have logged hours, and the mean of logged over
    planned hours (1 without any). `is_used` tells whether they shape the forecast."""

    skills: int
    ratio: float
    is_used: bool


@dataclass(frozen=True)
class Forecast:
    """When the plan, each of its milestones and each skill that is still studied will be done.

    `fixed_until` is the last day of what is certain, courses and what is done. `finish_hours` are
    the finishes of all samples on the axis of hours, ascending.
    """

    finish: Quantiles
    milestones: Mapping[MilestoneId, Quantiles]
    skills: Mapping[SkillId, Quantiles]
    record: SpreadRecord
    fixed_until: date
    finish_hours: "Floats" = field(compare=False, repr=False)
    calendar: Availability = field(compare=False, repr=False)

    def chance_by(self, day: date) -> float:
        """Return the chance, 0 to 1, that the plan is done by the end of `day`."""
        if day < self.fixed_until:
            return 0.0
        until = self.calendar.hours_before(next_day(day)) + EPSILON
        return float(self.finish_hours.searchsorted(until, side="right") / len(self.finish_hours))

    def finish_curve(self, points: int = 80) -> tuple[CurvePoint, ...]:
        """Return `points` of the curve of the finish, evenly spaced in hours of study.

        They span 99 % of the samples. Empty when the finish is certain.
        """
        import numpy as np

        ends = self.finish_hours
        low, high = (quantile(ends, level) for level in _CURVE_ENDS)
        if high - low <= EPSILON:
            return ()
        hours = np.linspace(low, high, points)
        chances = ends.searchsorted(hours, side="right") / len(ends)
        rows = zip(hours.tolist(), chances.tolist(), _density(ends, hours).tolist(), strict=True)
        return tuple(CurvePoint(self._day(at), at, chance, height) for at, chance, height in rows)

    def _day(self, hours: float) -> date:
        return max(self.calendar.day_of_finish(hours), self.fixed_until)


def forecast(schedule: Schedule, samples: int = SAMPLES, seed: int = SEED) -> Forecast:
    """Return the forecast of `schedule` from this many `samples`, at least 1.

    Deterministic: it depends on the roadmap, the catalogue, `samples` and `seed` only. It may run
    in another thread: it shares nothing with `schedule` that changes.
    """
    from planner.scheduling import forecast_samples

    efforts = forecast_samples.Efforts(schedule, samples, seed)
    calendar = forecast_samples.calendar_with_hours(schedule)
    fixed = fixed_until(schedule)
    count, ratio = forecast_samples.ratio_of_record(schedule)
    record = SpreadRecord(count, ratio, efforts.record is not None)
    if not schedule.studied:
        certain = Quantiles(schedule.finish, schedule.finish, schedule.finish)
        milestones = _milestones(schedule, None, certain, calendar)
        return Forecast(certain, milestones, {}, record, fixed, efforts.pace * 0.0, calendar)
    drawn = _Samples(schedule, efforts, calendar)
    finish = _quantiles(drawn.finish, calendar, fixed)
    skills = {
        skill: _not_after(_quantiles(ends, calendar, date.min), finish)
        for skill, ends in zip(schedule.studied, drawn.ends, strict=True)
    }
    milestones = _milestones(schedule, drawn.entry, finish, calendar)
    return Forecast(finish, milestones, skills, record, fixed, drawn.finish, calendar)


class _Samples:
    """The finishes on the axis: `finish` of the plan, ascending, and `entry` of the entry-level set
    of all samples, `ends` by skill (row) and run of the engine."""

    def __init__(self, schedule: Schedule, efforts: "Efforts", calendar: Availability) -> None:
        import numpy as np

        from planner.scheduling.forecast_samples import Queue, latest_first

        runs, nearest = _chosen(len(schedule.studied), len(efforts.pace))
        entry = [place for skill, place in schedule.index.items() if skill in schedule.scope.entry]
        path, entry_path, of_entry = Queue(calendar), Queue(calendar), frozenset(entry)
        hours = np.empty((len(runs), len(schedule.studied)))
        for day, place in latest_first(schedule):
            sampled = efforts.hours(place)
            path.add(day, sampled)
            if place in of_entry:
                entry_path.add(day, sampled)
            hours[:, place] = sampled[runs]
        finish = path.finish()
        self.finish = np.sort(finish)
        self.ends = _run_all(schedule, hours)
        self.entry: Floats | None = None
        if entry:
            alone = entry_path.finish()
            held_up = self.ends[entry].max(axis=0) - alone[runs]
            self.entry = np.minimum(alone + held_up[nearest], finish)


def _chosen(skills: int, samples: int) -> tuple["Places", "Places"]:
    """Return the samples to run through the engine and, per sample, the number of the run whose
    pace is nearest."""
    import numpy as np

    enough = min(_MOST_EFFORT // skills, _ENOUGH_RUNS)
    count = min(max(_EFFORT // skills, enough, _FEWEST_RUNS), _MOST_RUNS, samples)
    runs = (np.arange(count) * 2 + 1) * samples // (2 * count)
    return runs, np.arange(samples) * count // samples


def _run_all(schedule: Schedule, hours: "Floats") -> "Floats":
    """Return the finishes on the axis by skill (row) for each row of `hours`, one a run."""
    import numpy as np

    ends = np.empty(hours.shape[::-1])
    for number, sampled in enumerate(hours):
        ends[:, number] = run(replace(schedule.work, hours=sampled.tolist())).finish
    return ends


def _milestones(
    schedule: Schedule, entry: "Floats | None", finish: Quantiles, calendar: Availability
) -> dict[MilestoneId, Quantiles]:
    found: dict[MilestoneId, Quantiles] = {}
    for milestone in schedule.milestones:
        if milestone.day is None:
            continue
        if milestone.id is MilestoneId.PATH:
            found[milestone.id] = finish
        elif entry is not None:
            fixed = fixed_until(schedule, schedule.scope.entry)
            found[milestone.id] = _not_after(_quantiles(entry, calendar, fixed), finish)
        else:
            found[milestone.id] = Quantiles(milestone.day, milestone.day, milestone.day)
    return found


def fixed_until(schedule: Schedule, skills: Iterable[SkillId] | None = None) -> date:
    """Return the last day of the courses and of what is done, of `skills` or of the plan.

    The start of the plan if there is none.
    """
    wanted = frozenset(schedule.tasks if skills is None else skills)
    bars = (bar for bar in schedule.activities if bar.finish_hours is None)
    days = (bar.finish for bar in bars if bar.skill.id in wanted)
    return max(days, default=schedule.roadmap.start)


def _quantiles(ends: "Floats", calendar: Availability, fixed: date) -> Quantiles:
    import numpy as np

    ranked = np.sort(ends)
    days = [max(calendar.day_of_finish(quantile(ranked, level)), fixed) for level in _LEVELS]
    return Quantiles(*days)


def _not_after(quantiles: Quantiles, last: Quantiles) -> Quantiles:
    """Keep a part, which is known from fewer samples, from ending after the whole."""
    return Quantiles(
        min(quantiles.p50, last.p50), min(quantiles.p80, last.p80), min(quantiles.p95, last.p95)
    )


def quantile(ranked: "Floats", level: float) -> float:
    """Return the least of the ascending `ranked` that is not below a share of `level` of them."""
    place = math.ceil(level * len(ranked)) - 1
    return float(ranked[max(place, 0)])


def _density(ends: "Floats", hours: "Floats") -> "Floats":
    """Return a kernel estimate of the density of `ends` at `hours` (Silverman's bandwidth)."""
    import numpy as np

    deviation = float(ends.std())
    middle = (quantile(ends, 0.75) - quantile(ends, 0.25)) / 1.34
    width = 0.9 * (min(deviation, middle) or deviation) * len(ends) ** -0.2
    total = np.exp(-(((hours[:, None] - ends) / width) ** 2) / 2).sum(axis=1)
    return np.asarray(total / (width * len(ends) * np.sqrt(2 * np.pi)))
