"""Whose a lock is: what Qt wrote into its file, and whether that process can be running."""

import os
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSysInfo

from planner.domain.formatting import day_text
from planner.storage.byte_reader import read_bytes

_MOST_BYTES = 64_000
_SLACK_S = 10.0
"""How much the clocks of a process and of a file may differ."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a lock: a process (0: unknown), the host it runs on, and since when.

    It `lives` if it is a process of this machine that is running.
    """

    process: int
    host: str
    since: datetime | None
    lives: bool

    @property
    def text(self) -> str:
        """Who that is, as a sentence goes on: “another window (process 4711) since …”."""
        since = f" since {_moment(self.since)}" if self.since is not None else ""
        if not self.process:
            return f"another window{since}"
        on = f" on {self.host}" if self.host and not self.lives else ""
        return f"another window{on} (process {self.process}){since}"

    @property
    def doubt(self) -> str:
        """Why it may be nobody, as a sentence; "" for one that lives."""
        since = f", from {_moment(self.since)}" if self.since is not None else ""
        if self.lives:
            return ""
        if not self.process:
            return f"The lock of the file{since}, names nobody, as a power cut leaves it."
        return (
            f"The file is locked by {self.text}. Whether it is still open there cannot be seen "
            "from here."
        )


def holder_of(place: Path, since: datetime | None) -> Holder:
    """Return who holds the lock in the file `place`, which was made at `since` (None: unknown)."""
    try:
        lines = read_bytes(place, _MOST_BYTES).decode("utf-8").splitlines()
        process = int(lines[0])
    except (OSError, ValueError, IndexError):
        return Holder(0, "", since, lives=False)
    if not 0 < process < 2**31:
        return Holder(0, "", since, lives=False)
    host, machine = (lines[place] if len(lines) > place else "" for place in (2, 3))
    host = "".join(char for char in host if char.isprintable())[:60]
    here = _is_here(host, machine)
    lives = here and not (since is not None and _started_after(process, since.timestamp()))
    return Holder(process, "" if here else host or "another machine", since, lives)


def _is_here(host: str, machine: str) -> bool:
    ours = bytes(QSysInfo.machineUniqueId().data()).decode("ascii", "replace")
    if machine and ours:
        return machine == ours
    return host in ("", QSysInfo.machineHostName())


def _started_after(process: int, moment: float) -> bool:
    """Whether the process of this number is another one: it began after `moment`; Linux only."""
    try:
        line = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
        up = float(Path("/proc/uptime").read_text("ascii").split()[0])
        ticks = int(line.rpartition(")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return False
    began = time.time() - up + ticks / os.sysconf("SC_CLK_TCK")
    return began > moment + _SLACK_S


def _moment(moment: datetime) -> str:
    return f"{day_text(moment.date(), weekday=True)}, {moment:%H:%M}"
