"""Labels. All show plain text: what a CV or an advert says is never taken for HTML."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from careerflow.views.widgets.tool_tip import tool_tip

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
    """One line, shortened where it does not fit; then the tool tip has all of it."""

    def __init__(
        self, role: str = "", elide: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle
    ) -> None:
        super().__init__(role)
        self._elide = elide
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's
        """Line breaks are seen in the tool tip only."""
        self._whole = text
        super().setText(one_line(text) if "\n" in text else text)

    def is_shortened(self) -> bool:
        """Whether not all of it can be seen."""
        return self._shown() != self._whole

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        # Not as a property: a screen reader would say the markup.
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = tool_tip(self._whole) if self.is_shortened() else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.ensurePolished()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        place = int(Qt.AlignmentFlag.AlignVCenter | self.alignment())
        painter.drawText(self.contentsRect(), place, self._shown())

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return QFontMetrics(self.font()).elidedText(self.text(), self._elide, width)


def one_line(text: str) -> str:
    """Text of a CV or an advert without its line breaks."""
    return " ".join(text.split())
