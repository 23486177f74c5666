"""Asks of which CV another one is the next version."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from careerflow.models.tracker import LibraryCv
from careerflow.views.library.cvs.cv_words import day
from careerflow.views.report.search_field import SearchField
from careerflow.views.reports.listing import folded
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.text import ElidedText, Text


class VersionDialog(QDialog):
    """`others` are those to choose from, those of the same person first."""

    chosen = Signal(str)
    """The id of the version before."""

    def __init__(
        self, theme: Theme, cv: LibraryCv, others: Sequence[LibraryCv], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Next version of a CV"))
        self.resize(460, 480)
        title = ElidedText("title")
        title.setText(self.tr("“{name}” is the next version of").format(name=cv.name))
        self.search = SearchField(theme)
        self.search.setPlaceholderText(self.tr("Search by name, file or person"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("CVs"))
        same = [other for other in others if folded(other.person) == folded(cv.person)]
        for other in [*same, *(other for other in others if other not in same)]:
            self._add(other)
        self.list.setCurrentRow(0)
        hint = Text("muted", wrap=True)
        hint.setText(self.tr("Versions are shown in their order, and their reports compared."))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        self.search.textChanged.connect(self._filter)
        self.list.itemActivated.connect(self._take)
        items = (title, hint, self.search, self.list, self._buttons)
        self.setLayout(column(*items, spacing=Space.M, margins=Space.L))
        self.search.setFocus()

    def _add(self, cv: LibraryCv) -> None:
        words = (cv.name, cv.person, day(cv.created))
        item = QListWidgetItem(" · ".join(filter(None, words)), self.list)
        item.setData(_ID, cv.id)
        item.setData(_PLAIN, folded(" ".join((cv.name, cv.file_name, cv.person))))

    def _filter(self, text: str) -> None:
        wanted = folded(text.strip())
        left = []
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(wanted not in item.data(_PLAIN))
            if not item.isHidden():
                left.append(item)
        self.list.setCurrentRow(self.list.row(left[0]) if left else -1)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(left))

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_ID))
            self.accept()


_ID = 0x0100  # Qt.ItemDataRole.UserRole
_PLAIN = _ID + 1
