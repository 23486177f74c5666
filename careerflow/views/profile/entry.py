"""One entry of the profile: its fields, what was read, and the ways to remove and restore it."""

from abc import abstractmethod
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from careerflow.models.profile import Correction
from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText, Text

Value = TypeVar("Value")


class Entry(QFrame, Generic[Value]):
    """Subclasses build `fields`, and say what they hold by `value`, `show_value` and `check`."""

    changed = Signal()
    dropped = Signal()
    """An entry that the user had added is gone."""
    repeats = False
    """Whether the fields say as much as the quote of the CV, until they are changed."""

    def __init__(self, theme: Theme, read: Value | None, quote: str) -> None:
        """`quote` is what stands in the CV, "" for an entry that the user adds."""
        super().__init__()
        self.setProperty("role", "entry")
        self.read = read
        self._quote = quote
        self._showing = False
        self._removed = False
        self._build(theme)

    # What a subclass says

    @abstractmethod
    def fields(self) -> QLayout:
        """Where the value is written."""

    @abstractmethod
    def value(self) -> Value | None:
        """What is written; None where nothing is. Raises ValueError where `check` complains."""

    @abstractmethod
    def show_value(self, value: Value) -> None:
        """Writes `value` into the fields."""

    def check(self) -> str:
        """What is wrong with what is written, "" where nothing is; marks the fields."""
        return ""

    def doubt(self) -> str:
        """What looks as if it had not been read in full, "" where nothing does."""
        return ""

    @abstractmethod
    def summary(self) -> str:
        """The entry on one line."""

    # What the editor asks

    def correction(self) -> Correction[Value]:
        """Raises ValueError where something is wrong."""
        now = None if self._removed else self.value()
        return Correction(self.read, self.read if now == self.read else now)

    def is_wrong(self) -> bool:
        return not self._removed and bool(self.check())

    def focus_wrong(self) -> None:
        self.setFocus()

    def show_correction(self, correction: Correction[Value]) -> None:
        self._removed = correction.now is None
        value = correction.now if correction.now is not None else correction.read
        if value is not None:
            self._show(value)
        self.refresh()

    def remove(self) -> None:
        """An entry of the user's own goes for good; what was read can be restored."""
        self._removed = True
        self.refresh()
        if self.read is None:
            self.dropped.emit()
            self.hide()
        else:
            self._restore.setFocus()
        self.changed.emit()

    def restore(self) -> None:
        """As it was read."""
        assert self.read is not None
        self._removed = False
        self._show(self.read)
        self.refresh()
        self.setFocus()
        self.changed.emit()

    def refresh(self) -> None:
        self._shown.setVisible(not self._removed)
        self._left.setVisible(self._removed)
        wrong = "" if self._removed else self.check()
        doubt = "" if wrong or self._removed else self.doubt()
        differs = self.read is not None and not wrong and self.correction().changed
        self._as_read.setVisible(differs or bool(wrong and self.read is not None))
        self._mark.setText(self._mark_text(differs))
        self._mark.setVisible(bool(self._mark.text()))
        self._source.setVisible(bool(self._quote) and (not self.repeats or differs))
        self._said.setText(wrong or doubt)
        self._said.setVisible(bool(wrong or doubt))
        self._warning.setVisible(bool(wrong or doubt))
        self._warning.set_icon(
            "circle-alert" if wrong else "triangle-alert",
            "missing_text" if wrong else "partial_text",
        )
        self.setAccessibleName(self.summary())
        if self._removed and self.read is not None:
            self._gone.setText(self.tr("Removed: {entry}").format(entry=self.summary()))

    def retranslate(self) -> None:
        self._remove.name_it(self.tr("Remove this entry"))
        self._as_read.setText(self.tr("As read"))
        self._as_read.setToolTip(self.tr("Take back your changes to this entry"))
        self._restore.setText(self.tr("Restore"))
        if self._quote:
            self._source.setText(self.tr("In the CV: {quote}").format(quote=self._quote))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _mark_text(self, differs: bool) -> str:
        if self.read is None:
            return self.tr("Added by you")
        return self.tr("Corrected by you") if differs else ""

    def _show(self, value: Value) -> None:
        self._showing = True
        self.show_value(value)
        self._showing = False

    def on_edited(self) -> None:
        if not self._showing:
            self.refresh()
            self.changed.emit()

    def _build(self, theme: Theme) -> None:
        self._remove = IconButton(theme, "trash-2")
        self._remove.clicked.connect(self.remove)
        self._as_read = Button(theme, "quiet", "undo-2")
        self._as_read.clicked.connect(self.restore)
        self._source = ElidedText("caption", Qt.TextElideMode.ElideRight)
        self._source.setVisible(bool(self._quote))
        self._mark = Text("mark")
        self._said = Text("caption", wrap=True)
        self._warning = IconLabel(theme, "triangle-alert", "partial_text", 14)
        # Level with the first field, whose name is above it.
        beside = column(Space.L + Space.XS, self._remove, 0, spacing=0)
        top = row(self.fields(), beside, spacing=Space.S)
        top.setStretch(0, 1)
        below = row(self._source, self._mark, self._as_read, spacing=Space.S)
        below.setStretch(0, 1)
        if not self._quote:
            below.insertStretch(0, 1)
        doubt = row(self._warning, self._said, spacing=Space.XS)
        doubt.setStretch(1, 1)
        shown = QWidget()
        shown.setLayout(column(top, doubt, below, spacing=Space.XS, margins=Space.M))
        self._shown, self._left = shown, self._removed_page(theme)
        self._left.hide()
        self.setLayout(column(self._shown, self._left, spacing=0))

    def _removed_page(self, theme: Theme) -> QWidget:
        self._gone = ElidedText("muted", Qt.TextElideMode.ElideRight)
        self._restore = Button(theme, "quiet", "undo-2")
        self._restore.clicked.connect(self.restore)
        page = QWidget()
        line = row(self._gone, self._restore, margins=(Space.M, Space.XS, Space.M, Space.XS))
        line.setStretch(0, 1)
        page.setLayout(line)
        return page
