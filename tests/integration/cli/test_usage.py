"""Help, versions, wrong usage: exit codes, one line, the nearest word."""

import sys
from pathlib import Path

import pytest

from planner import __version__
from planner.app.startup import missing_library
from planner.cli.main import COMMANDS
from planner.cli.window import platforms_to_try
from tests.integration.cli.running import NEW, Cli, process


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"Roadmap Planner {__version__}\n"


def test_help_names_every_command(cli: Cli) -> None:
    answer = cli("--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("usage: planner [FILE]\n")
    for name in COMMANDS:
        assert f"\n    {name}" in answer.out


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_has_an_example(cli: Cli, name: str) -> None:
    answer = cli(name, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"usage: planner {name} ")
    assert f"example:\n  planner {name}" in answer.out


def without(option: str) -> tuple[str, ...]:
    place = NEW.index(option)
    return NEW[:place] + NEW[place + 2 :]


def instead(option: str, value: str) -> tuple[str, ...]:
    place = NEW.index(option)
    return (*NEW[: place + 1], value, *NEW[place + 2 :])


USAGES: list[tuple[tuple[str, ...], str]] = [
    (("shedule", "x.yaml"), "planner: There is no command “shedule”. Did you mean “schedule”?"),
    (("shedule",), "planner: There is no command or file “shedule”. Did you mean “schedule”?"),
    (("a.yaml", "b.yaml"), "planner: The window opens one roadmap; “b.yaml” is too many."),
    (("",), "planner: The name of the file is empty. “planner --help” shows how it is used."),
    (("--verson",), "planner: There is no option “--verson”. Did you mean “--version”?"),
    (
        ("schedule", "x.yaml", "--jsn"),
        "planner schedule: There is no option “--jsn”. Did you mean “--json”?",
    ),
    (
        ("schedule", "x.yaml", "y.yaml"),
        "planner schedule: There is one argument too many, “y.yaml”. "
        "“planner schedule --help” shows how it is used.",
    ),
    (
        ("schedule",),
        "planner schedule: The following arguments are required: FILE. "
        "“planner schedule --help” shows how it is used.",
    ),
    (
        without("--career"),
        "planner new: The following arguments are required: --career. "
        "“planner new --help” shows how it is used.",
    ),
    (
        without("--hours"),
        "planner new: One of the arguments --hours-per-week --hours is required. "
        "“planner new --help” shows how it is used.",
    ),
    (
        (*NEW, "--hours-per-week", "3"),
        "planner new: Argument --hours-per-week: not allowed with argument --hours. "
        "“planner new --help” shows how it is used.",
    ),
    (
        instead("--career", "applied-ml-enginer"),
        "planner new: There is no career “applied-ml-enginer”. Did you mean “applied-ml-engineer”?",
    ),
    (
        instead("--route", "selfstudy"),
        "planner new: There is no route “selfstudy”. Did you mean “self-study”?",
    ),
    (
        (*NEW, "--known", "pyton=working"),
        "planner new: There is no skill “pyton”. Did you mean “python”?",
    ),
    (
        (*NEW, "--known", "python=workin"),
        "planner new: There is no level “workin”. Did you mean “working”?",
    ),
    (
        (*NEW, "--known", "python"),
        "planner new: Argument --known: “python” is not understood. "
        "Write it as python=working,statistics=aware.",
    ),
    (
        instead("--hours", "mon=1,tuesday=2"),
        "planner new: Argument --hours: There is no weekday “tuesday”. Did you mean “tue”?",
    ),
    (
        instead("--hours", "mon=1,mon=2"),
        "planner new: Argument --hours: “mon” is given twice.",
    ),
    (
        instead("--hours", "mon=25"),
        "planner new: Argument --hours: A day has 0 to 24 hours, not 25.",
    ),
    (
        instead("--hours", "mon=nan"),
        "planner new: Argument --hours: “nan” is not hours. Write them like 1.5, 1:30, "
        "1 h 30 min or 90 min.",
    ),
    (
        instead("--hours", "mon=0"),
        "planner new: Without any study hours the plan never ends. Give a day 0.001 hours or more.",
    ),
    (
        (*NEW[:-2], "--hours-per-week", "0.001"),
        "planner new: Without any study hours the plan never ends. Give a day 0.001 hours or more.",
    ),
    (
        instead("--start", "5.1.2026"),
        "planner new: Argument --start: “5.1.2026” is not a day. "
        "Write it as year-month-day: 2026-01-05.",
    ),
    (
        instead("--start", "2026-02-30"),
        "planner new: Argument --start: “2026-02-30” is not a day. "
        "Write it as year-month-day: 2026-01-05.",
    ),
    (
        instead("--start", "1950-01-01"),
        "planner new: Argument --start: 1950-01-01 is not between 1970 and 2200.",
    ),
    (
        (*NEW, "--focus", "two"),
        "planner new: Argument --focus: “two” is not a whole number.",
    ),
    (
        (*NEW, "--focus", "7"),
        "planner new: Between 1 and 4 skills can be in progress at once.",
    ),
    (
        (*NEW, "--deadline", "2025-01-01"),
        "planner new: The deadline is before the start of the plan. Choose a later day.",
    ),
    ((*NEW, "--title", " "), "planner new: A plan needs a name. Enter a few words."),
    (
        (*NEW, "--aim", "paths"),
        "planner new: Argument --aim: There is no aim “paths”. Did you mean “path”?",
    ),
    (
        ("export", "a.yaml", "b.pfd"),
        "planner export: OUT cannot be written as “.pfd”. Did you mean “.pdf”?",
    ),
    (
        ("export", "a.yaml", "b.pdf", "--paper", "a5"),
        "planner export: Argument --paper: There is no paper “a5”. Use one of: a4, letter.",
    ),
    (
        ("export", "a.yaml", "b.pdf", "--theme", "dark"),
        "planner export: --theme has no meaning for .pdf.",
    ),
    (
        ("export", "a.yaml", "b.png", "--paper", "a4"),
        "planner export: --paper has no meaning for .png.",
    ),
]


@pytest.mark.parametrize(("arguments", "line"), USAGES)
def test_wrong_usage_is_one_line_with_a_way_on(
    cli: Cli, arguments: tuple[str, ...], line: str
) -> None:
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.lower() == f"{line}\n".lower()
    assert not Path("my.yaml").exists()


def test_a_roadmap_is_not_exported_over_itself(cli: Cli) -> None:
    Path("plan.json").write_text("{}", encoding="utf-8")
    answer = cli("export", "plan.json", "./plan.json")
    assert answer.code == 2
    assert answer.err == "planner export: OUT is the roadmap itself. Give another name.\n"


def test_a_roadmap_that_is_not_there_opens_no_window(cli: Cli) -> None:
    answer = cli("missing.yaml")
    assert answer.code == 1
    assert answer.err == ("missing.yaml: There is no such file. Check the name and the folder.\n")


@pytest.mark.parametrize("command", [(), ("check",), ("schedule",)])
def test_a_name_that_no_system_takes_is_named(cli: Cli, command: tuple[str, ...]) -> None:
    name = "x" * 300 + ".yaml"
    answer = cli(*command, name)
    assert answer.code == 1
    assert answer.err.startswith(f"{name}: ")
    assert "output" not in answer.err


@pytest.mark.parametrize(
    ("system", "env", "platforms"),
    [
        ("linux", {}, None),
        ("linux", {"DISPLAY": "", "QT_QPA_PLATFORM": ""}, None),
        ("linux", {"DISPLAY": ":0"}, ("xcb",)),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, ("wayland",)),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ("wayland", "xcb")),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, ("offscreen",)),
        ("linux", {"QT_QPA_PLATFORM": "xcb:a;vnc", "DISPLAY": ":0"}, ("xcb:a", "vnc")),
        ("win32", {}, ()),
        ("darwin", {"DISPLAY": ":0"}, ()),
    ],
)
def test_platforms(system: str, env: dict[str, str], platforms: tuple[str, ...] | None) -> None:
    assert platforms_to_try(system, env) == platforms


@pytest.mark.skipif(sys.platform != "linux", reason="displays are found otherwise elsewhere")
@pytest.mark.parametrize(
    ("env", "platform", "said"),
    [
        ({"DISPLAY": ":64999"}, "xcb", "nothing answers at DISPLAY=:64999."),
        ({"WAYLAND_DISPLAY": "gone"}, "wayland", "nothing answers at WAYLAND_DISPLAY=gone."),
        ({"QT_QPA_PLATFORM": "xcb"}, "xcb", "DISPLAY is not set."),
        ({"QT_QPA_PLATFORM": "odd"}, "odd", "“odd” cannot be used here."),
    ],
)
def test_a_display_that_does_not_answer_is_a_sentence(
    tmp_path: Path, env: dict[str, str], platform: str, said: str
) -> None:
    nowhere = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    answer = process(cwd=tmp_path, **nowhere | {"XDG_RUNTIME_DIR": str(tmp_path)} | env)
    library = missing_library(platform)
    if library:
        said = f"“{platform}” needs {library}, which is not installed."
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(f"planner: No window can be opened: {said} “planner export")
    assert answer.stderr.count("\n") == 1


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file")

    assert missing_library("minimal") == missing_library("odd") == ""
    monkeypatch.setattr("ctypes.CDLL", load)
    assert missing_library("minimal") == "libxcb-cursor.so.0"
    assert missing_library("odd") == ""


def test_without_a_display_a_sentence(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    answer = cli()
    assert answer.code == 1
    assert answer.err.startswith("planner: There is no display to open a window on. ")
    assert answer.err.count("\n") == 1
