"""What was recognised in the CV that was read."""

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerflow.models.document import Document
from careerflow.views.analyze.section_list import SectionList
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.facts import Facts
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text


class CvSummary(QWidget):
    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._document: Document | None = None
        self._years: float | None = None
        self._name = Text("heading", wrap=True, selectable=True)
        self._title = Text("muted", wrap=True, selectable=True)
        self._facts = Facts()
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
                Space.L,
                self._found,
                Space.XS,
                self._sections,
                0,
                spacing=2,
                margins=(Space.S, Space.XS, Space.M, Space.S),
            )
        )

    def show_document(self, document: Document, years: float | None) -> None:
        """`years` of experience, None where the CV has no dated job."""
        self._document, self._years = document, years
        self._sections.show_document(document)
        self.retranslate()

    def retranslate(self) -> None:
        if self._document is None:
            return
        person = self._document.person
        self._name.setText(person.name or self.tr("No name found"))
        self._title.setText(person.title or "")
        self._title.setVisible(bool(person.title))
        self._facts.set_facts(self._rows(self._document))
        self._found.setText(self.tr("Recognized sections"))
        self._show_warnings(self._document)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _rows(self, document: Document) -> list[tuple[str, str]]:
        contact = [text for text in (document.person.email, document.person.phone) if text]
        facts = [
            (self.tr("Experience"), self._experience()),
            (self.tr("Language"), self._language_name(document.language)),
            (self.tr("Length"), self.tr("%n page(s)", "", len(document.pages))),
        ]
        if contact:
            facts.append((self.tr("Contact"), "\n".join(contact)))
        return facts

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
