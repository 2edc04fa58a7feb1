"""The short forms of `python -m tests.endurance`: kills while saving and editing, long use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.cli.running import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="forks, and /proc tells what is held"),
]

SHORT = """
import sys
from pathlib import Path
from tests.endurance import {name}
print("\\n".join({name}.trial(Path(sys.argv[1]), {amount})))
"""


@pytest.mark.parametrize(
    ("name", "amount"), [("saves", "25"), ("windows", "3"), ("use", "rounds=2, warm_up=1")]
)
def test_nothing_is_torn_lost_or_grown(tmp_path: Path, name: str, amount: str) -> None:
    """In a process of its own: it forks, and counts what it holds."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(
        [sys.executable, "-c", SHORT.format(name=name, amount=amount), str(tmp_path)],
        capture_output=True, text=True, env=env, check=False,
    )  # fmt: skip
    assert (answer.stdout.strip(), answer.returncode) == ("", 0), answer.stderr
    assert "Traceback" not in answer.stderr
