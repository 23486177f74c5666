"""What would be sent to a language model, for the user to see before it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from careerflow.models.llm import Provider, Purpose


class MaskedKind(StrEnum):
    """What a placeholder stands for, by the word in it: "[EMAIL_1]"."""

    NAME = "NAME"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    LINK = "LINK"
    ADDRESS = "ADDRESS"
    BIRTH = "BIRTH"
    PERSONAL = "PERSONAL"
    PERSON = "PERSON"
    ID = "ID"
    TEXT = "TEXT"


@dataclass(frozen=True, slots=True)
class Call:
    """One call, to the letter; `system` and `shared` are often those of the call before."""

    purpose: Purpose
    system: str
    shared: str
    task: str


@dataclass(frozen=True, slots=True)
class Payload:
    """`provider` has its address and model in full; `masked` counts the placeholders of each kind
    in the texts. Tokens are estimated on this computer; `cost` is in US dollars, None where no
    price is known."""

    provider: Provider
    calls: tuple[Call, ...]
    placeholders: frozenset[str]
    tokens_in: int
    tokens_out: int
    cost: float | None
    masked: Mapping[MaskedKind, int] = field(default_factory=dict)
