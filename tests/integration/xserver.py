"""A virtual screen with a window manager, a hand on its mouse and keys, and patience."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import bootstrap
from tests.integration.cli.running import heed_signals

Found = TypeVar("Found")

TOOLS = ("Xvfb", "openbox", "xdotool")
PATIENCE = 90.0
"""Seconds until something counts as never going to happen; a busy machine is slow."""
_PAUSE = 0.05
_STARTS = 5
"""How often openbox is started until its end is a fault."""
_STEPS = 8


def missing_tools() -> str:
    """Return which programs and libraries these tests need are not installed, "" if none is."""
    if sys.platform != "linux":
        return "X11 is tested on Linux only"
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    absent += bootstrap.missing_libraries("xcb")
    return f"not installed: {', '.join(absent)}" if absent else ""


@dataclass(frozen=True)
class Program:
    """A program that was started, and the file it speaks to."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def words(self) -> str:
        """What it has said so far."""
        return self.log.read_text("utf-8", "replace")

    @property
    def code(self) -> int | None:
        """Its exit code, None while it runs."""
        return self.process.poll()

    @property
    def end(self) -> str:
        """How it ended, with its words; "" while it runs."""
        return "" if self.code is None else f"{self.name} ended with {self.code}: {self.words}"


def until(question: Callable[[], Found | None], what: str, program: Program | None = None) -> Found:
    """Ask until the answer is true, and return it; fail with `what` when patience is at its end.

    If it is a `program` that is waited for, its end is the end of patience.
    """
    deadline = time.monotonic() + PATIENCE
    while not (answer := question()):
        assert program is None or not program.end, f"waiting for {what}: {program.end}"
        assert time.monotonic() < deadline, f"waited {PATIENCE:.0f} s in vain for {what}"
        time.sleep(_PAUSE)
    return answer


@contextmanager
def running(
    command: list[str], log: Path, env: Mapping[str, str], descriptors: tuple[int, ...] = ()
) -> Iterator[Program]:
    """Run a program while the context lasts; what it says goes to `log`."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=said, env=env, cwd=log.parent, pass_fds=descriptors,
            preexec_fn=heed_signals,
        )  # fmt: skip
        try:
            yield Program(Path(command[0]).name, process, log)
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


@dataclass(frozen=True)
class Window:
    """A window on the screen: its id, and the size of what is inside its frame in pixels."""

    id: str
    width: int
    height: int


class Screen:
    """An X server of its own; `env` is for the programs on it."""

    def __init__(self, env: Mapping[str, str], server: Program | None = None) -> None:
        self.env = env
        self._server = server

    def end(self) -> None:
        """Take the X server away from whoever is on it."""
        assert self._server is not None, "it was started elsewhere"
        self._server.process.terminate()
        self._server.process.wait()

    def ask(self, *words: object) -> str | None:
        """Return what xdotool answers, None if it fails."""
        answer = subprocess.run(
            ["xdotool", *map(str, words)], env=self.env, capture_output=True, text=True, timeout=30
        )
        return answer.stdout if answer.returncode == 0 else None

    def tell(self, *words: object) -> None:
        """Have xdotool do something."""
        assert self.ask(*words) is not None, words

    def window(self, title: str) -> Window | None:
        """Return the active window if its name holds `title`."""
        active = (self.ask("getactivewindow") or "").strip()
        if not active or title not in (self.ask("getwindowname", active) or ""):
            return None
        lines = (self.ask("getwindowgeometry", "--shell", active) or "").split()
        shell = dict(line.split("=", 1) for line in lines if "=" in line)
        try:
            return Window(active, *(int(shell[key]) for key in ("WIDTH", "HEIGHT")))
        except KeyError:
            return None

    def settled_window(self, title: str, program: Program) -> Window:
        """Return the window of `program` once it is active and no longer moves."""
        last: list[Window | None] = [None]

        def same_twice() -> Window | None:
            before, last[0] = last[0], self.window(title)
            return last[0] if last[0] == before else None

        return until(same_twice, f"a window named {title}", program)

    def drag(
        self,
        window: Window,
        start: tuple[int, int],
        to: tuple[int, int],
        keys: Sequence[str] = (),
    ) -> None:
        """Press the left button, move in eight steps, press `keys`, let go; window's pixels."""
        self._move(window, *start)
        self.tell("mousedown", 1)
        for step in range(1, _STEPS + 1):
            x, y = (a + (b - a) * step // _STEPS for a, b in zip(start, to, strict=True))
            self._move(window, x, y)
        for each in keys:
            self.tell("key", each)  # to clear modifiers would let go of the button
        self.tell("mouseup", 1)

    def click(self, window: Window, at: tuple[int, int], key: str = "") -> None:
        """Click with the left button, while `key`, such as ctrl, is held."""
        self._move(window, *at)
        if key:
            self.tell("keydown", key, "click", 1, "keyup", key)
        else:
            self.tell("click", 1)

    def press(self, keys: str) -> None:
        """Press keys such as ctrl+s."""
        self.tell("key", "--clearmodifiers", keys)

    def _move(self, window: Window, x: int, y: int) -> None:
        """Move relative to the window: getwindowgeometry counts a frame's edge twice."""
        self.tell("mousemove", "--window", window.id, x, y)


@contextmanager
def virtual_screen(folder: Path, size: str = "1500x1000x24") -> Iterator[Screen]:
    """Start Xvfb on a free display with openbox on it; nobody's settings are read or written."""
    home = folder / "home"
    home.mkdir()
    env = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_"))},
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(home),
    }
    reader, writer = os.pipe()
    server = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"]
    with running(server, folder / "xvfb.log", env, (writer,)) as xvfb:
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()  # the server writes it when it is ready, or ends
        assert number, xvfb.words
        env["DISPLAY"] = f":{number}"
        screen = Screen(env, xvfb)
        with ExitStack() as stack:
            _manage(screen, stack, folder / "openbox.log")
            yield screen


def _manage(screen: Screen, stack: ExitStack, log: Path) -> None:
    """Run openbox while `stack` lasts; started again should it end before it is there."""
    managers: list[Program] = []

    def is_there() -> bool:
        if not managers or managers[-1].end:
            assert len(managers) < _STARTS, managers[-1].end
            command = ["openbox", "--sm-disable"]
            managers.append(stack.enter_context(running(command, log, screen.env)))
        return screen.ask("get_num_desktops") is not None

    until(is_there, "openbox")
