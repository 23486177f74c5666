"""What this program is: version, licences, and what it found out about its installation."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QTabWidget, QTextEdit, QWidget

from careerflow.models.about import About
from careerflow.models.message import Message
from careerflow.views.icons import AppMark
from careerflow.views.language import Language
from careerflow.views.theme import Size, Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text


class AboutDialog(QDialog):
    """Opens at once; `show_about` fills in what a worker has read."""

    copy_wanted = Signal(str)
    repository_wanted = Signal()
    third_party_wanted = Signal()

    def __init__(self, theme: Theme, language: Language, version: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About CareerFlow"))
        self._language = language
        self._version = version
        self._diagnosis = _pane(monospaced=True)
        self._licence = _pane()
        self._notices = QTextEdit(readOnly=True)
        self._notices.setTabChangesFocus(True)
        self._problem = Note(theme, NoteKind.ERROR)
        self._problem.hide()
        self._copy = Button(theme, icon_name="copy")
        self._copy.setText(self.tr("Copy"))
        self._copy.setEnabled(False)
        self._copied = Text("muted")
        self._third_party = Button(theme, icon_name="file-text")
        self._third_party.setText(self.tr("Open the list"))
        self._third_party.setEnabled(False)
        self._libraries = Text(wrap=True)
        self._libraries.setText(self.tr("Licences of the libraries that come with CareerFlow."))
        close = Button(theme)
        close.setText(self.tr("Close"))
        close.setDefault(True)
        tabs = self._tabs()
        self.setLayout(
            column(
                self._head(theme),
                self._problem,
                tabs,
                row(0, close),
                spacing=Space.L,
                margins=Space.XL,
            )
        )
        self.resize(720, min(600, parent.height() - 2 * Space.XL))
        self._copy.clicked.connect(self._on_copy)
        self._third_party.clicked.connect(self.third_party_wanted)
        close.clicked.connect(self.accept)
        tabs.setFocus()

    def show_about(self, about: About) -> None:
        self._diagnosis.setPlainText(about.diagnosis)
        self._licence.setPlainText(about.licence)
        self._notices.setMarkdown(about.notices)  # the program's own files
        self._copy.setEnabled(True)
        self._third_party.setEnabled(about.third_party is not None)
        if about.third_party is None:
            self._libraries.setText(
                self.tr(
                    "CareerFlow runs from its sources here: each library has its licence beside it "
                    "in Python's folder of packages. A build (uv run poe build) lists them all."
                )
            )

    def show_problem(self, problem: Message) -> None:
        self._problem.set_text(self._language.wording.say(problem))
        self._problem.show()

    def _head(self, theme: Theme) -> QWidget:
        name = Text("heading", selectable=True)
        name.setText(f"CareerFlow {self._version}")
        said = Text("muted", wrap=True)
        said.setText(
            self.tr(
                "Compares your CV with a job advert, requirement by requirement, and proves every "
                "verdict on the CV's own page. Free software, GNU AGPL version 3 or later."
            )
        )
        page = Button(theme, "quiet")
        page.setText(self.tr("Project page"))
        page.clicked.connect(self.repository_wanted)
        head = QWidget()
        across = row(AppMark(48), column(name, said, spacing=2), page, spacing=Space.L)
        across.setStretch(1, 1)
        head.setLayout(across)
        return head

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        copying = row(self._copy, self._copied, 0)
        hint = Text("caption", wrap=True)
        hint.setText(self.tr("For a report of an error. It holds nothing of your CVs."))
        libraries = row(self._libraries, self._third_party, spacing=Space.L)
        libraries.setStretch(0, 1)
        for title, content in (
            (self.tr("This installation"), column(hint, self._diagnosis, copying)),
            (self.tr("Licence"), column(self._licence)),
            (self.tr("Data, models and libraries"), column(libraries, self._notices)),
        ):
            content.setContentsMargins(0, Space.M, 0, 0)
            content.setSpacing(Space.M)
            page = QWidget()
            page.setLayout(content)
            tabs.addTab(page, title)
        for index, pane in enumerate((self._diagnosis, self._licence, self._notices)):
            pane.setAccessibleName(tabs.tabText(index))
        self._diagnosis.setPlaceholderText(self.tr("Looking…"))
        return tabs

    def _on_copy(self) -> None:
        self.copy_wanted.emit(self._diagnosis.toPlainText())
        self._copied.setText(self.tr("Copied"))


def _pane(monospaced: bool = False) -> QPlainTextEdit:
    pane = QPlainTextEdit(readOnly=True)
    pane.setTabChangesFocus(True)
    if monospaced:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(Size.CAPTION)
        pane.setFont(font)
    return pane
