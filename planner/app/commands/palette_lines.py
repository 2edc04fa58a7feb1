"""The lines of the command palette: actions, skills of the plan, skills not in it."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planner.app.actions.book import ActionBook
from planner.app.actions.row import keys_text
from planner.app.dialogs.palette import GlyphPainter, PaletteLine
from planner.document.document import Document
from planner.domain.formatting import day_text
from planner.domain.skill import Skill
from planner.render.icons import paint_icon
from planner.render.theme import Theme
from planner.scheduling.schedule import ActivityKind
from planner.views.common.painting import paint_box


def action_lines(book: ActionBook) -> Iterator[PaletteLine]:
    """Return the actions that can be run now."""
    for id_, action in book.actions.items():
        row = book.rows[id_]
        if action.isEnabled() and id_ != "palette":
            text = action.text().replace("&&", "&")
            menu = row.menu.replace("/", ", ")
            yield PaletteLine(
                text, menu, partial(book.run, id_), keys_text(row), row.icon, words=row.words
            )


def plan_skill_lines(document: Document, show: Callable[[str], object]) -> Iterator[PaletteLine]:
    """Return the skills of the plan; each is shown when chosen."""
    for bar in document.schedule.activities:
        area = document.catalogue.areas.get(bar.skill.area)
        part = ", taught by the programme" if bar.kind is ActivityKind.COURSE else ""
        yield PaletteLine(
            bar.label,
            f"{day_text(bar.start)} to {day_text(bar.finish)}{part}",
            partial(show, bar.id),
            glyph=area_tile(bar.skill.area, area.icon if area else ""),
            words=f"{bar.name} {area.name if area else ''} {bar.skill.id}",
        )


def missing_skill_lines(document: Document, add: Callable[[str], object]) -> Iterator[PaletteLine]:
    """Return the skills that are neither in the plan nor done; each is added when chosen."""
    scope = document.schedule.scope
    for skill in scope.skills.values():
        if skill.id not in scope.levels:
            yield _missing(document, skill, add)


def _missing(document: Document, skill: Skill, add: Callable[[str], object]) -> PaletteLine:
    area = document.catalogue.areas.get(skill.area)
    known = skill.id in document.roadmap.learner.known
    name = area.name if area else ""
    detail = f"{name}, {skill.effort.expected:.0f} h" + (", known already" if known else "")
    return PaletteLine(
        skill.label,
        detail.removeprefix(", "),
        partial(add, skill.id),
        glyph=area_tile(skill.area, area.icon if area else ""),
        words=f"{skill.name} {skill.id}",
    )


def area_tile(area: str, icon: str) -> GlyphPainter:
    """Return what paints the tile of an area, 18 px around a box of 15."""

    def paint(painter: QPainter, box: QRectF, theme: Theme) -> None:
        colours = theme.area(area)
        paint_box(painter, box.adjusted(-1.5, -1.5, 1.5, 1.5), colours.tint, None, 5)
        if icon:
            paint_icon(painter, icon, box.adjusted(1.5, 1.5, -1.5, -1.5), colours.ink, 2.0)

    return paint
