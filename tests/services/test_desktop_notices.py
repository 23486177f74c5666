"""On a session bus of its own, with a service that stands for the desktop's."""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from queue import SimpleQueue

import pytest

from careerflow.services.desktop_notices import DesktopNotice, tell
from careerflow.services.task import Cancelled, TaskContext

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"
)
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


class Desktop(threading.Thread):
    """Answers `count` calls, and does with each what `reaction` names."""

    def __init__(self, reaction: str, count: int = 1) -> None:
        super().__init__()
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.reaction, self.count = reaction, count
        self.calls: list[tuple] = []
        self.connection = open_dbus_connection(bus="SESSION")
        self.connection.send_and_get_reply(message_bus.RequestName(NAME))

    def run(self) -> None:
        from jeepney import DBusAddress, new_method_return, new_signal

        emitter = DBusAddress(PATH, interface=NAME)
        with suppress(TimeoutError):
            while len(self.calls) < self.count:
                call = self.connection.receive(timeout=10)
                if not call.body or len(call.body) != 8:
                    continue
                self.calls.append(call.body)
                number = len(self.calls)
                self.connection.send(new_method_return(call, "u", (number,)))
                body = ("us", (number, "default")) if self.reaction == "ActionInvoked" else None
                self.connection.send(
                    new_signal(emitter, self.reaction, *(body or ("uu", (number, 1))))
                )


@pytest.fixture
def bus(monkeypatch) -> Iterator[None]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
    yield
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


def told(*notices: DesktopNotice, is_cancelled=lambda: False) -> list[str]:
    """The keys that were clicked; a desktop that is not heard raises Cancelled after a while."""
    ends = time.monotonic() + 20
    waiting: SimpleQueue[DesktopNotice] = SimpleQueue()
    for notice in notices:
        waiting.put(notice)
    clicked: list[str] = []
    tell(
        TaskContext(
            on_partial=clicked.append,
            is_cancelled=lambda: is_cancelled() or time.monotonic() > ends,
        ),
        waiting,
    )
    return clicked


NOTICE = DesktopNotice("a", "Interview today at 14:30", "Engineer, <b>Acme</b> & Co", "Open")


def test_a_click_gives_the_key_back(bus):
    desktop = Desktop("ActionInvoked")
    desktop.start()
    assert told(NOTICE) == ["a"]
    desktop.join()
    desktop.connection.close()
    (call,) = desktop.calls
    assert call[0] == "CareerFlow"
    assert call[3:6] == (
        "Interview today at 14:30",
        "Engineer, &lt;b&gt;Acme&lt;/b&gt; &amp; Co",
        ["default", "Open"],
    )


def test_closed_it_is_over(bus):
    desktop = Desktop("NotificationClosed", 2)
    desktop.start()
    assert told(NOTICE, NOTICE) == []
    desktop.join()
    desktop.connection.close()
    assert len(desktop.calls) == 2


def test_a_notice_that_stays_open_ends_with_the_program(bus):
    desktop = Desktop("Unheard")
    desktop.start()
    with pytest.raises(Cancelled):
        told(NOTICE, is_cancelled=lambda: bool(desktop.calls))
    desktop.join()
    desktop.connection.close()


def test_without_a_service_or_a_bus_nothing_is_told(bus, monkeypatch):
    assert told(NOTICE) == []
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert told(NOTICE) == []
