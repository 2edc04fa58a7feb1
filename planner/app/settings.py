"""What the program remembers between runs: every setting declared once, with its default."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

ORGANISATION = "Roadmap Planner"
APPLICATION = "roadmap-planner"


class ThemeChoice(StrEnum):
    """Which colours the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ContrastChoice(StrEnum):
    """Which contrast the person chose."""

    SYSTEM = "system"
    HIGH = "high"
    USUAL = "usual"


Value = TypeVar("Value", bound=bool | int | str | QByteArray)


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """One remembered value: its key, its default and what it is for."""

    key: str
    default: Value
    help: str


THEME = Setting("look/theme", ThemeChoice.SYSTEM, "Colours: system, light or dark")
THEME_SHOWN = Setting("look/theme_shown", "light", "Name of the colours that were on screen last")
CONTRAST = Setting("look/contrast", ContrastChoice.SYSTEM, "Contrast: system, high or usual")
TEXT_PERCENT = Setting("look/text_percent", 100, "Size of text, 100 to 150 percent")
REDUCE_MOTION = Setting("look/reduce_motion", False, "Whether nothing on screen moves by itself")
SIDEBAR_SHOWN = Setting("window/sidebar", True, "Whether the sidebar is shown")
SIDEBAR_WIDTH = Setting("window/sidebar_width", 248, "Width of the sidebar in pixels")
INSPECTOR_SHOWN = Setting("window/inspector", True, "Whether the inspector is shown")
INSPECTOR_WIDTH = Setting("window/inspector_width", 312, "Width of the inspector in pixels")
GEOMETRY = Setting("window/geometry", QByteArray(), "Place and size of the window")
RECENT = Setting("files/recent", "[]", "Roadmaps opened lately, newest first, as JSON")
FOLDER = Setting("files/folder", "", "Folder of the last file that was opened or saved")
PAPER = Setting("export/paper", "a4", "Paper of PDF exports: a4 or letter")


class Settings:
    """Typed access to the settings file of this person."""

    def __init__(self) -> None:
        self._store = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANISATION, APPLICATION
        )

    @property
    def folder(self) -> Path:
        """The folder of the settings file, where other things of the program are kept, too."""
        return Path(self._store.fileName()).parent

    def get(self, setting: Setting[Value]) -> Value:
        """Return the remembered value; one that `setting` cannot have counts as none."""
        default = setting.default
        if isinstance(default, StrEnum):
            text = self._store.value(setting.key, default.value, type=str)
            return next((each for each in type(default) if each == text), default)
        value = self._store.value(setting.key, default, type=type(default))
        return value if isinstance(value, type(default)) else default

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Remember `value`."""
        self._store.setValue(setting.key, value.value if isinstance(value, StrEnum) else value)

    def get_list(self, setting: Setting[str]) -> list[dict[str, str]]:
        """Return the rows of a JSON list; anything else counts as empty."""
        try:
            rows = json.loads(self.get(setting))
        except ValueError:
            return []
        if not isinstance(rows, list):
            return []
        return [
            {str(key): str(value) for key, value in row.items()}
            for row in rows
            if isinstance(row, dict)
        ]

    def set_list(self, setting: Setting[str], rows: list[dict[str, str]]) -> None:
        """Remember `rows` as JSON."""
        self.set(setting, json.dumps(rows, ensure_ascii=False))
