"""Files with mistakes: one line each, exit code 1, and what `check` says of whole folders."""

import shutil
from pathlib import Path

import pytest

from planner.resources import resource, samples
from tests.integration.cli.running import NEW, Cli

GOOD = """\
format: 1
title: Plan
career: applied-ml-engineer
start: 2026-01-05
hours: {mon: 2}
"""

BROKEN: list[tuple[str, list[str]]] = [
    (
        GOOD.replace("applied-ml-engineer", "applied-ml-enginer"),
        ["bad.yaml:3: “career” “applied-ml-enginer” is not known. "
         "Did you mean “applied-ml-engineer”?"],
    ),
    (
        GOOD + "known:\n  pyton: working\n",
        ["bad.yaml:7: The skill “pyton” is not known. Did you mean “python”?"],
    ),
    (
        GOOD.replace("2026-01-05", "2026-02-30") + "focus: 9\n",
        ["bad.yaml:4: “start”: 2026-02-30 is not a day of the calendar. "
         "Check the month and the day of the month.",
         "bad.yaml:6: “focus” must be from 1 to 4, not “9”."],
    ),
]  # fmt: skip


def write(text: str, name: str = "bad.yaml") -> None:
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("text", "lines"), BROKEN)
@pytest.mark.parametrize("command", ["check", "schedule"])
def test_each_mistake_is_one_line(cli: Cli, command: str, text: str, lines: list[str]) -> None:
    write(text)
    answer = cli(command, "bad.yaml")
    assert answer.code == 1
    assert answer.err.splitlines() == lines


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1, 2",
        "just words",
        "a: &a [*a]",
        "\x00",
        "format: 99\n",
        "- 1\n- 2\n",
        "format: 1\ntitle: [\n",
        "a: 1\na: 2\n",
        "!!python/object/apply:os.system [ls]",
        GOOD + "calendar: [{from: 2026-01-01}]\n",
        GOOD + "skills: {python: {needs: [programming-fundamentals, python]}}\n",
    ],
)
def test_nothing_in_a_file_gives_a_traceback(cli: Cli, text: str) -> None:
    write(text)
    for command in (("check", "bad.yaml"), ("schedule", "bad.yaml", "--json")):
        answer = cli(*command)
        assert answer.code == 1
        assert "Traceback" not in answer.err
        assert all(line.startswith("bad.yaml:") for line in answer.err.splitlines())
        assert answer.err


def test_bytes_that_are_no_text(cli: Cli) -> None:
    Path("bad.yaml").write_bytes(b"\xff\xfe\x00a\x80")
    answer = cli("check", "bad.yaml")
    assert answer.code == 1
    assert answer.err.startswith("bad.yaml")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("command", ["schedule", "check"])
def test_missing_files_and_folders(cli: Cli, command: str) -> None:
    answer = cli(command, "gone.yaml")
    assert answer.code == 1
    assert answer.err.startswith("gone.yaml: There is no such file.")
    Path("folder").mkdir()
    answer = cli(command, "folder")
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert answer.err.startswith("folder")


def test_control_characters_do_not_reach_the_terminal(cli: Cli) -> None:
    write(GOOD.replace("title: Plan", 'title: "Evil \\e[2J\\u202eplan"'))
    answer = cli("schedule", "bad.yaml")
    assert answer.code == 0
    assert "\x1b" not in answer.out
    assert "\u202e" not in answer.out
    write(GOOD.replace("applied-ml-engineer", '"x\\e[2J"'))
    assert "\x1b" not in cli("check", "bad.yaml").err


def test_odd_but_harmless_is_told_and_the_work_is_done(cli: Cli) -> None:
    write(GOOD + "mood: fine\n")
    answer = cli("schedule", "bad.yaml")
    assert answer.code == 0
    assert answer.err.startswith("bad.yaml:6: The roadmap has the unknown key “mood”.")
    assert answer.out.startswith("Plan\n")
    assert cli("check", "bad.yaml").code == 1


def test_check_counts_what_it_read(cli: Cli) -> None:
    cli(*NEW)
    answer = cli("check", "my.yaml", samples())
    count = len(list(samples().glob("*.yaml"))) + 1
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"{count} files checked, 0 problems found.\n"


def test_check_reads_a_catalogue_and_its_files(cli: Cli) -> None:
    folder = Path("catalogue")
    shutil.copytree(resource("catalogue"), folder)
    assert cli("check", folder).code == 0
    maths, careers = folder / "skills" / "math.yaml", folder / "careers" / "entry-level.yaml"
    text = maths.read_text(encoding="utf-8")
    maths.write_text(text.replace("optimistic: 10,", "optimistic: 1000,", 1), encoding="utf-8")
    line = next(
        place
        for place, each in enumerate(text.splitlines(), 1)
        if each.strip().startswith("hours: {optimistic: 10,")
    )
    answer = cli("check", maths)
    assert answer.code == 1
    assert answer.err.startswith(f"{maths}:{line}: ")
    assert cli("check", careers).code == 0
    both = cli("check", folder, maths)
    assert both.err == answer.err
    assert both.out == "2 files checked, 1 problem found.\n"
