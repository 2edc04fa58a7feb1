"""What is said while a bar is dragged: how early it may start, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.document.document import Preview
from planner.domain.formatting import chance_text, count_text, day_near, day_text, days_later
from planner.edits.skills import parts_before
from planner.layout.snapping import Snap
from planner.scheduling.availability import EPSILON
from planner.scheduling.crowds import crowd_of
from planner.scheduling.date_reasons import blocker_text, laid_out_from
from planner.scheduling.schedule import Schedule, Wait, WaitKind
from planner.views.timeline.pointer_card import CardWords

Chances = tuple[float, float]
"""The chance of the deadline before and after."""

OFFER = "Take its prerequisites first"
_LONG_PAUSE = 3
"""Days without hours before a start that are worth a word."""


@dataclass(frozen=True, slots=True)
class EarliestStart:
    """The first day on which a bar may start, and what holds it back.

    `holds`: a drop there means “as early as possible” and not that day. `label` says it at the
    line, `why` in a sentence, `refusal` in the status bar.
    """

    day: date
    wait: Wait
    holds: bool
    label: str
    why: str
    refusal: str

    @classmethod
    def of(cls, id_: str, schedule: Schedule) -> "EarliestStart":
        """Return the limit of a bar of `schedule`."""
        day, wait = schedule.earliest_start(id_)
        short = _why(id_, day, wait, schedule)
        label = f"Earliest possible, {start_words(day)}: {short}"
        start = day_text(day, weekday=True)
        name = schedule.by_id[id_].label
        refusal = f"{name} cannot start before {start}: {short}. Release to keep it there."
        return cls(day, wait, True, label, _sentence(id_, day, wait, schedule), refusal)

    @classmethod
    def of_start(cls, schedule: Schedule) -> "EarliestStart":
        """Return the limit of a bar that takes what it waits for with it."""
        day = schedule.availability.day_of_start(0.0)
        return cls(day, Wait(WaitKind.START, None, None), False, "", "", "")


def start_words(day: date) -> str:
    """Return such as 22 Jun."""
    return day_near(day, day)


def bubble_of(
    preview: Preview, id_: str, rest: Snap, wanted: Mapping[str, date]
) -> tuple[str, str]:
    """Return the lines of the bubble: when the bar starts, and what else is to be known."""
    after = preview.after
    bar = after.by_id[id_]
    headline = f"Starts {day_text(bar.start, weekday=True)}"
    if len(wanted) > 1:
        days = (bar.start - preview.before.by_id[id_].start).days
        more = _waiting(preview, wanted)
        way = days_later(days) if days else "the same day"
        said = f"{count_text(len(wanted), 'skill')}, {way}"
        return headline, f"{said}. {more}" if more else said
    crowd, second = crowd_of(id_, after), list[str]()
    if rest.rule != "earliest" and (bar.start - rest.day).days >= _LONG_PAUSE:
        second.append(f"No study hours from {start_words(rest.day)} until then")
    if crowd:
        second.append(crowd.text)
    return headline, ". ".join(second or [f"Ends {day_text(bar.finish, weekday=True)}"])


def card_of(
    limit: EarliestStart, asked: date, offered: Preview | None, chances: Chances | None = None
) -> CardWords:
    """Return what the card says of a hand that went on to `asked`, left of the limit.

    `chances` are those of the deadline without and with what is offered.
    """
    start = day_text(limit.day, weekday=True)
    title = f"Starts {start}, not {day_text(asked, weekday=True)}"
    if offered is None:
        return CardWords(title, limit.why)
    id_ = _lead(offered)
    begins = day_text(offered.after.by_id[id_].start, weekday=True)
    finish = _change(offered.changes.finish_days)
    price = f"Starts {begins}. Finish {finish}{_entry(offered)}{_chance(chances)}."
    return CardWords(title, limit.why, OFFER, price, _what_ends_later(offered))


def _lead(offered: Preview) -> str:
    return str(getattr(offered.edit, "skill", ""))


def _change(days: int) -> str:
    return days_later(days) if days else "no change"


def _entry(preview: Preview) -> str:
    """Say how much later entry level is, where that is not the finish itself."""
    before, after = preview.before.milestones[0].day, preview.after.milestones[0].day
    if before is None or after is None or len(preview.after.milestones) < 2:
        return ""
    return f", entry level {_change((after - before).days)}"


def _chance(chances: Chances | None) -> str:
    """Say what becomes of the deadline."""
    if chances is None:
        return ""
    before, after = map(chance_text, chances)
    change = f"{after}, no change" if before == after else f"{before} → {after}"
    return f", chance of the deadline {change}"


def _what_ends_later(offered: Preview) -> str:
    """Name what pays most for it."""
    later = [(days, each) for each, days in offered.changes.moved.items() if days > 0]
    if not later:
        return ""
    days, most = max(later)
    return f"{offered.after.by_id[most].label} ends {count_text(days, 'day')} later."


def _waiting(preview: Preview, wanted: Mapping[str, date]) -> str:
    """Say which of several bars does not start on its day, as it waits for another."""
    calendar, bars = preview.after.availability, preview.after.by_id
    for id_, day in wanted.items():
        bar = bars[id_]
        due = calendar.day_of_start(calendar.hours_before(day))
        held = bar.wait.kind is WaitKind.PREREQUISITE and bar.wait.skill is not None
        if bar.start > due and held and bar.wait.skill is not None:
            return f"{bar.label} waits for {preview.after.label(bar.wait.skill)}"
    return ""


def _last_needs(id_: str, schedule: Schedule) -> list[str]:
    """Return the names of the prerequisites that end last, all at once."""
    index, finish = schedule.index, schedule.timing.finish
    ends = {need: finish[index[need]] for need in schedule.tasks[id_].needs if need in index}
    last = max(ends.values(), default=0.0)
    return [schedule.label(need) for need, end in ends.items() if end > last - EPSILON]


def _why(id_: str, day: date, wait: Wait, schedule: Schedule) -> str:
    """Return such as “Probability theory ends then”."""
    if wait.kind is WaitKind.START:
        return laid_out_from(schedule)
    if wait.kind is not WaitKind.PREREQUISITE or wait.day is None:
        return blocker_text(wait, schedule).rstrip(".")
    names = _last_needs(id_, schedule)
    ends = "ends" if len(names) == 1 else "end"
    when = "then" if wait.day == day else day_text(wait.day, weekday=True)
    return f"{_listed(names)} {ends} {when}"


def _sentence(id_: str, day: date, wait: Wait, schedule: Schedule) -> str:
    if wait.kind is WaitKind.START:
        return f"It cannot start before {day_text(day)}: {laid_out_from(schedule)}."
    if wait.kind is not WaitKind.PREREQUISITE or wait.day is None:
        return blocker_text(wait, schedule)
    names = _last_needs(id_, schedule)
    ends = "ends" if len(names) == 1 else "end"
    text = f"It needs {_listed(names)}, which {ends} on {day_near(wait.day, day)}."
    return " ".join([text, *_pinned(id_, schedule)])


def _pinned(id_: str, schedule: Schedule) -> list[str]:
    """Say which of what comes before is pinned to a day, so that it cannot be taken first."""
    plans = {part: schedule.tasks[part].plan for part in parts_before(id_, schedule.scope)}
    for part, plan in plans.items():
        if part in schedule.index and isinstance(plan.pin, date):
            return [f"{schedule.label(part)} is pinned to {day_near(plan.pin, plan.pin)}."]
    return []


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
