"""Two real programs on two desktops, with a keyring each, over one real server."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from desktop import Desktop, desktop, missing_tools, wait_for, walk
from person import click, find

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


def seen(screen: Desktop, role: str, name: str) -> dict:
    return wait_for(lambda: find(screen, role, name), f"{role} {name!r}")


def press(screen: Desktop, name: str) -> None:
    """Once it can be; the page around it may be in the making."""

    def pressed() -> bool:
        button = find(screen, "push button", name)
        if button is None or "enabled" not in button["states"]:
            return False
        screen.act("press", "push button", name)
        return True

    wait_for(pressed, f"the button {name!r}")


def push(screen: Desktop, name: str) -> None:
    """With the mouse, a button of just that name."""

    def there() -> dict | None:
        for node in walk(screen.tree()):
            is_it = node["role"] == "push button" and node["name"] == name
            if is_it and {"enabled", "showing"} <= set(node["states"]):
                return node
        return None

    click(screen, wait_for(there, f"the button {name!r}"))


def status(screen: Desktop, words: str) -> None:
    """What stands below the pages."""
    seen(screen, "push button", words)


def write(screen: Desktop, name: str, text: str, role: str = "text") -> None:
    seen(screen, role, name)
    screen.act("set", role, name, text)


def open_window(screen: Desktop) -> None:
    screen.careerflow()
    seen(screen, "label", "Drop your CV here")


def connect(screen: Desktop, address: str, *, joins: bool) -> None:
    """Through the settings, as a person does."""
    screen.run("xdotool", "key", "ctrl+7")
    press(screen, "Connect…")
    write(screen, "Address of the database", address)
    push(screen, "Check")
    write(screen, "Passphrase", PASSPHRASE, "password text")
    if not joins:
        write(screen, "Passphrase again", PASSPHRASE, "password text")
    push(screen, "Connect")
    seen(screen, "label", "This computer is connected")
    push(screen, "Close")
    status(screen, "Sync: last done")


def add_application(screen: Desktop, advert: str) -> None:
    screen.run("xdotool", "key", "ctrl+4")
    press(screen, "New application")
    write(screen, "Text of the advert", advert)
    push(screen, "Add")


def test_two_computers_meet_part_and_meet_again(two):
    open_window(two.here)
    connect(two.here, two.address, joins=False)
    add_application(two.here, "Nurse\nCompany: Acme\nRequirements:\n- Night shifts")
    seen(two.here, "list item", "Nurse")
    status(two.here, "Sync: last done just now")

    open_window(two.there)
    connect(two.there, two.address, joins=True)
    two.there.run("xdotool", "key", "ctrl+4")
    seen(two.there, "list item", "Nurse")
