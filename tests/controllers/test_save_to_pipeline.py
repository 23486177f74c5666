import hashlib
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from tracked import APPLIED, WISHLIST, Tracked

from careerflow.controllers.save_to_pipeline import SaveToPipeline
from careerflow.views.application.save_dialog import KnownDialog, SaveDialog
from careerflow.views.report.pipeline_button import PipelineButton
from tests.services.store.store_samples import make_document, make_job, make_report

ADVERT = "Go developer\nAcme Ltd\nPython"


class Opened(QObject):
    """Open reports, without the views' other parts."""

    placed = Signal(object)
    filled = Signal(str)

    def __init__(self, theme, key: str, sha256: str, qtbot) -> None:
        super().__init__()
        self.view = QWidget()
        qtbot.addWidget(self.view)
        self.view.header = SimpleNamespace(pipeline=PipelineButton(theme))
        self.view.report = SimpleNamespace(job_sha256=sha256)
        self.key = key
        self.view.show()

    def views(self) -> list:
        return [self.view]

    def view_of(self, key: str):
        return self.view if key == self.key else None

    def key_of(self, _view) -> str:
        return self.key


class Desk:
    def __init__(self, theme, qtbot, folder) -> None:
        self.qtbot, self.tracked = qtbot, Tracked(folder)
        self.report_id = self.keep(b"%PDF first")
        sha256 = hashlib.sha256(ADVERT.encode()).hexdigest()
        self.opened = Opened(theme, self.report_id, sha256, qtbot)
        self.button = self.opened.view.header.pipeline
        self.wanted: list[str] = []
        self.controller = SaveToPipeline(
            self.opened, self.tracked.tracking, self.tracked.backend, theme, self.tracked
        )
        self.controller.application_wanted.connect(self.wanted.append)
        qtbot.waitUntil(self.button.isEnabled)

    def keep(self, data: bytes) -> str:
        library = self.tracked.backend.library()
        document, job = make_document(data), make_job(ADVERT)
        library.save_cv(document, "cv.pdf", data)
        key = hashlib.sha256(data).hexdigest()
        return library.save_analysis(document, "cv.pdf", data, job, make_report(document, job), key)

    def press(self, kind: type) -> QDialog:
        """The dialog that the button opens."""
        self.button.click()
        self.qtbot.waitUntil(lambda: self.shown(kind) is not None)
        return self.shown(kind)

    def shown(self, kind: type) -> QDialog | None:
        found = self.opened.view.findChildren(kind)
        return next((dialog for dialog in found if dialog.isVisible()), None)

    def applications(self) -> list:
        get = self.tracked.tracker.applications.get
        return [get(card.id) for card in self.tracked.tracker.applications.cards()]


@pytest.fixture
def desk(theme, language, qtbot, tmp_path):
    desk = Desk(theme, qtbot, tmp_path)
    yield desk
    desk.tracked.close()


def test_the_advert_the_cv_and_the_report_come_into_the_pipeline_as_one_edit(desk, qtbot):
    dialog = desk.press(SaveDialog)
    assert dialog._title.text() == "Developer"
    dialog._stage.setCurrentIndex(1)
    with qtbot.waitSignal(desk.tracked.tracking.changed):
        dialog.save.click()
    (application,) = desk.applications()
    assert application.card.stage_id == APPLIED
    assert application.report_id == desk.report_id
    assert application.job.text == ADVERT
    assert application.cv_name == "cv.pdf"
    assert application.cv_id is not None
    qtbot.waitUntil(lambda: desk.button.text() == "Applied")
    desk.tracked.tracking.undo()
    qtbot.waitUntil(lambda: desk.button.text() == "Save to pipeline")
    assert desk.applications() == []
    assert desk.tracked.tracker.jobs.all() == ()


def test_it_is_a_wish_unless_said_otherwise(desk, qtbot):
    dialog = desk.press(SaveDialog)
    assert not dialog._since.isVisible()
    with qtbot.waitSignal(desk.tracked.tracking.changed):
        dialog.save.click()
    assert desk.applications()[0].card.stage_id == WISHLIST


def test_saved_already_the_button_opens_the_application(desk, qtbot):
    with qtbot.waitSignal(desk.tracked.tracking.changed):
        desk.press(SaveDialog).save.click()
    (application,) = desk.applications()
    desk.button.click()
    qtbot.waitUntil(lambda: desk.wanted == [application.id])


def test_another_report_of_the_same_advert_can_take_its_place(desk, qtbot):
    with qtbot.waitSignal(desk.tracked.tracking.changed):
        desk.press(SaveDialog).save.click()
    (application,) = desk.applications()
    desk.opened.key = second = desk.keep(b"%PDF second")
    dialog = desk.press(KnownDialog)
    with qtbot.waitSignal(desk.tracked.tracking.changed):
        dialog.save.click()
    (changed,) = desk.applications()
    assert (changed.id, changed.report_id) == (application.id, second)
    assert changed.cv_sha256 == hashlib.sha256(b"%PDF second").hexdigest()


def test_an_advert_of_the_library_is_not_kept_twice(desk, qtbot):
    from careerflow.models.tracker import JobFacts

    desk.tracked.tracker.jobs.add(ADVERT, JobFacts(title="Own title"))
    dialog = desk.press(SaveDialog)
    assert (dialog._title.text(), dialog._title.isEnabled()) == ("Own title", False)
    with qtbot.waitSignal(desk.tracked.tracking.changed):
        dialog.save.click()
    assert len(desk.tracked.tracker.jobs.all()) == 1
    assert desk.applications()[0].card.title == "Own title"
