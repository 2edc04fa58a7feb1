"""The card that opens when a link is refused."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from planner.document.document import Document
from planner.domain.catalogue import Catalogue
from planner.domain.skill import Prerequisite, Skill
from planner.edits import AddPrerequisite, Edit, RemovePrerequisite
from planner.render.theme import DARK
from planner.views.common.labels import Label
from planner.views.timeline.loop_card import LoopCard
from tests.gui.timeline.hand import Hand
from tests.gui.timeline.plan import BEGUN, FOLLOWER, GATED, made_up_roadmap

CHAIN = (BEGUN, GATED, FOLLOWER)


@pytest.fixture
def card(qtbot: QtBot, document: Document, hand: Hand) -> LoopCard:
    """The card of a loop over three skills."""
    made = LoopCard(document, CHAIN, hand.view)
    qtbot.addWidget(made)
    made.set_theme(DARK)
    return made


def words(card: LoopCard) -> list[str]:
    return [label.text() for label in card.findChildren(Label)]


@pytest.fixture
def opened(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> list[LoopCard]:
    """The cards that open from now on; a popup window would warn off the screen."""
    cards: list[LoopCard] = []

    def keep(card: LoopCard, corner: QPoint) -> None:
        assert hand.ground.mapFromGlobal(corner).x() <= hand.ground.width()
        cards.append(card)

    monkeypatch.setattr(LoopCard, "open_in", keep)
    return cards


def test_it_opens_when_a_link_is_refused(hand: Hand, opened: list[LoopCard]) -> None:
    hand.click(hand.body(GATED))
    hand.drag(hand.dot(GATED), hand.body(BEGUN))
    (card,) = opened
    assert "Calculus already comes before Probability" in " ".join(words(card))
    assert hand.document.undo_stack.count() == 0


def test_it_does_not_open_for_a_link_that_is_made_or_dropped_on_nothing(
    hand: Hand, opened: list[LoopCard]
) -> None:
    hand.click(hand.body("testing"))
    hand.drag(hand.dot("testing"), hand.body(GATED))
    hand.click(hand.body(GATED))
    hand.drag(hand.dot(GATED), hand.empty())
    assert opened == []


def test_it_does_not_open_where_a_skill_would_wait_for_itself(
    bootcamp: Hand, opened: list[LoopCard]
) -> None:
    bootcamp.canvas.reveal("deployment")
    bootcamp.click(bootcamp.body("deployment"))
    bootcamp.drag(bootcamp.dot("deployment"), bootcamp.body("deployment@course"))
    assert any("cannot wait for itself" in said for said in bootcamp.said)
    assert opened == []


def test_it_lists_the_loop_in_order(card: LoopCard) -> None:
    shown = [text for text in words(card) if text in ("Calculus", "Probability", "ML foundations")]
    assert shown == ["Calculus", "Probability", "ML foundations"]
    assert words(card).count("comes before") == 2
    assert words(card).count("refused") == 1
    assert words(card)[-1] == "back to Calculus"
    assert card.main is not None
    assert card.main.text() == "OK"


def test_another_link_can_be_broken_instead(card: LoopCard) -> None:
    broken: list[tuple[Edit, Edit]] = []
    card.broken.connect(lambda made, gone: broken.append((made, gone)))
    menu = card.menu_of_links()
    assert [action.text() for action in menu.actions()] == [
        "Probability no longer waits for Calculus", "ML foundations no longer waits for Probability"
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert broken == [(AddPrerequisite(BEGUN, FOLLOWER), RemovePrerequisite(FOLLOWER, GATED))]


def test_breaking_another_link_makes_this_one_in_the_same_step(
    hand: Hand, opened: list[LoopCard]
) -> None:
    hand.click(hand.body(GATED))
    hand.drag(hand.dot(GATED), hand.body(BEGUN))
    opened[0].menu_of_links().actions()[0].trigger()
    document = hand.document
    assert BEGUN not in document.schedule.tasks[GATED].needs
    assert GATED in document.roadmap.plan(BEGUN).needs
    text = "Link Probability to Calculus, unlink Calculus from Probability"
    assert document.undo_stack.undoText() == text
    assert document.undo_stack.count() == 1
    document.undo()
    assert BEGUN in document.schedule.tasks[GATED].needs
    assert document.roadmap.plan(BEGUN).needs == ()


def test_a_second_loop_is_explained_in_its_turn(hand: Hand, opened: list[LoopCard]) -> None:
    document = hand.document
    document.apply(AddPrerequisite(FOLLOWER, BEGUN))
    hand.click(hand.body(FOLLOWER))
    hand.drag(hand.dot(FOLLOWER), hand.body(BEGUN))
    opened[0].menu_of_links().actions()[0].trigger()
    assert len(opened) == 2
    assert document.roadmap.plan(BEGUN).needs == ()
    opened[1].menu_of_links().actions()[0].trigger()
    assert document.roadmap.plan(BEGUN).needs == (FOLLOWER,)


def test_a_long_loop_is_counted_in_its_middle(qtbot: QtBot, catalogue: Catalogue) -> None:
    like = catalogue.skills["talks"]
    more: dict[str, Skill] = {}
    for place in range(14):
        needs = (Prerequisite(skill=f"step-{place - 1}"),) if place else ()
        id_ = f"step-{place}"
        more[id_] = replace(like, id=id_, name=f"Step {place}", prerequisites=needs)
    document = Document(made_up_roadmap(), replace(catalogue, skills={**catalogue.skills, **more}))
    made = LoopCard(document, tuple(more), None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    steps = [text for text in words(made) if text.startswith("Step ")]
    assert "Step 0" in steps
    assert "Step 13" in steps
    assert "and 6 more" in words(made)
