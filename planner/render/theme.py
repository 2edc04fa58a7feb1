"""Colours by role, light and dark: role -> hex, never a hex where something is painted.

The area colours were optimised against simulated colour blindness; see CONTRIBUTING.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class AreaColours:
    """Colours of an area: edge and dot, bar fill, filled part, outline, text, text on solid."""

    solid: str
    tint: str
    progress: str
    line: str
    ink: str
    on_solid: str


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
    field="#888C93",
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
    limit_line="#53565C",
    ghost="#8A8E95",
    locked="#8A8E95",
    areas={
        "math": AreaColours("#5B3A9B", "#E6E1F0", "#C7BCDD", "#AD9CCD", "#5B3A9B", "#FFFFFF"),
        "prog": AreaColours("#2A8FE0", "#DFEEFA", "#B7D9F4", "#94C7F0", "#236499", "#101113"),
        "cs": AreaColours("#0F6A6C", "#DBE9E9", "#ADCCCD", "#87B4B6", "#0F6A6C", "#FFFFFF"),
        "data": AreaColours("#6B9A5F", "#E9F0E7", "#CDDDC9", "#B5CCAF", "#4D6B46", "#101113"),
        "ml": AreaColours("#C2620E", "#F6E7DB", "#EACAAD", "#E0B086", "#924D11", "#101113"),
        "dl": AreaColours("#9A1B52", "#F0DDE5", "#DDB1C4", "#CC8DA8", "#9A1B52", "#FFFFFF"),
        "eng": AreaColours("#858A93", "#EDEDEF", "#D6D7DA", "#C2C4C9", "#5D6167", "#101113"),
        "prof": AreaColours("#574500", "#E6E3D9", "#C6C0A8", "#ABA280", "#574500", "#FFFFFF"),
    },
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
    past="#565C65",
    future="#353A41",
    limit_line="#B0B4BA",
    ghost="#787D85",
    locked="#787D85",
    areas={
        "math": AreaColours("#9384EA", "#36344F", "#4F4978", "#625A98", "#ACA1EB", "#101113"),
        "prog": AreaColours("#7EC6FB", "#314453", "#45667F", "#5682A3", "#7EC6FB", "#101113"),
        "cs": AreaColours("#509CA2", "#263A3E", "#315458", "#3A686D", "#7CB3B7", "#101113"),
        "data": AreaColours("#94C096", "#37433B", "#4F6453", "#637E66", "#94C096", "#101113"),
        "ml": AreaColours("#F5A12C", "#4E3B21", "#7A5624", "#9D6B26", "#F5A12C", "#101113"),
        "dl": AreaColours("#D65C80", "#462B36", "#6C3849", "#8A4259", "#DE90A8", "#101113"),
        "eng": AreaColours("#C6C8CC", "#434548", "#65676B", "#818386", "#C6C8CC", "#101113"),
        "prof": AreaColours("#A08F45", "#393727", "#544E2F", "#6A6135", "#B5A974", "#101113"),
    },
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
        past=theme.ink3, ghost=theme.ink2, locked=theme.ink2,
    )  # fmt: skip


LIGHT_CONTRAST = _with_contrast(LIGHT)
DARK_CONTRAST = _with_contrast(DARK)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
CONTRAST = {LIGHT.name: LIGHT_CONTRAST, DARK.name: DARK_CONTRAST}
"""The high contrast theme of each theme."""
ALL_THEMES = {theme.name: theme for theme in (*THEMES.values(), *CONTRAST.values())}
