"""Damaged files: a sentence or a plan, never a traceback; what opens is saved and opened equal."""

import random
import re

import pytest

from planner.resources import samples
from planner.storage.repairs import repaired_text
from planner.storage.roadmap_file import Loaded, RoadmapFileError, dumps, loads
from tests.strategies import catalogue
from tests.unit.storage.test_comments import EVERYWHERE
from tests.unit.storage.test_roadmap_schema import FULL

SOURCES = [EVERYWHERE, FULL, (samples() / "applied-ml-evenings.yaml").read_text("utf-8")]
SIGNS = [*"{}[]:,-#|>'\"&*!%@?\t\n \r", "\xa0", "：", "\ufeff", "\u200b", "- ", ": ", " #", "'2'",
         "2027-02-30", "null", "\x00", "\x85", "\u2028", "é", "🎓", "1e400", "~",
         "<<<<<<< HEAD\n"]  # fmt: skip


def damaged(text: str, rng: random.Random) -> str:
    """Return `text` with letters, words or lines changed, lost, doubled or swapped."""
    for _ in range(rng.choice([1, 1, 1, 2, 4])):
        lines = text.split("\n")
        at, how = rng.randrange(len(lines)), rng.randrange(6)
        if how == 0:
            del lines[at]
        elif how == 1:
            lines.insert(rng.randrange(len(lines)), lines[at])
        elif how == 2:
            lines[at] = " " * rng.randint(0, 4) + lines[at].lstrip()
        elif how == 3:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif how == 4 and lines[at]:
            words = re.split(r"(\W+)", lines[at])
            words[rng.randrange(len(words))] = rng.choice([*SIGNS, "python", "5", "true", "'5'"])
            lines[at] = "".join(words)
        else:
            place = rng.randrange(len(lines[at]) + 1)
            lines[at] = (
                lines[at][:place] + rng.choice(SIGNS) + lines[at][place + rng.randint(0, 1) :]
            )
        text = "\n".join(lines)
    return text


def opened(text: str) -> Loaded | None:
    """Return what `text` holds; None if it was refused, with sentences."""
    try:
        return loads(text, "x.yaml", catalogue())
    except RoadmapFileError as refused:
        error = refused
    assert error.problems
    assert all(re.search(r"[.?]$", str(problem)) for problem in error.problems)
    if error.partial is not None:
        dumps(error.partial)
    return None


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_what_opens_is_saved_and_opened_equal(seed: int) -> None:
    rng, kept, refused = random.Random(seed), 0, 0
    for _ in range(250):
        text = damaged(rng.choice(SOURCES), rng)
        loaded = opened(text)
        if loaded is None:
            refused += 1
            repaired_text(text, catalogue())
            continue
        kept += 1
        written = dumps(loaded.roadmap)
        again = loads(written, "x.yaml", catalogue())
        assert again.roadmap == loaded.roadmap
        assert not again.is_partial
        assert dumps(again.roadmap) == written
    assert kept > 20
    assert refused > 20
