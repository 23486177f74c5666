"""The very CV that was sent."""

from PySide6.QtCore import Qt, Signal

from careerflow.models.tracker import Application
from careerflow.views.application.section import Section
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.text import ElidedText, Text


class CvSection(Section):
    copy_wanted = Signal()
    choice_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "file-text")
        self._application: Application | None = None
        self._in_library = False
        self._name = ElidedText("strong", Qt.TextElideMode.ElideMiddle)
        self._note = Text("caption", wrap=True)
        self._copy, self._choose = Button(theme, icon_name="external-link"), Button(theme)
        self._copy.clicked.connect(self.copy_wanted)
        self._choose.clicked.connect(self.choice_wanted)
        self.body.addWidget(self._name)
        self.body.addWidget(self._note)
        self.body.addLayout(row(self._copy, self._choose, 0, spacing=Space.S))
        self.retranslate()

    def show_application(self, application: Application, *, in_library: bool) -> None:
        self._application, self._in_library = application, in_library
        self.retranslate()

    def retranslate(self) -> None:
        self.name_it(self.tr("The CV that was sent"))
        self._copy.setText(self.tr("Open a copy"))
        application = self._application
        has_cv = application is not None and application.cv_sha256 is not None
        self._copy.setVisible(has_cv)
        self._choose.setText(self.tr("Choose another CV…") if has_cv else self.tr("Choose a CV…"))
        self._name.setVisible(has_cv)
        if not has_cv or application is None:
            self._note.setText(self.tr("Say which CV goes with it: the file is kept as it was."))
            self._note.setVisible(True)
            return
        self._name.setText(application.cv_name)
        self._note.setText(
            self.tr("No longer in the library. The file that was sent is kept with this.")
        )
        self._note.setVisible(not self._in_library)
