"""The context menu with the keyboard."""

import sys

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

MENU_KEYS = ["Shift+F10"] if sys.platform == "linux" else []
"""Those that Qt does not answer itself, as it does the Menu key, and on Windows this one."""


def open_context_menu() -> None:
    """Of what has the keyboard, where its cursor or its current row is."""
    widget = QApplication.focusWidget()
    if widget is None:
        return
    within = widget
    if isinstance(widget, QAbstractItemView):
        widget.scrollTo(widget.currentIndex())
        within = widget.viewport()
    asked = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    cursor = QRectF(asked).toRect()  # a line edit gives the one, a list the other
    place = cursor.intersected(within.rect()).center() if cursor.isValid() else cursor.center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, within.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
