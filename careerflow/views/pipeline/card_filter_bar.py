"""Which applications are shown: words, tag, source, CV, score, what needs attention."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from careerflow.views.icons import icon
from careerflow.views.pipeline.arranging import Arranged
from careerflow.views.pipeline.card_filter import CardFilter, ScoreBand
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.search_field import SearchField

_LETTERS = 4
_WIDEST = 150
_BANDS = (None, *ScoreBand)


class CardFilterBar(QWidget):
    changed = Signal()
    """`chosen` is another one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chosen = CardFilter()
        self.search = SearchField(theme)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(320)
        self._tag, self._source, self._cv, self._band = _Choice(), _Choice(), _Choice(), _Choice()
        self._band.addItems([""] * len(_BANDS))
        self._attention = QToolButton()
        self._attention.setCheckable(True)
        self._attention.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._attention.setIconSize(QSize(19, 16))
        self._clear = IconButton(theme, "funnel-x")
        self._clear.clicked.connect(self.clear)
        self.search.textChanged.connect(self._choose)
        for box in (self._tag, self._source, self._cv, self._band):
            box.activated.connect(self._choose)
        self._attention.toggled.connect(self._choose)
        parts = (self.search, self._attention, self._tag, self._source, self._cv, self._band)
        layout = row(*parts, self._clear, spacing=Space.S)
        layout.addStretch(0)
        layout.setStretch(0, 3)
        for box in (self._tag, self._source, self._cv, self._band):
            layout.setStretchFactor(box, 2)
        self.setLayout(layout)
        theme.changed.connect(self._tint)
        self._tint()
        self.retranslate()

    def set_known(self, arranged: Arranged) -> None:
        """What there is to choose from; what is chosen stays while it is there."""
        self._tag.offer(arranged.tags, self.chosen.tag)
        self._source.offer(arranged.sources, self.chosen.source)
        self._cv.offer(arranged.cvs, self.chosen.cv)
        self._choose()

    def clear(self) -> None:
        self.search.setFocus()  # the button goes away
        for box in (self._tag, self._source, self._cv, self._band):
            box.setCurrentIndex(0)
        with QSignalBlocker(self._attention):
            self._attention.setChecked(False)
        self.search.clear()
        self._choose()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search the applications"))
        self.search.setAccessibleName(self.tr("Search the applications"))
        self._tag.name_it(self.tr("Tag"), self.tr("Any tag"))
        self._source.name_it(self.tr("Source"), self.tr("Any source"))
        self._cv.name_it(self.tr("CV"), self.tr("Any CV"))
        self._band.name_it(self.tr("Score"), self.tr("Any score"))
        for band, text in (
            (ScoreBand.HIGH, self.tr("75 and more")),
            (ScoreBand.MIDDLE, self.tr("50 to 74")),
            (ScoreBand.LOW, self.tr("Below 50")),
            (ScoreBand.NONE, self.tr("No score")),
        ):
            self._band.setItemText(_BANDS.index(band), text)
        self._attention.setText(self.tr("Needs attention"))
        self._attention.setToolTip(
            self.tr("A next step that is due, a deadline within 7 days, no answer for long")
        )
        self._clear.name_it(self.tr("Clear filters"))
        self._clear.setVisible(not self.chosen.lets_all_through)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _choose(self) -> None:
        chosen = CardFilter(
            self.search.text(),
            self._tag.chosen(),
            self._source.chosen(),
            self._cv.chosen(),
            _BANDS[self._band.currentIndex()],
            self._attention.isChecked(),
        )
        if chosen != self.chosen:
            self.chosen = chosen
            self._clear.setVisible(not chosen.lets_all_through)
            self.changed.emit()

    def _tint(self) -> None:
        self._attention.setIcon(icon(self._theme, "bell", "muted", 16, 3))


class _Choice(QComboBox):
    """Names, and first what lets all through; hidden where there is nothing to choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setMaximumWidth(_WIDEST)
        self._all = ""

    def name_it(self, name: str, all_: str) -> None:
        self._all = all_
        self.setAccessibleName(name)
        if self.count():
            self.setItemText(0, all_)

    def offer(self, names: Sequence[str], chosen: str) -> None:
        if [self.itemText(n) for n in range(1, self.count())] != list(names):
            self.clear()
            self.addItems([self._all, *names])
            self.setCurrentIndex(names.index(chosen) + 1 if chosen in names else 0)
        self.setVisible(bool(names))

    def chosen(self) -> str:
        return self.currentText() if self.currentIndex() > 0 else ""
