"""Encoders of the user's choice that are on this computer: in a folder, downloaded by CareerFlow,
or in the cache that all programs with Hugging Face's library share. Looks at files only.
"""

import os
import re
from pathlib import Path

from careerflow.models.errors import EncoderError, EngineError
from careerflow.services.retrieval.model_folder import MODULES, is_model
from careerflow.services.retrieval.source import Chosen

BUNDLED = "bundled"
"""In place of a name or a folder: the encoders that come with the program."""
_NAME = re.compile(r"\w[\w.-]*/\w[\w.-]*", re.ASCII)
_OWNER = "sentence-transformers"  # of models that are named without one, as in that library


def find(encoder: str, data_folder: Path) -> Chosen | None:
    """What a setting, a name or a folder stands for; None for the bundled encoders, and for "".

    Raises EngineError (`engine.encoder_missing`) where it is not here: nothing is downloaded; and
    EncoderError (`encoder.folder_without_model`).
    """
    if encoder in ("", BUNDLED):
        return None
    measured = data_folder / "encoders"
    folder = Path(encoder).expanduser()
    if is_model(folder):
        folder = folder.resolve()
        return Chosen(folder.name, folder, measured)
    if folder.is_absolute() and folder.is_dir():
        raise EncoderError("encoder.folder_without_model", model=str(folder))
    name = full_name(encoder)
    if name is not None:
        for place in (model_folder(name, data_folder), _cached(name)):
            if place is not None and is_model(place):
                return Chosen(name, place, measured)
    raise EngineError("engine.encoder_missing", model=name or folder.name)


def kept_as(encoder: str, chosen: Chosen | None) -> str:
    """What the settings keep of an encoder that `find` found for this name or folder: a folder's
    whole path, since it is looked for from wherever the program is started."""
    if chosen is None:
        return ""
    return chosen.name if full_name(encoder) == chosen.name else str(chosen.folder)


def full_name(name: str) -> str | None:
    """A model's name with its owner; None for what cannot be one."""
    full = name if "/" in name else f"{_OWNER}/{name}"
    return full if _NAME.fullmatch(full) and not ("--" in full or ".." in full) else None


def model_folder(name: str, data_folder: Path) -> Path:
    """Where CareerFlow keeps the model of this full name, once it is downloaded whole."""
    return data_folder / "models" / name.replace("/", "--")


def downloaded(data_folder: Path) -> tuple[str, ...]:
    """Full names of the models that CareerFlow has downloaded."""
    folder = data_folder / "models"
    if not folder.is_dir():
        return ()
    found = (one.name.replace("--", "/", 1) for one in folder.iterdir() if is_model(one))
    return tuple(sorted(name for name in found if full_name(name) == name))


def be_discreet() -> None:
    """Before Hugging Face's library is imported, which reads this once: no telemetry."""
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"


def _cached(name: str) -> Path | None:
    be_discreet()
    from huggingface_hub import try_to_load_from_cache

    file = try_to_load_from_cache(name, MODULES)
    return Path(file).parent if isinstance(file, str) else None
