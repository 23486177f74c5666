"""A program beside a keyring daemon on a message bus of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEEDS_ONE = pytest.mark.skipif(
    not all(map(shutil.which, ("gnome-keyring-daemon", "dbus-run-session"))),
    reason="gnome-keyring-daemon or dbus-run-session is not installed",
)

UNLOCKED = """
printf test-pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 70
exec "$@"
"""


def beside_a_keyring(folder: Path, program: str, *arguments: str) -> str:
    """What the program prints; `folder` is for the daemon's sockets."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHON_KEYRING_BACKEND"}
    # The bus ends with its session, and the daemon with the bus.
    command = ["dbus-run-session", "--", "sh", "-c", UNLOCKED, "sh"]
    ran = subprocess.run(
        [*command, sys.executable, "-c", program, *arguments],
        env=environment | {"XDG_RUNTIME_DIR": str(runtime)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
