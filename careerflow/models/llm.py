"""Language models: who is asked, what it cost, what was sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ProviderKind(StrEnum):
    NONE = "none"  # the default: nothing is ever sent
    GEMINI = "gemini"
    OPENAI = "openai"  # any address that speaks its protocol: Ollama, LM Studio, llama.cpp


@dataclass(frozen=True, slots=True)
class Provider:
    """`address` and `model` are empty for the provider's own and for the default one."""

    kind: ProviderKind
    address: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model of a provider's own list; limits are in tokens, None where it does not say."""

    name: str
    label: str = ""
    input_limit: int | None = None
    output_limit: int | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the provider counted them; those of its thinking are output, as they are billed.
    `cached` is the part of `input` that it had already. `calls` counts those that were answered
    and those that failed."""

    input: int = 0
    output: int = 0
    cached: int = 0
    calls: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.input + other.input,
            self.output + other.output,
            self.cached + other.cached,
            self.calls + other.calls,
        )


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens of the models whose name begins with `model`."""

    model: str
    input: float
    output: float


class Purpose(StrEnum):
    JUDGING = "judging"
    WRITING = "writing"
    TEST = "test"  # the button "Test connection": no word of a CV or an advert


@dataclass(frozen=True, slots=True)
class Sent:
    """One call of the log of what was sent. `characters` of text, `masked` placeholders in it;
    `failure` is the code of an LlmError, "" where it was answered. Never the text itself."""

    when: datetime  # UTC
    provider: ProviderKind
    address: str
    model: str
    purpose: Purpose
    cv_name: str
    job_title: str
    characters: int
    masked: int
    usage: Usage
    failure: str = ""
