"""The top of an application: the job, where it stands, and the ways to what it is made of."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from careerflow.models.tracker import Application, Stage
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.text import ElidedText
from careerflow.views.words.job_title import shown_title
from careerflow.views.words.stages import stage_name

_STAGE_WIDTH = 150


class ApplicationHeader(QWidget):
    back_wanted = Signal()
    stage_chosen = Signal(str)
    """The id of a stage."""
    report_wanted = Signal()
    advert_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._application: Application | None = None
        self._back = IconButton(theme, "arrow-left")
        self._back.clicked.connect(self.back_wanted)
        right = Qt.TextElideMode.ElideRight
        self._title, self._where = ElidedText("heading", right), ElidedText("muted", right)
        self._stage = StillBox()
        self._stage.setMinimumWidth(_STAGE_WIDTH)
        self._stage.activated.connect(self._on_stage)
        self._report = Button(theme, icon_name="file-text")
        self._report.clicked.connect(self.report_wanted)
        self._advert = Button(theme, icon_name="briefcase-business")
        self._advert.clicked.connect(self.advert_wanted)
        self._delete = IconButton(theme, "trash-2")
        self._delete.clicked.connect(self.delete_wanted)
        top = Qt.AlignmentFlag.AlignTop
        titles = column(self._title, self._where, spacing=0)
        line = row(self._back, titles, self._stage, self._report, self._advert, self._delete)
        line.setStretch(1, 1)
        line.setAlignment(self._back, top)
        self.setLayout(column(line, spacing=Space.S))
        self.setFocusProxy(self._stage)
        self.retranslate()

    def show_application(self, application: Application, stages: Sequence[Stage]) -> None:
        self._application = application
        self._stage.blockSignals(True)
        self._stage.clear()
        for stage in stages:
            self._stage.addItem(stage_name(stage), stage.id)
        self._stage.setCurrentIndex(self._stage.findData(application.card.stage_id))
        self._stage.blockSignals(False)
        self.retranslate()

    def retranslate(self) -> None:
        back = QKeySequence(QKeySequence.StandardKey.Cancel).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        self._back.name_it(self.tr("Back ({key})").format(key=back))
        self._stage.setAccessibleName(self.tr("Stage"))
        self._report.setText(self.tr("Open the report"))
        self._advert.setText(self.tr("Open the advert"))
        self._delete.name_it(self.tr("Move this application to the trash"))
        application = self._application
        if application is None:
            return
        card = application.card
        self._title.setText(shown_title(card.title))
        score = self.tr("Score {score} of 100").format(score=card.score)
        known = (card.company, card.location, "" if card.score is None else score)
        self._where.setText(" · ".join(part for part in known if part))
        self._where.setVisible(any(known))
        self._report.setVisible(application.report_id is not None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_stage(self, _index: int) -> None:
        self.stage_chosen.emit(self._stage.currentData())
