"""How the tests call the program: in this process, or in one of its own."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.cli.main import main

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str


class Cli:
    """Calls the program in a temporary folder, in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Answer:
        """Run `planner` with these arguments."""
        self._capsys.readouterr()
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as leaving:  # --help and --version
            code = int(leaving.code or 0)
        said = self._capsys.readouterr()
        return Answer(code, said.out, said.err)


def heed_signals() -> None:
    """Let a process end by the signals of a terminal, also where those who run the tests ignore
    them: in the background, or with nohup."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def process(
    *arguments: object, cwd: Path, before: str = "", **env: str
) -> subprocess.CompletedProcess[str]:
    """Run `planner` in a process of its own; `before` is code that runs first."""
    program = (
        "import sys\n" + before + "\nfrom planner.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        preexec_fn=heed_signals if os.name == "posix" else None,
    )


NEW = (
    "new", "-o", "my.yaml", "--career", "applied-ml-engineer", "--route", "self-study",
    "--start", "2026-01-05", "--hours", "mon=1.5,tue=1.5,wed=1.5,thu=1.5,sat=4",
)  # fmt: skip
