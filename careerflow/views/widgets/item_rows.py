"""A few things below each other, each with what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText, Text


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done: an icon, and its name."""

    icon: str
    name: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Item:
    """`id` stays while the texts change. The first act is also that of a double click and Enter,
    an act whose icon is the bin that of Delete."""

    id: str
    icon: str
    color: str
    title: str
    detail: str
    acts: tuple[Act, ...]
    note: str = ""


class ItemRows(QWidget):
    """The keyboard stays in its row while rows come and go; after the last it is at `fallback`."""

    def __init__(self, theme: Theme, fallback: QWidget) -> None:
        super().__init__()
        self._theme, self._fallback = theme, fallback
        self._rows: dict[str, _Row] = {}
        self._empty = Text("muted", wrap=True)
        self._column: QVBoxLayout = column(self._empty, spacing=0)
        self.setLayout(self._column)

    def set_empty(self, text: str) -> None:
        """What is said where there is nothing."""
        self._empty.setText(text)
        self._empty.setVisible(bool(text) and not self._rows)

    def set_items(self, items: Sequence[Item]) -> None:
        focused = next((n for n, key in enumerate(self._rows) if self._rows[key].has_focus()), None)
        wanted = {item.id for item in items}
        lost = focused is not None and list(self._rows)[focused] not in wanted
        for key in [key for key in self._rows if key not in wanted]:
            gone = self._rows.pop(key)
            gone.hide()
            gone.deleteLater()
        rows = {}
        for number, item in enumerate(items):
            shown = self._rows.get(item.id) or _Row(self._theme)
            shown.show_item(item)
            if self._column.indexOf(shown) != number:
                self._column.insertWidget(number, shown)
            rows[item.id] = shown
        self._rows = rows
        self._order()
        self._empty.setVisible(bool(self._empty.text()) and not rows)
        if lost and focused is not None:
            left = list(rows.values())
            (left[min(focused, len(left) - 1)] if left else self._fallback).setFocus()

    def _order(self) -> None:
        """Tab goes from the fallback through the rows."""
        before = self._fallback
        for shown in self._rows.values():
            for button in shown.buttons():
                QWidget.setTabOrder(before, button)
                before = button

    def focus_first(self) -> None:
        """The keyboard goes to the first row, where there is one."""
        for shown in self._rows.values():
            shown.setFocus()
            return

    def names(self) -> list[str]:
        """What a screen reader says of each row."""
        return [shown.accessibleName() for shown in self._rows.values()]


class _Row(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._item: Item | None = None
        self._icon = IconLabel(theme, "circle-dot", "muted", 16)
        self._title = ElidedText("strong", Qt.TextElideMode.ElideRight)
        self._detail = ElidedText("caption", Qt.TextElideMode.ElideRight)
        self._note = Text("caption", wrap=True)
        self._buttons: list[IconButton] = []
        texts = column(self._title, self._detail, self._note, spacing=1)
        self._line = row(column(2, self._icon, 0, spacing=0), texts, spacing=Space.S)
        self._line.setStretch(1, 1)
        self._line.setContentsMargins(0, Space.XS, 0, Space.XS)
        self.setLayout(self._line)

    def show_item(self, item: Item) -> None:
        self._item = item
        self._icon.set_icon(item.icon, item.color)
        self._title.setText(item.title)
        self._detail.setText(item.detail)
        self._detail.setVisible(bool(item.detail))
        self._note.setText(item.note)
        self._note.setVisible(bool(item.note))
        self.setAccessibleName(", ".join(t for t in (item.title, item.detail, item.note) if t))
        for number, act in enumerate(item.acts):
            button = self._button(number)
            button.set_icon(act.icon)
            button.name_it(f"{act.name}: {item.title}")
        for button in self._buttons[len(item.acts) :]:
            button.hide()
        if self._buttons:
            self.setFocusProxy(self._buttons[0])

    def buttons(self) -> list[IconButton]:
        return [button for button in self._buttons if not button.isHidden()]

    def has_focus(self) -> bool:
        return any(button.hasFocus() for button in self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._item is not None:
            for act in self._item.acts:
                if act.icon == "trash-2":
                    act.run()
                    return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._run(0)

    def _run(self, number: int) -> None:
        if self._item is not None and number < len(self._item.acts):
            self._item.acts[number].run()

    def _button(self, number: int) -> IconButton:
        if number == len(self._buttons):
            made = IconButton(self._theme, "ellipsis")
            made.clicked.connect(lambda: self._run(number))
            self._buttons.append(made)
            self._line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        button = self._buttons[number]
        button.show()
        return button
