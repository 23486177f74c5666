"""The key of a language model: given, replaced, removed, and never shown again."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from careerflow.models.llm import ProviderKind
from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text


class KeyPlace(StrEnum):
    NOWHERE = "nowhere"
    KEYRING = "keyring"
    SESSION = "session"
    VARIABLE = "variable"


@dataclass(frozen=True, slots=True)
class KeyState:
    """Where the key is. `keyring` names the one in use, "" where none is safe; `variable` is that
    of the environment; `problem` is why the keyring could not be asked."""

    place: KeyPlace = KeyPlace.NOWHERE
    keyring: str = ""
    variable: str = ""
    problem: Message | None = None


class KeyForm(QWidget):
    """No signal carries the key: who acts on one takes it from the form, which forgets it."""

    keep_wanted = Signal()
    session_wanted = Signal()
    remove_wanted = Signal()
    page_wanted = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._kind = ProviderKind.GEMINI
        self._state = KeyState()
        self._name = Text("strong")
        self._hint = Text("caption", wrap=True)
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._name.setBuddy(self._field)
        self._keep = Button(theme, icon_name="lock")
        self._session = Button(theme)
        self._remove = Button(theme, "danger", "trash-2")
        self._page = Button(theme, "quiet")
        self._note = Note(theme, NoteKind.WARNING)
        self._build()
        self._connect()
        self.retranslate()

    def set_kind(self, kind: ProviderKind) -> None:
        """Another provider's key is another key: nothing is known of it yet."""
        if kind is self._kind:
            return
        self._field.clear()
        self._kind, self._state = kind, KeyState()
        self._update()

    def show_state(self, state: KeyState) -> None:
        self._state = state
        self._update()

    def show_problem(self, problem: Message) -> None:
        """Why a key was not kept or removed; where it is has not changed."""
        self.show_state(replace(self._state, problem=problem))

    def take_key(self) -> str:
        """What was typed; the field is empty afterwards, and has the keyboard: the button that
        was pressed is of no use then."""
        self._field.setFocus()
        key = self._field.text().strip()
        self._field.clear()
        return key

    def retranslate(self) -> None:
        self._name.setText(self.tr("API key"))
        self._field.setAccessibleName(self.tr("API key"))
        self._keep.setText(self.tr("Save in the keyring"))
        self._session.setText(self.tr("Use for this session only"))
        self._remove.setText(self.tr("Remove"))
        self._remove.setAccessibleName(self.tr("Remove the API key"))
        self._page.setText(self.tr("Get a key at aistudio.google.com"))
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        head = row(column(self._name, self._hint, spacing=2), self._page, spacing=Space.L)
        head.setStretch(0, 1)
        buttons = row(self._keep, self._session, 0, self._remove)
        self.setLayout(column(head, self._field, buttons, self._note, spacing=Space.M))

    def _connect(self) -> None:
        self._field.textChanged.connect(self._update)
        self._field.returnPressed.connect(self._submit)
        self._keep.clicked.connect(self.keep_wanted)
        self._session.clicked.connect(self.session_wanted)
        self._remove.clicked.connect(self.remove_wanted)
        self._page.clicked.connect(self.page_wanted)

    def _update(self) -> None:
        typed = bool(self._field.text().strip())
        place = self._state.place
        self._keep.setEnabled(typed and bool(self._state.keyring))
        self._session.setEnabled(typed)
        if self._remove.hasFocus() and place is KeyPlace.NOWHERE:
            self._field.setFocus()
        self._remove.setVisible(place in (KeyPlace.KEYRING, KeyPlace.SESSION))
        self._page.setVisible(self._kind is ProviderKind.GEMINI)
        self._hint.setText(self._advice())
        self._field.setPlaceholderText(self._where())
        self._field.setAccessibleDescription(self._where())
        note = self._trouble()
        self._note.set_text(note)
        self._note.setVisible(bool(note))

    def _where(self) -> str:
        match self._state.place:
            case KeyPlace.KEYRING:
                return self.tr("Kept in the keyring ({keyring})").format(
                    keyring=self._state.keyring
                )
            case KeyPlace.SESSION:
                return self.tr("Known for this session only")
            case KeyPlace.VARIABLE:
                return self.tr("From the variable {variable}").format(variable=self._state.variable)
        return self.tr("Paste the key here")

    def _advice(self) -> str:
        if self._state.place is KeyPlace.NOWHERE:
            if self._kind is ProviderKind.OPENAI:
                return self.tr("Leave it empty where the server needs none, as on this computer.")
            return self.tr("It is sent to the provider alone, and never shown again.")
        return self.tr("There is one; it is never shown again. Paste another to replace it.")

    def _trouble(self) -> str:
        """What is wrong with the keyring; who needs no key need not know."""
        needless = self._kind is ProviderKind.OPENAI and not self._field.text()
        if self._state.problem is None or needless:
            return ""
        return self._language.wording.say(self._state.problem)

    def _submit(self) -> None:
        for button in (self._keep, self._session):
            if button.isEnabled():
                button.click()
                return
