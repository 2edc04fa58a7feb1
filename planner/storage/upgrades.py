"""What changed from one format of roadmap files to the next, and how older files are read.

A change of meaning is one step appended to `STEPS`: a function from the plain data of a file in
one format to that of the next. The number of the format follows from how many there are. A new
key that may be left out needs no step and no new format.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from planner.storage.yaml_reader import Node

Step: TypeAlias = Callable[[dict[str, object]], dict[str, object]]

STEPS: tuple[Step, ...] = ()
"""The first leads from format 1 to 2."""


def format_of(steps: Sequence[Step] = STEPS) -> int:
    """Return the format to which `steps` lead, which is the one that is written."""
    return 1 + len(steps)


FORMAT = format_of()


def upgraded(root: Node, held: int, steps: Sequence[Step] = STEPS) -> Node:
    """Return the mapping `root`, whose format is `held`, as one of the format of now.

    What a step leaves as it was keeps its line; what it made has that of the nearest key around it
    that was there.
    """
    data = {key: node.data() for key, node in root.entries.items()}
    for step in steps[held - 1 :]:
        data = step(data)
    return _with_places(data, root)


def _with_places(data: object, before: Node) -> Node:
    if before.data() == data:
        return before
    made = replace(before, value=None, text="")
    if isinstance(data, Mapping):
        held, new = before.entries, _beginning(before)
        made.value = {
            str(key): _with_places(each, held.get(str(key), new)) for key, each in data.items()
        }
    elif isinstance(data, list):
        items, new = before.items, _beginning(before)
        made.value = [
            _with_places(each, items[place] if place < len(items) else new)
            for place, each in enumerate(data)
        ]
    elif data is None or isinstance(data, bool | int | float | str | date):
        made.value, made.text = data, "" if data is None else str(data)
    else:
        raise TypeError(f"a step of an upgrade made {data!r}, which no file can hold")
    return made


def _beginning(node: Node) -> Node:
    """Return where what is new in `node` is said to stand."""
    return Node(None, node.key_line, 1, "", node.key_line)
