"""One window for each person: a second start hands its files to the first one, and ends.

A lock file says which start is the first, before there is a window; a local socket that no other
user may open carries the files (a Unix socket, on Windows a named pipe; nothing of a network).
QtNetwork takes 15 to 30 ms to import, so the first start listens only after its first paint.
"""

import json
import logging
import os
import stat
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_LONGEST = 64 * 1024  # bytes of a request
_LONGEST_SOCKET_PATH = 100  # macOS allows 104 bytes with the closing zero, Linux 108
_SHOWN = b"shown\n"
_ACTIVATION = "XDG_ACTIVATION_TOKEN"


class SingleInstance(QObject):
    """`handed_over` carries list[Path], absolute; empty where the window is only to be seen.

    Programs of other settings folders are other programs: each has its own lock.
    """

    handed_over = Signal(list)

    def __init__(self, folder: Path, config_folder: Path, platform: str = sys.platform) -> None:
        """`folder` holds the lock and the socket; it is made where it is missing."""
        super().__init__()
        name = _short_hash(str(config_folder))
        self._folder = folder
        self._address = (
            f"careerflow-{name}" if platform == "win32" else str(folder / f"{name}.socket")
        )
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # held as long as the window is open
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Whether no other start holds the lock; it is then this one's. Also True where the
        folder is of no use: a second window is better than none."""
        try:
            _make_private(self._folder)
        except OSError as error:
            log.warning("No place for the lock: %s", type(error).__name__)
            return True
        _tell_the_installer()
        locked = self._lock.tryLock(0)
        return locked or self._lock.error() is not QLockFile.LockError.LockFailedError

    def hand_over(self, files: Sequence[Path], seconds: float = 8.0) -> bool:
        """Has the first start show itself and open `files`. False where it did not answer in
        time, or has ended meanwhile: this one is the first then, or has to do without it."""
        deadline = time.monotonic() + seconds
        _let_others_come_forward()
        request = {
            "files": [str(file.absolute()) for file in files],
            "activation": os.environ.get(_ACTIVATION, ""),
        }
        while (left := deadline - time.monotonic()) > 0:
            if _asked(self._address, json.dumps(request).encode() + b"\n", left):
                return True
            if self.is_first():
                return False
            time.sleep(0.05)  # it is starting, or ending
        return False

    def listen(self) -> None:
        """From now on other starts are heard. Does nothing where this start has no lock."""
        if not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer

        if len(self._address) > _LONGEST_SOCKET_PATH:
            log.warning("The runtime folder's path is too long for a socket")
            return
        self._server = server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(self._address)  # of a program that was killed
        if not server.listen(self._address):
            log.warning("Other starts are not heard: %s", server.serverError().name)

    def stop_listening(self) -> None:
        """The window has closed, but the program has not ended: other starts wait for that."""
        if self._server is not None:
            self._server.close()

    def close(self) -> None:
        """The next start is the first."""
        self.stop_listening()
        self._lock.unlock()

    @Slot()
    def _on_connection(self) -> None:
        assert self._server is not None
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.readyRead.connect(self._on_request)
            connection.disconnected.connect(connection.deleteLater)
            if connection.canReadLine():  # it came with the connection
                self._answer(connection)

    @Slot()
    def _on_request(self) -> None:
        connection: Any = self.sender()
        if connection.canReadLine():
            self._answer(connection)
        elif connection.bytesAvailable() > _LONGEST:
            connection.abort()

    def _answer(self, connection: "QLocalSocket") -> None:
        files = _requested(connection.readLine(_LONGEST).data())
        if files is None:
            connection.abort()
            return
        self.handed_over.emit(files)
        connection.write(_SHOWN)
        connection.disconnectFromServer()


def _short_hash(text: str) -> str:
    """By Qt, which is there: hashlib would load OpenSSL before the first paint."""
    whole = QCryptographicHash.hash(text.encode(), QCryptographicHash.Algorithm.Sha256)
    return bytes(whole.toHex().data()).decode()[:12]


def _requested(line: bytes | bytearray | memoryview) -> list[Path] | None:
    """None for what no start of this program sends."""
    try:
        request = json.loads(bytes(line))
        files = [Path(name) for name in request["files"] if isinstance(name, str)]
        token = str(request["activation"])
    except (ValueError, KeyError, TypeError):
        return None
    if token:
        # Wayland shows a window that asks only with the token that the other start was given;
        # Qt takes it from here.
        os.environ[_ACTIVATION] = token
    return [file for file in files if file.is_absolute()]


def _asked(address: str, request: bytes, seconds: float) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    deadline = time.monotonic() + seconds
    socket.connectToServer(address)
    if not socket.waitForConnected(round(seconds * 1000)):
        return False
    socket.write(request)
    while not socket.canReadLine():
        left = round((deadline - time.monotonic()) * 1000)
        if left <= 0 or not socket.waitForReadyRead(left):
            return False
    return socket.readLine().data() == _SHOWN


def _make_private(folder: Path) -> None:
    """Raises OSError where it cannot be made, or others could change what lies in it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "posix":
        return  # the user's own folder there
    for place in (folder, folder.parent):
        found = place.lstat()
        if stat.S_ISLNK(found.st_mode) or found.st_uid not in (os.getuid(), 0):
            raise PermissionError(place)
    folder.chmod(0o700)


def _tell_the_installer() -> None:
    """Setup and uninstaller wait for the end of whoever has this name open (AppMutex in
    packaging/windows/careerflow.iss); Windows closes it with the process."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.CreateMutexW(None, False, "CareerFlow")


def _let_others_come_forward() -> None:
    """Windows lets only the program that the user has started bring a window to the front."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
