"""A child of this process that works until it is killed. Unix only."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Child:
    """A process that was forked; `said` collects what it wrote."""

    number: int
    reader: int
    said: bytes = field(default=b"")

    def kill(self, number: int = signal.SIGKILL) -> int:
        """End it with a signal and return how it ended, as `os.waitstatus_to_exitcode` does."""
        os.kill(self.number, number)
        code = os.waitstatus_to_exitcode(os.waitpid(self.number, 0)[1])
        while piece := os.read(self.reader, 65536):
            self.said += piece
        os.close(self.reader)
        return code

    def wait_for_word(self) -> None:
        """Wait until it says something."""
        self.said += os.read(self.reader, 65536)

    @property
    def lines(self) -> list[str]:
        """The whole lines that it said."""
        return self.said.decode("utf-8", "replace").split("\n")[:-1]


def start(work: Callable[[Callable[[str], None]], None]) -> Child:
    """Fork a child that does `work`; that gets a function which says a line."""
    reader, writer = os.pipe()
    number = os.fork()
    if number:
        os.close(writer)
        return Child(number, reader)
    code = 1
    try:
        os.close(reader)
        work(lambda line: _say(writer, line))
        code = 0
    except BaseException:
        _say(writer, f"traceback {traceback.format_exc()!r}")
        raise
    finally:
        sys.stdout.flush()
        os._exit(code)


def _say(writer: int, line: str) -> None:
    os.write(writer, f"{line}\n".encode())


def now() -> float:
    """Return seconds by a clock that all processes share."""
    return time.monotonic()
