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


def test_check_reads_a_folder_whatever_its_files_end_in(cli: Cli) -> None:
    folder = Path("plans")
    folder.mkdir()
    for name in ("a.yaml", "b.yml", "c.YAML", "d.Yml"):
        write(GOOD, f"plans/{name}")
    write("no roadmap", "plans/readme.txt")
    assert cli("check", folder).out == "4 files checked, 0 problems found.\n"
    Path("nothing").mkdir()
    answer = cli("check", "nothing")
    assert (answer.code, answer.err.split(". ")[0]) == (
        1, "nothing: There is no roadmap in this folder",
    )  # fmt: skip


def test_a_roadmap_beside_a_catalogue_is_a_roadmap(cli: Cli) -> None:
    folder = Path("catalogue")
    shutil.copytree(resource("catalogue"), folder)
    for name in ("mine.yaml", "plans/mine.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(GOOD + "focus: 9\n", encoding="utf-8")
        assert "“focus” must be from 1 to 4" in cli("check", folder / name).err
    (folder / "levels.yaml").unlink()
    answer = cli("check", folder)
    assert "levels.yaml" in answer.err
    assert "does not say that it is a roadmap" not in answer.err


def test_a_pattern_that_the_shell_left_is_expanded(cli: Cli) -> None:
    for name in ("one.yaml", "two.yaml", "[x].yaml"):
        write(GOOD, name)
    assert cli("check", "*.yaml").out == "3 files checked, 0 problems found.\n"
    assert cli("check", "t?o.yaml").out == "1 file checked, 0 problems found.\n"
    assert cli("check", "[x].yaml").out == "1 file checked, 0 problems found.\n"
    assert cli("check", "*.json").err.startswith("*.json: There is no such file.")


def test_check_says_what_no_one_means(cli: Cli) -> None:
    write(
        GOOD.replace("mon: 2", "mon: 0.01")
        + "known: {python: working}\nskills:\n  python: {level: working}\n  statistics:\n"
        "    hours: 50000\nadd: [rust]\n"
        "own_skills:\n- {id: rust, name: Rust, area: prog, hours: 0.01}\n"
    )
    assert [line.split(". ")[0] for line in cli("check", "bad.yaml").err.splitlines()] == [
        "bad.yaml:5: The hours a week are too few: the plan does not end by 2200",
        "bad.yaml:8: The level asked of “Python” changes nothing: it is known at working",
        "bad.yaml:10: 50,000 h for “Statistics” is hardly meant",
        "bad.yaml:13: 0.01 h for “Rust” is hardly meant",
    ]


def test_check_repairs_what_is_safe(cli: Cli) -> None:
    loop = "skills: {probability: {needs: [statistics]}}  # mine\n"
    write(GOOD + loop)
    answer = cli("check", "--fix", "bad.yaml")
    assert answer.code == 0
    assert answer.out.startswith("bad.yaml:6: Cut: “Probability theory” needs “Statistics”.")
    assert Path("bad.yaml").read_text("utf-8") == GOOD + loop.replace("[statistics]", "[]")
    assert Path("bad.yaml~").read_text("utf-8") == GOOD + loop
    assert cli("check", "bad.yaml", "--fix").out == "1 file checked, 0 problems found.\n"


def test_options_that_may_come_again_add_up(cli: Cli) -> None:
    assert cli(*NEW, "--known", "python=working", "--known", "statistics=aware").code == 0
    text = Path("my.yaml").read_text("utf-8")
    assert "  python: working\n" in text
    assert "  statistics: aware\n" in text
    twice = cli(*NEW, "--force", "--known", "python=working", "--known", "python=aware")
    assert (twice.code, "“python” is given twice" in twice.err) == (2, True)
    both = cli("compare", "my.yaml", "--routes", "bootcamp", "--routes", "self-study")
    assert both.code == 0
    assert "Bootcamp" in both.out
    assert "Self-study" in both.out
