"""What a page shows while it has nothing to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.text import Text

_TEXT_WIDTH = 400


class EmptyState(QWidget):
    action_clicked = Signal()

    def __init__(self, theme: Theme, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text("title")
        self._text = Text("muted", wrap=True)
        self._action = Button(theme, "primary")
        self._action.clicked.connect(self.action_clicked)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setFixedWidth(_TEXT_WIDTH)
        self.setFocusProxy(self._action)
        layout = column(0)
        symbol = IconLabel(theme, icon_name, "muted", 40)
        for widget in (symbol, self._title, self._text, self._action):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(Space.XS)
        layout.addStretch(1)
        self.setLayout(layout)

    def set_texts(self, title: str, text: str, action: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
        # Aligned widgets are not asked how tall their text gets in this width.
        self._text.setFixedHeight(self._text.heightForWidth(_TEXT_WIDTH))
        self._action.setText(action)
        self._action.setVisible(bool(action))
