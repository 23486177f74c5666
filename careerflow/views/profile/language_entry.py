"""A human language and how well it is spoken."""

from functools import cmp_to_key

from PySide6.QtCore import QCollator, QCoreApplication
from PySide6.QtWidgets import QLayout

from careerflow.models.profile import Spoken
from careerflow.views.profile.entry import Entry
from careerflow.views.profile.fields import Choice
from careerflow.views.theme import Space
from careerflow.views.widgets.layout import row
from careerflow.wording import SENTENCES

_TERM = "term.language."


def _collated(one: str, other: str) -> int:
    return QCollator().compare(one, other)


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
        """By name; the CV may hold one that only another version knows."""
        names = {
            key.removeprefix(_TERM): QCoreApplication.translate("Wording", sentence)
            for key, sentence in SENTENCES.items()
            if key.startswith(_TERM)
        }
        by_name = {f"{name[:1].upper()}{name[1:]}": code for code, name in names.items()}
        if self.read is not None and self.read.language not in names:
            by_name[self.read.language] = self.read.language
        return {by_name[name]: name for name in sorted(by_name, key=cmp_to_key(_collated))}
