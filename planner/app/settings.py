"""What the program remembers between runs: every setting declared once, with its default."""

import json
import stat
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

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
    """One remembered value: its key, its default and what it is for.

    A number lies between `low` and `high`, both inclusive; a text is one of `choices`, if there
    are any.
    """

    key: str
    default: Value
    help: str
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()


THEME = Setting("look/theme", ThemeChoice.SYSTEM, "Colours: system, light or dark")
THEME_SHOWN = Setting("look/theme_shown", "light", "Name of the colours that were on screen last")
CONTRAST = Setting("look/contrast", ContrastChoice.SYSTEM, "Contrast: system, high or usual")
TEXT_PERCENT = Setting("look/text_percent", 100, "Size of text in percent", 100, 400)
REDUCE_MOTION = Setting("look/reduce_motion", False, "Whether nothing on screen moves by itself")
SIDEBAR_SHOWN = Setting("window/sidebar", True, "Whether the sidebar is shown")
SIDEBAR_WIDTH = Setting("window/sidebar_width", 248, "Width of the sidebar in pixels", 0, 20_000)
INSPECTOR_SHOWN = Setting("window/inspector", True, "Whether the inspector is shown")
INSPECTOR_WIDTH = Setting(
    "window/inspector_width", 312, "Width of the inspector in pixels", 0, 20_000
)
GEOMETRY = Setting("window/geometry", QByteArray(), "Place and size of the window")
RECENT = Setting("files/recent", "[]", "Roadmaps opened lately, newest first, as JSON")
FOLDER = Setting("files/folder", "", "Folder of the last file that was opened or saved")
PAPER = Setting(
    "export/paper", "a4", "Paper of PDF exports: a4 or letter", choices=("a4", "letter")
)


_ALL: tuple[Setting[Any], ...] = (
    THEME, THEME_SHOWN, CONTRAST, TEXT_PERCENT, REDUCE_MOTION, SIDEBAR_SHOWN, SIDEBAR_WIDTH,
    INSPECTOR_SHOWN, INSPECTOR_WIDTH, GEOMETRY, RECENT, FOLDER, PAPER,
)  # fmt: skip
_MOST_BYTES = 4_000_000
_ASIDE = ".odd"


class Settings:
    """Typed access to the settings file of this person.

    What cannot be understood counts as not set; the file as it was is kept beside it, and `told`
    names it.
    """

    def __init__(self) -> None:
        self._odd: list[str] = []
        self._aside = _move_aside(Path(_store("path").fileName()).with_name(f"{APPLICATION}.ini"))
        if self._aside is not None:
            self._odd.append("the whole file")
        self._store = _store(APPLICATION)
        if self._store.status() is QSettings.Status.FormatError:
            self.forget_odd("lines that are no settings")

    @property
    def folder(self) -> Path:
        """The folder of the settings file, where other things of the program are kept, too."""
        return Path(self._store.fileName()).parent

    def get(self, setting: Setting[Value]) -> Value:
        """Return the remembered value; one that `setting` cannot have counts as none."""
        if not self._store.contains(setting.key):
            return setting.default
        value = _understood(self._store.value(setting.key), setting)
        if value is None:
            self.forget_odd(setting.key)
            self._store.remove(setting.key)
            return setting.default
        return cast(Value, value)

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Remember `value`."""
        self._store.setValue(setting.key, value.value if isinstance(value, StrEnum) else value)

    def get_list(self, setting: Setting[str]) -> list[dict[str, str]]:
        """Return the rows of a JSON list; anything else counts as empty."""
        try:
            rows = json.loads(self.get(setting))
        except (ValueError, RecursionError):
            rows = None
        if not isinstance(rows, list):
            self.forget_odd(setting.key)
            self.set_list(setting, [])
            return []
        good = [row for row in rows if isinstance(row, dict)]
        if len(good) < len(rows):
            self.forget_odd(f"an entry of {setting.key}")
        return [{str(key): str(value) for key, value in row.items()} for row in good]

    def set_list(self, setting: Setting[str], rows: list[dict[str, str]]) -> None:
        """Remember `rows` as JSON."""
        self.set(setting, json.dumps(rows))

    def forget_odd(self, what: str) -> None:
        """Note that `what` cannot be understood, and keep the file as it was once."""
        if what not in self._odd:
            self._odd.append(what)
        if self._aside is None:
            file = Path(self._store.fileName())
            self._aside = file.with_name(f"{file.name}{_ASIDE}")
            with suppress(OSError):
                self._aside.write_bytes(file.read_bytes())

    @property
    def told(self) -> str:
        """What cannot be understood and where it is kept, in sentences; "" for nothing."""
        for setting in _ALL:
            self.get(setting)
        if not self._odd:
            return ""
        return (
            f"Settings that cannot be understood were left out: {', '.join(self._odd)}. The file "
            f"as it was is kept as {self._aside}."
        )


def _store(name: str) -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANISATION, name)


def _move_aside(file: Path) -> Path | None:
    """Give a thing that is no file of settings, such as a pipe, another name; return that."""
    try:
        status = file.stat()
    except OSError:
        return None
    if stat.S_ISREG(status.st_mode) and status.st_size <= _MOST_BYTES:
        return None
    aside = file.with_name(f"{file.name}{_ASIDE}")
    with suppress(OSError):
        file.rename(aside)
    return aside


def _understood(found: object, setting: Setting[Value]) -> object | None:
    """Return what was stored as a value that `setting` can have, None if it is none."""
    default = setting.default
    if isinstance(default, StrEnum):
        return next((each for each in type(default) if each == found), None)
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(str(found).lower())
    if isinstance(default, int):
        try:
            number = int(str(found))
        except ValueError:
            return None
        return number if setting.low <= number <= setting.high else None
    if isinstance(default, str):
        return found if _is_good_text(found, setting.choices) else None
    return found if isinstance(found, type(default)) else None


def _is_good_text(found: object, choices: tuple[str, ...]) -> bool:
    return isinstance(found, str) and "\0" not in found and (not choices or found in choices)
