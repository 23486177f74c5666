"""A list of the dashboard in its box."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from careerflow.views.dashboard.line import Line
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

_FIRST = 6
"""Lines seen before all are asked for."""
_MOST = 60


class ListCard(QFrame):
    """Makes its lines only when they are seen. The keyboard stays at the place where it was."""

    filled = Signal()
    """Its lines are others."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._makers: Sequence[Callable[[], Line]] = ()
        self._lines: list[Line] = []
        self._whole = False
        self._title, self._count = Text("title"), Text("caption")
        self._empty = Text("muted", wrap=True)
        self._all = Button(theme, "quiet")
        self._all.clicked.connect(self._show_all)
        self._list = column(spacing=2)
        head = row(self._title, self._count, 0)
        self.setLayout(
            column(
                head,
                self._list,
                self._empty,
                row(self._all, 0),
                0,
                spacing=Space.S,
                margins=(Space.L, Space.M, Space.L, Space.M),
            )
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._lines)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in its order."""
        return (*(stop for line in self._lines for stop in line.stops), self._all)

    def show_lines(
        self, title: str, empty: str, makers: Sequence[Callable[[], Line]], number: str = ""
    ) -> None:
        """`makers` make a line each; `number` is how many there are, `empty` stands where there
        are none."""
        self._title.setText(title)
        self._count.setText(number)
        self._empty.setText(empty)
        self._makers = makers
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name_rest()
        super().changeEvent(event)

    def focus_first(self) -> None:
        """The keyboard goes to the first line."""
        if self._lines:
            self._lines[0].setFocus()

    def _fill(self) -> None:
        at = next((n for n, line in enumerate(self._lines) if _has_focus(line)), None)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        wanted = self._makers[: _MOST if self._whole else _FIRST]
        self._lines = [make() for make in wanted]
        for line in self._lines:
            self._list.addWidget(line)
        self._empty.setVisible(not self._lines)
        self._name_rest()
        if at is not None and self._lines:
            self._lines[min(at, len(self._lines) - 1)].setFocus()
        self.filled.emit()

    def _name_rest(self) -> None:
        rest = min(len(self._makers), _MOST) - len(self._lines)
        self._all.setVisible(rest > 0)
        self._all.setText(self.tr("Show {count} more").format(count=rest))

    def _show_all(self) -> None:
        self._whole = True
        self._fill()


def _has_focus(line: Line) -> bool:
    focus = line.window().focusWidget()
    return focus is not None and (focus is line or line.isAncestorOf(focus))
