"""How much verdicts change where one encoder takes the place of both bundled ones:
`python -m benchmarks.quality.verdicts.alone [FOLDER ...]`.

Each bundled encoder alone, put on the scale as an encoder of the user's choice is (docs/adr/0019),
and any model of sentence-transformers in a FOLDER, which needs a Python with that extra.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.markdown import markdown
from benchmarks.quality.verdicts.measure import Case, cases
from careerflow.services.retrieval.calibration import load_calibration
from careerflow.services.retrieval.catalogue import ModelEntry, catalogue
from careerflow.services.retrieval.embedding import Encoders
from careerflow.services.retrieval.glossing import GlossedEncoder
from careerflow.services.retrieval.measured import measure
from careerflow.services.retrieval.onnx_encoder import OnnxEncoder
from careerflow.services.retrieval.routing import Routing
from careerflow.services.retrieval.sole_routing import SoleRouter
from careerflow.services.retrieval.source import Chosen

HEAD = ["encoder", "verdicts that differ", "right, fitted and dev", "right, test", "met right"]


@dataclass(frozen=True, slots=True)
class Alone:
    """A Source: one of the bundled encoders, as if the user had chosen it."""

    entry: ModelEntry

    def names(self) -> tuple[str, ...]:
        return (self.entry.encoder,)

    def load(self) -> tuple[Encoders, Routing]:
        encoder = OnnxEncoder(self.entry)
        meaning = measure(encoder)
        told = GlossedEncoder(encoder) if meaning.glossed else encoder
        return Encoders([told]), SoleRouter(meaning, load_calibration())


Judged = list[tuple[Case, str]]


def judged(source: Alone | Chosen | None = None) -> Judged:
    return [(case, case.verdict()) for case in cases(source)]


def figures(name: str, found: Judged, bundled: Judged) -> list[str]:
    differ = sum(one[1] != other[1] for one, other in zip(found, bundled, strict=True))
    met = [case.label == "met" for case, verdict in found if verdict == "met"]
    shares = []
    for test in (False, True):
        right = [case.label == said for case, said in found if (case.split == "test") is test]
        shares.append(f"{sum(right) / len(right):.1%}")
    return [name, f"{differ} of {len(found)}", *shares, f"{sum(met)} of {len(met)}"]


def main() -> None:
    bundled = judged()
    rows = [HEAD, figures("bundled, both", bundled, bundled)]
    for entry in catalogue():
        rows.append(figures(f"{entry.encoder} alone", judged(Alone(entry)), bundled))
    with tempfile.TemporaryDirectory() as measured:
        for folder in map(Path, sys.argv[1:]):
            chosen = Chosen(folder.name, folder, Path(measured))
            rows.append(figures(str(folder), judged(chosen), bundled))
    print(markdown(rows))


if __name__ == "__main__":
    main()
