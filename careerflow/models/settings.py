"""Every setting, declared once."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    SYSTEM = "system"
    ENGLISH = "en"
    VIETNAMESE = "vi"


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    language: Language = Language.SYSTEM
    theme: Theme = Theme.SYSTEM
    data_folder: str = ""  # empty: the platform's own
    encoder: str = ""  # empty: the bundled ones; else a model's name, or a folder
    check_updates: bool = False  # once a day, after the start
