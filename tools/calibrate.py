"""Measures resources/models/calibration.json and the vectors of resources/lexicon: run again
whenever an encoder, the lexicon, chunking or the routing's shares change.

    uv run tools/calibrate.py

Means and standards come from the 40 sentences in two languages of
resources/models/calibration_texts.tsv.
The scale is a logistic regression of the labelled rows "fitted" and "dev" of
benchmarks/quality/verdicts, met against all others, on two figures: the similarity of the CV's
nearest passage, and the share of the requirement's words that the CV uses anywhere. Languages that
no row is written in are scaled by the similarity of e5 alone, fitted on the pairs of
benchmarks/quality/pairs_dev*.jsonl, one in ten matching.
"""

import base64
import json
from collections.abc import Sequence
from itertools import groupby, product
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from careerflow.services.documents.language import detect_line
from careerflow.services.documents.marking import bullet_end
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.retrieval.bundled import bundled_encoders
from careerflow.services.retrieval.calibration import Calibration, Scale, Standard
from careerflow.services.retrieval.catalogue import catalogue
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.retrieval.concepts import VECTORS, load_concepts
from careerflow.services.retrieval.embedding import Encoder, Encoders, Vectors
from careerflow.services.retrieval.measured import TEXTS
from careerflow.services.retrieval.onnx_encoder import OnnxEncoder
from careerflow.services.retrieval.routing import Router
from careerflow.services.retrieval.search import CvIndex, Query
from careerflow.services.retrieval.vectors import VectorStore
from careerflow.services.task import Stage, TaskContext

ROOT = Path(__file__).resolve().parents[1]
QUALITY = ROOT / "benchmarks" / "quality"
VERDICTS = QUALITY / "verdicts"
PAIRS = (QUALITY / "pairs_dev.jsonl", QUALITY / "pairs_dev2.jsonl")
LANGUAGES = ("en", "vi")
UNIT = Scale(0.0, 1.0)
SHARE = 0.1  # of the matching pairs
RIDGE = 0.01  # keeps the slope finite where the two sides hardly overlap

Grid = NDArray[np.float64]


def encode(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    return encoder.encode(texts, TaskContext())


def write_concepts(english: Encoder) -> None:
    """The vectors of the concepts' names, in half precision: 0.3 MB."""
    vectors = encode(english, load_concepts().names).astype(np.float16)
    np.save(ROOT / "resources" / VECTORS, vectors, allow_pickle=False)


def off_diagonal(grid: Grid) -> Grid:
    return grid[~np.eye(len(grid), dtype=bool)]


def mean_of(rows: Vectors) -> str:
    return base64.b64encode(rows.mean(axis=0).tobytes()).decode()


def draft(english: OnnxEncoder, multilingual: OnnxEncoder) -> Calibration:
    """Means and standards; scales that change nothing yet."""
    lines = (ROOT / "resources" / TEXTS).read_text("utf-8").splitlines()
    texts = dict(
        zip(LANGUAGES, zip(*(line.split("\t") for line in lines), strict=True), strict=True)
    )
    vectors = {language: encode(multilingual, list(texts[language])) for language in LANGUAGES}
    means = {language: mean_of(rows) for language, rows in vectors.items()}
    plain = encode(english, list(texts["en"]))
    names = (english.name, multilingual.name)
    calibration = Calibration(*names, means, mean_of(plain), {}, {"other": UNIT})
    router = Router(calibration)
    centred = router.centred(vectors["en"], ["en"] * len(lines))
    standards = {}
    for name, rows in (
        (english.name, router.centred_english(plain)),
        (multilingual.name, centred),
    ):
        cosines = off_diagonal((rows @ rows.T).astype(np.float64))
        standards[name] = Standard(round(float(cosines.mean()), 4), round(float(cosines.std()), 4))
    return msgspec.structs.replace(calibration, standards=standards)


def rows(router: Router, encoders: Encoders) -> tuple[Grid, Grid]:
    """Of each labelled row that is not for testing: (similarity of the nearest passage, share of
    words told), and whether it is met."""
    lines = map(json.loads, (VERDICTS / "rows.jsonl").read_text("utf-8").splitlines())
    labelled = [line for line in lines if line["split"] != "test"]
    store, figures, met = VectorStore(), [], []
    for name, group in groupby(labelled, key=lambda line: str(line["cv"])):
        document = read_plain_text((VERDICTS / f"{name}.txt").read_bytes())
        spans = [(chunk.start, chunk.end) for chunk in chunks(document)]
        vectors = encoded(encoders, [document.text[start:end] for start, end in spans])
        index = CvIndex(document, spans, vectors, router, store)
        for line in group:
            text = line["requirement"]
            [found] = index.retrieve([query(encoders, text)], len(spans))
            best = max(hit.dense for hit in found)
            figures.append((np.log(best / (1 - best)), index.told(query(encoders, text))))
            met.append(line["verdict"] == "met")
        index.close()
    return np.array(figures), np.array(met, dtype=np.float64)


def encoded(encoders: Encoders, texts: Sequence[str]) -> dict[str, Vectors]:
    bare = [" ".join(text[bullet_end(text, 0, len(text)) :].split()) for text in texts]
    return encoders.encode(bare, TaskContext(), Stage.EMBEDDING)


def query(encoders: Encoders, text: str) -> Query:
    vectors = {name: found[0] for name, found in encoded(encoders, [text]).items()}
    return Query(text, detect_line(text, "en"), vectors)


def other_scale(router: Router, encoders: Encoders) -> Scale:
    """Of e5 alone: pairs of the two languages, matching ones against all others."""
    pairs = [json.loads(line) for path in PAIRS for line in path.read_text("utf-8").splitlines()]
    sides = []
    for side, language in (("requirement", "en"), ("evidence", "vi")):
        vectors = encoded(encoders, [pair[side][language] for pair in pairs])
        centred = router.centred(vectors[router.multilingual], [language] * len(pairs))
        sides.append(centred.astype(np.float64))
    grid = sides[0] @ sides[1].T
    matching, others = np.diag(grid), off_diagonal(grid)
    target = np.concatenate([np.ones_like(matching), np.zeros_like(others)])
    shares = np.concatenate([matching * 0 + SHARE / len(matching), others * 0 + 1 / len(others)])
    slope, even = regression(np.concatenate([matching, others])[:, None], target, shares)
    return Scale(round(-even / slope, 4), round(slope, 4))


def regression(figures: Grid, target: Grid, weight: Grid) -> list[float]:
    """Logistic, by Newton's method: a weight for each column, then the constant."""
    spread = np.append(figures.std(axis=0), 1.0)
    design = np.column_stack([figures, np.ones(len(figures))]) / spread
    weight = weight / weight.sum()
    ridge = RIDGE * np.append(np.ones(figures.shape[1]), 0.0)
    solution = np.zeros(design.shape[1])
    for _ in range(100):
        chance = 1 / (1 + np.exp(-design @ solution))
        slope = design.T @ (weight * (chance - target)) + ridge * solution
        bend = (design * (weight * chance * (1 - chance))[:, None]).T @ design + np.diag(ridge)
        solution -= np.linalg.solve(bend, slope)
    return [float(value) for value in solution / spread]


def main() -> None:
    english, multilingual = (OnnxEncoder(entry) for entry in catalogue())
    write_concepts(english)
    calibration = draft(english, multilingual)
    router, encoders = Router(calibration), bundled_encoders()
    figures, met = rows(router, encoders)
    slope, told, even = regression(figures, met, np.ones_like(met))
    scale = Scale(round(-even / slope, 4), round(slope, 4), round(told, 4))
    scales = {f"{asked}-{said}": scale for asked, said in product(LANGUAGES, LANGUAGES)}
    scales["other"] = other_scale(router, encoders)
    print(scales)
    encoders.close()
    calibration = msgspec.structs.replace(calibration, scales=scales)
    target = ROOT / "resources/models/calibration.json"
    target.write_bytes(msgspec.json.format(msgspec.json.encode(calibration), indent=2) + b"\n")


if __name__ == "__main__":
    main()
