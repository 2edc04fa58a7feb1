"""All the article's facts are in reach, with what has to be said beside them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue, Fact
from planner.render.theme import LIGHT
from planner.views.article.article_facts import Quotes, amount_text
from planner.views.article.page import ArticlePage
from planner.views.common.quotation import Quotation


@pytest.fixture
def page(qtbot: QtBot, catalogue: Catalogue) -> Iterator[ArticlePage]:
    """The page, shown."""
    shown = ArticlePage(catalogue)
    shown.set_theme(LIGHT)
    shown.resize(1440, 860)
    shown.show()
    yield shown
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown_texts(widget: QWidget, page: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(page)]


def facts_of(catalogue: Catalogue, *kinds: str) -> list[Fact]:
    return [fact for fact in catalogue.facts if fact.kind in kinds]


def test_every_fact_is_there_with_its_caveat_in_sight(
    page: ArticlePage, catalogue: Catalogue
) -> None:
    texts = shown_texts(page, page)
    assert facts_of(catalogue, "salary", "duration", "comparison", "responsibility")
    for fact in catalogue.facts:
        assert fact.text in texts
        assert not fact.name or fact.name in texts
        assert not fact.contrast or fact.contrast in texts
        assert not fact.caveat or fact.caveat in texts
        assert not fact.handling or any(fact.handling in text for text in texts)
        assert fact.amount is None or amount_text(fact) in texts


def test_salaries_are_the_articles_with_figure_and_caveat(
    page: ArticlePage, catalogue: Catalogue
) -> None:
    rows = {row.fact.id: row for row in page.rows}
    for fact in facts_of(catalogue, "salary"):
        texts = shown_texts(rows[fact.id], page)
        assert amount_text(fact) in texts
        assert fact.caveat
        assert fact.caveat in texts
    assert amount_text(rows["salary-us-typical"].fact) == "$146,085 a year"


def test_every_quote_is_one_click_away(page: ArticlePage, catalogue: Catalogue) -> None:
    folded = page.findChildren(Quotes)
    for quotes in folded:
        if not quotes.quotes:
            continue
        assert not quotes.isVisibleTo(page)
        quotes.button.click()
        said = quotes.findChildren(Quotation)
        assert [each.isVisibleTo(page) for each in said] == [True] * len(quotes.quotes)
        for quote, each in zip(quotes.quotes, said, strict=True):
            assert any(quote.phrase in text for text in shown_texts(each, page))
    quoted = {quote for quotes in folded for quote in quotes.quotes}
    assert quoted == {quote for fact in catalogue.facts for quote in fact.quotes} | {
        quote for career in catalogue.careers.values() for quote in career.quotes
    }


def test_a_role_is_marked_and_in_view(page: ArticlePage, qtbot: QtBot) -> None:
    page.show_career("core-ml-engineer")
    card = page.careers["core-ml-engineer"]
    assert [id_ for id_, each in page.careers.items() if each.is_marked] == ["core-ml-engineer"]
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    page.show_career("")
    assert not any(each.is_marked for each in page.careers.values())


def test_paths_show_the_articles_words(page: ArticlePage, catalogue: Catalogue) -> None:
    for career in catalogue.careers.values():
        texts = " ".join(shown_texts(page.careers[career.id], page)).lower()
        assert career.article_says.lower() in texts
        assert not career.note or career.note.lower() in texts
