"""The text of an advert: to read, and to correct where the user says so."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text


class AdvertPane(QWidget):
    edited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._hint = Text("caption", wrap=True)
        self._edit = Button(theme, icon_name="pencil")
        self._save, self._cancel = Button(theme, "primary"), Button(theme)
        self._edit.clicked.connect(lambda: self._set_editing(True))
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self._on_cancel)
        below = row(self._hint, self._edit, self._cancel, self._save)
        below.setStretch(0, 1)
        layout = column(self._text, below, spacing=Space.M, margins=Space.L)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self._text)
        self._set_editing(False)

    def set_text(self, text: str) -> None:
        """Says nothing. What is being corrected stays, until another advert is shown."""
        if text != self._kept:
            self._kept = text
            self._text.setPlainText(text)
            self._set_editing(False)

    def flush(self) -> None:
        """What is being corrected is saved, as if the button had been clicked."""
        if self.is_editing():
            self._on_save()

    def is_editing(self) -> bool:
        return not self._text.isReadOnly()

    def retranslate(self) -> None:
        self._text.setAccessibleName(self.tr("Text of the advert"))
        self._edit.setText(self.tr("Edit"))
        self._save.setText(self.tr("Save"))
        self._cancel.setText(self.tr("Cancel"))
        editing = self.is_editing()
        self._hint.setText(
            self.tr("Reports that exist already are about the text as it was.") if editing else ""
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _set_editing(self, editing: bool) -> None:
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._text.setReadOnly(not editing)
        self._edit.setVisible(not editing)
        for widget in (self._save, self._cancel):
            widget.setVisible(editing)
        self.retranslate()
        if had_focus:
            self._text.setFocus()

    def _on_save(self) -> None:
        text = self._text.toPlainText()
        changed = text != self._kept
        self._kept = text
        self._set_editing(False)
        if changed:
            self.edited.emit(text)

    def _on_cancel(self) -> None:
        self._text.setPlainText(self._kept)
        self._set_editing(False)
