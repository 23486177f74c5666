"""A dialog as high as its text needs at its width, and never higher than the screen."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QStyle, QWidget

from careerflow.views.widgets.layout import column
from careerflow.views.widgets.note import Note, NoteKind


class FittingDialog(QDialog):
    """Who makes one calls `lay_out` once. It is as wide as it is told, or as what it holds needs at
    the least."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)  # it is put in the middle of its parent before it is shown
        self._wide = width
        self._area = area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setProperty("role", "page")
        area.setWidget(self._inside)

    def lay_out(
        self, *parts: QWidget | QLayout, buttons: QLayout, spacing: int, margins: int
    ) -> None:
        """`parts` from top to bottom, which scroll where the screen is too low for them;
        `buttons` below stay in view."""
        around = (margins, margins, margins, 0)
        self._body = column(*parts, spacing=spacing, margins=around, inside=self._inside)
        buttons.setContentsMargins(margins, spacing, margins, margins)
        self._footer = buttons
        self._whole = column(self._area, buttons, spacing=0, inside=self)

    def fit(self) -> None:
        """After its text has changed, or what is shown in it; before it is shown there is no need
        to."""
        if not self.isVisible():
            return
        # Layouts of widgets inside would hear of it with the next events only.
        for widget in reversed(self._inside.findChildren(QWidget)):
            if (held := widget.layout()) is not None:
                held.invalidate()
                held.activate()
        self._body.activate()
        wide = max(self._wide, *(part.minimumSize().width() for part in (self._body, self._footer)))
        below = _height(self._footer, wide)
        screen = self.screen().availableGeometry()
        room = screen.height() - self._frame_height() - below
        high = _height(self._body, wide)
        scrolls, bar = high > room, self._area.verticalScrollBar()
        if scrolls:
            high = _height(self._body, wide - bar.sizeHint().width())
        bars = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOn if scrolls else bars.ScrollBarAlwaysOff
        )
        self._inside.setFixedHeight(high)  # the area would go by what Qt guesses for wrapped text
        self.setFixedSize(wide, min(high, room) + below)
        self._whole.activate()
        self._keep_in_view(screen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def _frame_height(self) -> int:
        """Of what the window manager adds, which is known only once it has."""
        known = self.frameGeometry().height() - self.height()
        return known or self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)

    def _keep_in_view(self, screen: QRect) -> None:
        """What has grown past the lower edge of the screen goes up. Of what is too high even so,
        what is wrong is in view, and above all where the keyboard is."""
        bottom = self.y() + self.height() + self._frame_height()
        if bottom > screen.bottom():
            self.move(self.x(), max(screen.top(), self.y() - (bottom - screen.bottom())))
        for note in self._inside.findChildren(Note):
            if note.kind is NoteKind.ERROR and note.isVisible():
                self._area.ensureWidgetVisible(note)
        focused = self.focusWidget()
        if focused is not None and self._inside.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)


def _height(layout: QLayout, width: int) -> int:
    """What `layout` needs where it is `width` wide, in pixels as that is."""
    wraps = layout.hasHeightForWidth()
    return layout.heightForWidth(width) if wraps else layout.sizeHint().height()
