"""What the columns of the user's rows are called, and how their values read, in the window's
language."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from careerflow.models.tracker import InterviewOutcome, SalaryPeriod, StageKind
from careerflow.views.application.words import outcome_names
from careerflow.views.words.days import full_day, when
from careerflow.views.words.languages import language_name
from careerflow.views.words.salary import period_name
from careerflow.views.words.stages import kind_name

translate = QCoreApplication.translate

_REFERS = frozenset(
    {"cv_id", "cv_sha256", "file_sha256", "job_id", "previous_id", "report_id", "stage_id"}
)


def kind_of(table: str) -> str:
    """What a row of that table is to the user; "" for what has no name of its own."""
    return {
        "applications": translate("SyncFields", "Application"),
        "library_jobs": translate("SyncFields", "Job"),
        "library_cvs": translate("SyncFields", "CV"),
        "interviews": translate("SyncFields", "Interview"),
        "contacts": translate("SyncFields", "Contact"),
        "attachments": translate("SyncFields", "File"),
        "stages": translate("SyncFields", "Stage"),
        "stage_moves": translate("SyncFields", "Stage in the history"),
        "reports": translate("SyncFields", "Report"),
        "cv_corrections": translate("SyncFields", "Correction of a CV"),
        "advert_corrections": translate("SyncFields", "Correction of an advert"),
        "verdict_corrections": translate("SyncFields", "Correction of a verdict"),
    }.get(table, "")


def field_name(table: str, column: str) -> str:
    """ "Notes", "Next step"; of a column that has no name in the window its own."""
    return {**_names(), **_names_in(table)}.get(column, column.replace("_", " "))


def _names() -> dict[str, str]:
    cv = translate("SyncFields", "CV")
    return {
        "notes": translate("SyncFields", "Notes"),
        "tags": translate("SyncFields", "Tags"),
        "title": translate("SyncFields", "Title"),
        "name": translate("SyncFields", "Name"),
        "company": translate("SyncFields", "Company"),
        "location": translate("SyncFields", "Location"),
        "source": translate("SyncFields", "Source"),
        "link": translate("SyncFields", "Link"),
        "posted": translate("SyncFields", "Posted on"),
        "deadline": translate("SyncFields", "Deadline"),
        "language": translate("SyncFields", "Language"),
        "text": translate("SyncFields", "Advert"),
        "salary_low": translate("SyncFields", "Salary, from"),
        "salary_high": translate("SyncFields", "Salary, up to"),
        "salary_currency": translate("SyncFields", "Salary, currency"),
        "salary_period": translate("SyncFields", "Salary, period"),
        "stage_id": translate("SyncFields", "Stage"),
        "job_id": translate("SyncFields", "Job"),
        "cv_id": cv,
        "cv_sha256": cv,
        "cv_name": translate("SyncFields", "Name of the CV"),
        "report_id": translate("SyncFields", "Report"),
        "next_step": translate("SyncFields", "Next step"),
        "next_step_on": translate("SyncFields", "Day of the next step"),
        "deleted_at": translate("SyncFields", "Trash"),
    }


def _names_in(table: str) -> dict[str, str]:
    """Of those that the other tables call otherwise, or do not have."""
    if table == "interviews":
        return {
            "title": translate("SyncFields", "Round"),
            "at": translate("SyncFields", "Date and time"),
            "minutes": translate("SyncFields", "Minutes"),
            "place": translate("SyncFields", "Place or link"),
            "people": translate("SyncFields", "With whom"),
            "outcome": translate("SyncFields", "Outcome"),
        }
    return {
        "person": translate("SyncFields", "Person"),
        "previous_id": translate("SyncFields", "Version before"),
        "file_name": translate("SyncFields", "File"),
        "role": translate("SyncFields", "Role"),
        "email": translate("SyncFields", "E-mail"),
        "phone": translate("SyncFields", "Phone"),
        "verdict": translate("SyncFields", "Verdict"),
        "note": translate("SyncFields", "Note"),
    }


def is_prose(column: str) -> bool:
    """Whether its values are the user's own words."""
    return column not in _REFERS and column not in _SHOWN and column != "deleted_at"


def value_text(column: str, value: object, names: Mapping[str, str]) -> str:
    """A value as it reads; `names` says what ids and hashes stand for. "" for nothing."""
    if column == "deleted_at":
        return _trash(value)
    if value is None or value == "":
        return ""
    if column in _REFERS:
        return _named(names.get(str(value), ""))
    if column in _SHOWN:
        return _tried(_SHOWN[column], value)
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return translate("SyncFields", "Yes") if value else translate("SyncFields", "No")
    if isinstance(value, int):
        return QLocale().toString(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value if isinstance(value, str) else translate("SyncFields", "Changed")


def _trash(value: object) -> str:
    if value is None:
        return translate("SyncFields", "Not in the trash")
    moved = _tried(lambda text: when(datetime.fromisoformat(text)), value)
    return translate("SyncFields", "In the trash since {time}").format(time=moved)


def _named(name: str) -> str:
    """A built-in stage has the name of its kind."""
    if name in set(StageKind):
        return kind_name(StageKind(name))
    return name or translate("SyncFields", "Another one")


def _tried(show: Callable[[Any], str], value: object) -> str:
    """Another version of the program may have written values that this one does not know."""
    try:
        return show(value)
    except (ValueError, TypeError, KeyError):
        return str(value)


def _day(value: str) -> str:
    return full_day(date.fromisoformat(value))


_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "posted": _day,
    "deadline": _day,
    "next_step_on": _day,
    "at": lambda value: when(datetime.fromisoformat(value)),
    "language": language_name,
    "salary_period": lambda value: period_name(SalaryPeriod(value)),
    "outcome": lambda value: outcome_names()[InterviewOutcome(value)],
}
