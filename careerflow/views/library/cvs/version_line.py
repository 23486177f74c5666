"""The versions of a CV, the first one first, and what can be said of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from careerflow.models.tracker import LibraryCv
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.flow_layout import FlowLayout
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.tab_order import put_before
from careerflow.views.widgets.text import Text
from careerflow.views.widgets.tool_tip import tool_tip
from careerflow.views.words.days import day_of

_HEIGHT = 26
_LONGEST = 28  # characters of a name


class VersionLine(QWidget):
    cv_wanted = Signal(str)
    choose_wanted = Signal()
    """The user wants to say of which CV this is the next version."""
    cut_wanted = Signal()
    """It is not the next version of the one before."""
    compare_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._chain: tuple[LibraryCv, ...] = ()
        self._cv: LibraryCv | None = None
        self._steps = QWidget()
        self._flow = FlowLayout(self._steps, Space.XS)
        self._choose = Button(theme, "quiet", "git-branch")
        self._cut = Button(theme, "quiet", "x")
        self._compare = Button(theme, "quiet", "columns-2")
        self._choose.clicked.connect(self.choose_wanted)
        self._cut.clicked.connect(self.cut_wanted)
        self._compare.clicked.connect(self.compare_wanted)
        acts = QWidget()
        flow = FlowLayout(acts, Space.XS)
        for button in (self._choose, self._compare, self._cut):
            flow.addWidget(button)
        self.setLayout(column(self._steps, acts, spacing=Space.XS))
        self.retranslate()

    def show_chain(self, cv: LibraryCv, chain: Sequence[LibraryCv], comparable: bool) -> None:
        """`comparable`: there are reports of this version and of the one before to compare."""
        self._cv, self._chain = cv, tuple(chain)
        self._cut.setVisible(cv.previous_id is not None)
        self._compare.setVisible(comparable)
        self.retranslate()

    def retranslate(self) -> None:
        self._choose.setText(self.tr("Next version of…"))
        self._cut.setText(self.tr("Not a next version"))
        self._compare.setText(self.tr("Compare with the version before"))
        self._show_steps()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_steps(self) -> None:
        self._flow.clear()
        self._steps.setVisible(len(self._chain) > 1)
        if len(self._chain) < 2:
            return
        links: list[QWidget] = []
        for number, cv in enumerate(self._chain, 1):
            step = QWidget()  # the arrow stays beside what it leads to
            arrow = [Text("muted", text="→")] if number > 1 else []
            text = self._step(number, cv)
            step.setLayout(row(*arrow, text, spacing=Space.XS))
            links += [text] if isinstance(text, QPushButton) else []
            self._flow.addWidget(step)
        for place in range(self._flow.count()):
            if (item := self._flow.itemAt(place)) is not None and (widget := item.widget()):
                widget.show()
        put_before(self._choose, links)
        self._steps.updateGeometry()

    def _step(self, number: int, cv: LibraryCv) -> QWidget:
        name = cv.name if len(cv.name) <= _LONGEST else cv.name[: _LONGEST - 1] + "…"
        text = self.tr("v{number} {name}").format(number=number, name=name)
        if cv == self._cv:
            here = Text("strong", text=text)
            here.setFixedHeight(_HEIGHT)
            return here
        button = QPushButton(text.replace("&", "&&"))
        button.setProperty("role", "link")
        button.setFixedHeight(_HEIGHT)
        button.setToolTip(tool_tip(f"{cv.name} · {day_of(cv.created)}"))
        button.clicked.connect(lambda _checked=False, cv_id=cv.id: self.cv_wanted.emit(cv_id))
        return button
