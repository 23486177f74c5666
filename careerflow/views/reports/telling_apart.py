"""What tells reports apart that look alike: the employer, the CV's file, or when they were made."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QDateTime, QLocale

from careerflow.models.report import ReportSummary
from careerflow.views.reports.report_words import who
from careerflow.views.words.days import when


def differences(reports: Iterable[ReportSummary]) -> dict[str, str]:
    """By id, of the reports of one person and one job title: what is not the same in all of them.
    The date and the minute are shown of each anyway; the second only where those are the same."""
    groups: dict[tuple[str | None, str], list[ReportSummary]] = defaultdict(list)
    for report in reports:
        groups[report.job_title, who(report)].append(report)
    return {
        report.id: words
        for group in groups.values()
        if len(group) > 1
        for report, words in zip(group, _differences(group), strict=True)
        if words
    }


def told_apart(own: Sequence[str], others: Iterable[Sequence[str]]) -> str:
    """Of values in the order of their weight, those that no other of `others` has: as few as are
    enough. "" where nothing else is alike."""
    alike, told = list(others), []
    for place, value in enumerate(own):
        if not alike:
            break
        same = [other for other in alike if other[place] == value]
        if len(same) < len(alike) and value:
            told.append(value)
        alike = same
    return " · ".join(told)


def distinctive(report: ReportSummary) -> tuple[str, ...]:
    """What may tell a report apart from others of its job, for `told_apart`."""
    return who(report), report.employer, report.cv_name, when(report.created), clock(report)


def _differences(group: list[ReportSummary]) -> Iterable[str]:
    has_employers = len({report.employer for report in group}) > 1
    has_files = len({report.cv_name for report in group}) > 1
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    looks = []
    for report in group:
        told = (report.employer * has_employers, report.cv_name * has_files)
        look = (*told, report.created.replace(second=0, microsecond=0))
        looks.append((told, look))
        seen[look] += 1
    for report, (told, look) in zip(group, looks, strict=True):
        second = clock(report) if seen[look] > 1 else ""
        yield " · ".join(filter(None, (*told, second)))


def clock(report: ReportSummary) -> str:
    """When it was made, to the second."""
    local = QDateTime.fromSecsSinceEpoch(int(report.created.timestamp()))
    return QLocale().toString(local.time(), "HH:mm:ss")
