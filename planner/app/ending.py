"""Ends the program in good order when the system asks for it: SIGTERM, SIGHUP, Ctrl+C.

Qt runs in C++, where Python hears no signal. Its number comes through a pipe that Qt watches.
"""

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class EndingSignals(QObject):
    """Listens from now on. `came` carries nothing; `code` is then what the program ends with.

    What the one who started it had ignored, as nohup does, stays so. On Windows, where no pipe can
    be watched, Ctrl+C goes on as ever.
    """

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = 0
        if sys.platform == "win32":
            return
        self._reader, writer = os.pipe()
        for end in (self._reader, writer):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        for number in (getattr(signal, name) for name in _NAMES):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _is_written)
        self._watch = QSocketNotifier(self._reader, QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._on_written)

    def _on_written(self) -> None:
        numbers = os.read(self._reader, 64)
        if numbers and not self.code:
            self.code = 128 + numbers[0]
            self.came.emit()


def _is_written(*_: object) -> None:
    """Leave it to the pipe, into which Python wrote the number of the signal."""
