"""What twins whose scores differ are judged on: `python -m benchmarks.quality.twins [--over 12]`.

The rows of one advert that an English CV and its Vietnamese twin answer differently, each with its
reason and the CV's words, which stay out of RESULTS.md: the CVs are unpublished.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.markdown import Table, markdown
from benchmarks.quality.invariance import AS_OF, DATA, Scores, read
from careerflow.models.report import Report, Row
from careerflow.services.analysis import analyze
from careerflow.services.task import TaskContext

OVER = 12
"""Points: what an advert's score may differ by between twins."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One advert (by its number among the bench's) and both reports on it."""

    twin: str
    advert: int
    english: Report
    vietnamese: Report

    @property
    def points(self) -> int:
        return abs((self.english.score or 0) - (self.vietnamese.score or 0))

    @property
    def rows(self) -> list[tuple[Row, Row]]:
        pairs = zip(self.english.rows, self.vietnamese.rows, strict=True)
        return [(one, other) for one, other in pairs if one.verdict is not other.verdict]


def differences(scores: Scores) -> Iterator[Difference]:
    for path in sorted((DATA / "cvs").glob("en_*_twin.pdf")):
        name = path.stem.removeprefix("en_").removesuffix("_twin")
        both = read(path.stem), read(f"vi_{name}")
        for advert, job in enumerate(scores.jobs):
            reports = (analyze(TaskContext(), scores.engine, cv, job, AS_OF) for cv in both)
            yield Difference(name, advert, *reports)


def table(found: list[Difference]) -> Table:
    """Those over 12 points: how many rows differ, and by what each was judged in either."""
    rows = [["twin", "advert", "en", "vi", "rows", "differ", "by a passage's nearness", "by facts"]]
    for one in sorted(found, key=lambda one: -one.points):
        if one.points <= OVER:
            break
        near = sum(any(_is_nearness(row) for row in pair) for pair in one.rows)
        numbers = one.english.score, one.vietnamese.score, len(one.english.rows), len(one.rows)
        cells = one.advert, *numbers, near, len(one.rows) - near
        rows.append([one.twin, *map(str, cells)])
    return rows


def _is_nearness(row: Row) -> bool:
    return row.reason.id.startswith(("reason.prose.", "reason.skills.other_words"))


def _told(row: Row) -> str:
    quotes = " / ".join(" ".join(evidence.quote.split())[:110] for evidence in row.evidence[:2])
    return f"{row.verdict:8} {row.reason.id:28} {quotes}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--over", type=int, default=OVER, help="points")
    over = parser.parse_args().over
    scores = Scores()
    found = list(differences(scores))
    scores.close()
    print(markdown(table(found)))
    for one in sorted(found, key=lambda one: -one.points):
        if one.points > over:
            print(f"\n{one.twin}, advert {one.advert}: {one.english.score}, {one.vietnamese.score}")
            for english, vietnamese in one.rows:
                print(f"  {english.requirement.text}")
                print(f"    en {_told(english)}\n    vi {_told(vietnamese)}")


if __name__ == "__main__":
    main()
