"""How dates and amounts are written, everywhere. Nothing here asks the locale: Qt changes it, and
the same plan shall read the same on every machine."""

from collections.abc import Mapping
from datetime import date

from planner.domain.effort import Level, LevelFactors
from planner.domain.limits import LAST_DAY
from planner.domain.parts import Earliest

TOO_FEW = "too few hours"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
BEYOND = f"beyond {LAST_DAY.year}"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def month_word(day: date) -> str:
    """Return Jun."""
    return MONTHS[day.month - 1][:3]


def weekday_word(day: date) -> str:
    """Return Tue."""
    return WEEKDAYS[day.weekday()]


def short_day(day: date) -> str:
    """Return 16 Jun."""
    return f"{day.day} {month_word(day)}"


def day_text(day: date, weekday: bool = False) -> str:
    """Return 16 Jun 2026, or Tue 16 Jun 2026 when the person acts on it.

    A day that no roadmap can name is reached by too few hours only: beyond 2200.
    """
    if day > LAST_DAY:
        return BEYOND
    text = f"{short_day(day)} {day.year}"
    return f"{weekday_word(day)} {text}" if weekday else text


def finish_text(day: date) -> str:
    """Return the day something ends, and why where that is on no day a roadmap can name:
    beyond 2200, too few hours."""
    return f"{BEYOND}, {TOO_FEW}" if day > LAST_DAY else day_text(day)


def iso_text(day: date) -> str:
    """Return 2026-06-16, as files and tables write it."""
    return BEYOND if day > LAST_DAY else day.isoformat()


def day_near(day: date, near: date) -> str:
    """Return 16 Jun, with the year only when it is not that of `near`."""
    return short_day(day) if day <= LAST_DAY and day.year == near.year else day_text(day)


def pin_text(pin: date | Earliest, weekday: bool = False) -> str:
    """Return what something is pinned to: a day, or “its earliest start”."""
    return "its earliest start" if isinstance(pin, Earliest) else day_text(pin, weekday)


def day_range(first: date, last: date) -> str:
    """Return 3 to 12 Apr 2026, 29 Mar to 12 Apr 2026 or 21 Dec 2026 to 3 Jan 2027."""
    if first == last or first > LAST_DAY:
        return day_text(first)
    if last > LAST_DAY:
        return f"{day_text(first)} to {BEYOND}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_text(last)}"
    return f"{day_near(first, last)} to {day_text(last)}"


def one_line(text: str) -> str:
    """Return `text` in one line, with single spaces, as names are kept."""
    return " ".join(text.split())


def capitalised(text: str) -> str:
    """Return `text` as it begins a sentence; all but the first letter stays as it is written."""
    return f"{text[:1].upper()}{text[1:]}"


def uncapitalised(text: str) -> str:
    """Return `text` as it goes on in a sentence: “Exam fee” as exam fee, “PhD fee” as it is."""
    begins, _, _ = text.partition(" ")
    return text if begins[1:] != begins[1:].lower() else f"{text[:1].lower()}{text[1:]}"


def number_text(amount: float) -> str:
    """Return a number to be read: 1,918 or 30, below ten 1.5."""
    return f"{amount:,.0f}" if amount >= 9.95 else f"{amount:.1f}".removesuffix(".0")


def readable_hours(hours: float) -> float:
    """Return computed hours as finely as `hours_text` writes them: 137 for 136.8, but 1.5."""
    return float(round(hours)) if hours >= 9.95 else round(hours, 1)


def factor_text(factor: float) -> str:
    """Return a factor to be read, with at most three decimals: 1.2 or 0.85; 1 is written 1."""
    return f"{round(factor, 3):g}"


def level_text(level: Level, factors: LevelFactors) -> str:
    """Return “aware, 0.3 of the hours to working”, or “working” alone: its factor is 1."""
    share = factors.of(level)
    if abs(share - 1.0) < 0.01:
        return level.word
    words = "of" if share < 1 else "times"
    return f"{level.word}, {factor_text(share)} {words} the hours to working"


def hours_text(hours: float) -> str:
    """Return hours to be read: 1,918 h or 30 h, below ten 1.5 h."""
    return f"{number_text(hours)} h"


def exact_hours_text(hours: float) -> str:
    """Return hours that the person set, to a tenth or a quarter: 30 h, 10.5 h, 14.25 h."""
    digits = 2 if hours * 4 % 1 == 0 else 1
    return f"{hours:,.{digits}f}".rstrip("0").rstrip(".") + " h"


def count_text(number: int, one: str, many: str = "") -> str:
    """Return 1 skill, 2 skills."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def done_text(done: float, whole: float) -> str:
    """Return how many of all hours are done: 93 of 1,918 h."""
    return f"{number_text(done)} of {hours_text(whole)}"


def at_a_time(skills: int) -> str:
    """Return how many skills are studied side by side: 1 skill at a time, 2 skills at a time."""
    return f"{count_text(skills, 'skill')} at a time"


def later_text(days: int, size: str = "") -> str:
    """Return a difference as part of a sentence: 9 days later, 1 day earlier.

    `size` says how much it is where days are too fine: 12 weeks later.
    """
    size = size or count_text(abs(days), "day")
    return f"{size} {'earlier' if days < 0 else 'later'}"


def days_later(days: int) -> str:
    """Return a difference beside a thing that moves: +9 days, −1 day, with a true minus."""
    return f"{signed(days)} day{'' if abs(days) == 1 else 's'}"


def days_badge(days: int) -> str:
    """Return a difference where there is little room: +9 d, with a true minus."""
    return f"{signed(days)} d"


def signed(number: int) -> str:
    """Return +9 or −9, with a true minus."""
    return f"{number:+d}".replace("-", "−")


_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}


def chance_text(chance: float) -> str:
    """Return 68%, and <1% or >99% for what is neither impossible nor certain."""
    percent = round(chance * 100)
    if percent == 0 and chance > 0:
        return "<1%"
    return ">99%" if percent == 100 and chance < 1 else f"{percent}%"


def money_text(amount: float, currency: str) -> str:
    """Return $11,500 or INR 11,500; cents only below ten."""
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    return symbol + number_text(amount)


def sums_text(totals: Mapping[str, float]) -> str:
    """Return $47,800, or sums in several currencies: $47,800 and €300; 0 for nothing."""
    return " and ".join(money_text(amount, each) for each, amount in totals.items()) or "0"


def duration_text(first: date, last: date) -> str:
    """Return the time from `first` to `last`, both inclusive: 1 year 11 months, 7 months, 3 weeks.

    Whole months, rounded, from two months on; weeks begun below. What ends on no day that a roadmap
    can name lasts beyond 2200.
    """
    if last > LAST_DAY:
        return BEYOND
    days = (last - first).days + 1
    months = round(days / (365.25 / 12))
    if months < 2:
        return count_text(max((days + 6) // 7, 1), "week")
    years, months = divmod(months, 12)
    parts = [count_text(years, "year")] if years else []
    return " ".join([*parts, count_text(months, "month")] if months else parts)
