"""Before anything is sent to a language model: to whom, what exactly, and what it costs."""

from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QWidget

from careerflow.models.llm import ProviderKind
from careerflow.models.payload import Payload
from careerflow.views.consent.masked_legend import MaskedLegend
from careerflow.views.consent.payload_text import MOST_HITS, PayloadText
from careerflow.views.model_cost import cost_words, tokens_words
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.facts import Facts
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.search_field import SearchField
from careerflow.views.widgets.text import Text

_WIDTH, _LOWEST, _REST = 760, 76, 400
"""In pixels: of the dialog, of the text in it, and of all that stands around the text."""
_HERE = ("localhost", "127.0.0.1", "::1")


class ConsentDialog(FittingDialog):
    agreed = Signal(bool)
    """Whether to remember it for this provider."""

    def __init__(self, theme: Theme, parent: QWidget, payload: Payload) -> None:
        room = parent.window().size()
        super().__init__(min(_WIDTH, room.width() - 2 * Space.XL), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._payload = payload
        self._hits: list[QTextCursor] = []
        self._current: int | None = None
        self._title, self._facts = Text("title", wrap=True), Facts()
        self._hidden, self.legend = Text("muted", wrap=True), MaskedLegend()
        self.search, self._count = SearchField(theme), Text("caption")
        self.previous = IconButton(theme, "chevron-up")
        self.next = IconButton(theme, "chevron-down")
        self.text = PayloadText(theme)
        self.text.setFixedHeight(max(_LOWEST, min(320, room.height() - _REST)))
        self.remember = QCheckBox()
        self.send, self.cancel = Button(theme, "primary"), Button(theme)
        self._arrange()
        self._connect()
        self.retranslate()
        self.text.show_calls(payload.calls, payload.placeholders)
        self.cancel.setFocus()

    def retranslate(self) -> None:
        model = self._payload.provider.model
        self.setWindowTitle(self.tr("Send to a language model"))
        self._title.setText(self.tr("Send this to {model}?").format(model=model))
        self._facts.set_facts(self._told())
        masked = self._payload.masked
        hidden = self.tr("Replaced before it is sent, and put back into the answer here:")
        none = self.tr("No name, e-mail, phone or other personal detail was found to replace.")
        self._hidden.setText(hidden if masked else none)
        self.legend.setVisible(bool(masked))
        self.legend.show_counts(masked)
        self.search.setPlaceholderText(self.tr("Search what would be sent"))
        self.search.setAccessibleName(self.tr("Search what would be sent"))
        self.previous.name_it(self.tr("Previous match"))
        self.next.name_it(self.tr("Next match"))
        self.remember.setText(self.tr("Remember for {provider}").format(provider=self._name()))
        self.remember.setToolTip(self.tr("You can withdraw it in the settings."))
        self.send.setText(self.tr("Send"))
        self.cancel.setText(self.tr("Cancel"))
        self._tell_hits()
        if self.isVisible():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search goes to the next match; it sends nothing."""
        if self.search.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _told(self) -> list[tuple[str, str]]:
        payload = self._payload
        calls = self.tr("%n call(s)", "", len(payload.calls))
        size = self.tr("about {tokens} in {calls} (estimated)").format(
            tokens=tokens_words(payload.tokens_in), calls=calls
        )
        price = self.tr("not known: no price for this model is set")
        if payload.cost == 0:
            price = self.tr("none: it runs on this computer or in your own network")
        elif payload.cost is not None:
            price = self.tr("about {cost} (estimated)").format(cost=cost_words(payload.cost))
        return [
            (self.tr("To"), self._address()),
            (self.tr("Size"), size),
            (self.tr("Price"), price),
        ]

    def _address(self) -> str:
        address = self._payload.provider.address
        if (urlsplit(address).hostname or "") in _HERE:
            return self.tr("{address}, which is this computer").format(address=address)
        return address

    def _name(self) -> str:
        if self._payload.provider.kind is ProviderKind.GEMINI:
            return "Gemini"
        return urlsplit(self._payload.provider.address).netloc or self._payload.provider.address

    def _arrange(self) -> None:
        found = row(self.search, self._count, self.previous, self.next, spacing=Space.XS)
        found.setStretch(0, 1)
        self.lay_out(
            self._title,
            self._facts,
            self._hidden,
            self.legend,
            column(found, self.text, spacing=Space.S),
            self.remember,
            buttons=row(0, self.cancel, self.send),
            spacing=Space.M,
            margins=Space.L,
        )

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.text.filled.connect(self._search)
        self.next.clicked.connect(lambda: self._step(1))
        self.previous.clicked.connect(lambda: self._step(-1))
        self.send.clicked.connect(self._send)
        self.cancel.clicked.connect(self.reject)

    def _search(self) -> None:
        self._hits = self.text.find_all(self.search.text().strip())
        self._current = 0 if self._hits else None
        self._tell_hits()

    def _step(self, by: int) -> None:
        if self._current is not None:
            self._current = (self._current + by) % len(self._hits)
            self._tell_hits()

    def _tell_hits(self) -> None:
        self.text.show_hits(self._hits, self._current)
        locale = QLocale()
        told = ""
        if self._current is not None:
            count = locale.toString(len(self._hits))
            told = self.tr("{number} of {count}").format(
                number=locale.toString(self._current + 1),
                count=f"{count}+" if len(self._hits) == MOST_HITS else count,
            )
        elif self.search.text().strip():
            told = self.tr("Nothing found")
        self._count.setText(told)
        self.previous.setEnabled(len(self._hits) > 1)
        self.next.setEnabled(len(self._hits) > 1)

    def _send(self) -> None:
        self.agreed.emit(self.remember.isChecked())
        self.accept()
