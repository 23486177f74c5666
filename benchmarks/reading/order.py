"""Are columns read as a person reads them? Over the CVs of ../shared/data:
`python -m benchmarks.reading.order [--cvs PART] [--wrong N]`.

Sections: the same text in other layouts must fall into the sections that the plainest layout of
the family puts it in. Columns: what poppler's pdftotext (a system tool) finds on a page must not
be mixed: its paragraphs stay whole, and the two sides of a tall white strip follow each other.
"""

import argparse
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading.printed import Gutter, blocks_of_pages, gutters
from careerflow.models.document import Box, Document, Line
from careerflow.models.errors import ReadError
from careerflow.services.documents.client import read_document
from careerflow.services.task import TaskContext

CVS = Path(__file__).resolve().parents[3] / "shared" / "data" / "cvs"
FAMILIES = {
    "en_rendercv_engineeringresumes": (
        "classic ember engineeringclassic engineeringresumes harvard ink moderncv opal sb2nov"
    ),
    "en_resumematcher_single_column": (
        "modern_single_column modern_two_column single_column two_column"
    ),
}
TARGET = 0.97
_BAND = 40.0  # points
_SAME_ROW = 2.5  # points between the lower edges of what stands on one row


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cvs", default="", help="only files with this in their name")
    parser.add_argument("--wrong", type=int, default=0, help="offenders shown a file")
    arguments = parser.parse_args()
    if shutil.which("pdftotext") is None:
        sys.exit("Needs pdftotext: install poppler-utils.")
    if not CVS.is_dir():
        sys.exit("Needs ../shared/data beside the project.")
    for reference, variants in FAMILIES.items():
        prefix = "_".join(reference.split("_")[:2]) + "_"
        _sections(reference, [prefix + variant for variant in variants.split()], arguments)
    _columns(arguments)


def _sections(reference: str, names: list[str], arguments: argparse.Namespace) -> None:
    names = [name for name in names if arguments.cvs in name]
    if not names:
        return
    expected = Sectioned(_read(reference))
    print(f"\nSections against {reference}\n| CV | lines | matched | agree |\n|---|---|---|---|")
    for name in names:
        told = expected.compare(_read(name))
        mark = "" if told.share >= TARGET else " **below target**"
        print(f"| {name} | {told.lines} | {told.matched} | {100 * told.share:.1f} %{mark} |")
        for line in told.wrong[: arguments.wrong]:
            print(f"  - {line}", file=sys.stderr)


def _read(name: str) -> Document:
    return read_document(TaskContext(), CVS / f"{name}.pdf")


@dataclass(slots=True)
class Told:
    lines: int = 0
    matched: int = 0
    agreeing: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.agreeing / max(1, self.matched)


class Sectioned:
    """A text's letters and digits, with the kind of section that each stands in."""

    def __init__(self, document: Document) -> None:
        self._letters, self._kinds = "", []
        for section in document.sections:
            part = _squashed(document.text[section.start : section.end])
            self._letters += part
            self._kinds += [section.kind.value] * len(part)

    def compare(self, document: Document) -> Told:
        told = Told()
        for line in document.lines:
            words = document.text[line.start : line.end]
            if not _squashed(words):
                continue
            told.lines += 1
            allowed = self._kinds_of(words)
            if allowed:
                kind = kind_at(document, line.start)
                told.matched += 1
                told.agreeing += kind in allowed
                if kind not in allowed:
                    told.wrong.append(f"{kind}, not {'/'.join(sorted(allowed))}: {words[:80]!r}")
        return told

    def _kinds_of(self, words: str) -> set[str]:
        """Of each place of the words; where the reference breaks them, of their longer part."""
        pieces = words.split()
        for size in range(len(pieces), len(pieces) // 2, -1):
            for first in {0, len(pieces) - size}:
                found = self._kinds_at(_squashed("".join(pieces[first : first + size])))
                if found:
                    return found
        return set()

    def _kinds_at(self, letters: str) -> set[str]:
        found, at = set(), self._letters.find(letters) if letters else -1
        while at >= 0:
            found.add(Counter(self._kinds[at : at + len(letters)]).most_common(1)[0][0])
            at = self._letters.find(letters, at + 1)
        return found


def kind_at(document: Document, offset: int) -> str:
    return next(part.kind.value for part in document.sections if offset < part.end)


def _squashed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _columns(arguments: argparse.Namespace) -> None:
    print(
        "\nColumns\n| CV | gutters | needless switches | paragraphs | torn |\n|---|---|---|---|---|"
    )
    totals: Counter[str] = Counter()
    for path in sorted(path for path in CVS.glob("*.pdf") if arguments.cvs in path.name):
        try:
            document = read_document(TaskContext(), path)
        except ReadError:
            continue
        found = _mixed(path, document)
        totals.update(found.counts)
        if any(warning.id == "read.repaired" for warning in document.warnings):
            totals["damaged"] += 1
            print(f"{path.name}: told as damaged", file=sys.stderr)
        counts = found.counts
        if counts["gutters"] or counts["torn"]:
            cells = [str(counts[key]) for key in ("gutters", "switches", "paragraphs", "torn")]
            print(f"| {path.stem} |", " | ".join(cells), "|")
        for passage in found.passages[: arguments.wrong]:
            print(f"  - {passage}", file=sys.stderr)
    print(f"Together: {dict(totals)}")


@dataclass(slots=True)
class Mixed:
    counts: Counter[str] = field(default_factory=Counter)
    passages: list[str] = field(default_factory=list)


def _mixed(path: Path, document: Document) -> Mixed:
    mixed = Mixed()
    for number, blocks in enumerate(blocks_of_pages(path)):
        lines = [line for line in document.lines if line.page == number and not line.vertical]
        for gutter in gutters(blocks):
            switches = needless_switches(gutter, lines)
            mixed.counts.update(gutters=1, switches=switches)
            if switches:
                mixed.passages.append(f"page {number + 1}: {switches} switches across {gutter}")
        free = [one for one in blocks if not any(one.is_table_with(other) for other in blocks)]
        prose = [pair for block in free for pair in block.wrapped]
        for before, after in prose:
            torn = _torn(lines, prose, before, after)
            mixed.counts.update(paragraphs=1, torn=torn)
            if torn:
                words = _words(document, lines, before)
                mixed.passages.append(f"page {number + 1}: torn after {words!r}")
    return mixed


def needless_switches(gutter: Gutter, lines: list[Line]) -> int:
    """Changes of side beyond one for each band of columns. A band may end where all that is read
    so far stands above all the rest: a header, or else too high for a row of cells."""
    placed = [(side, line.box) for line in lines if (side := gutter.side(*line.box)) is not None]
    switches = band = start = 0
    for at in range(1, len(placed)):
        if placed[at][0] is placed[at - 1][0]:
            continue
        floor = max(box[3] for _, box in placed[start:at])
        high = floor - min(box[1] for _, box in placed[start:at]) > _BAND
        if (
            (high or not start)
            and band
            and all(box[1] > floor - _SAME_ROW for _, box in placed[at:])
        ):
            start, band = at, 0
        else:
            band += 1
            switches += band > 1
    return switches


def _torn(lines: list[Line], prose: list[tuple[Box, Box]], before: Box, after: Box) -> bool:
    """Whether something is read between two lines of a sentence, other than what ends the first
    one's row or begins the second one's: a date, a label."""
    first, second = _places(lines, before), _places(lines, after)
    if not first or not second:
        return False
    if second[0] < first[-1]:
        return True
    between = [lines[place].box for place in range(first[-1] + 1, second[0])]
    running = [box for pair in prose for box in pair]
    return any(
        min(abs(box[3] - one[3]) for one in (before, after)) > _SAME_ROW
        or any(_meets(box, one) for one in running)
        for box in between
    )


def _places(lines: list[Line], box: Box) -> list[int]:
    """Of the lines that stand in the box."""
    return [place for place, line in enumerate(lines) if _meets(line.box, box)]


def _meets(box: Box, other: Box) -> bool:
    """Whether boxes share a row and some of its width."""
    middle = (box[1] + box[3]) / 2
    return other[1] < middle < other[3] and min(box[2], other[2]) - max(box[0], other[0]) > 1


def _words(document: Document, lines: list[Line], box: Box) -> str:
    told = [lines[place] for place in _places(lines, box)]
    return " ".join(document.text[line.start : line.end] for line in told)[-60:]


if __name__ == "__main__":
    main()
