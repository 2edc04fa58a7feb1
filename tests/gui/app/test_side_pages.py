"""The pages over the open plan: a new roadmap, and what the article says."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.app.dialogs.dialog import Ask
from planner.app.window.main_window import MainWindow
from planner.edits import SetTitle
from planner.storage.roadmap_file import load
from planner.views.article.page import ArticlePage
from planner.views.inspector.plan.page import PlanPage
from planner.views.wizard.page import WizardPage


def wizard(window: MainWindow) -> WizardPage:
    window.contents.book.run("new")
    page = window.contents.pages.sides.wizard
    assert page is not None
    assert window.contents.pages.stack.page is page
    return page


def article(window: MainWindow) -> ArticlePage:
    page = window.contents.pages.sides.article
    assert page is not None
    assert window.contents.pages.stack.page is page
    return page


def asked(window: MainWindow) -> Ask:
    (found,) = window.findChildren(Ask)
    return found


def test_new_roadmap_is_created_and_saved_where_the_person_says(
    window: MainWindow, tmp_path: Path
) -> None:
    page = wizard(window)
    QTest.keyClicks(page.form.week.columns[5], "8")
    page.create_button.click()
    document = window.document
    assert document is not None
    assert document.path is None
    assert document.roadmap.learner.hours_per_week == pytest.approx(14)
    assert window.contents.pages.stack.page is window.contents.workspace
    assert window.contents.commands.unsaved.exists
    assert "in no file yet" in window.contents.workspace.status.message.text()
    window.contents.book.run("save")
    (dialog,) = window.findChildren(QFileDialog)
    target = tmp_path / "mine.yaml"
    dialog.fileSelected.emit(str(target))
    assert load(target, window.contents.desk.catalogue).roadmap == document.roadmap
    assert not window.contents.commands.unsaved.exists
    assert not wizard(window).has_answers


def test_new_roadmap_is_asked_about_when_the_window_closes(window: MainWindow) -> None:
    wizard(window).create_button.click()
    window.close()
    assert window.isVisible()
    asked(window).buttons["cancel"].click()
    assert window.document is not None


def test_routes_can_be_compared_in_detail(window: MainWindow) -> None:
    page = wizard(window)
    page.answer(replace(page.answers, focus=3))
    page.compare_button.click()
    assert window.document is not None
    assert window.document.roadmap.learner.focus == 3
    assert window.contents.pages.stack.page is window.contents.workspace
    assert window.contents.workspace.view == "compare"


def test_cancel_goes_back_to_the_open_plan_and_keeps_the_answers(
    window: MainWindow, plan_file: Path
) -> None:
    window.contents.commands.files.open_path(plan_file)
    document = window.document
    page = wizard(window)
    assert not window.contents.book.actions["save"].isEnabled()
    assert not window.contents.book.actions["undo"].isEnabled()
    QTest.keyClick(page.form.week.columns[0], Qt.Key.Key_Up)
    page.cancel.click()
    assert window.contents.pages.stack.page is window.contents.workspace
    assert window.document is document
    assert window.contents.book.actions["save"].isEnabled()
    assert wizard(window).answers.hours[0] == 2.0


def test_cancel_without_a_plan_goes_back_to_the_start_page(window: MainWindow) -> None:
    page = wizard(window)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.contents.pages.stack.page is window.contents.pages.start.page


def test_creating_asks_first_about_the_unsaved_open_plan(
    window: MainWindow, plan_file: Path
) -> None:
    window.contents.commands.files.open_path(plan_file)
    document = window.document
    assert document is not None
    document.apply(SetTitle("Mine"))
    page = wizard(window)
    page.answer(replace(page.answers, focus=3))
    page.create_button.click()
    asked(window).buttons["cancel"].click()
    assert window.document is document
    assert window.contents.pages.stack.page is page
    assert page.answers.focus == 3


@pytest.mark.parametrize(("answer", "closed"), [("keep", False), ("lose", True)])
def test_closing_asks_about_answers_that_are_in_no_plan(
    window: MainWindow, qtbot: QtBot, answer: str, closed: bool
) -> None:
    page = wizard(window)
    QTest.keyClick(page.form.week.columns[0], Qt.Key.Key_Up)
    window.close()
    assert window.isVisible()
    asked(window).buttons[answer].click()
    qtbot.waitUntil(lambda: window.isVisible() is not closed)
    assert page.has_answers is not closed


def test_article_from_the_menu_and_back(window: MainWindow, plan_file: Path) -> None:
    window.contents.commands.files.open_path(plan_file)
    window.contents.book.run("work")
    article(window).back.click()
    assert window.contents.pages.stack.page is window.contents.workspace


def test_article_from_a_role_card_and_back_to_the_answers(window: MainWindow) -> None:
    page = wizard(window)
    page.form.roles.cards["core-ml-engineer"].about.click()
    shown = article(window)
    assert shown.careers["core-ml-engineer"].is_marked
    shown.back.click()
    assert window.contents.pages.stack.page is page
    assert page.answers.career == "applied-ml-engineer"


def test_article_from_the_inspector(window: MainWindow, plan_file: Path, qtbot: QtBot) -> None:
    window.contents.commands.files.open_path(plan_file)
    inspector = window.contents.workspace.panes.inspector
    qtbot.waitUntil(lambda: bool(inspector.findChildren(PlanPage)))
    (page,) = inspector.findChildren(PlanPage)
    qtbot.waitUntil(lambda: bool(page.head.title.text()))
    page.head.role.click()
    assert article(window).careers["applied-ml-engineer"].is_marked
