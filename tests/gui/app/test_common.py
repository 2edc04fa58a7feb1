"""The widgets all views share."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.app.settings import RECENT, SIDEBAR_WIDTH, Settings
from planner.render.theme import DARK
from planner.views.common.buttons import Button, IconButton
from planner.views.common.fields import FilterField
from planner.views.common.labels import ElidedLabel, KeyCap, Label, SectionHeader
from planner.views.common.lines import BusyLine, ProgressLine, Separator
from planner.views.common.notices import Banner, Toast
from planner.views.common.segmented import SegmentedControl
from planner.views.common.themed import Themed, theme_children


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_theme_reaches_all_children(qtbot: QtBot) -> None:
    page = QWidget()
    parts: list[QWidget] = [
        Button("Save", "save", "primary", key="Ctrl S"), Button("More", chevron=True, small=True),
        IconButton("plus", "Add"), FilterField("Filter"),
        Label("Text"), ElidedLabel("Text"), KeyCap("Esc"),
        SectionHeader("Needs", "plus", "Add"), ProgressLine(), Separator(), BusyLine(), Banner(),
        SegmentedControl([("a", "A", "")]),
    ]  # fmt: skip
    for part in parts:
        part.setParent(page)
    shown(qtbot, page)
    theme_children(page, DARK)
    for part in page.findChildren(QWidget):
        if isinstance(part, Themed):
            assert part.theme is DARK, part
            assert not part.grab().isNull()


class _Box(Themed, QWidget):
    pass


def test_a_theme_passes_through_whatever_lies_between(qtbot: QtBot) -> None:
    outer, plain, inner = _Box(), QWidget(), _Box()
    label = Label("Text")
    plain.setParent(outer)
    inner.setParent(plain)
    label.setParent(inner)
    qtbot.addWidget(outer)
    outer.set_theme(DARK)
    assert (inner.theme, label.theme) == (DARK, DARK)


def test_segments_follow_keys_and_clicks(qtbot: QtBot) -> None:
    control = SegmentedControl([("a", "A", ""), ("b", "B", ""), ("c", "C", "")])
    shown(qtbot, control)
    chosen: list[str] = []
    control.chosen.connect(chosen.append)
    control.set_current("c")
    assert chosen == []
    QTest.keyClick(control, Qt.Key.Key_Right)
    QTest.keyClick(control, Qt.Key.Key_Left)
    assert chosen == ["a", "c"]
    control.set_current("")
    assert control.current == ""


def test_filter_clears_by_escape_then_tells(qtbot: QtBot) -> None:
    field = FilterField("Filter")
    shown(qtbot, field)
    QTest.keyClicks(field, "cal")
    assert field.clear_button.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.escaped):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_elided_label_tells_whole_text_when_cut(qtbot: QtBot) -> None:
    label = ElidedLabel("A rather long sentence")
    shown(qtbot, label)
    label.resize(40, 18)
    assert label.toolTip() == "A rather long sentence"
    label.resize(400, 18)
    assert label.toolTip() == ""


def test_banner_and_toast_close_on_action(qtbot: QtBot) -> None:
    host = shown(qtbot, QWidget())
    host.resize(600, 400)
    done: list[str] = []
    for notice in (Banner(host), Toast(host)):
        if isinstance(notice, Banner):
            notice.say("warn", "Careful.", ("Go on", lambda: done.append("banner")))
        else:
            notice.say("Saved", ("Open", lambda: done.append("toast")), busy=True)
        button = notice.findChild(Button)
        assert isinstance(button, Button)
        button.click()
        assert not notice.isVisible()
    assert done == ["banner", "toast"]


def test_settings_survive_nonsense() -> None:
    settings = Settings()
    settings._store.setValue(SIDEBAR_WIDTH.key, "wide")
    settings._store.setValue(RECENT.key, "{")
    assert settings.get(SIDEBAR_WIDTH) in (0, 248)
    assert settings.get_list(RECENT) == []
    settings.set_list(RECENT, [{"path": "/a.yaml"}])
    assert Settings().get_list(RECENT) == [{"path": "/a.yaml"}]
