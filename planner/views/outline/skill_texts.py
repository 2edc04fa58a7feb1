"""What the sidebar says of a skill in tooltips and to screen readers."""

from planner.domain.catalogue import Catalogue
from planner.domain.formatting import day_text, number_text, pin_text
from planner.domain.parts import PartId, part_name, skill_of_part
from planner.domain.skill import Skill
from planner.scheduling.activity import bar_ids
from planner.scheduling.schedule import Schedule
from planner.views.outline.tree_rows import SkillRow


def spoken(row: SkillRow, schedule: Schedule) -> str:
    """Return one line: name, state, dates, hours, needs."""
    parts = [row.name, row.state.label.lower()]
    task = schedule.tasks.get(row.skill)
    if task is not None:
        parts += [dates_of(row.skill, schedule), f"{number_text(task.hours)} hours"]
        parts += [f"pinned to {pin_text(task.pin)}"] if task.pin else []
        needs = ", ".join(schedule.label(need) for need in task.needs)
        parts += [f"needs {needs}"] if needs else []
    return ", ".join(part for part in parts if part)


def tip(row: SkillRow, schedule: Schedule, catalogue: Catalogue) -> str:
    """Return the tooltip: whole name, what it is, when it is, where it comes from."""
    skill = schedule.scope.skills.get(skill_of_part(row.skill))
    if skill is None:
        return row.name
    name = part_name(skill.name, row.skill)
    lines = [name, skill.description, dates_of(row.skill, schedule), origin_text(skill)]
    area = catalogue.areas.get(skill.area)
    lines[0] = f"{name} ({area.name})" if area else name
    return "\n".join(line for line in lines if line)


def dates_of(part: PartId, schedule: Schedule) -> str:
    """Return first and last day of a skill or a part of one in the plan, courses included; ""
    without dates."""
    bars = [bar for bar in map(schedule.by_id.get, bar_ids(part)) if bar is not None]
    if not bars:
        return ""
    first, last = min(bar.start for bar in bars), max(bar.finish for bar in bars)
    return f"{day_text(first)} to {day_text(last)}"


def origin_text(skill: Skill) -> str:
    """Return where the skill comes from, with the article's section if it is named there."""
    section = skill.quotes[0].section if skill.quotes else ""
    return f"{skill.origin.label}: {section}" if section else skill.origin.label
