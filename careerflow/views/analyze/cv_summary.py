"""What was recognised in the CV that was read, as the user corrected it."""

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerflow.models.document import Document
from careerflow.models.profile import UNCORRECTED, Correction, Corrections
from careerflow.views.analyze.section_list import SectionList
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.facts import Facts
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text


class CvSummary(QWidget):
    check_requested = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._document: Document | None = None
        self._years: float | None = None
        self._corrections = UNCORRECTED
        self._name = Text("heading", wrap=True, selectable=True)
        self._title = Text("muted", wrap=True, selectable=True)
        self._facts = Facts()
        self._check = Button(theme, "", "pencil")
        self._check.clicked.connect(self.check_requested)
        self._mark = Text("mark")
        self._found = Text("title")
        self._sections = SectionList(theme)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(Space.S)
        self.setLayout(
            column(
                self._name,
                self._title,
                Space.S,
                self._notes,
                Space.S,
                self._facts,
                Space.M,
                row(self._check, self._mark, 0, spacing=Space.M),
                Space.L,
                self._found,
                Space.XS,
                self._sections,
                0,
                spacing=2,
                margins=(Space.S, Space.XS, Space.M, Space.S),
            )
        )

    def show_document(
        self, document: Document, years: float | None, corrections: Corrections = UNCORRECTED
    ) -> None:
        """`years` of experience, None where the CV has no dated job; `corrections` in full."""
        self._document, self._years, self._corrections = document, years, corrections
        self._sections.show_document(document)
        self.retranslate()

    def set_locked(self, locked: bool) -> None:
        self._check.setEnabled(not locked)

    def retranslate(self) -> None:
        if self._document is None:
            return
        person = self._document.person
        title = _now(self._corrections.title, person.title)
        self._name.setText(_now(self._corrections.name, person.name) or self.tr("No name found"))
        self._title.setText(title or "")
        self._title.setVisible(bool(title))
        self._facts.set_facts(self._rows(self._document))
        self._check.setText(self.tr("Check and correct…"))
        count = self._corrections.count()
        self._mark.setText(self.tr("%n value(s) corrected by you", "", count) if count else "")
        self._found.setText(self.tr("Recognized sections"))
        self._show_warnings(self._document)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _rows(self, document: Document) -> list[tuple[str, str]]:
        made, person = self._corrections, document.person
        contact = [_now(made.email, person.email), _now(made.phone, person.phone)]
        facts = [
            (self.tr("Experience"), self._experience()),
            (self.tr("Recognized"), self._amounts()),
            (self.tr("Language"), self._language_name(document.language)),
            (self.tr("Length"), self.tr("%n page(s)", "", len(document.pages))),
        ]
        if any(contact):
            facts.append((self.tr("Contact"), "\n".join(filter(None, contact))))
        return facts

    def _amounts(self) -> str:
        """How many entries there are of each kind."""
        made = self._corrections
        jobs, education, languages, certificates = (
            sum(entry.now is not None for entry in entries)
            for entries in (made.jobs, made.education, made.languages, made.certificates)
        )
        parts = [self.tr("%n job(s)", "", jobs)]
        undated = sum(item.now is not None and item.now.first is None for item in made.jobs)
        if undated:
            without = self.tr("%n without dates", "", undated)
            parts[0] += f" ({without})"
        if education:
            parts.append(self.tr("%n course(s) of study", "", education))
        if languages:
            parts.append(self.tr("%n language(s)", "", languages))
        if certificates:
            parts.append(self.tr("%n certificate(s)", "", certificates))
        return ", ".join(parts)

    def _experience(self) -> str:
        if self._years is None:
            return self.tr("No dated jobs found")
        if self._years == int(self._years):
            return self.tr("%n year(s)", "", int(self._years))
        return self.tr("{years} years").format(years=QLocale().toString(self._years, "f", 1))

    def _language_name(self, code: str) -> str:
        names = {"en": self.tr("English"), "vi": self.tr("Vietnamese")}
        return names.get(code, self.tr("Other ({code})").format(code=code))

    def _show_warnings(self, document: Document) -> None:
        while item := self._notes.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for warning in document.warnings:
            text = self._language.wording.say(warning)
            self._notes.addWidget(Note(self._theme, NoteKind.WARNING, text))


def _now(correction: Correction[str] | None, read: str | None) -> str | None:
    return read if correction is None else correction.now
