"""Roadmaps opened lately, newest first."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.app.settings import FOLDER, RECENT, Settings

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
        rows = self._settings.get_list(RECENT)
        return tuple(
            RecentPlan(Path(row["path"]), row.get("title", ""), _moment(row.get("opened", "")))
            for row in rows[:MOST]
            if row.get("path")
        )

    def add(self, path: Path, title: str, now: datetime) -> None:
        """Put a file at the head; its folder is the one used last."""
        path = path.absolute()
        row = {"path": str(path), "title": title, "opened": now.isoformat(timespec="seconds")}
        others = [each for each in self._settings.get_list(RECENT) if each["path"] != row["path"]]
        self._settings.set_list(RECENT, [row, *others][:MOST])
        self._settings.set(FOLDER, str(path.parent))

    def folder(self) -> str:
        """Return the folder to begin with when a file is asked for."""
        folder = Path(self._settings.get(FOLDER) or Path.home() / "Documents")
        return str(folder if folder.is_dir() else Path.home())

    def forget(self, path: Path) -> None:
        """Take a file off the list."""
        rows = self._settings.get_list(RECENT)
        self._settings.set_list(RECENT, [row for row in rows if row["path"] != str(path)])

    def clear(self) -> None:
        """Empty the list."""
        self._settings.set_list(RECENT, [])


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
