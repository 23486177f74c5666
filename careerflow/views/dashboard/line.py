"""A line of the dashboard's lists: what it is about, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText, Text


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

    def said(self) -> str:
        """What a screen reader says of it."""
        return self._face.accessibleName()


class _Face(QPushButton):
    def __init__(
        self, theme: Theme, icon_name: str, title: str, detail: str, when: str, urgent: bool
    ) -> None:
        super().__init__()
        self.setProperty("role", "line")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" · ".join(filter(None, (title, detail, when))))
        icon = IconLabel(theme, icon_name, "missing_text" if urgent else "muted", 16)
        above, below = (
            ElidedText(role, Qt.TextElideMode.ElideRight) for role in ("strong", "caption")
        )
        above.setText(title)
        below.setText(detail)
        below.setVisible(bool(detail))
        time = Text("urgent" if urgent else "caption", text=when)
        self.setLayout(
            row(icon, column(above, below, spacing=0), time, spacing=Space.M, margins=(8, 2, 8, 2))
        )
        for part in (icon, above, below, time):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
