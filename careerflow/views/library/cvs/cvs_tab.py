"""The CVs of the library: the list, and the current one beside it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from careerflow.models.cv_uses import NotAdded
from careerflow.views.language import Language
from careerflow.views.library.cvs.cv_detail import CvDetailView
from careerflow.views.library.cvs.cv_list import CvList
from careerflow.views.library.cvs.cv_model import CvModel
from careerflow.views.library.cvs.cv_tools import CvTools
from careerflow.views.library.cvs.listing import CvRow
from careerflow.views.library.cvs.not_added import NotAddedNote
from careerflow.views.library.list_tab import ListTab, Side, Sides
from careerflow.views.theme import Theme
from careerflow.views.widgets.stage_progress import StageProgress

_SIDES = Sides("library_cvs", "file-text", Side(320, 400, 0), Side(470, 720, 1))


class CvsTab(ListTab):
    files_chosen = Signal(list)
    """list[Path]"""
    adding_cancelled = Signal()
    renamed = Signal(str, str)
    export_wanted = Signal(str)

    def __init__(self, theme: Theme, language: Language, detail: CvDetailView) -> None:
        """`detail` is made before: both at once keep the window waiting."""
        super().__init__(theme, language)
        self.detail: CvDetailView = detail
        self.model: CvModel = CvModel(self)
        self.tools: CvTools = CvTools(theme)
        self.list: CvList = CvList(theme, self.model)
        self._progress = StageProgress(theme)
        self._progress.hide()
        self.not_added = NotAddedNote(theme, language)
        self._build(_SIDES, self._progress, self.not_added)
        self._connect()
        self.retranslate()
        self._refresh()

    def show_adding(self, name: str, done: int, total: int) -> None:
        """`name` is that of the step; how many of how many files."""
        text = self.tr("{step}: {done} of {total}").format(step=name, done=done + 1, total=total)
        self._progress.set_progress(text if total > 1 else name, done / total if total else None)
        self._progress.show()
        self.not_added.clear()

    def hide_adding(self) -> None:
        self._progress.hide()

    def show_not_added(self, failed: tuple[NotAdded, ...]) -> None:
        self.not_added.show_failures(failed)

    def browse(self) -> None:
        """Asks for files to add."""
        files, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Add CVs to the library"), "", self.tr("CVs") + " (*.pdf *.txt)"
        )
        if files:
            self.files_chosen.emit([Path(file) for file in files])

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("CVs"))
        self._none.set_texts(
            self.tr("No CVs yet"),
            self.tr(
                "Every CV that you analyze is kept here. You can also add several at once: drop "
                "PDF files on this page."
            ),
            self.tr("Add CVs…"),
        )
        self._no_match.set_texts(
            self.tr("Nothing found"), self.tr("No CV has these words, this tag and language.")
        )
        self._say_failure(self.tr("The CVs could not be loaded"))
        self._choose.set_texts(
            self.tr("No CV chosen"), self.tr("Choose one in the list to see what it was used for.")
        )
        super().retranslate()

    def _connect(self) -> None:
        super()._connect()
        rows, detail = self.list, self.detail
        self.tools.add_clicked.connect(self.browse)
        self.model.renamed.connect(self.renamed)
        rows.export_wanted.connect(self.export_wanted)
        rows.opened.connect(detail.tabs.setFocus)
        detail.rename_clicked.connect(self._rename)
        detail.export_clicked.connect(lambda: self.export_wanted.emit(rows.current_id()))
        detail.facts.versions.cv_wanted.connect(self.show_row)
        self._progress.cancel_clicked.connect(self.adding_cancelled)
        self._none.action_clicked.connect(self.browse)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._rename)

    def _rename(self) -> None:
        self.list.setFocus()
        self.list.rename()

    def _show_beside(self, row: CvRow) -> None:
        listing = self.model.listing
        self.detail.show_cv(row.cv, listing.chain(row.id), listing.tags)

    def _counted(self, total: int) -> str:
        return self.tr("%n CV(s)", "", total)
