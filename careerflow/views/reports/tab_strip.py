"""The tabs of the open reports: closable, movable, each no wider than it needs."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from careerflow.views.preview.tool_tip import tool_tip
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import IconButton

_NARROWEST, _WIDEST = 120, 220
_CLOSE = 20


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

    def add(self, key: str, title: str, tip: str) -> None:
        """At the right end; what is chosen stays chosen."""
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
        self.label(key, title, tip)

    def label(self, key: str, title: str, tip: str) -> None:
        index = self.keys().index(key)
        # An ampersand is no mark of a key to press.
        self.setTabText(index, title.replace("&", "&&"))
        self.setTabToolTip(index, tool_tip(tip))
        self.setAccessibleTabName(index, title)
        close = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        assert isinstance(close, IconButton)
        name = self.tr("Close {title}").format(title=title)
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
