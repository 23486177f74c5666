"""What a user may say of a row, as a menu."""

from collections.abc import Callable

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

    def fill(self, menu: QMenu, rows: tuple[Row, ...], number: int) -> None:
        """The choices for one row, the present ones checked."""
        row = rows[number]
        verdicts, kinds = QActionGroup(menu), QActionGroup(menu)
        for verdict in _SAYABLE:
            changes = row_changes.with_verdict(row, verdict)
            action = self._add(menu, verdict_word(verdict), changes, verdicts)
            action.setChecked(row.verdict is verdict)
        menu.addSeparator()
        for kind in Kind:
            changes = row_changes.with_kind(rows, number, kind)
            action = self._add(menu, kind_word(kind), changes, kinds)
            action.setChecked(row.requirement.kind is kind)
        for group in (verdicts, kinds):
            group.setEnabled(row.counts)
        menu.addSeparator()
        changes = row_changes.not_required(row, yes=row.counts)
        self._add(menu, self.tr("Not a requirement"), changes).setChecked(not row.counts)
        menu.addSeparator()
        back = self._add(menu, self.tr("As judged"), row_changes.as_judged(rows, number))
        back.setCheckable(False)
        back.setEnabled(row.correction is not None)

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
