"""What breaks a file is named where it stands, not where the parser stumbles."""

import pytest

from planner.storage.causes import cause_in
from planner.storage.repairs import repaired_text
from planner.storage.roadmap_file import RoadmapFileError, loads
from tests.strategies import catalogue

HEAD = "format: 1\ntitle: T\ncareer: applied-ml-engineer\nstart: 2027-01-04\nhours: {tue: 2}\n"
MERGED = """\
skills:
<<<<<<< HEAD
  python: {logged: 8}
=======
  python: {logged: 9}
>>>>>>> laptop
"""
BROKEN = {
    "conflict": (HEAD + MERGED, 7, "from here to line 11"),
    "conflict-of-three": (
        HEAD + "note: >-\n<<<<<<< a\n  x\n||||||| base\n  y\n=======\n  z\n>>>>>>> b\n",
        7, "to line 13",
    ),
    "conflict-at-the-top": (f"<<<<<<< HEAD\n{HEAD}=======\n{HEAD}>>>>>>> x\n", 1, "merged"),
    "conflict-in-a-list": (
        HEAD + "add:\n- java\n<<<<<<< HEAD\n- r\n=======\n- python\n>>>>>>> theirs\n", 8, "merged"
    ),
    "conflict-windows": ((HEAD + MERGED).replace("\n", "\r\n"), 7, "Keep one of them"),
    "no-break": (HEAD.replace("title: ", "title:\xa0"), 2, "A no-break space (U+00A0)"),
    "no-break-indent": (HEAD + "known:\n\xa0\xa0python: working\n", 7, "(U+00A0)"),
    "no-break-before-colon": (HEAD + "note\xa0: x\n", 6, "(U+00A0)"),
    "no-break-dash": (HEAD + "add:\n-\xa0java\n", 7, "(U+00A0)"),
    "no-break-in-braces": (HEAD.replace("{tue: 2}", "{tue:\xa02}"), 5, "(U+00A0)"),
    "narrow-space": (HEAD.replace("start: ", "start:\u202f"), 4, "A narrow no-break space"),
    "full-width-space": (HEAD.replace("start: ", "start:\u3000"), 4, "A full-width space"),
    "full-width-colon": (HEAD.replace("title: ", "title："), 2, "The full-width sign “：”"),
    "full-width-colon-last": (HEAD + "note： x\n", 6, "Type “:”."),
    "full-width-nested": (HEAD.replace("hours: {tue: 2}", "hours:\n  tue： 2"), 6, "“：”"),
    "full-width-in-braces": (HEAD.replace("{tue: 2}", "{tue： 2}"), 5, "“：”"),
    "byte-order-mark-inside": (HEAD.replace("career", "\ufeffcareer"), 3, "Perhaps two files"),
    "zero-width-key": (HEAD.replace("career", "\u200bcareer"), 3, "A zero-width space"),
    "zero-width-word": (HEAD.replace("engineer", "engineer\u200b"), 3, "A zero-width space"),
    "no-space": (HEAD.replace("title: T", "title:T"), 2, "no space behind the colon"),
    "en-dash": (HEAD + "add:\n– java\n", 7, "does not begin an item"),
    "curly": (HEAD.replace("2027-01-04", "“2027-01-04”"), 4, "Use straight quotes"),
}  # fmt: skip


def complaints(text: str) -> list[tuple[int | None, str]]:
    try:
        problems = loads(text, "x.yaml", catalogue()).problems
    except RoadmapFileError as error:
        problems = error.problems
    return [(each.line, f"{each.message} {each.hint}") for each in problems]


@pytest.mark.parametrize("name", BROKEN)
def test_the_cause_is_named_at_its_line(name: str) -> None:
    text, line, says = BROKEN[name]
    found = complaints(text)
    assert any(at == line and says in said for at, said in found), found


REPAIRED = [
    name for name in BROKEN if name.startswith(("no-break", "narrow", "full", "zero", "byte"))
]


@pytest.mark.parametrize("name", REPAIRED)
def test_signs_are_put_right(name: str) -> None:
    text, done = repaired_text(BROKEN[name][0], catalogue())
    assert done
    roadmap = loads(text, "x.yaml", catalogue()).roadmap
    assert roadmap.learner.hours[1] == 2
    assert roadmap.title == "T"


@pytest.mark.parametrize("name", ["conflict", "no-space", "curly"])
def test_what_would_be_a_guess_is_left(name: str) -> None:
    assert repaired_text(BROKEN[name][0], catalogue()) == (BROKEN[name][0], ())


@pytest.mark.parametrize(
    "line",
    ["title: Plan\xa0: soir", "title: 東京：計画", "note: 👩\u200d💻 learns",
     "title: می\u200cخواهم",
     "- {name: “Quoted” words}", "title: a：b"],
)  # fmt: skip
def test_text_is_not_blamed(line: str) -> None:
    assert cause_in(line, with_guesses=False) is None


def test_odd_signs_in_text_open_as_they_are() -> None:
    text = HEAD.replace("title: T", "title: a\xa0b： c\u200bd – “e”")
    assert loads(text, "x.yaml", catalogue()).roadmap.title == "a\xa0b： c\u200bd – “e”"
