"""What the library says of a job advert."""

from datetime import date
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from careerflow.models.tracker import JobFacts, LibraryJob
from careerflow.views.words.days import full_day
from careerflow.views.words.job_title import shown_title
from careerflow.views.words.salary import salary_text

translate = QCoreApplication.translate

SOON = 7
"""Days before a deadline from which it is marked."""


class _Counts(QObject):
    """Where plurals are looked up: lupdate knows them in `tr` alone."""

    def days_left(self, number: int) -> str:
        return self.tr("closes in %n day(s)", "", number)

    def applications(self, number: int) -> str:
        return self.tr("%n application(s)", "", number)

    def reports(self, number: int) -> str:
        return self.tr("%n report(s)", "", number)


@cache
def _counts() -> _Counts:
    return _Counts()


def title(facts: JobFacts) -> str:
    return shown_title(facts.title)


def place(facts: JobFacts) -> str:
    """The line below the title."""
    return " · ".join(filter(None, (facts.company, facts.location)))


def salary(facts: JobFacts) -> str:
    return salary_text(facts.salary, QLocale())


def deadline(facts: JobFacts, today: date) -> str:
    if facts.deadline is None:
        return ""
    days = (facts.deadline - today).days
    if days < 0:
        return translate("JobWords", "closed on {day}").format(day=full_day(facts.deadline))
    if days == 0:
        return translate("JobWords", "closes today")
    if days <= SOON:
        return _counts().days_left(days)
    return translate("JobWords", "closes on {day}").format(day=full_day(facts.deadline))


def deadline_color(facts: JobFacts, today: date) -> str:
    """The theme's colour of those words."""
    days = SOON + 1 if facts.deadline is None else (facts.deadline - today).days
    return "partial_text" if 0 <= days <= SOON else "muted"


def applications(number: int) -> str:
    return _counts().applications(number) if number else ""


def reports(number: int) -> str:
    return _counts().reports(number) if number else ""


def uses(job: LibraryJob) -> str:
    words = (applications(job.applications), reports(job.reports))
    return " · ".join(filter(None, words)) or job.facts.source


def score(best: int | None) -> str:
    """For a screen reader, which does not see the number in its badge."""
    return "" if best is None else translate("JobWords", "best score {score}").format(score=best)


def spoken(job: LibraryJob, today: date) -> str:
    """The whole row in one sentence, for a screen reader."""
    facts = job.facts
    tags = (
        translate("JobWords", "tags: {tags}").format(tags=", ".join(job.tags)) if job.tags else ""
    )
    parts = (
        title(facts),
        place(facts),
        salary(facts),
        deadline(facts, today),
        score(job.best),
        applications(job.applications),
        reports(job.reports),
        facts.source,
        tags,
    )
    return ", ".join(filter(None, parts))
