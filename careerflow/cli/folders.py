"""Where the command line finds the user's library."""

from pathlib import Path

from careerflow import paths


def data_folder() -> Path:
    """The one the user has chosen in the settings, or the usual one."""
    from careerflow.services import settings

    chosen = settings.load(paths.config_folder())[0].data_folder
    return Path(chosen) if chosen else paths.data_folder()
