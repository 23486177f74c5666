"""A field of a form: its name, what to write in it, and below it what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text


class FormField(QWidget):
    """`control` is what is written in."""

    def __init__(
        self,
        theme: Theme,
        control: QWidget,
        name: str,
        hint: str = "",
        entry: QWidget | None = None,
    ) -> None:
        """`entry` holds `control` and what stands beside it."""
        super().__init__()
        self.control = control
        named, self._hint = Text("strong", text=name), Text("caption", wrap=True)
        named.setBuddy(control)
        control.setAccessibleName(name)
        self._problem = Note(theme, NoteKind.ERROR)
        self._problem.hide()
        head = column(named, self._hint, spacing=2)
        # What is left over goes below: fields that stand in a row begin at one height.
        self.setLayout(column(head, entry or control, self._problem, 0, spacing=Space.S))
        self.set_hint(hint)

    @property
    def problem(self) -> str:
        """ "" where nothing is wrong."""
        return self._problem.text()

    def set_hint(self, hint: str) -> None:
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if not self.problem:
            self.control.setAccessibleDescription(hint)

    def show_problem(self, problem: str) -> None:
        """What is wrong, also for screen readers; "" where nothing is any more."""
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
        self.control.setAccessibleDescription(problem or self._hint.text())
        if not problem:
            return
        self.control.setFocus()
        if isinstance(self.control, QLineEdit):
            self.control.selectAll()
        if self._problem.isVisible():
            self._problem.setAccessibleName(problem)
            QAccessible.updateAccessibility(
                QAccessibleEvent(self._problem, QAccessible.Event.Alert)
            )


class PastedText(QPlainTextEdit):
    """For one long text that has no spaces; Enter is that of the form, not a new line."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + Space.XL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # goes to the dialog, whose default button it presses
        else:
            super().keyPressEvent(event)
