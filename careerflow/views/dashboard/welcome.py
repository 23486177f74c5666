"""What the dashboard teaches whoever has no application yet: the three steps."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QWidget

from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

_ICONS = ("scan-search", "bookmark-plus", "square-kanban")


class Welcome(QFrame):
    analyze_wanted = Signal()
    reports_wanted = Signal()
    pipeline_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title, self._text = Text("title", wrap=True), Text("muted", wrap=True)
        self._names = [Text("strong", wrap=True) for _ in _ICONS]
        self._texts = [Text("muted", wrap=True) for _ in _ICONS]
        self._marks = [IconLabel(theme, icon, "accent_soft_text", 24) for icon in _ICONS]
        roles = ("primary", "", "")
        self._buttons = [Button(theme, role) for role in roles]
        signals = (self.analyze_wanted, self.reports_wanted, self.pipeline_wanted)
        for button, signal in zip(self._buttons, signals, strict=True):
            button.clicked.connect(signal)
        steps = row(spacing=Space.XL)
        for parts in zip(self._marks, self._names, self._texts, self._buttons, strict=True):
            mark, name, text, button = parts
            step = column(mark, name, text, 0, row(button, 0), spacing=Space.S)
            steps.addLayout(step, 1)
        self._analyses = 0
        self.setFocusProxy(self._buttons[0])
        self.setLayout(
            column(self._title, self._text, Space.S, steps, spacing=Space.S, margins=Space.XL)
        )
        self.retranslate()

    def show_analyses(self, number: int) -> None:
        """The first step is done where there are reports."""
        self._analyses = number
        self._marks[0].set_icon(*(("circle-check", "met_text") if number else _first()))
        self._buttons[1].setEnabled(bool(number))
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("From the first CV to the offer, in three steps"))
        self._text.setText(
            self.tr(
                "Once you track an application, this page shows what is next, what waits for an "
                "answer, and how it all goes. Everything stays on this computer."
            )
        )
        names = (self.tr("1. Analyze"), self.tr("2. Save to pipeline"), self.tr("3. Track"))
        texts = (
            self.tr("Drop a CV, paste a job advert, and see how well they fit and why."),
            self.tr(
                "In a report, choose “Save to pipeline”: the advert, the CV and the report stay "
                "together."
            ),
            self.tr(
                "Move the card when something happens, and note interviews and next steps: you "
                "are reminded of them."
            ),
        )
        actions = (
            self.tr("Analyze a CV"),
            self.tr("Open the reports"),
            self.tr("Go to the pipeline"),
        )
        for number in range(len(_ICONS)):
            self._names[number].setText(names[number])
            self._texts[number].setText(texts[number])
            self._buttons[number].setText(actions[number])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _first() -> tuple[str, str]:
    return _ICONS[0], "accent_soft_text"
