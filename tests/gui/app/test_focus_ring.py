"""The ring stays around what has the focus, also where a panel is scrolled below it."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.views.common.focus_ring import FocusRing

OUT = 4


def test_the_ring_goes_along_when_its_panel_is_scrolled(qapp: QApplication, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    area, panel, ring = QScrollArea(host), QWidget(), FocusRing(host)
    rows = QVBoxLayout(panel)
    buttons = [QPushButton(f"Row {row}") for row in range(40)]
    for button in buttons:
        rows.addWidget(button)
    area.setWidget(panel)
    area.setGeometry(10, 10, 200, 300)
    host.resize(300, 400)
    host.show()
    ring.expect_keys()
    target = buttons[6]
    qapp.focusChanged.emit(None, target)

    def around() -> QRect:
        place = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
        return place.adjusted(-OUT, -OUT, OUT, OUT)

    before = around()
    assert ring.geometry() == before
    area.verticalScrollBar().setValue(80)
    assert around() != before
    assert ring.geometry() == around()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert ring.isHidden()
    area.verticalScrollBar().setValue(0)
    assert not ring.isHidden()
    assert ring.geometry() == before
    panel.deleteLater()
    qapp.sendPostedEvents(panel)
    qapp.focusChanged.emit(target, None)
    assert ring.isHidden()
