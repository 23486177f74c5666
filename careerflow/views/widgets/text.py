"""Labels. All show plain text: what a CV or an advert says is never taken for HTML."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

BULLETS = "•●○◦▪■□▸►➢➤✓✔–-·*\uf0b7\uf0a7 "
"""What lines of a CV's lists begin with: left out where a line stands alone."""


class Text(QLabel):
    """`role` is one of the style sheet's: display, heading, title, strong, caption, muted."""

    def __init__(
        self, role: str = "", wrap: bool = False, selectable: bool = False, text: str = ""
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class ElidedText(Text):
    """One line, shortened where it does not fit; the tooltip has all of it."""

    def __init__(
        self, role: str = "", elide: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle
    ) -> None:
        super().__init__(role)
        self._elide = elide
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.ensurePolished()
        area = self.contentsRect()
        shown = QFontMetrics(self.font()).elidedText(self.text(), self._elide, area.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | self.alignment()), shown)
