"""When the program looks for a newer version, and what it says then."""

import sys
from pathlib import Path

import pytest
from driving import WAIT
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.updates import UpdatesController
from careerflow.views.settings.updates_section import UpdatesSection

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "services"))
from loopback_releases import Server, serving


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(Server(body={"tag_name": "v99.1"})) as made:
        yield made


@pytest.fixture
def section(theme, language, qtbot):
    section = UpdatesSection(theme, language)
    qtbot.addWidget(section)
    section.show()
    return section


@pytest.fixture
def start(section, server, tmp_path):
    """start(on) -> what the daily look tells, and whether the look is over."""
    runner = TaskRunner()

    def make(is_on):
        controller = UpdatesController(
            section, runner, config_folder=tmp_path, address=server.address
        )
        told = []
        controller.found.connect(lambda message, _open: told.append(message.params["version"]))
        controller.start(is_on)
        return told

    make.is_over = lambda: not runner.is_busy()
    yield make
    assert runner.shutdown()


def test_nothing_is_asked_unless_it_is_switched_on(start, server, qtbot):
    told = start(False)
    qtbot.wait(200)
    assert (told, server.asked) == ([], [])


def test_once_a_day(start, server, section, qtbot):
    told = start(True)
    qtbot.waitUntil(lambda: told == ["99.1"], timeout=WAIT)
    assert "99.1" in section._answer.text()
    again = start(True)
    qtbot.waitUntil(start.is_over, timeout=WAIT)
    assert (again, len(server.asked)) == ([], 1)


def test_a_daily_look_that_fails_disturbs_nobody(start, server, section, qtbot):
    server.status = 500
    told = start(True)
    qtbot.waitUntil(lambda: start.is_over() and len(server.asked) == 1, timeout=WAIT)
    assert (told, section._answer.text()) == ([], "")


def test_the_button_asks_at_once_and_leads_to_the_page(start, server, section, qtbot, monkeypatch):
    start(False)
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.url()) or True)
    qtbot.mouseClick(section.check, Qt.MouseButton.LeftButton)
    assert not section.check.isEnabled()
    qtbot.waitUntil(section._page.isVisible, timeout=WAIT)
    qtbot.mouseClick(section._page, Qt.MouseButton.LeftButton)
    assert [page.rpartition("/")[2] for page in opened] == ["v99.1"]
    server.status = 404
    qtbot.mouseClick(section.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "No release" in section._answer.text(), timeout=WAIT)
    assert not section._page.isVisible()
