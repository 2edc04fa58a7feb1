"""JSON as YAML: what is left of JSON that YAML does not read is written differently, line by line.

YAML 1.2 holds nearly all of JSON. It knows no pairs of escapes for one character (`\\ud83d\\ude00`,
which is how most programs write emoji), and no raw control characters in quotes.
"""

import json
import re
from typing import NoReturn

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\t', re.DOTALL)
_PAIR = re.compile(r"(\\\\)|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_ODD = re.compile("[\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029]")


def as_yaml(text: str) -> str:
    """Return `text` with the same lines as YAML reads it, if it is JSON; any other as it is."""
    return _TOKEN.sub(_written, text) if is_json(text) else text


def is_json(text: str) -> bool:
    """Return whether `text` is an object of JSON and nothing else."""
    if not text.lstrip().startswith("{"):
        return False
    try:
        json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _written(token: re.Match[str]) -> str:
    held = token[0]
    if held == "\t":
        return " "
    paired = _PAIR.sub(_joined, held) if "\\u" in held else held
    return _ODD.sub(lambda char: f"\\u{ord(char[0]):04x}", paired)


def _joined(pair: re.Match[str]) -> str:
    if pair[1]:
        return pair[1]
    high, low = int(pair[2], 16), int(pair[3], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"
