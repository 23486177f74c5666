"""What the library says of a CV."""

from PySide6.QtCore import QCoreApplication

from careerflow.views.library.cvs.listing import CvRow
from careerflow.views.words.days import day_of
from careerflow.views.words.languages import language_name

translate = QCoreApplication.translate


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
