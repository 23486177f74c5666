"""Memory that the reader process writes page images into and the window's process reads.

On Linux only: elsewhere images go through the pipe. Figures in docs/adr/0012-page-images.md.
"""

import mmap
import os
import sys

MAX_PIXELS = 24_000_000
"""Of a page image: larger ones are made smaller."""
BYTES = MAX_PIXELS * 3 + 2**20
"""Room for one such image in RGB, whose rows may be padded. Untouched parts cost nothing."""
_TRIM_ABOVE = 24 * 2**20


def available() -> bool:
    """Whether this system has memory that has no name and cannot be shrunk by the other side."""
    return sys.platform == "linux" and hasattr(os, "memfd_create")


class PageMemory:
    """One image at a time. Raises OSError where the system has no room."""

    def __init__(self, descriptor: int) -> None:
        """Of a descriptor that stays the caller's."""
        self._map = mmap.mmap(descriptor, BYTES)

    def write(self, pixels: memoryview) -> None:
        self._map[: len(pixels)] = pixels

    def view(self, size: int) -> memoryview:
        """The first `size` bytes, until something else is written; release it before `close`."""
        return memoryview(self._map)[:size]

    def trim(self, used: int) -> None:
        """Gives a large image's memory back to the system."""
        if used > _TRIM_ABOVE:
            self._map.madvise(mmap.MADV_REMOVE)

    def close(self) -> None:
        self._map.close()


def make_descriptor() -> int:
    """Of new memory, to be handed to the reader process when it starts.

    Sealed: a reader that shrank it would bring down whoever reads it. Raises OSError.
    """
    import fcntl  # POSIX has it, and only Linux comes here

    descriptor = os.memfd_create("careerflow-pages", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    seals = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
    try:
        os.ftruncate(descriptor, BYTES)
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
