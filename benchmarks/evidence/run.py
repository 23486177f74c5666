"""Is every quote of a report where the report says it is? Over all readable CVs and five adverts
each: `python -m benchmarks.evidence.run [--cvs PART] [--worst N] [--each FILE]`.

Quotes of reports, and every passage that could become one, are compared with what MuPDF itself
prints: text of the page, characters inside the boxes, pixels below them.
"""

import argparse
import collections
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pymupdf

from benchmarks.evidence.adverts import Advert, chosen, development
from benchmarks.evidence.page import PrintedPage, common, letters
from careerflow.models.document import Document
from careerflow.models.errors import NoRequirementsError, ReadError
from careerflow.models.report import Evidence
from careerflow.services.analysis import analyze
from careerflow.services.documents.client import read_document
from careerflow.services.documents.locate import evidence
from careerflow.services.engine.local import LocalEngine
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.task import TaskContext

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
AS_OF = "2026-11"
RECALL, PRECISION = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Measured:
    """One quote, and what holds of it."""

    cv: str
    source: str  # "report" or "passage"
    quote: str
    page: int
    in_document: bool
    in_page: bool
    lines_in_page: bool
    recall: float
    precision: float
    one_column: bool
    seen: bool

    @property
    def covered(self) -> bool:
        return self.recall >= RECALL and self.precision >= PRECISION


CHECKS = (
    ("text of the document", "in_document"),
    ("text of the page, by MuPDF", "in_page"),
    ("each line text of the page", "lines_in_page"),
    ("boxes cover the quote", "covered"),
    ("no box across a gutter", "one_column"),
    ("visible", "seen"),
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cvs", default="", help="only files with this in their name")
    parser.add_argument("--worst", type=int, default=8, help="offenders shown a check")
    parser.add_argument("--each", type=Path, help="write every offender to this file as JSON")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        sys.exit("Needs ../shared/data beside the project.")
    paths = [path for path in sorted((DATA / "cvs").glob("*.pdf")) if arguments.cvs in path.name]
    adverts = development(DATA / "jds")
    engine = LocalEngine()
    found: list[Measured] = []
    unread: dict[str, str] = {}
    for path in paths:
        try:
            document = read_document(TaskContext(), path)
        except ReadError as error:
            unread[path.name] = error.code
            continue
        found += _measure(path, document, engine, chosen(adverts, path.name))
    engine.close()
    _print(found, unread, len(paths), arguments.worst)
    if arguments.each:
        wrong = [asdict(item) for item in found if not all(getattr(item, c) for _, c in CHECKS)]
        arguments.each.write_text(json.dumps(wrong, ensure_ascii=False, indent=1), "utf-8")


def _measure(
    path: Path, document: Document, engine: LocalEngine, adverts: list[Advert]
) -> Iterator[Measured]:
    items = {("report", item) for item in _quoted(document, engine, adverts)}
    items |= {
        ("passage", item)
        for chunk in chunks(document)
        for item in evidence(document, chunk.start, chunk.end)
    }
    with pymupdf.open(path) as pdf:
        pages = [PrintedPage(page) for page in pdf]
        for source, item in sorted(items, key=lambda pair: (pair[0], pair[1].start, pair[1].end)):
            assert item.page is not None
            yield _checked(path.stem, source, document, pages[item.page - 1], item)


def _quoted(document: Document, engine: LocalEngine, adverts: list[Advert]) -> Iterator[Evidence]:
    for advert in adverts:
        job = engine.requirements(TaskContext(), advert.text)
        try:
            report = analyze(TaskContext(), engine, document, job, AS_OF)
        except NoRequirementsError:
            continue
        for row in report.rows:
            yield from row.evidence


def _checked(
    cv: str, source: str, document: Document, page: PrintedPage, item: Evidence
) -> Measured:
    wanted, inside = collections.Counter(letters(item.quote)), page.inside(item.boxes)
    shared = common(wanted, inside)
    own = document.pages[(item.page or 1) - 1]
    return Measured(
        cv=cv,
        source=source,
        quote=item.quote,
        page=item.page or 0,
        in_document=own.start <= item.start < item.end <= own.end
        and document.text[item.start : item.end] == item.quote,
        in_page=page.has(item.quote),
        lines_in_page=page.has_lines(item.quote),
        recall=shared / max(1, wanted.total()),
        precision=shared / max(1, inside.total()),
        one_column=not any(page.crosses_gutter(box) for box in item.boxes),
        seen=all(page.is_seen(box) for box in item.boxes) and bool(item.boxes),
    )


def _print(found: list[Measured], unread: dict[str, str], total: int, worst: int) -> None:
    print(f"{total - len(unread)} of {total} CVs read; {len(unread)} refused:", end=" ")
    print(dict(collections.Counter(unread.values())))
    groups = {
        "quotes of reports": [item for item in found if item.source == "report"],
        "all passages": [item for item in found if item.source == "passage"],
    }
    print("\n| check |", " | ".join(groups), "|\n|---|", "---|" * len(groups))
    for title, field in CHECKS:
        cells = [_share(items, field) for items in groups.values()]
        print(f"| {title} |", " | ".join(cells), "|")
    for title, field in CHECKS:
        wrong = [item for item in found if not getattr(item, field)]
        if wrong:
            files = collections.Counter(item.cv for item in wrong)
            print(f"\nNot {title}: {dict(files.most_common(worst))}")
        for item in wrong[:worst]:
            figures = f"recall {item.recall:.2f} precision {item.precision:.2f}"
            print(f"- {item.cv} p{item.page} {figures} {item.quote[:100]!r}")


def _share(items: list[Measured], field: str) -> str:
    good = sum(bool(getattr(item, field)) for item in items)
    return f"{good}/{len(items)} ({100 * good / max(1, len(items)):.2f} %)"


if __name__ == "__main__":
    main()
