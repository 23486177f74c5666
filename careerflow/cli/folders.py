"""Where the command line finds the user's library, and the encoder of the user's choice."""

from pathlib import Path
from typing import TYPE_CHECKING

from careerflow import paths
from careerflow.models.settings import Settings

if TYPE_CHECKING:
    from careerflow.services.retrieval.source import Chosen


def kept_settings() -> Settings:
    """The settings of the window, which hold here too."""
    from careerflow.services import settings

    return settings.load(paths.config_folder())[0]


def data_folder() -> Path:
    """The one the user has chosen in the settings, or the usual one."""
    chosen = kept_settings().data_folder
    return Path(chosen) if chosen else paths.data_folder()


def chosen_encoder(option: str | None) -> "Chosen | None":
    """What `--encoder` names, else the one of the settings; None for the bundled ones.

    Raises EngineError where it is not on this computer, or the extra is not installed.
    """
    encoder = kept_settings().encoder if option is None else option
    if not encoder:
        return None
    from careerflow.models.errors import EngineError
    from careerflow.services.encoders.found import find
    from careerflow.services.retrieval.model_folder import has_extra

    chosen = find(encoder, data_folder())
    if chosen is not None and not has_extra():
        raise EngineError("engine.extra_missing")
    return chosen
