"""One CV against the adverts of ../shared/data/fit that its owner labelled, each text once:
`python -m benchmarks.quality.ranking`. AUC: how often an advert that fits is ranked above one that
does not, in each of the halves: closeness was chosen with the development half. Beside what
`careerflow rank` goes by and the report's score: constant, advert alone (its length), BM25 and
TF-IDF of CV and advert; and, where encoders are named, those and the bundled ones alone: cosines of
CV and advert, of each as much as the encoder reads. Adverts in which no requirement was found score
last."""

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.markdown import markdown
from benchmarks.quality.baselines import bm25, tf_idf, words
from benchmarks.quality.encoders import bundled
from careerflow.models.errors import NoRequirementsError
from careerflow.services.analysis import analyze
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.matching.closeness import closeness
from careerflow.services.matching.scoring import share, units
from careerflow.services.retrieval.embedding import Encoder, Encoders
from careerflow.services.task import Stage, TaskContext

Row = NDArray[np.float64]
FIT = Path(__file__).resolve().parents[3] / "shared" / "data" / "fit"
AS_OF = "2024-10"  # when the adverts were collected


def adverts() -> list[tuple[str, bool]]:
    """Each text once; of one with two labels, the first is kept."""
    lines = (FIT / "single_cv_641jds.jsonl").read_text("utf-8").splitlines()
    found: dict[str, tuple[str, bool]] = {}
    for line in lines:
        row = json.loads(line)
        key = " ".join(re.findall(r"\w+", row["jd"].casefold()))
        found.setdefault(key, (row["jd"], str(row["label"]) == "1"))
    return list(found.values())


def is_test(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 1


def auc(scores: Row, fits: NDArray[np.bool_]) -> float:
    """Mann and Whitney, 1947; ties count half."""
    good, bad = scores[fits], scores[~fits]
    above = (good[:, None] > bad[None, :]).sum() + 0.5 * (good[:, None] == bad[None, :]).sum()
    return float(above / (len(good) * len(bad)))


def by_program(data: bytes, texts: list[str]) -> Row:
    engine, document = LocalEngine(), read_plain_text(data)
    scores = []
    for text in texts:
        try:
            job = engine.requirements(TaskContext(), text)
            report = analyze(TaskContext(), engine, document, job, AS_OF)
        except NoRequirementsError:
            scores.append(-1.0)
            continue
        value = share(units(report.rows), 10_000)
        scores.append(-1.0 if value is None else float(value))
    engine.close()
    return np.array(scores)


def by_encoders(cv: str, texts: list[str], others: Sequence[Encoder]) -> dict[str, Row]:
    encoders = Encoders([*bundled(), *others])
    vectors = encoders.encode([cv, *texts], TaskContext(), Stage.EMBEDDING)
    encoders.close()
    return {
        f"{name} alone": np.asarray(rows[1:] @ rows[0], float) for name, rows in vectors.items()
    }


def table(others: Sequence[Encoder] = ()) -> list[list[str]]:
    data = (FIT / "panoslin_cv.txt").read_bytes()
    cv, found = data.decode(), adverts()
    texts = [text for text, _ in found]
    fits = np.array([fit for _, fit in found])
    test = np.array([is_test(text) for text in texts])
    measured = {
        "CareerFlow: closeness": np.array([closeness(cv, text).value for text in texts]),
        "CareerFlow: score": by_program(data, texts),
        **(by_encoders(cv, texts, others) if others else {}),
        "BM25": bm25([cv], texts)[0],
        "TF-IDF of words": tf_idf([cv], texts, words)[0],
        "TF-IDF of characters": tf_idf([cv], texts)[0],
        "advert alone: its length": np.array([float(len(text)) for text in texts]),
        "constant": np.zeros(len(texts)),
    }
    parts = {"dev": ~test, "test": test, "all": test | True}
    counts = [f"{name}, {np.count_nonzero(part)} adverts" for name, part in parts.items()]
    rows = [["AUC by", *counts]]
    return rows + [
        [name, *(f"{auc(scores[part], fits[part]):.3f}" for part in parts.values())]
        for name, scores in measured.items()
    ]


def main() -> None:
    print(markdown(table()))


if __name__ == "__main__":
    main()
