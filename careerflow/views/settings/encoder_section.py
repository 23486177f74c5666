"""Another encoder than the bundled ones: named or chosen, looked up, downloaded, used."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from careerflow.models.encoder import EncoderOffer
from careerflow.models.message import Message
from careerflow.views.data_size import data_size
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import Text


class EncoderSection(QWidget):
    """`wanted` carries the name or folder that the user gives; `download_wanted` agrees to what
    `show_offer` shows."""

    wanted = Signal(str)
    download_wanted = Signal()
    bundled_wanted = Signal()
    cancel_clicked = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._used_name = ""
        self._offer: EncoderOffer | None = None
        self._problem: Message | None = None
        self._stage: Message | None = None
        self._has_extra = True
        self._used = Text(wrap=True, selectable=True)
        self.bundled = Button(theme)
        self._field = QLineEdit()
        self._folder = Button(theme, icon_name="folder-open")
        self._look_up = Button(theme, icon_name="search")
        self._facts = Text(wrap=True, selectable=True)
        self._download = Button(theme, "primary", "download")
        self._progress = StageProgress(theme)
        self._extra = Note(theme, NoteKind.INFO)
        self._error = Note(theme, NoteKind.ERROR)
        self._build()
        self._connect()
        self.retranslate()

    def set_used(self, name: str) -> None:
        """The name or folder of the encoder in use; empty for the bundled ones."""
        self._used_name = name
        self._update()

    def set_has_extra(self, has_extra: bool) -> None:
        """Whether any other encoder can run here."""
        self._has_extra = has_extra
        self._update()

    def show_offer(self, offer: EncoderOffer | None) -> None:
        """What may be downloaded; None where there is nothing to agree to."""
        self._offer = offer
        self._update()
        if offer is not None:
            self._download.setFocus()

    def show_problem(self, problem: Message | None) -> None:
        """Beside what may be downloaded: it can be tried again."""
        self._problem = problem
        self._update()
        if problem is not None and self.isVisible():
            (self._download if self._offer is not None else self._field).setFocus()

    def show_progress(self, stage: Message, fraction: float | None) -> None:
        """`fraction` is 0 to 1, None where it is not known."""
        begins = self._stage is None
        self._stage = stage
        self._progress.set_progress(self._language.wording.say(stage), fraction)
        if begins:
            self._update()

    def show_idle(self) -> None:
        """Nothing runs any more."""
        self._stage = None
        self._update()

    def retranslate(self) -> None:
        self.bundled.setText(self.tr("Use the bundled ones"))
        self._field.setPlaceholderText(self.tr("owner/name on huggingface.co, or a folder"))
        self._field.setAccessibleName(self.tr("Another encoder: its name or folder"))
        self._folder.setText(self.tr("Folder…"))
        self._look_up.setText(self.tr("Look up"))
        self._download.setText(self.tr("Download and use"))
        if self._stage is not None:
            self._progress.set_progress(self._language.wording.say(self._stage), None)
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._offered = QWidget()
        self._offered.setLayout(row(self._facts, self._download, spacing=Space.L))
        self._offered.layout().setStretch(0, 1)  # type: ignore[union-attr]
        entry = row(self._field, self._folder, self._look_up)
        entry.setStretch(0, 1)
        self.setLayout(
            column(
                self._used,
                self._extra,
                entry,
                self._offered,
                self._progress,
                self._error,
                spacing=Space.M,
            )
        )

    def _connect(self) -> None:
        self._field.returnPressed.connect(self._submit)
        self._field.textChanged.connect(self._on_typed)
        self._look_up.clicked.connect(self._submit)
        self._folder.clicked.connect(self._choose_folder)
        self._download.clicked.connect(self.download_wanted)
        self.bundled.clicked.connect(self.bundled_wanted)
        self._progress.cancel_clicked.connect(self.cancel_clicked)

    def _update(self) -> None:
        say = self._language.wording.say
        name = self._used_name or self.tr("the ones that come with CareerFlow")
        self._used.setText(self.tr("In use: {encoder}").format(encoder=name))
        idle = self._stage is None
        self.bundled.setVisible(bool(self._used_name))
        self.bundled.setEnabled(idle)
        for part in (self._field, self._folder):
            part.setEnabled(idle and self._has_extra)
        self._look_up.setEnabled(idle and self._has_extra and bool(self._field.text().strip()))
        self._extra.setVisible(not self._has_extra)
        self._extra.set_text(say(Message("engine.extra_missing")))
        self._progress.setVisible(not idle)
        self._offered.setVisible(idle and self._offer is not None)
        self._facts.setText("" if self._offer is None else self._told(self._offer))
        self._error.setVisible(idle and self._problem is not None)
        self._error.set_text("" if self._problem is None else say(self._problem))

    def _told(self, offer: EncoderOffer) -> str:
        licence = offer.licence or self.tr("not stated")
        size = data_size(offer.bytes, self._language.code)
        facts = [
            self.tr("Licence: {licence}").format(licence=licence),
            self.tr("Size: {size}").format(size=size),
        ]
        if offer.dimension is not None:
            facts.append(self.tr("Dimensions: {number}").format(number=offer.dimension))
        return "\n".join([offer.name, " · ".join(facts), offer.page])

    def _on_typed(self) -> None:
        self._offer = self._problem = None  # of what stood there before
        self._update()

    def _submit(self) -> None:
        text = self._field.text().strip()
        if text and self._look_up.isEnabled():
            self.wanted.emit(text)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a model"))
        if folder:
            self._field.setText(folder)
            self._submit()
