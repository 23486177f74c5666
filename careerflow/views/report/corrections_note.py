"""How many rows the user has corrected, and what the score is without that."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from careerflow.models.message import Message
from careerflow.models.report import Report
from careerflow.views.icons import IconLabel
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.text import Text


def _undo_keys() -> str:
    """As this platform writes them."""
    return QKeySequence(QKeySequence.StandardKey.Undo).toString(
        QKeySequence.SequenceFormat.NativeText
    )


class CorrectionsNote(QWidget):
    """Hidden while there is nothing to say."""

    rows_wanted = Signal()
    undo_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._report: Report | None = None
        self._can_undo = False
        self._unsaved: Message | None = None
        self._text = Text("caption", wrap=True)
        self.show_rows = Button(theme, "quiet")
        self.undo = Button(theme, "quiet", "undo-2")
        self.save = Button(theme, "quiet", "refresh-cw")
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.XS, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(IconLabel(theme, "pencil", "accent_soft_text", 14))
        line.addWidget(self._text, 1)
        for button in (self.show_rows, self.undo, self.save):
            line.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_rows.clicked.connect(self.rows_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.hide()

    def tab_stops(self) -> list[QWidget]:
        return [self.show_rows, self.undo, self.save]

    def show_report(self, report: Report, can_undo: bool) -> None:
        """`can_undo` is whether there is a last correction that `undo_wanted` would take back."""
        self._report, self._can_undo = report, can_undo
        self.retranslate()

    def mark_unsaved(self, why: Message | None) -> None:
        """Says that the corrections are not in the library; None says nothing."""
        self._unsaved = why
        self.retranslate()

    def retranslate(self) -> None:
        if self._report is None:
            return
        parts = [self._said(self._report)]
        if self._unsaved is not None:
            why = self._language.wording.say(self._unsaved)
            parts.append(self.tr("Not saved: {why}").format(why=why))
        self._say(" ".join(parts))
        self.show_rows.setText(self.tr("Show"))
        self.show_rows.setAccessibleName(self.tr("Show the corrected rows"))
        self.show_rows.setVisible(self._report.corrected > 0)
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Undo the last correction"))
        self.undo.setToolTip(_undo_keys())
        self.undo.setVisible(self._can_undo)
        self.save.setText(self.tr("Save again"))
        self.save.setVisible(self._unsaved is not None)
        self.setVisible(self._report.corrected > 0 or self._can_undo or self._unsaved is not None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _say(self, text: str) -> None:
        """A screen reader says what is new: the score has changed without a key on it."""
        self._text.setText(text)
        if text != self.accessibleName():
            self.setAccessibleName(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _said(self, report: Report) -> str:
        if not report.corrected:
            return self.tr("All rows are as they were judged.")
        rows = self.tr("%n row(s) corrected by you", "", report.corrected)
        if report.score_as_judged is None:
            return self.tr("{rows}; without that there is no score.").format(rows=rows)
        without = self.tr("{rows}; the score without that: {score}.")
        return without.format(rows=rows, score=report.score_as_judged)
