"""How much of what another program reads is located: 300 spans of 5 to 20 words a layout family,
drawn from pdftotext's text: `python -m benchmarks.evidence.spans [--missed N]`.

Spans are drawn within pdftotext's lines, within its paragraphs, and freely, where they may run
from one column into the next as no passage does. Every span is also altered by one word or
digit; none of those may be found, except where the page says that too ("Item 2", "Item 3").
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from careerflow.models.document import Document
from careerflow.models.errors import ReadError
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
ICONS = 0xE000
DRAWN: dict[str, Callable[[str], list[str]]] = {
    "in a line": str.splitlines,
    "in a paragraph": lambda text: text.split("\n\n"),
    "freely": lambda text: text.split("\f"),
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--missed", type=int, default=0, help="missed spans shown a family")
    arguments = parser.parse_args()
    if shutil.which("pdftotext") is None or not CVS.is_dir():
        sys.exit("Needs pdftotext and ../shared/data.")
    rng = random.Random(7)
    columns = [*DRAWN, "altered and found"]
    print("| family | CVs |", " | ".join(columns), "|\n|---|---|" + "---|" * len(columns))
    for family, group in _families().items():
        texts = {path: _pdftotext(path) for path in group}
        cells, wrong = [], 0
        for cut in DRAWN.values():
            spans = list(_spans(rng, texts, cut))
            missed = [(path, span) for path, span in spans if not group[path].locate(span)]
            altered = [(path, _altered(rng, span)) for path, span in spans]
            wrong += sum(
                bool(group[path].locate(span)) and _squashed(span) not in _squashed(texts[path])
                for path, span in altered
            )
            cells.append(f"{len(spans) - len(missed)}/{len(spans)}")
            for path, span in missed[: arguments.missed]:
                print(f"  missed in {path.stem}: {span[:120]!r}", file=sys.stderr)
        print(f"| {family or 'others'} | {len(group)} |", " | ".join(cells), f"| {wrong} |")


def _families() -> dict[str, dict[Path, QuoteIndex]]:
    groups: dict[str, dict[Path, QuoteIndex]] = {family: {} for family in FAMILIES}
    for path in sorted(CVS.glob("*.pdf")):
        document = _read(path)
        if document is not None:
            family = next(family for family in FAMILIES if path.name.startswith(family))
            groups[family][path] = QuoteIndex(document)
    return groups


def _read(path: Path) -> Document | None:
    try:
        return read_document(TaskContext(), path)
    except ReadError:
        return None


def _pdftotext(path: Path) -> str:
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def _spans(
    rng: random.Random, texts: dict[Path, str], cut: Callable[[str], list[str]]
) -> Iterator[tuple[Path, str]]:
    pieces = {
        path: [words for part in cut(text) if len(words := _words(part)) >= LEAST]
        for path, text in texts.items()
    }
    usable = [path for path in pieces if pieces[path]]
    for _ in range(SPANS):
        path = rng.choice(usable)
        words = rng.choice(pieces[path])
        size = min(rng.randint(LEAST, MOST), len(words))
        start = rng.randrange(len(words) - size + 1)
        yield path, " ".join(words[start : start + size])


def _words(text: str) -> list[str]:
    """Icons are left out: they are no words."""
    return [word for word in text.split() if not any(ord(sign) >= ICONS for sign in word)]


def _altered(rng: random.Random, span: str) -> str:
    words = span.split()
    at = rng.randrange(len(words))
    digits = re.sub(r"\d", lambda match: str((int(match[0]) + 1) % 10), words[at], count=1)
    words[at] = digits if digits != words[at] else "quixotic"
    return " ".join(words)


def _squashed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


if __name__ == "__main__":
    main()
