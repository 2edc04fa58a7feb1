"""What a TrueType font can show and how wide it is: read from its tables, so that labels can be
placed and missing letters be found before the document is set."""

import struct
from functools import cache
from pathlib import Path

from planner.resources import resource

_UNKNOWN_WIDTH = 1.0
"""Width in em of a character that another font will have to supply (a full-width one)."""


class FontFile:
    """The characters of one TrueType font and their advance widths."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        tables = _tables(data)
        (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
        (metrics,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
        advances = struct.unpack_from(">" + "Hh" * metrics, data, tables["hmtx"])[::2]
        self._glyphs = _glyphs(data, tables["cmap"])
        self._width: dict[int, float] = {
            code: advances[min(glyph, metrics - 1)] / units for code, glyph in self._glyphs.items()
        }

    def covers(self, character: str) -> bool:
        """Return whether the font has a glyph for `character`."""
        return ord(character) in self._glyphs

    def width(self, text: str, size: float) -> float:
        """Return the width of `text` at `size`, both in points; kerning is not counted."""
        return size * sum(self._width.get(ord(each), _UNKNOWN_WIDTH) for each in text)


@cache
def inter(style: str = "Regular") -> FontFile:
    """Return the bundled Inter in `style`: Regular, Medium, SemiBold or Bold."""
    return FontFile(resource("fonts", f"Inter-{style}.ttf"))


def _tables(data: bytes) -> dict[str, int]:
    (number,) = struct.unpack_from(">H", data, 4)
    rows = (struct.unpack_from(">4sLLL", data, 12 + 16 * row) for row in range(number))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in rows}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Return glyph by code point from the subtables of formats 4 and 12."""
    (number,) = struct.unpack_from(">H", data, cmap + 2)
    glyphs: dict[int, int] = {}
    for row in range(number):
        platform, _, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * row)
        (format_,) = struct.unpack_from(">H", data, cmap + offset)
        if platform in (0, 3) and format_ == 4:
            glyphs |= _segments(data, cmap + offset)
        elif platform in (0, 3) and format_ == 12:
            glyphs |= _groups(data, cmap + offset)
    return glyphs


def _segments(data: bytes, at: int) -> dict[int, int]:
    (twice,) = struct.unpack_from(">H", data, at + 6)
    layout = f">{twice // 2}H"
    ends = struct.unpack_from(layout, data, at + 14)
    starts = struct.unpack_from(layout, data, at + 16 + twice)
    deltas = struct.unpack_from(layout, data, at + 16 + 2 * twice)
    ranges_at = at + 16 + 3 * twice
    ranges = struct.unpack_from(layout, data, ranges_at)
    glyphs = {}
    for segment, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if ranges[segment]:
                place = ranges_at + 2 * segment + ranges[segment] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, place)
            if glyph:
                glyph = (glyph + deltas[segment]) & 0xFFFF
            if glyph:
                glyphs[code] = glyph
    return glyphs


def _groups(data: bytes, at: int) -> dict[int, int]:
    (number,) = struct.unpack_from(">L", data, at + 12)
    glyphs = {}
    for row in range(number):
        first, last, glyph = struct.unpack_from(">LLL", data, at + 16 + 12 * row)
        glyphs.update({code: glyph + code - first for code in range(first, last + 1)})
    return glyphs
