"""What a crash left, in words."""

from datetime import date, datetime

from planner.app.plan.fingerprint import FileChange, Fingerprint
from planner.app.plan.left_over import Recoverable
from planner.domain.catalogue import Catalogue
from planner.domain.formatting import count_text, day_near, day_text, finish_text
from planner.domain.graph import CycleError
from planner.domain.roadmap import Roadmap
from planner.domain.scope import plans_changed
from planner.scheduling.schedule import schedule
from planner.storage.journal import Journal
from planner.storage.roadmap_file import RoadmapFileError, load, loads
from planner.views.start.recovered import RecoveredPlan


def recovered_row(left: Recoverable, catalogue: Catalogue, today: date) -> RecoveredPlan:
    """Return the row of the start page about `left`; its id is the name of the journal's file."""
    journal = left.journal
    return RecoveredPlan(
        left.file.name,
        f"Recovered: {journal.title}, unsaved changes from {moment_text(journal.written, today)}",
        journal.path,
        what_differs(journal, catalogue),
    )


def moment_text(moment: datetime, today: date) -> str:
    """Return when that was: the hour, with its day if that is not `today`."""
    there = moment.astimezone()
    day = "" if there.date() == today else f"{day_near(there.date(), today)}, "
    return f"{day}{there:%H:%M}"


def what_differs(journal: Journal, catalogue: Catalogue) -> str:
    """Return how recovered work differs from its file, "" where that cannot be told."""
    path = journal.path
    since = "" if path is None else _since(Fingerprint(path, journal.digest).change(path))
    return f"{_difference(journal, catalogue)} {since}".strip()


def _since(change: FileChange | None) -> str:
    """Return what became of the file after the work was written down."""
    if change is FileChange.WRITTEN:
        return "The file was changed since."
    return "The file is not there any more." if change is FileChange.GONE else ""


def _difference(journal: Journal, catalogue: Catalogue) -> str:
    try:
        after = schedule(loads(journal.text, journal.title, catalogue).roadmap, catalogue)
        if journal.path is None:
            return f"In no file yet. Likely finish {finish_text(after.finish)}."
        before = schedule(load(journal.path, catalogue).roadmap, catalogue)
    except (RoadmapFileError, CycleError):
        return ""
    parts = _differences(before.roadmap, after.roadmap)
    if after.finish != before.finish:
        days = f"{day_text(after.finish)} instead of {day_text(before.finish)}"
        parts.append(f"likely finish {days}")
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else "Nothing differs from the file."


_DIFFERING = {
    "title": "name", "career": "role", "aim": "aim", "start": "start", "status_date": "progress",
    "route": "route", "deadline": "deadline", "learner": "time or what is known",
    "added": "skills added", "removed": "skills removed", "custom_skills": "own skills",
    "order": "order", "note": "note",
}  # fmt: skip
"""What the parts of a roadmap are called where two versions differ."""


def _differences(before: Roadmap, after: Roadmap) -> list[str]:
    """Return in words what differs, such as “2 skills changed” and “different: deadline, note”."""
    plans = len(plans_changed(before, after))
    names = [
        name for part, name in _DIFFERING.items() if getattr(before, part) != getattr(after, part)
    ]
    found = [f"{count_text(plans, 'skill')} changed"] if plans else []
    return [*found, f"different: {', '.join(names)}"] if names else found
