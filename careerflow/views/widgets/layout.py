"""Layouts on the spacing scale."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from careerflow.views.theme import Space

_Box = TypeVar("_Box", bound=QBoxLayout)


def column(
    *items: QWidget | QLayout | int,
    spacing: int = Space.S,
    margins: int | tuple[int, ...] = 0,
    inside: QWidget | None = None,
) -> QVBoxLayout:
    """`items` from top to bottom; an int is that much free space, 0 takes what is left.

    `inside` is the widget that is laid out, where it stands in the window already: what moves
    into another widget afterwards is styled again with all that it holds.
    """
    return _filled(
        QVBoxLayout() if inside is None else QVBoxLayout(inside), items, spacing, margins
    )


def row(
    *items: QWidget | QLayout | int,
    spacing: int = Space.S,
    margins: int | tuple[int, ...] = 0,
    inside: QWidget | None = None,
) -> QHBoxLayout:
    """`items` from left to right; otherwise as `column`."""
    return _filled(
        QHBoxLayout() if inside is None else QHBoxLayout(inside), items, spacing, margins
    )


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


def keep_room(widget: QWidget) -> None:
    """What stands above it stays there while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
