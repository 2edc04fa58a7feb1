"""The yardsticks: `python -m tests.benchmarks [NAME ...]`, all of them without a name.

`timings` tells how long the main things take: median, 99th percentile, the ratio to the
same thing with 60 skills, and that ratio over the one of n log n: what stays near 1 grows no
faster. `canvas` times frames of drag, hover, pan and zoom, `startup` the first painted frame and
`memory` the window, both against a bare one. `mentor` tells the order of a beginner's plan,
`drags` where dragged bars land and how much else moves. `optimum` and `taskjuggler` need tools of
their own and say so where they are missing; see their modules. `coverage FILE.csv` replays the
forecast on a log of estimated and actual hours. Nothing passes or fails by the clock:
machines differ, ratios hardly.
"""

import argparse

from tests.benchmarks import (
    canvas,
    coverage,
    drags,
    memory,
    mentor,
    optimum,
    startup,
    taskjuggler,
    timings,
)  # fmt: skip

YARDSTICKS = {
    "timings": timings.main,
    "canvas": canvas.main,
    "startup": startup.main,
    "memory": memory.main,
    "mentor": mentor.main,
    "drags": drags.main,
    "optimum": optimum.main,
    "taskjuggler": taskjuggler.main,
    "coverage": coverage.main,
}


def main() -> None:
    """Print the tables of the yardsticks named, or of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(YARDSTICKS))
    given = parser.parse_args().names
    logs = [name for name in given if name.endswith(".csv")]
    names = [name for name in given if name not in logs]
    for name in names:
        if name not in YARDSTICKS:
            parser.error(f"“{name}” is no yardstick; there are {', '.join(YARDSTICKS)}.")
    for name in names or YARDSTICKS:
        YARDSTICKS[name](*([logs] if name == "coverage" else []))


if __name__ == "__main__":
    main()
