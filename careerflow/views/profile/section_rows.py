"""The sections of a CV, each with the kind that it was taken for, to be chosen anew."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerflow.models.document import SectionKind
from careerflow.models.profile import Correction, HeadedSection
from careerflow.views.profile.fields import Choice
from careerflow.views.theme import Space
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.section_name import section_name
from careerflow.views.widgets.text import ElidedText, Text

_WIDTH = 240
_HEADING = 36
"""Characters of a heading that are shown: longer ones are hardly headings."""


class SectionRows(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._read: list[Correction[HeadedSection]] = []
        self._choices: list[Choice] = []
        self._title, self._hint = Text("title"), Text("muted", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self.setLayout(column(self._title, self._hint, Space.XS, self._column, spacing=Space.XS))

    def show_section(self, correction: Correction[HeadedSection], beginning: str) -> None:
        """`beginning` of what stands in the section."""
        assert correction.now is not None
        choice = Choice()
        choice.setFixedWidth(_WIDTH)
        text = ElidedText("caption", elide=Qt.TextElideMode.ElideRight)
        text.setText(beginning)
        text.setFixedHeight(choice.box.sizeHint().height())  # beside the box, below its name
        line = row(choice, text, spacing=Space.M)
        line.setAlignment(text, Qt.AlignmentFlag.AlignBottom)
        line.setStretch(1, 1)
        self._column.addLayout(line)
        self._read.append(correction)
        self._choices.append(choice)
        self._name(choice, correction.now.heading)
        choice.set_value(correction.now.kind)
        choice.changed.connect(self.changed)

    def corrections(self) -> tuple[Correction[HeadedSection], ...]:
        """In full."""
        found = []
        for choice, item in zip(self._choices, self._read, strict=True):
            assert item.now is not None
            kind = SectionKind(str(choice.value()))  # Qt keeps its text
            found.append(Correction(item.read, replace(item.now, kind=kind)))
        return tuple(found)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Sections"))
        self._hint.setText(
            self.tr(
                "Choose another kind where a heading was misunderstood: once you save, jobs, "
                "education and skills are read by it."
            )
        )
        for choice, item in zip(self._choices, self._read, strict=True):
            self._name(choice, item.now.heading if item.now else "")

    def _name(self, choice: Choice, heading: str) -> None:
        choice.name_it(heading[:_HEADING] or self.tr("Without a heading"))
        choice.set_choices({kind: section_name(kind) for kind in SectionKind})
