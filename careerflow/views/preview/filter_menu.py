"""Which evidence is marked: a small menu of verdicts and axes."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from careerflow.models.job import Axis
from careerflow.models.report import Verdict
from careerflow.views.icons import icon
from careerflow.views.preview.highlights import Highlight, HighlightFilter
from careerflow.views.report.words import axis_word, verdict_word
from careerflow.views.theme import Theme


class _StayingMenu(QMenu):
    """Stays open while several of its boxes are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._ticked(self.activeAction()):
            super().keyPressEvent(event)

    def _ticked(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


class FilterButton(QToolButton):
    """`changed` carries the HighlightFilter that was chosen here."""

    changed = Signal(HighlightFilter)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filter = HighlightFilter()
        self._boxes: dict[Verdict | Axis, QAction] = {}
        self._menu = _StayingMenu(self)
        self._all = QAction(self)
        self._all.triggered.connect(self._show_all)
        self.setProperty("role", "menu")
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.changed.connect(self._show)
        self._show()
        self.retranslate()

    def set_highlights(self, highlights: Iterable[Highlight]) -> None:
        """Offers the verdicts and axes that these have, and shows all."""
        found = list(highlights)
        verdicts = [v for v in Verdict if any(h.verdict is v for h in found)]
        axes = [a for a in Axis if any(h.axis is a for h in found)]
        self._menu.clear()
        self._boxes = {}
        for kinds in (verdicts, axes):
            for kind in kinds if len(kinds) > 1 else ():
                self._boxes[kind] = self._box()
                self._menu.addAction(self._boxes[kind])
            self._menu.addSeparator()
        self._menu.addAction(self._all)
        self.setEnabled(bool(self._boxes))
        self.set_filter(HighlightFilter())
        self.retranslate()

    def set_filter(self, chosen: HighlightFilter) -> None:
        """Without saying so."""
        self._filter = chosen
        for kind, box in self._boxes.items():
            box.setChecked(kind in chosen.verdicts or kind in chosen.axes)
        self._all.setEnabled(bool(chosen))
        self._show()
        self.retranslate()

    def retranslate(self) -> None:
        for kind, box in self._boxes.items():
            box.setText(_word(kind))
        self._all.setText(self.tr("Show all evidence"))
        kinds: list[Verdict | Axis] = [*self._filter.verdicts, *self._filter.axes]
        words = ", ".join(sorted(map(_word, kinds)))
        name = self.tr("Which evidence is marked")
        only = self.tr("Only this evidence is marked: {kinds}").format(kinds=words)
        self.setToolTip(only if kinds else name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(only if kinds else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _box(self) -> QAction:
        box = QAction(self, checkable=True)
        box.triggered.connect(self._choose)
        return box

    def _choose(self) -> None:
        kinds = [kind for kind, box in self._boxes.items() if box.isChecked()]
        verdicts = frozenset(kind for kind in kinds if isinstance(kind, Verdict))
        axes = frozenset(kind for kind in kinds if isinstance(kind, Axis))
        self.set_filter(HighlightFilter(verdicts, axes))
        self.changed.emit(self._filter)

    def _show_all(self) -> None:
        self.set_filter(HighlightFilter())
        self.changed.emit(self._filter)

    def _show(self) -> None:
        self.setIcon(icon(self._theme, "list-filter", "accent" if self._filter else "muted"))


def _word(kind: Verdict | Axis) -> str:
    return verdict_word(kind) if isinstance(kind, Verdict) else axis_word(kind)
