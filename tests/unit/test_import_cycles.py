"""No modules import one another in a circle: at their head, for types only or inside a function."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import networkx
import pytest

ROOT = Path(__file__).parents[2] / "planner"


def modules(root: Path) -> dict[str, Path]:
    """Return the modules of the package in `root` by name; a package is its `__init__`."""
    found = {}
    for file in root.rglob("*.py"):
        parts = file.relative_to(root.parent).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = file
    return found


def imported(source: str, known: Mapping[str, Path]) -> Iterator[str]:
    """Return the `known` modules that any statement of `source` imports, wherever it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in known)
        elif isinstance(node, ast.ImportFrom) and (package := node.module or "") in known:
            for each in node.names:
                below = f"{package}.{each.name}"
                yield below if below in known else package


def circles(root: Path) -> list[list[str]]:
    """Return the groups of modules of which each imports, in the end, each other one."""
    known = modules(root)
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for name, file in known.items():
        graph.add_edges_from(
            (name, other) for other in imported(file.read_text(encoding="utf-8"), known)
        )
    groups = networkx.strongly_connected_components(graph)
    alone = [[name] for name in networkx.nodes_with_selfloops(graph)]
    return sorted([sorted(each) for each in groups if len(each) > 1] + alone)


def test_no_module_is_in_a_circle() -> None:
    assert circles(ROOT) == []


@pytest.mark.parametrize(
    "back",
    [
        "from house.one import A",
        "from house import one",
        "import house.one",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house.one import A",
        "def late() -> None:\n    from house.one import A",
    ],
)
def test_a_circle_of_any_kind_is_found(tmp_path: Path, back: str) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "__init__.py").touch()
    (house / "one.py").write_text("from house.two import B", encoding="utf-8")
    (house / "two.py").write_text(back, encoding="utf-8")
    assert circles(house) == [["house.one", "house.two"]]
