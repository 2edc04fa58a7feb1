"""Roadmaps opened lately, newest first."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.app.settings import FOLDER, RECENT, Settings
from planner.domain.limits import is_day
from planner.storage.byte_reader import is_folder

MOST = 8


@dataclass(frozen=True, slots=True)
class RecentPlan:
    """A file that was opened or saved: where it is, its title then, and when that was."""

    path: Path
    title: str
    opened: datetime | None


class RecentPlans:
    """The remembered list, and the folder that was used last."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def plans(self) -> tuple[RecentPlan, ...]:
        """Return the list; files that are gone are in it too."""
        return tuple(
            RecentPlan(Path(row["path"]), row.get("title", ""), _moment(row.get("opened", "")))
            for row in self._rows()[:MOST]
        )

    def add(self, path: Path, title: str, now: datetime) -> None:
        """Put a file at the head; its folder is the one used last."""
        path = path.absolute()
        row = {"path": str(path), "title": title, "opened": now.isoformat(timespec="seconds")}
        others = [each for each in self._rows() if each["path"] != row["path"]]
        self._settings.set_list(RECENT, [row, *others][:MOST])
        self._settings.set(FOLDER, str(path.parent))

    def folder(self) -> str:
        """Return the folder to begin with when a file is asked for."""
        folder = Path(self._settings.get(FOLDER) or Path.home() / "Documents")
        return str(folder if is_folder(folder) else Path.home())

    def forget(self, path: Path) -> None:
        """Take a file off the list."""
        rows = [row for row in self._rows() if row["path"] != str(path)]
        self._settings.set_list(RECENT, rows)

    def clear(self) -> None:
        """Empty the list."""
        self._settings.set_list(RECENT, [])

    def _rows(self) -> list[dict[str, str]]:
        """Return the rows that name a file; others are left out for good."""
        rows = self._settings.get_list(RECENT)
        good = [row for row in rows if _is_path(row.get("path", ""))]
        if len(good) < len(rows):
            self._settings.forget_odd(f"an entry of {RECENT.key}")
            self._settings.set_list(RECENT, good)
        return good


def _is_path(text: str) -> bool:
    return "\0" not in text and Path(text).is_absolute()


def _moment(text: str) -> datetime | None:
    """Return the moment in `text`, None if it is none in which the program could be used."""
    try:
        moment = datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return moment if is_day(moment.date()) else None
