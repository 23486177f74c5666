"""The program started once more, by itself."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QProcess

from careerflow.controllers.opening import forget_bundled_libraries

_OWN_ENVIRONMENT = "PYINSTALLER_RESET_ENVIRONMENT"


def start_again(run: Callable[[str, list[str]], object] = QProcess.startDetached) -> None:
    """As this one was started, files that it opened included; the other waits for this one's end
    as any second start does."""
    frozen = bool(getattr(sys, "frozen", False))
    if frozen:
        forget_bundled_libraries(os.environ)
        os.environ[_OWN_ENVIRONMENT] = "1"  # else its bootloader takes it for a child of this one
    program, *arguments = command(sys.orig_argv, os.environ, frozen=frozen)
    run(program, arguments)


def command(original: Sequence[str], environment: Mapping[str, str], *, frozen: bool) -> list[str]:
    """`original` is what this process was started with. An AppImage is started by its file: what
    is in it is gone with this process."""
    if not frozen:
        return [sys.executable, *original[1:]]
    return [environment.get("APPIMAGE") or sys.executable, *sys.argv[1:]]
