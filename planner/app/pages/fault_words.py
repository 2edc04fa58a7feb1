"""What is wrong with a file, and what can be had instead, in words."""

from datetime import datetime
from pathlib import Path

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import count_text, day_text
from planner.domain.graph import CycleError
from planner.domain.roadmap import Roadmap
from planner.scheduling.schedule import schedule
from planner.storage.repairs import repaired_text
from planner.storage.roadmap_file import RoadmapFileError, load, loads
from planner.storage.save import backup_of
from planner.storage.yaml_reader import YamlError, read_text
from planner.views.common.plan_summary import summary_of
from planner.views.start.unreadable_file import Backup, UnreadableFile, lines_around, mark_of


def fault_of(error: RoadmapFileError, catalogue: Catalogue) -> UnreadableFile:
    """Return what is wrong with a file, and what of it or of its backup can be had."""
    first = error.problems[0]
    lines = lines_around(error.path, first.line)
    text = dict(lines).get(first.line or 0, "")
    return UnreadableFile(
        error.path, error.problems, lines, mark_of(first, text), _backup(error.path, catalogue),
        _tell(error.partial, catalogue) if error.partial is not None else "",
        _repair(error, catalogue),
    )  # fmt: skip


def _repair(error: RoadmapFileError, catalogue: Catalogue) -> str:
    """Return what would be done so that the whole file opens; "" where that is not enough."""
    if not any(problem.line for problem in error.problems):
        return ""
    try:
        text, done = repaired_text(read_text(error.path), catalogue)
        loaded = loads(text, str(error.path), catalogue) if done else None
    except (YamlError, RoadmapFileError):
        return ""
    if loaded is None or loaded.is_partial:
        return ""
    more = f" And {len(done) - 1} more." if len(done) > 1 else ""
    return f"{done[0].text}{more} Nothing is written until you save."


def _backup(path: Path, catalogue: Catalogue) -> Backup | None:
    backup = backup_of(path)
    try:
        saved = datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
        roadmap = load(backup, catalogue).roadmap
    except (OSError, RoadmapFileError):
        return None
    when = f"{day_text(saved.date(), weekday=True)}, {saved:%H:%M}"
    return Backup(backup, f"{when}. {_tell(roadmap, catalogue)}")


def _tell(roadmap: Roadmap, catalogue: Catalogue) -> str:
    try:
        plan = summary_of(schedule(roadmap, catalogue), catalogue)
    except CycleError:
        return ""
    logged = f", {plan.hours_done:,.0f} h logged" if plan.hours_done else ""
    held = f"{count_text(plan.skills, 'skill')}{logged}"
    return f"{held}. Opens as a copy, to be saved under a new name."
