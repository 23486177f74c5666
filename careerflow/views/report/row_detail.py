"""The selected row in full: reason first, then every quote, then the requirement; and what the
user says of it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from careerflow.models.report import Evidence, Row, Standing
from careerflow.views.language import Language
from careerflow.views.report import row_changes
from careerflow.views.report.marks import MARK, Mark
from careerflow.views.report.opinion_panel import OpinionPanel
from careerflow.views.report.row_menu import RowMenu
from careerflow.views.report.words import (
    judged_words,
    kind_word,
    outcome_word,
    place_word,
    quoted,
)
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.text import one_line

_HIGHEST, _SHARE = 190, 0.38
"""In pixels, and of the page that it stands on."""
_HIGHEST_BOTH, _SHARE_BOTH = 300, 0.5
"""Where two sides are to be compared."""


class RowDetail(QScrollArea):
    evidence_clicked = Signal(int)
    """Which of the row's verified quotes, from 0, is to be shown on its page."""

    corrected = Signal(object)
    """A tuple of RowCorrection."""

    place_wanted = Signal(object)
    """An Evidence that the language model gave, to be shown on its page."""

    ask_again_wanted = Signal(int)
    """The row that the language model was asked about in vain."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._rows: tuple[Row, ...] = ()
        self._number: int | None = None
        self._model = ""
        self.opinion: OpinionPanel | None = None
        self.buttons: list[QPushButton] = []
        """One a verified quote, which shows it in the CV."""
        self.correct: Button | None = None
        self.note: QLineEdit | None = None
        self.as_judged: Button | None = None
        self._menu = RowMenu(self)
        self._menu.corrected.connect(self.corrected)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room = 2 * _HIGHEST_BOTH
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_row(self, rows: tuple[Row, ...], number: int | None, model: str = "") -> None:
        """One of the report's rows; None says how to get one. A note that is being typed is said
        of its own row first. `model` is the language model that has judged the rows."""
        self._say_note()
        before = (self._shown(), self._model)
        self._rows, self._number, self._model = rows, number, model
        if self.widget() is None or (self._shown(), self._model) != before:
            self._rebuild()

    def fit_into(self, height: int) -> None:
        """Leaves most of a page of this height to what stands above."""
        self._room = height
        self._fit()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through while this row is shown."""
        own = (self.correct, self.note, self.as_judged)
        asked = [] if self.opinion is None else self.opinion.buttons
        return [*(widget for widget in own if widget is not None), *self.buttons, *asked]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_note()
            self._rebuild()
        super().changeEvent(event)

    def _shown(self) -> Row | None:
        return None if self._number is None else self._rows[self._number]

    def _rebuild(self) -> None:
        self.setAccessibleName(self.tr("The selected requirement"))
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.note = None  # it loses the keyboard, and what it says then is about another row
        # One of the old widgets may have caused this: it lives until its signal has returned.
        if (old := self.takeWidget()) is not None:
            old.hide()
            old.deleteLater()
        self.buttons, self.correct, self.note, self.as_judged = [], None, None, None
        self.opinion = None
        body = QWidget()
        body.setProperty("role", "page")
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.S)
        if self._number is None:
            column.addWidget(_label(self.tr("Select a row to see why it was judged so."), "muted"))
        else:
            self._fill(column, self._rows[self._number])
        self.setWidget(body)
        self._fit()
        if had_focus and self.correct is not None:
            self.correct.setFocus()

    def _fit(self) -> None:
        """As high as its text at this width, up to a limit."""
        body = self.widget()
        if body is not None and (layout := body.layout()) is not None:
            needed = layout.totalHeightForWidth(self.viewport().width())
            both = self.opinion is not None and self.opinion.has_two_sides
            highest, share = (_HIGHEST_BOTH, _SHARE_BOTH) if both else (_HIGHEST, _SHARE)
            self.setFixedHeight(max(1, min(highest, round(self._room * share), needed)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fill(self, column: QVBoxLayout, row: Row) -> None:
        column.addLayout(self._verdict(row))
        if row.correction is not None:
            column.addLayout(self._correction(row))
            column.addWidget(_below(self._before(row)))
        if row.requirement.group is not None:
            text = self.tr("One of several alternatives: only the best of them counts.")
            column.addWidget(_below(text))
        if row.evidence and not _is_unverified(row):
            column.addLayout(self._quotes(row))
        if row.opinion is not None:
            column.addWidget(self._opinion(row))
        whole = self.tr("In full: {requirement}")
        column.addWidget(_below(whole.format(requirement=one_line(row.requirement.text))))

    def _opinion(self, row: Row) -> OpinionPanel:
        self.opinion = panel = OpinionPanel(self._theme, self._language, row, self._model)
        panel.setContentsMargins(MARK + Space.S, 0, 0, 0)
        panel.place_wanted.connect(self.place_wanted)
        panel.ask_again_wanted.connect(self._ask_again)
        return panel

    def _verdict(self, row: Row) -> QHBoxLayout:
        words = f"{outcome_word(row)} · {kind_word(row.requirement.kind)}"
        reason = self._language.wording.say(row.reason)
        said, line = QHBoxLayout(), QHBoxLayout()
        for layout in (said, line):
            layout.setSpacing(Space.S)
        said.setContentsMargins(0, 6, 0, 0)  # its first line stands level with the button's
        said.addWidget(Mark(self._theme, row), 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(_label(f"{words} · {reason}", ""), 1, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        self.correct = Button(self._theme, "quiet", "pencil")
        self.correct.setText(self.tr("Correct"))
        self.correct.setAccessibleName(self.tr("Correct this row"))
        menu = QMenu(self.correct)
        menu.aboutToShow.connect(self._fill_menu)
        self.correct.setMenu(menu)
        line.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _correction(self, row: Row) -> QHBoxLayout:
        """The user's note, and the way back."""
        line = QHBoxLayout()
        line.setContentsMargins(MARK + Space.S, 0, 0, 0)
        line.setSpacing(Space.S)
        if row.correction is not None and row.correction.verdict is not None:
            self.note = QLineEdit(row.correction.note)
            self.note.setPlaceholderText(self.tr("Why? (optional)"))
            self.note.setAccessibleName(self.tr("Note on your verdict"))
            self.note.editingFinished.connect(self._say_note)
            line.addWidget(self.note, 1)
        else:
            line.addStretch()
        self.as_judged = Button(self._theme, "quiet", "undo-2")
        self.as_judged.setText(self.tr("As judged"))
        self.as_judged.clicked.connect(self._take_back)
        line.addWidget(self.as_judged)
        return line

    def _before(self, row: Row) -> str:
        """How it was judged, and why, where that is not said above."""
        if row.judged is None or row.judged.reason == row.reason:
            return judged_words(row)
        return f"{judged_words(row)} · {self._language.wording.say(row.judged.reason)}"

    def _quotes(self, row: Row) -> QVBoxLayout:
        lines, shown = QVBoxLayout(), 0
        lines.setSpacing(Space.XS)
        for evidence in row.evidence:
            # What is no requirement has no marks in the CV.
            place = shown if evidence.verified and row.counts else None
            lines.addWidget(self._quote(evidence, place))
            shown += evidence.verified
        return lines

    def _quote(self, evidence: Evidence, number: int | None) -> QWidget:
        quote = QFrame()
        line = QHBoxLayout(quote)
        line.setContentsMargins(MARK + Space.S, 0, 0, 0)
        line.setSpacing(Space.S)
        if evidence.verified:
            line.addWidget(_label(quoted(evidence), ""), 1)
            if number is not None:
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

    def _fill_menu(self) -> None:
        menu = self.sender()
        assert isinstance(menu, QMenu)
        assert self._number is not None
        menu.clear()
        self._menu.fill(menu, self._rows, [self._number])

    def _ask_again(self) -> None:
        assert self._number is not None
        self.ask_again_wanted.emit(self._number)

    def _take_back(self) -> None:
        assert self._number is not None
        self.corrected.emit(row_changes.as_judged(self._rows, [self._number]))

    def _say_note(self) -> None:
        """What was typed, once it differs from what is known."""
        if self.note is None or self._number is None:
            return
        row = self._rows[self._number]
        changes = row_changes.with_note(row, self.note.text())
        if changes != (row_changes.said(row),):
            self.corrected.emit(changes)


def _is_unverified(row: Row) -> bool:
    """Its quotes stand with what the language model says, and nowhere else."""
    return row.opinion is not None and row.opinion.standing is Standing.UNVERIFIED


def _below(text: str) -> QLabel:
    """Under the words beside the mark."""
    label = _label(text, "caption")
    label.setContentsMargins(MARK + Space.S, 0, 0, 0)
    return label


def _label(text: str, role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("role", role)
    return label
