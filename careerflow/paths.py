"""Where things are: the user's folders, and files that come with the program."""

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

_NAME = "CareerFlow"


def data_folder() -> Path:
    """The platform's folder for the database and the stored CVs (not created here)."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def config_folder() -> Path:
    """Where settings and window geometry are kept (not created here)."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False))


def cache_folder() -> Path:
    """What may be deleted at any time (not created here)."""
    return Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def log_folder() -> Path:
    """Where the log files are (not created here)."""
    return Path(platformdirs.user_log_dir(_NAME, appauthor=False))


def runtime_folder() -> Path:
    """For what lives as long as the program runs: its lock and its socket (not created here)."""
    if sys.platform in ("win32", "darwin"):
        return Path(platformdirs.user_runtime_dir(_NAME, appauthor=False))
    session = os.environ.get("XDG_RUNTIME_DIR")
    if session:
        return Path(session) / _NAME
    # Without a session, as over ssh or in a container. Imported only there: it takes a while.
    import tempfile

    return Path(tempfile.gettempdir()) / f"careerflow-{os.getuid()}"


@cache
def _bundle_root() -> Path:
    """The folder that holds `resources` and `translations`."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen)] if frozen else [package, package.parent]
    for folder in candidates:
        if (folder / "resources").is_dir():
            return folder
    raise FileNotFoundError("resources")


def bundled(relative: str) -> Path:
    """A file that comes with the program: `bundled("icons/x.svg")` lies in resources.

    The same path from source, from an installed wheel and from a frozen bundle.
    """
    return _bundle_root() / "resources" / relative


def translations() -> Path:
    """The folder of the compiled catalogues (.qm)."""
    return _bundle_root() / "translations"
