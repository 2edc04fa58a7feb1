"""The order of a beginner's plan, as a mentor would look at it: what comes when.

For each career somebody who knows nothing studies alone from 4 January 2027, 15 h a week, two
skills at a time. A month has 30.4 days; code is whatever belongs to programming, data, engineering
or machine learning. `python -m tests.benchmarks mentor` prints the table and the plan month by
month.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.domain.learner import Learner
from planner.domain.roadmap import Aim, Roadmap
from planner.scheduling.activity import Activity
from planner.scheduling.schedule import Schedule, schedule
from planner.storage.catalogue import load_catalogue

START = date(2027, 1, 4)
MONTH = 30.4
CODE = frozenset({"prog", "data", "eng", "ml", "dl"})
FIRST_HOURS = 840.0


@dataclass(frozen=True)
class Order:
    """When things come, in months from the start; `without_code` are days, `mathematics` is a
    share of the first 840 h, `job_search` months after entry level, `entry_alone` the month of
    entry level when the plan ends there."""

    git: float
    python: float
    sql: float
    testing: float
    machine_learning: float
    without_code: int
    mathematics: float
    entry: float
    entry_alone: float
    job_search: float
    finish: date

    @property
    def row(self) -> tuple[str, ...]:
        """The figures as text, in the order of the fields."""
        months = (self.git, self.python, self.sql, self.testing, self.machine_learning)
        return (
            *(f"{month:.1f}" for month in months),
            str(self.without_code),
            f"{self.mathematics:.0%}",
            f"{self.entry:.1f}",
            f"{self.entry_alone:.1f}",
            f"{self.job_search:.1f}",
            str(self.finish),
        )


def beginner(career: str, aim: Aim = Aim.PATH) -> Roadmap:
    """Return the plan of somebody who knows nothing."""
    learner = Learner((2.0, 2.0, 2.0, 2.0, 2.0, 5.0, 0.0))
    return Roadmap("Beginner", career, START, START, aim=aim, learner=learner)


def order_of(career: str) -> Order:
    """Return the order of the beginner's plan for `career`."""
    catalogue = load_catalogue()
    plan = schedule(beginner(career), catalogue)
    alone = schedule(beginner(career, Aim.ENTRY), catalogue).milestones[0].day
    entry = plan.milestones[0].day
    assert entry is not None
    assert alone is not None
    return Order(
        git=_starts(plan, "developer-tools"),
        python=_starts(plan, "python"),
        sql=_starts(plan, "sql-databases"),
        testing=_starts(plan, "software-testing"),
        machine_learning=_starts(plan, "ml-foundations"),
        without_code=longest_without_code(plan),
        mathematics=share_of("math", plan),
        entry=months(entry),
        entry_alone=months(alone),
        job_search=_starts(plan, "job-search-preparation") - months(entry),
        finish=plan.finish,
    )


def months(day: date) -> float:
    """Return the months from the start of the plan to `day`."""
    return (day - START).days / MONTH


def _starts(plan: Schedule, part: str) -> float:
    return months(plan.by_id[part].start)


def longest_without_code(plan: Schedule) -> int:
    """Return the longest time, in days, in which nothing with code is in progress."""
    longest, last = 0, START
    for bar in sorted(plan.activities, key=lambda bar: bar.start):
        if bar.skill.area in CODE:
            longest = max(longest, (bar.start - last).days)
            last = max(last, bar.finish)
    return longest


def share_of(area: str, plan: Schedule) -> float:
    """Return the share of `area` in the first hours of the plan, which are shared equally."""
    timing = plan.timing
    mine = [plan.tasks[part].skill.area == area for part in plan.studied]
    edges = sorted({FIRST_HOURS, *timing.start, *timing.finish})
    found = 0.0
    for begin, end in pairwise(edges):
        if end <= FIRST_HOURS:
            spans = zip(timing.start, timing.finish, mine, strict=True)
            active = [is_mine for a, b, is_mine in spans if a <= begin and b >= end]
            found += (end - begin) * sum(active) / len(active)
    return found / FIRST_HOURS


_HEAD = (
    "", "Git", "Python", "SQL", "testing", "first ML", "days without code", "mathematics",
    "entry", "entry alone", "job search after", "finish",
)  # fmt: skip


def main() -> None:
    """Print the table, and the plan of the first career month by month."""
    careers = list(load_catalogue().careers)
    rows = [_HEAD, *((career, *order_of(career).row) for career in careers)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    print()
    plan = schedule(beginner(careers[0]), load_catalogue())
    for bar in plan.activities:
        print(_line(bar))


def _line(bar: Activity) -> str:
    begin, end = months(bar.start), months(bar.finish)
    return f"{begin:5.1f} {end:5.1f}  {bar.skill.area:5} {bar.id:30} {bar.hours:4.0f} h"
