"""One advert against all stored CVs, scores only, beside a full analysis of each, in one run.

    python benchmarks/speed/matrix.py [--cvs N] [--runs N] [--full N]

The CVs are made from the two sample CVs: passages dropped and put in another order, other years,
each CV a text of its own in a library on disk. Prints a Markdown table; seconds of the clock, and
of the processor, which other programs lengthen less. The scores are warm: the library was taken in
before, the advert's requirements are cut and embedded. Of the full analysis `--full` CVs are timed,
taken evenly, and scaled; their scores must be equal.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from careerflow.models.document import Document, SectionKind  # noqa: E402
from careerflow.models.job import Job  # noqa: E402
from careerflow.services.analysis import analyze  # noqa: E402
from careerflow.services.documents.client import read_document  # noqa: E402
from careerflow.services.documents.plain_text import read_plain_text  # noqa: E402
from careerflow.services.engine.local import LocalEngine  # noqa: E402
from careerflow.services.engine.scores import Scorer  # noqa: E402
from careerflow.services.retrieval.calibration import load_calibration  # noqa: E402
from careerflow.services.retrieval.catalogue import catalogue  # noqa: E402
from careerflow.services.retrieval.chunking import chunks  # noqa: E402
from careerflow.services.retrieval.embedding import Encoders, Vectors  # noqa: E402
from careerflow.services.retrieval.onnx_encoder import OnnxEncoder  # noqa: E402
from careerflow.services.retrieval.routing import Router, Routing  # noqa: E402
from careerflow.services.retrieval.source import Bundled  # noqa: E402
from careerflow.services.store.library import Library  # noqa: E402
from careerflow.services.store.store import open_store  # noqa: E402
from careerflow.services.stored_scores import StoredScores  # noqa: E402
from careerflow.services.task import Stage, TaskContext  # noqa: E402

SAMPLES = ROOT / "resources" / "samples"
CTX = TaskContext()
AS_OF = "2026-11"


class Remembering(Encoders):
    """Encodes a text once: a thousand CVs of the same lines need not wait for the encoders."""

    def __init__(self) -> None:
        super().__init__([OnnxEncoder(entry) for entry in catalogue()])
        self._known: dict[str, dict[str, Vectors]] = {}

    def encode(self, texts: list[str], ctx: TaskContext, stage: Stage) -> dict[str, Vectors]:
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        made = super().encode(new, ctx, stage) if new else {}
        for place, text in enumerate(new):
            self._known[text] = {name: rows[place] for name, rows in made.items()}
        return {
            name: np.array([self._known[text][name] for text in texts], dtype=np.float32)
            for name in self.dimensions
        }


class _Remembered(Bundled):
    def load(self) -> tuple[Encoders, Routing]:
        return Remembering(), Router(load_calibration())


def altered(document: Document, chance: random.Random) -> str:
    """Another person's CV: four of five passages, those of a section in another order, and other
    years."""
    passages = chunks(document)
    lines: list[str] = []
    for section in document.sections:
        inside = [one for one in passages if section.body <= one.start < section.end]
        texts = [" ".join(document.text[one.start : one.end].split()) for one in inside]
        if section.kind is not SectionKind.PERSON:
            texts = chance.sample(texts, round(0.8 * len(texts)))
        lines += [document.text[section.start : section.body].strip(), *texts, ""]
    changed, shift = "\n".join(lines), chance.randrange(5)
    for year in (2017, 2019, 2022):
        changed = changed.replace(str(year), str(year - shift))
    return f"{changed.strip()}\n\nRef. {chance.randrange(10**9)}\n"


def fill(library: Library, engine: LocalEngine, count: int) -> list[str]:
    """The ids of the CVs, with their vectors in the library."""
    chance = random.Random(7)
    read = [read_document(CTX, SAMPLES / f"cv_{code}.pdf", None) for code in ("en", "vi")]
    kept = []
    for number in range(count):
        data = altered(read[number % 2], chance).encode()
        document = read_plain_text(data)
        vectors = engine.prepare_cv(CTX, document)
        kept.append(library.save_cv(document, f"cv {number}.txt", data, vectors))
    return kept


def in_full(library: Library, engine: LocalEngine, cv_id: str, job: Job) -> int | None:
    """What the program does for one report, from a stored CV."""
    stored = library.cv(cv_id)
    engine.prepare_cv(CTX, stored.document, stored.vectors)
    return analyze(CTX, engine, stored.document, job, AS_OF).score


def timed(function, *arguments):
    """Seconds by the clock and of the processor, and the result."""
    started, used = time.perf_counter(), time.process_time()
    result = function(*arguments)
    return (time.perf_counter() - started, time.process_time() - used), result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cvs", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--full", type=int, default=100)
    options = parser.parse_args()
    engine = LocalEngine(_Remembered())
    engine.warm()
    memory = psutil.Process().memory_info
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        library = Library(store)
        ids = fill(library, engine, options.cvs)
        scores = StoredScores(library, Scorer(engine), AS_OF)
        before = memory().rss
        taken, _ = timed(scores.load, CTX)
        grown = (memory().rss - before) / 2**20
        print(f"{options.cvs} CVs, {psutil.cpu_count()} cores, load {psutil.getloadavg()[0]:.1f}\n")
        print("| | seconds | of the processor |\n|---|---:|---:|")
        line(f"taking the library in, once ({grown:.0f} MB)", taken)
        for code in ("en", "vi"):
            job = engine.requirements(CTX, (SAMPLES / f"advert_{code}.txt").read_text("utf-8"))
            measure(library, engine, scores, ids, job, options)
        store.close()
    engine.close()


def measure(library, engine, scores, ids, job: Job, options: argparse.Namespace) -> None:
    runs = [timed(scores.against, CTX, job) for _ in range(options.runs)]
    found = {one.cv_id: one.scored.score for one in runs[-1][1]}
    name = f"advert in {job.language}, {len(job.requirements)} requirements"
    for word, of in (("median", statistics.median), ("worst", max)):
        line(f"{name}: scores, {word} of {len(runs)}", both(of, runs))
    some = ids[:: max(1, len(ids) // options.full)]
    took, full = timed(lambda: [in_full(library, engine, cv_id, job) for cv_id in some])
    if full != [found[cv_id] for cv_id in some]:
        raise SystemExit("The scores are not those of the full analysis")
    scaled = [seconds * len(ids) / len(some) for seconds in took]
    line(f"{name}: a full analysis of each, from {len(some)}", scaled)


def both(of, runs) -> list[float]:
    """A figure of the clock's seconds, and of the processor's."""
    return [of(took[which] for took, _ in runs) for which in (0, 1)]


def line(name: str, seconds) -> None:
    clock, processor = seconds
    print(f"| {name} | {clock:.2f} | {processor:.2f} |", flush=True)


if __name__ == "__main__":
    main()
