"""One thing has one name, and one name is one thing: who searches for it finds it."""

import ast
from collections import defaultdict
from pathlib import Path

PLANNER = Path(__file__).parents[2] / "planner"
MODULES = sorted(PLANNER.rglob("*.py"))


def test_no_two_public_classes_have_the_same_name() -> None:
    places = defaultdict(list)
    for path in MODULES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(PLANNER).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_two_modules_of_a_package_are_told_apart_by_a_plural() -> None:
    packages = defaultdict(set)
    for path in MODULES:
        packages[path.parent].add(path.stem)
    pairs = {str(each): {n for n in names if f"{n}s" in names} for each, names in packages.items()}
    assert {each: found for each, found in pairs.items() if found} == {}
