"""What was replaced by placeholders, with how many there are of each kind."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from careerflow.models.payload import MaskedKind
from careerflow.views.theme import Space
from careerflow.views.widgets.flow_layout import FlowLayout
from careerflow.views.widgets.text import Text


class MaskedLegend(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, Space.S)

    def show_counts(self, masked: Mapping[MaskedKind, int]) -> None:
        self._flow.clear()
        for kind in MaskedKind:
            if count := masked.get(kind, 0):
                text = f"{masked_word(kind)}: {count}"
                self._flow.addWidget(Text("placeholder", text=text))


def masked_word(kind: MaskedKind) -> str:
    words = {
        MaskedKind.NAME: QCoreApplication.translate("MaskedLegend", "Your name"),
        MaskedKind.EMAIL: QCoreApplication.translate("MaskedLegend", "E-mail"),
        MaskedKind.PHONE: QCoreApplication.translate("MaskedLegend", "Phone"),
        MaskedKind.LINK: QCoreApplication.translate("MaskedLegend", "Link"),
        MaskedKind.ADDRESS: QCoreApplication.translate("MaskedLegend", "Address"),
        MaskedKind.BIRTH: QCoreApplication.translate("MaskedLegend", "Birth date"),
        MaskedKind.PERSONAL: QCoreApplication.translate("MaskedLegend", "Personal detail"),
        MaskedKind.PERSON: QCoreApplication.translate("MaskedLegend", "Other person"),
        MaskedKind.ID: QCoreApplication.translate("MaskedLegend", "ID number"),
        MaskedKind.TEXT: QCoreApplication.translate("MaskedLegend", "Looks like a placeholder"),
    }
    return words[kind]
