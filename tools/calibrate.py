"""Measures resources/models/calibration.json: run again whenever an encoder changes.

    uv run tools/calibrate.py

Means and standards come from the 40 sentences in two languages of tools/calibration_texts.tsv;
the logistic scales from benchmarks/quality/pairs_dev.jsonl, matching pairs against all others,
weighted as if one passage in ten spoke of the requirement: a CV has some forty passages, and what
does not match it is often close to it.
"""

import base64
import json
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from careerflow.services.retrieval.bundled import bundled_encoders
from careerflow.services.retrieval.calibration import Calibration, Scale, Standard
from careerflow.services.retrieval.catalogue import catalogue
from careerflow.services.retrieval.concepts import (
    VECTORS,
    ImpliedConcepts,
    concept_vectors,
    load_concepts,
)
from careerflow.services.retrieval.embedding import Encoder, Encoders, Vectors
from careerflow.services.retrieval.glossing import in_english
from careerflow.services.retrieval.onnx_encoder import OnnxEncoder
from careerflow.services.retrieval.routing import Router
from careerflow.services.task import Stage, TaskContext

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("en", "vi")
UNIT = Scale(0.0, 1.0)
SHARE = 0.1  # of the matching pairs
# By the languages of requirement and passage. English rows of other trades come as close as many
# true ones: fitted so that of 2,280 rows of adverts (O*NET, TopCV) on six CVs of programmers about
# one in twenty looks met. Vietnamese ones for Vietnamese CVs mostly ask for traits that may hold.
SHARES = {"en-en": 0.045, "en-vi": 0.061, "vi-en": 0.0745}
RIDGE = 0.005  # keeps the slope finite where the two sides hardly overlap

Grid = NDArray[np.float64]
Pair = dict[str, dict[str, str]]
Route = tuple[str, str]


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
    lines = (ROOT / "tools/calibration_texts.tsv").read_text("utf-8").splitlines()
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


def raw_grid(router: Router, pairs: Sequence[Pair], encoders: Encoders, route: Route) -> Grid:
    """Uncalibrated similarity of every requirement (row) with every passage (column)."""
    sides = {}
    for side, language in zip(("requirement", "evidence"), route, strict=True):
        texts = [pair[side][language] for pair in pairs]
        vectors = encoders.encode(texts, TaskContext(), Stage.EMBEDDING)
        sides[side] = {
            router.english: router.centred_english(vectors[router.english]),
            router.multilingual: router.centred(
                vectors[router.multilingual], [language] * len(texts)
            ),
        }
    told = [in_english(pair["evidence"][route[1]]) for pair in pairs]
    implied = ImpliedConcepts(told, router.centred_english(concept_vectors()))
    rows = []
    for index in range(len(pairs)):
        query = {name: vectors[index] for name, vectors in sides["requirement"].items()}
        cosines = implied.cosines(query[router.english])
        languages = [route[1]] * len(pairs)
        rows.append(router.raw(query, route[0], sides["evidence"], languages, cosines))
    return np.stack(rows)


def fit(grid: Grid, share: float) -> Scale:
    """Logistic regression by Newton's method."""
    matching, others = np.diag(grid), off_diagonal(grid)
    values = np.concatenate([matching, others])
    spread = values.std()
    design = np.stack([values / spread, np.ones_like(values)], axis=1)
    target = np.concatenate([np.ones_like(matching), np.zeros_like(others)])
    weight = np.where(target == 1, share / len(matching), (1 - share) / len(others))
    solution = np.zeros(2)
    for _ in range(100):
        chance = 1 / (1 + np.exp(-design @ solution))
        penalty = np.array([RIDGE, 0.0])
        slope = design.T @ (weight * (chance - target)) + penalty * solution
        bend = (design * (weight * chance * (1 - chance))[:, None]).T @ design + np.diag(
            penalty
        ) / 10
        solution -= np.linalg.solve(bend, slope)
    return Scale(
        middle=round(float(-solution[1] / solution[0] * spread), 4),
        slope=round(float(solution[0] / spread), 4),
    )


def main() -> None:
    english, multilingual = (OnnxEncoder(entry) for entry in catalogue())
    write_concepts(english)
    calibration = draft(english, multilingual)
    router = Router(calibration)
    encoders = bundled_encoders()
    pairs = [
        json.loads(line)
        for name in ("pairs_dev", "pairs_dev2")
        for line in (ROOT / f"benchmarks/quality/{name}.jsonl").read_text("utf-8").splitlines()
    ]
    scales: dict[str, Scale] = {}
    for route in product(LANGUAGES, LANGUAGES):
        grid = raw_grid(router, pairs, encoders, route)
        scales["-".join(route)] = fit(grid, SHARES.get("-".join(route), SHARE))
        top = float((grid.argmax(axis=1) == np.arange(len(grid))).mean())
        print("-".join(route), f"top-1 {top:.0%} of {len(grid)}", scales["-".join(route)])
    encoders.close()
    crossing = [scales["en-vi"], scales["vi-en"]]
    scales["other"] = Scale(
        middle=round(sum(scale.middle for scale in crossing) / 2, 4),
        slope=round(sum(scale.slope for scale in crossing) / 2, 4),
    )
    calibration = msgspec.structs.replace(calibration, scales=scales)
    target = ROOT / "resources/models/calibration.json"
    target.write_bytes(msgspec.json.format(msgspec.json.encode(calibration), indent=2) + b"\n")


if __name__ == "__main__":
    main()
