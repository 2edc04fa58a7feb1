"""A skill on its way from one view to another."""

from PySide6.QtCore import QMimeData

SKILL_MIME = "application/x-roadmap-planner-skill"


def mime_of(skill: str) -> QMimeData:
    """Return what a drag of `skill` carries."""
    data = QMimeData()
    data.setData(SKILL_MIME, skill.encode())
    return data


def skill_in(data: QMimeData) -> str:
    """Return the id of the skill that a drag carries, "" for a drag of anything else."""
    return bytes(data.data(SKILL_MIME).data()).decode(errors="replace")
