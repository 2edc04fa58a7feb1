"""The YAML parser's complaints in plain words."""

from typing import Any

import yaml

from planner.domain.problem import Problem
from planner.storage.causes import cause_before

_WORDS = (
    ("cannot start any token", "A value may not begin with this character.", "Put it in quotes."),
    (
        "mapping values are not allowed",
        "A colon stands where no key can be.",
        "Put text with a colon in quotes, or check the indentation.",
    ),
    (
        "could not find expected ':'",
        "This line is neither a key with a colon nor part of a text.",
        "Write “key: value”.",
    ),
    (
        "did not find expected key",
        "This does not fit the lines above.",
        "Check the indentation, and quotes that are opened and closed.",
    ),
    (
        "did not find expected '-' indicator",
        "This does not fit the list above.",
        "Begin each item with “- ” at the same indentation.",
    ),
    ("did not find expected ',' or ']'", "A “[” is not closed.", "Add “]”, or a comma."),
    ("did not find expected ',' or '}'", "A “{” is not closed.", "Add “}”, or a comma."),
    ("expected ',' or ']'", "A “[” is not closed.", "Add “]”, or a comma."),
    ("expected ',' or '}'", "A “{” is not closed.", "Add “}”, or a comma."),
    ("block sequence entries are not allowed", "A list cannot begin here.", "Begin a new line."),
    ("unexpected end of stream", "The file ends within a quoted text.", "Close the quotes."),
    ("control characters are not allowed", "A character here is not text.", "Delete it."),
    ("special characters are not allowed", "A character here is not text.", "Delete it."),
    ("escape", "A backslash in double quotes begins an unknown escape.", "Write “\\\\”."),
)


def explain_yaml_error(error: yaml.YAMLError, text: str) -> Problem:
    """Return a problem with line (and no file) for what the parser found in `text`."""
    mark = _mark_of(error, text)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    line = min(mark.line, text.count("\n")) + 1 if mark is not None else _line_of(error, text)
    column = mark.column + 1 if mark is not None else None
    if _tab_in_indentation(text, line):
        message, hint = "A tab stands in the indentation.", "Indent with spaces."
        return Problem("yaml-tab", message, hint, None, line)
    cause = cause_before(text, line)
    if cause is not None:
        return cause
    for words, message, hint in _WORDS:
        if words in said:
            return Problem("yaml-syntax", message, hint, None, line, column)
    message = f"The YAML cannot be read here ({said or 'unknown reason'})."
    hint = "Compare with the lines above."
    return Problem("yaml-syntax", message, hint, None, line, column)


def _mark_of(error: yaml.YAMLError, text: str) -> Any:
    """Return where the parser stopped; at the end of the text, where what is missing was opened."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None or opened is None or mark.index < len(text.rstrip()):
        return mark
    context = str(getattr(error, "context", ""))
    return opened if "flow" in context or "quoted" in context else mark


def _line_of(error: yaml.YAMLError, text: str) -> int:
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 1


def _tab_in_indentation(text: str, line: int) -> bool:
    rows = text.split("\n")
    around = rows[max(0, line - 2) : line]
    return any("\t" in row[: len(row) - len(row.lstrip())] for row in around)
