"""What a reader of the report should know about the CV or the job: its warnings."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from careerflow.models.message import Message
from careerflow.views.icons import IconLabel
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme


class Notes(QFrame):
    """Shows the first warning; the others unfold."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._language = language
        self._warnings: tuple[Message, ...] = ()
        self._unfolded = False
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._more = QPushButton()
        self._more.setProperty("role", "quiet")
        self._more.clicked.connect(self._unfold)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        line.setSpacing(Space.S)
        line.addWidget(IconLabel(theme, "triangle-alert", "partial_text"))
        line.addWidget(self._text, 1)
        line.addWidget(self._more)

    def show_warnings(self, warnings: tuple[Message, ...]) -> None:
        self._warnings, self._unfolded = warnings, False
        self.setVisible(bool(warnings))
        self.retranslate()

    def retranslate(self) -> None:
        shown = self._warnings if self._unfolded else self._warnings[:1]
        self._text.setText("\n".join(self._language.wording.say(w) for w in shown))
        others = len(self._warnings) - 1
        self._more.setVisible(others > 0)
        more = self.tr("%n more note(s)", "", others)
        self._more.setText(self.tr("Show fewer") if self._unfolded else more)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        self.retranslate()
