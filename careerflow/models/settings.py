"""Every setting, declared once."""

from dataclasses import dataclass
from enum import StrEnum

from careerflow.models.llm import Provider, ProviderKind


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
    reminders: bool = True  # in the window, and by the system
    no_answer_days: int = 14  # after which an application wants to be asked about; 0: never
    provider: ProviderKind = ProviderKind.NONE
    gemini_model: str = ""
    gemini_address: str = ""
    openai_model: str = ""
    openai_address: str = ""
    deeper_hint: bool = True  # that a language model can be chosen, beside reports without one
    deepen_at_once: bool = False  # after each analysis, where consent was remembered

    def language_model(self) -> Provider | None:
        """The provider to ask; None where the user has turned none on."""
        if self.provider is ProviderKind.GEMINI:
            return Provider(self.provider, self.gemini_address, self.gemini_model)
        if self.provider is ProviderKind.OPENAI:
            return Provider(self.provider, self.openai_address, self.openai_model)
        return None
