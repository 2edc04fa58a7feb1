"""The recovery journal gives back what was written, and nothing odd breaks its reader."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.storage.journal import Journal, read_journal, write_journal
from planner.storage.roadmap_file import dumps, loads
from tests.strategies import roadmaps

MOMENT = datetime(2026, 3, 11, 14, 32, tzinfo=UTC)


@given(roadmap=roadmaps(), path=st.none() | st.just(Path("/plans/a b “c”.yaml")))
def test_journal_gives_the_plan_back(
    tmp_path_factory: pytest.TempPathFactory,
    catalogue: Catalogue,
    roadmap: Roadmap,
    path: Path | None,
) -> None:
    file = tmp_path_factory.mktemp("journal") / "new folder" / "a.journal"
    written = Journal(roadmap.title, path, "0a" * 32, MOMENT, dumps(roadmap))
    write_journal(file, written)
    read = read_journal(file)
    assert read == written
    assert loads(read.text, "journal", catalogue).roadmap == roadmap


def test_a_title_and_a_file_name_that_are_no_text_are_kept_too(tmp_path: Path) -> None:
    """Names of files need not be UTF-8 on Linux; Python reads odd bytes as lone surrogates."""
    odd = Journal("Half \ud83d", Path("/plans/caf\udce9.yaml"), "", MOMENT, "format: 1")
    write_journal(tmp_path / "a.journal", odd)
    assert read_journal(tmp_path / "a.journal") == odd


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe", b"[]", b"3", b"{}", b'{"format": 2}', b"[" * 100_000,
        b'{"format": 1, "title": "x", "path": 3, "digest": "", "written": "soon", "text": ""}',
    ],
)  # fmt: skip
def test_what_is_no_journal_is_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.journal"
    file.write_bytes(content)
    assert read_journal(file) is None


@pytest.mark.parametrize(
    ("odd", "path"),
    [
        ({"written": "0001-01-01T00:00:00+14:00"}, "/plans/a.yaml"),
        ({"written": "9999-12-31T23:59:59-12:00"}, "/plans/a.yaml"),
        ({"written": "1200-01-01"}, "/plans/a.yaml"),
        ({"written": None}, "/plans/a.yaml"),
        ({"written": [[["soon"]]]}, "/plans/a.yaml"),
        ({"title": {"a": 1}}, "/plans/a.yaml"),
        ({"digest": 3}, "/plans/a.yaml"),
        ({"path": "/plans/a\0b.yaml"}, None),
        ({"path": "a.yaml"}, None),
        ({"path": ""}, None),
    ],
)  # fmt: skip
def test_what_is_odd_beside_the_text_does_not_lose_it(
    tmp_path: Path, odd: dict[str, object], path: str | None
) -> None:
    file = tmp_path / "a.journal"
    write_journal(file, Journal("x", Path("/plans/a.yaml"), "", MOMENT, "format: 1"))
    file.write_text(json.dumps(json.loads(file.read_bytes()) | odd), "utf-8")
    read = read_journal(file)
    assert read is not None
    assert (read.text, read.path) == ("format: 1", Path(path) if path else None)
    assert 1970 <= read.written.year <= 2200
    read.written.astimezone()


@pytest.mark.parametrize("key", ["title", "path", "digest", "written"])
def test_a_key_that_is_missing_does_not_lose_the_text(tmp_path: Path, key: str) -> None:
    file = tmp_path / "a.journal"
    write_journal(file, Journal("x", None, "", MOMENT, "format: 1"))
    content = json.loads(file.read_bytes())
    del content[key]
    file.write_text(json.dumps(content), "utf-8")
    read = read_journal(file)
    assert read is not None
    assert read.text == "format: 1"


def test_missing_file_is_none(tmp_path: Path) -> None:
    assert read_journal(tmp_path / "gone.journal") is None


def test_moment_without_zone_counts_as_local(tmp_path: Path) -> None:
    file = tmp_path / "a.journal"
    write_journal(file, Journal("x", None, "", MOMENT, "text"))
    content = json.loads(file.read_bytes()) | {"written": "2026-03-11T14:32:00"}
    file.write_text(json.dumps(content), "utf-8")
    read = read_journal(file)
    assert read is not None
    assert read.written.tzinfo is not None
    assert (read.written.hour, read.written.minute) == (14, 32)
