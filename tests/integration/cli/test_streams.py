"""Processes of their own: without PySide6, with closed and full outputs, interrupted."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner.resources import samples
from tests.integration.cli.running import NEW, ROOT, process

SAMPLE = samples() / "applied-ml-evenings.yaml"
BLOCKED = """
import importlib.abc
class Blocked(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Blocked())
"""
LEAN = (
    "PySide6", "holidays", "networkx", "numpy", "yaml", "typst", "planner.storage",
    "planner.scheduling",
)  # fmt: skip


@pytest.mark.slow
def test_commands_do_without_pyside(tmp_path: Path) -> None:
    for arguments in (NEW, ("schedule", "my.yaml"), ("schedule", "my.yaml", "--json"),
                      ("check", "my.yaml"), ("catalogue", "--json"),
                      ("export", "my.yaml", "my.json")):  # fmt: skip
        answer = process(*arguments, cwd=tmp_path, before=BLOCKED)
        assert (answer.returncode, answer.stderr) == (0, ""), arguments
        assert answer.stdout


@pytest.mark.slow
def test_window_and_pictures_say_that_pyside_is_missing(tmp_path: Path) -> None:
    env = {"QT_QPA_PLATFORM": "offscreen"}
    for arguments in ((str(SAMPLE),), ("export", str(SAMPLE), "my.png")):
        answer = process(*arguments, cwd=tmp_path, before=BLOCKED, **env)
        assert answer.returncode == 1
        assert answer.stderr.count("\n") == 1
        assert "PySide6" in answer.stderr
        assert "bootstrap.py" in answer.stderr


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_start_loads_nothing_it_does_not_need(tmp_path: Path, argument: str) -> None:
    before = (
        "import atexit\n"
        f"lean = {LEAN!r}\n"
        "def told():\n"
        "    loaded = [each for each in lean if each in sys.modules]\n"
        "    print(loaded, file=sys.stderr)\n"
        "atexit.register(told)"
    )
    answer = process(argument, cwd=tmp_path, before=before)
    assert (answer.returncode, answer.stderr) == (0, "[]\n")


def test_only_the_window_and_pictures_load_qt(tmp_path: Path) -> None:
    before = (
        "import atexit\natexit.register(lambda: print('PySide6' in sys.modules, file=sys.stderr))"
    )
    answer = process("schedule", SAMPLE, cwd=tmp_path, before=before)
    assert (answer.returncode, answer.stderr) == (0, "False\n")


@pytest.mark.skipif(os.name != "posix", reason="pipes close otherwise elsewhere")
def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "planner", "catalogue", "--json"]
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        answer = subprocess.run(
            command, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert (answer.returncode, answer.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_output_is_one_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "planner", "schedule", str(SAMPLE)],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
    assert answer.returncode == 1
    assert answer.stderr == "planner: The output could not be written: No space left on device.\n"


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise elsewhere")
def test_an_interruption_is_one_line(tmp_path: Path) -> None:
    interrupt = (
        "import os, signal, planner.cli.schedule\n"
        f"planner.cli.schedule.run = lambda args: os.kill(os.getpid(), {int(signal.SIGINT)})"
    )
    answer = process("schedule", SAMPLE, cwd=tmp_path, before=interrupt)
    assert (answer.returncode, answer.stderr) == (130, "planner: Interrupted.\n")


def test_a_terminal_of_few_characters_shows_escapes(tmp_path: Path) -> None:
    answer = process("catalogue", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert answer.returncode == 0
    json = process("catalogue", "--json", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert json.returncode == 0
    assert json.stdout.isascii()


@pytest.mark.skipif(os.name != "posix", reason="file descriptors are closed otherwise elsewhere")
def test_closed_outputs_do_not_fail(tmp_path: Path) -> None:
    answer = subprocess.run(
        f"'{sys.executable}' -m planner catalogue >&- 2>&-", shell=True, cwd=ROOT, timeout=60
    )
    assert answer.returncode in (0, 1)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    answer = process("export", SAMPLE, folder / "my.json", cwd=tmp_path)
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
