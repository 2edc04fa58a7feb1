"""The colours of the areas as #RRGGBB, by the area's id: one table for screen and paper.

They were chosen by search against simulated colour blindness; see docs/decisions/0015.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AreaColours:
    """Colours of an area: edge and dot, bar fill, filled part, outline, text, text on solid."""

    solid: str
    tint: str
    progress: str
    line: str
    ink: str
    on_solid: str


ON_LIGHT: Mapping[str, AreaColours] = {
    "math": AreaColours("#5B3A9B", "#E6E1F0", "#C7BCDD", "#AD9CCD", "#5B3A9B", "#FFFFFF"),
    "prog": AreaColours("#2A8FE0", "#DFEEFA", "#B7D9F4", "#94C7F0", "#236499", "#101113"),
    "cs": AreaColours("#0F6A6C", "#DBE9E9", "#ADCCCD", "#87B4B6", "#0F6A6C", "#FFFFFF"),
    "data": AreaColours("#6B9A5F", "#E9F0E7", "#CDDDC9", "#B5CCAF", "#4D6B46", "#101113"),
    "ml": AreaColours("#C2620E", "#F6E7DB", "#EACAAD", "#E0B086", "#924D11", "#101113"),
    "dl": AreaColours("#9A1B52", "#F0DDE5", "#DDB1C4", "#CC8DA8", "#9A1B52", "#FFFFFF"),
    "eng": AreaColours("#858A93", "#EDEDEF", "#D6D7DA", "#C2C4C9", "#5D6167", "#101113"),
    "prof": AreaColours("#574500", "#E6E3D9", "#C6C0A8", "#ABA280", "#574500", "#FFFFFF"),
}
"""On light ground, as on paper."""

ON_DARK: Mapping[str, AreaColours] = {
    "math": AreaColours("#9384EA", "#36344F", "#4F4978", "#625A98", "#ACA1EB", "#101113"),
    "prog": AreaColours("#7EC6FB", "#314453", "#45667F", "#5682A3", "#7EC6FB", "#101113"),
    "cs": AreaColours("#509CA2", "#263A3E", "#315458", "#3A686D", "#7CB3B7", "#101113"),
    "data": AreaColours("#94C096", "#37433B", "#4F6453", "#637E66", "#94C096", "#101113"),
    "ml": AreaColours("#F5A12C", "#4E3B21", "#7A5624", "#9D6B26", "#F5A12C", "#101113"),
    "dl": AreaColours("#D65C80", "#462B36", "#6C3849", "#8A4259", "#DE90A8", "#101113"),
    "eng": AreaColours("#C6C8CC", "#434548", "#65676B", "#818386", "#C6C8CC", "#101113"),
    "prof": AreaColours("#A08F45", "#393727", "#544E2F", "#6A6135", "#B5A974", "#101113"),
}
