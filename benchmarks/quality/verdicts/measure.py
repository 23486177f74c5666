"""How often the local engine's verdict is the labelled one, for requirements with nothing exact
to check: `python benchmarks/quality/verdicts/measure.py [--fit]`.

The 24 CVs, the 480 requirements and their labels were written for this purpose (README.md beside
this file). Rows of the splits "fitted" and "dev" are for fitting thresholds, so their figures
flatter; those of "test" (twelve CVs) are for reporting only. Nearly half are asked in the other
language than the CV's. `--fit` prints the thresholds that cost least.
"""

import argparse
import collections
import itertools
import json
from collections.abc import Sequence
from pathlib import Path

from careerflow.models.document import Document
from careerflow.models.job import Axis, Job, Kind, Requirement
from careerflow.services.documents.language import detect_line
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.matching import judging, prose
from careerflow.services.matching.facts import facts
from careerflow.services.matching.taxonomy import Taxonomy
from careerflow.services.retrieval.search import Hit
from careerflow.services.task import TaskContext

HERE = Path(__file__).parent
AS_OF = "2026-11"
SPLITS = ("fitted", "dev", "test")
VERDICTS = ("met", "partial", "missing")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in (HERE / "rows.jsonl").read_text("utf-8").splitlines()]
    cases = list(_cases(rows))
    if arguments.fit:
        _fit([case for case in cases if case[5] != "test"])
        return
    outcomes = [(case, prose.check_prose(*case[1:4]).verdict.value) for case in cases]
    for split, same_language in itertools.product(SPLITS, (True, False)):
        part = [item for item in outcomes if item[0][4:] == (same_language, split)]
        _print(f"{split}, {'same' if same_language else 'other'} language", part)
    if arguments.wrong:
        for case, verdict in outcomes:
            if verdict != case[0]:
                best = max(case[3], key=prose.strength)
                quote = case[2].document.text[best.start : best.end][:70]
                figures = f"{best.dense:.2f} {best.lexical:.2f}"
                print(f"{case[5]:6} {case[0]:8}-> {verdict:8} {figures} {case[1].text} | {quote}")


def _cases(rows: Sequence[dict[str, str]]):
    engine = LocalEngine()
    for name, group in itertools.groupby(rows, key=lambda row: row["cv"]):
        document = read_plain_text((HERE / f"{name}.txt").read_bytes())
        asked = list(group)
        job = _job(asked)
        stated = facts(document, Taxonomy.load(), AS_OF)
        for row, requirement, hits in zip(
            asked, job.requirements, _hits(engine, document, job), strict=True
        ):
            same = detect_line(requirement.text, "en") == document.language
            yield row["verdict"], requirement, stated, tuple(hits), same, row["split"]


def _job(rows: Sequence[dict[str, str]]) -> Job:
    requirements, text = [], ""
    for row in rows:
        start, end = len(text), len(text) + len(row["requirement"])
        requirements.append(
            Requirement(row["requirement"], start, end, Kind.MUST, Axis(row["axis"]))
        )
        text += row["requirement"] + "\n"
    return Job(text, "en", None, text, tuple(requirements), ())


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


def _fit(cases) -> None:
    """Cost of a wrong verdict: 1 a step, and 1 more where a missing one is called met."""
    tried = []
    grid = itertools.product((0.0, 0.1, 0.2), (0.0, 0.03), range(10, 100, 3), range(3, 60, 3))
    for weight, soft, met, gap in grid:
        prose.LEXICAL_WEIGHT, prose.SOFT = weight, soft
        prose.MET, prose.PARTIAL = met / 100, (met - gap) / 100
        figures = (weight, soft, -met / 100, (met - gap) / 100)
        tried.append((sum(_cost(case) for case in cases), *figures))
    for cost, weight, soft, met, partial in sorted(tried)[:10]:
        print(f"cost {cost}: lexical {weight}, soft {soft}, met {-met}, partial {partial}")


def _cost(case) -> int:
    rank = {"missing": 0, "partial": 1, "met": 2}
    got = prose.check_prose(*case[1:4]).verdict.value
    return abs(rank[got] - rank[case[0]]) + (got == "met" and case[0] == "missing")


def _print(title: str, outcomes) -> None:
    counts = collections.Counter((case[0], verdict) for case, verdict in outcomes)
    print(f"\n{title}: labelled (down) and judged (across)")
    print(" " * 9, *(f"{verdict:>8}" for verdict in VERDICTS))
    for label in VERDICTS:
        print(f"{label:9}", *(f"{counts[label, verdict]:8}" for verdict in VERDICTS))
    judged_met = sum(counts[label, "met"] for label in VERDICTS)
    true_met = sum(counts["met", verdict] for verdict in VERDICTS)
    right = counts["met", "met"]
    print(f"met: precision {right}/{judged_met}, recall {right}/{true_met}, ", end="")
    print(f"called missing {counts['met', 'missing']}/{true_met}")


if __name__ == "__main__":
    main()
