"""The language of the window, switched while it is open."""

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTranslator, Signal

from careerflow import paths
from careerflow.wording import Wording


class Language(QObject):
    """Installs the catalogues of one language.

    Qt then sends LanguageChange to every widget, each of which sets its texts again; messages
    are said with `wording`, which is already in the new language at that time. `changed`
    follows when all of that is done.
    """

    changed = Signal()

    def __init__(self, code: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translators: list[QTranslator] = []
        self.code = ""
        self.wording = Wording(code)
        self.set(code)

    def set(self, code: str) -> None:
        """`code` is one of careerflow.wording.LANGUAGES."""
        if code == self.code:
            return
        self.code = code
        self.wording = Wording(code)
        QLocale.setDefault(QLocale(code))
        self._install(f"qt_{code}.qm", f"careerflow_{code}.qm")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
        self.changed.emit()

    def _install(self, *catalogues: str) -> None:
        new = [QTranslator(self) for _ in catalogues]
        loaded = [
            translator
            for translator, name in zip(new, catalogues, strict=True)
            # English has no qt_en.qm: Qt's own texts are English.
            if translator.load(str(paths.translations() / name))
        ]
        # The new ones go in before the old ones go out: no widget is drawn in English between.
        for translator in loaded:
            QCoreApplication.installTranslator(translator)
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators = loaded
