"""A certificate or licence."""

from PySide6.QtWidgets import QLayout

from careerflow.models.profile import Certificate
from careerflow.views.profile.entry import Entry
from careerflow.views.profile.fields import TextField
from careerflow.views.widgets.layout import row


class CertificateEntry(Entry[Certificate]):
    repeats = True

    def fields(self) -> QLayout:
        self._name = TextField()
        self._name.changed.connect(self.on_edited)
        self.setFocusProxy(self._name)
        return row(self._name)

    def value(self) -> Certificate | None:
        name = self._name.text()
        return Certificate(name) if name else None

    def show_value(self, value: Certificate) -> None:
        self._name.set_text(value.name)

    def summary(self) -> str:
        return self._name.text() or ""

    def retranslate(self) -> None:
        self._name.name_it(self.tr("Certificate or licence"))
        super().retranslate()
