"""Files that belong to an application: added by a button, or dropped."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from careerflow.models.tracker import Application, Attachment
from careerflow.views.application.section import Section
from careerflow.views.application.words import size_of
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.item_rows import Act, Item, ItemRows


class FilesSection(Section):
    added = Signal(list)
    """list[Path], never empty."""
    copy_wanted = Signal(object)
    """An Attachment that is to be opened."""
    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "paperclip")
        self._application: Application | None = None
        self.setAcceptDrops(True)
        self._add = Button(theme, "quiet", "plus")
        self._add.clicked.connect(self._on_add)
        self.buttons.addWidget(self._add)
        self._rows = ItemRows(theme, self._add)
        self.body.addWidget(self._rows)
        self.retranslate()

    def show_application(self, application: Application) -> None:
        self._application = application
        self._show()

    def retranslate(self) -> None:
        self.name_it(self.tr("Files"))
        self._add.setText(self.tr("Add files…"))
        self._rows.set_empty(
            self.tr("Drop a file here, 50 MB at most. A copy of it is kept with the application.")
        )
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.added.emit(files)

    def _show(self) -> None:
        if self._application is not None:
            self._rows.set_items([self._item(each) for each in self._application.attachments])

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
