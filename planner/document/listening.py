"""What a listener hears, said once: the same list connects and disconnects."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMetaObject, QObject, SignalInstance

Pair = tuple[SignalInstance, Callable[..., Any]]
"""A signal, and what is called when it comes."""


class Listening:
    """The signals one listener hears at a time, mostly those of the open document."""

    def __init__(self) -> None:
        self._connections: list[QMetaObject.Connection] = []

    def hear(self, *pairs: Pair) -> None:
        """Hear these signals from now on, in this order, and none of those heard before."""
        self.stop()
        self._connections = [signal.connect(slot) for signal, slot in pairs]

    def stop(self) -> None:
        """Hear nothing any more."""
        connections, self._connections = self._connections, []
        for connection in connections:
            QObject.disconnect(connection)
