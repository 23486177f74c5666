"""Notes in Markdown: written as plain text, shown as they read."""

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTextBrowser, QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText

_SETTLES_MS = 600
_FEATURES = QTextDocument.MarkdownFeature
_GITHUB = _FEATURES.MarkdownDialectGitHub | _FEATURES.MarkdownNoHTML


class NotesEditor(QWidget):
    """`settled` carries the text once the user has paused, or has left the field; `begun` says that
    the keyboard came into it, so that what is typed until it leaves is one edit."""

    settled = Signal(str)
    begun = Signal()
    link_wanted = Signal(str)
    """The address of a link in the notes that was clicked: web or mail."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._given = self._kept = ""
        self._pages = QStackedWidget()
        self._source = _Source()
        self._source.left.connect(self.flush)
        self._source.entered.connect(self.begun)
        self._source.setTabChangesFocus(True)
        self._preview = _Preview()
        self._preview.anchorClicked.connect(self._on_link)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._timer.timeout.connect(self.flush)
        self._source.textChanged.connect(self._on_typed)
        self._switch = Button(theme, "quiet", "eye")
        self._switch.setCheckable(True)
        self._switch.toggled.connect(self._show_preview)
        self._hint = ElidedText("caption", Qt.TextElideMode.ElideRight)
        self._pages.addWidget(self._source)
        self._pages.addWidget(self._preview)
        below = row(self._hint, 0, self._switch)
        whole = column(self._pages, below, spacing=Space.XS)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFocusProxy(self._source)
        self.retranslate()

    def name_it(self, name: str) -> None:
        """For a screen reader."""
        self._source.setAccessibleName(name)
        self._preview.setAccessibleName(name)

    def set_placeholder(self, text: str) -> None:
        self._source.setPlaceholderText(text)

    def text(self) -> str:
        return self._source.toPlainText()

    def set_text(self, text: str) -> None:
        """Announces nothing. What the user is still typing stays."""
        if self._timer.isActive() or text in (self._given, self._kept):
            return
        self._source.blockSignals(True)
        self._source.setPlainText(text)
        self._source.blockSignals(False)
        # As the field gives it back: it has its own line ends and spaces.
        self._given, self._kept = text, self.text()
        self._preview.setDocumentMarkdown(text)

    def flush(self) -> None:
        """Announces what was typed now, if anything was."""
        self._timer.stop()
        text = self.text()
        if text != self._kept:
            self._given = self._kept = text
            self.settled.emit(text)

    def retranslate(self) -> None:
        self._switch.setText(self.tr("Preview"))
        self._hint.setText(self.tr("**bold**  *italic*  - list  [link](https://…)"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _on_typed(self) -> None:
        self._timer.start()

    def _show_preview(self, shown: bool) -> None:
        self.flush()
        self._preview.setDocumentMarkdown(self.text())
        self._pages.setCurrentWidget(self._preview if shown else self._source)
        self._hint.setVisible(not shown)
        self.setFocusProxy(self._preview if shown else self._source)

    def _on_link(self, address: QUrl) -> None:
        if address.scheme() in ("http", "https", "mailto"):
            self.link_wanted.emit(address.toString())


class _Source(QPlainTextEdit):
    left = Signal()
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _Preview(QTextBrowser):
    """Loads nothing: a picture that the notes name stays a name."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def setDocumentMarkdown(self, text: str) -> None:  # noqa: N802 - as Qt's own
        self.document().setMarkdown(text, _GITHUB)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None
