"""The boxes of an application's page."""

from abc import abstractmethod

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QWidget

from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text


class Section(QFrame):
    """A title with an icon, `buttons` at its end, and below it what a subclass puts into `body`."""

    def __init__(self, theme: Theme, icon_name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._heading = Text("title")
        head = row(IconLabel(theme, icon_name, "muted", 18), self._heading, 0)
        self.buttons = row(spacing=Space.XS)
        head.addLayout(self.buttons)
        self.body = column(spacing=Space.S)
        self.setLayout(column(head, self.body, spacing=Space.M, margins=Space.L))

    @abstractmethod
    def retranslate(self) -> None:
        """Puts all of it into the window's language."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def name_it(self, name: str) -> None:
        self._heading.setText(name)
        self.setAccessibleName(name)


def labelled(label: Text, control: QWidget) -> QWidget:
    """`control` with its name above it."""
    label.setProperty("role", "caption")
    label.setBuddy(control)
    if isinstance(control, DateField) and label.text():
        control.name_it(label.text())  # what has the keyboard is inside of it
    held = QWidget()
    held.setLayout(column(label, control, spacing=2))
    return held
