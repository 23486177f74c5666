"""The settings' part on sync."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from careerflow.models.message import Message
from careerflow.models.sync import Linked, Pending, Server
from careerflow.views.settings.sync_section import SyncSection

SERVER = Server("db.example.org", 6543, "postgres", "careerflow_1")


def linked(**facts):
    whole = {"sealed": True, "synced": datetime(2026, 11, 26, 12, tzinfo=UTC)} | facts
    return Linked("1", "Search", "thinkpad", SERVER, **whole)


@pytest.fixture
def section(theme, language, qtbot):
    section = SyncSection(theme, language)
    qtbot.addWidget(section)
    section.resize(760, 500)
    section.show()
    return section


def words(section):
    QApplication.processEvents()  # what is new in it is shown
    return "\n".join(label.text() for label in section.findChildren(QLabel) if label.isVisible())


def click(qtbot, button, signal):
    with qtbot.waitSignal(signal) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return told.args


def test_nothing_can_be_clicked_before_it_is_known(section, qtbot):
    assert not section._connect.isEnabled()
    section.show_off()
    assert "leave this computer" in words(section)
    click(qtbot, section._connect, section.connect_wanted)


def test_a_connection_shows_with_what_and_how_it_stands(section, qtbot):
    section.show_link(linked(), Pending(3, 1))
    said = words(section)
    for part in ("Search", "thinkpad", "db.example.org", "cannot read", "2026", "3 changes"):
        assert part in said
    assert "careerflow_1" not in said
    assert "metered" not in said
    click(qtbot, section._sync, section.sync_wanted)
    click(qtbot, section._disconnect, section.disconnect_wanted)
    click(qtbot, section._passphrase, section.passphrase_wanted)
    assert click(qtbot, section._pause, section.pause_wanted) == [True]
    section.show_link(linked(), Pending(0, 0, held_back=2))
    assert "2 large files wait for a network that is not metered" in words(section)
    section.show_link(linked(sealed=False, paused=True, synced=None), Pending(0, 0))
    assert "can read it" in words(section)
    assert "Passphrase" not in words(section)
    assert "Not yet" in words(section)
    assert not section._sync.isEnabled()
    assert click(qtbot, section._pause, section.pause_wanted) == [False]


def test_a_sync_that_runs_can_be_stopped_from_where_it_was_started(section, qtbot):
    section.show_link(linked(), Pending(0, 0))
    section._sync.setFocus()
    section.show_work(Message("stage.pulling"), 0.5)
    assert "Fetching changes" in words(section)
    assert not section._disconnect.isEnabled()
    focused = section.focusWidget()
    with qtbot.waitSignal(section.stop_wanted):
        qtbot.keyClick(focused, Qt.Key.Key_Space)
    section.end_work()
    assert section.focusWidget() is section._sync
    assert "Fetching changes" not in words(section)


@pytest.mark.parametrize("lasting", [True, False])
def test_why_it_failed_is_told_until_it_has_not(section, lasting):
    section.show_link(linked(), Pending(0, 0))
    section.show_problem(Message("sync.address_port"), lasting=lasting)
    assert "6543" in words(section)
    assert section._stopped.isVisible() is lasting
    assert section._waits.isVisible() is not lasting
    section.show_problem(Message("sync.address_port"), lasting=not lasting)
    assert words(section).count("6543 or") == 1
    section.show_problem(None)
    assert "6543 or" not in words(section)


def test_conflicts_are_offered_where_there_are_any(section, language, qtbot):
    section.show_link(linked(), Pending(0, 0))
    assert not section._show.isVisible()
    section.show_conflicts(2)
    assert "2 values" in words(section)
    click(qtbot, section._show, section.conflicts_wanted)
    language.set("vi")
    assert "Xung đột" in words(section)
    section.show_off()
    assert not section._show.isVisible()
