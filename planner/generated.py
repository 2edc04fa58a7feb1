"""The code that `dataclasses` generates, compiled once at set-up instead of at every start.

Each frozen dataclass costs half a dozen small compilations, and the window has hundreds of them: a
seventh of the way to the first sight of a plan. The set-up keeps what they come to beside the
compiled modules, by the very text they are compiled from, so that nothing in it can be out of date.
What is not in it, or all of it where there is none, is compiled as ever.
"""

import builtins
import dataclasses
import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import TypeAlias

from planner import __version__

Names: TypeAlias = dict[str, object]
CodeByText: TypeAlias = dict[str, CodeType]

_DIGEST = sha256().digest_size


def file_of_code() -> Path:
    """Return where the code is kept; each Python has its own, as it has for compiled modules."""
    kind = f"{sys.implementation.cache_tag}-{sys.flags.optimize}-{sys.hexversion:x}"
    return Path(__file__).with_name("__pycache__") / f"generated.{kind}-{__version__}.bin"


def use(path: Path | None = None) -> int:
    """Let dataclasses take their code from the file, and return how many pieces there are."""
    code = _read(path or file_of_code())
    if code:
        _run_by(lambda text: code.get(text, text))
    return len(code)


def make(path: Path | None = None) -> None:
    """Import what the window needs and keep the code that was generated for it."""
    code: CodeByText = {}

    def compiled(text: str) -> CodeType:
        code[text] = compile(text, "<string>", "exec", dont_inherit=True)
        return code[text]

    _run_by(compiled)
    try:
        for name in import_module("planner.app.startup").PARTS:
            import_module(name)
    finally:
        vars(dataclasses).pop("exec")
    content = marshal.dumps(code)
    path = path or file_of_code()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(sha256(content).digest() + content)


def _run_by(code_of: Callable[[str], str | CodeType]) -> None:
    """Let the module `dataclasses` execute what `code_of` a text returns."""

    def run(text: str, names: Names | None = None, own: Names | None = None) -> None:
        builtins.exec(code_of(text), names, own)

    vars(dataclasses)["exec"] = run


def _read(path: Path) -> CodeByText:
    with suppress(OSError, ValueError, EOFError, TypeError):
        content = path.read_bytes()
        if content[:_DIGEST] == sha256(content[_DIGEST:]).digest():
            code: CodeByText = marshal.loads(content[_DIGEST:])
            return code
    return {}
