"""The bundled typeface, with tabular figures everywhere."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from planner.resources import resource

FAMILY = "Inter"


@cache
def load_fonts() -> None:
    """Register the bundled files; needs a running QGuiApplication."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


@cache
def font(pixels: float, weight: int = 400) -> QFont:
    """Return the bundled font at a size in pixels at 100 % and a CSS weight, figures tabular."""
    face = QFont(FAMILY)
    face.setPixelSize(round(pixels))
    if pixels != round(pixels):
        face.setPointSizeF(pixels * 0.75)
    face.setWeight(QFont.Weight(weight))
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
