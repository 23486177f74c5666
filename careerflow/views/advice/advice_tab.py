"""What a language model writes about the report: assessment, advice, questions, better words, a
letter."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from careerflow.models.report import Report, Row
from careerflow.models.writing import Part, Writing
from careerflow.views.advice.section import AdviceSection
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.text import Text

_PAUSE_MS = 10  # between parts that are filled: what else there is to do has its turn


class AdviceTab(QStackedWidget):
    """Filled part by part, once it is in view: no one waits for all of it."""

    row_wanted = Signal(int)
    """A row of the report is to be shown."""
    place_wanted = Signal(object)
    """A Warned: a passage of the CV is to be outlined on its page."""
    deepen_wanted = Signal()
    setup_wanted = Signal()
    """A language model is to be chosen in the settings."""
    write_again_wanted = Signal(object)
    """A Part."""
    letter_export_wanted = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._rows: tuple[Row, ...] = ()
        self._writing: Writing | None = None
        self._is_deeper = False
        self._model = ""
        self._busy: frozenset[Part] | None = None  # None: no one is asked
        self.sections: dict[Part, AdviceSection] = {}
        self._missing: list[Part] = []  # sections that do not show it yet
        self.empty = EmptyState(theme, "sparkles")
        self.empty.action_clicked.connect(self._on_action)
        self._drafts = Text("caption", wrap=True)
        self._page = QWidget()
        self._page.setProperty("role", "page")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._page)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(Space.M, Space.M, Space.M, Space.L)
        self._column.setSpacing(Space.XL)
        self._column.addWidget(self._drafts)
        self._column.addStretch()
        self._fill_later = QTimer(self)
        self._fill_later.timeout.connect(self._fill_next)
        self._fill_later.setInterval(_PAUSE_MS)
        centred = QWidget()
        column = QVBoxLayout(centred)
        column.setContentsMargins(Space.L, Space.XXL, Space.L, 0)
        column.addWidget(self.empty)
        self.addWidget(centred)
        self.addWidget(self._scroll)
        self.retranslate()

    def show_report(self, report: Report) -> None:
        self._rows = report.rows
        self._is_deeper = report.deeper is not None
        self.show_writing(None if report.deeper is None else report.deeper.writing)

    def show_writing(self, writing: Writing | None) -> None:
        """What there is of it by now, about the same rows."""
        self._writing = writing
        self.setCurrentIndex(int(writing is not None))
        self._missing = list(Part) if writing is not None else []
        self.retranslate()
        if self.isVisible():
            self._fill_later.start()

    def set_model(self, model: str) -> None:
        """The language model that can be asked now; "" where none is on."""
        self._model = model
        self._tell_sections()

    def show_asking(self, parts: frozenset[Part] | None) -> None:
        """A language model is being asked, and writes `parts` anew; None: it has ended."""
        self._busy = parts
        self._tell_sections()

    def finish(self) -> None:
        """Fills what is missing, now."""
        while self._missing:
            self._fill_next()

    def retranslate(self) -> None:
        self._scroll.setAccessibleName(self.tr("Advice"))
        self._drafts.setText(
            self.tr(
                "Drafts by a language model: read them before you use them. What your CV does not "
                "say is marked."
            )
        )
        teaches = self.tr(
            "A language model writes here an assessment, strengths, gaps with what to do about "
            "them, interview questions, better words for your CV and a draft of a cover letter, "
            "in English and Vietnamese. What your CV does not say is marked."
        )
        action = self.tr("Choose a language model…")
        if self._model:
            action = self.tr("Write the advice")
            if not self._is_deeper:
                action = self.tr("Deepen with {model}").format(model=self._model)
        asked = self._busy is not None
        title = self.tr("The language model is being asked") if asked else self.tr("No advice yet")
        self.empty.set_texts(title, teaches, "" if asked else action)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_later.start()

    def _fill_next(self) -> None:
        if not self._missing or self._writing is None:
            self._fill_later.stop()
            return
        part = self._missing.pop(0)
        section = self.sections.get(part) or self._add(part)
        section.show_part(self._writing, self._rows)

    def _add(self, part: Part) -> AdviceSection:
        section = self.sections[part] = AdviceSection(self._theme, self._language, part)
        section.row_wanted.connect(self.row_wanted)
        section.place_wanted.connect(self.place_wanted)
        section.write_again_wanted.connect(self.write_again_wanted)
        section.export_wanted.connect(self.letter_export_wanted)
        self._column.insertWidget(len(self.sections), section)
        self._tell(part)
        return section

    def _tell_sections(self) -> None:
        for part in self.sections:
            self._tell(part)
        self.retranslate()

    def _tell(self, part: Part) -> None:
        asked = self._busy is not None
        writes = self._busy is not None and part in self._busy
        self.sections[part].set_asking(bool(self._model) and not asked, writes)

    def _on_action(self) -> None:
        (self.deepen_wanted if self._model else self.setup_wanted).emit()
