"""A disk that is really full, and one that can only be read: said, and nothing is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.app.plan.locks import FileLock
from planner.app.plan.recovery import Recovery
from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.edits import SetNote, SetTitle
from planner.storage.journal import read_journal
from planner.storage.roadmap_file import RoadmapFileError, load, save


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root may mount a disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("no disk may be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Fill the disk to the last byte; return the file that takes the room."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while True:
            stream.write(b"x" * 4096)
    return ballast


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_saving_on_a_full_disk(disk: Path, sample: Roadmap, catalogue: Catalogue) -> None:
    path = disk / "plan.yaml"
    save(sample, path, catalogue)
    before, ballast = path.read_bytes(), fill(disk)
    larger = SetNote("x" * 9000).apply(sample, catalogue)
    with pytest.raises(RoadmapFileError, match=r"The disk is full\. Free some space"):
        save(larger, path, catalogue)
    assert path.read_bytes() == before
    assert names(disk) == {"plan.yaml", "ballast"}
    ballast.unlink()
    assert save(larger, path, catalogue) == ()
    assert load(path, catalogue).roadmap == larger


def test_saving_where_nothing_can_be_written(
    disk: Path, sample: Roadmap, catalogue: Catalogue
) -> None:
    path = disk / "plan.yaml"
    save(sample, path, catalogue)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    lock = FileLock(disk / ".plan.yaml.lock")
    assert lock.take() is None
    assert not lock.is_held
    with pytest.raises(RoadmapFileError, match="The disk can only be read"):
        save(SetTitle("Mine").apply(sample, catalogue), path, catalogue)
    assert names(disk) == {"plan.yaml"}


@pytest.mark.parametrize("full_from_the_start", [False, True])
def test_a_journal_on_a_full_disk(
    disk: Path, qtbot: QtBot, sample: Roadmap, catalogue: Catalogue, full_from_the_start: bool
) -> None:
    ballast = fill(disk) if full_from_the_start else None
    recovery, document = Recovery(disk / "recovery"), Document(sample, catalogue)
    recovery.watch(document, lambda: not document.undo_stack.isClean(), str)
    if ballast is None:
        document.apply(SetTitle("In time"))
        recovery.write()
        recovery.finish_writing()
        ballast = fill(disk)
    with qtbot.waitSignal(recovery.failed) as told:
        document.apply(SetNote("x" * 9000))
        recovery.write()
    assert told.args == ["The disk is full."]
    if not full_from_the_start:
        (file,) = (disk / "recovery").glob("*.journal")
        journal = read_journal(file)
        assert journal is not None
        assert journal.title == "In time"
    ballast.unlink()
    with qtbot.waitSignal(recovery.works_again):
        document.apply(SetTitle("Again"))
        recovery.write()
    recovery.leave()
    (file,) = (disk / "recovery").glob("*.journal")
    journal = read_journal(file)
    assert journal is not None
    assert journal.title == "Again"
