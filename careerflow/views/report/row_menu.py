"""What a user may say of rows, as a menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from careerflow.models.job import Kind
from careerflow.models.report import Row, Verdict
from careerflow.views.report import row_changes
from careerflow.views.report.words import kind_word, verdict_word

_SAYABLE = (Verdict.MET, Verdict.PARTIAL, Verdict.MISSING)


class RowMenu(QObject):
    """Fills menus; `corrected` carries a tuple of RowCorrection."""

    corrected = Signal(object)

    def fill(self, menu: QMenu, rows: Sequence[Row], numbers: Sequence[int]) -> None:
        """The choices for these of the report's rows; what is so for all of them is checked."""
        chosen = [rows[number] for number in numbers]
        verdicts, kinds = QActionGroup(menu), QActionGroup(menu)
        for verdict in _SAYABLE:
            changes = row_changes.with_verdict(rows, numbers, verdict)
            action = self._add(menu, verdict_word(verdict), changes, verdicts)
            action.setChecked(all(row.verdict is verdict for row in chosen))
        menu.addSeparator()
        for kind in Kind:
            changes = row_changes.with_kind(rows, numbers, kind)
            action = self._add(menu, kind_word(kind), changes, kinds)
            action.setChecked(all(row.requirement.kind is kind for row in chosen))
        left_out = not any(row.counts for row in chosen)
        for group in (verdicts, kinds):
            group.setEnabled(not left_out)
        menu.addSeparator()
        changes = row_changes.not_required(rows, numbers, yes=not left_out)
        self._add(menu, self.tr("Not a requirement"), changes).setChecked(left_out)
        menu.addSeparator()
        back = self._add(menu, self.tr("As judged"), row_changes.as_judged(rows, numbers))
        back.setCheckable(False)
        back.setEnabled(any(row.correction is not None for row in chosen))

    def _add(
        self,
        menu: QMenu,
        text: str,
        changes: row_changes.Changes,
        group: QActionGroup | None = None,
    ) -> QAction:
        action = QAction(text, menu)
        action.setCheckable(True)
        if group is not None:
            group.addAction(action)
        action.triggered.connect(self._emit(changes))
        menu.addAction(action)
        return action

    def _emit(self, changes: row_changes.Changes) -> Callable[[], None]:
        return lambda: self.corrected.emit(changes)
