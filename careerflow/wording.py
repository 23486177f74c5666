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
    "read.empty": QT_TRANSLATE_NOOP("Wording", "This file is empty. Export your CV as a PDF again, or choose another file."),
    "read.too_large": QT_TRANSLATE_NOOP("Wording", "This file is larger than {megabytes} MB. Export the CV with smaller pictures and try again."),
    "read.not_pdf_html": QT_TRANSLATE_NOOP("Wording", "This is a web page, not a PDF. Open it in a browser, print it to PDF, and choose that file."),
    "read.not_pdf_word": QT_TRANSLATE_NOOP("Wording", "This is a Word document, not a PDF. In Word, choose Save As, PDF, and use that file."),
    "read.not_pdf_archive": QT_TRANSLATE_NOOP("Wording", "This is a compressed archive or an office document, not a PDF. Export your CV as a PDF and choose that file."),
    "read.not_pdf_image": QT_TRANSLATE_NOOP("Wording", "This is a picture, not a PDF. Export your CV as a PDF from the program you wrote it in."),
    "read.not_pdf_rtf": QT_TRANSLATE_NOOP("Wording", "This is a rich text document, not a PDF. Open it in a word processor and export it as a PDF."),
    "read.not_pdf_postscript": QT_TRANSLATE_NOOP("Wording", "This is a PostScript file, not a PDF. Convert it to PDF and choose that file."),
    "read.not_pdf_unknown": QT_TRANSLATE_NOOP("Wording", "This is not a PDF. Choose your CV as a PDF or a .txt file."),
    "read.not_text": QT_TRANSLATE_NOOP("Wording", "This text file cannot be read. Save it with the encoding UTF-8 and try again."),
    "read.password_needed": QT_TRANSLATE_NOOP("Wording", "This PDF is protected. Enter its password to read it."),
    "read.password_wrong": QT_TRANSLATE_NOOP("Wording", "That is not the password of this PDF. Try again."),
    "read.damaged": QT_TRANSLATE_NOOP("Wording", "This PDF is damaged or incomplete. Download or export it again."),
    "read.no_pages": QT_TRANSLATE_NOOP("Wording", "This PDF has no pages. Export your CV again."),
    "read.too_many_pages": QT_TRANSLATE_NOOP("Wording", "This PDF has {count} pages; a CV of up to {limit} pages can be read. Choose the CV alone."),
    "read.no_text": QT_TRANSLATE_NOOP("Wording", "This PDF has no text, only pictures: most likely a scan. Scans cannot be read yet. Export the CV as a PDF from the program it was written in."),
    "read.unreadable_letters": QT_TRANSLATE_NOOP("Wording", "The letters of this PDF cannot be read: its fonts do not say which letters they draw. Export it again from the program it was written in."),
    "read.too_much_text": QT_TRANSLATE_NOOP("Wording", "This PDF holds more text than a CV can have. Choose the CV alone."),
    "read.crashed": QT_TRANSLATE_NOOP("Wording", "This PDF made the reader stop. CareerFlow itself is fine. Export the CV again, or choose another file."),
    "read.too_slow": QT_TRANSLATE_NOOP("Wording", "This PDF took too long to read. Export the CV again, with simpler graphics if you can."),
    "read.too_big": QT_TRANSLATE_NOOP("Wording", "This PDF needs more memory than a CV should. Export the CV again with smaller pictures."),
    "read.not_open": QT_TRANSLATE_NOOP("Wording", "This CV is no longer open. Open it again."),
    "read.no_such_page": QT_TRANSLATE_NOOP("Wording", "This CV has no such page."),
    "read.is_folder": QT_TRANSLATE_NOOP("Wording", "“{name}” is a folder. Choose a PDF or a .txt file in it."),
    "read.not_found": QT_TRANSLATE_NOOP("Wording", "“{name}” was not found. It may have been moved or renamed."),
    "read.no_permission": QT_TRANSLATE_NOOP("Wording", "You may not open “{name}”. Copy it to your own folder and try again."),
    "read.failed": QT_TRANSLATE_NOOP("Wording", "“{name}” could not be read from the disk. Copy it elsewhere and try again."),
    "read.repaired": QT_TRANSLATE_NOOP("Wording", "This PDF is damaged. What could be saved of it was read; some text may be missing."),
    "read.broken_letters": QT_TRANSLATE_NOOP("Wording", "Some letters of this PDF are lost: words may be misread, and their requirements count as missing. Export it again with embedded fonts, or use a .txt file."),
    "read.pages_without_text": translate("Wording", "%n page(s) have no text and were left out; they may be pictures.", "", 1),
    "read.hidden_text": translate("Wording", "%n word(s) that cannot be seen on the page were left out. Recruiters may take hidden text for cheating; remove it.", "", 1),
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
