"""Figures changed in place: each is an edit, and the comparison follows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.document.document import Document
from planner.domain.formatting import money_text
from planner.views.common.labels import Label
from planner.views.common.value_fields import HoursField
from planner.views.compare.assumptions import LOAD, RouteFiguresSection
from tests.gui.compare.conftest import Bench


@pytest.fixture
def bootcamp(bench: Bench) -> RouteFiguresSection:
    """The section of the bootcamp, with the panel open."""
    bench.page.header.assumptions.click()
    return _section(bench, "bootcamp")


def _section(bench: Bench, route: str) -> RouteFiguresSection:
    return next(each for each in bench.page.assumptions.sections if each.route.id == route)


def _type(field: HoursField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_another_price_is_one_edit_and_changes_the_sum(
    bench: Bench, document: Document, bootcamp: RouteFiguresSection
) -> None:
    comparison = bench.page._comparison
    assert comparison is not None
    before = comparison.outcome("bootcamp").to_come
    item = next(each for each in before.items if each.times == 1 and each.route == "bootcamp")
    _type(bootcamp.fields[item.cost.id], f"{item.cost.amount + 1000:.0f}")
    total = before.total
    assert total is not None
    assert bench.cells("Cost")[1].startswith(money_text(total + 1000, before.currency))
    assert _section(bench, "bootcamp").fields[item.cost.id].value() == item.cost.amount + 1000
    document.undo()
    assert bench.cells("Cost")[1].startswith(money_text(total, before.currency))


def test_what_is_not_counted_leaves_the_sum(bench: Bench, bootcamp: RouteFiguresSection) -> None:
    counted = [cost for cost in bootcamp.route.costs if cost.counted]
    bootcamp.ticks[counted[0].id].click()
    comparison = bench.page._comparison
    assert comparison is not None
    items = comparison.outcome("bootcamp").bill.items
    assert counted[0].id not in {item.cost.id for item in items if item.route == "bootcamp"}


def test_load_in_term_and_reset(
    bench: Bench, document: Document, bootcamp: RouteFiguresSection
) -> None:
    hours = bench.cells("Study hours")[1]
    _type(bootcamp.fields[LOAD], "20")
    assert document.roadmap.route_figures["bootcamp"].hours_per_week == 20
    assert bench.cells("Study hours")[1] != hours
    _section(bench, "bootcamp").reset.click()
    assert document.roadmap.route_figures == {}
    section = _section(bench, "bootcamp")
    assert section.reset.isHidden()
    assert bench.page.focusWidget() is section.fields[LOAD]
    assert bench.cells("Study hours")[1] == hours


def test_lost_income_counts_once_it_is_entered(bench: Bench, bootcamp: RouteFiguresSection) -> None:
    bootcamp.ticks["lost-income"].click()
    assert bench.page.focusWidget() is bootcamp.fields["lost-income"]
    _type(bootcamp.fields["lost-income"], "3000")
    comparison = bench.page._comparison
    assert comparison is not None
    items = comparison.outcome("bootcamp").bill.items
    income = next(item for item in items if item.cost.id == "lost-income")
    assert income.own
    assert income.total == 3000 * income.times > 0


def test_words_and_where_they_come_from_stand_below_each_other(
    bench: Bench, bootcamp: RouteFiguresSection
) -> None:
    labels = [each for each in bootcamp.findChildren(Label) if each.isVisible()]
    for id_, tick in bootcamp.ticks.items():
        field = bootcamp.fields.get(id_)
        if field is None:
            continue
        words = next(each for each in labels if each.buddy() is field)
        below = min(
            (each for each in labels if each.y() >= words.geometry().bottom()), key=lambda w: w.y()
        )
        assert words.x() == below.x()
        assert tick.geometry().right() < words.x()
