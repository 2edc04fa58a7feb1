"""Python's garbage collector and the frames of a drag."""

import gc

_THRESHOLDS = 20_000, 20, 20


def freeze_what_is_loaded() -> None:
    """Let the collector leave alone what exists by now, and look at new objects less often.

    Modules, catalogue and plan stay, and are some hundred thousand objects: walking through them
    in the middle of a drag would stop it for longer than a frame lasts. What goes is freed by its
    references, as everywhere. Called once, so that a plan opened later can be collected.
    """
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
