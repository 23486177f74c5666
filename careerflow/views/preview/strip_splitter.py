"""The pages beside their thumbnails, which can be put away."""

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtWidgets import QSplitter, QWidget

_SHOWN, _AWAY = b"strip+", b"strip-"


class StripSplitter(QSplitter):
    """Whether the strip is shown is part of the state, which the window remembers by the name of
    the splitter."""

    strip_shown = Signal(bool)

    def __init__(self, strip: QWidget) -> None:
        super().__init__()
        self._strip = strip
        self.setObjectName("preview_strip")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(strip)
        strip.hide()

    @property
    def strip_is_shown(self) -> bool:
        return self._strip.isVisibleTo(self)

    def show_strip(self, shown: bool) -> None:
        self._strip.setVisible(shown)
        if shown:  # left to itself the splitter gives each the same
            self.setSizes([self._strip.minimumWidth(), self.width() - self._strip.minimumWidth()])
        self.strip_shown.emit(shown)

    def saveState(self) -> QByteArray:  # noqa: N802 - Qt's name
        return QByteArray((_SHOWN if self.strip_is_shown else _AWAY) + super().saveState().data())

    def restoreState(  # noqa: N802 - Qt's name
        self, state: "QByteArray | bytes | bytearray | memoryview[int]"
    ) -> bool:
        """False, and nothing is changed, where `saveState` did not give it."""
        data = bytes(state.data() if isinstance(state, QByteArray) else state)
        mark, rest = data[: len(_SHOWN)], data[len(_SHOWN) :]
        if mark not in (_SHOWN, _AWAY) or not super().restoreState(QByteArray(rest)):
            return False
        self.show_strip(mark == _SHOWN)
        return True
