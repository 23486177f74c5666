"""Layouts on the spacing scale."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from careerflow.views.theme import Space

_Box = TypeVar("_Box", bound=QBoxLayout)


def column(
    *items: QWidget | QLayout | int, spacing: int = Space.S, margins: int | tuple[int, ...] = 0
) -> QVBoxLayout:
    """`items` from top to bottom; an int is that much free space, 0 takes what is left."""
    return _filled(QVBoxLayout(), items, spacing, margins)


def row(
    *items: QWidget | QLayout | int, spacing: int = Space.S, margins: int | tuple[int, ...] = 0
) -> QHBoxLayout:
    """`items` from left to right; an int is that much free space, 0 takes what is left."""
    return _filled(QHBoxLayout(), items, spacing, margins)


def _filled(
    layout: _Box,
    items: tuple[QWidget | QLayout | int, ...],
    spacing: int,
    margins: int | tuple[int, ...],
) -> _Box:
    around = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*around)
    layout.setSpacing(spacing)
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif item:
            layout.addSpacing(item)
        else:
            layout.addStretch(1)
    return layout
