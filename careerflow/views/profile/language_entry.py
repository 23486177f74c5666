"""A human language and how well it is spoken."""

from PySide6.QtWidgets import QLayout

from careerflow.models.profile import Spoken
from careerflow.views.profile.entry import Entry
from careerflow.views.profile.fields import Choice
from careerflow.views.theme import Space
from careerflow.views.widgets.layout import row


class LanguageEntry(Entry[Spoken]):
    def fields(self) -> QLayout:
        self._language, self._level = Choice(), Choice()
        for field in (self._language, self._level):
            field.changed.connect(self.on_edited)
        self.setFocusProxy(self._language)
        line = row(self._language, self._level, spacing=Space.M)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        return line

    def value(self) -> Spoken | None:
        language, level = self._language.value(), self._level.value()
        if not isinstance(language, str):
            return None
        words = self.summary() if level is not None else self._language.words()
        return Spoken(language, level if isinstance(level, int) else None, words)

    def show_value(self, value: Spoken) -> None:
        if self.read is not None and self._language.box.findData(value.language) < 0:
            self._language.box.addItem(value.language, value.language)
        self._language.set_value(value.language)
        self._level.set_value(value.level)

    def doubt(self) -> str:
        if self._language.value() is not None and self._level.value() is None:
            return self.tr("No level was found: adverts often ask for one.")
        return ""

    def summary(self) -> str:
        return f"{self._language.words()}: {self._level.words()}"

    def retranslate(self) -> None:
        self._language.name_it(self.tr("Language"))
        self._level.name_it(self.tr("Level"))
        self._language.set_choices({None: self.tr("Choose a language"), **self._languages()})
        self._level.set_choices(
            {
                None: self.tr("Not told"),
                1: self.tr("A1, beginner"),
                2: self.tr("A2, elementary"),
                3: self.tr("B1, intermediate"),
                4: self.tr("B2, upper intermediate"),
                5: self.tr("C1, advanced"),
                6: self.tr("C2, proficient"),
                7: self.tr("Native"),
            }
        )
        super().retranslate()

    def _languages(self) -> dict[object, str]:
        names = {
            "en": self.tr("English"),
            "vi": self.tr("Vietnamese"),
            "ja": self.tr("Japanese"),
            "zh": self.tr("Chinese"),
            "ko": self.tr("Korean"),
            "fr": self.tr("French"),
            "de": self.tr("German"),
            "es": self.tr("Spanish"),
            "ru": self.tr("Russian"),
            "th": self.tr("Thai"),
            "it": self.tr("Italian"),
            "pt": self.tr("Portuguese"),
            "ar": self.tr("Arabic"),
            "hi": self.tr("Hindi"),
            "nl": self.tr("Dutch"),
            "km": self.tr("Khmer"),
            "id": self.tr("Indonesian"),
        }
        return {code: names[code] for code in names}
