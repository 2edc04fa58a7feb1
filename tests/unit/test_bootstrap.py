"""What bootstrap.py decides, without network, display or installing anything."""

import ast
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import bootstrap

LOADABLE = "bootstrap.can_load"
STAMP = bootstrap.Stamp(root="/here", python="3.11", lock="abc", extras=("test",))


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record what would be started, with nothing to prepare and a sample in place."""
    started: list[list[str]] = []

    def start(command: list[str], env: dict[str, str]) -> int:
        started.append([env.get("QT_QPA_PLATFORM", ""), *command[2 + ("-P" in command) :]])
        return 0

    monkeypatch.setattr(bootstrap, "prepare", lambda *_: None)
    monkeypatch.setattr(bootstrap, "supply_programs", lambda: None)
    monkeypatch.setattr(bootstrap, "sample", lambda: "/sample.yaml")
    monkeypatch.setattr(bootstrap, "call", start)
    monkeypatch.setattr(bootstrap, "become", start)
    return started


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let bootstrap.py work in a temporary folder."""
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "LOCKS", tmp_path / "requirements")
    monkeypatch.setattr(bootstrap, "OUTPUT", tmp_path / "build")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.txt").write_text("some==1\n")
    return tmp_path


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> "Pip":
    """Answer in pip's place."""
    made = Pip()
    monkeypatch.setattr(bootstrap, "pip", made)
    return made


class Pip:
    """What pip was asked to install, and what it says to that, call by call; "" is success."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.answers: list[str] = []

    def __call__(self, _environment: bootstrap.Environment, *words: str) -> str:
        self.asked.append(list(words))
        return self.answers.pop(0) if self.answers else ""


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Return a switch for whether Qt finds a screen."""
    return lambda there: monkeypatch.setattr(bootstrap, "has_display", lambda _where: there)


# Python


def test_an_old_python_can_read_the_file() -> None:
    source = Path(bootstrap.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    hands_over = next(
        place for place, each in enumerate(tree.body) if "hand_over(sys.argv" in ast.unparse(each)
    )
    evaluated = [
        ast.unparse(note)
        for part in tree.body[:hands_over]
        for each in ast.walk(part)
        if (note := getattr(each, "annotation", None) or getattr(each, "returns", None))
        and not isinstance(note, ast.Constant)
    ]
    assert set(evaluated) == {"str", "int"}


def test_an_old_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(bootstrap, "newer_python", lambda: None)
    assert bootstrap.hand_over(["run"]) == 1
    assert "needs Python 3.11 or newer. This is Python 3.9" in capsys.readouterr().err


def test_an_old_python_hands_over_to_a_newer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []

    def become(command: list[str], _env: dict[str, str]) -> int:
        handed.append(command)
        return 4

    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(bootstrap, "newer_python", lambda: "/bin/python3.12")
    monkeypatch.setattr(bootstrap, "become", become)
    assert bootstrap.hand_over(["run", "x.yaml"]) == 4
    assert handed == [["/bin/python3.12", bootstrap.__file__, "run", "x.yaml"]]


def test_the_running_python_counts_as_new_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: sys.executable if name == "python3" else None)
    assert bootstrap.newer_python() == sys.executable


# What the system lacks


def test_x11_needs_more_libraries_than_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(LOADABLE, lambda library: "xcb" not in library)
    assert bootstrap.missing_libraries("") == {}
    assert bootstrap.missing_libraries("xcb")["libxcb-cursor.so.0"] == "libxcb-cursor0"


def test_an_ordinary_user_is_given_the_exact_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    line = "sudo apt-get install -y --no-install-recommends libegl1 libgl1\n"
    with pytest.raises(bootstrap.SetupError, match=line):
        bootstrap.supply({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})


def test_other_systems_are_told_the_names_of_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(bootstrap.SetupError, match=r"lacks libGL\.so\.1\. Install") as caught:
        bootstrap.supply({"libGL.so.1": "libgl1"})
    assert "apt-get" not in str(caught.value)


# The environment in .venv


@pytest.mark.parametrize(
    ("stamp", "step"),
    [
        (STAMP, "nothing"),
        (replace(STAMP, extras=("docs", "test")), "nothing"),
        (replace(STAMP, extras=()), "install"),
        (replace(STAMP, lock="old"), "install"),
        (replace(STAMP, python="3.10"), "rebuild"),
        (replace(STAMP, root="/elsewhere"), "rebuild"),
        (None, "rebuild"),
    ],
)
def test_only_what_changed_is_done_again(stamp: bootstrap.Stamp | None, step: str) -> None:
    assert bootstrap.next_step(stamp, STAMP) == step


def test_a_stamp_is_read_back_as_it_was_written(folder: Path) -> None:
    (folder / ".venv").mkdir()
    bootstrap.write_stamp(bootstrap.locked(), STAMP)
    assert bootstrap.read_stamp(bootstrap.locked()) == STAMP


@pytest.mark.parametrize("text", ["", "{", "{}", "[]", '{"root": "/here", "extras": []}'])
def test_an_unfinished_stamp_counts_as_none(folder: Path, text: str) -> None:
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bootstrap.json").write_text(text)
    assert bootstrap.read_stamp(bootstrap.locked()) is None


def test_a_failed_install_is_not_taken_for_a_finished_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise bootstrap.SetupError

    def make(environment: bootstrap.Environment) -> None:
        environment.folder.mkdir()

    monkeypatch.setattr(bootstrap, "missing_libraries", dict)
    monkeypatch.setattr(bootstrap, "make_venv", make)
    monkeypatch.setattr(bootstrap, "install", fail)
    with pytest.raises(bootstrap.SetupError):
        bootstrap.prepare(bootstrap.locked())
    assert bootstrap.read_stamp(bootstrap.locked()) is None


@pytest.fixture
def installed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[bootstrap.Environment], list[tuple[str, ...]]]:
    """Return what finishes an environment with the test tools and records later installs."""

    recorded: list[tuple[str, ...]] = []

    def finish(environment: bootstrap.Environment) -> list[tuple[str, ...]]:
        environment.programs.mkdir(parents=True)
        environment.python.touch(mode=0o755)
        bootstrap.write_stamp(environment, bootstrap.wanted_stamp(["test"]))
        return recorded

    def record(_environment: bootstrap.Environment, extras: tuple[str, ...]) -> None:
        recorded.append(extras)

    monkeypatch.setattr(bootstrap, "missing_libraries", dict)
    monkeypatch.setattr(bootstrap, "install", record)
    return finish


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements/run.txt"])
def test_test_tools_stay_when_run_installs_again(
    folder: Path,
    installed: Callable[[bootstrap.Environment], list[tuple[str, ...]]],
    changed: str,
) -> None:
    calls = installed(bootstrap.locked())
    (folder / changed).write_text("# changed\n")
    bootstrap.prepare(bootstrap.locked())
    bootstrap.prepare(bootstrap.locked())
    assert calls == [("test",)]


def test_the_newest_are_looked_for_each_time(
    installed: Callable[[bootstrap.Environment], list[tuple[str, ...]]],
) -> None:
    calls = installed(bootstrap.newest())
    bootstrap.prepare(bootstrap.newest(), ["test"])
    bootstrap.prepare(bootstrap.newest(), ["test"])
    assert calls == [("test",), ("test",)]


def test_the_program_is_compiled_for_the_first_start(folder: Path) -> None:
    environment = bootstrap.locked()
    environment.programs.mkdir(parents=True)
    environment.python.symlink_to(sys.executable)
    (folder / "planner").mkdir()
    (folder / "planner" / "module.py").write_text("number = 1\n")
    (folder / "planner" / "broken.py").write_text("number =\n")
    (folder / "compileall.py").write_text("raise SystemExit('not this one')\n")
    bootstrap.compile_program(environment)
    assert [each.name.split(".")[0] for each in folder.rglob("*.pyc")] == ["module"]


# The packages


def test_the_lock_is_installed_with_its_hashes_and_without_compiling(
    folder: Path, pip: Pip
) -> None:
    bootstrap.install(bootstrap.locked(), ("test",))
    hashed, project = pip.asked
    assert hashed[:3] == ["--require-hashes", "--only-binary", ":all:"]
    locks = folder / "requirements"
    assert hashed[3:] == ["-r", str(locks / "build.txt"), "-r", str(locks / "test.txt")]
    assert project == ["--no-deps", "--no-build-isolation", "-e", "."]


def test_what_the_index_lacks_is_replaced_from_the_ranges(
    folder: Path, pip: Pip, capsys: pytest.CaptureFixture[str]
) -> None:
    pip.answers = ["ERROR: No matching distribution found for numpy==9.9; x < '3'\n"]
    bootstrap.install(bootstrap.locked(), ())
    assert pip.asked[1:] == [["-e", "."]]
    assert "has no numpy==9.9 for this Python" in capsys.readouterr().out


def test_a_wrong_hash_stops(folder: Path, pip: Pip) -> None:
    pip.answers = ["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."]
    with pytest.raises(bootstrap.SetupError, match="its hash differs"):
        bootstrap.install(bootstrap.locked(), ())
    assert len(pip.asked) == 1


def test_without_a_network_the_ranges_are_not_tried(folder: Path, pip: Pip) -> None:
    pip.answers = ["Network is unreachable\nERROR: No matching distribution found for numpy==9.9"]
    with pytest.raises(bootstrap.SetupError, match="Connect to the"):
        bootstrap.install(bootstrap.locked(), ())
    assert len(pip.asked) == 1


def test_the_newest_come_from_the_ranges(folder: Path, pip: Pip) -> None:
    bootstrap.install(bootstrap.newest(), ("test",))
    assert pip.asked == [["--upgrade", "--upgrade-strategy", "eager", "-e", ".[test]"]]


def test_a_folder_of_its_own_holds_the_newest() -> None:
    assert bootstrap.locked().folder != bootstrap.newest().folder


def test_a_folder_that_cannot_be_written_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / ".venv"))

    monkeypatch.setattr(bootstrap, "prepare", refuse)
    assert bootstrap.main(["setup"]) == 1
    assert f"Stopped at {folder / '.venv'}: Permission denied." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("NewConnectionError: [Errno -3] Temporary failure in name resolution", "Connect to the"),
        ("ERROR: No space left on device", "No space left on device"),
    ],
)
def test_pip_failing_is_explained(monkeypatch: pytest.MonkeyPatch, said: str, told: str) -> None:
    failed = CompletedProcess([], 1, "", said)
    monkeypatch.setattr("subprocess.run", lambda *_args, **_options: failed)
    with pytest.raises(bootstrap.SetupError, match=told):
        bootstrap.install(bootstrap.locked(), ())


# What tests need


def test_an_ordinary_user_tests_without_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "missing_programs", lambda: {"Xvfb": "xvfb"})
    monkeypatch.setattr(bootstrap, "may_install", lambda: False)
    monkeypatch.setattr(bootstrap, "supply", lambda _missing: pytest.fail("not to be installed"))
    bootstrap.supply_programs()


def test_root_without_a_network_tests_without_the_programs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(missing: dict[str, str]) -> None:
        raise bootstrap.SetupError(f"This failed: {missing['Xvfb']}")

    monkeypatch.setattr(bootstrap, "missing_programs", lambda: {"Xvfb": "xvfb"})
    monkeypatch.setattr(bootstrap, "may_install", lambda: True)
    monkeypatch.setattr(bootstrap, "supply", fail)
    bootstrap.supply_programs()
    assert "This failed: xvfb\nThe tests that need them will be skipped." in (
        capsys.readouterr().out
    )


def test_a_missing_library_counts_as_much_as_a_missing_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(LOADABLE, lambda library: library != "libxcb-cursor.so.0")
    assert bootstrap.missing_programs() == {"libxcb-cursor.so.0": "libxcb-cursor0"}


# The display


@pytest.fixture
def probed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return what Qt is to find, question by question, on a Linux with an X server."""
    answers: list[bool] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "probes", lambda _environment: answers.pop(0))
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return answers


def test_qt_is_not_asked_where_no_display_is_named(
    probed: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    assert not bootstrap.has_display(bootstrap.locked())


@pytest.mark.parametrize(("chosen", "there"), [("vnc:port=1", True), ("offscreen", False)])
def test_a_platform_somebody_chose_is_kept(
    probed: list[bool], monkeypatch: pytest.MonkeyPatch, chosen: str, there: bool
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", chosen)
    assert bootstrap.has_display(bootstrap.locked()) is there


@pytest.mark.parametrize(
    ("lacks", "answers", "there"),
    [
        (False, [True], True),
        (False, [False], False),
        (True, [False, True], True),
        (True, [False, False], False),
    ],
)
def test_qt_is_asked_again_once_it_has_its_libraries(
    probed: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    lacks: bool,
    answers: list[bool],
    there: bool,
) -> None:
    probed += answers
    monkeypatch.setattr(LOADABLE, lambda _library: not lacks)
    monkeypatch.setattr(bootstrap, "supply", lambda _missing: None)
    assert bootstrap.has_display(bootstrap.locked()) is there
    assert not probed


def test_who_cannot_install_is_told_what_a_display_needs(
    probed: list[bool], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    probed.append(False)
    monkeypatch.setattr(LOADABLE, lambda library: library != "libxcb-cursor.so.0")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert not bootstrap.has_display(bootstrap.locked())
    assert "apt-get install -y --no-install-recommends libxcb-cursor0" in capsys.readouterr().out


@pytest.mark.parametrize("display", ["", "garbage", ":98765", "localhost:59000"])
def test_a_dead_display_is_no_screen(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    """Qt itself is asked."""
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    here = bootstrap.Environment(Path(sys.prefix))
    assert not bootstrap.probes(here)


# The commands


@pytest.mark.parametrize(
    ("arguments", "started"),
    [
        ([], ["", "planner", "/sample.yaml"]),
        (["mine.yaml"], ["", "planner", "mine.yaml"]),
        (["--", "check", "mine.yaml"], ["offscreen", "planner", "check", "mine.yaml"]),
    ],
)
def test_run_starts_planner(
    display: Callable[[bool], None],
    calls: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    started: list[str],
) -> None:
    display(True)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert bootstrap.main(["run", *arguments]) == 0
    assert calls == [started]


def test_run_without_a_display_writes_files(
    folder: Path,
    display: Callable[[bool], None],
    calls: list[list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    display(False)
    pdf, png = str(folder / "build" / "roadmap.pdf"), str(folder / "build" / "roadmap.png")
    assert bootstrap.main(["run"]) == 0
    assert calls == [
        ["offscreen", "planner", "export", "/sample.yaml", pdf],
        ["offscreen", "planner", "export", "/sample.yaml", png],
    ]
    said = capsys.readouterr().out
    assert "no display" in said
    assert f"{pdf} and {png}" in said


def test_a_command_does_not_ask_for_a_display(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda _environment: pytest.fail("asked"))
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert bootstrap.main(["run", "schedule", "mine.yaml"]) == 0
    assert calls == [["offscreen", "planner", "schedule", "mine.yaml"]]


def test_test_stops_at_the_first_failure(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
) -> None:
    def fail_mypy(command: list[str], env: dict[str, str]) -> int:
        calls.append(command)
        return 2 if "mypy" in command else 0

    monkeypatch.setattr(bootstrap, "call", fail_mypy)
    assert bootstrap.main(["test"]) == 2
    assert [command[2] for command in calls] == ["ruff", "ruff", "mypy"]


def test_newest_runs_the_same_in_an_environment_of_its_own(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
) -> None:
    prepared: list[bootstrap.Environment] = []
    monkeypatch.setattr(bootstrap, "prepare", lambda environment, *_: prepared.append(environment))
    assert bootstrap.main(["test", "--newest", "-k", "drag"]) == 0
    assert prepared == [bootstrap.newest()]
    assert calls[-1] == ["offscreen", "pytest", "-n", "2", "-k", "drag"]


def test_test_hands_arguments_to_pytest(calls: list[list[str]]) -> None:
    assert bootstrap.main(["test", "--", "-k", "drag"]) == 0
    assert calls[-1] == ["offscreen", "pytest", "-n", "2", "-k", "drag"]


def test_an_exit_code_is_passed_on_as_a_shell_does() -> None:
    assert bootstrap.call([sys.executable, "-c", "raise SystemExit(3)"]) == 3
    assert bootstrap.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137


def test_an_unknown_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["walk"]) == 2
    assert "bootstrap.py run" in capsys.readouterr().out
