"""One section of the CV: its kind, how it begins, and whether it is one of its own."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from careerflow.models.document import SectionKind
from careerflow.models.profile import Correction, HeadedSection
from careerflow.views.profile.fields import Choice
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText, Text
from careerflow.views.words.sections import section_name

_WIDTH = 240
_HEADING = 36
"""Characters of a heading in a button's name: longer ones are hardly headings."""


class SectionRow(QWidget):
    changed = Signal()
    split_wanted = Signal()
    dropped = Signal()
    """The user takes back that a section begins here."""

    def __init__(self, theme: Theme, correction: Correction[HeadedSection]) -> None:
        super().__init__()
        section = correction.now or correction.read
        assert section is not None
        self.read = correction.read
        self.section = section
        self.is_merged = correction.now is None
        self._build(theme)
        self.retranslate()
        self.choice.set_value(section.kind)
        self.choice.changed.connect(self.changed)
        self._show()

    def correction(self) -> Correction[HeadedSection]:
        kind = SectionKind(str(self.choice.value()))  # Qt keeps its text
        now = None if self.is_merged else replace(self.section, kind=kind)
        return Correction(self.read, now)

    def show_text(self, text: str) -> None:
        """How it begins."""
        self._text.setText(text)

    def allow(self, *, split: bool, merge: bool) -> None:
        """Whether there is a line to split it at, and a section above it."""
        self.split.setEnabled(split)
        self.merge.setEnabled(merge or self.read is None)

    def retranslate(self) -> None:
        heading = self.section.heading or self.tr("Without a heading")
        self.choice.name_it(heading)
        if len(heading) > _HEADING:
            heading = heading[:_HEADING].rstrip() + "…"
        self.choice.set_choices({kind: section_name(kind) for kind in SectionKind})
        self._mark.setText(self.tr("Added by you"))
        name = self.tr("Split “{section}”: begin another section at one of its lines")
        self.split.name_it(name.format(section=heading))
        if self.read is None:
            self.merge.name_it(self.tr("No section begins at “{section}”").format(section=heading))
        else:
            name = self.tr("“{section}” is no section: merge it with the one above")
            self.merge.name_it(name.format(section=heading))
        self._gone.setText(
            self.tr("Belongs to the section above: {section}").format(section=self.choice.name())
        )
        self._restore.setText(self.tr("Restore"))

    def _build(self, theme: Theme) -> None:
        self.choice = Choice()
        self.choice.setFixedWidth(_WIDTH)
        self._text = ElidedText("caption", elide=Qt.TextElideMode.ElideRight)
        self._mark = Text("mark")
        self.split = IconButton(theme, "separator-horizontal")
        self.merge = IconButton(theme, "fold-vertical" if self.read is not None else "trash-2")
        self.split.clicked.connect(self.split_wanted)
        self.merge.clicked.connect(self._on_merge)
        # Beside the box, below its name.
        height = self.choice.box.sizeHint().height()
        beside = row(self._text, self._mark, self.split, self.merge, spacing=Space.S)
        beside.setStretch(0, 1)
        for widget in (self._text, self._mark):
            widget.setFixedHeight(height)
        self._own, self._left = QWidget(), QWidget()
        line = row(self.choice, column(0, beside, spacing=0), spacing=Space.M)
        line.setStretch(1, 1)
        self._own.setLayout(line)
        self._left.setLayout(self._merged_line(theme))
        self.setLayout(column(self._own, self._left, spacing=0))
        self.setFocusProxy(self.choice)

    def _merged_line(self, theme: Theme) -> QHBoxLayout:
        self._gone = ElidedText("muted", Qt.TextElideMode.ElideRight)
        self._restore = Button(theme, "quiet", "undo-2")
        self._restore.clicked.connect(lambda: self._set_merged(False))
        line = row(self._gone, self._restore, spacing=Space.S)
        line.setStretch(0, 1)
        return line

    def _on_merge(self) -> None:
        if self.read is None:
            self.dropped.emit()
        else:
            self._set_merged(True)

    def _set_merged(self, merged: bool) -> None:
        self.is_merged = merged
        self._show()
        (self._restore if merged else self.choice).setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self._own.setVisible(not self.is_merged)
        self._left.setVisible(self.is_merged)
        self._mark.setVisible(self.read is None)
