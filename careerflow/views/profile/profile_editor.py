"""What was read from a CV, to be checked and corrected: a dialog over the window."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from careerflow.models.document import Document
from careerflow.models.profile import Correction, Corrections, HeadedSection, Span
from careerflow.views.profile.certificate_entry import CertificateEntry
from careerflow.views.profile.entry import Entry
from careerflow.views.profile.entry_list import EntryList
from careerflow.views.profile.job_entry import JobEntry
from careerflow.views.profile.language_entry import LanguageEntry
from careerflow.views.profile.person_form import PersonForm
from careerflow.views.profile.section_rows import SectionRows
from careerflow.views.profile.study_entry import StudyEntry
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import BULLETS, Text

_SIZE = (880, 700)
_LEAST_WIDTH = 600


class ProfileEditor(QDialog):
    saved = Signal(object)
    """Corrections, in full."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._before: Corrections | None = None
        self._person = PersonForm(theme)
        self._jobs = EntryList(theme, JobEntry)
        self._education = EntryList(theme, StudyEntry)
        self._languages = EntryList(theme, LanguageEntry)
        self._certificates = EntryList(theme, CertificateEntry)
        self._lists: tuple[EntryList[Any], ...] = (
            self._jobs,
            self._education,
            self._languages,
            self._certificates,
        )
        self._sections = SectionRows(theme)
        for part in (self._person, *self._lists, self._sections):
            part.changed.connect(self._refresh)
        for part in (*self._lists, self._sections):
            part.added.connect(self._show_added)
        self._build(theme)
        self._fit()
        self.retranslate()

    def filling(
        self,
        document: Document,
        corrections: Corrections,
        years_of_jobs: float | None,
        starts: Sequence[HeadedSection] = (),
    ) -> Iterator[Callable[[], None]]:
        """The steps that show a profile: each is short, all of them are not.

        `corrections` in full; `years_of_jobs` is what the dated jobs add up to; a section may be
        said to begin at each of `starts`.
        """
        quote = _quoting(document)
        yield lambda: self._person.show_corrections(corrections, years_of_jobs)
        for part, entries in zip(self._lists, _entries(corrections), strict=True):
            for entry in entries:
                yield partial(part.show_entry, entry, quote(entry.read))
        yield lambda: self._sections.show_text(document.text, starts)
        for section in corrections.sections:
            yield partial(self._sections.show_section, section)
        yield self._sections.show_beginnings
        yield self._begin

    def _begin(self) -> None:
        for part in self._lists:
            part.show_whether_empty()
        self._before = self._written()
        self._refresh()
        self._order_tabs()
        self._person.setFocus()

    def reject(self) -> None:
        """Closes; asks first where something would be lost."""
        if self._leaving.isHidden() and self._is_changed():
            self._show_leaving(True)
            self._stay.setFocus()
        else:
            super().reject()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Check what was read"))
        self._heading.setText(self.tr("Check what was read"))
        self._intro.setText(
            self.tr(
                "Correct what was misread or is missing. Your corrections are kept with this file "
                "and hold in every analysis; the report marks them as yours."
            )
        )
        self._jobs.set_texts(self.tr("Jobs"), self.tr("No job was found."), self.tr("Add a job"))
        self._education.set_texts(
            self.tr("Education"), self.tr("No education was found."), self.tr("Add education")
        )
        self._languages.set_texts(
            self.tr("Languages"), self.tr("No language was found."), self.tr("Add a language")
        )
        self._certificates.set_texts(
            self.tr("Certificates and licences"),
            self.tr("No certificate was found."),
            self.tr("Add a certificate"),
        )
        self._area.setAccessibleName(self.tr("What was read from the CV"))
        self._cancel.setText(self.tr("Cancel"))
        self._save.setText(self.tr("Save"))
        self._question.setText(self.tr("Leave without saving your changes?"))
        self._leave.setText(self.tr("Discard changes"))
        self._stay.setText(self.tr("Keep editing"))
        self._person.retranslate()
        self._sections.retranslate()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self, theme: Theme) -> None:
        self._heading, self._intro = Text("heading"), Text("muted", wrap=True)
        page = QWidget()
        page.setProperty("role", "page")
        stack = (self._person, *self._lists, self._sections)
        parts = [part for one in stack for part in (one, Space.L)]
        page.setLayout(column(*parts, 0, spacing=0, margins=(Space.XL, Space.M, Space.XL, 0)))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(page)
        head = column(
            self._heading, self._intro, spacing=Space.XS, margins=(Space.XL, Space.L, Space.XL, 0)
        )
        layout = column(head, Space.S, self._area, self._footer(theme), spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _footer(self, theme: Theme) -> QFrame:
        self._state = Text("muted", wrap=True)
        self._cancel, self._save = Button(theme), Button(theme, "primary")
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self._question = Text("strong", wrap=True)
        self._leave, self._stay = Button(theme), Button(theme, "primary")
        self._leave.clicked.connect(self.reject)
        self._stay.clicked.connect(lambda: self._show_leaving(False))
        self._editing, self._leaving = QWidget(), QWidget()
        for widget, items in (
            (self._editing, (self._state, self._cancel, self._save)),
            (self._leaving, (self._question, self._leave, self._stay)),
        ):
            line = row(*items, spacing=Space.M)
            line.setStretch(0, 1)
            widget.setLayout(line)
        self._leaving.hide()
        margins = (Space.XL, Space.M, Space.XL, Space.M)
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setLayout(row(self._editing, self._leaving, spacing=0, margins=margins))
        return bar

    def _fit(self) -> None:
        """All of it on the screen."""
        self.setMinimumWidth(_LEAST_WIDTH)
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 60))

    def _order_tabs(self) -> None:
        """As everything stands on the page: entries are made after what is below them."""
        footer = (self._cancel, self._save, self._leave, self._stay)
        parts = (self._person, *self._lists, self._sections)
        stops = [
            stop for part in parts for stop in part.findChildren(QWidget) if self._is_stop(stop)
        ]
        for before, after in pairwise((*stops, *footer)):
            QWidget.setTabOrder(before, after)

    def _is_stop(self, widget: QWidget) -> bool:
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        # The list that a box unfolds is a window of its own.
        return bool(by_tab) and widget.focusProxy() is None and widget.window() is self

    def _show_added(self, entry: QWidget) -> None:
        self._order_tabs()
        # Once it has its place.
        QTimer.singleShot(0, entry, lambda: self._area.ensureWidgetVisible(entry))

    def _show_leaving(self, leaving: bool) -> None:
        self._leaving.setVisible(leaving)
        self._editing.setVisible(not leaving)

    def _wrong(self) -> Entry[Any] | PersonForm | None:
        if self._person.is_wrong():
            return self._person
        return next((wrong for part in self._lists if (wrong := part.first_wrong())), None)

    def _written(self) -> Corrections:
        """In full. Raises ValueError where something is wrong."""
        person = self._person.texts()
        return Corrections(
            name=person["name"],
            title=person["title"],
            email=person["email"],
            phone=person["phone"],
            address=person["address"],
            years=self._person.years(),
            jobs=self._jobs.corrections(),
            education=self._education.corrections(),
            languages=self._languages.corrections(),
            certificates=self._certificates.corrections(),
            sections=self._sections.corrections(),
        )

    def _is_changed(self) -> bool:
        return self._wrong() is not None or self._written() != self._before

    def _refresh(self) -> None:
        self._show_leaving(False)
        if self._wrong() is not None:
            self._state.setText(self.tr("Something is not written as it must be: see the marks."))
        else:
            count = self._written().count()
            some = self.tr("%n correction(s)", "", count)
            self._state.setText(some if count else self.tr("Everything is as it was read."))

    def _on_save(self) -> None:
        wrong = self._wrong()
        if wrong is not None:
            self._area.ensureWidgetVisible(wrong)
            wrong.focus_wrong()
            return
        written = self._written()
        if written != self._before:
            self.saved.emit(written)
        self.accept()


def _entries(corrections: Corrections) -> tuple[tuple[Correction[Any], ...], ...]:
    return (
        corrections.jobs,
        corrections.education,
        corrections.languages,
        corrections.certificates,
    )


def _quoting(document: Document) -> Callable[[Any], str]:
    """What stands in the CV where an entry was read; "" for one that was not."""

    def quote(read: Any) -> str:
        spans: tuple[Span, ...] = () if read is None else read.spans
        pieces = (" ".join(document.text[start:end].split()) for start, end in spans)
        return " … ".join(piece.lstrip(BULLETS) for piece in pieces)

    return quote
