"""What takes long to show: `python -m tests.endurance NAME [AMOUNT]`.

`saves` kills a process so often while it saves (1,000), `windows` a window while it is edited
(100), `use` uses a window for so many minutes (30). Each prints what it found and ends with 1 if
something was torn, lost or grew. The suite runs a short form of each.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.endurance import saves, use, windows

AMOUNTS = {"saves": 1000, "windows": 100, "use": 30}


def main() -> int:
    """Run what was named."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in AMOUNTS:
        print(__doc__)
        return 2
    amount = int(sys.argv[2]) if len(sys.argv) > 2 else AMOUNTS[name]
    with TemporaryDirectory() as folder:
        if name == "saves":
            found = saves.trial(Path(folder), amount)
        elif name == "windows":
            found = windows.trial(Path(folder), amount, loud=True)
        else:
            found = use.trial(Path(folder), minutes=amount)
    print("\n".join(found) or f"{name}: {amount}, nothing torn, lost or grown")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
