"""Contrast as WCAG 2.2 computes it."""

from PySide6.QtGui import QColor

LEAST = 3.0
"""What is not text needs so much (1.4.11)."""


def luminance(hex_: str) -> float:
    """Return the relative luminance of WCAG 2.2, 0 for black, 1 for white."""
    ink = QColor(hex_)
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in (ink.redF(), ink.greenF(), ink.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)
