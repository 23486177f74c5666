"""Notices on a Linux desktop: org.freedesktop.Notifications, over the session's D-Bus.

https://specifications.freedesktop.org/notification-spec/latest/
"""

import html
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from careerflow.services.task import TaskContext

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_DESKTOP_ENTRY = "io.github.careerflow.CareerFlow"
_WAIT_SECONDS = 0.5
_PATIENCE_SECONDS = 5
_CLICK = "default"


@dataclass(frozen=True, slots=True)
class DesktopNotice:
    """`action` is what the desktop may write on a button, a click anywhere does the same."""

    key: str
    title: str
    body: str
    action: str


def tell(ctx: TaskContext, waiting: "SimpleQueue[DesktopNotice]") -> None:
    """A job: shows what is waiting, also what comes meanwhile, and hands the key of each that is
    clicked to `ctx.show`. Ends when none is open any more; where the desktop shows no notices, at
    once."""
    from jeepney import DBusErrorResponse, MatchRule
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    # Without a bus or a service on it the window says it alone.
    with (
        suppress(OSError, KeyError, ValueError, DBusErrorResponse),
        open_dbus_connection(bus="SESSION") as connection,
    ):
        rule = MatchRule(type="signal", interface=_NAME, path=_PATH)
        connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=_PATIENCE_SECONDS)
        # In a queue: what comes while an answer is waited for would be lost.
        with connection.filter(rule, queue=deque()) as heard:
            _serve(ctx, connection, waiting, heard)


def _serve(
    ctx: TaskContext,
    connection: "DBusConnection",
    waiting: "SimpleQueue[DesktopNotice]",
    heard: "deque[Any]",
) -> None:
    shown: dict[int, str] = {}
    while True:
        with suppress(Empty):
            while True:
                notice = waiting.get_nowait()
                shown[_show(connection, notice)] = notice.key
        if not shown:
            return
        ctx.check()
        with suppress(TimeoutError):
            message = connection.recv_until_filtered(heard, timeout=_WAIT_SECONDS)
            _hear(ctx, message, shown)


def _show(connection: "DBusConnection", notice: DesktopNotice) -> int:
    """The number that the desktop gives it."""
    from jeepney import DBusAddress, new_method_call
    from jeepney.wrappers import unwrap_msg

    address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    hints = {"desktop-entry": ("s", _DESKTOP_ENTRY)}
    # A body is read as markup.
    body = html.escape(notice.body, quote=False)
    actions = [_CLICK, notice.action]
    values = ("CareerFlow", 0, _DESKTOP_ENTRY, notice.title, body, actions, hints, -1)
    call = new_method_call(address, "Notify", "susssasa{sv}i", values)
    reply = unwrap_msg(connection.send_and_get_reply(call, timeout=_PATIENCE_SECONDS))
    return int(reply[0])


def _hear(ctx: TaskContext, message: Any, shown: dict[int, str]) -> None:
    from jeepney import HeaderFields

    what, number = message.header.fields.get(HeaderFields.member), message.body[0]
    if what == "ActionInvoked" and number in shown:
        ctx.show(shown.pop(number))
    elif what == "NotificationClosed":
        shown.pop(number, None)
