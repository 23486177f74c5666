"""Whether there is a newer version: asked for once, or once a day."""

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from careerflow.models.message import Message
from careerflow.models.update import Release
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text


class UpdatesSection(QWidget):
    """`switched` follows the user's choice; `check` stands beside the setting's name."""

    switched = Signal(bool)
    check_wanted = Signal()
    page_wanted = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._said: Message | None = None
        self._looks = False
        self._release: Release | None = None
        self.check = Button(theme, icon_name="refresh-cw")
        self._switch = QCheckBox()
        self._answer = Text(wrap=True)
        self._page = Button(theme, "quiet")
        answered = row(self._answer, self._page)
        answered.setStretch(0, 1)
        self._answered = QWidget()
        self._answered.setLayout(answered)
        self.setLayout(column(self._switch, self._answered, spacing=Space.M))
        self._switch.toggled.connect(self.switched)
        self.check.clicked.connect(self.check_wanted)
        self._page.clicked.connect(self.page_wanted)
        self.retranslate()

    def set_switched(self, on: bool) -> None:
        with QSignalBlocker(self._switch):
            self._switch.setChecked(on)

    def show_looking(self) -> None:
        self._said, self._release, self._looks = None, None, True
        self._update()

    def show_release(self, release: Release | None) -> None:
        """None where this is the newest version."""
        self._looks, self._release = False, release
        version = "" if release is None else release.version
        code = "updates.newest" if release is None else "updates.newer"
        self._said = Message(code, {"version": version} if version else {})
        self._update()

    def show_problem(self, problem: Message) -> None:
        self._looks, self._release, self._said = False, None, problem
        self._update()

    def retranslate(self) -> None:
        self.check.setText(self.tr("Check now"))
        self._switch.setText(self.tr("Check once a day, after the start"))
        self._page.setText(self.tr("Open its page"))
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _update(self) -> None:
        self.check.setEnabled(not self._looks)
        said = "" if self._said is None else self._language.wording.say(self._said)
        self._answer.setText(self.tr("Asking GitHub…") if self._looks else said)
        self._page.setVisible(self._release is not None)
        self._answered.setVisible(self._looks or self._said is not None)
