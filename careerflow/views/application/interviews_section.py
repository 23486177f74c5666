"""The interview rounds of an application."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from careerflow.models.tracker import Application, Interview, InterviewOutcome
from careerflow.views.application.interview_dialog import InterviewDialog
from careerflow.views.application.rows_section import RowsSection
from careerflow.views.application.words import outcome_names
from careerflow.views.theme import Theme
from careerflow.views.widgets.item_rows import Act, Item
from careerflow.views.words.days import when

_LOOKS = {
    InterviewOutcome.OPEN: ("circle-dashed", "muted"),
    InterviewOutcome.PASSED: ("circle-check", "met"),
    InterviewOutcome.FAILED: ("circle-x", "missing"),
    InterviewOutcome.CANCELLED: ("ban", "not_scored"),
}
_NEW = Interview("", "", None, 60, "", "", "")


class InterviewsSection(RowsSection):
    saved = Signal(object)
    """An Interview; a new one has no id."""
    deleted = Signal(object)
    export_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "users")

    def retranslate(self) -> None:
        self.name_it(self.tr("Interview rounds"))
        self._add.setText(self.tr("Add a round"))
        self._rows.set_empty(
            self.tr("Rounds that you add are on the timeline, and you are reminded of them.")
        )
        self._show()

    def _items(self, application: Application) -> Sequence[Item]:
        return [self._item(each) for each in application.interviews]

    def _on_add(self) -> None:
        self._ask(_NEW)

    def _item(self, interview: Interview) -> Item:
        symbol, color = _LOOKS[interview.outcome]
        at = when(interview.at) if interview.at else self.tr("No time yet")
        outcome = "" if interview.outcome is InterviewOutcome.OPEN else interview.outcome
        parts = (at, interview.place, interview.people, outcome and outcome_names()[outcome])
        acts = (
            Act("pencil", self.tr("Edit"), lambda: self._ask(interview)),
            Act("calendar-plus", self._export_name(), lambda: self._export(interview)),
            Act("trash-2", self.tr("Delete"), lambda: self.deleted.emit(interview)),
        )
        title = interview.title or self.tr("Interview")
        detail = " · ".join(part for part in parts if part)
        return Item(interview.id, symbol, color, title, detail, acts, interview.notes)

    def _export_name(self) -> str:
        return self.tr("Export this date (.ics)…")

    def _export(self, interview: Interview) -> None:
        if interview.at is None:
            self._ask(interview)
        else:
            self.export_wanted.emit(interview)

    def _ask(self, interview: Interview) -> None:
        dialog = InterviewDialog(self._theme, interview, self)
        dialog.saved.connect(self.saved)
        dialog.open()
