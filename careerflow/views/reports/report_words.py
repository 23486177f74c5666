"""What a row of the list of reports says."""

from PySide6.QtCore import QCoreApplication

from careerflow.models.report import ReportSummary
from careerflow.views.words.days import when
from careerflow.views.words.job_title import shown_title

translate = QCoreApplication.translate


def job_title(summary: ReportSummary) -> str:
    return shown_title(summary.job_title)


def who(summary: ReportSummary) -> str:
    """The person whose CV it was, or the file where the CV gives no name."""
    return summary.person or summary.cv_name


def must_ratio(summary: ReportSummary) -> str:
    if not summary.must_of:
        return translate("ReportModel", "No must-have asked for")
    return translate("ReportModel", "{met} of {of} must-have met").format(
        met=summary.must_met, of=summary.must_of
    )


def score_words(summary: ReportSummary) -> str:
    if summary.score is None:
        return translate("ReportModel", "not scored")
    return translate("ReportModel", "score {score} of 100").format(score=summary.score)


def apart(summary: ReportSummary) -> str:
    """What tells it from other reports of its job, also of the same person's."""
    named = (summary.person, summary.cv_name, score_words(summary), when(summary.created))
    return " · ".join(filter(None, named))


def spoken(summary: ReportSummary, who_it_is: str, corrected: str) -> str:
    parts = (
        job_title(summary),
        who_it_is,
        score_words(summary),
        must_ratio(summary),
        corrected,
        when(summary.created),
    )
    return ", ".join(filter(None, parts))
