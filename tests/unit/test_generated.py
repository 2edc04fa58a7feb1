"""The code of dataclasses that the set-up keeps: it is used, and nothing depends on it."""

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from planner import generated

_SHOWS = """
import builtins, sys
from pathlib import Path
from planner import generated
pieces = generated.use(Path(sys.argv[1]))
texts = []
compiled = generated.builtins.exec
def spy(code, *names):
    texts.append(code) if isinstance(code, str) and "__create_fn__" in code else None
    compiled(code, *names)
generated.builtins.exec = spy
from planner.domain.skill import Effort, Skill
generated.builtins.exec = compiled
one, other = (Skill("a", "A", "x", Effort(1.0, 2.0, 3.0)) for _ in range(2))
try:
    one.name = "B"
except Exception as error:
    print(type(error).__name__)
print(one == other, hash(one) == hash(other), one)
print(bool(pieces), len(texts))
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the set-up keeps, made in a process of its own."""
    path = tmp_path_factory.mktemp("kept") / "pycache" / "code.bin"
    make = (
        f"from pathlib import Path; from planner.generated import make; make(Path({str(path)!r}))"
    )
    subprocess.run([sys.executable, "-c", make], check=True, env=environment())
    return path


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(generated.__file__).parents[1])}


def shown(path: Path) -> list[str]:
    """Return what a process says of a dataclass, with what is in `path` in use."""
    command = [sys.executable, "-c", _SHOWS, str(path)]
    done = subprocess.run(command, check=True, env=environment(), capture_output=True, text=True)
    return done.stdout.splitlines()


def test_classes_are_the_same_and_nothing_is_compiled(kept: Path, tmp_path: Path) -> None:
    *alike, use = shown(kept)
    *compiled, without = shown(tmp_path / "nothing")
    assert alike == compiled
    assert alike[0] == "FrozenInstanceError"
    assert use == "True 0"
    assert without.startswith("False ")


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _held: b"",
    "half": lambda held: held[: len(held) // 2],
    "another byte": lambda held: held[:-9] + bytes([held[-9] ^ 1]) + held[-8:],
    "no code": lambda _held: sha256(b"?").digest() + b"?",
    "nothing behind": lambda _held: sha256(b"").digest(),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_spoilt_is_not_used(kept: Path, tmp_path: Path, name: str) -> None:
    spoilt = tmp_path / "code.bin"
    spoilt.write_bytes(SPOILT[name](kept.read_bytes()))
    assert generated.use(spoilt) == 0


def test_what_is_not_in_it_is_compiled(kept: Path) -> None:
    command = "import sys; from pathlib import Path; from planner import generated\n"
    command += "generated.use(Path(sys.argv[1])); from dataclasses import dataclass\n"
    command += "@dataclass(frozen=True)\nclass Own:\n    odd_name: int = 3\nprint(Own())"
    done = subprocess.run(
        [sys.executable, "-c", command, str(kept)],
        check=True, env=environment(), capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip() == "Own(odd_name=3)"
