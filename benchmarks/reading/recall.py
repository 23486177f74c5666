"""How much of each CV's text is read, beside pdfplumber and pdftotext:
`python -m benchmarks.reading.recall [--cvs PART] [--lost N]`.

Recall of character 4-grams after NFKC without white space, as in data/README.md. None of the
three readers is the truth, so the reference of a file is what at least two of them read: each
4-gram as often as the second most frequent of the three counts. What only we read counts for
nothing; what only we miss counts against us in full. The last two columns take one peer's text as
the whole truth, with its wrong letters, its hidden words and its rows across columns.

Private-use characters are left out on all sides (icons: nobody can read them aloud), and so are
signs that a file does not name and soft hyphens (printed at line ends, elsewhere not).
"""

import argparse
import statistics
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading import pdfplumber_environment
from careerflow import paths
from careerflow.models.errors import ReadError
from careerflow.services.documents.client import read_document
from careerflow.services.task import TaskContext

CVS = Path(__file__).resolve().parents[3] / "shared" / "data" / "cvs"
LENGTH = 4
LEAST = 0.93
NO_TEXT = frozenset("\u00ad\ufffd\u200b\u200c\u200d\u2060\ufeff")

Grams = Counter[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Recall of what two of three read, then ours of each peer's text."""

    cv: str
    ours: float
    plumber: float
    poppler: float
    of_plumber: float
    of_poppler: float
    lost: tuple[str, ...]


COLUMNS: tuple[tuple[str, Callable[[Measured], float]], ...] = (
    ("CareerFlow", lambda item: item.ours),
    ("pdfplumber", lambda item: item.plumber),
    ("pdftotext", lambda item: item.poppler),
    ("CareerFlow of pdfplumber's text", lambda item: item.of_plumber),
    ("CareerFlow of pdftotext's text", lambda item: item.of_poppler),
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cvs", default="", help="only files with this in their name")
    parser.add_argument("--lost", type=int, default=6, help="lost passages shown a file")
    parser.add_argument("--environment", type=Path, default=paths.cache_folder() / "bench-plumber")
    arguments = parser.parse_args()
    files = [path for path in sorted(CVS.glob("*.pdf")) if arguments.cvs in path.name]
    if not files:
        sys.exit("Needs ../shared/data.")
    own, refused = _own(files)
    readable = [path for path in files if path in own]
    plumber = pdfplumber_environment.texts(arguments.environment, readable)
    found = [_measured(path, own[path], plumber[str(path)], _pdftotext(path)) for path in readable]
    _print(found, refused, arguments.lost)


def _own(files: list[Path]) -> tuple[dict[Path, str], dict[str, str]]:
    texts, refused = {}, {}
    for path in files:
        try:
            texts[path] = read_document(TaskContext(), path).text
        except ReadError as error:
            refused[path.stem] = error.code
    return texts, refused


def _pdftotext(path: Path) -> str:
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def _measured(path: Path, ours: str, plumber: str, poppler: str) -> Measured:
    own, first, second = grams(ours), grams(plumber), grams(poppler)
    agreed = reference(own, first, second)
    return Measured(
        path.stem,
        recall(own, agreed),
        recall(first, agreed),
        recall(second, agreed),
        recall(own, first),
        recall(own, second),
        _lost(poppler, agreed - own),
    )


def grams(text: str) -> Grams:
    characters = [
        char
        for char in unicodedata.normalize("NFKC", text)
        if not (char.isspace() or char in NO_TEXT or unicodedata.category(char) in ("Co", "Cc"))
    ]
    plain = "".join(characters)
    return Counter(plain[at : at + LENGTH] for at in range(len(plain) - LENGTH + 1))


def reference(*readers: Grams) -> Grams:
    """What at least two of them have: of each 4-gram the second highest count."""
    every = {gram for reader in readers for gram in reader}
    return Counter({gram: sorted(reader[gram] for reader in readers)[-2] for gram in every})


def recall(reader: Grams, wanted: Grams) -> float:
    return (reader & wanted).total() / max(1, wanted.total())


def _lost(text: str, missing: Grams) -> tuple[str, ...]:
    """Passages of `text` that are made of missing 4-grams, longest first."""
    plain = "".join(text.split())
    ends: dict[int, int] = {}
    start = end = 0
    for at in range(len(plain) - LENGTH + 1):
        if missing[unicodedata.normalize("NFKC", plain[at : at + LENGTH])] > 0:
            start, end = (start if at < end else at), at + LENGTH
            ends[start] = end
    return tuple(sorted((plain[low:high] for low, high in ends.items()), key=len)[::-1])


def _print(found: list[Measured], refused: dict[str, str], lost: int) -> None:
    print(f"{len(found)} CVs read, {len(refused)} refused: {dict(Counter(refused.values()))}\n")
    print("| 4-gram recall |", " | ".join(title for title, _ in COLUMNS), "|")
    print("|---|" + "---|" * len(COLUMNS))
    for name, figure in (("median", statistics.median), ("minimum", min)):
        print(f"| {name} |", *(f"{figure(map(of, found)):.4f} |" for _, of in COLUMNS))
    print(f"| files under {LEAST} |", *(f"{_low(found, of)} |" for _, of in COLUMNS))
    for item in sorted(found, key=lambda item: item.ours):
        if min(item.ours, item.of_poppler) < LEAST:
            print(f"\n{item.cv}:", *(f"{of(item):.3f}" for _, of in COLUMNS))
            print(" ", " | ".join(passage[:70] for passage in item.lost[:lost]))


def _low(found: list[Measured], of: Callable[[Measured], float]) -> int:
    return sum(of(item) < LEAST for item in found)


if __name__ == "__main__":
    main()
