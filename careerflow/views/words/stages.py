"""How a stage of the pipeline is called and marked."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from careerflow.models.tracker import Stage, StageKind
from careerflow.views.theme import Theme

translate = QCoreApplication.translate


def stage_name(stage: Stage) -> str:
    """The user's name, or that of its kind in the language of the window."""
    return stage.name or kind_name(stage.kind)


def kind_name(kind: StageKind) -> str:
    if kind is StageKind.WISHLIST:
        return translate("Stage", "Wishlist")
    if kind is StageKind.APPLIED:
        return translate("Stage", "Applied")
    if kind is StageKind.INTERVIEWING:
        return translate("Stage", "Interviewing")
    if kind is StageKind.OFFER:
        return translate("Stage", "Offer")
    return translate("Stage", "Rejected")


def stage_color(theme: Theme, kind: StageKind) -> QColor:
    """Of a mark beside its name: a colour alone says nothing to many."""
    return theme.color(f"stage_{kind.value}")
