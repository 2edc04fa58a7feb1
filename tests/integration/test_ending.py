"""Whatever ends the program: no traceback, and unsaved work is there at the next start."""

import os
import signal
import sys
from pathlib import Path

import pytest

from planner.app.plan.left_over import LeftOver, Recoverable
from planner.app.plan.locks import lock_of
from tests.integration.cli.running import ROOT, process
from tests.integration.xserver import Program, missing_tools, running, until, virtual_screen

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix"),
]
EDITING = """
import sys
from PySide6.QtCore import QTimer
from planner.app.window.main_window import MainWindow
from planner.cli.main import main
from planner.edits import Pin, SetTitle

fill = MainWindow.fill

def filled(self):
    fill(self)
    timer = QTimer(self, interval=50)
    count = 0
    def edit():
        nonlocal count
        document = self.document
        if document is None:
            return
        if count < 5:
            count += 1
            document.apply(SetTitle(f"Edit {count}"))
            print(f"edit {count}", flush=True)
        elif PREVIEW:
            bar = document.schedule.activities[-1]
            document.preview(Pin(bar.id, bar.start))
            print("preview", flush=True)
    timer.timeout.connect(edit)
    timer.start()

MainWindow.fill = filled
sys.argv = ["planner", *sys.argv[1:]]
sys.exit(main())
"""


@pytest.fixture
def plan(tmp_path: Path, sample_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(sample_path.read_bytes())
    return path


def command(plan: Path, preview: bool = False) -> list[str]:
    return [sys.executable, "-c", EDITING.replace("PREVIEW", str(preview)), str(plan)]


def environment(tmp_path: Path) -> dict[str, str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    home = str(tmp_path / "home")
    return env | {
        "HOME": home, "XDG_CONFIG_HOME": f"{home}/config", "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip


def left(tmp_path: Path, plan: Path) -> tuple[Recoverable, ...]:
    folders = (tmp_path / "home" / "config").glob("*/recovery")
    found = [each for folder in folders for each in LeftOver(folder).found()]
    return tuple(each for each in found if each.belongs_to(plan))


def ended(program: Program) -> int:
    code = until(lambda: None if program.code is None else (program.code,), "the end")
    assert "Traceback" not in program.words
    return code[0]


@pytest.mark.parametrize(
    ("number", "code", "preview"),
    [
        (signal.SIGTERM, 143, False),
        (signal.SIGINT, 130, True),
        (getattr(signal, "SIGHUP", 1), 129, True),
    ],
)
def test_signals_end_it_in_order(
    tmp_path: Path, plan: Path, number: int, code: int, preview: bool
) -> None:
    before = plan.read_bytes()
    with running(command(plan, preview), tmp_path / "log", environment(tmp_path)) as program:
        word = "preview" if preview else "edit 5"
        until(lambda: word in program.words, word, program)
        program.process.send_signal(number)
        assert ended(program) == code
    (only,) = left(tmp_path, plan)
    assert only.journal.title == "Edit 5"
    assert plan.read_bytes() == before
    assert not lock_of(plan).place.exists()


def test_signals_that_are_ignored_stay_so(tmp_path: Path, plan: Path) -> None:
    """As with nohup."""
    nohup = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *command(plan)]
    with running(nohup, tmp_path / "log", environment(tmp_path)) as program:
        until(lambda: "edit 2" in program.words, "edits", program)
        program.process.send_signal(signal.SIGHUP)
        until(lambda: "edit 5" in program.words, "more edits", program)
        assert program.code is None
        program.process.send_signal(signal.SIGTERM)
        assert ended(program) == 143


def test_a_signal_while_it_starts(tmp_path: Path, plan: Path) -> None:
    with running(command(plan), tmp_path / "log", environment(tmp_path)) as program:
        maps = Path(f"/proc/{program.process.pid}/maps")
        if sys.platform == "linux":
            until(lambda: "QtWidgets" in maps.read_text("utf-8", "replace"), "Qt", program)
        program.process.send_signal(signal.SIGTERM)
        assert ended(program) in (143, -signal.SIGTERM)


@pytest.mark.display
@pytest.mark.skipif(bool(missing_tools()), reason=missing_tools() or "everything is there")
def test_the_x_server_goes_away_while_a_preview_is_on(tmp_path: Path, plan: Path) -> None:
    folder = tmp_path / "screen"
    folder.mkdir()
    with virtual_screen(folder) as screen:
        env = environment(tmp_path) | {"DISPLAY": screen.env["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}
        with running(command(plan, preview=True), tmp_path / "log", env) as program:
            until(lambda: "preview" in program.words, "a preview", program)
            until(lambda: _titles(tmp_path, "Edit 5"), "the journal", program)
            screen.end()
            assert ended(program) == 1
    (only,) = left(tmp_path, plan)
    assert only.journal.title == "Edit 5"


def _titles(tmp_path: Path, title: str) -> bool:
    files = (tmp_path / "home" / "config").glob("*/recovery/*.journal")
    return any(f'"title": "{title}"' in file.read_text("utf-8") for file in files)


def test_it_runs_without_asserts_and_docstrings(tmp_path: Path, plan: Path) -> None:
    env = environment(tmp_path) | {"PYTHONOPTIMIZE": "2"}
    with running(command(plan), tmp_path / "log", env) as program:
        until(lambda: "edit 5" in program.words, "edits", program)
        program.process.send_signal(signal.SIGTERM)
        assert ended(program) == 143
    assert len(left(tmp_path, plan)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("check", "plan.yaml"),
        ("schedule", "plan.yaml"),
        ("export", "plan.yaml", "plan.pdf"),
    ],
)
def test_commands_run_without_asserts_and_docstrings(
    tmp_path: Path, plan: Path, arguments: tuple[str, ...]
) -> None:
    answer = process(*arguments, cwd=plan.parent, PYTHONOPTIMIZE="2", QT_QPA_PLATFORM="offscreen")
    assert answer.returncode == 0, answer.stderr
    assert "Traceback" not in answer.stderr
    if "--help" in arguments:
        assert answer.stdout.strip().startswith("usage:")
