"""How often a requirement finds its own sentence among all sentences of the set, by language of
both: `python -m benchmarks.quality.pairs [dev|test]`. Beside the program: each encoder alone, BM25
and TF-IDF of characters. Chance is one in the size of the pool.
"""

import json
import sys
from collections.abc import Sequence
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np

from benchmarks.markdown import markdown
from benchmarks.quality.baselines import Grid, bm25, tf_idf
from benchmarks.quality.encoders import bundled
from careerflow.models.document import Document
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.retrieval.bundled import bundled_encoders
from careerflow.services.retrieval.calibration import load_calibration
from careerflow.services.retrieval.embedding import Encoder, Encoders, Vectors
from careerflow.services.retrieval.routing import Router
from careerflow.services.retrieval.search import CvIndex, Query
from careerflow.services.retrieval.vectors import VectorStore
from careerflow.services.task import Stage, TaskContext

HERE = Path(__file__).parent
SETS = {"dev": ("pairs_dev.jsonl", "pairs_dev2.jsonl"), "test": ("pairs_test.jsonl",)}
LANGUAGES = ("en", "vi")


class Pool:
    """The pairs of one set, with their vectors by the program and by each encoder alone, of which
    there may be `others` beside the bundled."""

    def __init__(self, part: str, others: Sequence[Encoder] = ()) -> None:
        lines = [
            line
            for name in SETS[part]
            if (HERE / name).is_file()
            for line in (HERE / name).read_text("utf-8").splitlines()
        ]
        self.pairs = [json.loads(line) for line in lines]
        self.router = Router(load_calibration())
        self._vectors = self._encoded(bundled_encoders())
        alone = Encoders([*bundled(), *others])
        self.encoders = alone.names
        self._plain = self._encoded(alone)

    def _encoded(self, encoders: Encoders) -> dict[tuple[str, str], dict[str, Vectors]]:
        vectors = {
            (side, language): encoders.encode(
                self.texts(side, language), TaskContext(), Stage.EMBEDDING
            )
            for side, language in product(("requirement", "evidence"), LANGUAGES)
        }
        encoders.close()
        return vectors

    def texts(self, side: str, language: str) -> list[str]:
        return [pair[side][language] for pair in self.pairs]

    def vectors(self, side: str, language: str) -> dict[str, Vectors]:
        return self._vectors[side, language]

    def cosines(self, encoder: str, asked: str, told: str) -> Grid:
        """Of an encoder by itself, shown each text as it is."""
        sides = (self._plain["requirement", asked], self._plain["evidence", told])
        return np.asarray(sides[0][encoder] @ sides[1][encoder].T, float)

    def program(self, asked: str, told: str) -> Grid:
        """Scores of the program's whole search, 0 where it finds nothing."""
        document, spans = _as_cv(self.texts("evidence", told))
        store = VectorStore()
        index = CvIndex(document, spans, self.vectors("evidence", told), self.router, store)
        vectors = self.vectors("requirement", asked)
        queries = [
            Query(text, asked, {name: rows[row] for name, rows in vectors.items()})
            for row, text in enumerate(self.texts("requirement", asked))
        ]
        grid = np.zeros((len(queries), len(spans)))
        for row, hits in enumerate(index.retrieve(queries, len(spans))):
            for hit in hits:
                grid[row, hit.chunk] = hit.score
        index.close()
        return grid


def _as_cv(sentences: list[str]) -> tuple[Document, list[tuple[int, int]]]:
    document = read_plain_text("\n".join(sentences).encode())
    spans, end = [], 0
    for sentence in sentences:
        start = document.text.index(sentence, end)
        end = start + len(sentence)
        spans.append((start, end))
    return document, spans


def table(part: str, others: Sequence[Encoder] = ()) -> list[list[str]]:
    pool = Pool(part, others)
    rows = [["pairs", "by", *(f"{asked}-{told}" for asked, told in product(LANGUAGES, LANGUAGES))]]
    ways = {
        "CareerFlow": pool.program,
        **{f"{name} alone": partial(pool.cosines, name) for name in pool.encoders},
        "BM25": lambda asked, told: bm25(
            pool.texts("requirement", asked), pool.texts("evidence", told)
        ),
        "TF-IDF of characters": lambda asked, told: tf_idf(
            pool.texts("requirement", asked), pool.texts("evidence", told)
        ),
    }
    for name, way in ways.items():
        grids = [way(asked, told) for asked, told in product(LANGUAGES, LANGUAGES)]
        rows.append([f"{part}, {len(pool.pairs)}", name, *(f"{_top(grid):.1%}" for grid in grids)])
    return rows


def _top(grid: Grid) -> float:
    """Share of rows whose own column is the best; a tie at the top counts as missed."""
    own = np.diag(grid)[:, None]
    return float(((grid >= own).sum(axis=1) == 1).mean())


def main() -> None:
    for part in sys.argv[1:] or SETS:
        print(markdown(table(part)))


if __name__ == "__main__":
    main()
