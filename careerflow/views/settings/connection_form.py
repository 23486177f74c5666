"""Which model of a provider is asked, where, and whether it answers."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit, QWidget

from careerflow.models.llm import ModelInfo, Provider, ProviderKind
from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.text import Text

_BELOW_TEST = 3  # place in the form


class ConnectionForm(QWidget):
    """`address_changed` and `model_changed` carry what was typed or chosen; "" is the default."""

    address_changed = Signal(str)
    model_changed = Signal(str)
    models_wanted = Signal()
    test_wanted = Signal()
    cancel_clicked = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._provider = Provider(ProviderKind.NONE)
        self._defaults: Mapping[ProviderKind, Provider] = {}
        self._stage: Message | None = None
        self._said: Message | None = None
        self._problem: Message | None = None
        self._address_name, self._address_hint = Text("strong"), Text("caption", wrap=True)
        self._address = QLineEdit()
        self._advanced = Button(theme, "quiet")
        self._advanced.setCheckable(True)
        self._model_name, self._model_hint = Text("strong"), Text("caption", wrap=True)
        self._model = StillBox()
        self._refresh = Button(theme, icon_name="refresh-cw")
        self._test = Button(theme, icon_name="circle-check")
        self._progress = StageProgress(theme)
        self._answer = Note(theme, NoteKind.INFO)
        self._error = Note(theme, NoteKind.ERROR)
        self._build()
        self._connect()
        self.retranslate()

    def set_defaults(self, defaults: Mapping[ProviderKind, Provider]) -> None:
        """What is asked where both fields are empty."""
        self._defaults = defaults
        self._update()

    def set_provider(self, provider: Provider) -> None:
        """Not NONE. What was said of the one before is gone."""
        if provider == self._provider:
            return
        is_other = provider.kind is not self._provider.kind
        self._provider = provider
        if is_other:
            self._place_address()
            self._advanced.setChecked(bool(provider.address))
            with QSignalBlocker(self._model):
                self._model.clear()
        self._said = self._problem = None
        self._address.setText(provider.address)
        with QSignalBlocker(self._model):
            self._model.setCurrentText(provider.model)
        self._update()

    def show_models(self, models: tuple[ModelInfo, ...]) -> None:
        """The provider's own list, in place of the one before; what is chosen stays."""
        with QSignalBlocker(self._model):
            chosen = self._model.currentText()
            self._model.clear()
            for model in models:
                self._model.addItem(model.name)
                tip = model.label if model.label != model.name else ""
                self._model.setItemData(self._model.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
            self._model.setCurrentIndex(self._model.findText(chosen))
            self._model.setCurrentText(chosen)

    def show_progress(self, stage: Message) -> None:
        self._stage, self._said, self._problem = stage, None, None
        had_focus = self._test.hasFocus()
        self._update()
        if had_focus:
            self._progress.focus_cancel()

    def show_idle(self, said: Message | None = None, problem: Message | None = None) -> None:
        """Nothing runs any more; what came of it."""
        focused = QApplication.focusWidget()
        was_at_cancel = focused is not None and self._progress.isAncestorOf(focused)
        self._stage, self._said, self._problem = None, said, problem
        self._update()
        if was_at_cancel:
            self._test.setFocus()
        for note in (self._answer, self._error):
            if note.isVisible():
                note.setAccessibleName(note.text())
                QAccessible.updateAccessibility(QAccessibleEvent(note, QAccessible.Event.Alert))

    def retranslate(self) -> None:
        self._address_name.setText(self.tr("Address"))
        self._address.setAccessibleName(self.tr("Address"))
        self._advanced.setText(self.tr("Advanced"))
        self._model_name.setText(self.tr("Model"))
        for part in (self._model, self._field()):
            part.setAccessibleName(self.tr("Model"))
        self._refresh.setText(self.tr("Refresh the list"))
        self._test.setText(self.tr("Test connection"))
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._address_name.setBuddy(self._address)
        self._model_name.setBuddy(self._model)
        self._model.setEditable(True)
        self._model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._model.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._model.setMinimumContentsLength(14)
        if (completer := self._model.completer()) is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._addressed = QWidget()
        self._addressed.setLayout(
            column(
                column(self._address_name, self._address_hint, spacing=2),
                self._address,
                spacing=Space.M,
                margins=(0, 0, 0, Space.XS),
            )
        )
        entry = row(self._model, self._refresh)
        entry.setStretch(0, 1)
        self._parts = column(
            column(self._model_name, self._model_hint, spacing=2),
            entry,
            row(self._test, 0, self._advanced),
            self._progress,
            self._answer,
            self._error,
            spacing=Space.M,
        )
        self._parts.insertWidget(_BELOW_TEST, self._addressed)
        self.setLayout(self._parts)

    def _place_address(self) -> None:
        """First where it has to be given, else last, where the button for it is."""
        self._parts.removeWidget(self._addressed)
        order: list[QWidget] = [self._model, self._refresh, self._test, self._advanced]
        if self._provider.kind is ProviderKind.OPENAI:
            self._parts.insertWidget(0, self._addressed)
            order.insert(0, self._address)
        else:
            self._parts.insertWidget(_BELOW_TEST, self._addressed)
            order.append(self._address)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self._address.editingFinished.connect(self._on_address)
        self._advanced.toggled.connect(self._update)
        self._model.activated.connect(self._on_model)
        self._field().editingFinished.connect(self._on_model)
        self._refresh.clicked.connect(lambda: self._ask(self.models_wanted))
        self._test.clicked.connect(lambda: self._ask(self.test_wanted))
        self._progress.cancel_clicked.connect(self.cancel_clicked)

    def _field(self) -> QLineEdit:
        field = self._model.lineEdit()
        assert field is not None  # it is editable
        return field

    def _ask(self, signal: SignalInstance) -> None:
        """Of what stands in the fields: on macOS a click leaves the focus where it is."""
        self._on_address()
        self._on_model()
        signal.emit()

    def _on_address(self) -> None:
        address = self._address.text().strip()
        if address != self._provider.address:
            self.address_changed.emit(address)

    def _on_model(self) -> None:
        model = self._model.currentText().strip()
        if model != self._provider.model:
            self.model_changed.emit(model)

    def _update(self) -> None:
        say = self._language.wording.say
        is_local = self._provider.kind is ProviderKind.OPENAI
        default = self._defaults.get(self._provider.kind, Provider(self._provider.kind))
        # Whoever else speaks OpenAI's protocol has models of its own.
        model = "" if is_local and self._provider.address else default.model
        idle = self._stage is None
        self._addressed.setVisible(is_local or self._advanced.isChecked())
        self._advanced.setVisible(not is_local)
        self._address.setPlaceholderText(default.address)
        self._address_hint.setText(self._address_advice())
        self._field().setPlaceholderText(model or self.tr("The first of the list"))
        self._model_hint.setText(self._model_advice(model))
        for part in (self._address, self._model, self._refresh, self._test):
            part.setEnabled(idle)
        self._progress.setVisible(not idle)
        if self._stage is not None:
            self._progress.set_progress(say(self._stage), None)
        for note, message in ((self._answer, self._said), (self._error, self._problem)):
            note.set_text("" if message is None else say(message))
            note.setVisible(message is not None)

    def _address_advice(self) -> str:
        if self._provider.kind is ProviderKind.OPENAI:
            return self.tr(
                "Such as http://localhost:11434/v1 for Ollama, http://localhost:1234/v1 for "
                "LM Studio or http://localhost:8080/v1 for the server of llama.cpp."
            )
        return self.tr("Of a gateway of your own. Leave it empty for Google's.")

    def _model_advice(self, default: str) -> str:
        if default:
            return self.tr(
                "Choose from the provider's list or type a name; empty: {model}."
            ).format(model=default)
        return self.tr(
            "Choose from the provider's list or type a name; empty: the first of the list."
        )
