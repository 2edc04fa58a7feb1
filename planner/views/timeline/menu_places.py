"""Which menu of the canvas is asked for, and where it opens."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QContextMenuEvent

from planner.views.timeline.hit_test import hit
from planner.views.timeline.speech.ground import SpokenGround


def ask_menu(canvas: SpokenGround, event: QContextMenuEvent) -> None:
    """Ask for the menu of what lies under the pointer; by key, of the selection."""
    if event.reason() is QContextMenuEvent.Reason.Keyboard:
        _ask_by_key(canvas)
        return
    at, place = event.pos(), event.globalPos()
    scene = canvas.scene()
    found = hit(scene, QPointF(at))
    if at.y() < scene.head.height:
        canvas.head_menu_requested.emit(found, canvas.scale.day(at.x()), place)
        return
    if found.id and found.id not in canvas.document.selection:
        canvas.document.select([found.id])
    canvas.menu_requested.emit(found.id or "", place)


def _ask_by_key(canvas: SpokenGround) -> None:
    """Below the leading selected bar, else on the ground."""
    scene = canvas.scene()
    lead = next((id_ for id_ in canvas.document.selection[:1] if scene.has(id_)), "")
    corner = QPoint(40, round(scene.head.height) + 20)
    if lead:
        canvas.reveal(lead)
        corner = canvas.scene().rect(lead).bottomLeft().toPoint()
    canvas.menu_requested.emit(lead, canvas.viewport().mapToGlobal(corner))
