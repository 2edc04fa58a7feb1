"""Plain data to YAML that reads well and diffs well: block style, one item a line, no folding.

Written here and not by PyYAML, whose emitter folds long lines, cannot mix block and flow style
by choice, and quotes by the rules of YAML 1.1 alone. What is written is read back the same by
`yamlio` and by YAML 1.1 and 1.2 readers.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from planner.storage.yaml_reader import resolve

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~][^\n]*")
_NEVER_PLAIN = re.compile(r": |:$| #|\s$|^\.\.\.|\t")
_FLOW_ONLY = re.compile(r"[,\[\]{}:]")
_LIKE_A_NUMBER = re.compile(r"[-+.0-9]\S*")
_YAML_1_1_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class Flow(dict[str, object]):
    """A mapping to be written on one line as {key: value}."""


def to_yaml(data: Mapping[str, object]) -> str:
    """Return `data` (mappings, lists, scalars, dates) as a YAML document ending in a newline."""
    return "\n".join(_mapping(data, "")) + "\n" if data else "{}\n"


def scalar(value: object, flow: bool = False) -> str:
    """Return a scalar on one line, quoted where it would be read as something else."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    text = _SURROGATE.sub("\ufffd", str(value))
    if _is_plain(text, flow):
        return text
    if "\n" in text or _UNPRINTABLE.search(text):
        return _double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or _UNPRINTABLE.search(text) or _NEVER_PLAIN.search(text):
        return False
    if flow and _FLOW_ONLY.search(text):
        return False
    if text.lower() in _YAML_1_1_WORDS or _LIKE_A_NUMBER.fullmatch(text):
        return False
    return isinstance(resolve(text), str)


def _double_quoted(text: str) -> str:
    body = "".join(_ESCAPES.get(char, char) for char in text)
    return f'"{_UNPRINTABLE.sub(_escape, body)}"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}"


def _mapping(data: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{indent}{scalar(key)}:", value, indent)


def _entry(start: str, value: object, indent: str) -> Iterator[str]:
    """Write `value` after `start`, which is a key with colon."""
    if isinstance(value, Mapping) and value and not isinstance(value, Flow):
        yield start
        yield from _mapping(value, indent + "  ")
    elif isinstance(value, list | tuple) and value:
        yield start
        for item in value:
            yield from _item(item, indent)
    elif isinstance(value, str) and _fits_a_block(value):
        yield f"{start} {_block_sign(value)}"
        lines = value.rstrip("\n").split("\n") + [""] * max(0, _tail(value) - 1)
        yield from (f"{indent}  {line}" if line else "" for line in lines)
    else:
        yield f"{start} {_inline(value)}"


def _item(item: object, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping) and item and not isinstance(item, Flow):
        lines = _mapping(item, indent + "  ")
        yield f"{indent}- {next(lines).lstrip(' ')}"
        yield from lines
    else:
        yield f"{indent}- {_inline(item)}"


def _inline(value: object, flow: bool = False) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, True)}: {_inline(each, True)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(each, True) for each in value) + "]"
    return scalar(value, flow)


def _fits_a_block(text: str) -> bool:
    """Whether `text` has several lines and nothing that a block would change."""
    lines = text.rstrip("\n").split("\n")
    if "\n" not in text or lines[0][:1] in ("", " ", "\t"):
        return False
    if _UNPRINTABLE.search(text) or _SURROGATE.search(text):
        return False
    return all(line == line.rstrip() for line in lines)


def _block_sign(text: str) -> str:
    return ("|-", "|", "|+")[min(2, _tail(text))]


def _tail(text: str) -> int:
    return len(text) - len(text.rstrip("\n"))
