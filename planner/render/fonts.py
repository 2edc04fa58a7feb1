"""The bundled typeface, with tabular figures everywhere."""

import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from planner.resources import resource

FAMILY = "Inter"
_DOTS = 96.0
_USUAL_FACE = 15.0
"""Pixels up to which desktops set their text unless a person asked for larger letters."""
_MOST = 2.0
_chosen = [1.0]
_forgetting: list[Callable[[], object]] = []


@cache
def load_fonts() -> None:
    """Register the bundled files; needs a running QGuiApplication."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def text_scale() -> float:
    """Return by how much text is larger than at 100 %: the person’s choice times the system’s."""
    return min(_chosen[0] * _system_scale(), _MOST)


def set_text_scale(scale: float) -> None:
    """Show text larger, or as at 100 % again; fonts that are in use stay as they are."""
    _chosen[0] = scale
    for forget in (_system_scale.cache_clear, font.cache_clear, *_forgetting):
        forget()


def follow_system() -> None:
    """Ask the desktop anew how large text is to be; fonts that are in use stay as they are."""
    set_text_scale(_chosen[0])


def forget_with_fonts(forget: Callable[[], object]) -> None:
    """Call `forget` whenever what was measured no longer holds."""
    _forgetting.append(forget)


@cache
def _system_scale() -> float:
    """Return the size of text that the desktop asks for, by its dots to the inch or its font."""
    if QGuiApplication.primaryScreen() is None:
        return 1.0
    face = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    pixels = face.pixelSize() if face.pixelSize() > 0 else face.pointSizeF() * _dots() / 72
    return max(_dots() / _DOTS, pixels / _USUAL_FACE, 1.0)


def _dots() -> float:
    """Return the dots to the inch of text on this screen; macOS always counts 72."""
    screen = QGuiApplication.primaryScreen() if sys.platform != "darwin" else None
    return screen.logicalDotsPerInch() if screen is not None else _DOTS


def typeset(text: str) -> str:
    """Return `text` with hyphens of their own width: tabular type makes "-" as wide as a figure."""
    return text.replace("-", "\u2010") if "-" in text else text


@cache
def font(pixels: float, weight: int = 400) -> QFont:
    """Return the bundled font at a size in pixels at 100 % and a CSS weight, figures tabular."""
    face = QFont(FAMILY)
    pixels *= text_scale()
    face.setPixelSize(round(pixels))
    if pixels != round(pixels):
        face.setPointSizeF(pixels * 72 / _dots())
    face.setWeight(QFont.Weight(weight))
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
