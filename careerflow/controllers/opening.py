"""Files, folders and pages opened by the desktop: the one place that knows how each does it."""

import os
import sys
from collections.abc import Callable, MutableMapping
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from careerflow.models.message import Message

_LOADER_PATH = "LD_LIBRARY_PATH"
_SCHEMES = ("http://", "https://", "mailto:")


def open_path(path: Path) -> bool:
    """With the program that the user has for it; False where there is none."""
    forget_bundled_libraries(os.environ)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def not_opened(path: Path) -> Message:
    """What is to be told where there was no program for it."""
    return Message("export.not_opened", {"name": path.name, "folder": str(path.parent)})


def open_page(address: str) -> bool:
    """In the user's browser; False where there is none."""
    forget_bundled_libraries(os.environ)
    return QDesktopServices.openUrl(QUrl(address))


def open_link(address: str) -> Message | None:
    """A link from the user's fields and notes, which may have come with an import: a page or an
    e-mail, never a file or a program. Returns what is to be told where it was not opened."""
    page = address if address.lower().startswith(_SCHEMES) else f"https://{address}"
    return None if open_page(page) else Message("updates.no_browser", {"page": page})


def show_in_folder(
    file: Path,
    platform: str = sys.platform,
    run: Callable[[str, list[str]], object] = QProcess.startDetached,
) -> bool:
    """With the file selected, where the platform has a command for that."""
    if platform == "win32":
        # Two arguments: Explorer does not understand the quotes that one with a space would get.
        run("explorer.exe", ["/select,", str(file)])
    elif platform == "darwin":
        run("open", ["-R", str(file)])
    else:
        return open_path(file.parent)
    return True


def forget_bundled_libraries(environment: MutableMapping[str, str]) -> None:
    """On Linux the frozen program is started with its own libraries first on the loader's path. A
    browser or file manager started from it would load them too, and may crash."""
    if not getattr(sys, "frozen", False):
        return
    before = environment.pop(f"{_LOADER_PATH}_ORIG", None)
    if before:
        environment[_LOADER_PATH] = before
    else:
        environment.pop(_LOADER_PATH, None)
