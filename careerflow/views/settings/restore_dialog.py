"""A backup is chosen, and what it would bring back is seen before."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTableView, QWidget

from careerflow.models.backup import BackupsStand, Preview
from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.settings.backup_preview import BackupPreview
from careerflow.views.settings.backups_model import BackupsModel, Column
from careerflow.views.settings.price_dialog import ROW_HEIGHT
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.row_table import set_up_row_table
from careerflow.views.widgets.text import ElidedText, Text

_SIZE = (940, 560)
_PREVIEW_WIDTH = 440


class RestoreDialog(QDialog):
    """Opens at once; `show_stand` and `show_preview` fill in what workers have read. Accepted
    once the user wants `chosen`."""

    preview_wanted = Signal(Path)
    delete_wanted = Signal(Path)
    folder_wanted = Signal(Path)

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restore a backup"))
        self._language = language
        self.chosen: Path | None = None
        self._folder = Path()
        self._can_delete = False  # what the user has opened elsewhere is not ours to delete
        self._model = BackupsModel(language.code, self)
        self._table = QTableView()
        self._name = ElidedText("title")
        self._preview = BackupPreview()
        self._looking = Text("muted")
        self._problem = Note(theme, NoteKind.ERROR)
        self._missing = Note(theme, NoteKind.WARNING)
        self._file = Button(theme, icon_name="folder-open")
        self._open = Button(theme, "quiet")
        self._delete = Button(theme, "danger", "trash-2")
        self._ask = Text("strong", wrap=True)
        self._agree = Button(theme, "danger", "trash-2")
        self._keep = Button(theme)
        self._cancel = Button(theme)
        self._restore = Button(theme, "primary", "archive-restore")
        self._name_all()
        self._set_up_table()
        self._build()
        self._connect()
        self._choose(None)
        self.resize(min(_SIZE[0], parent.width()), min(_SIZE[1], parent.height()))

    def show_stand(self, stand: BackupsStand) -> None:
        """What is chosen stays so while it is there; a file from elsewhere always."""
        self._folder = stand.folder
        chosen, paths = self.chosen, [backup.path for backup in stand.backups]
        self._model.set_backups(stand.backups)
        self._open.setEnabled(bool(stand.backups))
        if chosen is not None and chosen.parent != stand.folder:
            return
        if paths:
            self._table.selectRow(paths.index(chosen) if chosen in paths else 0)
            self._table.setFocus()
        else:
            self._choose(None)

    def show_preview(self, seen: Preview) -> None:
        """Of the backup that was asked for last; those of others are left out."""
        if seen.source != self.chosen:
            return
        self._looking.hide()
        self._preview.show_preview(seen)
        self._missing.setVisible(bool(seen.missing_files))
        self._missing.set_text(
            self.tr(
                "%n file(s) that this backup names are no longer there. Everything else is.",
                "",
                seen.missing_files,
            )
        )
        self._restore.setEnabled(True)

    def show_problem(self, problem: Message) -> None:
        self._looking.hide()
        self._problem.set_text(self._language.wording.say(problem))
        self._problem.show()

    def _name_all(self) -> None:
        self._table.setAccessibleName(self.tr("Backups"))
        self._looking.setText(self.tr("Looking through it…"))
        self._file.setText(self.tr("Open a backup file…"))
        self._open.setText(self.tr("Open folder"))
        self._delete.setText(self.tr("Delete…"))
        self._ask.setText(self.tr("Delete this backup? This cannot be undone."))
        self._agree.setText(self.tr("Delete"))
        self._keep.setText(self.tr("Keep"))
        self._cancel.setText(self.tr("Cancel"))
        self._restore.setText(self.tr("Restore and reopen"))

    def _build(self) -> None:
        hint = self.tr(
            "The backup takes the place of everything in CareerFlow. What is here now is backed "
            "up first, so this can be taken back. CareerFlow closes and opens again."
        )
        side = QWidget()
        side.setFixedWidth(_PREVIEW_WIDTH)
        asking = row(self._ask, self._agree, self._keep)
        asking.setStretch(0, 1)
        side.setLayout(
            column(
                self._name,
                self._looking,
                self._preview,
                self._missing,
                self._problem,
                0,
                asking,
                row(self._delete, 0),
                spacing=Space.M,
            )
        )
        across = row(self._table, side, spacing=Space.XL)
        across.setStretch(0, 1)
        self.setLayout(
            column(
                column(
                    Text("heading", text=self.windowTitle()),
                    Text("caption", wrap=True, text=hint),
                    spacing=2,
                ),
                across,
                row(self._file, self._open, 0, self._cancel, self._restore),
                spacing=Space.L,
                margins=Space.XL,
            )
        )

    def _set_up_table(self) -> None:
        table = self._table
        set_up_row_table(table)
        table.setModel(self._model)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setProperty("role", "boxed")
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._table.doubleClicked.connect(lambda _index: self._restore.click())
        self._file.clicked.connect(self._choose_file)
        self._open.clicked.connect(lambda: self.folder_wanted.emit(self._folder))
        self._delete.clicked.connect(lambda: self._ask_first(True))
        self._keep.clicked.connect(lambda: self._ask_first(False))
        self._agree.clicked.connect(self._on_delete)
        self._cancel.clicked.connect(self.reject)
        self._restore.clicked.connect(self.accept)
        self._restore.setDefault(True)

    def _on_selected(self) -> None:
        """Not the current row: the first becomes that when the table gets the focus."""
        for index in self._table.selectionModel().selectedRows():
            self._choose(self._model.backup(index.row()).path, str(index.data()))

    def _choose(self, source: Path | None, name: str = "") -> None:
        """Its preview is awaited; with None there is nothing to choose."""
        self.chosen = source
        self._can_delete = source is not None and source.parent == self._folder
        self._ask_first(False)
        self._looking.setVisible(source is not None)
        self._preview.show_preview(None)
        self._missing.hide()
        self._problem.hide()
        self._restore.setEnabled(False)
        self._name.setText(name or (self.tr("No backup yet") if source is None else source.name))
        if source is not None:
            self.preview_wanted.emit(source)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open a backup file"),
            str(Path.home()),
            self.tr("CareerFlow backups (*.zip *.sqlite3)"),
        )
        if chosen:
            self._table.clearSelection()
            self._table.setCurrentIndex(QModelIndex())
            self._choose(Path(chosen))

    def _ask_first(self, asks: bool) -> None:
        for part in (self._ask, self._agree, self._keep):
            part.setVisible(asks)
        self._delete.setVisible(self._can_delete and not asks)
        if asks:
            self._keep.setFocus()

    def _on_delete(self) -> None:
        self._ask_first(False)
        if self.chosen is not None:
            self.delete_wanted.emit(self.chosen)
