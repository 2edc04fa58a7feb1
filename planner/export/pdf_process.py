"""The PDF set by another process: it can be stopped at once, and all its memory comes back.

The schedule stays here; only the document's data goes over, as JSON on standard input, and the
PDF comes back on standard output. `main` is the other end.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile

from planner.domain.catalogue import Catalogue
from planner.domain.problem import Problem, Severity
from planner.export.document_data import document_data
from planner.export.files import ExportError, write_file
from planner.export.pdf import ExportCancelled, check_paper, json_of, pdf_bytes, pdf_of
from planner.export.text import Json
from planner.scheduling.forecast import Forecast
from planner.scheduling.forecast import forecast as forecast_of
from planner.scheduling.schedule import Schedule

_PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import planner
del sys.path[0]
from planner.export.pdf_process import main
sys.exit(main())
"""
"""The other end, with this very program and, beside it, only what is installed: a json.py that lies
in the current folder, or beside `planner`, is not Python's."""
_POLL_S = 0.05
_LONGEST_S = 300.0
_OUT_OF_TIME = Problem(
    "pdf-time", f"The PDF was not ready after {_LONGEST_S:.0f} seconds.", "Try a smaller plan."
)
_CRASHED = Problem(
    "pdf-crash", "The program that makes the PDF stopped.", "Close other programs and try again."
)


def write_pdf_in_subprocess(
    schedule: Schedule,
    catalogue: Catalogue,
    out: Path,
    *,
    paper: str = "a4",
    exported: date,
    forecast: Forecast | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Problem, ...]:
    """Write the plan to `out` as `write_pdf` does, same bytes, and return its warnings.

    Blocks; call it in a thread. `cancelled` is asked 20 times a second and stops the other
    process. Raises `ExportError` and `ExportCancelled`.
    """
    check_paper(paper)
    data = document_data(schedule, catalogue, paper, exported, forecast or forecast_of(schedule))
    content, warnings = _set_elsewhere(data, exported, cancelled)
    write_file(out, content)
    return warnings


def _set_elsewhere(
    data: Json, exported: date, cancelled: Callable[[], bool]
) -> tuple[bytes, tuple[Problem, ...]]:
    if getattr(sys, "frozen", False):  # there is no interpreter to start
        return pdf_bytes(data, exported)
    job = f"{exported.isoformat()}\n{json_of(data)}".encode(errors="replace")
    command = [sys.executable, "-P", "-c", _PROGRAM, str(Path(__file__).parents[2])]
    pipe = subprocess.PIPE
    with TemporaryFile() as waiting:  # a pipe would have to be fed between two polls
        waiting.write(job)
        waiting.seek(0)
        with subprocess.Popen(
            command,
            stdin=waiting,
            stdout=pipe,
            stderr=pipe,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            try:
                content, said = _talk(process, cancelled)
            except BaseException:
                process.kill()
                raise
    if process.returncode not in (0, 1):
        raise ExportError(_CRASHED)
    problems = tuple(_problem(line) for line in said.decode().splitlines())
    if process.returncode:
        raise ExportError(problems[0] if problems else _CRASHED)
    return content, problems


def _talk(process: "subprocess.Popen[bytes]", cancelled: Callable[[], bool]) -> tuple[bytes, bytes]:
    end = time.monotonic() + _LONGEST_S
    while True:
        if cancelled():
            raise ExportCancelled
        if time.monotonic() > end:
            raise ExportError(_OUT_OF_TIME)
        try:
            return process.communicate(timeout=_POLL_S)
        except subprocess.TimeoutExpired:
            continue


def _problem(line: str) -> Problem:
    try:
        said = json.loads(line)
        return Problem(said["code"], said["message"], said["hint"], severity=Severity.WARNING)
    except (ValueError, KeyError, TypeError):
        return _CRASHED


def _line(problem: Problem) -> str:
    return json.dumps({"code": problem.code, "message": problem.message, "hint": problem.hint})


def main() -> int:
    """Read a job from standard input, the day and below it the data; write the PDF. Problems go to
    standard error as JSON."""
    exported = date.fromisoformat(sys.stdin.buffer.readline().decode().strip())
    try:
        content, warnings = pdf_of(sys.stdin.buffer.read().decode(), exported)
    except ExportError as error:
        sys.stderr.write(_line(error.problem) + "\n")
        return 1
    sys.stderr.writelines(_line(warning) + "\n" for warning in warnings)
    sys.stdout.buffer.write(content)
    return 0
