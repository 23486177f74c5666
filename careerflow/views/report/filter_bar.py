"""Which rows are listed, and in which order: verdicts, search, area, priority."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from careerflow.models.job import Axis, Kind
from careerflow.models.report import Verdict
from careerflow.views.icons import icon
from careerflow.views.report.marks import ICONS
from careerflow.views.report.row_filter import Doubt, RowFilter
from careerflow.views.report.sort_button import SortButton
from careerflow.views.report.words import axis_word, doubt_word, kind_word, verdict_word
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.flow_layout import FlowLayout
from careerflow.views.widgets.search import Words
from careerflow.views.widgets.search_field import SearchField

Count = Callable[[RowFilter], int]
_ICON, _GAP = 14, 3


class FilterBar(QWidget):
    """`count` tells how many rows of the report a filter would show."""

    changed = Signal()
    """`chosen` is another one."""

    axis_chosen = Signal(object)
    """An Axis, or None for all: whoever shows the report makes it so with `set_axis`."""

    copy_wanted = Signal()

    def __init__(self, theme: Theme, count: Count, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._count = theme, count
        self.chosen = RowFilter()
        self._group = QButtonGroup(self)
        self.all = self._button()
        self.verdicts = {verdict: self._button() for verdict in Verdict}
        self.corrected = self._button()
        self.doubts = {doubt: self._button() for doubt in Doubt}
        self.clear = IconButton(theme, "funnel-x")
        self.search = SearchField(theme)
        self.axis, self.kind = _box(len(Axis)), _box(len(Kind))
        self.sort = SortButton(theme)
        self.copy = IconButton(theme, "copy")
        self._arrange()
        self._connect()
        self._set_icons()
        self.retranslate()

    def tab_stops(self) -> list[QWidget]:
        return [
            *self._choices(),
            self.sort,
            self.copy,
            self.search,
            self.axis,
            self.kind,
            self.clear,
        ]

    def set_axis(self, axis: Axis | None) -> None:
        """Without saying so."""
        self._take(replace(self.chosen, axis=axis))

    def reset(self, corrected: bool = False, doubt: Doubt | None = None) -> None:
        """Lets all through, or all that were corrected or are in doubt, of every area; without
        saying so."""
        self._take(RowFilter(corrected=corrected, doubt=doubt))

    def retranslate(self) -> None:
        """Words and counts; what is chosen stays."""
        self.search.retranslate()
        self.sort.retranslate()
        self.copy.name_it(self.tr("Copy the table for a spreadsheet"))
        self.clear.name_it(self.tr("Clear filters"))
        self.axis.setAccessibleName(self.tr("Area"))
        self.kind.setAccessibleName(self.tr("Priority"))
        self._count_verdicts()
        self.axis.setItemText(0, self.tr("All areas"))
        for number, axis in enumerate(Axis, 1):
            count = self._count(replace(self.chosen, axis=axis))
            self.axis.setItemText(number, f"{axis_word(axis)} ({count})")
        self.kind.setItemText(0, self.tr("Any priority"))
        for number, kind in enumerate(Kind, 1):
            count = self._count(replace(self.chosen, kind=kind))
            self.kind.setItemText(number, f"{kind_word(kind)} ({count})")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _count_verdicts(self) -> None:
        """Each count is of the rows that the other filters let through."""
        open_ = replace(self.chosen, verdict=None, corrected=False, doubt=None)
        self.all.setText(self.tr("All {count}").format(count=self._count(open_)))
        for verdict, button in self.verdicts.items():
            count = self._count(replace(open_, verdict=verdict))
            button.setText(f"{verdict_word(verdict)} {count}")
            button.setVisible(button.isChecked() or bool(self._count(RowFilter(verdict=verdict))))
        count = self._count(replace(open_, corrected=True))
        self.corrected.setText(self.tr("Corrected {count}").format(count=count))
        self.corrected.setVisible(self.corrected.isChecked())  # chosen beside what says how many
        for doubt, button in self.doubts.items():
            count = self._count(replace(open_, doubt=doubt))
            button.setText(f"{doubt_word(doubt)} {count}")
            some = doubt is not Doubt.DIFFERING and bool(self._count(RowFilter(doubt=doubt)))
            button.setVisible(button.isChecked() or some)  # runs: beside what says how many
        self.clear.setVisible(not self.chosen.lets_all_through)

    def _choices(self) -> list[QToolButton]:
        return [self.all, *self.verdicts.values(), self.corrected, *self.doubts.values()]

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setIconSize(QSize(_ICON + _GAP, _ICON))
        self._group.addButton(button)
        return button

    def _arrange(self) -> None:
        choices = QWidget()
        flow = FlowLayout(choices, Space.XS)
        for button in self._choices():
            flow.addWidget(button)
        above, line = QHBoxLayout(), QHBoxLayout()
        for layout in (above, line):
            layout.setSpacing(Space.XS)
        above.addWidget(choices, 1)
        for button in (self.sort, self.copy):
            above.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.search, 1)
        for widget in (self.axis, self.kind, self.clear):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addLayout(above)
        column.addLayout(line)

    def _connect(self) -> None:
        self.all.setChecked(True)
        self._group.buttonClicked.connect(self._choose)
        self.search.textChanged.connect(self._choose)
        self.kind.activated.connect(self._choose)
        self.axis.activated.connect(self._choose_axis)
        self.clear.clicked.connect(self.clear_all)
        self.copy.clicked.connect(self.copy_wanted)
        self._theme.changed.connect(self._set_icons)

    def _set_icons(self) -> None:
        for verdict, button in self.verdicts.items():
            button.setIcon(icon(self._theme, ICONS[verdict], f"{verdict}_text", _ICON, _GAP))
        for button in self.doubts.values():
            button.setIcon(icon(self._theme, "triangle-alert", "partial_text", _ICON, _GAP))
        self.corrected.setIcon(icon(self._theme, "pencil", "accent_soft_text", _ICON, _GAP))

    def clear_all(self) -> None:
        """Lets all through, and says so."""
        if self.clear.hasFocus():
            self.search.setFocus()  # the button goes away
        had_axis = self.chosen.axis is not None
        self.reset()
        self.changed.emit()
        if had_axis:
            self.axis_chosen.emit(None)

    def _choose(self) -> None:
        checked = self._group.checkedButton()
        verdict = next((v for v, button in self.verdicts.items() if button is checked), None)
        self.chosen = RowFilter(
            axis=self.chosen.axis,
            kind=self._chosen_kind(),
            verdict=verdict,
            corrected=checked is self.corrected,
            doubt=next((d for d, button in self.doubts.items() if button is checked), None),
            words=Words(self.search.text()),
        )
        self.retranslate()
        self.changed.emit()

    def _choose_axis(self) -> None:
        self.axis_chosen.emit((None, *Axis)[self.axis.currentIndex()])

    def _chosen_kind(self) -> Kind | None:
        # Not as the items' data: Qt gives back a plain string for it.
        kinds: list[Kind | None] = [None, *Kind]
        return kinds[self.kind.currentIndex()]

    def _take(self, chosen: RowFilter) -> None:
        self.chosen = chosen
        self._button_of(chosen).setChecked(True)
        self.axis.setCurrentIndex((None, *Axis).index(chosen.axis))
        self.kind.setCurrentIndex((None, *Kind).index(chosen.kind))
        self.search.blockSignals(True)
        self.search.setText(chosen.words.typed)
        self.search.blockSignals(False)
        self.retranslate()

    def _button_of(self, chosen: RowFilter) -> QToolButton:
        if chosen.corrected:
            return self.corrected
        if chosen.doubt is not None:
            return self.doubts[chosen.doubt]
        return self.all if chosen.verdict is None else self.verdicts[chosen.verdict]


def _box(choices: int) -> QComboBox:
    """For so many, and for all of them."""
    box = QComboBox()
    box.addItems([""] * (1 + choices))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(11)
    return box
