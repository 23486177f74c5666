"""The languages of CVs and adverts by their names."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def language_name(code: str) -> str:
    """Of ISO 639-1; the code itself where it has no name here."""
    names = {
        "": translate("LanguageWords", "Not known"),
        "en": translate("LanguageWords", "English"),
        "vi": translate("LanguageWords", "Vietnamese"),
        "fr": translate("LanguageWords", "French"),
        "es": translate("LanguageWords", "Spanish"),
        "de": translate("LanguageWords", "German"),
        "pt": translate("LanguageWords", "Portuguese"),
        "it": translate("LanguageWords", "Italian"),
        "nl": translate("LanguageWords", "Dutch"),
        "ja": translate("LanguageWords", "Japanese"),
        "zh": translate("LanguageWords", "Chinese"),
    }
    return names.get(code, code)


LANGUAGES = ("", "en", "vi", "fr", "es", "de", "pt", "it", "nl", "ja", "zh")
"""Those that have a name here."""
