"""Every field that takes hours reads them as people type them, and says what it cannot read."""

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import planner
from planner.app.dialogs.own_skill import OwnSkillDialog
from planner.document.document import Document
from planner.resources import samples
from planner.storage.roadmap_file import load
from planner.views.common.value_fields import HoursField
from planner.views.compare.assumptions import AssumptionsPanel
from planner.views.inspector.estimate.editor import EstimatePopover
from planner.views.inspector.plan.week_editor import WeekEditor
from planner.views.inspector.shared.skill_facts import SkillFacts
from planner.views.inspector.shared.skill_popovers import LogPopover
from planner.views.inspector.skill.effort import EffortSection
from tests.strategies import catalogue

READ = {
    "1:30": 1.5, "1h30": 1.5, "1 h 30 min": 1.5, "90min": 1.5, "2h 30m": 2.5, "1,5": 1.5,
    "1.5 h": 1.5, "1 200": 1200.0, "1,200": 1200.0,
}  # fmt: skip
UNREADABLE = ("1:75", "abc", "1h 90min", "--", "12 apples")


def _facts() -> SkillFacts:
    document = Document(
        load(samples() / "applied-ml-evenings.yaml", catalogue()).roadmap, catalogue()
    )
    return SkillFacts("statistics", document.schedule, catalogue(), date(2026, 3, 2))


def _document(host: QWidget) -> Document:
    roadmap = load(samples() / "applied-ml-evenings.yaml", catalogue()).roadmap
    return Document(roadmap, catalogue(), parent=host)


def _route_figures(host: QWidget) -> QWidget:
    panel = AssumptionsPanel()
    panel.show_routes(tuple(catalogue().routes.values()), {}, catalogue().sources)
    return panel


def _effort(host: QWidget) -> QWidget:
    section = EffortSection()
    section.setParent(host)
    section.fill(_facts())
    return section


PLACES: dict[str, Callable[[QWidget], QWidget]] = {
    "log": lambda host: LogPopover("Statistics", date(2026, 3, 2), host),
    "week": lambda _: WeekEditor(),
    "effort": _effort,
    "estimate": lambda host: EstimatePopover(_facts(), lambda _: None, host),
    "own skill": lambda host: OwnSkillDialog(_document(host)),
    "route figures": _route_figures,
}


@pytest.mark.parametrize("place", PLACES)
def test_fields_read_hours(qtbot: QtBot, place: str) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    widget = PLACES[place](host)
    fields = widget.findChildren(HoursField)
    fields = [each for each in fields if type(each) is HoursField]
    assert fields
    for field in fields:
        for text, hours in READ.items():
            typed = text + field.suffix() if text[-1].isdigit() else text
            state, _, _ = field.validate(typed, 0)
            fits = field.minimum() <= hours <= field.maximum()
            assert (state == QValidator.State.Acceptable) is fits, text
            assert field.valueFromText(typed) == hours, text
        for text in UNREADABLE:
            assert field.validate(text, 0)[0] != QValidator.State.Acceptable, text


def test_no_other_field_takes_decimals() -> None:
    """Spin boxes of Qt read numbers by rules of their own."""
    users = [
        path.name
        for path in sorted(Path(planner.__file__).parent.rglob("*.py"))
        if any(
            isinstance(node, ast.ClassDef | ast.Call)
            and any(
                isinstance(each, ast.Name) and each.id == "QDoubleSpinBox"
                for each in (node.bases if isinstance(node, ast.ClassDef) else [node.func])
            )
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    ]
    assert users == ["value_fields.py"]
