"""Names that others typed never steer a terminal, and never break a picture."""

import ast
import json
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.plain_text import harmless, harmless_json, harmless_xml
from tests.hostile_plan import hostile_plan
from tests.integration.cli.running import ROOT, Cli

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206f"
STEERING = (
    "".join(map(chr, (*range(1, 0x20), *range(0x7F, 0xA0)))) + "\u2028\u2029" + BIDI
    + "\x1b[31m\x1b]0;owned\x07\x9b2J<b>&amp;]]>\ufffe\uffff"
)  # fmt: skip
NAME = f"S{STEERING}E"
PLAN = hostile_plan(NAME)
COMMANDS = [
    ["schedule", "a.yaml"],
    ["schedule", "a.yaml", "--json"],
    ["schedule", "a.yaml", "--why"],
    ["compare", "a.yaml"],
    ["compare", "a.yaml", "--json"],
    ["check", "a.yaml"],
    ["check", "broken.yaml"],
    ["check", f"{STEERING[1:]}.yaml".replace("/", "")],
    ["schedule", "broken.yaml"],
    ["export", "a.yaml", f"{STEERING}.json".replace("/", "")],
    ["export", "a.yaml", f"a.{STEERING}"],
    ["new", "-o", "b.yaml", "--career", STEERING, "--route", "self-study", "--start",
     "2026-01-05", "--hours", "sat=4"],
    ["new", "-o", f"{STEERING}.yaml".replace("/", ""), "--career", "applied-ml-engineer",
     "--route", "self-study", "--start", "2026-01-05", "--hours", "sat=4"],
    ["compare", "a.yaml", "--routes", STEERING],
    [STEERING], [STEERING, "x"], ["x.yaml", STEERING], [f"--{STEERING}"],
    ["catalogue", f"--{STEERING}"], ["schedule", "a.yaml", STEERING],
]  # fmt: skip


def steering(text: str) -> set[str]:
    """Return the characters of `text` that a terminal would obey, line ends excepted."""
    return {
        each
        for each in text
        if (unicodedata.category(each) in ("Cc", "Zl", "Zp") and each != "\n") or each in BIDI
    }


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda each: harmless(" ".join(each))[:24])
def test_no_command_prints_what_steers_a_terminal(cli: Cli, arguments: list[str]) -> None:
    Path("a.yaml").write_text(PLAN, encoding="utf-8")
    broken = PLAN.replace("kind: bootcamp", f"kind: {json.dumps(NAME)}").replace(
        "career:", f"{json.dumps(NAME)}: 1\ncar:"
    )
    Path("broken.yaml").write_text(broken, encoding="utf-8")
    answer = cli(*arguments)
    assert answer.out or answer.err
    assert steering(answer.out) | steering(answer.err) == set()
    if "--json" in arguments:
        assert json.loads(answer.out)


def test_names_stay_readable_and_the_json_means_the_same(cli: Cli) -> None:
    Path("a.yaml").write_text(PLAN, encoding="utf-8")
    assert "<b>&amp;]]>" in cli("schedule", "a.yaml").out
    told = json.loads(cli("schedule", "a.yaml", "--json").out)
    assert told["title"] == NAME
    assert cli("export", "a.yaml", "a.json").code == 0
    written = Path("a.json").read_text(encoding="utf-8")
    assert steering(written) == set()
    assert json.loads(written) == told


@pytest.mark.usefixtures("qapp")
def test_a_picture_is_xml_whatever_the_names_are(cli: Cli) -> None:
    Path("a.yaml").write_text(PLAN, encoding="utf-8")
    answer = cli("export", "a.yaml", "a.svg")
    assert (answer.code, answer.err.count("\x1b")) == (0, 0)
    root = ElementTree.parse("a.svg").getroot()
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text is not None
    assert "<b>&amp;]]>" in title.text


@given(st.text(alphabet=st.characters(categories=None) | st.sampled_from(STEERING)))
def test_harmless_text_is_what_it_says(text: str) -> None:
    assert steering(harmless(text)) == set()
    assert "\n" not in harmless(text)
    assert len(harmless(text)) == len(text)
    told = json.dumps(text, ensure_ascii=False)
    assert json.loads(harmless_json(told)) == text
    assert steering(harmless_json(told)) == set()
    # Also without the XML a character has its place, so that what stands around it stays.
    body = harmless_xml(text).replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")
    ElementTree.fromstring(f"<a>{body}</a>")


def test_plain_text_is_left_alone() -> None:
    for text in (
        "Añ “é” – R&D <b>",
        "中文 عربي עברית",
        "👨\u200d👩\u200d👧 a\u0301\u200c",
        "\ue000",
    ):
        assert harmless(text) == harmless_xml(text) == text
        assert harmless_json(text) == text


def test_commands_print_by_way_of_the_console_alone() -> None:
    """What does not go through it could print a name as it stands."""
    loud = set()
    for path in (ROOT / "planner" / "cli").glob("*.py"):
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = ast.unparse(each.func) if isinstance(each, ast.Call) else ""
            if called == "print" or called.endswith((".stdout.write", ".stderr.write")):
                loud.add(path.name)
    assert loud == {"console.py"}
