"""Files that fell short once, where they lie beside the checkout: each says or does what a person
expects. Their siblings, which are always tried, are in the tests of each subject."""

from pathlib import Path

import pytest

from planner.storage.check import check
from planner.storage.repairs import repaired_text
from planner.storage.roadmap_file import dumps, load, loads
from tests.strategies import catalogue

CASES = Path(__file__).parents[4] / "shared" / "cases"
MISSING = f"the files are not there: they lie in {CASES}"
SAID: dict[str, list[tuple[int, str]]] = {
    "quoted-day": [], "plan-as-json": [], "quoted-number": [], "html-in-names": [],
    "ampersand-in-menus": [], "long-title-100": [], "level-above-known": [],
    "level-above-known-added": [], "pin-loses-its-place": [],
    "comments-lost": [(3, "“#2027” is read as a comment: “title” is “Evenings”.")],
    "text-after-hash": [(2, "“#1 C# and C++” is read as a comment: “title” is “Plan”.")],
    "git-conflict": [(8, "Two versions of this file were merged")],
    "no-break-space": [(2, "A no-break space (U+00A0) stands here")],
    "fullwidth-colon": [(2, "The full-width sign “：” stands here.")],
    "finish-clamped-2267": [(5, "the plan does not end by 2200")],
    "estimate-expected-above-pessimistic": [(8, "lie too far apart")],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _there() -> None:
    if not CASES.is_dir():
        pytest.skip(MISSING)


@pytest.mark.parametrize("name", SAID)
def test_what_check_says(name: str) -> None:
    problems = check(CASES / f"{name}.yaml", catalogue())
    assert [problem.line for problem in problems] == [line for line, _ in SAID[name]]
    for problem, (_, says) in zip(problems, SAID[name], strict=True):
        assert says in problem.message


@pytest.mark.parametrize("name", ["no-break-space", "fullwidth-colon"])
def test_signs_are_put_right(name: str) -> None:
    text, done = repaired_text((CASES / f"{name}.yaml").read_text("utf-8"), catalogue())
    assert len(done) == 1
    assert loads(text, name, catalogue()).roadmap.title == "Plan"


def test_comments_are_saved() -> None:
    path = CASES / "comments-lost.yaml"
    written = dumps(load(path, catalogue()).roadmap)
    for line in path.read_text("utf-8").splitlines():
        assert "#" not in line or line[line.index("#") :] in written
