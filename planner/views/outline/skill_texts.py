"""What the sidebar says of a skill in tooltips and to screen readers."""

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import day_text, number_text
from planner.domain.skill import Skill, SkillId
from planner.scheduling.schedule import Schedule
from planner.views.outline.tree_rows import SkillRow


def spoken(row: SkillRow, schedule: Schedule) -> str:
    """Return one line: name, state, dates, hours, needs."""
    parts = [row.name, row.state.label.lower()]
    task = schedule.tasks.get(row.skill)
    if task is not None:
        parts += [dates_of(row.skill, schedule), f"{number_text(task.hours)} hours"]
        parts += [f"pinned to {day_text(task.pin)}"] if task.pin else []
        needs = ", ".join(schedule.scope.skills[need].label for need in task.needs)
        parts += [f"needs {needs}"] if needs else []
    return ", ".join(part for part in parts if part)


def tip(row: SkillRow, schedule: Schedule, catalogue: Catalogue) -> str:
    """Return the tooltip: whole name, what it is, when it is, where it comes from."""
    skill = schedule.scope.skills.get(row.skill)
    if skill is None:
        return row.name
    lines = [skill.name, skill.description, dates_of(row.skill, schedule), origin_text(skill)]
    area = catalogue.areas.get(skill.area)
    lines[0] = f"{skill.name} ({area.name})" if area else skill.name
    return "\n".join(line for line in lines if line)


def dates_of(skill: SkillId, schedule: Schedule) -> str:
    """Return first and last day of `skill` in the plan, courses included; "" without dates."""
    bars = [bar for bar in schedule.activities if bar.skill.id == skill]
    if not bars:
        return ""
    first, last = min(bar.start for bar in bars), max(bar.finish for bar in bars)
    return f"{day_text(first)} to {day_text(last)}"


def origin_text(skill: Skill) -> str:
    """Return where the skill comes from, with the article's section if it is named there."""
    section = skill.quotes[0].section if skill.quotes else ""
    return f"{skill.origin.label}: {section}" if section else skill.origin.label
