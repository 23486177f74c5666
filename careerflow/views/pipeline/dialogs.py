"""What the pipeline has to ask: a stage, tags."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from careerflow.models.tracker import Stage, StageKind
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.tags_field import TagsField
from careerflow.views.widgets.text import Text
from careerflow.views.words.stages import kind_name

_WIDTH = 460


class AskingDialog(FittingDialog):
    """A title, fields with their names before them, and two buttons."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(_WIDTH, parent)
        self._heading = Text("title", wrap=True)
        self.form = QFormLayout()
        self.form.setSpacing(Space.M)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.go = Button(theme, "primary")
        self.go.setDefault(True)
        cancel = Button(theme)
        cancel.setText(self.tr("Cancel"))
        self.go.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.hint = Text("muted", wrap=True)
        self.hint.hide()
        buttons = row(0, cancel, self.go)
        parts = (self._heading, self.form, self.hint)
        self.lay_out(*parts, buttons=buttons, spacing=Space.L, margins=Space.L)

    def ask(self, title: str, yes: str) -> None:
        self.setWindowTitle(title)
        self._heading.setText(title)
        self.go.setText(yes)

    def add(self, name: str, field: QWidget) -> None:
        label = Text(text=name)
        label.setBuddy(field)
        field.setAccessibleName(name)
        self.form.addRow(label, field)


class StageDialog(AskingDialog):
    """A new stage, or one that is there."""

    def __init__(self, theme: Theme, parent: QWidget, stage: Stage | None) -> None:
        super().__init__(theme, parent)
        title = self.tr("Add a stage") if stage is None else self.tr("Edit the stage")
        self.ask(title, self.tr("Save"))
        self._built_in = stage is not None and stage.is_built_in
        self._name = QLineEdit("" if stage is None else stage.name)
        self._kind = QComboBox()
        self._kind.addItems([kind_name(kind) for kind in StageKind])
        kind = StageKind.INTERVIEWING if stage is None else stage.kind
        self._kind.setCurrentIndex(list(StageKind).index(kind))
        self.add(self.tr("Name"), self._name)
        if self._built_in:
            self._name.setPlaceholderText(kind_name(kind))
        else:
            self.add(self.tr("Counts as"), self._kind)
            self.hint.setText(
                self.tr("The dashboard and the statistics count its applications among these.")
            )
            self.hint.show()
            self._name.textChanged.connect(self._look)
            self._look()
        self._name.setFocus()

    def entered(self) -> tuple[str, StageKind]:
        return self._name.text().strip(), list(StageKind)[self._kind.currentIndex()]

    def _look(self) -> None:
        self.go.setEnabled(bool(self._name.text().strip()))


class TagsDialog(AskingDialog):
    """Tags that all of the selected applications have; others of theirs stay as they are."""

    def __init__(
        self, theme: Theme, parent: QWidget, tags: Sequence[str], known: Iterable[str], count: int
    ) -> None:
        super().__init__(theme, parent)
        self.ask(self.tr("Tags of %n application(s)", "", count), self.tr("Save"))
        self._before = tuple(tags)
        self._field = TagsField(theme)
        self._field.set_known(known)
        self._field.set_tags(tags)
        self.add(self.tr("Tags"), self._field)
        self._field.tags_changed.connect(lambda _tags: self.fit())
        self._field.setFocus()

    def entered(self) -> tuple[frozenset[str], frozenset[str]]:
        """Those that were added, and those that were removed."""
        self._field.take_typed()
        before, now = frozenset(self._before), frozenset(self._field.tags())
        return now - before, before - now
