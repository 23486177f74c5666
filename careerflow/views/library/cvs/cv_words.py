"""What the library says of a CV."""

from PySide6.QtCore import QCoreApplication

from careerflow.views.library.cvs.listing import CvRow
from careerflow.views.widgets.day_words import day_of

translate = QCoreApplication.translate


def language_name(code: str) -> str:
    """Of ISO 639-1; the code itself where it has no name here."""
    names = {
        "": translate("CvWords", "Not known"),
        "en": translate("CvWords", "English"),
        "vi": translate("CvWords", "Vietnamese"),
        "fr": translate("CvWords", "French"),
        "es": translate("CvWords", "Spanish"),
        "de": translate("CvWords", "German"),
        "pt": translate("CvWords", "Portuguese"),
        "it": translate("CvWords", "Italian"),
        "nl": translate("CvWords", "Dutch"),
        "ja": translate("CvWords", "Japanese"),
        "zh": translate("CvWords", "Chinese"),
    }
    return names.get(code, code)


LANGUAGES = ("", "en", "vi", "fr", "es", "de", "pt", "it", "nl", "ja", "zh")
"""Those that have a name here."""


def version(row: CvRow) -> str:
    """Nothing of a CV that is the only version."""
    if row.versions < 2:
        return ""
    return translate("CvWords", "v{number} of {count}").format(
        number=row.version, count=row.versions
    )


def facts(row: CvRow) -> str:
    """The line below the name: whose it is, else its file; language, version."""
    cv = row.cv
    language = language_name(cv.language) if cv.language else ""
    return " · ".join(filter(None, (cv.person or cv.file_name, language, version(row))))


def spoken(row: CvRow, uses: str) -> str:
    """The whole row in one sentence, for a screen reader; `uses` are those in words."""
    cv = row.cv
    added = translate("CvWords", "added on {day}").format(day=day_of(cv.created))
    tags = translate("CvWords", "tags: {tags}").format(tags=", ".join(cv.tags)) if cv.tags else ""
    return ", ".join(filter(None, (cv.name, facts(row), tags, uses, added)))
