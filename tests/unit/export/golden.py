"""Comparing with files of tests/golden; set REGENERATE_GOLDEN=1 to write them anew."""

import json
import os
from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "golden"


def check_golden(name: str, data: object) -> None:
    """Fail unless `data` is what the golden file `name` holds."""
    path = _FOLDER / name
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("REGENERATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path} differs; REGENERATE_GOLDEN=1 renews"
