"""One application: all that belongs to it, in two columns where there is room."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from careerflow.models.tracker import Application, Stage
from careerflow.views.application.contacts_section import ContactsSection
from careerflow.views.application.cv_section import CvSection
from careerflow.views.application.files_section import FilesSection
from careerflow.views.application.header import ApplicationHeader
from careerflow.views.application.history_section import HistorySection
from careerflow.views.application.interviews_section import InterviewsSection
from careerflow.views.application.notes_section import NotesSection
from careerflow.views.application.plan_section import PlanSection
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column, row

_TWO_COLUMNS = 900
"""Width of the page from which on they stand beside each other."""
_WIDEST = 1280


class ApplicationView(QWidget):
    """Its sections announce what the user wants of them; `flush` has them announce at once what is
    still being typed, before another application is shown."""

    back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.header = ApplicationHeader(theme)
        # In the order in which one reads, which is that of Tab.
        self.plan, self.interviews = PlanSection(theme), InterviewsSection(theme)
        self.notes, self.history = NotesSection(theme), HistorySection(theme)
        self.cv, self.contacts = CvSection(theme), ContactsSection(theme)
        self.files = FilesSection(theme)
        self.header.back_wanted.connect(self.leave)
        self._left: QVBoxLayout = column(self.plan, self.interviews, self.notes, 0, spacing=Space.L)
        self._right: QVBoxLayout = column(
            self.history, self.cv, self.contacts, self.files, 0, spacing=Space.L
        )
        self._arrange()
        self.setFocusProxy(self.header)
        self.retranslate()

    def show_application(
        self,
        application: Application,
        stages: Sequence[Stage],
        *,
        cv_in_library: bool,
        known_tags: Iterable[str],
    ) -> None:
        """What the user is typing into a field of the same application stays there."""
        self.header.show_application(application, stages)
        self.plan.show_application(application, known_tags)
        self.history.set_stages(stages)
        self.history.show_application(application)
        self.interviews.show_application(application)
        self.notes.show_application(application)
        self.cv.show_application(application, in_library=cv_in_library)
        self.contacts.show_application(application)
        self.files.show_application(application)

    def show_from_the_top(self) -> None:
        """For another application than before."""
        self._area.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        self.plan.flush()
        self.notes.flush()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Application"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _TWO_COLUMNS
        self._sides.setDirection(
            QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom
        )

    def leave(self) -> None:
        """As the user does by the button."""
        self.flush()
        self.back_wanted.emit()

    def _arrange(self) -> None:
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setProperty("role", "page")
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        self._sides = row(self._left, self._right, spacing=Space.L)
        self._sides.setStretch(0, 3)
        self._sides.setStretch(1, 2)
        inner.setLayout(self._sides)
        beside = row(inner, 0, margins=(Space.XL, Space.S, Space.XL, Space.XL), inside=content)
        beside.setStretch(0, 1000)
        area.setWidget(content)
        head = column(self.header, margins=(Space.XL, Space.L, Space.XL, Space.S))
        whole = column(head, area, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
