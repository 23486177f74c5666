"""The selected row in full: reason first, then every quote, then the requirement."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from careerflow.models.report import Evidence, Row
from careerflow.views.language import Language
from careerflow.views.report.marks import MARK, Mark
from careerflow.views.report.words import kind_word, one_line, place_word, quoted, verdict_word
from careerflow.views.theme import Space, Theme

_HIGHEST = 190


class RowDetail(QScrollArea):
    evidence_clicked = Signal(int)
    """Which of the row's verified quotes, from 0, is to be shown on its page."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._row: Row | None = None
        self.buttons: list[QPushButton] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMaximumHeight(_HIGHEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_row(self, row: Row | None) -> None:
        """None says how to get one."""
        self._row = row
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild()
        super().changeEvent(event)

    def _rebuild(self) -> None:
        self.setAccessibleName(self.tr("The selected requirement"))
        self.buttons = []
        body = QWidget()
        body.setProperty("role", "page")
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.S)
        if self._row is None:
            column.addWidget(_label(self.tr("Select a row to see why it was judged so."), "muted"))
        else:
            self._fill(column, self._row)
        self.setWidget(body)
        self._fit()

    def _fit(self) -> None:
        """As high as its text at this width, up to a limit."""
        body = self.widget()
        if body is not None and (layout := body.layout()) is not None:
            needed = layout.totalHeightForWidth(self.viewport().width())
            self.setFixedHeight(max(1, min(_HIGHEST, needed)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fill(self, column: QVBoxLayout, row: Row) -> None:
        column.addLayout(self._verdict(row))
        if row.requirement.group is not None:
            text = self.tr("One of several alternatives: only the best of them counts.")
            column.addWidget(_label(text, "caption"))
        shown = 0
        for evidence in row.evidence:
            column.addWidget(self._quote(evidence, shown))
            shown += evidence.verified
        whole = self.tr("In full: {requirement}")
        text = whole.format(requirement=one_line(row.requirement.text))
        column.addWidget(_label(text, "caption"))

    def _verdict(self, row: Row) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(Mark(self._theme, row.verdict), 0, Qt.AlignmentFlag.AlignTop)
        words = f"{verdict_word(row.verdict)} · {kind_word(row.requirement.kind)}"
        reason = self._language.wording.say(row.reason)
        line.addWidget(_label(f"{words} · {reason}", ""), 1)
        return line

    def _quote(self, evidence: Evidence, number: int) -> QWidget:
        quote = QFrame()
        line = QHBoxLayout(quote)
        line.setContentsMargins(MARK + Space.S, 0, 0, 0)
        line.setSpacing(Space.S)
        if evidence.verified:
            line.addWidget(_label(quoted(evidence), ""), 1)
            self.buttons.append(self._show_button(evidence, number))
            line.addWidget(self.buttons[-1], 0, Qt.AlignmentFlag.AlignTop)
        elif evidence.corrected:
            text = self.tr("You corrected this: {text}")
            line.addWidget(_label(text.format(text=one_line(evidence.quote)), ""), 1)
        else:
            text = self.tr("Unverified, earns nothing: “{quote}” is not in the CV.")
            line.addWidget(_label(text.format(quote=one_line(evidence.quote)), "muted"), 1)
        return quote

    def _show_button(self, evidence: Evidence, number: int) -> QPushButton:
        button = QPushButton(place_word(evidence) or self.tr("Show"))
        button.setProperty("role", "quiet")
        button.setAccessibleName(self.tr("Show this passage in the CV"))
        button.setToolTip(self.tr("Show this passage in the CV"))
        button.setProperty("number", number)
        button.clicked.connect(self._clicked)
        return button

    def _clicked(self) -> None:
        self.evidence_clicked.emit(int(self.sender().property("number")))


def _label(text: str, role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("role", role)
    return label
