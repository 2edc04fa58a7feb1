"""What the guide names is there: modules and what is in them, files, keys of a roadmap.

In the guide, whatever begins with `planner.` or `planner/` is meant as it stands. In backticks, a
word with a slash or the ending of a file is a path from the root of the repository, and a word
with a colon behind it, such as `status_date:`, a key of the schema. `docs/decisions` tells of
what was, so only its links are looked at.
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = [
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "tests").rglob("*.md")),
]
LINKED = [ROOT / "README.md", *GUIDE, *sorted((ROOT / "docs/decisions").glob("*.md"))]
SCHEMA = ROOT / "resources/schema/roadmap.schema.json"

_DOTTED = re.compile(r"(?<![\w./-])planner(?:\.[A-Za-z_]\w*)+")
_INSIDE = re.compile(r"(?<![\w./-])planner/[\w./-]*[\w/]")
_TICKED = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"[\w.-]*\w/[\w./-]*|[\w-]+\.(?:py|md|yaml|json|toml|txt|typ)")
_KEY = re.compile(r"([a-z_]+):")
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_FENCE = re.compile(r"^```.*?^```", re.M | re.S)


@cache
def names_in(path: Path) -> dict[str, frozenset[str]]:
    """Return what a module defines or imports, each with its members where it is a class."""
    found: dict[str, frozenset[str]] = {}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            found[node.name] = frozenset(members(node))
        elif isinstance(node, ast.ImportFrom):
            found.update({each.asname or each.name: frozenset() for each in node.names})
    for node in ast.parse(path.read_text("utf-8")).body:
        found.update({name: frozenset() for name in bound_by(node) if name not in found})
    return found


def bound_by(node: ast.AST) -> Iterator[str]:
    """Yield the names that a definition or an assignment binds."""
    if isinstance(node, ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for each in (part for target in targets for part in ast.walk(target)):
            if isinstance(each, ast.Name):
                yield each.id
            elif isinstance(each, ast.Attribute):
                yield each.attr


def members(node: ast.ClassDef) -> Iterator[str]:
    """Yield methods, fields and what methods set on `self`."""
    for each in ast.walk(node):
        yield from bound_by(each)


def is_there(dotted: str) -> bool:
    """Return whether a name such as planner.edits.base.Edit.apply leads to something."""
    path, rest = ROOT, dotted.split(".")
    while rest and (path / rest[0]).is_dir():
        path /= rest.pop(0)
    if rest and (path / f"{rest[0]}.py").is_file():
        path /= f"{rest.pop(0)}.py"
    elif rest:
        path /= "__init__.py"
    if not rest:
        return True
    names = names_in(path) if path.is_file() else {}
    return rest[0] in names and (len(rest) == 1 or {*rest[1:]} <= names[rest[0]])


@cache
def keys() -> frozenset[str]:
    """Return the keys that the schema of roadmaps knows, at any depth."""
    found: set[str] = set()
    left: list[object] = [json.loads(SCHEMA.read_text("utf-8"))]
    while left:
        node = left.pop()
        if isinstance(node, dict):
            found.update(node.get("properties", {}))
            left.extend(node.values())
        elif isinstance(node, list):
            left.extend(node)
    return frozenset(found)


def wrong_in(text: str) -> list[str]:
    """Return what `text` names and is not there."""
    wrong = [name for name in _DOTTED.findall(text) if not is_there(name)]
    paths = set(_INSIDE.findall(text))
    for word in _TICKED.findall(_FENCE.sub("", text)):
        if _PATH.fullmatch(word):
            paths.add(word)
        elif (key := _KEY.fullmatch(word)) and key[1] not in keys():
            wrong.append(word)
    return wrong + sorted(path for path in paths if not (ROOT / path).exists())


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_the_guide_names_is_there(path: Path) -> None:
    assert wrong_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", LINKED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files(path: Path) -> None:
    links = [each for each in _LINK.findall(path.read_text("utf-8")) if "://" not in each]
    assert [each for each in links if not (path.parent / each).exists()] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "planner.domain.nowhere",
        "planner.domain.roadmap.Roadmpa",
        "planner.edits.base.Edit.aply",
        "planner/domain/nowhere.py",
        "tests/unit/nowhere/",
        "nowhere.py",
        "status_dat:",
    ],
)
def test_a_wrong_name_is_found(wrong: str) -> None:
    assert wrong_in(f"As `{wrong}` says, and `planner.domain.roadmap.Roadmap`.") == [wrong]


def test_the_table_of_rooms_holds_every_room() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|.*\|.*\|$", GUIDE[0].read_text("utf-8"), re.M)
    there = {each.stem for each in (ROOT / "planner").iterdir() if each.suffix in ("", ".py")}
    assert sorted(_TICKED.findall(" ".join(rows))) == sorted(there - {"__init__", "__pycache__"})


def test_decisions_are_numbered_without_a_gap_and_listed() -> None:
    numbered = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert [each.name[:4] for each in numbered] == [f"{n:04}" for n in range(1, len(numbered) + 1)]
    listed = (ROOT / "docs/decisions/README.md").read_text("utf-8")
    assert _LINK.findall(listed) == [each.name for each in numbered]
