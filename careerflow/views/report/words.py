"""Verdicts, kinds and axes in the window's language."""

from PySide6.QtCore import QCoreApplication, QLocale

from careerflow.models.job import Axis, Kind, LeftOutReason
from careerflow.models.report import Evidence, Row, Verdict
from careerflow.views.report.counting import Points
from careerflow.views.report.row_filter import Doubt
from careerflow.views.widgets.text import BULLETS, one_line


def verdict_word(verdict: Verdict) -> str:
    words = {
        Verdict.MET: QCoreApplication.translate("ReportWords", "Met"),
        Verdict.PARTIAL: QCoreApplication.translate("ReportWords", "Partly met"),
        Verdict.MISSING: QCoreApplication.translate("ReportWords", "Missing"),
        Verdict.NOT_SCORED: QCoreApplication.translate("ReportWords", "Not scored"),
    }
    return words[verdict]


def outcome_word(row: Row) -> str:
    """The row's verdict, or that it does not count."""
    if row.counts:
        return verdict_word(row.verdict)
    return QCoreApplication.translate("ReportWords", "Left out")


def judged_words(row: Row) -> str:
    """What of the row the user has changed, as it was judged; empty where nothing is."""
    if row.judged is None or row.correction is None:
        return ""
    parts = []
    if row.correction.verdict is not None or not row.counts:
        parts.append(verdict_word(row.judged.verdict))
    if row.correction.kind is not None:
        parts.append(kind_word(row.judged.requirement.kind))
    text = QCoreApplication.translate("ReportWords", "Judged: {judged}")
    return text.format(judged=" · ".join(parts))


def doubt_word(doubt: Doubt) -> str:
    """Why a language model's word on a row is to be looked at."""
    words = {
        Doubt.DISPUTED: QCoreApplication.translate("ReportWords", "Disputed"),
        Doubt.UNVERIFIED: QCoreApplication.translate("ReportWords", "Unverified"),
        Doubt.DIFFERING: QCoreApplication.translate("ReportWords", "Runs differ"),
    }
    return words[doubt]


def points_word(points: Points | None) -> str:
    """What the row earns of what it weighs; a dash where it does neither."""
    if points is None:
        return "–"
    locale = QLocale()
    earned, of = (locale.toString(half / 2, "g", 3) for half in (points.earned, points.of))
    return f"{earned}/{of}"


def left_out_word(reason: LeftOutReason) -> str:
    """Why a part of the advert is no requirement."""
    words = {
        LeftOutReason.COMPANY: QCoreApplication.translate("ReportWords", "About the company"),
        LeftOutReason.BENEFITS: QCoreApplication.translate("ReportWords", "Benefits"),
        LeftOutReason.HOW_TO_APPLY: QCoreApplication.translate("ReportWords", "How to apply"),
        LeftOutReason.EQUAL_OPPORTUNITY: QCoreApplication.translate(
            "ReportWords", "Equal opportunity statement"
        ),
        LeftOutReason.FACTS: QCoreApplication.translate("ReportWords", "Facts about the job"),
        LeftOutReason.HEADING: QCoreApplication.translate("ReportWords", "Heading"),
        LeftOutReason.DUTIES: QCoreApplication.translate("ReportWords", "Duties of the job"),
        LeftOutReason.OTHER: QCoreApplication.translate("ReportWords", "Other text"),
    }
    return words[reason]


def kind_word(kind: Kind) -> str:
    if kind is Kind.MUST:
        return QCoreApplication.translate("ReportWords", "Must-have")
    return QCoreApplication.translate("ReportWords", "Nice to have")


def axis_word(axis: Axis) -> str:
    words = {
        Axis.HARD_SKILLS: QCoreApplication.translate("ReportWords", "Hard skills"),
        Axis.SOFT_SKILLS: QCoreApplication.translate("ReportWords", "Soft skills"),
        Axis.EXPERIENCE: QCoreApplication.translate("ReportWords", "Experience"),
        Axis.EDUCATION: QCoreApplication.translate("ReportWords", "Education"),
        Axis.DOMAIN_KNOWLEDGE: QCoreApplication.translate("ReportWords", "Domain knowledge"),
    }
    return words[axis]


def place_word(evidence: Evidence) -> str:
    """Where the quote stands, or why it stands nowhere; empty for a plain-text CV."""
    if evidence.corrected:
        return QCoreApplication.translate("ReportWords", "Corrected by you")
    if not evidence.verified:
        return QCoreApplication.translate("ReportWords", "Unverified")
    if evidence.page is None:
        return ""
    return QCoreApplication.translate("ReportWords", "Page {page}").format(page=evidence.page)


def quoted(evidence: Evidence) -> str:
    """The passage in quotation marks, on one line, without the bullet it begins with; what the
    user said in a correction is no quote."""
    if evidence.corrected:
        return one_line(evidence.quote)
    return f"“{one_line(evidence.quote).lstrip(BULLETS)}”"
