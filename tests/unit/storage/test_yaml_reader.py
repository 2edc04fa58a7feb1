"""Low-level YAML: scalars, places and limits."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner.storage import yaml_reader
from planner.storage.yaml_reader import (
    MAX_DEPTH,
    MAX_NODES,
    YamlError,
    parse_yaml,
    quoted,
    read_yaml,
    resolve,
)
from planner.storage.yaml_writer import scalar, to_yaml
from tests.strategies import extras, texts


def problem_of(text: str) -> str:
    """Return the first problem of `text` as it is shown."""
    with pytest.raises(YamlError) as caught:
        parse_yaml(text, "f.yaml")
    return str(caught.value.problems[0])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("on", "on"),
        ("12", 12),
        ("-3", -3),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1.50", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1e400", "1e400"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("2026-02-03", date(2026, 2, 3)),
        ("2026-02-30", "2026-02-30"),
        ("2026-2-3", "2026-2-3"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_unquoted_scalars(text: str, value: object) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_quoted_scalars_are_text() -> None:
    node = parse_yaml("[\"1\", '2026-01-05', 'true', \"\", !!str 1]".replace(", !!str 1", ""), "f")
    assert node.data() == ["1", "2026-01-05", "true", ""]


def test_nodes_know_their_place() -> None:
    node = parse_yaml("# top\na:\n  b:\n  - x\n  - {c: 1}\n", "f.yaml")
    b = node.entries["a"].entries["b"]
    assert (b.key_line, b.line, b.column) == (3, 4, 3)
    c = b.items[1].entries["c"]
    assert (c.line, c.column, c.value, c.text) == (5, 9, 1, "1")


def test_duplicate_keys_are_all_told() -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml("a: 1\nb: {c: 1, c: 2}\na: 3\n", "f.yaml")
    assert [problem.line for problem in caught.value.problems] == [2, 3]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a:\n\tb: 1", 2, "A tab stands in the indentation. Indent with spaces."),
        ("a: [1, 2", 1, "A “[” is not closed."),
        ("a: {b: 2\nc d\n", 1, "A “{” is not closed."),
        ("a: 'x\nb: 1\n", 1, "The file ends within a quoted text."),
        ("a: 1\nb: 'x", 2, "The file ends within a quoted text."),
        ("a: b: c", 1, "A colon stands where no key can be."),
        ("a: 1\n- b", 2, "This does not fit the lines above."),
        ("- a\nb: 1", 2, "This does not fit the list above."),
        ("a: @home", 1, "A value may not begin with this character."),
        ('a: "\\q"', 1, "A backslash in double quotes"),
        ("a: \x07", 1, "A character here is not text."),
        ("a: \ud800", 1, "A character here is not valid text."),
        ("a: &x 1", 1, "Anchors and aliases such as “&x” are not used here."),
        ("a: *x", 1, "Anchors and aliases such as “*x” are not used here."),
        ("a: !!python/object:os.system x", 1, "The tag “!!python/object:os.system”"),
        ("a: 1\n---\nb: 2", 2, "A second document begins here."),
        ("[a]: 1", 1, "A list or mapping stands in place of a key."),
        ("[" * 10_000, 1, "nested more than 40 levels deep"),
        ("- " * 10_000, 1, "nested more than 40 levels deep"),
        (f"{'k' * 101}: 1", 1, "A key is longer than 100 characters."),
        ("# nothing\n", 1, "There is nothing in this file."),
    ],
)
def test_what_is_refused(text: str, line: int, says: str) -> None:
    message = problem_of(text)
    assert message.startswith(f"f.yaml:{line}: ")
    assert says in message


class Shallow(yaml.SafeLoader):
    """A parser with a limit of its own on what it looks at ahead, as libyaml has since 0.2.6."""

    def fetch_flow_collection_start(self, TokenClass: type) -> None:  # noqa: N803
        if self.flow_level >= 2 * MAX_DEPTH:
            mark = self.get_mark()
            raise yaml.scanner.ScannerError(None, None, "a limit of its own", mark)
        super().fetch_flow_collection_start(TokenClass)


@pytest.mark.parametrize("loader", [None, yaml.SafeLoader, Shallow])
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 10_000, "1:41"),
        ("{a: " * 10_000, "1:161"),
        ("- " * 10_000, "1:81"),
        ("é: [1]\nb: " + "[" * 10_000, "2:43"),
    ],
)
def test_our_limit_of_depth_speaks_whatever_reads(
    text: str, place: str, loader: type | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if loader is not None:
        monkeypatch.setattr(yaml_reader, "_Loader", loader)
    with pytest.raises(YamlError) as caught:
        parse_yaml(text, "f.yaml")
    (problem,) = caught.value.problems
    assert f"{problem.line}:{problem.column}" == place
    assert problem.message == f"The file is nested more than {MAX_DEPTH} levels deep."


def test_too_many_values() -> None:
    assert f"more than {MAX_NODES:,} values" in problem_of("[" + "a," * (MAX_NODES + 1) + "]")


def test_file_limits(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_text("a: " + "x" * 100, "utf-8")
    with pytest.raises(YamlError, match=r"larger than 5e-05 MB"):
        read_yaml(path, limit=50)
    assert read_yaml(path).data() == {"a": "x" * 100}


def test_quotes_in_messages_are_short_and_on_one_line() -> None:
    assert quoted("a\n b\x07") == "“a b�”"
    assert len(quoted("x" * 1_000_000)) == 63


@given(extras())
def test_all_data_survives(data: dict[str, object]) -> None:
    text = to_yaml({"first": 1, **data})
    assert parse_yaml(text, "f").data() == {"first": 1, **data}


@given(texts(), st.booleans())
def test_any_text_survives_on_one_line(text: str, flow: bool) -> None:
    line = scalar(text, flow)
    assert "\n" not in line
    assert parse_yaml(f"[{line}]" if flow else f"- {line}", "f").data() == [text]


def test_text_that_other_readers_would_take_for_something_else_is_quoted() -> None:
    words = ["yes", "Off", "n", "0o7", "1_0", "12:30", "=", "<<", "-", "1e5", ".inf"]
    assert all(scalar(word).startswith("'") for word in words)
    plain = ["Strang’s lectures", "C++", "a, b", "https://x.org/a#b", "été", "18.06 Linear"]
    assert [scalar(word) for word in plain] == plain
