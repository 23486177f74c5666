"""What columns and rows of an import are called."""

from PySide6.QtCore import QCoreApplication

from careerflow.models.inout import Field, RowState, Sureness
from careerflow.models.message import Message
from careerflow.wording import Wording

translate = QCoreApplication.translate


def field_name(field: Field | None, wording: Wording) -> str:
    """As in the header of an exported file."""
    return wording.say(Message("inout.column.none" if field is None else f"inout.column.{field}"))


def why_taken(sureness: Sureness) -> str:
    """Why a column is taken for what it is."""
    return {
        Sureness.KEPT: translate("Import", "as last time"),
        Sureness.NAME: translate("Import", "by its name"),
        Sureness.CONTENT: translate("Import", "by its cells: please check"),
        Sureness.NONE: translate("Import", "not recognised"),
    }[sureness]


def state_name(state: RowState) -> str:
    return {
        RowState.NEW: translate("Import", "New"),
        RowState.DUPLICATE: translate("Import", "Already there"),
        RowState.LEFT_OUT: translate("Import", "Left out"),
    }[state]
