"""Entries of one kind under their heading, with the button that adds one."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerflow.models.profile import Correction
from careerflow.views.profile.entry import Entry
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

Value = TypeVar("Value")
Make = Callable[[Theme, Value | None, str], Entry[Value]]


class EntryList(QWidget, Generic[Value]):
    changed = Signal()
    added = Signal(QWidget)

    def __init__(self, theme: Theme, make: Make[Value]) -> None:
        super().__init__()
        self._theme, self._make = theme, make
        self.entries: list[Entry[Value]] = []
        self._title = Text("title")
        self._none = Text("muted")
        self._add = Button(theme, "quiet", "plus")
        self._add.clicked.connect(self.add)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        heading = row(self._title, 0, self._add)
        self.setLayout(column(heading, self._none, self._column, spacing=Space.XS))

    def set_texts(self, title: str, none: str, add: str) -> None:
        self._title.setText(title)
        self._none.setText(none)
        self._add.setText(add)

    def show_entry(self, correction: Correction[Value], quote: str) -> None:
        """`quote` is what stands in the CV; call `show_whether_empty` after the last one."""
        self._place(correction.read, quote).show_correction(correction)

    def add(self) -> Entry[Value]:
        entry = self._place(None, "")
        self.show_whether_empty()
        entry.show()
        entry.setFocus()
        self.changed.emit()
        self.added.emit(entry)
        return entry

    def corrections(self) -> tuple[Correction[Value], ...]:
        """In full; without entries that say nothing. Raises ValueError."""
        found = (entry.correction() for entry in self.entries)
        return tuple(item for item in found if item.read is not None or item.now is not None)

    def first_wrong(self) -> Entry[Any] | None:
        return next((entry for entry in self.entries if entry.is_wrong()), None)

    def _place(self, read: Value | None, quote: str) -> Entry[Value]:
        entry = self._make(self._theme, read, quote)
        entry.retranslate()
        entry.changed.connect(self._on_changed)
        entry.dropped.connect(self._add.setFocus)
        self.entries.append(entry)
        self._column.addWidget(entry)
        return entry

    def _on_changed(self) -> None:
        self.show_whether_empty()
        self.changed.emit()

    def show_whether_empty(self) -> None:
        self._none.setVisible(all(entry.isHidden() for entry in self.entries))
