"""Start of the program: `planner` and `python -m planner`."""

import gc
import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # the current folder: a json.py that lies beside a plan is not Python's

from planner import generated

_MANY_OBJECTS = 500_000


def main() -> int:
    """Run the process's arguments and return its exit code.

    A command is over before there is anything to collect: looking for it would take a tenth of
    its time. The window sets the collector for itself once it is there.
    """
    gc.set_threshold(_MANY_OBJECTS)
    generated.use()  # before anything is imported that has dataclasses
    from planner.cli import main as command_line

    return command_line.main()


if __name__ == "__main__":
    sys.exit(main())
