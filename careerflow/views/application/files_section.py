"""Files that belong to an application: added by a button, or dropped."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from careerflow.models.tracker import Application, Attachment
from careerflow.views.application.rows_section import RowsSection
from careerflow.views.application.words import size_of
from careerflow.views.theme import Theme
from careerflow.views.widgets.item_rows import Act, Item


class FilesSection(RowsSection):
    added = Signal(list)
    """list[Path], never empty."""
    copy_wanted = Signal(object)
    """An Attachment that is to be opened."""
    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "paperclip")
        self.setAcceptDrops(True)

    def retranslate(self) -> None:
        self.name_it(self.tr("Files"))
        self._add.setText(self.tr("Add files…"))
        self._rows.set_empty(
            self.tr("Drop a file here, 50 MB at most. A copy of it is kept with the application.")
        )
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.added.emit(files)

    def _items(self, application: Application) -> Sequence[Item]:
        return [self._item(each) for each in application.attachments]

    def _item(self, attachment: Attachment) -> Item:
        acts = (
            Act("external-link", self.tr("Open a copy"), lambda: self.copy_wanted.emit(attachment)),
            Act("trash-2", self.tr("Remove"), lambda: self.removed.emit(attachment)),
        )
        name, size = attachment.file_name, size_of(attachment.size)
        return Item(attachment.id, "paperclip", "muted", name, size, acts)

    def _on_add(self) -> None:
        dialog = QFileDialog(self, self.tr("Add files to this application"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.added.emit([Path(name) for name in names]))
        dialog.open()
