"""Below the pages: how the sync stands."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from careerflow.models.sync_stand import SyncStand, SyncState
from careerflow.views.icons import paint_icon
from careerflow.views.language import Language
from careerflow.views.sync.moments import ago
from careerflow.views.theme import Size, Space, Theme, font
from careerflow.views.widgets.sidebar import paint_ground

_SIZE = QSize(84, 58)
_ICON = 18
_MARK = 8
_LOOK_MS = 20_000
_LOOKS = {  # icon, its colour
    SyncState.OFF: ("cloud", "muted"),
    SyncState.IDLE: ("cloud-check", "muted"),
    SyncState.SYNCING: ("refresh-cw", "accent"),
    SyncState.PAUSED: ("pause", "muted"),
    SyncState.WAITING: ("cloud-off", "muted"),
    SyncState.STOPPED: ("cloud-alert", "missing"),
}


class SyncStatus(QAbstractButton):
    """Not to be seen while sync is off. `clicked` wants to know more."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._theme, self._language, self._now = theme, language, now
        self._stand = SyncStand()
        self._detail = ""
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        # The time that has passed is told anew.
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.retranslate)
        self.hide()

    def show_stand(self, stand: SyncStand) -> None:
        self._stand = stand
        on = stand.state is not SyncState.OFF
        if on and not self._timer.isActive():
            self._timer.start()
        elif not on:
            self._timer.stop()
        self.setVisible(on)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self._title())
        self._detail = self._second_line()
        told = self._told()
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return _SIZE

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color
        paint_ground(painter, self, self._theme)
        name, ink = self._look()
        place = QRectF((self.width() - _ICON) / 2, Space.XS + 1, _ICON, _ICON)
        paint_icon(painter, name, color(ink), place)
        if self._stand.conflicts:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("partial"))
            painter.drawEllipse(QRectF(place.right() + 2, place.top() - 1, _MARK, _MARK))
        self._paint_line(painter, self.text(), "text", place.bottom() + 1)
        self._paint_line(painter, self._detail, "muted", place.bottom() + 16)

    def _look(self) -> tuple[str, str]:
        waits = self._stand.pending.rows or self._stand.pending.files
        if self._stand.state is SyncState.IDLE and waits:
            return "cloud-upload", "muted"
        return _LOOKS[self._stand.state]

    def _paint_line(self, painter: QPainter, text: str, color: str, top: float) -> None:
        face = font(Size.CAPTION - 1, font().Weight.Medium if color == "text" else font().weight())
        painter.setFont(face)
        painter.setPen(self._theme.color(color))
        area = QRectF(2, top, self.width() - 4, 15)
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(face).elidedText(text, elide, int(area.width()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _title(self) -> str:
        state = self._stand.state
        names = {
            SyncState.OFF: "",
            SyncState.SYNCING: self.tr("Syncing"),
            SyncState.PAUSED: self.tr("Paused"),
            SyncState.WAITING: self.tr("Offline"),
            SyncState.STOPPED: self.tr("Needs you"),
        }
        return names[state] if state in names else self.tr("Synced")

    def _second_line(self) -> str:
        stand, waits = self._stand, self._stand.pending.rows + self._stand.pending.files
        if stand.state is SyncState.SYNCING:
            return ""
        if waits:
            return self.tr("%n to send", "", waits)
        if stand.state is SyncState.IDLE and stand.synced is not None:
            return ago(stand.synced, self._now())
        return self.tr("not yet") if stand.state is SyncState.IDLE else ""

    def _told(self) -> str:
        """All of it, in sentences."""
        stand = self._stand
        told = [self._state_in_words()]
        if stand.pending.rows:
            told.append(self.tr("%n change(s) wait to be sent.", "", stand.pending.rows))
        if stand.pending.files:
            told.append(self.tr("%n file(s) wait to be sent.", "", stand.pending.files))
        if stand.pending.held_back:
            held = stand.pending.held_back
            told.append(
                self.tr("%n large file(s) wait for a network that is not metered.", "", held)
            )
        if stand.conflicts:
            told.append(self.tr("%n conflict(s) to look at.", "", stand.conflicts))
        if stand.why is not None:
            told.append(self._language.wording.say(stand.why))
        return " ".join(told)

    def _state_in_words(self) -> str:
        stand = self._stand
        if stand.state is SyncState.IDLE:
            if stand.synced is None:
                return self.tr("Sync: not yet.")
            return self.tr("Sync: last done {ago}.").format(ago=ago(stand.synced, self._now()))
        return {
            SyncState.OFF: "",
            SyncState.SYNCING: self.tr("Sync: at work."),
            SyncState.PAUSED: self.tr("Sync: paused."),
            SyncState.WAITING: self.tr("Sync: offline, tried again by itself."),
            SyncState.STOPPED: self.tr("Sync: stopped, it needs you."),
        }[stand.state]
