"""What PySide does whenever a module is imported, and need not do here."""

import sys

import PySide6.QtCore  # noqa: F401  brings what is changed here


def spare_reading_sources() -> None:
    """Keep PySide from reading the source of every module that is imported from now on.

    It looks there for its own name, as a module may ask with `from __feature__ import …` for other
    names of Qt's methods. None does here, and the lines read stay in memory: 19 MB once NumPy and
    networkx are loaded. Versions of PySide that do otherwise are left alone.
    """
    features = vars(sys.modules.get("shibokensupport.feature", sys))
    if "_mod_uses_pyside" in features:
        features["_mod_uses_pyside"] = _does_not_ask


def _does_not_ask(module: object) -> bool:
    del module
    return False
