"""The passphrase with which a library is encrypted: a new one, or that of a library there is."""

import unicodedata
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from careerflow.views.sync.form_field import FormField
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text

SHORTEST = 12
"""Characters of a new passphrase: whoever has the server's copy can try them at leisure."""
_GOOD, _STRONG = 16, 24


class Asked(StrEnum):
    """What a library wants: a new passphrase unless the user decides otherwise, another one in
    place of its own, its own, none."""

    NEW = "new"
    ANOTHER = "another"
    ITS_OWN = "its_own"
    NOTHING = "nothing"


class PassphraseForm(QWidget):
    changed = Signal()
    """Its height may be another."""
    shown = Signal(bool)
    """Whether the passphrases are to be read now."""

    def __init__(self, theme: Theme, asked: Asked = Asked.NEW) -> None:
        super().__init__()
        self._asked = asked
        self._encrypts = QCheckBox(self.tr("Encrypt everything before it leaves this computer"))
        self._encrypts.setChecked(True)
        self._first, self._second = QLineEdit(), QLineEdit()
        self._shown = QCheckBox(self.tr("Show the passphrase"))
        names = self.tr("Passphrase"), self.tr("Passphrase again")
        if asked is Asked.ANOTHER:
            names = self.tr("New passphrase"), self.tr("New passphrase again")
        self._field = FormField(theme, self._first, names[0])
        self._again = FormField(theme, self._second, names[1])
        self._strength = Text("caption", wrap=True)
        self._warning = Note(theme, NoteKind.WARNING)
        both = row(self._field, self._again, spacing=Space.M)
        for place in (0, 1):
            both.setStretch(place, 1)
        told = row(self._strength, self._shown, spacing=Space.L)
        told.setStretch(0, 1)
        self.setLayout(
            column(
                self._encrypts,
                both,
                told,
                self._warning,
                spacing=Space.M,
            )
        )
        self._encrypts.toggled.connect(self._update)
        self._shown.toggled.connect(self._update)
        self._shown.toggled.connect(self.shown)
        self._first.textChanged.connect(self._on_typed)
        self._second.textChanged.connect(lambda: self._again.show_problem(""))
        self._update()

    @property
    def passphrase(self) -> str:
        """ "" where none is wanted."""
        return self._first.text() if self._is_wanted() else ""

    def ask(self, asked: Asked) -> None:
        if asked is not self._asked:
            self._asked = asked
            self._field.show_problem("")
            self._update()

    def check(self) -> bool:
        """Whether it is complete; else the field that is not says why, and has the keyboard."""
        problem, again = "", ""
        if self._is_wanted() and not self._first.text():
            problem = self.tr("Type the passphrase.")
        elif self._is_new() and _length(self._first.text()) < SHORTEST:
            problem = self.tr("At least %n characters.", "", SHORTEST)
        elif self._is_new() and self._first.text() != self._second.text():
            again = self.tr("The two are not the same.")
        self._field.show_problem(problem)
        self._again.show_problem(again)
        self.changed.emit()
        return not problem and not again

    def show_problem(self, problem: str) -> None:
        """Such as that it is not the library's."""
        self._field.show_problem(problem)
        self.changed.emit()

    def _is_wanted(self) -> bool:
        return self._asked is Asked.ITS_OWN or self._is_new()

    def _is_new(self) -> bool:
        chosen = self._asked is Asked.NEW and self._encrypts.isChecked()
        return chosen or self._asked is Asked.ANOTHER

    def _on_typed(self) -> None:
        self._field.show_problem("")
        self._update()

    def _update(self) -> None:
        wanted, new = self._is_wanted(), self._is_new()
        mode = QLineEdit.EchoMode.Normal if self._shown.isChecked() else QLineEdit.EchoMode.Password
        for line in (self._first, self._second):
            line.setEchoMode(mode)
        self._encrypts.setVisible(self._asked is Asked.NEW)
        self._field.setVisible(wanted)
        self._again.setVisible(new)
        self._shown.setVisible(wanted)
        self._strength.setVisible(wanted)
        self._strength.setText(self._about_strength() if new else "")
        warning = self._consequence()
        self._warning.set_text(warning)
        self._warning.setVisible(bool(warning))
        self.changed.emit()

    def _about_strength(self) -> str:
        length = _length(self._first.text())
        if length == 0:
            return self.tr("Four or more unrelated words are best.")
        if length < SHORTEST:
            return self.tr("%n more character(s)", "", SHORTEST - length)
        if length < _GOOD:
            return self.tr("Strength: fair. One more word makes it much stronger.")
        return self.tr("Strength: good") if length < _STRONG else self.tr("Strength: very good")

    def _consequence(self) -> str:
        if self._is_new():
            return self.tr(
                "Write it down where you will find it: nobody can recover it. Whoever loses it "
                "loses the server's copy, and can add no other computer. What is on this computer "
                "stays, and can be read without it."
            )
        if self._asked is Asked.ITS_OWN:
            return ""
        if self._asked is Asked.NEW:
            return self.tr(
                "Not encrypted: whoever runs the server, or gets into it, can read your CVs, notes "
                "and applications."
            )
        return self.tr("This library is not encrypted: whoever runs the server can read it.")


def _length(passphrase: str) -> int:
    """In characters as a person counts them: an accented letter is one, however it was typed."""
    return len(unicodedata.normalize("NFC", passphrase))
