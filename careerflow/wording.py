"""Message id and parameters -> a sentence in the chosen language (QtCore only).

Serves the window, the command line and exports alike. A sentence is looked up in its own
catalogue, not in the application's installed translators, so that a report can be written in a
language other than the window's.
"""

# ruff: noqa: E501 - a sentence stands on one line, or lupdate and the eye lose it

from collections.abc import Mapping

from PySide6.QtCore import QTranslator

from careerflow import paths
from careerflow.models.message import Message, ParamValue

LANGUAGES = ("en", "vi")


# lupdate knows sentences by these two names: the second marks those with a plural (%n).
def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802
    return text


def translate(_context: str, text: str, _comment: str, _n: int) -> str:
    return text


# fmt: off
_READING: dict[str, str] = {
}

_ENGINE: dict[str, str] = {
}

_JOB: dict[str, str] = {
}

_REASONS: dict[str, str] = {
}

_STORE: dict[str, str] = {
    "store.newer": QT_TRANSLATE_NOOP("Wording", "The data in {folder} belongs to a newer version of CareerFlow. Update CareerFlow, or choose another data folder in the settings."),
    "store.foreign": QT_TRANSLATE_NOOP("Wording", "The database in {folder} belongs to another program. Choose another data folder in the settings."),
    "store.read_only": QT_TRANSLATE_NOOP("Wording", "CareerFlow cannot write to its data folder {folder}. Allow writing there, or choose another folder in the settings."),
    "store.locked": QT_TRANSLATE_NOOP("Wording", "Another program is using the database in {folder}. Close it and try again. Nothing was lost."),
    "store.full": QT_TRANSLATE_NOOP("Wording", "The disk that holds {folder} is full. Free some space and try again. What was saved before is safe."),
    "store.damaged": QT_TRANSLATE_NOOP("Wording", "The database in {folder} is damaged. Keep the folder as it is: its backups may help to restore your data."),
    "store.failed": QT_TRANSLATE_NOOP("Wording", "The database in {folder} could not be read or written. Check the disk and try again."),
    "store.unreadable_record": QT_TRANSLATE_NOOP("Wording", "This saved entry cannot be read any more. Analyze the CV and the job advert again."),
    "store.not_found": QT_TRANSLATE_NOOP("Wording", "This entry is no longer in your library."),
    "secrets.no_keyring": QT_TRANSLATE_NOOP("Wording", "This computer has no safe place for keys, so the key was not saved. Set up a keyring (such as GNOME Keyring or KWallet) and try again."),
    "secrets.locked": QT_TRANSLATE_NOOP("Wording", "The keyring of this computer is locked. Unlock it and try again."),
    "settings.damaged": QT_TRANSLATE_NOOP("Wording", "The settings file could not be read, so the defaults are used. The old file is kept as {file}."),
    "settings.not_saved": QT_TRANSLATE_NOOP("Wording", "The settings could not be saved in {folder}. Allow writing there and try again."),
}

_COMMAND_LINE: dict[str, str] = {
}

_STAGES: dict[str, str] = {
    "stage.reading": QT_TRANSLATE_NOOP("Wording", "Reading the CV"),
    "stage.embedding": QT_TRANSLATE_NOOP("Wording", "Preparing the CV for comparison"),
    "stage.storing": QT_TRANSLATE_NOOP("Wording", "Saving"),
    "stage.requirements": QT_TRANSLATE_NOOP("Wording", "Finding the requirements of the job"),
    "stage.retrieving": QT_TRANSLATE_NOOP("Wording", "Looking for evidence in the CV"),
    "stage.judging": QT_TRANSLATE_NOOP("Wording", "Judging each requirement"),
    "stage.locating": QT_TRANSLATE_NOOP("Wording", "Locating the evidence on its page"),
    "stage.scoring": QT_TRANSLATE_NOOP("Wording", "Adding up the score"),
}
# fmt: on

_SENTENCES: dict[str, str] = _READING | _ENGINE | _JOB | _REASONS | _STORE | _COMMAND_LINE | _STAGES


class Wording:
    """Says messages in one language, "en" or "vi"."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translator = QTranslator()
        # Without its catalogue English still reads well: only its plurals come from there.
        self._translator.load(str(paths.translations() / f"careerflow_{language}.qm"))

    def say(self, message: Message) -> str:
        """The sentence; raises KeyError for an unknown id."""
        count = message.params.get("count")
        number = count if isinstance(count, int) else -1
        source = _SENTENCES[message.id]
        sentence = self._translator.translate("Wording", source, "", number) or source
        sentence = sentence.replace("%n", str(count))
        return sentence.format_map(self._in_words(message.params)) if message.params else sentence

    def _in_words(self, params: Mapping[str, ParamValue]) -> dict[str, str]:
        return {name: self._word(value) for name, value in params.items()}

    def _word(self, value: ParamValue) -> str:
        if isinstance(value, tuple):
            return ", ".join(self._word(item) for item in value)
        if isinstance(value, str) and value in _SENTENCES:
            return self.say(Message(value))
        if isinstance(value, float):
            text = f"{value:.1f}".removesuffix(".0")
            return text.replace(".", ",") if self.language == "vi" else text
        return str(value)
