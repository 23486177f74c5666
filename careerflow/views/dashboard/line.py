"""A line of the dashboard's lists: what it is about, and what can be done about it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from careerflow.views.icons import paint_icon
from careerflow.views.theme import Size, Space, Theme, font
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.layout import row

_ICON = 16
_LINE = 20


class Line(QWidget):
    """`when` stands to the right, marked where it is `urgent`; `actions` stand behind it."""

    opened = Signal()

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        title: str,
        detail: str,
        when: str,
        *actions: IconButton,
        urgent: bool = False,
    ) -> None:
        super().__init__()
        self._face = _Face(theme, icon_name, title, detail, when, urgent)
        self._face.clicked.connect(self.opened)
        row(self._face, *actions, inside=self, spacing=Space.XS).setStretch(0, 1)
        self.setFocusProxy(self._face)
        self.stops: tuple[QWidget, ...] = (self._face, *actions)
        """Where Tab stops, in its order."""

    def said(self) -> str:
        """What a screen reader says of it."""
        return self._face.accessibleName()


class _Face(QPushButton):
    """Paints its words: labels of their own take ten times as long to make."""

    def __init__(
        self, theme: Theme, icon_name: str, title: str, detail: str, when: str, urgent: bool
    ) -> None:
        super().__init__()
        self._theme, self._icon_name, self._urgent = theme, icon_name, urgent
        self._title, self._detail, self._when = title, detail, when
        self.setProperty("role", "line")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" · ".join(filter(None, (title, detail, when))))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, 46)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 46)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip("\n".join(filter(None, (self._title, self._detail))))
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        area = self.rect().adjusted(Space.S, 0, -Space.S, 0)
        middle = area.center().y()
        mark = "missing_text" if self._urgent else "muted"
        icon = QRect(area.left(), middle - _ICON // 2 + 1, _ICON, _ICON)
        paint_icon(painter, self._icon_name, self._theme.color(mark), icon)
        weight = QFont.Weight.DemiBold if self._urgent else QFont.Weight.Normal
        right = font(Size.CAPTION, weight)
        wide = QFontMetrics(right).horizontalAdvance(self._when)
        self._say(painter, area, self._when, right, mark, Qt.AlignmentFlag.AlignRight)
        words = area.adjusted(_ICON + Space.M, 0, -(wide + Space.M), 0)
        bold = font(Size.BODY, QFont.Weight.DemiBold)
        if not self._detail:
            self._say(painter, words, self._title, bold, "text")
            return
        above = QRect(words.left(), middle - _LINE + 1, words.width(), _LINE)
        self._say(painter, above, self._title, bold, "text")
        below = above.translated(0, _LINE)
        self._say(painter, below, self._detail, font(Size.CAPTION), "muted")

    def _say(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        look: QFont,
        color: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(look)
        painter.setPen(self._theme.color(color))
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(look).elidedText(text, elide, place.width())
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
