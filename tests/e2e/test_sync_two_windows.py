"""Two real programs on two desktops, with a keyring each, over one real server."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from desktop import Desktop, desktop, missing_tools, wait_for
from person import click, find, turn_to

from tests.services.sync.postgres import PASSWORD, Stack, missing

pytestmark = pytest.mark.e2e

PASSPHRASE = "four unrelated words indeed"


@dataclass
class Two:
    """Two computers, and the address of the database that is theirs."""

    here: Desktop
    there: Desktop
    stack: Stack
    address: str


@pytest.fixture
def two(tmp_path) -> Iterator[Two]:
    lacking = missing_tools(keyring=True) + missing()
    if lacking:
        pytest.skip(f"needs {', '.join(lacking)}: see tools/system-packages.txt")
    with ExitStack() as running:
        stack = running.enter_context(Stack())
        screens = []
        for name in ("here", "there"):
            (tmp_path / name).mkdir()
            screen = running.enter_context(desktop(tmp_path / name))
            screen.unlock_keyring()
            screens.append(screen)
        server = stack.admin()
        where = f"{server.host}:{server.port}/{server.database}"
        user = f"{server.user}:{quote(PASSWORD, safe='')}"
        address = f"postgresql://{user}@{where}?sslrootcert={server.authority}"
        yield Two(*screens, stack, address)


def seen(screen: Desktop, role: str, name: str, seconds: float = 60.0) -> dict:
    return wait_for(lambda: find(screen, role, name), f"{role} {name!r}", seconds)


def act(screen: Desktop, verb: str, role: str, name: str, *values: str) -> None:
    """Once it can be; what it is done to may be in the making."""

    def done() -> bool:
        screen.act(verb, role, name, *values)
        return True

    wait_for(done, f"{verb} {role} {name!r}")


def press(screen: Desktop, name: str) -> None:
    """A button of just that name."""
    act(screen, "press", "push button", f"={name}")


def status(screen: Desktop, words: str) -> None:
    """What stands below the pages."""
    seen(screen, "push button", words)


def write(screen: Desktop, name: str, text: str, role: str = "text") -> None:
    act(screen, "set", role, name, text)


def open_window(screen: Desktop) -> subprocess.Popen[bytes]:
    program = screen.careerflow()
    seen(screen, "label", "Drop your CV here")
    return program


def text_of(screen: Desktop, name: str) -> str:
    """In the field of that name; "" where none is in view."""
    found = find(screen, "text", name)
    return "" if found is None else found["text"]


def connect(screen: Desktop, address: str, *, joins: bool) -> None:
    """Through the settings, as a person does."""
    turn_to(screen, "ctrl+7", "push button", "Connect…")
    press(screen, "Connect…")
    write(screen, "Address of the database", address)
    press(screen, "Check")
    write(screen, "Passphrase", PASSPHRASE, "password text")
    if not joins:
        write(screen, "Passphrase again", PASSPHRASE, "password text")
    press(screen, "Connect")
    seen(screen, "label", "This computer is connected")
    press(screen, "Close")
    status(screen, "Sync: last done")


def add_application(screen: Desktop, advert: str) -> None:
    turn_to(screen, "ctrl+4", "push button", "New application")
    press(screen, "New application")
    write(screen, "Text of the advert", advert)
    title = advert.partition("\n")[0]  # filled in a moment after the advert was
    wait_for(lambda: text_of(screen, "Title") == title, "the title in its field")
    press(screen, "Add")


def open_application(screen: Desktop, title: str) -> None:
    click(screen, turn_to(screen, "ctrl+4", "list item", title))
    screen.run("xdotool", "key", "Return")
    seen(screen, "text", "Notes")


def note_offline(screen: Desktop, text: str) -> None:
    """Without a server the window says so, and keeps what was typed."""
    open_application(screen, "Nurse")
    write(screen, "Notes", text)
    status(screen, "Sync: offline")
    assert "1 change waits to be sent" in seen(screen, "push button", "Sync: offline")["name"]


def note_after_a_sync(screen: Desktop) -> str:
    """Of the application that is open, which is left for it and found again."""
    turn_to(screen, "ctrl+7", "push button", "Sync now")
    press(screen, "Sync now")
    status(screen, "Sync: last done")
    turn_to(screen, "ctrl+4", "text", "Notes")
    return text_of(screen, "Notes")


def test_two_computers_meet_part_and_meet_again(two):
    here, there = two.here, two.there
    program = open_window(here)
    connect(here, two.address, joins=False)
    add_application(here, "Nurse\nCompany: Acme\nRequirements:\n- Night shifts")
    seen(here, "list item", "Nurse")
    open_window(there)
    connect(there, two.address, joins=True)
    turn_to(there, "ctrl+4", "list item", "Nurse")

    two.stack.stop_pooler()
    note_offline(here, "Call Ms Lan on Monday.")
    here.run("xdotool", "key", "ctrl+q")
    assert program.wait(20) == 0
    note_offline(there, "Call Ms Hoa on Friday.")
    two.stack.start_pooler()
    # By itself, after pauses that have grown with each try.
    seen(there, "push button", "Sync: last done just now", seconds=150)

    open_window(here)
    seen(here, "label", "1 value of one computer gave way")
    # The toast with its button may be gone by the time that a busy machine has found it.
    turn_to(here, "ctrl+7", "push button", "Show the conflicts")
    press(here, "Show the conflicts")
    assert seen(here, "text", "On this computer")["text"] == "Call Ms Lan on Monday."
    in_use = seen(here, "text", "From another computer, in use now")
    assert in_use["text"] == "Call Ms Hoa on Friday."
    press(here, "Use mine")
    seen(here, "label", "No conflicts")
    press(here, "Close")
    open_application(here, "Nurse")
    assert seen(here, "text", "Notes")["text"] == "Call Ms Lan on Monday."
    # It asks by itself every three minutes; nobody waits for that here.
    wait_for(lambda: note_after_a_sync(there) == "Call Ms Lan on Monday.", "the note over there")
