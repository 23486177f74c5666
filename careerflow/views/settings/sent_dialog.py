"""What was sent to language models: a table, copied or deleted."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QStackedWidget, QTableView, QWidget

from careerflow.models.llm import Sent
from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.settings.price_dialog import ROW_HEIGHT
from careerflow.views.settings.sent_model import Column, SentModel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.row_table import set_up_row_table
from careerflow.views.widgets.text import Text

_SIZE = (1040, 560)


class SentDialog(QDialog):
    """Opens at once; `show_sent` fills in what a worker has read."""

    copy_wanted = Signal(str)
    delete_wanted = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What was sent"))
        self._language = language
        self._model = SentModel(self)
        self._table = QTableView()
        self._told = Text("caption", wrap=True, selectable=True)
        self._nothing = EmptyState(theme, "history")
        self._shown = QStackedWidget()
        self._problem = Note(theme, NoteKind.ERROR)
        self._problem.hide()
        self._copy = Button(theme, icon_name="copy")
        self._copied = Text("muted")
        self._delete = Button(theme, "danger", "trash-2")
        self._ask = Text("strong", wrap=True)
        self._agree = Button(theme, "danger", "trash-2")
        self._keep = Button(theme)
        self._close = Button(theme)
        self._close.setDefault(True)
        self._name_all()
        self._build()
        self._connect()
        self._ask_first(False)
        self.show_sent(())
        self.resize(min(_SIZE[0], parent.width()), min(_SIZE[1], parent.height()))

    def show_sent(self, sent: tuple[Sent, ...]) -> None:
        """The newest first."""
        self._model.set_sent(sent)
        self._shown.setCurrentIndex(0 if sent else 1)
        for part in (self._copy, self._delete):
            part.setEnabled(bool(sent))
        self._told.setText("")
        if sent:
            self._table.selectRow(0)
            self._table.setFocus()

    def show_problem(self, problem: Message) -> None:
        self._problem.set_text(self._language.wording.say(problem))
        self._problem.show()

    def _name_all(self) -> None:
        self._table.setAccessibleName(self.windowTitle())
        self._nothing.set_texts(
            self.tr("Nothing was sent"),
            self.tr("Each call of a language model will be noted here, without its text."),
        )
        self._copy.setText(self.tr("Copy"))
        self._delete.setText(self.tr("Delete the log…"))
        self._ask.setText(self.tr("Delete the whole log? This cannot be undone."))
        self._agree.setText(self.tr("Delete"))
        self._keep.setText(self.tr("Keep"))
        self._close.setText(self.tr("Close"))

    def _build(self) -> None:
        self._set_up_table()
        filled = QWidget()
        filled.setLayout(column(self._table, self._told, spacing=Space.M))
        self._shown.addWidget(filled)
        self._shown.addWidget(self._nothing)
        hint = self.tr(
            "Every call of a language model, noted on this computer only: never the text itself."
        )
        asking = row(self._ask, self._agree, self._keep)
        asking.setStretch(0, 1)
        self.setLayout(
            column(
                column(
                    Text("heading", text=self.windowTitle()),
                    Text("caption", wrap=True, text=hint),
                    spacing=2,
                ),
                self._problem,
                self._shown,
                asking,
                row(self._copy, self._copied, 0, self._delete, self._close),
                spacing=Space.L,
                margins=Space.XL,
            )
        )

    def _set_up_table(self) -> None:
        table = self._table
        set_up_row_table(table)
        table.setModel(self._model)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setProperty("role", "boxed")
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setMinimumSectionSize(64)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._on_row)

    def _connect(self) -> None:
        self._copy.clicked.connect(self._on_copy)
        self._delete.clicked.connect(lambda: self._ask_first(True))
        self._keep.clicked.connect(lambda: self._ask_first(False))
        self._agree.clicked.connect(self._on_agreed)
        self._close.clicked.connect(self.accept)

    def _ask_first(self, asks: bool) -> None:
        for part in (self._ask, self._agree, self._keep):
            part.setVisible(asks)
        self._delete.setVisible(not asks)
        if asks:
            self._keep.setFocus()

    def _on_agreed(self) -> None:
        self._ask_first(False)
        self._close.setFocus()
        self.delete_wanted.emit()

    def _on_copy(self) -> None:
        self.copy_wanted.emit(self._model.as_text())
        self._copied.setText(self.tr("Copied"))

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self._told.setText(self._model.told(current.row(), self._language.wording))
