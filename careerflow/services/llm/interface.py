"""What every language model offers, whoever runs it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from careerflow.models.llm import ModelInfo, Usage

if TYPE_CHECKING:
    from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Request:
    """One call. `system` and `shared` are the same for all calls of an analysis and stand first,
    so that a provider need not read them twice (implicit caching); `task` is this call's own.
    The answer is JSON of `schema`."""

    system: str
    shared: str
    task: str
    schema: "type[BaseModel]"
    max_output: int  # tokens

    @property
    def characters(self) -> int:
        return len(self.system) + len(self.shared) + len(self.task)


@dataclass(frozen=True, slots=True)
class Reply:
    """`text` is JSON that fits the schema; `model` is what the provider calls the one that
    answered."""

    text: str
    usage: Usage
    model: str


OnText = Callable[[str], object]
"""Is given the whole text of the answer so far, whenever more has come; where the call is repeated,
that begins anew."""


def ignore_text(_text: str) -> None:
    return None


class LanguageModel(Protocol):
    """Every method raises LlmError (`llm.*`), and is ended within 200 ms by cancelling its task.

    Used from one event loop; `close` frees its connections.
    """

    async def models(self) -> tuple[ModelInfo, ...]:
        """The provider's own list of those that can write text, the default one first."""
        ...

    async def generate(self, request: Request, on_text: OnText = ignore_text) -> Reply:
        """Asks once, and again where the server is busy or asks to wait."""
        ...

    async def close(self) -> None: ...
