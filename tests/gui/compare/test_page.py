"""The routes side by side: figures, choice, explanation, switch."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.formatting import day_text, duration_text, hours_text, money_text
from planner.domain.learner import Learner
from planner.domain.roadmap import Roadmap
from planner.domain.titles import usual_title
from planner.edits import SetDeadline, SetHours, SetTitle
from planner.scheduling.comparison import compare
from planner.scheduling.forecast import forecast
from planner.scheduling.schedule import schedule
from planner.views.compare.route_picker import FEWEST, MOST
from planner.views.compare.table_rows import chart_rows
from tests.gui.compare.conftest import Bench, show

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_column_for_each_kind_and_the_plans_own_among_them(bench: Bench) -> None:
    assert bench.page.choice.ids == ("self-study", "bootcamp", "bachelors")
    assert bench.page.table.head.current == 0


def test_dates_are_those_of_the_plan_on_each_route(
    bench: Bench, document: Document, catalogue: Catalogue
) -> None:
    outcomes = compare(document.roadmap, catalogue, bench.page.choice.ids).outcomes
    dates = [day_text(schedule(each.roadmap, catalogue).finish) for each in outcomes]
    heads = [view.cell.aside for view in bench.page.table._head]
    assert heads == [f"likely {each}" for each in dates]
    assert dates[0] == day_text(document.schedule.finish)


def test_hours_left_by_area_add_up_to_own_study(bench: Bench, document: Document) -> None:
    comparison = bench.page._comparison
    assert comparison
    for outcome in comparison.outcomes:
        hours = sum(each.hours for left in outcome.left.values() for each in left)
        assert hours == pytest.approx(outcome.hours.own_study)
    total = hours_text(document.schedule.remaining_hours)
    assert total in bench.cells("Left to self-study")[0]


def test_words_in_the_bars_have_their_unit(document: Document, catalogue: Catalogue) -> None:
    comparison = compare(document.roadmap, catalogue, ("self-study", "bootcamp"))
    rows = chart_rows(comparison, {})
    texts = [text for row in rows for part in row.strip.stretches for text in part.texts]
    assert any(text.endswith(" wk") for text in texts)
    assert not any(text.isdecimal() for text in texts)


def test_chances_come_from_the_background_and_are_those_of_the_forecast(
    bench: Bench, document: Document
) -> None:
    title = "Chance by 31 Dec 2029"
    assert bench.cells(title) == ["…", "…", "…"]
    bench.drain()
    known = forecast(document.schedule)
    expected = f"{known.chance_by(date(2029, 12, 31)):.0%} | safe {day_text(known.finish.p80)}"
    assert bench.cells(title)[0] == expected


def test_stale_forecasts_are_not_worked_out(bench: Bench, document: Document) -> None:
    stale = list(bench.jobs)
    document.apply(SetHours((2.0,) * 7))
    del bench.jobs[: len(stale)]
    for job in stale:
        job()
    assert bench.page.safe_dates.known == {}
    bench.drain()
    assert set(bench.page.safe_dates.known) == set(bench.page.choice.ids)


def test_from_two_to_four_routes(bench: Bench, catalogue: Catalogue) -> None:
    choice = bench.page.choice
    for id_ in catalogue.routes:
        if id_ not in choice.ids:
            choice.toggle(id_)
    assert len(choice.ids) == MOST
    for id_ in choice.ids:
        choice.toggle(id_)
    assert len(choice.ids) == FEWEST
    assert "self-study" in choice.ids
    assert len(bench.page.table._head) == FEWEST


def test_every_figure_explains_itself_by_keyboard(bench: Bench, qtbot: QtBot) -> None:
    bench.drain()
    figures = [view for view in bench.page.table.cells if view.cell.text and not view.row.area]
    assert figures
    assert all(view.cell.why for view in figures)
    cell = next(view for view in figures if view.row.title == "Study hours")
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_Space)
    panel = bench.page._explanation
    assert panel is not None
    assert panel.isVisible()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_arrow_keys_go_from_figure_to_figure(bench: Bench) -> None:
    cells = bench.page.table.cells
    start = next(view for view in cells if view.row.title == "Study hours")
    start.setFocus()
    for key, title, column in (
        (Qt.Key.Key_Right, "Study hours", 1),
        (Qt.Key.Key_Down, "Hours per week", 1),
        (Qt.Key.Key_Left, "Hours per week", 0),
        (Qt.Key.Key_Left, "Hours per week", 0),
        (Qt.Key.Key_Up, "Study hours", 0),
    ):
        held = bench.page.focusWidget()
        assert held is not None
        QTest.keyClick(held, key)
        now = bench.page.focusWidget()
        assert now in cells
        assert (cells[cells.index(now)].row.title, cells.index(now) % 3) == (title, column)


def test_switching_is_one_step_that_can_be_undone(bench: Bench, document: Document) -> None:
    document.apply(SetTitle(usual_title(document.roadmap, document.catalogue)))
    before = document.roadmap
    button = bench.page.table.foot.findChild(type(bench.page.header.routes))
    assert button is not None
    said: list[str] = []
    bench.page.said.connect(said.append)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert document.roadmap.route.id == "bootcamp"
    assert document.roadmap.title.endswith(", Bootcamp")
    assert bench.page.table.head.current == 1
    assert said
    document.undo()
    assert document.roadmap is before
    assert bench.page.table.head.current == 0


def _learner(known: str, catalogue: Catalogue) -> Learner:
    skills = dict.fromkeys(catalogue.skills, Level.PROFICIENT) if known == "everything" else {}
    return Learner((0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0), known=skills)


@pytest.mark.parametrize("known", ["everything", "nothing"])
@pytest.mark.parametrize("start", [date(2026, 1, 5), date(2026, 10, 14), date(2028, 2, 29)])
def test_unusual_people_get_a_full_page(
    bench: Bench, catalogue: Catalogue, known: str, start: date
) -> None:
    learner = _learner(known, catalogue)
    roadmap = Roadmap("Unusual", "applied-ml-engineer", start, start, learner=learner)
    other = Document(replace(roadmap, deadline=date(2040, 1, 1)), catalogue)
    show(bench.page, other)
    bench.drain()
    for view in bench.page.table.cells:
        assert view.cell.text or view.cell.aside or view.cell.count, view.accessibleName()
    assert not bench.page.grab().isNull()


def test_the_flag_of_the_deadline_cuts_no_label(bench: Bench, document: Document) -> None:
    document.apply(SetDeadline(None))
    bench.drain()
    years = {tick.text for tick in bench.page.chart.ticks if tick.strong and tick.text}
    document.apply(SetDeadline(date(2027, 12, 31)))
    bench.drain()
    left = {tick.text for tick in bench.page.chart.ticks if tick.strong and tick.text}
    assert "2028" in years
    assert "2028" not in left
    assert left


def test_half_hours_a_week_are_not_rounded(bench: Bench, document: Document) -> None:
    document.apply(SetHours((1.5, 1.5, 1.5, 1.5, 3.5, 4.0, 2.0)))
    bench.drain()
    assert all(said.startswith("15.5 h") for said in bench.cells("Hours per week"))


def test_a_plan_that_runs_tells_what_is_done_and_what_is_to_come(
    bench: Bench, document: Document
) -> None:
    roadmap = document.roadmap
    start, now = roadmap.start, roadmap.status_date
    assert start < now
    outcome = compare(roadmap, document.catalogue, ["self-study"]).outcomes[0]
    cost, hours = bench.cells("Cost")[0], bench.cells("Study hours")[0]
    time = bench.cells("Time to likely finish")[0]
    paid, left = sum(outcome.paid.totals.values()), sum(outcome.to_come.totals.values())
    assert cost.startswith(f"{money_text(left, 'USD')} | {money_text(paid, 'USD')} paid so far, ")
    assert f"{hours_text(document.schedule.logged_hours)} done" in hours
    assert time.startswith(duration_text(now, document.schedule.finish))
    assert f"{duration_text(start, now - timedelta(days=1))} so far" in time
    assert bench.page.header.about.text().startswith(
        f"Started {day_text(start)}, from {day_text(now)} on"
    )


def test_what_a_figure_costs_is_told_once(bench: Bench) -> None:
    bench.drain()
    cells = [view.cell for view in bench.page.table.cells if view.row.title == "Cost"]
    for cell in cells:
        assert sum("Tuition" in line or "tuition" in line for line in cell.why) <= 1


def test_keys_go_on_from_the_figure_that_was_clicked(bench: Bench) -> None:
    bench.drain()
    cell = next(view for view in bench.page.table.cells if view.row.title == "Cost")
    bench.page.activateWindow()
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    panel = bench.page._explanation
    assert panel is not None
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert bench.page.focusWidget() is cell
