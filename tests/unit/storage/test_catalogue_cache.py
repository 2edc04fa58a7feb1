"""The catalogue comes from the cache where that is it, and from its files in every other case."""

import os
import shutil
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from planner.domain.catalogue import Catalogue
from planner.resources import resource
from planner.storage import catalogue_cache
from planner.storage.catalogue_cache import NAME, cache_folder, remembered
from planner.storage.catalogue_reading import read_catalogue


class Shelf:
    """A catalogue of its own, a cache folder of its own, and how often the files were read."""

    def __init__(self, files: Path, cache: Path) -> None:
        self.files, self.cache, self.read = files, cache, 0

    @property
    def path(self) -> Path:
        return self.cache / NAME

    def load(self) -> Catalogue:
        return remembered(self.files, self._read)

    def _read(self) -> Catalogue:
        self.read += 1
        catalogue, problems = read_catalogue(self.files)
        assert catalogue is not None, problems
        return catalogue


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    shutil.copytree(resource("catalogue"), tmp_path / "files")
    monkeypatch.setattr(catalogue_cache, "cache_folder", lambda: tmp_path / "cache")
    return Shelf(tmp_path / "files", tmp_path / "cache")


def test_what_comes_from_the_cache_is_what_was_read(shelf: Shelf) -> None:
    read, known = shelf.load(), shelf.load()
    assert shelf.read == 1
    assert known == read
    assert repr(known) == repr(read)  # the order of mappings and the types of numbers too


def test_only_one_file_is_kept(shelf: Shelf) -> None:
    shelf.load()
    (shelf.files / "levels.yaml").write_bytes((shelf.files / "levels.yaml").read_bytes() + b"\n")
    shelf.load()
    assert [*shelf.cache.iterdir()] == [shelf.path]


def change_a_file(shelf: Shelf) -> None:
    areas = shelf.files / "areas.yaml"
    areas.write_text(areas.read_text("utf-8") + "# A comment.\n", "utf-8")


def rename_a_file(shelf: Shelf) -> None:
    last = max((shelf.files / "routes").iterdir())
    last.rename(last.with_name(f"{last.stem}-x.yaml"))


@pytest.mark.parametrize("change", [change_a_file, rename_a_file])
def test_what_changed_is_read_again(shelf: Shelf, change: Callable[[Shelf], None]) -> None:
    shelf.load()
    change(shelf)
    try:
        shelf.load()
    finally:
        assert shelf.read == 2


def test_another_version_reads_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.load()
    monkeypatch.setattr(catalogue_cache, "__version__", "another")
    shelf.load()
    assert shelf.read == 2


def test_other_code_reads_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.load()
    monkeypatch.setattr(catalogue_cache, "_code", lambda: iter(["changed"]))
    shelf.load()
    assert shelf.read == 2


def signed(shelf: Shelf, content: bytes) -> bytes:
    """Return `content` with the line above it that is right for it."""
    key = shelf.path.read_bytes().split()[0]
    return key + b" " + sha256(content).hexdigest().encode() + b"\n" + content


GARBAGE: dict[str, Callable[[Shelf, bytes], bytes]] = {
    "empty": lambda _shelf, _held: b"",
    "half": lambda _shelf, held: held[: len(held) // 2],
    "one byte": lambda _shelf, held: held[:-40] + b"#" + held[-39:],
    "no text": lambda _shelf, _held: b"\xff\xfe\x00" * 1000,
    "one endless line": lambda _shelf, _held: b"[" * 9_000_000,
    "another key": lambda _shelf, held: b"0" * 64 + held[64:],
    "no JSON": lambda shelf, _held: signed(shelf, b"{"),
    "deep": lambda shelf, _held: signed(shelf, b"[" * 100_000 + b"]" * 100_000),
    "no catalogue": lambda shelf, _held: signed(shelf, b'{"Area":["a","A","",{"Track":"theory"}]}'),
    "no such class": lambda shelf, _held: signed(shelf, b'{"Popen":["true"]}'),
    "no such word": lambda shelf, _held: signed(shelf, b'{"Level":77}'),
    "two tags": lambda shelf, _held: signed(shelf, b'{"Level":1,"Track":"theory"}'),
    "too few fields": lambda shelf, _held: signed(shelf, b'{"Catalogue":[]}'),
    "no pairs": lambda shelf, _held: signed(shelf, b'{"map":[[1,2,3]]}'),
    "no hash": lambda shelf, _held: signed(shelf, b'{"map":[[{"map":[]},1]]}'),
    "null": lambda shelf, _held: signed(shelf, b"null"),
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_is_read_past_and_replaced(shelf: Shelf, name: str) -> None:
    sound = shelf.load()
    held = shelf.path.read_bytes()
    shelf.path.write_bytes(GARBAGE[name](shelf, held))
    assert shelf.load() == sound
    assert shelf.read == 2
    assert shelf.path.read_bytes() == held


def test_a_folder_in_the_place_of_the_cache_does_no_harm(shelf: Shelf) -> None:
    shelf.path.mkdir(parents=True)
    assert shelf.load() == shelf.load()
    assert [*shelf.cache.iterdir()] == [shelf.path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_in_the_place_of_the_cache_is_not_waited_for(shelf: Shelf) -> None:
    shelf.cache.mkdir()
    os.mkfifo(shelf.path)
    assert shelf.load() == shelf.load()
    assert shelf.read == 1  # it was replaced


def test_a_file_in_the_place_of_the_folder_does_no_harm(shelf: Shelf) -> None:
    shelf.cache.write_text("in the way")
    assert shelf.load() == shelf.load()
    assert shelf.cache.read_text() == "in the way"


@pytest.mark.parametrize("step", ["mkdir", "replace"])
def test_what_cannot_be_written_is_left(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    shelf.cache.mkdir()
    monkeypatch.setattr(Path, step, refuse)
    assert shelf.load() == shelf.load()
    assert shelf.read == 2
    assert [*shelf.cache.iterdir()] == []


def test_without_a_folder_the_files_are_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_cache, "cache_folder", lambda: None)
    assert shelf.load() == shelf.load()
    assert shelf.read == 2


def test_files_that_are_missing_are_told_by_who_reads_them(shelf: Shelf) -> None:
    shutil.rmtree(shelf.files)
    with pytest.raises(AssertionError):
        shelf.load()
    assert not shelf.path.exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these name other folders")
@pytest.mark.parametrize(
    ("variable", "expected"),
    [("/tmp/caches", "/tmp/caches"), ("", "/home/me/.cache"), ("relative", "/home/me/.cache")],
)
def test_the_cache_is_where_the_system_says(
    monkeypatch: pytest.MonkeyPatch, variable: str, expected: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", variable)
    monkeypatch.setenv("HOME", "/home/me")
    assert cache_folder() == Path(expected, "roadmap-planner")
