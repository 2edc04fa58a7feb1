"""The yardsticks: `python -m tests.benchmarks [NAME ...]`, all of them without a name.

`timings` tells how long the main things take: median, 99th percentile, the ratio to the
same thing with 60 skills, and that ratio over the one of n log n: what stays near 1 grows no
faster. `canvas` times frames of drag, hover, pan and zoom, `startup` the first painted frame and
`memory` the window, both against a bare one. `mentor` tells the order of a beginner's plan,
`drags` where dragged bars land and how much else moves.
`optimum` and `taskjuggler` need tools of their own
and say so where they are missing; see their modules. Nothing passes or fails by the clock:
machines differ, ratios hardly.
"""

import argparse

from tests.benchmarks import canvas, drags, memory, mentor, optimum, startup, taskjuggler, timings

YARDSTICKS = {
    "timings": timings.main,
    "canvas": canvas.main,
    "startup": startup.main,
    "memory": memory.main,
    "mentor": mentor.main,
    "drags": drags.main,
    "optimum": optimum.main,
    "taskjuggler": taskjuggler.main,
}


def main() -> None:
    """Print the tables of the yardsticks named, or of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(YARDSTICKS))
    names = parser.parse_args().names
    for name in names:
        if name not in YARDSTICKS:
            parser.error(f"“{name}” is no yardstick; there are {', '.join(YARDSTICKS)}.")
    for name in names or YARDSTICKS:
        YARDSTICKS[name]()


if __name__ == "__main__":
    main()
