"""When a program's window has been painted, seen from the screen itself."""

import ctypes
import subprocess
import time
from collections.abc import Callable

_ALL_PLANES = ctypes.c_ulong(-1)
_Z_PIXMAP = 2
# Inside any window of the program on a screen of 1280 x 800.
_PLACES = ((640, 250), (640, 400), (400, 400), (880, 400), (640, 550))


class Screen:
    """Reads pixels of an X display."""

    def __init__(self, display: str) -> None:
        self._x11 = x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        x11.XGetImage.restype = ctypes.c_void_p
        x11.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(x11.XDefaultRootWindow(self._display))

    def pixels(self) -> list[int]:
        """Colours of the five places."""
        return [self._pixel(x, y) for x, y in _PLACES]

    def _pixel(self, x: int, y: int) -> int:
        image = ctypes.c_void_p(
            self._x11.XGetImage(self._display, self._root, x, y, 1, 1, _ALL_PLANES, _Z_PIXMAP)
        )
        colour = int(self._x11.XGetPixel(image, 0, 0))
        self._x11.XDestroyImage(image)
        return colour

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)


def seconds_to_paint(
    display: str, start: Callable[[], subprocess.Popen[bytes]]
) -> tuple[float, subprocess.Popen[bytes]]:
    """From before `start` until most of the places have another colour, and what was started.

    Raises TimeoutError after 30 s.
    """
    screen = Screen(display)
    try:
        before = screen.pixels()
        began = time.monotonic()
        process = start()
        while time.monotonic() - began < 30:
            changed = [a != b for a, b in zip(before, screen.pixels(), strict=True)]
            if sum(changed) > len(changed) // 2:
                return time.monotonic() - began, process
            time.sleep(0.002)
    finally:
        screen.close()
    raise TimeoutError("the window was not painted within 30 s")
