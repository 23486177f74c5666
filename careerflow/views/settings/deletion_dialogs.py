"""Before everything is deleted, while it is, and what came of it."""

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from careerflow.models.folding import folded
from careerflow.models.on_disk import Deletion
from careerflow.views.settings.stand_in_dialog import StandInDialog
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text

_WIDTH = 520
_PATHS_HEIGHT = 120


class DeleteDialog(FittingDialog):
    """Says what is lost; accepted only once the word that it asks for was typed."""

    def __init__(self, theme: Theme, parent: QWidget, *, at_work: bool) -> None:
        """`at_work` where a job runs that would be stopped."""
        super().__init__(_WIDTH, parent)
        self.setWindowTitle(self.tr("Delete everything?"))
        self._word = self.tr("DELETE")
        ask = Text(wrap=True)
        ask.setText(self.tr("Type {word} to confirm:").format(word=self._word))
        self._field = QLineEdit()
        self._field.setAccessibleName(ask.text())
        self._delete = Button(theme, "danger", "trash-2")
        self._delete.setText(self.tr("Delete all and close"))
        self._delete.setEnabled(False)
        cancel = Button(theme)
        cancel.setText(self.tr("Cancel"))
        cancel.setDefault(True)
        self.lay_out(
            Text("title", text=self.windowTitle()),
            *self._told(theme, at_work),
            ask,
            self._field,
            buttons=row(0, cancel, self._delete),
            spacing=Space.M,
            margins=Space.L,
        )
        self._field.textChanged.connect(self._on_typed)
        self._delete.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._field.setFocus()

    def _told(self, theme: Theme, at_work: bool) -> list[QWidget]:
        """What is lost and what stays."""
        lost = self.tr(
            "All CVs, job adverts, applications, reports, corrections and drafts in CareerFlow, "
            "its backups, downloaded encoders, the settings, the logs and the key in the keyring "
            "will be deleted from this computer. This cannot be undone."
        )
        stays = self.tr(
            "What stays: the files that you opened, and reports and backups that you saved in "
            "folders of your own. CareerFlow itself is removed like any other program."
        )
        working = Note(
            theme, NoteKind.INFO, self.tr("CareerFlow is at work; what it does will be stopped.")
        )
        working.setVisible(at_work)
        kept = Text("muted", wrap=True, text=stays)
        return [Note(theme, NoteKind.WARNING, lost), kept, working]

    def _on_typed(self, text: str) -> None:
        # Without accents, which Vietnamese sets in two ways (xóa, xoá).
        self._delete.setEnabled(folded(text.strip()) == folded(self._word))


class OutcomeDialog(StandInDialog):
    """Stands in for the window, which is closed by then; `show_outcome` lets it be closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WIDTH)
        self._title.setText(self.tr("Deleting…"))
        self._text.setText(self.tr("CareerFlow closes afterwards."))
        self._close.setText(self.tr("Close"))
        # Not a label: a long name has to be broken anywhere.
        self._left = QPlainTextEdit(readOnly=True)
        self._left.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._left.setFixedHeight(_PATHS_HEIGHT)
        self._left.setTabChangesFocus(True)
        self._left.hide()
        self._lay_out(self._left)

    def show_outcome(self, deletion: Deletion) -> None:
        if deletion.is_complete:
            self._title.setText(self.tr("Everything was deleted"))
            self._text.setText(
                self.tr("Nothing of yours is left in CareerFlow's folders on this computer.")
            )
            self._finish()
            return
        self._title.setText(self.tr("Not everything could be deleted"))
        told = []
        if deletion.left:
            told.append(
                self.tr(
                    "These are still there. Close the programs that use them, then delete them "
                    "yourself:"
                )
            )
        if deletion.key_left:
            told.append(
                self.tr(
                    "The keyring is locked: delete the entry “CareerFlow” in the keyring's own "
                    "program."
                )
            )
        self._text.setText("\n".join(told))
        self._left.setAccessibleName(self._text.text())
        self._left.setPlainText("\n".join(str(path) for path in deletion.left))
        self._left.setVisible(bool(deletion.left))
        self._finish()
