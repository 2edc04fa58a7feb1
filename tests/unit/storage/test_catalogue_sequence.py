"""The recommended sequence is held to what it promises, and kept by the order of a plan."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.resources import resource
from planner.storage.catalogue import load_catalogue
from planner.storage.catalogue_reading import check_catalogue

Lines = list[str]


def without(part: str) -> Callable[[Lines], Lines]:
    return lambda lines: [line for line in lines if line != f"  - {part}"]


def moved(part: str, behind: str) -> Callable[[Lines], Lines]:
    def move(lines: Lines) -> Lines:
        rest = without(part)(lines)
        at = rest.index(f"  - {behind}") + 1
        return [*rest[:at], f"  - {part}", *rest[at:]]

    return move


def added(part: str) -> Callable[[Lines], Lines]:
    return lambda lines: [*lines, f"  - {part}"]


BROKEN = [
    (without("rust"), None),
    (without("probability"), "“probability” has no place in the sequence."),
    (without("deep-learning+"), "“deep-learning+” has no place, though a path asks more"),
    (added("statistics"), "“sequence” names “statistics” twice"),
    (added("statistic"), "Did you mean “statistics”?"),
    (added("probability+"), "“probability+” has a place, but no path asks more"),
    (
        moved("deep-learning", "portfolio-capstone"),
        "“portfolio-capstone” stands before “deep-learning”",
    ),
    (
        moved("pytorch+", "deep-learning+"),
        "“deep-learning+” stands before “pytorch+”, which it needs.",
    ),
    (moved("software-testing", "software-testing+"), "“software-testing+” stands before"),
    (moved("keras", "deep-learning"), "“keras” does not stand beside the other members"),
]


@pytest.mark.parametrize(("change", "says"), BROKEN)
def test_what_is_wrong_is_told(
    change: Callable[[Lines], Lines], says: str | None, tmp_path: Path
) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(resource("catalogue"), folder)
    file = folder / "sequence.yaml"
    lines = change(file.read_text(encoding="utf-8").splitlines())
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = [str(problem) for problem in check_catalogue(folder)]
    if says is None:
        assert found == []
    else:
        assert any(says in each and "sequence.yaml:" in each for each in found), found


def test_a_catalogue_without_a_sequence_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(resource("catalogue"), folder)
    (folder / "sequence.yaml").unlink()
    assert check_catalogue(folder) == []
    assert load_catalogue(folder).sequence == ()


def test_every_skill_has_its_place_once() -> None:
    catalogue = load_catalogue()
    bases = [part for part in catalogue.sequence if not part.endswith("+")]
    assert sorted(bases) == sorted(catalogue.skills)
