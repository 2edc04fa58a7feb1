"""Movement on screen: how long, how eased, and none at all for who does not want it."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QApplication, QStyle

_reduced = [False]


class Pace(IntEnum):
    """Milliseconds of a movement."""

    DROP = 160
    FADE = 200
    STEP = 160
    VIEW = 180


STAYS_MS = 1500
"""How long ghosts stay after a drop where nothing moves."""


def reduce_motion(reduced: bool) -> None:
    """Let nothing move any more, or follow the system again."""
    _reduced[0] = reduced


def is_reduced() -> bool:
    """Return whether the person or the system wants nothing to move."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return _reduced[0] or QApplication.style().styleHint(hint) <= 0


class Motion(QObject):
    """One movement at a time: a new one ends the last, which then stands where it led.

    `clock` is its clock; tests set its time.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step: Callable[[float], None] | None = None
        self.clock = QVariantAnimation(self)
        self.clock.setStartValue(0.0)
        self.clock.setEndValue(1.0)
        self.clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.clock.valueChanged.connect(self._on_value)
        self.clock.finished.connect(self.finish)

    def run(self, step: Callable[[float], None], ms: int) -> None:
        """Call `step` with shares from 0 to 1 for `ms`; with 1 at once where nothing shall move."""
        self.finish()
        if is_reduced():
            step(1.0)
            return
        self._step = step
        step(0.0)
        self.clock.setDuration(ms)
        self.clock.start()

    def finish(self) -> None:
        """Go to the end at once."""
        step = self._end()
        if step is not None:
            step(1.0)

    def stop(self) -> None:
        """Stay where it is."""
        self._end()

    def _end(self) -> Callable[[float], None] | None:
        step, self._step = self._step, None
        self.clock.stop()
        return step

    def _on_value(self, share: float) -> None:
        if self._step is not None and share < 1.0:
            self._step(share)


_LONGEST = 3600
"""Seconds that a flow goes on at most."""


class SteadyMotion(QObject):
    """What goes on at an even pace until it is stopped.

    `clock` is its clock, in milliseconds since it began; tests set its time.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tick: Callable[[float], None] | None = None
        self._last = 0.0
        self.clock = QVariantAnimation(self)
        self.clock.setStartValue(0.0)
        self.clock.setEndValue(float(_LONGEST))
        self.clock.setDuration(_LONGEST * 1000)
        self.clock.valueChanged.connect(self._on_value)

    @property
    def runs(self) -> bool:
        """Whether it goes on."""
        return self._tick is not None

    def run(self, tick: Callable[[float], None]) -> None:
        """Call `tick` again and again with the seconds since it was called last."""
        self._tick, self._last = tick, 0.0
        self.clock.start()

    def stop(self) -> None:
        """End it."""
        self._tick = None
        self.clock.stop()

    def _on_value(self, seconds: float) -> None:
        passed, self._last = seconds - self._last, seconds
        if self._tick is not None and passed > 0:
            self._tick(passed)
