"""What Python keeps in memory, and when it looks for what it need not keep."""

import gc
import linecache

_THRESHOLDS = 20_000, 20, 20


def spare_what_is_loaded() -> None:
    """Let the collector leave alone what exists by now, and look at new objects less often.

    Modules, catalogue and plan stay, and are some hundred thousand objects: walking through them
    in the middle of a drag would stop it for longer than a frame lasts. What goes is freed by its
    references, as everywhere. Called once, so that a plan opened later can be collected.
    """
    forget_sources()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


def forget_sources() -> None:
    """Free the source texts of imported modules: 25 MB once NumPy and networkx are among them.

    PySide reads the source of each module imported after it, to see whether that uses PySide, and
    leaves it in `linecache`. A traceback reads what it needs again.
    """
    linecache.clearcache()
