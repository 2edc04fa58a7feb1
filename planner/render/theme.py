"""Colours by role, light and dark: role -> hex, never a hex where something is painted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtGui import QColor

from planner.domain.area_colours import ON_DARK, ON_LIGHT, AreaColours


@dataclass(frozen=True)
class Theme:
    """All roles. Surfaces, lines, text, signals, the capacity strip and the areas."""

    name: str
    window: str
    panel: str
    canvas: str
    raised: str
    hover: str
    sel: str
    border: str
    border2: str
    field: str
    grid: str
    grid2: str
    hatch: str
    ink: str
    ink2: str
    ink3: str
    on_ink: str
    good: str
    good_bg: str
    warn: str
    warn_bg: str
    conflict: str
    conflict_bg: str
    past: str
    future: str
    week_edge: str
    limit_line: str
    ghost: str
    locked: str
    areas: Mapping[str, AreaColours]
    outlined: bool = False
    """Whether bars are outlines on the canvas instead of tints: high contrast."""

    @property
    def is_dark(self) -> bool:
        """Whether text is light on dark."""
        return self.name.startswith("dark")

    def area(self, id_: str) -> AreaColours:
        """Return the colours of an area; an area of the person's own looks like engineering."""
        return self.areas.get(id_) or self.areas["eng"]


@cache
def colour(hex_: str) -> QColor:
    """Return the colour for `#RRGGBB`, made once."""
    return QColor(hex_)


@cache
def blend(over: str, under: str, share: float) -> QColor:
    """Return `share` of `over` on `under`, opaque: opaque pens paint ten times faster."""
    a, b = QColor(over), QColor(under)
    mixed = (
        round(x * share + y * (1 - share))
        for x, y in zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    )
    return QColor(*mixed)


LIGHT = Theme(
    name="light",
    window="#F1F1EF",
    panel="#F8F8F7",
    canvas="#FFFFFF",
    raised="#FFFFFF",
    hover="#EEEEEC",
    sel="#E4E4E1",
    border="#E2E2DF",
    border2="#C9C9C5",
    field="#82868D",
    grid="#F3F3F1",
    grid2="#E7E7E4",
    hatch="#E9E9E6",
    ink="#17181A",
    ink2="#53565C",
    ink3="#666A71",
    on_ink="#FFFFFF",
    good="#1B6940",
    good_bg="#E5F3EB",
    warn="#864A00",
    warn_bg="#FBF1DF",
    conflict="#B3261E",
    conflict_bg="#FCEBE9",
    past="#C6C6C2",
    future="#E4E4E1",
    week_edge="#666A71",
    limit_line="#53565C",
    ghost="#82868D",
    locked="#82868D",
    areas=ON_LIGHT,
)

DARK = Theme(
    name="dark",
    window="#141517",
    panel="#1D1F22",
    canvas="#191B1E",
    raised="#26292D",
    hover="#25282C",
    sel="#30343A",
    border="#2C2F34",
    border2="#454A51",
    field="#787D85",
    grid="#1F2124",
    grid2="#282B2F",
    hatch="#26292D",
    ink="#ECEDEE",
    ink2="#B0B4BA",
    ink3="#969BA3",
    on_ink="#141517",
    good="#7FCE9F",
    good_bg="#1B3026",
    warn="#F0B45F",
    warn_bg="#33281A",
    conflict="#FF8B80",
    conflict_bg="#3A2220",
    past="#484D55",
    future="#353A41",
    week_edge="#969BA3",
    limit_line="#B0B4BA",
    ghost="#787D85",
    locked="#787D85",
    areas=ON_DARK,
)


def _with_contrast(theme: Theme) -> Theme:
    """Return `theme` in high contrast: lines as strong as text, bars outlined, no tints."""
    areas = {
        id_: replace(area, tint=theme.canvas, line=area.solid, ink=theme.ink)
        for id_, area in theme.areas.items()
    }
    return replace(
        theme, name=f"{theme.name}-contrast", areas=areas, outlined=True,
        window=theme.canvas, panel=theme.canvas, border=theme.ink2, border2=theme.ink2,
        field=theme.ink, grid=theme.grid2, grid2=theme.border2, hatch=theme.ink3,
        ink2=theme.ink, ink3=theme.ink2, limit_line=theme.ink, future=theme.past,
        past=theme.ink3, week_edge=theme.ink, ghost=theme.ink2, locked=theme.ink2,
    )  # fmt: skip


LIGHT_CONTRAST = _with_contrast(LIGHT)
DARK_CONTRAST = _with_contrast(DARK)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
CONTRAST = {LIGHT.name: LIGHT_CONTRAST, DARK.name: DARK_CONTRAST}
"""The high contrast theme of each theme."""
ALL_THEMES = {theme.name: theme for theme in (*THEMES.values(), *CONTRAST.values())}
