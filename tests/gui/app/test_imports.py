"""PySide reads no sources while the program is loaded."""

import linecache
from importlib import import_module
from pathlib import Path

import pytest

import planner.app


def test_an_import_leaves_no_source_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planner.app.__doc__
    (tmp_path / "that_imports.py").write_text("import that_is_imported\n", encoding="utf-8")
    inner = tmp_path / "that_is_imported.py"
    inner.write_text("WORD = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert import_module("that_imports").that_is_imported.WORD == 1
    assert str(inner) not in linecache.cache
