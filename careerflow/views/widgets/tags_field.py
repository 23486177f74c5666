"""Tags as chips, with a field behind them that takes one more."""

import unicodedata
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from careerflow.models.folding import folded
from careerflow.views.icons import icon
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.flow_layout import FlowLayout
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.tab_order import put_before

_LONGEST = 40  # characters of a tag
_WIDEST = 220  # of a chip
_MOST_PROPOSED = 8
_ENDS = ",;"
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Without what is empty or said twice, however it is capitalised."""
    found: dict[str, str] = {}
    for tag in tags:
        words = " ".join(unicodedata.normalize("NFC", tag).split())[:_LONGEST].strip()
        if words:
            found.setdefault(words.casefold(), words)
    return tuple(found.values())


class TagsField(QFrame):
    """Enter, a comma or leaving the field takes what was typed; Backspace in the empty field goes
    to the last chip, where Delete or Backspace removes it."""

    tags_changed = Signal(tuple)
    """tuple[str, ...]: by the user."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self._chips: list[_Chip] = []
        self.setProperty("role", "tags")
        self._inside = QWidget()
        self._flow = FlowLayout(self._inside, Space.XS)
        self.edit = _TagEdit()
        self.edit.textEdited.connect(self._on_edited)
        self.edit.taken.connect(self._take)
        self.edit.focus_changed.connect(self._ring)
        self.edit.went_back.connect(lambda: self._focus_chip(len(self._chips) - 1))
        self._flow.addWidget(self.edit)
        self.setLayout(column(self._inside, margins=(Space.XS, 3, Space.XS, 3)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.edit)
        theme.changed.connect(self._show_chips)
        self.retranslate()

    def tags(self) -> tuple[str, ...]:
        return self._tags

    def set_tags(self, tags: Sequence[str]) -> None:
        """Says nothing; what is being typed stays."""
        tags = clean_tags(tags)
        if tags != self._tags:
            self._tags = tags
            self._show_chips()

    def set_known(self, tags: Iterable[str]) -> None:
        """Those to propose while one is typed."""
        self._known = clean_tags(tags)

    def take_typed(self) -> None:
        """What stands in the field becomes a tag, as if Enter had been pressed."""
        self._take(self.edit.text())

    def retranslate(self) -> None:
        self.edit.setPlaceholderText(self.tr("Add a tag"))
        self.edit.setAccessibleName(self.tr("New tag"))
        for chip in self._chips:
            chip.name_it(self.tr("Remove the tag {tag}").format(tag=chip.tag))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus()
        super().mousePressEvent(event)

    def _ring(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_edited(self, text: str) -> None:
        if text[-1:] in _ENDS and text.strip(_ENDS + " "):
            self._take(text.rstrip(_ENDS))
            return
        wanted = folded(text.strip())
        taken = {tag.casefold() for tag in self._tags}
        found = [
            tag for tag in self._known if wanted in folded(tag) and tag.casefold() not in taken
        ]
        self.edit.propose(found[:_MOST_PROPOSED] if wanted else [])

    def _take(self, text: str) -> None:
        self.edit.clear()
        known = {tag.casefold(): tag for tag in self._known}
        words = [part for part in text.replace(";", ",").split(",") if part.strip()]
        as_known = [known.get(tag.casefold(), tag) for tag in clean_tags(words)]
        self._change(clean_tags((*self._tags, *as_known)))

    def _remove(self, tag: str) -> None:
        place = self._tags.index(tag)
        self._change(tuple(other for other in self._tags if other != tag))
        self._focus_chip(min(place, len(self._chips) - 1))

    def _change(self, tags: tuple[str, ...]) -> None:
        if tags != self._tags:
            self._tags = tags
            self._show_chips()
            self.tags_changed.emit(tags)

    def _focus_chip(self, place: int) -> None:
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus()
        else:
            self.edit.setFocus()

    def _walk(self, chip: "_Chip", by: int) -> None:
        self._focus_chip(max(0, self._chips.index(chip) + by))

    def _show_chips(self) -> None:
        self._flow.takeAt(self._flow.count() - 1)  # the field, which stays
        had_keyboard = self.edit.hasFocus()
        self._flow.clear()
        self._chips = [_Chip(self._theme, tag, self._inside) for tag in self._tags]
        for chip in self._chips:
            chip.remove_wanted.connect(self._remove)
            chip.walked.connect(self._walk)
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.edit)
        if had_keyboard:
            self.edit.setFocus()
        put_before(self.edit, self._chips)
        self.retranslate()
        self._inside.updateGeometry()


class _Chip(QPushButton):
    """A tag; a click or Delete removes it."""

    remove_wanted = Signal(str)
    walked = Signal(object, int)
    """The chip that has the keyboard, and -1 or 1: to the one before or after it."""

    def __init__(self, theme: Theme, tag: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self.setProperty("role", "tag")
        self.setAutoDefault(False)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross at the end
        self.setIcon(icon(theme, "x", "accent_soft_text", 12))
        self.setIconSize(QSize(12, 12))
        self.setMaximumWidth(_WIDEST)
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(tag, Qt.TextElideMode.ElideRight, _WIDEST - 48)
        self.setText(shown.replace("&", "&&"))
        self.clicked.connect(lambda: self.remove_wanted.emit(tag))

    def name_it(self, name: str) -> None:
        self.setToolTip(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVE:
            self.remove_wanted.emit(self.tag)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.walked.emit(self, -1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)


class _TagEdit(QLineEdit):
    taken = Signal(str)
    went_back = Signal()
    """Left or Backspace, with nothing to go back over in here."""
    focus_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "inline")
        self.setMaxLength(4 * _LONGEST)
        self._proposed = QStringListModel(self)
        # Not as the line edit's own completer: that would write its choice into the field.
        self._completer = completer = QCompleter(self._proposed, self)
        self._popup = QListView()
        completer.setPopup(self._popup)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST_PROPOSED)
        completer.setWidget(self)
        completer.activated.connect(self.taken)

    def propose(self, tags: list[str]) -> None:
        """In a list below the field, until something else is typed."""
        self._proposed.setStringList(tags)
        if tags:
            self._completer.complete()
        else:
            self._popup.hide()

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Backspace)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if popup.isVisible() and popup.currentIndex().isValid():
                event.ignore()  # the list takes its current one
            elif self.text().strip():
                popup.hide()
                self.taken.emit(self.text())
            else:
                super().keyPressEvent(event)
        elif back and self.cursorPosition() == 0 and not self.hasSelectedText():
            self.went_back.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)
        if self.text().strip() and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.taken.emit(self.text())
