"""An argument parser whose errors are one line that says how to go on, and types of values."""

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn, TypedDict

from planner.cli.console import UsageError
from planner.domain.learner import WEEKDAYS, WeekHours
from planner.domain.limits import DAYS_TEXT, MAX_DAILY_HOURS, is_day
from planner.domain.problem import nearest

_BETWEEN = re.compile(r",(?!\s*\d)")
"""A comma that parts pairs; one before a figure belongs to hours, 1,5 or 1,200."""


class Parser(argparse.ArgumentParser):
    """A parser that raises `UsageError` instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError` with one line."""
        raise usage_error(self, message)


class ParserSettings(TypedDict):
    """What all parsers here are made with."""

    description: str
    epilog: str
    formatter_class: type[argparse.HelpFormatter]
    allow_abbrev: bool


def settings(text: str, example: str) -> ParserSettings:
    """Return the keyword arguments for a parser with this description and example."""
    return {
        "description": text,
        "epilog": example,
        "formatter_class": argparse.RawDescriptionHelpFormatter,
        "allow_abbrev": False,
    }


def usage_error(parser: argparse.ArgumentParser, message: str) -> UsageError:
    """Return the exception for `message`, with the way to the help if it has no hint of its own."""
    message = message[0].upper() + message[1:]
    if not message.endswith((".", "?")):
        message += f". “{parser.prog} --help” shows how it is used."
    return UsageError(f"{parser.prog}: {message}")


def unknown_option(word: str, parser: argparse.ArgumentParser) -> UsageError:
    """Return the exception for an option or argument that does not exist."""
    if not word.startswith("-"):
        return usage_error(parser, f"there is one argument too many, “{word}”")
    name = word.split("=")[0]
    options = [each for action in parser._actions for each in action.option_strings]
    hint = nearest(name, [each for each in options if each.startswith("--")])
    return usage_error(parser, f"there is no option “{name}”{'. ' + hint if hint else ''}")


def file(text: str) -> Path:
    """Return the path, refusing what no system takes."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("the name of a file is empty or cannot be used.")
    return Path(text)


def day(text: str) -> date:
    """Return a day from 1970 to 2200, as in the files."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a day. Write it as year-month-day: 2026-01-05."
        ) from None
    if not is_day(found):
        raise argparse.ArgumentTypeError(f"{found} is not {DAYS_TEXT}.")
    return found


def hours(text: str) -> float:
    """Return hours as people write them; ranges are checked by the edits."""
    from planner.domain.typed_hours import UnreadableHours, read_hours

    try:
        return read_hours(text)
    except UnreadableHours as error:
        raise argparse.ArgumentTypeError(str(error.problem)) from None


def whole(text: str) -> int:
    """Return a whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number.") from None


def week(text: str) -> WeekHours:
    """Return the hours Monday to Sunday of mon=2,sat=5; days that are not named have none."""
    found = dict.fromkeys(WEEKDAYS, 0.0)
    for word, value in pairs(text, "mon=2,sat=5", _BETWEEN):
        check_word("weekday", word, WEEKDAYS)
        found[word] = hours(value)
        if not 0 <= found[word] <= MAX_DAILY_HOURS:
            raise argparse.ArgumentTypeError(
                f"a day has 0 to {MAX_DAILY_HOURS:g} hours, not {value}."
            )
    mon, tue, wed, thu, fri, sat, sun = found.values()
    return (mon, tue, wed, thu, fri, sat, sun)


def pairs(
    text: str, example: str, between: re.Pattern[str] = re.compile(",")
) -> list[tuple[str, str]]:
    """Return the pairs of a list such as `example`, parted by `between`; every key once."""
    found: dict[str, str] = {}
    for part in between.split(text):
        key, sign, value = (each.strip() for each in part.partition("="))
        if not (key and sign and value):
            raise argparse.ArgumentTypeError(
                f"“{part.strip()}” is not understood. Write it as {example}."
            )
        if key in found:
            raise argparse.ArgumentTypeError(f"“{key}” is given twice.")
        found[key] = value
    return list(found.items())


def one_of(what: str, words: Iterable[str]) -> Callable[[str], str]:
    """Return a type that takes one of `words` and names the nearest otherwise."""

    def word(text: str) -> str:
        check_word(what, text, words)
        return text

    return word


def check_word(what: str, word: str, words: Iterable[str]) -> None:
    """Raise `ArgumentTypeError` naming the nearest of `words` unless `word` is one."""
    words = list(words)
    if word not in words:
        hint = nearest(word, words)
        raise argparse.ArgumentTypeError(f"There is no {what} “{word}”. {hint}".rstrip())
