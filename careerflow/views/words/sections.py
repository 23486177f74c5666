"""Kinds of sections in the window's language."""

from PySide6.QtCore import QCoreApplication

from careerflow.models.document import SectionKind


def section_name(kind: SectionKind) -> str:
    names = {
        SectionKind.PERSON: QCoreApplication.translate("SectionName", "Name and contact"),
        SectionKind.SUMMARY: QCoreApplication.translate("SectionName", "Summary"),
        SectionKind.EXPERIENCE: QCoreApplication.translate("SectionName", "Experience"),
        SectionKind.EDUCATION: QCoreApplication.translate("SectionName", "Education"),
        SectionKind.SKILLS: QCoreApplication.translate("SectionName", "Skills"),
        SectionKind.PROJECTS: QCoreApplication.translate("SectionName", "Projects"),
        SectionKind.LANGUAGES: QCoreApplication.translate("SectionName", "Languages"),
        SectionKind.CERTIFICATES: QCoreApplication.translate("SectionName", "Certificates"),
        SectionKind.AWARDS: QCoreApplication.translate("SectionName", "Awards"),
        SectionKind.PUBLICATIONS: QCoreApplication.translate("SectionName", "Publications"),
        SectionKind.ACTIVITIES: QCoreApplication.translate("SectionName", "Activities"),
        SectionKind.INTERESTS: QCoreApplication.translate("SectionName", "Interests"),
        SectionKind.REFERENCES: QCoreApplication.translate("SectionName", "References"),
        SectionKind.OTHER: QCoreApplication.translate("SectionName", "Something else"),
    }
    return names[kind]
