"""Where an engine's encoders come from: with the program, or from a folder of the user's choice.

Nothing heavy is imported before `load`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from careerflow.services.retrieval.catalogue import catalogue
from careerflow.services.retrieval.model_folder import encoder_name

if TYPE_CHECKING:
    from careerflow.services.retrieval.embedding import Encoders
    from careerflow.services.retrieval.routing import Routing


class Source(Protocol):
    def names(self) -> tuple[str, ...]:
        """Of its encoders, in order, without loading them. Raises EngineError."""
        ...

    def load(self) -> "tuple[Encoders, Routing]":
        """The encoders, and what their cosines mean. Raises EngineError."""
        ...


@dataclass(frozen=True, slots=True)
class Bundled:
    """Implements Source with the encoders that come with the program."""

    def names(self) -> tuple[str, ...]:
        return tuple(entry.encoder for entry in catalogue())

    def load(self) -> "tuple[Encoders, Routing]":
        from careerflow.services.retrieval.bundled import bundled_encoders
        from careerflow.services.retrieval.calibration import load_calibration
        from careerflow.services.retrieval.routing import Router

        return bundled_encoders(), Router(load_calibration())


@dataclass(frozen=True, slots=True)
class Chosen:
    """Implements Source with a model of sentence-transformers that lies in `folder`; `name` is
    what the user calls it, `measured` the folder where what its cosines mean is kept."""

    name: str
    folder: Path
    measured: Path

    def names(self) -> tuple[str, ...]:
        return (encoder_name(self.name, self.folder),)

    def load(self) -> "tuple[Encoders, Routing]":
        from careerflow.services.retrieval.calibration import load_calibration
        from careerflow.services.retrieval.embedding import Encoders
        from careerflow.services.retrieval.glossing import GlossedEncoder
        from careerflow.services.retrieval.measured import measured
        from careerflow.services.retrieval.sentence_transformer import SentenceTransformerEncoder
        from careerflow.services.retrieval.sole_routing import SoleRouter

        encoder = SentenceTransformerEncoder(str(self.folder), name=self.name)
        meaning = measured(encoder, self.measured)
        told = GlossedEncoder(encoder) if meaning.glossed else encoder
        return Encoders([told]), SoleRouter(meaning, load_calibration())

    def arguments(self) -> tuple[str, str, str]:
        """For the command line of an engine process; `from_arguments` is the inverse."""
        return self.name, str(self.folder), str(self.measured)


def from_arguments(arguments: Sequence[str]) -> Source:
    """The bundled encoders where there are none."""
    if not arguments:
        return Bundled()
    name, folder, measured = arguments
    return Chosen(name, Path(folder), Path(measured))
