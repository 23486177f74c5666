"""A desktop of its own for one test: X server, window manager, session bus, accessibility bus.

Everything a program writes goes below one temporary folder; every process is stopped at the end.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from asking import SYSTEM_PYTHON, Asking, NoAnswerError

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
T = TypeVar("T")
KEYRING = "gnome-keyring-daemon"
NEEDED = ("Xvfb", "openbox", "xdotool", "import", "dbus-daemon", BUS_LAUNCHER, SYSTEM_PYTHON)


def missing_tools(*, keyring: bool = False) -> list[str]:
    """What has to be installed before a desktop can start, with a keyring where one is needed."""
    needed = (*NEEDED, KEYRING) if keyring else NEEDED
    return [tool for tool in needed if shutil.which(tool) is None]


def wait_for(probe: Callable[[], T | None], what: str, seconds: float = 60.0) -> T:
    """The first truthy answer of `probe`; AssertionError after `seconds`.

    A command without an answer is asked again: a program that starts, or stops, is not on the
    accessibility bus yet, or no more.
    """
    end = time.monotonic() + seconds
    problem = ""
    while time.monotonic() < end:
        try:
            answer = probe()
        except NoAnswerError as error:
            problem = f": {error}"
        else:
            if answer:
                return answer
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds:g} s for {what}{problem}")


class Desktop:
    """A running X server with what a desktop session has."""

    def __init__(self, folder: Path, size: str = "1280x800") -> None:
        self.folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self.environment = self._clean_environment()
        self._start_display(size)
        self._start_buses()
        self._asking = Asking(self.environment, folder / "accessibility.log")
        self.start(["openbox"])

    def start(self, command: list[str], **environment: str) -> subprocess.Popen[bytes]:
        """Starts a program on this desktop; its output lands in a file beside its data."""
        log = self.folder / f"{len(self._processes)}-{Path(command[0]).name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment | environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._processes.append(process)
        return process

    def unlock_keyring(self) -> None:
        """Starts a keyring that is made with the first thing to be kept, and asks nobody."""
        process = subprocess.Popen(
            [KEYRING, "--foreground", "--unlock", "--components=secrets"],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)
        assert process.stdin is not None
        with process.stdin:
            process.stdin.write(b"test-pass")
        wait_for(lambda: self._is_owned("org.freedesktop.secrets"), "the keyring")

    @property
    def config_folder(self) -> Path:
        """Where the program keeps its settings, and what was open."""
        return Path(self.environment["XDG_CONFIG_HOME"]) / "CareerFlow"

    def careerflow(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        """Starts the program itself; should it crash, it says where in its output."""
        command = [sys.executable, "-X", "faulthandler", "-m", "careerflow", *arguments]
        return self.start(command, **environment)

    def run(self, *command: str) -> str:
        """Standard output of a short command; NoAnswerError where it fails or takes over 30 s."""
        try:
            done = subprocess.run(
                command,
                env=self.environment,
                capture_output=True,
                text=True,
                check=False,
                timeout=30,
            )
        except subprocess.TimeoutExpired as error:
            raise NoAnswerError(f"{command[0]} took over 30 s") from error
        if done.returncode:
            said = f"{' '.join(command)}: {done.returncode}: {done.stderr[-2000:]}"
            raise NoAnswerError(f"{said}{self._crashes()}")
        return done.stdout

    def _crashes(self) -> str:
        """What programs have said that were ended by a signal."""
        logs = [
            log.read_text("utf-8", "replace")[-4000:]
            for number, process in enumerate(self._processes)
            if (process.poll() or 0) < 0
            for log in self.folder.glob(f"{number}-*.log")
        ]
        return "".join(f"\nended by a signal:\n{text}" for text in logs)

    def window(self, title: str) -> str:
        """The id of the visible window whose title contains `title`."""

        def search() -> str | None:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", title],
                env=self.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            return found.stdout.split()[-1] if found.stdout.split() else None

        return wait_for(search, f"the window {title!r}")

    def tree(self, application: str = "CareerFlow") -> dict[str, Any]:
        """What is in view of an application, as accessibility tells it: role, name, label,
        description, text, states, box, children."""
        return self.ask("dump", application)

    def found(self, role: str, name: str) -> dict[str, Any] | None:
        """What `tree` has, but for its children, of the first object of that role whose name,
        label or text contains `name`; takes a fraction of its time."""
        return self.ask("find", "CareerFlow", role, name)

    def act(self, verb: str, role: str, name: str, *values: str) -> None:
        """Presses, or sets the text of, the accessible object of that role and name."""
        self.ask(verb, "CareerFlow", role, name, *values)

    def ask(self, *question: str) -> Any:
        """What accessibility.py answers to it; NoAnswerError where it does not."""
        try:
            return self._asking.ask(*question)
        except NoAnswerError as error:
            raise NoAnswerError(f"{error}{self._crashes()}") from error

    def screenshot(self, path: Path) -> Path:
        """The whole screen as PNG."""
        self.run("import", "-window", "root", str(path))
        return path

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Presses the left button, moves in small steps as a hand does, and releases."""
        self.run("xdotool", "mousemove", str(start[0]), str(start[1]), "mousedown", "1")
        for step in range(1, 21):
            x = start[0] + (end[0] - start[0]) * step // 20
            y = start[1] + (end[1] - start[1]) * step // 20
            self.run("xdotool", "mousemove", str(x), str(y))
            time.sleep(0.03)
        time.sleep(0.3)
        self.run("xdotool", "mouseup", "1")

    def stop(self) -> None:
        """Ends every process that was started here, the last one first."""
        self._asking.stop()
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _clean_environment(self) -> dict[str, str]:
        kept = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV", "PYTHONPYCACHEPREFIX")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        for name in (
            "HOME",
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
        ):
            environment[name] = str(self.folder / name.lower())
        runtime = self.folder / "run"
        runtime.mkdir(mode=0o700)
        return environment | {
            "XDG_RUNTIME_DIR": str(runtime),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def _start_display(self, size: str) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24"]
        server = subprocess.Popen(
            [*command, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
        )
        self._processes.append(server)
        os.close(write)
        with os.fdopen(read) as answer:
            self.environment["DISPLAY"] = f":{answer.readline().strip()}"

    def _start_buses(self) -> None:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(bus)
        assert bus.stdout is not None
        with bus.stdout:
            address = bus.stdout.readline().decode().strip()
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self.start([BUS_LAUNCHER, "--launch-immediately"])
        # A program that asks before the launcher owns its name would have a second one started.
        wait_for(self._accessible, "the accessibility bus")

    def _accessible(self) -> bool:
        return self._is_owned("org.a11y.Bus")

    def _is_owned(self, name: str) -> bool:
        """Whether somebody answers on the session bus by that name."""
        owned = self.run(
            "dbus-send",
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner",
            f"string:{name}",
        )
        return "boolean true" in owned


@contextmanager
def desktop(folder: Path, size: str = "1280x800") -> Iterator[Desktop]:
    """A desktop that is stopped at the end, whatever happens."""
    made = Desktop(folder, size)
    try:
        yield made
    finally:
        made.stop()


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The node and all below it."""
    yield node
    for child in node["children"]:
        yield from walk(child)
