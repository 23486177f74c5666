"""What the reader process may not do, set before it touches a file that nobody vouches for."""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerflow.services.documents.job_object import OwnJob

MEMORY_BYTES = 1280 << 20
_OPEN_FILES = 32
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "os.chmod",
    "os.link",
    "os.symlink",
    "os.kill",
    "shutil.",
    "ctypes.dlopen",
    "urllib.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine() -> None:
    """Limits memory of this process, and its files (POSIX) or child processes (Windows); denies
    sockets, child processes and writing from Python (everywhere); for the rest of its life."""
    if os.name == "posix":
        _set_limits()
    else:
        _job()  # now: later no library may be loaded
    sys.addaudithook(_deny)


def allow_cpu(seconds: int) -> None:
    """Lets this process use so much more processor time; the system ends it beyond that.

    The limit counts the whole life of the process, so each request raises it anew.
    """
    if os.name != "posix":
        _job().allow_cpu(os.times().user + 1 + seconds)
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(used.ru_utime + used.ru_stime) + 1 + seconds
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


@cache
def _job() -> "OwnJob":
    """Of this process, on Windows."""
    import ctypes

    from careerflow.services.documents.job_object import OwnJob

    return OwnJob(ctypes.WinDLL("kernel32"), MEMORY_BYTES)  # type: ignore[attr-defined, unused-ignore]


def _set_limits() -> None:
    import resource

    for name, value in (
        ("RLIMIT_AS", MEMORY_BYTES),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", _OPEN_FILES),
    ):
        kind = getattr(resource, name)
        _, hard = resource.getrlimit(kind)
        limit = value if hard == resource.RLIM_INFINITY else min(value, hard)
        if name == "RLIMIT_AS" and sys.platform == "darwin":
            continue  # macOS refuses a limit below what is mapped already
        resource.setrlimit(kind, (limit, limit))


def _deny(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int):  # an open descriptor, such as the pipe to the parent
            return
        writes = isinstance(mode, str) and any(char in mode for char in "wax+")
        if writes or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError(event)
