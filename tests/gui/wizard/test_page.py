"""The page of a new roadmap: every answer moves the dates, and nothing is lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Level
from planner.domain.formatting import hours_text
from planner.domain.learner import CalendarRule
from planner.domain.roadmap import Aim, Roadmap
from planner.domain.route import RouteKind
from planner.scheduling.forecast import forecast
from planner.scheduling.schedule import schedule
from planner.views.common.popover import BreakPopover, DayPopover
from planner.views.common.tab_order import stops_of
from planner.views.wizard.page import WizardPage
from planner.views.wizard.plan_dates import BreaksPopover
from planner.views.wizard.route_cards import RouteView
from tests.gui.wizard.conftest import Work

# What the offscreen platform says about popups.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def view_of(page: WizardPage, kind: RouteKind = RouteKind.SELF_STUDY) -> RouteView:
    view = page.lead.cards.cards[kind].view
    assert view is not None
    return view


def made(page: WizardPage) -> Roadmap:
    """Return what the page creates."""
    roadmaps: list[Roadmap] = []
    page.created.connect(roadmaps.append)
    page.create_button.click()
    (roadmap,) = roadmaps
    return roadmap


def test_dates_are_those_of_the_roadmap_that_is_created(
    page: WizardPage, catalogue: Catalogue
) -> None:
    for card in page.lead.cards.cards.values():
        card.click()
        roadmap = made(page)
        assert card.view is not None
        assert roadmap.route.id == card.view.outcome.id
        assert card.view.outcome.finish == schedule(roadmap, catalogue).finish
        page.created.disconnect()


def test_it_begins_next_monday_with_usual_hours(page: WizardPage) -> None:
    roadmap = made(page)
    assert roadmap.start == roadmap.status_date == date(2026, 3, 16)
    assert roadmap.title == "Applied ML engineer, Self-study"
    assert roadmap.learner.hours_per_week == pytest.approx(10.0)
    assert not roadmap.learner.known


def test_routes_stand_in_the_order_of_every_other_place(
    page: WizardPage, catalogue: Catalogue
) -> None:
    assert list(page.lead.cards.cards) == list(RouteKind)
    shown = list(page.lead.cards.shown)
    assert shown == [id_ for id_ in catalogue.routes if id_ in shown]


def test_role_and_aim(page: WizardPage, catalogue: Catalogue) -> None:
    cards = page.form.roles.cards
    cards["core-ml-engineer"].click()
    assert made(page).career == "core-ml-engineer"
    assert page.lead.after.text == "Changed: Core ML engineer"
    whole = len(page.answers.asked(catalogue))
    assert f"{whole} skills" in cards["core-ml-engineer"].accessibleName()
    page.form.aim.findChildren(QAbstractButton)[1].click()
    assert page.answers.aim is Aim.ENTRY
    assert len(page.answers.asked(catalogue)) < whole


def test_roles_and_routes_by_arrow_keys(page: WizardPage) -> None:
    page.form.roles.cards["applied-ml-engineer"].setFocus()
    QTest.keyClick(page.form.roles.cards["applied-ml-engineer"], Qt.Key.Key_Right)
    assert page.answers.career == "core-ml-engineer"
    card = page.lead.cards.cards[RouteKind.SELF_STUDY]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert page.answers.route == view_of(page, RouteKind.BOOTCAMP).outcome.id
    assert page.create_button.text() == "Create bootcamp plan"


def test_dragging_a_column_is_one_answer(page: WizardPage) -> None:
    before = view_of(page).outcome.finish
    column = page.form.week.columns[5]
    QTest.mousePress(column, _LEFT, _NONE, QPoint(30, 31))
    for y in range(30, 0, -5):
        QTest.mouseMove(column, QPoint(30, y))
    QTest.mouseMove(column, QPoint(30, 0))
    during = view_of(page)
    assert page.answers.hours[5] == 6.0
    QTest.mouseRelease(column, _LEFT, _NONE, QPoint(30, 0))
    after = view_of(page)
    assert page.answers.hours[5] == 6.0
    assert after.outcome.finish == during.outcome.finish < before
    assert after.days == (after.outcome.finish - before).days
    assert page.lead.after.text == "Changed: Saturday 4 h → 6 h"
    assert page.form.hours_question.said == "12 h a week"


def test_dragging_above_the_top_goes_on_and_below_the_ground_is_nothing(page: WizardPage) -> None:
    column = page.form.week.columns[0]
    QTest.mousePress(column, _LEFT, _NONE, QPoint(30, 60))
    QTest.mouseMove(column, QPoint(30, -60))
    assert column.hours > 6
    QTest.mouseMove(column, QPoint(30, -5000))
    assert column.hours == 24.0
    QTest.mouseMove(column, QPoint(30, 500))
    QTest.mouseRelease(column, _LEFT, _NONE, QPoint(30, 500))
    assert page.answers.hours[0] == 0.0


def test_esc_puts_a_dragged_column_back(page: WizardPage) -> None:
    column = page.form.week.columns[5]
    column.setFocus()
    QTest.mousePress(column, _LEFT, _NONE, QPoint(30, 0))
    assert page.answers.hours[5] == 6.0
    QTest.keyClick(column, Qt.Key.Key_Escape)
    assert page.answers.hours[5] == 4.0
    QTest.mouseMove(column, QPoint(30, 0))
    assert page.answers.hours[5] == 4.0


def test_hours_by_keys(page: WizardPage) -> None:
    column = page.form.week.columns[0]
    QTest.keyClick(column, Qt.Key.Key_Up)
    assert column.hours == 2.0
    QTest.keyClick(column, Qt.Key.Key_PageDown)
    assert column.hours == 0.0
    QTest.keyClicks(column, "2.5")
    assert page.answers.hours[0] == 2.5
    assert column.accessibleName() == "Monday, 2.5 h"
    column.setFocus()
    QTest.keyClick(column, Qt.Key.Key_Left)
    QTest.keyClicks(page.form.week.columns[6], "30")
    assert page.answers.hours[6] == 24.0


@pytest.mark.parametrize("text", ["1:30", "1,5", "1h30", "1 h 30 min", "90min"])
def test_hours_are_typed_in_any_form(page: WizardPage, text: str) -> None:
    QTest.keyClicks(page.form.week.columns[2], text)
    assert page.answers.hours[2] == 1.5


def test_hours_that_cannot_be_read_are_answered(page: WizardPage) -> None:
    column, other = page.form.week.columns[:2]
    column.setFocus()
    QTest.keyClicks(column, "1:75")
    QTest.keyClick(column, Qt.Key.Key_Right)
    other.setFocus()
    assert column.complaint is not None
    assert column.complaint.label.text().startswith("“1:75” is not hours.")
    QTest.keyClicks(column, "30")
    column._typing.timeout.emit()
    assert column.complaint.label.text() == "A day has 24 h, not 30 h."


def test_without_hours_it_says_what_is_missing(page: WizardPage, work: Work) -> None:
    for column in page.form.week.columns:
        QTest.keyClick(column, Qt.Key.Key_Delete)
    assert "Without any study hours a plan never ends." in page.lead.missing.text()
    assert page.lead.missing.isVisible()
    assert not page.create_button.isEnabled()
    assert all(card.view is None for card in page.lead.cards.cards.values())
    page.create_roadmap()
    QTest.keyClick(page.form.week.columns[2], Qt.Key.Key_Up)
    assert page.lead.missing.isHidden()
    assert page.create_button.isEnabled()
    assert view_of(page).outcome.finish > date(2026, 3, 16)


def test_one_hour_a_week_has_dates(page: WizardPage) -> None:
    page.answer(replace(page.answers, hours=(1.0, 0, 0, 0, 0, 0, 0)))
    assert view_of(page).outcome.finish.year > 2060
    assert made(page).learner.hours_per_week == 1.0


def test_everything_known_leaves_nothing_to_learn(page: WizardPage, catalogue: Catalogue) -> None:
    known = dict.fromkeys(page.answers.asked(catalogue), Level.PROFICIENT)
    page.answer(replace(page.answers, known=known))
    assert view_of(page).outcome.skills == 0
    assert page.lead.plan.scope.text() == "nothing to learn"
    assert made(page).learner.known == known


def test_starting_in_the_middle_of_a_term_waits_for_the_next_intake(page: WizardPage) -> None:
    page.answer(replace(page.answers, start=date(2026, 10, 20)))
    outcome = view_of(page, RouteKind.BOOTCAMP).outcome
    assert outcome.intake is not None
    assert outcome.intake > date(2026, 10, 20)


def test_search_takes_a_skill_by_its_name(page: WizardPage, qtbot: QtBot) -> None:
    page.form.known.search.setFocus()
    QTest.keyClicks(page.form.known.search, "statistic")
    QTest.keyClick(page.form.known.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "statistics" in page.answers.known)
    view = view_of(page)
    assert view.days is not None
    assert view.days < 0
    page.form.implied.tick.click()
    assert page.answers.known == {"statistics": Level.WORKING}
    assert page.form.known.search.text() == ""
    chip = page.form.known.chips[0]
    assert chip.skill.id == "statistics"
    assert chip.accessibleName() == "Statistics, known, working"
    assert page.form.known_question.said.startswith("1 skill, ")


def test_what_a_skill_rests_on_is_known_too_unless_it_is_unticked(page: WizardPage) -> None:
    before = view_of(page).outcome.hours.total
    page.form.known.entered.emit({"python": Level.WORKING})
    offer = page.form.implied
    assert offer.isVisible()
    assert offer.tick.isChecked()
    assert offer.text.text().startswith("Python also covers Programming fundamentals: known too?")
    assert page.answers.known["programming-fundamentals"] is Level.WORKING
    with_both = view_of(page).outcome.hours.total
    offer.tick.click()
    assert page.answers.known == {"python": Level.WORKING}
    alone = view_of(page).outcome.hours.total
    assert with_both < alone < before
    assert offer.text.text().endswith(f" Saves {hours_text(alone - with_both)}.")
    offer.tick.click()
    assert view_of(page).outcome.hours.total == with_both
    page.start_over()
    assert offer.isHidden()


def test_nothing_is_asked_where_all_of_it_is_known(page: WizardPage) -> None:
    page.form.known.entered.emit({"programming-fundamentals": Level.WORKING})
    known = {**page.answers.known, "python": Level.WORKING}
    page.form.known.entered.emit(known)
    assert page.form.implied.isHidden()
    assert page.answers.known == known


def test_search_for_nothing_keeps_what_was_typed(page: WizardPage) -> None:
    QTest.keyClicks(page.form.known.search, "astrology")
    QTest.keyClick(page.form.known.search, Qt.Key.Key_Return)
    assert page.form.known.search.text() == "astrology"
    assert page.answers.known == {}
    assert page.form.known.fault.isVisible()
    assert "“astrology”" in page.form.known.fault.text()
    QTest.keyClick(page.form.known.search, Qt.Key.Key_Backspace)
    assert not page.form.known.fault.isVisible()


def test_chips_take_drop_and_change_levels(page: WizardPage) -> None:
    chip = page.form.known.chips[0]
    skill = chip.skill.id
    chip.click()
    assert page.answers.known == {skill: Level.WORKING}
    page.form.known.chips[0].open_levels()
    actions = {action.text(): action for action in page.form.known.chips[0].findChildren(QAction)}
    actions["Aware"].trigger()
    assert page.answers.known == {skill: Level.AWARE}
    assert "aware" in page.form.known.chips[0].text()
    QTest.keyClick(page.form.known.chips[0], Qt.Key.Key_Delete)
    assert page.answers.known == {}


def test_all_skills_by_area_and_level(page: WizardPage, catalogue: Catalogue) -> None:
    page.form.known.see_all.click()
    everything = page.form.known.all
    assert everything is not None
    asked = page.answers.asked(catalogue)
    assert set(everything.levels) == set(asked)
    everything.taker("math").click()
    math = {id_ for id_ in asked if catalogue.skills[id_].area == "math"}
    assert set(page.answers.known) > math
    page.form.implied.tick.click()
    assert set(page.answers.known) == math
    segments = everything.levels["python"].findChildren(QAbstractButton)
    segments[3].click()
    page.form.implied.tick.click()
    assert page.answers.known["python"] is Level.PROFICIENT
    everything.taker("math").click()
    assert set(page.answers.known) == {"python"}


def test_deadline_is_optional_and_tells_the_chance(
    page: WizardPage, work: Work, catalogue: Catalogue, qtbot: QtBot
) -> None:
    assert page.form.when.deadline.isHidden()
    page.form.when.set_deadline.click()
    (popover,) = page.form.when.findChildren(DayPopover)
    popover.day.show_day(date(2032, 1, 31))
    assert popover.main is not None
    popover.main.click()
    assert page.answers.deadline == date(2032, 1, 31)
    assert page.lead.plan.chance.text() == "Deadline 31 Jan 2032"
    page.safe_dates.begin()
    work.do()
    expected = forecast(schedule(made(page), catalogue)).chance_by(date(2032, 1, 31))
    qtbot.waitUntil(lambda: page.lead.plan.chance.text() == f"{expected:.0%} chance by 31 Jan 2032")
    page.form.when.no_deadline.click()
    assert page.answers.deadline is None


def test_deadline_before_the_start_says_what_is_wrong(page: WizardPage) -> None:
    page.answer(replace(page.answers, deadline=page.answers.start - timedelta(days=1)))
    assert "before the start" in page.lead.missing.text()
    assert not page.create_button.isEnabled()


def test_time_off_moves_the_finish_and_can_be_taken_back(page: WizardPage) -> None:
    before = view_of(page).outcome.finish
    page.form.when.time_off.click()
    (popover,) = page.form.when.findChildren(BreakPopover)
    popover.first.show_day(date(2026, 8, 3))
    popover.last.show_day(date(2026, 8, 30))
    assert popover.main is not None
    popover.main.click()
    assert page.answers.calendar == (CalendarRule(date(2026, 8, 3), date(2026, 8, 30)),)
    assert page.form.when.time_off.text() == "1 break, 28 days"
    assert view_of(page).outcome.finish > before
    page.form.when.time_off.click()
    (breaks,) = page.form.when.findChildren(BreaksPopover)
    cross = next(b for b in breaks.findChildren(QAbstractButton) if "Remove" in b.toolTip())
    cross.click()
    assert not page.answers.calendar
    assert view_of(page).outcome.finish == before


def test_break_that_ends_before_it_begins_is_refused_with_a_sentence(page: WizardPage) -> None:
    page.form.when.rules.emit((CalendarRule(date(2026, 8, 3), date(2026, 8, 1)),))
    assert page.form.trouble.text() == "The last day is before the first. Swap the two dates."
    assert page.form.trouble.isVisible()
    assert page.answers.calendar == ()


def test_variants_stand_in_a_menu(page: WizardPage) -> None:
    card = page.lead.cards.cards[RouteKind.BOOTCAMP]
    menu = card.variants_menu()
    action = next(each for each in menu.actions() if each.data() == "bootcamp-part-time")
    action.trigger()
    assert page.answers.route == "bootcamp-part-time"
    assert card.isChecked()
    assert view_of(page, RouteKind.BOOTCAMP).outcome.id == "bootcamp-part-time"
    assert made(page).route.id == "bootcamp-part-time"


def test_safe_dates_follow_and_stale_ones_are_dropped(
    page: WizardPage, work: Work, qtbot: QtBot
) -> None:
    assert view_of(page).safe is None
    page.safe_dates.begin()
    stale = Work(work)
    work.clear()
    QTest.keyClick(page.form.week.columns[0], Qt.Key.Key_Up)
    stale.do()
    assert view_of(page).safe is None
    page.safe_dates.begin()
    work.do()
    qtbot.waitUntil(lambda: all(view_of(page, kind).safe for kind in page.lead.cards.cards))
    for kind in page.lead.cards.cards:
        view = view_of(page, kind)
        assert view.safe is not None
        assert view.safe >= view.outcome.finish


def test_page_works_by_itself_after_answers_rest(
    page: WizardPage, work: Work, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(work) == len(page.lead.cards.cards))


def test_ctrl_enter_creates(page: WizardPage) -> None:
    roadmaps: list[Roadmap] = []
    page.created.connect(roadmaps.append)
    page.window().activateWindow()
    page.form.known.search.setFocus()
    QTest.keyClick(page.form.known.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(roadmaps) == 1


def test_leaving_keeps_the_answers_and_starting_over_forgets_them(page: WizardPage) -> None:
    first = page.answers
    QTest.keyClick(page.form.week.columns[0], Qt.Key.Key_Up)
    assert page.has_answers
    page.cancel.click()
    assert page.answers.hours[0] == 2.0
    page.over.click()
    assert page.answers == first
    assert not page.has_answers


def test_everything_that_takes_the_focus_has_a_name(page: WizardPage) -> None:
    page.form.known.see_all.click()
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_tab_goes_through_the_answers_from_top_to_bottom(page: WizardPage, qtbot: QtBot) -> None:
    page.form.known.chips[0].click()
    page.form.known.see_all.click()
    everything = page.form.known.all
    assert everything is not None
    qtbot.waitUntil(lambda: all(chip.isVisible() for chip in page.form.known.chips))
    wanted = [
        page.form.roles.cards["applied-ml-engineer"],
        page.form.known.search,
        *page.form.known.chips,
        page.form.known.see_all,
        everything.taker("math"),
        everything.taker("prof"),
        *page.form.week.columns,
        page.form.when.start,
        page.lead.cards.cards[RouteKind.SELF_STUDY],
        page.create_button,
    ]
    order = list(stops_of(page))
    places = [order.index(each) for each in wanted]
    assert places == sorted(places)
    others = set(page.lead.cards.cards.values()) | set(page.form.roles.cards.values())
    assert not (others - {wanted[0], wanted[-2]}) & set(order)


def test_what_an_answer_moved_does_not_push_the_routes_down(page: WizardPage) -> None:
    places = []
    for words in ("", "Changed: Saturday 4 h → 6 h"):
        page.lead.after.say(words)
        layout = page.lead.layout()
        assert layout is not None
        layout.activate()
        places.append(page.lead.cards.y())
    assert places[0] == places[1]


def test_suggestions_stay_where_they_are_while_one_is_taken(page: WizardPage) -> None:
    known = page.form.known
    offered = [chip.skill.id for chip in known.chips if chip.level is None]
    known.chips[0].click()
    after = [chip.skill.id for chip in known.chips if chip.level is None]
    assert after[: len(offered) - 1] == offered[1:]
    assert len(after) == len(offered)
