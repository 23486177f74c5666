"""One job beside the list: its title and what can be done with it, above its fields and text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget

from careerflow.models.job_uses import JobDetail
from careerflow.models.tracker import LibraryJob
from careerflow.views.language import Language
from careerflow.views.library.detail_view import DetailView
from careerflow.views.library.jobs import job_words
from careerflow.views.library.jobs.advert_pane import AdvertPane
from careerflow.views.library.jobs.job_facts import JobFactsPane
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText


class JobDetailView(DetailView):
    apply_clicked = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__(theme, language)
        self._job: LibraryJob | None = None
        self._newest = ""  # id of the newest application to the job
        self._place = ElidedText("muted", Qt.TextElideMode.ElideRight)
        self._apply = Button(theme, icon_name="bookmark-plus")
        self.tabs = QTabWidget(self)
        self._arrange()
        # Only now: what moves into another widget is styled again with all it holds.
        self.facts = JobFactsPane(theme, self.tabs)
        self.advert = AdvertPane(theme, self.tabs)
        self.tabs.addTab(self.facts, "")
        self.tabs.addTab(self.advert, "")
        self._apply.clicked.connect(self._on_apply)
        self.retranslate()

    def show_job(self, job: LibraryJob, known_tags: Sequence[str]) -> None:
        """What the list knows already; `show_detail` brings the rest."""
        if self._job is not None and self._job.id != job.id:
            self.advert.flush()
            self.advert.set_text("")
            self._newest = ""
            self.tabs.setTabEnabled(1, False)
        self._job = job
        self.show_trouble(None)
        self._show_names()
        self._name_apply()
        self.facts.show_job(job, known_tags)

    def show_detail(self, detail: JobDetail) -> None:
        """Of the job that is shown."""
        self._newest = detail.applications[0].id if detail.applications else ""
        self._name_apply()
        self.facts.show_detail(detail)
        self.advert.set_text(detail.job.text)
        self.tabs.setTabEnabled(1, True)

    def retranslate(self) -> None:
        super().retranslate()
        self._analyze.setText(self.tr("Analyze this job"))
        self._name_apply()
        self.tabs.setTabText(0, self.tr("Details"))
        self.tabs.setTabText(1, self.tr("Advert"))
        self.tabs.tabBar().setAccessibleName(self.tr("About this job"))
        self._show_names()

    def _name_apply(self) -> None:
        """Who has applied wants to see how it stands; once more is in the list's menu."""
        if self._newest:
            self._apply.setText(self.tr("Open application"))
            self._apply.setToolTip(self.tr("The newest application to this job"))
        else:
            self._apply.setText(self.tr("Add to pipeline"))
            self._apply.setToolTip(self.tr("Put it on your board, under Wishlist"))

    def _on_apply(self) -> None:
        if self._newest:
            self.facts.application_wanted.emit(self._newest)
        else:
            self.apply_clicked.emit()

    def _show_names(self) -> None:
        if self._job is not None:
            self._name.setText(job_words.title(self._job.facts))
            self._place.setText(job_words.place(self._job.facts))
            self._place.setVisible(bool(self._place.text()))

    def _arrange(self) -> None:
        head = row(self._name, self._delete)
        head.setStretch(0, 1)
        actions = row(self._analyze, self._apply, 0)
        names = column(head, self._place, spacing=0)
        top = column(names, actions, self._error, spacing=Space.M)
        top.setContentsMargins(0, 0, Space.L, 0)
        inside = column(top, self.tabs, spacing=Space.M, inside=self)
        inside.setContentsMargins(Space.L, Space.L, 1, 1)
        inside.setStretch(1, 1)
        self.setFocusProxy(self.tabs.tabBar())
