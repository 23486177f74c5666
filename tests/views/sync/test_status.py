from datetime import UTC, datetime, timedelta

import pytest

from careerflow.models.message import Message
from careerflow.models.sync import Linked, Pending, Server
from careerflow.models.sync_stand import SyncStand, SyncState
from careerflow.views.sync.moments import ago
from careerflow.views.sync.status import SyncStatus

NOW = datetime(2026, 11, 26, 21, 0, tzinfo=UTC)
SERVER = Server("db.example.org", 6543, "postgres", "device")


def linked(minutes: int | None = 2, **more) -> Linked:
    synced = None if minutes is None else NOW - timedelta(minutes=minutes)
    return Linked("id", "Mine", "Laptop", SERVER, sealed=True, synced=synced, **more)


@pytest.fixture
def status(theme, language, qtbot):
    made = SyncStatus(theme, language, lambda: NOW)
    qtbot.addWidget(made)
    return made


def lines(status: SyncStatus) -> tuple[str, str]:
    return status.text(), status._detail


def test_it_is_not_there_while_sync_is_off(status):
    assert status.isHidden()
    status.show_stand(SyncStand(SyncState.IDLE, linked()))
    assert not status.isHidden()
    status.show_stand(SyncStand())
    assert status.isHidden()


@pytest.mark.parametrize(
    ("stand", "shown", "said"),
    [
        (
            SyncStand(SyncState.IDLE, linked()),
            ("Synced", "2 min ago"),
            "Sync: last done 2 min ago.",
        ),
        (SyncStand(SyncState.IDLE, linked(None)), ("Synced", "not yet"), "Sync: not yet."),
        (
            SyncStand(SyncState.IDLE, linked(), Pending(3, 0)),
            ("Synced", "3 to send"),
            "Sync: last done 2 min ago. 3 changes wait to be sent.",
        ),
        (
            SyncStand(SyncState.IDLE, linked(), Pending(0, 0, held_back=1)),
            ("Synced", "2 min ago"),
            "Sync: last done 2 min ago. 1 large file waits for a network that is not metered.",
        ),
        (SyncStand(SyncState.SYNCING, linked()), ("Syncing", ""), "Sync: at work."),
        (SyncStand(SyncState.PAUSED, linked()), ("Paused", ""), "Sync: paused."),
        (
            SyncStand(SyncState.WAITING, linked(), Pending(1, 2), why=Message("window.open_page")),
            ("Offline", "3 to send"),
            "Sync: offline, tried again by itself. 1 change waits to be sent. "
            "2 files wait to be sent. Open its page",
        ),
        (
            SyncStand(SyncState.STOPPED, linked(), conflicts=2),
            ("Needs you", ""),
            "Sync: stopped, it needs you. 2 conflicts to look at.",
        ),
    ],
)
def test_what_it_says_in_each_state(status, stand, shown, said):
    status.show_stand(stand)
    assert lines(status) == shown
    assert status.accessibleName() == status.toolTip() == said


def test_it_follows_the_language(status, language):
    status.show_stand(SyncStand(SyncState.IDLE, linked(), Pending(3, 0)))
    language.set("vi")
    assert lines(status) == ("Đã đồng bộ", "3 chờ gửi")
    assert status.accessibleName() == (
        "Đồng bộ: lần gần nhất 2 phút trước. 3 thay đổi đang chờ gửi."
    )


@pytest.mark.parametrize("code", ["en", "vi"])
def test_both_lines_fit(status, language, code):
    from PySide6.QtGui import QFontMetrics

    from careerflow.views.theme import font

    language.set(code)
    for state in SyncState:
        for pending in (Pending(0, 0), Pending(128, 0)):
            for minutes in (0, 59, 23 * 60, 6 * 24 * 60):
                status.show_stand(SyncStand(state, linked(minutes), pending))
                for text, weight in zip(lines(status), (500, 400), strict=True):
                    metrics = QFontMetrics(font(11, font().Weight(weight)))
                    assert metrics.horizontalAdvance(text) <= status.width() - 4, text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (7200, "2 h ago"),
        (25 * 3600, "1 day ago"),
        (8 * 24 * 3600, "18 Nov"),
    ],
)
def test_how_long_ago(qapp, language, seconds, said):
    assert ago(NOW - timedelta(seconds=seconds), NOW) == said
