"""The JSON schema of roadmap files, made of the tables: `python -m planner.storage.schema`.

The command writes `resources/schema/roadmap.schema.json` anew; a test fails while it is not what
the tables say.
"""

import json
from typing import Any

from planner.resources import resource
from planner.storage.nested import object_schema
from planner.storage.row import Named, Schema
from planner.storage.tables.roadmap import ROADMAP
from planner.storage.upgrades import FORMAT

_WIDTH = 100
_ABOUT = (
    "A personal roadmap of Roadmap Planner as YAML. Days are YYYY-MM-DD, hours are hours of "
    "focused study. Dates of bars and totals are computed, never stored. Where unknown keys are "
    "allowed they are kept; ids of skills, careers, routes and choice groups are those that "
    "“planner catalogue” lists."
)


def schema() -> Schema:
    """Return the schema of the format that is written."""
    parts: dict[str, object] = {}
    made: Any = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "roadmap.schema.json",
        "title": f"Roadmap file, format {FORMAT}",
        "description": _ABOUT,
        **object_schema(ROADMAP),
    }
    made["required"] = ["format", *made["required"]]
    version = {
        "enum": [FORMAT, str(FORMAT)],
        "description": "Version of this format. A newer one is refused.",
    }
    made["properties"] = {"format": version, **made["properties"]}
    return {**_plain(made, parts), "$defs": dict(sorted(parts.items()))}


def schema_text() -> str:
    """Return the schema as it is shipped: an object on one line where it fits."""
    return _text(schema(), "") + "\n"


def _plain(value: Any, parts: dict[str, object]) -> Any:
    """Return `value` with names in place of named parts, which go to `parts`."""
    if isinstance(value, Named):
        if value.name not in parts:
            parts[value.name] = {}
            parts[value.name] = _plain(value.schema, parts)
        return f"#/$defs/{value.name}"
    if isinstance(value, dict):
        return {key: _plain(each, parts) for key, each in value.items()}
    return [_plain(each, parts) for each in value] if isinstance(value, list) else value


def _text(value: object, indent: str, before: int = 0) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(indent) + before + len(line) < _WIDTH:
        return line
    inner = indent + "  "
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + _text(each, inner) for each in value) + f"\n{indent}]"
    names = {json.dumps(key): each for key, each in value.items()}
    rows = (f"{inner}{key}: {_text(each, inner, len(key) + 2)}" for key, each in names.items())
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"


if __name__ == "__main__":
    resource("schema", "roadmap.schema.json").write_text(schema_text(), encoding="utf-8")
