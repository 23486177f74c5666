"""The settings: one row for each one declared in models/settings.py, but for those of the language
model, which have a section of their own."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QWidget,
)

from careerflow.models.settings import Language, Settings
from careerflow.models.settings import Theme as Mode
from careerflow.views.language import Language as SpokenLanguage
from careerflow.views.settings.backup_section import BackupSection
from careerflow.views.settings.card import card, line
from careerflow.views.settings.data_section import DataSection
from careerflow.views.settings.disk_section import DiskSection
from careerflow.views.settings.encoder_section import EncoderSection
from careerflow.views.settings.model_section import ModelSection
from careerflow.views.settings.reminder_controls import ReminderControls
from careerflow.views.settings.sync_section import SyncSection
from careerflow.views.settings.updates_section import UpdatesSection
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

_WIDEST = 760
_ROWS = (
    "language",
    "theme",
    "data_folder",
    "encoder",
    "reminders",
    "no_answer_days",
    "check_updates",
)


class SettingsPage(QWidget):
    changed = Signal(Settings)
    open_data_folder = Signal()
    about_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        language: SpokenLanguage,
        version: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.encoder = EncoderSection(theme, language)
        self.updates = UpdatesSection(theme, language)
        self.updates.switched.connect(lambda on: self._change_to(check_updates=on))
        self.reminders = ReminderControls()
        self.reminders.switched.connect(lambda on: self._change_to(reminders=on))
        self.reminders.days_chosen.connect(lambda days: self._change_to(no_answer_days=days))
        self._theme, self._language, self._version = theme, language, version
        self._settings = Settings()
        self._model: ModelSection | None = None
        self._choices: dict[str, QComboBox] = {}
        self._labels: dict[str, Text] = {}
        self._hints: dict[str, Text] = {}
        self._build()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Settings")

    @property
    def settings(self) -> Settings:
        return self._settings

    def add_disk_section(self) -> DiskSection:
        """Makes what the page has below the settings, and returns it: a step of its own."""
        section = DiskSection(self._theme, self._language)
        self._below.insertWidget(self._below.count() - 2, section)
        return section

    def add_data_section(self) -> DataSection:
        """As the one before."""
        section = DataSection(self._theme)
        self._below.insertWidget(self._below.count() - 2, section)
        return section

    def add_backup_section(self) -> BackupSection:
        """As the one before, above it."""
        section = BackupSection(self._theme)
        self._below.insertWidget(self._below.count() - 2, section)
        return section

    def add_sync_section(self) -> SyncSection:
        """As the one before."""
        section = SyncSection(self._theme, self._language)
        self._below.insertWidget(self._below.count() - 2, section)
        return section

    def add_model_section(self) -> ModelSection:
        """As the one before."""
        section = ModelSection(self._theme, self._language)
        section.set_settings(self._settings)
        section.changed.connect(lambda values: self._change_to(**values))
        self._below.insertWidget(2, section)
        # Tab goes by the order in which parts were made, else.
        self.setTabOrder(section.last_control, self._about_button)
        self._model = section
        return section

    def set_settings(self, settings: Settings, data_folder: str) -> None:
        """`data_folder` is the folder in use, also where the setting leaves it to the platform."""
        self._settings = settings
        if self._model is not None:
            self._model.set_settings(settings)
        self._folder.setText(data_folder)
        self.encoder.set_used(settings.encoder)
        self.updates.set_switched(settings.check_updates)
        self.reminders.show_settings(settings.reminders, settings.no_answer_days)
        for name, box in self._choices.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(getattr(settings, name).value))

    @Slot(str)
    def keep_encoder(self, encoder: str) -> None:
        """Announces the settings with the encoder that is in use now."""
        self._change_to(encoder=encoder)

    @Slot()
    def leave_hint(self) -> None:
        """Announces the settings without the hint at language models."""
        self._change_to(deeper_hint=False)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Settings"))
        for name, (label, hint) in self._texts().items():
            self._labels[name].setText(label)
            self._hints[name].setText(hint)
        names = self._option_names()
        for name, box in self._choices.items():
            box.setAccessibleName(self._labels[name].text())
            for index in range(box.count()):
                box.setItemText(index, names[name, box.itemData(index)])
        self._folder.setAccessibleName(self._labels["data_folder"].text())
        self.reminders.retranslate()
        self._open.setText(self.tr("Open folder"))
        self._change.setText(self.tr("Change…"))
        self._about_button.setText(self.tr("About CareerFlow…"))
        self._about.setText(
            self.tr(
                "CareerFlow {version}. Free software under the GNU AGPL, version 3 or later."
            ).format(version=self._version)
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _texts(self) -> dict[str, tuple[str, str]]:
        return {
            "language": (
                self.tr("Language"),
                self.tr("Of the window and of what reports say. It changes at once."),
            ),
            "theme": (
                self.tr("Appearance"),
                self.tr("System follows the light and dark setting of this computer."),
            ),
            "data_folder": (
                self.tr("Data folder"),
                self.tr(
                    "Everything is kept in this folder on this computer. A new folder is used from "
                    "the next start; to keep your reports, copy the old one's content into it."
                ),
            ),
            **self._texts_of_work(),
        }

    def _texts_of_work(self) -> dict[str, tuple[str, str]]:
        return {
            "encoder": (
                self.tr("Encoder"),
                self.tr(
                    "Tells how near a requirement and a passage of the CV are in meaning. The two "
                    "that come with CareerFlow are for English and Vietnamese, small and fast; its "
                    "verdicts were measured with them. Another one from sentence-transformers may "
                    "know your field or language better; it takes more memory and time. Looking up "
                    "a name asks huggingface.co for it; nothing of yours is sent."
                ),
            ),
            "reminders": (
                self.tr("Reminders"),
                self.tr(
                    "Of next steps, interviews and deadlines: in the window, and by this computer "
                    "while CareerFlow runs. They name the job and the company, nothing else."
                ),
            ),
            "no_answer_days": (
                self.tr("No answer"),
                self.tr("So long after you applied you are reminded to ask, once."),
            ),
            "check_updates": (
                self.tr("Updates"),
                self.tr(
                    "Asks GitHub which version is the newest. Nothing of yours is sent; nothing is "
                    "downloaded or installed. Off unless you switch it on."
                ),
            ),
        }

    def _option_names(self) -> dict[tuple[str, str], str]:
        system = self.tr("System")
        return {
            ("language", Language.SYSTEM): system,
            # Each language by its own name: whoever looks for it reads that.
            ("language", Language.ENGLISH): "English",
            ("language", Language.VIETNAMESE): "Tiếng Việt",
            ("theme", Mode.SYSTEM): system,
            ("theme", Mode.LIGHT): self.tr("Light"),
            ("theme", Mode.DARK): self.tr("Dark"),
        }

    def _build(self) -> None:
        """From the outermost to the innermost: what moves into another widget is styled again."""
        boxes = self._boxes()
        chosen = QFrame(boxes)
        self._title = Text("heading")
        self._about = Text("caption", wrap=True, selectable=True)
        self._about_button = Button(self._theme, icon_name="info")
        self._about_button.clicked.connect(self.about_wanted)
        about = row(self._about, self._about_button, spacing=Space.XL)
        about.setStretch(0, 1)
        self._below = column(self._title, chosen, about, 0, spacing=Space.L, inside=boxes)
        rows: list[QWidget | QLayout] = []
        for number, name in enumerate(_ROWS):
            if number:
                rows.append(line())
            control, below = self._control(name)
            rows.append(self._row(name, control))
            if below is not None:
                rows.append(below)
        card(chosen, *rows)

    def _boxes(self) -> QWidget:
        """What scrolls, as wide as its text can be read well."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        column(area, inside=self)
        content = QWidget()
        content.setProperty("role", "page")
        area.setWidget(content)
        boxes = QWidget(content)
        boxes.setMaximumWidth(_WIDEST)
        # In a row: Qt asks how high wrapped text is at the width that a row gives, but in a column
        # at the page's, whatever the most is that it may have.
        beside = row(boxes, 0, margins=Space.XL, inside=content)
        beside.setStretch(0, 1000)
        return boxes

    def _control(self, name: str) -> tuple[QWidget, QWidget | None]:
        """Beside the setting's name, and below it."""
        default = getattr(self._settings, name)
        if isinstance(default, StrEnum):
            return self._choice(name, type(default)), None
        if name == "encoder":
            return self.encoder.bundled, self.encoder
        if name == "check_updates":
            return self.updates.check, self.updates
        if name == "reminders":
            return self.reminders.switch, None
        if name == "no_answer_days":
            return self.reminders.days, None
        return self._folder_buttons(), self._folder

    def _row(self, name: str, control: QWidget) -> QHBoxLayout:
        self._labels[name] = Text("strong")
        # On Linux Qt names a control after the label that has it for a buddy.
        self._labels[name].setBuddy(control)
        self._hints[name] = Text("caption", wrap=True)
        texts = column(self._labels[name], self._hints[name], spacing=2)
        across = row(texts, control, spacing=Space.XL)
        across.setStretch(0, 1)
        return across

    def _choice(self, name: str, options: type[StrEnum]) -> QComboBox:
        box = QComboBox()
        box.setMinimumWidth(200)
        for option in options:
            box.addItem("", option.value)
        box.activated.connect(lambda _index: self._change_to(**{name: options(box.currentData())}))
        self._choices[name] = box
        return box

    def _folder_buttons(self) -> QWidget:
        self._folder = Text(wrap=True, selectable=True)
        self._open = Button(self._theme, icon_name="folder-open")
        self._change = Button(self._theme)
        self._open.clicked.connect(self.open_data_folder)
        self._change.clicked.connect(self._choose_folder)
        buttons = QWidget()
        buttons.setLayout(row(self._open, self._change))
        return buttons

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a data folder"), self._folder.text()
        )
        if folder:
            self._folder.setText(folder)
            self._change_to(data_folder=folder)

    def _change_to(self, **values: object) -> None:
        self._settings = replace(self._settings, **values)  # type: ignore[arg-type]
        if self._model is not None:
            self._model.set_settings(self._settings)
        self.changed.emit(self._settings)
