"""The language model of the settings: none, or which, with its key, the user's word, the costs."""

from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from careerflow.models.llm import Provider, ProviderKind
from careerflow.models.settings import Settings
from careerflow.views.language import Language
from careerflow.views.settings.card import card, line
from careerflow.views.settings.connection_form import ConnectionForm
from careerflow.views.settings.key_form import KeyForm
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.text import Text


class ModelSection(QFrame):
    """`changed` carries a dict of settings by their names in models/settings.py."""

    changed = Signal(object)
    withdraw_wanted = Signal()
    prices_wanted = Signal()
    sent_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self.key = KeyForm(theme, language)
        self.connection = ConnectionForm(theme, language)
        self._settings = Settings()
        self._agreed = False
        self._title, self._hint = Text("title"), Text("caption", wrap=True)
        self._name, self._name_hint = Text("strong"), Text("caption", wrap=True)
        self._box = StillBox()
        self._box.setMinimumWidth(200)
        for kind in ProviderKind:
            self._box.addItem("", kind.value)
        self._name.setBuddy(self._box)
        self._at_once = QCheckBox()
        self._at_once_hint = Text("caption", wrap=True)
        self._agreement = Text(wrap=True)
        self._withdraw = Button(theme)
        self._sent = Button(theme, icon_name="history")
        self._prices = Button(theme)
        self._forget = Button(theme)
        self._details = QWidget()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def last_control(self) -> QWidget:
        return self._forget

    def set_settings(self, settings: Settings) -> None:
        """Shows them; the key's place and the user's word are another matter."""
        self._settings = settings
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(self._box.findData(settings.provider.value))
        with QSignalBlocker(self._at_once):
            self._at_once.setChecked(settings.deepen_at_once)
        provider = settings.language_model()
        if provider is not None:
            self.key.set_kind(provider.kind)
            self.connection.set_provider(provider)
        self._update()

    def show_agreement(self, agreed: bool) -> None:
        """Whether the user has agreed to what is sent to this provider, once and for all."""
        self._agreed = agreed
        self._update()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Language model"))
        self._hint.setText(
            self.tr(
                "Reads the CV and the advert once more, judges deeper, and writes advice; "
                "CareerFlow checks what it says and counts the score itself. Off unless you choose "
                "one. Nothing is sent before you have seen it and agreed."
            )
        )
        self._name.setText(self.tr("Provider"))
        self._box.setAccessibleName(self.tr("Provider of the language model"))
        self._at_once.setText(self.tr("Deepen each report at once"))
        self._withdraw.setText(self.tr("Withdraw"))
        self._withdraw.setAccessibleName(self.tr("Withdraw the agreement"))
        self._sent.setText(self.tr("What was sent…"))
        self._prices.setText(self.tr("Prices…"))
        self._forget.setText(self.tr("Delete stored answers"))
        names = {
            ProviderKind.NONE: self.tr("None"),
            ProviderKind.GEMINI: "Google Gemini",
            ProviderKind.OPENAI: self.tr("OpenAI-compatible"),
        }
        for index in range(self._box.count()):
            self._box.setItemText(index, names[self._box.itemData(index)])
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        chosen = row(column(self._name, self._name_hint, spacing=2), self._box, spacing=Space.XL)
        chosen.setStretch(0, 1)
        agreed = row(self._agreement, self._withdraw, spacing=Space.L)
        agreed.setStretch(0, 1)
        at_once = column(self._at_once, self._at_once_hint, spacing=2)
        self._details.setLayout(
            column(
                line(),
                self.key,
                line(),
                self.connection,
                line(),
                agreed,
                at_once,
                spacing=Space.L,
            )
        )
        card(
            self,
            column(self._title, self._hint, spacing=2),
            chosen,
            self._details,
            line(),
            row(self._sent, self._prices, self._forget, 0),
        )

    def _connect(self) -> None:
        self._box.activated.connect(self._on_provider)
        self._at_once.toggled.connect(lambda on: self._change_to(deepen_at_once=on))
        self.connection.address_changed.connect(lambda text: self._change_field("address", text))
        self.connection.model_changed.connect(lambda text: self._change_field("model", text))
        self._withdraw.clicked.connect(self.withdraw_wanted)
        self._sent.clicked.connect(self.sent_wanted)
        self._prices.clicked.connect(self.prices_wanted)
        self._forget.clicked.connect(self.forget_wanted)

    def _on_provider(self) -> None:
        self._change_to(provider=ProviderKind(self._box.currentData()))

    def _change_field(self, field: str, text: str) -> None:
        self._change_to(**{f"{self._settings.provider.value}_{field}": text})

    def _change_to(self, **values: object) -> None:
        self.changed.emit(values)

    def _update(self) -> None:
        provider = self._settings.language_model()
        self._details.setVisible(provider is not None)
        self._name_hint.setText(self._about_provider())
        if provider is None:
            return
        name = _who(provider)
        if self._agreed:
            said = self.tr(
                "You have agreed to send CVs, with personal data replaced, and adverts to {name}."
            )
        else:
            said = self.tr(
                "CareerFlow shows what it would send to {name}, and asks, before anything is sent."
            )
        self._agreement.setText(said.format(name=name))
        if self._withdraw.hasFocus() and not self._agreed:
            self._box.setFocus()
        self._withdraw.setVisible(self._agreed)
        self._at_once.setEnabled(self._agreed or self._at_once.isChecked())
        self._at_once_hint.setText(
            self.tr("After each analysis, without asking again.")
            if self._agreed
            else self.tr("Possible once you have agreed and had that remembered.")
        )

    def _about_provider(self) -> str:
        match self._settings.provider:
            case ProviderKind.GEMINI:
                return self.tr("Google's models, over the internet, with a key of your own.")
            case ProviderKind.OPENAI:
                return self.tr(
                    "Any server that speaks this protocol: Ollama, LM Studio and llama.cpp on this "
                    "computer, or a service on the internet."
                )
        return self.tr("Everything stays on this computer.")


def _who(provider: Provider) -> str:
    """The provider as people call it, or the host of the address that is asked instead."""
    if provider.address:
        return urlsplit(provider.address).netloc or provider.address
    return "Google Gemini" if provider.kind is ProviderKind.GEMINI else "OpenAI"
