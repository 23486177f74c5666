"""The encoder of the settings, with real engine processes and a hub on this computer."""

import importlib.util
import sys
from pathlib import Path

import pytest
from driving import WAIT
from PySide6.QtCore import Qt

from careerflow.controllers.backend import Backend
from careerflow.controllers.encoder import EncoderController
from careerflow.controllers.tasks import TaskRunner
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.retrieval.source import Bundled
from careerflow.services.task import TaskContext
from careerflow.views.settings.encoder_section import EncoderSection

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "services" / "encoders"))
from loopback_hub import NAME, Hub, serving

CV = b"Jane Doe\nExperience\nBuilt pipelines in Python\n"
without_extra = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is not None,
    reason="the extra sentence-transformers is installed here",
)


@pytest.fixture
def hub():
    with serving(Hub()) as made:
        yield made


@pytest.fixture
def section(theme, language, qtbot):
    section = EncoderSection(theme, language)
    qtbot.addWidget(section)
    section.show()
    return section


@pytest.fixture
def start(section, hub, tmp_path, qapp):
    """start(encoder) -> the controller, with that one in the settings."""
    made = []

    def make(encoder=""):
        runner, backend = TaskRunner(), Backend(tmp_path / "data", encoder)
        made.append((runner, backend))
        section.set_used(encoder)
        controller = EncoderController(
            section, backend, runner, data_folder=tmp_path / "data", endpoint=hub.endpoint
        )
        controller.told_ids = []
        controller.told.connect(lambda message: controller.told_ids.append(message.id))
        return controller, backend

    yield make
    for runner, backend in made:
        assert runner.shutdown()
        backend.close()


def look_up(section, text, qtbot):
    section._field.setText(text)
    qtbot.mouseClick(section._look_up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section._stage is None, timeout=WAIT)


@without_extra
def test_without_the_extra_it_says_how_to_get_it(section, start, qtbot):
    controller, _ = start("someone/gone")
    controller.start("someone/gone")
    qtbot.waitUntil(section._extra.isVisible, timeout=WAIT)
    assert "careerflow[sentence-transformers]" in section._extra.text()
    assert not section._field.isEnabled()
    assert "someone/gone" in section._error.text()
    # The way back is open.
    assert section.bundled.isEnabled()


@without_extra
def test_size_and_licence_come_before_the_download_and_a_failure_leaves_what_was(
    section, start, hub, qtbot
):
    controller, backend = start()
    before = backend.engine()
    used = []
    controller.used.connect(used.append)
    look_up(section, NAME, qtbot)
    for fact in (NAME, "apache-2.0", "1 MB", "32", f"{hub.endpoint}/{NAME}"):
        assert fact in section._facts.text()
    assert [path for path, _, _ in hub.asked] == ["1_Pooling/config.json"]
    qtbot.mouseClick(section._download, Qt.MouseButton.LeftButton)
    # It arrives, and cannot be loaded here.
    qtbot.waitUntil(section._error.isVisible, timeout=WAIT)
    assert "sentence-transformers" in section._error.text()
    assert "model.safetensors" in [path for path, _, _ in hub.asked]
    assert used == []
    assert backend.engine() is before


def test_a_problem_is_told_in_its_place_and_goes_with_the_next_text(section, start, qtbot):
    start()
    look_up(section, "someone/else", qtbot)
    assert "someone/else" in section._error.text()
    section._field.setText("someone/other")
    assert not section._error.isVisible()


def test_the_way_back_prepares_the_library(section, start, qtbot):
    controller, backend = start("someone/gone")
    document = read_plain_text(CV)
    cv_id = backend.library().save_cv(document, "cv.txt", CV)
    with qtbot.waitSignal(controller.used, timeout=WAIT) as used:
        section.bundled.click()
    assert used.args == [""]
    qtbot.waitUntil(lambda: section._stage is None, timeout=WAIT)
    assert controller.told_ids == ["encoder.bundled_used", "encoder.library_ready"]
    assert set(backend.library().cv(cv_id).vectors.vectors) == set(Bundled().names())
    assert not section.bundled.isVisible()


def test_a_job_that_has_begun_goes_on_with_its_engine(start, qtbot):
    _, backend = start()
    engine = backend.engine()
    before = engine.info()
    backend.switch(TaskContext(), "bundled")
    assert backend.engine() is not engine
    assert engine.pid is None
    assert engine.info() == before
    assert engine.pid is None
