"""What the tests under X do when something is missing or ends."""

import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

import bootstrap
from tests.integration import xserver
from tests.integration.xserver import Screen, missing_tools, running, until

DIES = "import sys; sys.exit('There is no display.')"


def test_the_end_of_a_program_is_told_at_once_with_its_words(tmp_path: Path) -> None:
    before = time.monotonic()
    with running([sys.executable, "-c", DIES], tmp_path / "log", os.environ) as program:
        name = Path(sys.executable).name
        says = f"waiting for a window: {name} ended with 1: There is no display."
        with pytest.raises(AssertionError, match=says):
            until(lambda: None, "a window", program)
    assert time.monotonic() - before < xserver.PATIENCE / 3


@pytest.mark.skipif(sys.platform == "win32", reason="there are no window managers there")
def test_a_window_manager_that_always_ends_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = tmp_path / "openbox"
    manager.write_text("#!/bin/sh\necho no library >&2; exit 127\n", "utf-8")
    manager.chmod(0o755)
    monkeypatch.setattr(Screen, "ask", lambda *_: None)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with (
        ExitStack() as stack,
        pytest.raises(AssertionError, match="openbox ended with 127: no library"),
    ):
        xserver._manage(Screen(os.environ), stack, tmp_path / "log")


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("shutil.which", lambda tool: None if tool == "xdotool" else tool)
    monkeypatch.setattr(bootstrap, "can_load", lambda name: name != "libxcb-cursor.so.0")
    assert missing_tools() == "not installed: xdotool, libxcb-cursor.so.0"
