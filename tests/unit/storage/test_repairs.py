"""Loops are told all at once, and cut at their weakest links with nothing else changed."""

import random
from pathlib import Path

import pytest

from planner.storage.repairs import repair_file, repaired_text
from planner.storage.roadmap_file import RoadmapFileError, loads
from planner.storage.save import backup_of
from tests.strategies import catalogue

HEAD = "format: 1\ntitle: T\ncareer: applied-ml-engineer\nstart: 2027-01-04\nhours: {tue: 2}\n"
TEXT = (
    HEAD
    + """\
skills:
  probability:
    needs: [python, statistics]   # why
  python:
    needs:
    - statistics # gone
    - r
own_skills:
- {id: a, name: A, area: math, hours: 3, prerequisites: [{skill: b, level: aware}, java]}
- id: b
  name: B
  area: math
  hours: 3
  prerequisites:
  - skill: c
    level: proficient
  - a   # comment of a
- {id: c, name: C, area: math, hours: 3, prerequisites: [b]}
- {id: self, name: Self, area: math, hours: 3, prerequisites: [self]}
add: [a]
"""
)


def errors_of(text: str) -> list[str]:
    with pytest.raises(RoadmapFileError) as caught:
        loads(text, "x.yaml", catalogue())
    return [str(problem) for problem in caught.value.problems]


def test_all_loops_are_told_with_their_weakest_links() -> None:
    found = errors_of(TEXT)
    assert [line.split(":")[1] for line in found] == ["8", "11", "14", "23", "24"]
    assert "B → A → B" in found[2]
    assert "The weakest link is that “A” needs “B”" in found[2]
    assert "“C” needs “B”" in found[3]
    assert "“Self” needs “Self”" in found[4]


def test_only_the_links_are_taken_out() -> None:
    text, done = repaired_text(TEXT, catalogue())
    assert [repair.line for repair in done] == [8, 11, 14, 23, 24]
    assert text == (
        TEXT.replace("[python, statistics]", "[python]").replace("- statistics # gone", "# gone")
        .replace("[{skill: b, level: aware}, java]", "[java]").replace("[b]", "[]")
        .replace("[self]", "[]")
    )  # fmt: skip
    assert loads(text, "x.yaml", catalogue()).problems == ()


def test_the_version_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert len(repair_file(path, catalogue())) == 5
    assert backup_of(path).read_bytes() == TEXT.replace("\n", "\r\n").encode()
    assert loads(path.read_bytes().decode(), "x.yaml", catalogue()).problems == ()
    assert b"\r\n" in path.read_bytes()
    assert repair_file(path, catalogue()) == ()
    assert repair_file(tmp_path / "none.yaml", catalogue()) == ()


def test_what_else_is_wrong_stays_as_it_is() -> None:
    wrong = TEXT.replace("add: [a]", "add: [a]\nfocus: 9\n")
    text, done = repaired_text(wrong, catalogue())
    assert len(done) == 5
    assert errors_of(text) == ["x.yaml:26: “focus” must be from 1 to 4, not “9”."]


@pytest.mark.parametrize("seed", range(4))
def test_a_graph_full_of_loops_is_repaired_in_one_go(seed: int) -> None:
    rng = random.Random(seed)
    own = [
        f"- {{id: s{n}, name: S{n}, area: math, hours: 3, prerequisites: "
        f"[{', '.join(f's{rng.randrange(60)}' for _ in range(3))}]}}\n"
        for n in range(60)
    ]
    text, done = repaired_text(HEAD + "own_skills:\n" + "".join(own) + "add: [s0]\n", catalogue())
    assert len(done) > 5
    assert len(loads(text, "x.yaml", catalogue()).roadmap.custom_skills) == 60
