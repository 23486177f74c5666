"""Verdicts, kinds and axes in the window's language."""

from PySide6.QtCore import QCoreApplication

from careerflow.models.job import Axis, Kind
from careerflow.models.report import Evidence, Verdict
from careerflow.views.widgets.text import BULLETS


def verdict_word(verdict: Verdict) -> str:
    words = {
        Verdict.MET: QCoreApplication.translate("ReportWords", "Met"),
        Verdict.PARTIAL: QCoreApplication.translate("ReportWords", "Partly met"),
        Verdict.MISSING: QCoreApplication.translate("ReportWords", "Missing"),
        Verdict.NOT_SCORED: QCoreApplication.translate("ReportWords", "Not scored"),
    }
    return words[verdict]


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


def one_line(text: str) -> str:
    """Text of a CV or an advert without its line breaks."""
    return " ".join(text.split())
