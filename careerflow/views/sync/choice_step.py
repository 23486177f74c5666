"""Second step of connecting: a library that is there or a new one, and what all is called."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from careerflow.models.sync import Choice, FoundLibrary, Inspected
from careerflow.views.sync.form_field import FormField
from careerflow.views.sync.passphrase_form import Asked, PassphraseForm
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import when

_LONGEST = 80  # characters of a name


class ChoiceStep(QWidget):
    changed = Signal()
    """Its height may be another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._found: dict[str, FoundLibrary] = {}
        self._told = Text(wrap=True)
        self._libraries = QComboBox()
        # However long a name is that another computer has given.
        self._libraries.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._name, self._device = QLineEdit(), QLineEdit()
        for line in (self._name, self._device):
            line.setMaxLength(_LONGEST)
        self._library = FormField(theme, self._libraries, self.tr("Library"))
        self._named = FormField(
            theme,
            self._name,
            self.tr("Name of the library"),
            self.tr("The server can read the names, whatever is encrypted."),
        )
        self._called = FormField(
            theme,
            self._device,
            self.tr("Name of this computer"),
            self.tr("So that you know it among the others."),
        )
        self._passphrase = PassphraseForm(theme)
        self._merging = Note(theme)
        self._problem = Note(theme, NoteKind.ERROR)
        self._problem.hide()
        self._build()
        self._libraries.currentIndexChanged.connect(self._update)
        self._passphrase.changed.connect(self.changed)

    def _build(self) -> None:
        self.setLayout(
            column(
                self._told,
                self._library,
                self._merging,
                self._named,
                self._called,
                self._passphrase,
                self._problem,
                spacing=Space.M,
            )
        )

    def show_found(self, found: Inspected, device: str) -> None:
        """What is there; `device` is what this computer is called, unless the user says else."""
        self._found = {library.id: library for library in found.libraries}
        self._told.setText(self._about(found))
        self._libraries.clear()
        for library in found.libraries:
            self._libraries.addItem(self.tr("Join “{name}”").format(name=library.name), library.id)
        self._libraries.addItem(self.tr("Start a new one"), "")
        self._libraries.setCurrentIndex(0)
        self._library.setVisible(bool(self._found))
        self._device.setText(self._device.text() or device)
        self._name.setText(self._name.text() or self.tr("My job search"))
        self._problem.hide()
        self._update()

    def choice(self) -> Choice:
        library = self._chosen()
        return Choice(
            name=self._name.text().strip() if library is None else library.name,
            device=self._device.text().strip(),
            passphrase=self._passphrase.passphrase,
            library_id="" if library is None else library.id,
        )

    def check(self) -> bool:
        """Whether all is filled in; else the first field that is not says so."""
        self._problem.hide()
        missing = self.tr("Give it a name.")
        fields = [self._called] if self._chosen() else [self._named, self._called]
        complete = self._passphrase.check()
        for field in reversed(fields):  # the keyboard ends in the first
            empty = not field.control.property("text").strip()
            field.show_problem(missing if empty else "")
            complete = complete and not empty
        self.changed.emit()
        return complete

    def show_problem(self, problem: str, *, passphrase: bool) -> None:
        """`passphrase` where that is what is wrong; "" where nothing is."""
        self._passphrase.show_problem(problem if passphrase else "")
        self._problem.set_text("" if passphrase else problem)
        self._problem.setVisible(bool(problem) and not passphrase)
        self.changed.emit()

    def focus_first(self) -> None:
        """On what has to be decided."""
        if self._found:
            self._libraries.setFocus()
        else:
            self._name.setFocus()
            self._name.selectAll()

    def _chosen(self) -> FoundLibrary | None:
        return self._found.get(self._libraries.currentData() or "")

    def _about(self, found: Inspected) -> str:
        if found.libraries:
            return self.tr(
                "%n library(ies) of CareerFlow are in this database.", "", len(found.libraries)
            )
        return self.tr("Connected. CareerFlow has nothing in this database yet.")

    def _update(self) -> None:
        library = self._chosen()
        self._library.set_hint("" if library is None else self._describe(library))
        self._named.setVisible(library is None)
        self._merging.setVisible(library is not None)
        if library is None:
            self._passphrase.ask(Asked.NEW)
        else:
            self._merging.set_text(
                self.tr(
                    "“{name}” and what is on this computer become one, on all of your computers: "
                    "nothing is thrown away. A backup of this computer is made first."
                ).format(name=library.name)
            )
            self._passphrase.ask(Asked.ITS_OWN if library.sealed else Asked.NOTHING)
        self.changed.emit()

    def _describe(self, library: FoundLibrary) -> str:
        told = []
        if library.devices:
            told.append(", ".join(library.devices))
        told.append(self.tr("%n entry(ies)", "", library.rows))
        if library.changed is not None:
            told.append(self.tr("changed {when}").format(when=when(library.changed)))
        told.append(self.tr("encrypted") if library.sealed else self.tr("not encrypted"))
        return "  ·  ".join(told)
