"""What should not move the score: the theme or layout of a CV, its language, lost diacritics, the
advert's words dumped at its end. `python -m benchmarks.quality.invariance`.

Over the same few adverts of the development part for every CV of a group; differences are of the
score, 0 to 100, between CVs of one text (its spread), or of one CV and its twin.
"""

import statistics
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from benchmarks.evidence.adverts import Advert, development
from benchmarks.markdown import markdown
from careerflow.models.document import Document
from careerflow.services.analysis import analyze
from careerflow.services.documents.client import read_document
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.task import TaskContext

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
AS_OF = "2026-11"
ADVERTS = 12  # half English
LAYOUTS = "en_resumematcher_"
THEMES = "en_rendercv_"
THEME_NAMES = (
    *("classic", "ember", "engineeringclassic", "engineeringresumes", "harvard", "ink"),
    *("moderncv", "opal", "sb2nov"),
)


class Scores:
    def __init__(self) -> None:
        self.engine = LocalEngine()
        found = development(DATA / "jds")
        self.jobs = [
            self.engine.requirements(TaskContext(), advert.text)
            for language in ("en", "vi")
            for advert in _spread([one for one in found if one.language == language])
        ]

    def of(self, document: Document) -> list[int]:
        """One for each advert; 0 where nothing could be scored."""
        return [self._score(document, number) or 0 for number in range(len(self.jobs))]

    def _score(self, document: Document, number: int) -> int | None:
        return analyze(TaskContext(), self.engine, document, self.jobs[number], AS_OF).score

    def with_dump(self, document: Document) -> list[int]:
        """How far each advert's words at the end of the CV move its own score."""
        moved = []
        for number, job in enumerate(self.jobs):
            dump = "\n".join(requirement.text for requirement in job.requirements)
            stuffed = read_plain_text(f"{document.text}\n\n{dump}\n".encode())
            plain = read_plain_text(document.text.encode())
            before, after = (self._score(one, number) or 0 for one in (plain, stuffed))
            moved.append(after - before)
        return moved

    def close(self) -> None:
        self.engine.close()


def _spread(adverts: Sequence[Advert]) -> list[Advert]:
    step = max(1, len(adverts) // (ADVERTS // 2))
    return list(adverts[::step][: ADVERTS // 2])


def read(name: str) -> Document:
    return read_document(TaskContext(), DATA / "cvs" / f"{name}.pdf")


def unmarked(document: Document) -> Document:
    text = unicodedata.normalize("NFD", document.text.replace("đ", "d").replace("Đ", "D"))
    return read_plain_text("".join(c for c in text if not unicodedata.combining(c)).encode())


def spreads(scores: Scores, documents: Sequence[Document]) -> list[int]:
    columns = zip(*(scores.of(document) for document in documents), strict=True)
    return [max(column) - min(column) for column in columns]


def differences(scores: Scores, one: Document, other: Document) -> list[int]:
    pairs = zip(scores.of(one), scores.of(other), strict=True)
    return [abs(a - b) for a, b in pairs]


def table(scores: Scores) -> list[list[str]]:
    layouts = sorted((DATA / "cvs").glob(f"{LAYOUTS}*.pdf"))
    twins = sorted((DATA / "cvs").glob("en_*_twin.pdf"))
    vietnamese = [read("vi" + path.stem[2:].removesuffix("_twin")) for path in twins]
    groups = {
        f"{len(THEME_NAMES)} themes of one text": spreads(
            scores, [read(THEMES + theme) for theme in THEME_NAMES]
        ),
        f"{len(layouts)} layouts of one text": spreads(
            scores, [read(path.stem) for path in layouts]
        ),
        f"{len(twins)} English and Vietnamese twins": [
            moved
            for path, other in zip(twins, vietnamese, strict=True)
            for moved in differences(scores, read(path.stem), other)
        ],
        "Vietnamese without diacritics": [
            moved
            for document in vietnamese
            for moved in differences(
                scores, read_plain_text(document.text.encode()), unmarked(document)
            )
        ],
        "the advert's own rows dumped at the end": [
            abs(moved)
            for document in (read(twins[0].stem), vietnamese[0], vietnamese[1])
            for moved in scores.with_dump(document)
        ],
    }
    rows = [["what differs", "comparisons", "median", "90 %", "worst"]]
    for name, moved in groups.items():
        high = statistics.quantiles(moved, n=10)[-1]
        cells = (len(moved), statistics.median(moved), round(high, 1), max(moved))
        rows.append([name, *map(str, cells)])
    return rows


def main() -> None:
    scores = Scores()
    print(markdown(table(scores)))
    scores.close()


if __name__ == "__main__":
    main()
