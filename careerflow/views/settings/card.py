"""The boxes of the settings page."""

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from careerflow.views.theme import Space
from careerflow.views.widgets.layout import column


def card(frame: QFrame, *items: QWidget | QLayout) -> None:
    """Makes `frame` a box that holds `items` from top to bottom."""
    frame.setProperty("role", "card")
    frame.setLayout(column(*items, spacing=Space.L, margins=Space.XL))


def line() -> QFrame:
    """Between two items of a box."""
    made = QFrame()
    made.setProperty("role", "line")
    return made
