"""Words and numbers for documents, and the cleaning of what people typed. Nothing here asks the
locale: the same plan gives the same document on every machine."""

import re
import unicodedata
from datetime import date
from typing import TypeAlias

from planner.domain.addresses import may_be_opened
from planner.domain.formatting import MONTHS, month_word
from planner.domain.plain_text import BIDI_CONTROLS

Json: TypeAlias = dict[str, object]

_BIDI = re.compile(f"[{BIDI_CONTROLS}]")
_BREAKS = {"\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\t": " ", "\ufeff": ""}
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn"})
_LONGEST_WORD = 48


def long_day(when: date) -> str:
    """Return 16 June 2026."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    """Return Jun 2026."""
    return f"{month_word(when)} {when.year}"


def one_line(text: str) -> str:
    """Return `text` cleaned, its white space and line breaks single spaces."""
    return " ".join(clean(text).split())


def elide(text: str, longest: int) -> str:
    """Return `text` with at most `longest` characters, the end left out."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def safe_url(url: str) -> str:
    """Return `url` if it may be followed from a document, otherwise an empty string.

    Allowed are http, https and mailto.
    """
    url = clean(url).strip()
    return url if may_be_opened(url) else ""


def clean(text: str) -> str:
    """Return `text` without what could hide or reorder it, or what no PDF may hold.

    Control characters, lone surrogates, unassigned code points and bidi overrides are left out,
    private-use characters become □, other line breaks a plain one.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_clean_character, text))


def _clean_character(character: str) -> str:
    if character in _BREAKS:
        return _BREAKS[character]
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category in _UNPRINTABLE or _BIDI.match(character):
        return ""
    return "□" if category == "Co" else character


def wrappable(text: str) -> str:
    """Return `text` with places to break words too long for a column (zero-width spaces)."""
    if len(text) <= _LONGEST_WORD:
        return text
    return " ".join(map(_broken, text.split(" ")))


def _broken(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    step = _LONGEST_WORD // 2
    return "\u200b".join(word[at : at + step] for at in range(0, len(word), step))


def cleaned(value: object) -> object:
    """Return plain JSON data with every string in it cleaned and wrappable; keys stay."""
    if isinstance(value, str):
        return wrappable(clean(value))
    if isinstance(value, dict):
        return {
            key: _address(each) if key == "url" else cleaned(each) for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [cleaned(each) for each in value]
    return value


def _address(url: object) -> str:
    return safe_url(url) if isinstance(url, str) else ""
