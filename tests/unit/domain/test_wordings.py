"""What has a home in `domain/formatting.py` or beside its rule is not written by hand elsewhere."""

import re
from pathlib import Path

import pytest

import planner
from planner.domain.formatting import (
    at_a_time,
    days_badge,
    days_later,
    done_text,
    later_text,
    money_text,
    sums_text,
)

ROOT = Path(planner.__file__).parent
HAND_MADE = {
    "a plural: count_text": re.compile(
        r"""(["'])(\w*)\1 if [^{}]* == 1 else \1\2s\1|(["'])s\3 if """
    ),
    "a number of things: count_text": re.compile(
        r"\{len\([^{}]*\)\} (skill|day|week|month|year|source|payment|file|term|change)"
    ),
    "n days later: later_text": re.compile(r"'(later|earlier)' if "),
    "a badge of days: days_badge": re.compile(r"\{signed\("),
    "the id of a course part: course_id, skill_of": re.compile(r"[\"'}]@course\b"),
    "the name of a part: Activity.label, Task.label": re.compile(
        r"\b(bar|task|activity|each)\.skill\.(label|name)\b"
    ),
    "money: money_text": re.compile(
        r"amount[^{}]*\} ?\{(\w+\.)*currency\}|[€£]\{|\$\{[^}]*(:|amount|total)"
    ),
    "hours done of all: done_text": re.compile(r"\} of \{[^{}]*:,?\.0f\} h"),
}
HOMES = {"domain/formatting.py", "scheduling/activity.py", "scheduling/workload.py"}


@pytest.mark.parametrize("what", HAND_MADE)
def test_is_written_in_one_place(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted(ROOT.rglob("*.py"))
        if path.relative_to(ROOT).as_posix() not in HOMES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if HAND_MADE[what].search(line)
    ]
    assert not found, "\n".join(found)


def test_amounts_and_differences() -> None:
    assert [later_text(days) for days in (9, 1, -1, -30)] == [
        "9 days later", "1 day later", "1 day earlier", "30 days earlier",
    ]  # fmt: skip
    assert later_text(-84, "12 weeks") == "12 weeks earlier"
    assert (days_later(9), days_later(-1)) == ("+9 days", "−1 day")
    assert (days_badge(9), days_badge(-1)) == ("+9 d", "−1 d")
    assert (at_a_time(1), at_a_time(2)) == ("1 skill at a time", "2 skills at a time")
    assert done_text(6.5, 1918) == "6.5 of 1,918 h"


def test_money() -> None:
    assert money_text(11_500, "USD") == "$11,500"
    assert money_text(11_500, "INR") == "INR 11,500"
    assert sums_text({}) == "0"
    assert sums_text({"USD": 47_800, "EUR": 300}) == "$47,800 and €300"
