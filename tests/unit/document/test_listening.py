"""One list connects and disconnects."""

import weakref

from PySide6.QtCore import QObject, Signal

from planner.document.listening import Listening


class Speaker(QObject):
    said = Signal(str)
    coughed = Signal()


class Hearer(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.listening = Listening()

    def follow(self, speaker: Speaker) -> None:
        self.listening.hear((speaker.said, self.on_said), (speaker.coughed, self.on_coughed))

    def on_said(self, word: str) -> None:
        self.heard.append(word)

    def on_coughed(self) -> None:
        self.heard.append("cough")


def test_hears_all_of_one_and_nothing_of_the_one_before() -> None:
    first, second, hearer = Speaker(), Speaker(), Hearer()
    hearer.follow(first)
    first.said.emit("a")
    first.coughed.emit()
    hearer.follow(second)
    first.said.emit("b")
    first.coughed.emit()
    second.said.emit("c")
    assert hearer.heard == ["a", "cough", "c"]


def test_following_the_same_one_again_hears_it_once() -> None:
    speaker, hearer = Speaker(), Hearer()
    hearer.follow(speaker)
    hearer.follow(speaker)
    speaker.said.emit("a")
    assert hearer.heard == ["a"]


def test_hears_nothing_once_stopped_and_stopping_twice_is_harmless() -> None:
    speaker, hearer = Speaker(), Hearer()
    hearer.follow(speaker)
    hearer.listening.stop()
    hearer.listening.stop()
    speaker.said.emit("a")
    assert hearer.heard == []


def test_a_speaker_that_is_gone_is_let_go_of_without_a_word() -> None:
    speaker, hearer = Speaker(), Hearer()
    hearer.follow(speaker)
    del speaker
    hearer.follow(other := Speaker())
    other.said.emit("a")
    assert hearer.heard == ["a"]


def test_listening_keeps_no_hearer_alive() -> None:
    speaker, hearer = Speaker(), Hearer()
    hearer.follow(speaker)
    gone = weakref.ref(hearer)
    del hearer
    assert gone() is None
