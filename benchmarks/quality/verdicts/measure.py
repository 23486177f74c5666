"""How often the local engine's verdict is the labelled one, each requirement cut and judged as a
bullet of an advert: `python -m benchmarks.quality.verdicts.measure [--fit] [--wrong]`.

The 24 CVs, the 480 requirements and their labels were written for this purpose (README.md beside
this file). Rows of the splits "fitted" and "dev" are for fitting thresholds, so their figures
flatter; those of "test" (twelve CVs) are for reporting only. Nearly half are asked in the other
language than the CV's. `--fit` prints the thresholds that cost least, `--wrong` the rows of the
development splits that are judged otherwise.
"""

import argparse
import collections
import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.markdown import markdown
from careerflow.models.document import Document
from careerflow.models.job import Job, Requirement
from careerflow.services.documents.language import detect_line
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.matching import judging, prose
from careerflow.services.matching.facts import Facts, facts
from careerflow.services.matching.taxonomy import Taxonomy
from careerflow.services.retrieval.search import Hit
from careerflow.services.retrieval.source import Source
from careerflow.services.task import TaskContext

HERE = Path(__file__).parent
AS_OF = "2026-11"
SPLITS = ("fitted", "dev", "test")
VERDICTS = ("met", "partial", "missing")


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled row; the program may cut it into several, each with its hits."""

    label: str
    split: str
    cv_language: str
    same_language: bool
    facts: Facts
    rows: tuple[tuple[Requirement, tuple[Hit, ...]], ...]

    def verdict(self) -> str:
        """All met is met, all missing is missing; what no CV shows is missing here."""
        taxonomy = Taxonomy.load()
        said = {
            judging.check(row, self.facts, taxonomy, hits).verdict.value for row, hits in self.rows
        }
        said = {
            "missing" if verdict == "not_scored" else verdict for verdict in said or {"missing"}
        }
        return said.pop() if len(said) == 1 else "partial"


def cases(source: Source | None = None) -> Iterator[Case]:
    """With the bundled encoders, or those of another source."""
    engine = LocalEngine(source)
    lines = (HERE / "rows.jsonl").read_text("utf-8").splitlines()
    for name, group in itertools.groupby(map(json.loads, lines), key=lambda row: row["cv"]):
        document = read_plain_text((HERE / f"{name}.txt").read_bytes())
        stated = facts(document, Taxonomy.load(), AS_OF)
        for row in group:
            text = row["requirement"]
            job = engine.requirements(TaskContext(), f"Requirements:\n- {text}\n")
            hits = _hits(engine, document, job)
            same = detect_line(text, "en") == document.language
            pairs = tuple(zip(job.requirements, map(tuple, hits), strict=True))
            yield Case(row["verdict"], row["split"], document.language, same, stated, pairs)
    engine.close()


def _hits(engine: LocalEngine, document: Document, job: Job) -> Sequence[Sequence[Hit]]:
    """What retrieval hands to judging."""
    caught: list[Sequence[Sequence[Hit]]] = []
    judge = judging.judge

    def catch(job: Job, document: Document, hits: Sequence[Sequence[Hit]], *rest: object):
        caught.append(hits)
        return judge(job, document, hits, *rest)

    judging.judge = catch
    try:
        engine.judge(TaskContext(), document, job, AS_OF)
    finally:
        judging.judge = judge
    return caught[0]


def table(found: Sequence[Case]) -> list[list[str]]:
    """Of a verdict "met": how often it is right, how many of the true ones get it, and how many
    of these are called missing; and how many verdicts are right in all."""
    head = ["rows", "number", "met right", "met found", "met called missing", "all right"]
    rows = [head]
    for split in SPLITS:
        part = [case for case in found if case.split == split]
        groups = {
            "all": part,
            "same language": [case for case in part if case.same_language],
            "other language": [case for case in part if not case.same_language],
            "Vietnamese CVs": [case for case in part if case.cv_language == "vi"],
            "English CVs": [case for case in part if case.cv_language == "en"],
        }
        rows += [_figures(f"{split}, {name}", group) for name, group in groups.items()]
    return rows


def _figures(name: str, part: Sequence[Case]) -> list[str]:
    counts = collections.Counter((case.label, case.verdict()) for case in part)
    said = sum(counts[label, "met"] for label in VERDICTS)
    true = sum(counts["met", verdict] for verdict in VERDICTS)
    right = sum(counts[verdict, verdict] for verdict in VERDICTS)
    figures = (
        (counts["met", "met"], said),
        (counts["met", "met"], true),
        (counts["met", "missing"], true),
        (right, len(part)),
    )
    shares = (f"{some}/{whole} {some / max(whole, 1):.0%}" for some, whole in figures)
    return [name, str(len(part)), *shares]


def confusion(found: Sequence[Case], language: str) -> list[list[str]]:
    """Of the test rows on CVs of one language: labelled (down) and judged (across)."""
    part = [case for case in found if case.split == "test" and case.cv_language == language]
    counts = collections.Counter((case.label, case.verdict()) for case in part)
    return [
        [f"test, {language} CVs: labelled", *VERDICTS],
        *([label, *(str(counts[label, said]) for said in VERDICTS)] for label in VERDICTS),
    ]


def _fit(found: Sequence[Case]) -> None:
    """Cost of a wrong verdict: 1 a step, and 1 more where a missing one is called met."""
    tried = []
    grid = itertools.product((0.0, 0.05, 0.1), range(40, 80, 4), range(4, 48, 4))
    for soft, met, gap in grid:
        prose.SOFT, prose.MET, prose.PARTIAL = soft, met / 100, (met - gap) / 100
        figures = (soft, met / 100, (met - gap) / 100)
        tried.append((sum(map(_cost, found)), *figures))
    for cost, soft, met, partial in sorted(tried)[:10]:
        print(f"cost {cost}: soft {soft}, met {met}, partial {partial}")


def _cost(case: Case) -> int:
    rank = {"missing": 0, "partial": 1, "met": 2}
    got = case.verdict()
    return abs(rank[got] - rank[case.label]) + (got == "met" and case.label == "missing")


def _show_wrong(found: Sequence[Case]) -> None:
    for case in found:
        verdict = case.verdict()
        if case.split != "test" and verdict != case.label:
            for row, hits in case.rows:
                best = max(hits, key=lambda hit: hit.dense, default=None)
                quote = case.facts.document.text[best.start : best.end][:70] if best else ""
                strength = best.dense if best else 0.0
                print(f"{case.label:8}-> {verdict:8} {strength:.2f} {row.text} | {quote}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args()
    found = list(cases())
    if arguments.fit:
        _fit([case for case in found if case.split != "test"])
    elif arguments.wrong:
        _show_wrong(found)
    else:
        for rows in (table(found), confusion(found, "en"), confusion(found, "vi")):
            print(markdown(rows), end="\n\n")


if __name__ == "__main__":
    main()
