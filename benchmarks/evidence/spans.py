"""How much of what another program reads is located, and where: 300 spans of 5 to 20 words a
layout family, drawn from pdftotext's text: `python -m benchmarks.evidence.spans [--missed N]`.

Spans are drawn anywhere in pdftotext's order, over its lines, blocks, columns and pages. Left out
of the text are icons: words at whose place MuPDF prints nothing but signs of icon fonts or without
a name, whatever number or description pdftotext gives them.

Skipped, and counted, are spans with a word that is not printed so (pdftotext gives /ActualText,
such as "https:" before an address, and numbers of glyphs for signs without a name), and spans
that pdftotext scrambles: somewhere it goes back in the line, or from one of its lines to where
nobody reads on (`benchmarks.evidence.poppler.follows`): neither to the right in the row, nor to
what stands next below, nor from a column's or page's foot to the head of another. It does so where
it leaves a column in its middle, and where it gathers cells of several rows.

Located spans must be the same letters (a list's number at their beginning may be left out), and
their boxes hold them as in benchmarks.evidence.run.
Every span is also altered by one word or digit; none of those may be found, except where the page
says that too ("Item 2", "Item 3"). Times are of the processor: the machine may be shared.
"""

import argparse
import random
import re
import shutil
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pymupdf

from benchmarks.evidence import poppler
from benchmarks.evidence.page import PrintedPage, common, letters
from benchmarks.evidence.poppler import PopplerLine
from careerflow.models.errors import ReadError
from careerflow.models.report import Evidence
from careerflow.services.documents.client import read_document
from careerflow.services.documents.locate import QuoteIndex
from careerflow.services.task import TaskContext

CVS = Path(__file__).resolve().parents[3] / "shared" / "data" / "cvs"
FAMILIES = (
    "en_altacv",
    "en_latexcv",
    "en_moderncv",
    "en_reactiveresume",
    "en_rendercv",
    "en_resumematcher",
    "vi_broken_encoding",
    "vi_",
    "en_hipster",
    "",
)
SPANS, LEAST, MOST = 300, 5, 20
RECALL, PRECISION = 0.95, 0.8
WAYS = ("line", "block", "blocks", "pages")
"""What a span lies in, or runs over."""


class Cv:
    """One CV as both programs read it."""

    def __init__(self, path: Path, index: QuoteIndex) -> None:
        self.name, self.index = path.stem, index
        self.printed = [PrintedPage(page) for page in pymupdf.open(path)]
        self.lines = [
            PopplerLine(line.page, line.block, words)
            for line in poppler.read(path)
            if (words := tuple(w for w in line.words if self.printed[line.page].prints(w.box)))
        ]
        placed = [(at, word) for at, line in enumerate(self.lines) for word in line.words]
        self.words = [(at, word.text) for at, word in placed]
        self._described = [
            not self.printed[self.lines[at].page].says(word.text, word.box) for at, word in placed
        ]
        self._back = [
            at == other and after.box[0] < word.box[0]
            for (at, word), (other, after) in pairwise(placed)
        ]
        texts = [
            " ".join(text for _, text in self.words),
            *(t for p in self.printed for t in p.texts),
        ]
        self.text = "\n".join(map(_squashed, texts))

    def way(self, first: int, last: int) -> str | None:
        """Of words[first:last]; None where pdftotext scrambles or describes them."""
        if any(self._described[first:last]) or any(self._back[first : last - 1]):
            return None
        lines = [self.lines[at] for at in sorted({at for at, _ in self.words[first:last]})]
        for line, after in pairwise(lines):
            page = [other for other in self.lines if other.page == line.page]
            if not poppler.follows(page, line, after):
                return None
        if len(lines) == 1:
            return "line"
        if len({line.page for line in lines}) > 1:
            return "pages"
        return "block" if len({line.block for line in lines}) == 1 else "blocks"


@dataclass(slots=True)
class Figures:
    skipped: int = 0
    drawn: Counter[str] = field(default_factory=Counter)
    located: Counter[str] = field(default_factory=Counter)
    covered: int = 0
    wrong: int = 0
    milliseconds: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--missed", type=int, default=0, help="missed spans shown a family")
    parser.add_argument("--family", help="one family only")
    arguments = parser.parse_args()
    if shutil.which("pdftotext") is None or not CVS.is_dir():
        sys.exit("Needs pdftotext and ../shared/data.")
    print("| family | CVs | skipped |", " | ".join(WAYS), "| all | boxes | altered, found |")
    print("|---" * (len(WAYS) + 6) + "|")
    every: list[float] = []
    building: list[float] = []
    for family, files in _families().items():
        if arguments.family not in (None, family):
            continue
        found = _measured(family, _opened(files, building))
        every += found.milliseconds
        _print(family or "others", len(files), found, arguments.missed)
    print(f"\nA quote: median {statistics.median(every):.3f} ms, ", end="")
    print(f"95 % under {statistics.quantiles(every, n=20)[-1]:.3f} ms, longest {max(every):.2f} ms")
    print(f"Index: median {statistics.median(building):.1f} ms a page, most {max(building):.1f} ms")


def _families() -> dict[str, list[Path]]:
    groups: dict[str, list[Path]] = {family: [] for family in FAMILIES}
    for path in sorted(CVS.glob("*.pdf")):
        groups[next(family for family in FAMILIES if path.name.startswith(family))].append(path)
    return groups


def _opened(files: list[Path], building: list[float]) -> list[Cv]:
    opened = []
    for path in files:
        try:
            document = read_document(TaskContext(), path)
        except ReadError:
            continue
        began = time.thread_time()
        index = QuoteIndex(document)
        index.locate("no such words at all")
        building.append(1000 * (time.thread_time() - began) / len(document.pages))
        opened.append(Cv(path, index))
    return opened


def _measured(family: str, cvs: list[Cv]) -> Figures:
    rng = random.Random(f"7 {family}")
    figures = Figures()
    for cv, span, way in _spans(rng, cvs, figures):
        figures.drawn[way] += 1
        items = _timed(cv, span, figures)
        if items and _says(items, span):
            figures.located[way] += 1
            figures.covered += _covers(cv, items)
        else:
            figures.missed.append(f"{cv.name} ({way}) {span}")
        altered = _altered(rng, span)
        if _timed(cv, altered, figures) and _squashed(altered) not in cv.text:
            figures.wrong += 1
            figures.missed.append(f"{cv.name} WRONG {altered}")
    return figures


def _says(items: tuple[Evidence, ...], span: str) -> bool:
    """Whether the parts are the span, but for the numbers that lists put before some."""
    parts = (re.escape(_squashed(item.quote)) for item in items)
    return bool(re.fullmatch("".join(f"[0-9]{{0,2}}{part}" for part in parts), _squashed(span)))


def _timed(cv: Cv, quote: str, figures: Figures) -> tuple[Evidence, ...]:
    began = time.thread_time()
    items = cv.index.locate(quote)
    figures.milliseconds.append(1000 * (time.thread_time() - began))
    return items


def _spans(rng: random.Random, cvs: list[Cv], figures: Figures) -> Iterator[tuple[Cv, str, str]]:
    usable = [cv for cv in cvs if len(cv.words) >= MOST]
    while figures.drawn.total() < SPANS:
        cv = rng.choice(usable)
        size = rng.randint(LEAST, MOST)
        first = rng.randrange(len(cv.words) - size + 1)
        span = " ".join(text for _, text in cv.words[first : first + size])
        way = cv.way(first, first + size)
        if way is None:
            figures.skipped += 1
        elif any(map(str.isalnum, span)):
            yield cv, span, way


def _covers(cv: Cv, items: tuple[Evidence, ...]) -> bool:
    wanted = Counter(letters("".join(item.quote for item in items)))
    inside: Counter[str] = Counter()
    for number, page in enumerate(cv.printed, 1):
        boxes = tuple(box for item in items if item.page == number for box in item.boxes)
        inside += page.inside(boxes) if boxes else Counter()
    shared = common(wanted, inside)
    return shared >= RECALL * wanted.total() and shared >= PRECISION * inside.total()


def _altered(rng: random.Random, span: str) -> str:
    words = span.split()
    at = rng.randrange(len(words))
    digits = re.sub(r"\d", lambda match: str((int(match[0]) + 1) % 10), words[at], count=1)
    words[at] = digits if digits != words[at] else "quixotic"
    return " ".join(words)


def _squashed(text: str) -> str:
    return "".join(filter(str.isalnum, letters(text).casefold()))


def _print(family: str, cvs: int, found: Figures, missed: int) -> None:
    cells = [f"{found.located[way]}/{found.drawn[way]}" for way in WAYS]
    total, located = found.drawn.total(), found.located.total()
    print(f"| {family} | {cvs} | {found.skipped} |", " | ".join(cells), end=" | ")
    print(f"{located}/{total} | {found.covered}/{located} | {found.wrong} |", flush=True)
    for span in found.missed[:missed]:
        print("  missed in", span[:200], file=sys.stderr)


if __name__ == "__main__":
    main()
