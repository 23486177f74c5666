"""The tabs of the open reports: closable, movable, each no wider than it needs."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from careerflow.views.theme import Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.tool_tip import tool_tip

_NARROWEST, _WIDEST = 120, 220
_CLOSE = 20


@dataclass(frozen=True, slots=True)
class Label:
    """What a tab says: `difference` tells it from others of its title, where there are any."""

    title: str
    difference: str
    tip: str

    @property
    def shown(self) -> str:
        """What differs comes first: the end may not be seen."""
        return " · ".join(filter(None, (self.difference, self.title)))

    @property
    def spoken(self) -> str:
        return " · ".join(filter(None, (self.title, self.difference)))


class TabStrip(QTabBar):
    """Tabs are known by their key, wherever they have been moved to."""

    key_chosen = Signal(str)
    """A tab was clicked, or chosen with the keyboard; also the one that is current already."""
    close_wanted = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "documents")
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.currentChanged.connect(self._on_current)
        self.tabBarClicked.connect(self._on_current)
        self.tabMoved.connect(self.moved)

    def keys(self) -> list[str]:
        """From left to right."""
        return [self.tabData(index) for index in range(self.count())]

    def add(self, key: str) -> None:
        """At the right end, without a label yet; what is chosen stays chosen."""
        was_blocked = self.blockSignals(True)  # the first tab becomes the current one
        index = self.addTab("")
        self.setTabData(index, key)
        self.blockSignals(was_blocked)
        close = IconButton(self._theme, "x")
        close.setProperty("role", "close")
        close.setIconSize(QSize(14, 14))
        close.setFixedSize(_CLOSE, _CLOSE)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is a key for it
        close.clicked.connect(lambda: self.close_wanted.emit(key))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, close)

    def label(self, key: str, label: Label) -> None:
        index = self.keys().index(key)
        # An ampersand is no mark of a key to press.
        self.setTabText(index, label.shown.replace("&", "&&"))
        self.setTabToolTip(index, tool_tip(label.tip))
        self.setAccessibleTabName(index, label.spoken)
        close = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        assert isinstance(close, IconButton)
        name = self.tr("Close {title}").format(title=label.spoken)
        close.setAccessibleName(name)
        close.setToolTip(tool_tip(name))

    def drop(self, key: str) -> None:
        """Takes a tab away; says nothing."""
        was_blocked = self.blockSignals(True)
        self.removeTab(self.keys().index(key))
        self.blockSignals(was_blocked)

    def choose(self, key: str) -> None:
        """Makes a tab the current one; says nothing."""
        was_blocked = self.blockSignals(True)
        self.setCurrentIndex(self.keys().index(key))
        self.blockSignals(was_blocked)

    def set_idle(self, idle: bool) -> None:
        """Whether none of them is shown at present."""
        if self.property("idle") is not idle:
            self.setProperty("idle", idle)
            self.style().unpolish(self)
            self.style().polish(self)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        hint = super().tabSizeHint(index)
        return QSize(min(max(hint.width(), _NARROWEST), _WIDEST), hint.height())

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Those that do not fit are scrolled to: a narrower one would say nothing."""
        return self.tabSizeHint(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Qt takes any button for a choice.
        if event.button() is Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and index >= 0:
            self.close_wanted.emit(self.tabData(index))
        super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt would turn to the next report with each notch."""
        event.ignore()

    def _on_current(self, index: int) -> None:
        if index >= 0:
            self.key_chosen.emit(self.tabData(index))
