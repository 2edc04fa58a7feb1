"""What can be repaired in a roadmap file without asking what was meant: one list, for the window’s
page of a file that cannot be opened and for `planner check --fix`.

- Links are cut so that no skill waits for itself: the weakest of each loop.
- Signs that only look right (a no-break space, a full-width colon …) become those that are meant.

All else in the text stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from planner.domain.catalogue import Catalogue
from planner.domain.problem import Problem
from planner.storage.causes import cause_in
from planner.storage.comments import Place
from planner.storage.roadmap_file import Cut, RoadmapFileError, loads
from planner.storage.save import write_atomic
from planner.storage.yaml_reader import YamlError, events_of, read_text

_MOST_ROUNDS, _MOST_LETTERS = 200, 4_000_000
"""How often a text is read again at most, and how much is read in all."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was done, at a line of the text as it was then."""

    line: int
    text: str


def repair_file(path: Path, catalogue: Catalogue) -> tuple[Repair, ...]:
    """Repair the file at `path` and return what was done, () where nothing can be.

    The version before is kept as its backup. Raises `SaveError`.
    """
    try:
        text = read_text(path)
    except YamlError:
        return ()
    repaired, done = repaired_text(text, catalogue)
    if done:
        write_atomic(path, repaired)
    return done


def repaired_text(text: str, catalogue: Catalogue) -> tuple[str, tuple[Repair, ...]]:
    """Return `text` with all repairs, and what they were."""
    done: list[Repair] = []
    for _ in range(max(min(_MOST_ROUNDS, _MOST_LETTERS // (len(text) + 1)), 2)):
        cuts: tuple[Cut, ...] = ()
        try:
            problems = loads(text, "", catalogue).problems
        except RoadmapFileError as error:
            problems, cuts = error.problems, error.cuts
        found = _signs_put_right(text, problems) or _loops_cut(text, cuts)
        if found is None:
            break
        text, repairs = found
        done += repairs
    return text, tuple(done)


def _signs_put_right(text: str, problems: tuple[Problem, ...]) -> tuple[str, list[Repair]] | None:
    """Put right what is blamed, if anything is."""
    lines = text.split("\n")
    done: list[Repair] = []
    for number in sorted({problem.line for problem in problems if problem.line}):
        line = lines[number - 1] if number <= len(lines) else ""
        for _ in line:
            cause = cause_in(line)
            if cause is None or cause.instead is None:
                break
            at = cause.column - 1
            line = line[:at] + cause.instead + line[at + 1 :]
            if cause.instead == ":" and not line[at + 1 :].startswith((" ", "\r")):
                line = f"{line[: at + 1]} {line[at + 1 :]}".rstrip(" ")
            done.append(Repair(number, f"Put right: {cause.message}"))
        if line:
            lines[number - 1] = line
    return ("\n".join(lines), done) if done else None


def _loops_cut(text: str, cuts: tuple[Cut, ...]) -> tuple[str, list[Repair]] | None:
    """Take the weakest links out of the text, the last first."""
    spans = dict(_spans(text, {cut.place for cut in cuts})) if cuts else {}
    done: list[Repair] = []
    for cut in sorted(cuts, key=lambda cut: spans.get(cut.place, (0, 0, False)), reverse=True):
        if cut.place in spans:
            text = _without(text, *spans[cut.place])
            done.append(Repair(cut.line, f"Cut: {cut.text}."))
    return (text, done[::-1]) if done else None


def _without(text: str, start: int, end: int, in_flow: bool) -> str:
    """Return `text` without the item from `start` to `end`; comments in its lines stay."""
    first = text.rfind("\n", 0, start) + 1
    before = text[first:start]
    if not in_flow and before.strip() == "-":
        last = text.find("\n", end)
        last = len(text) if last < 0 else last + 1
        kept = [f"{before.split('-')[0]}{said}\n" for said in _comments(text[start:last])]
        return text[:first] + "".join(kept) + text[last:]
    following = re.compile(r"\s*,[ \t]*").match(text, end)
    if following:
        return text[:start] + text[following.end() :]
    return re.sub(r",[ \t]*$", "", text[:start]) + text[end:]


def _comments(item: str) -> Iterator[str]:
    for line in item.split("\n"):
        found = re.search(r"(?:^|[ \t])(#.*)$", line.rstrip("\r"))
        if found:
            yield found[1]


def _spans(text: str, wanted: set[Place]) -> Iterator[tuple[Place, tuple[int, int, bool]]]:
    """Yield where the items of lists at `wanted` stand, and whether that is in brackets."""
    stack: list[_Open] = []
    last = 0
    for event in events_of(text):
        if isinstance(event, yaml.CollectionEndEvent):
            frame = stack.pop()
            end = event.end_mark.index if frame.is_flow else last  # type: ignore[union-attr]
            last = max(last, end)
            if frame.place in wanted:
                yield frame.place, (frame.start, end, bool(stack) and stack[-1].is_flow)
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            place = stack[-1].step(event) if stack else ()
            start = event.start_mark.index  # type: ignore[union-attr]
            if isinstance(event, yaml.CollectionStartEvent):
                is_list = isinstance(event, yaml.SequenceStartEvent)
                stack.append(_Open(place, start, is_list, bool(event.flow_style)))
            else:
                last = event.end_mark.index  # type: ignore[union-attr]
                if place in wanted and stack[-1].is_list:
                    yield place, (start, last, stack[-1].is_flow)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    place: Place
    start: int
    is_list: bool
    is_flow: bool
    count: int = 0
    key: str | None = None

    def step(self, event: Any) -> Place:
        """Return the place of `event` in it."""
        if self.is_list:
            self.count += 1
            return (*self.place, self.count - 1)
        if self.key is None:
            self.key = event.value
            return self.place
        place, self.key = (*self.place, self.key), None
        return place
