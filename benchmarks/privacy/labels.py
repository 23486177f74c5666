"""What is personal in the CVs of ../shared/data, as somebody who read them found it.

The CVs stay where they are, so labels.json has hashes: of each value its kind, how many words it
has, and a hash of them as written, without the signs around a word. A value counts wherever its
words stand in the CV.

`python -m benchmarks.privacy.labels LABELS.tsv` makes the file anew from lines of file name (with
"*"), kind and value between tabs.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

FILE = Path(__file__).with_name("labels.json")
CVS = Path(__file__).resolve().parents[3] / "shared" / "data" / "cvs"
KINDS = ("NAME", "EMAIL", "PHONE", "LINK", "ADDRESS", "BIRTH", "REFERENCE")
_EDGES = ".,;:!?()[]{}<>\"'“”‘’|•·●©"


@dataclass(frozen=True, slots=True)
class Truth:
    kind: str
    start: int
    end: int


def load() -> dict[str, list[tuple[str, int, str]]]:
    """By file name."""
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        name: [(kind, count, digest) for kind, count, digest in rows] for name, rows in read.items()
    }


def is_development(name: str) -> bool:
    """The half to tune on, by the hash of the file's name; the other is for the test."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0


def occurrences(text: str, rows: list[tuple[str, int, str]]) -> Iterator[Truth]:
    """Where the labelled values stand; the longest only, where one is part of another."""
    words = list(_words(text))
    kinds = {(count, digest): kind for kind, count, digest in rows}
    taken = [False] * len(words)
    for count in sorted({count for count, _ in kinds}, reverse=True):
        for first in range(len(words) - count + 1):
            window = words[first : first + count]
            kind = kinds.get((count, _digest([word for _, _, word in window])))
            if kind is not None and not any(taken[first : first + count]):
                taken[first : first + count] = [True] * count
                yield Truth(kind, window[0][0], window[-1][1])


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\S+", text):
        word = match[0].strip(_EDGES)
        if word:
            start = match.start() + match[0].index(word)
            yield start, start + len(word), word


def _digest(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]


def _make(source: Path) -> None:
    lines = [line.split("\t") for line in source.read_text(encoding="utf-8").splitlines()]
    made: dict[str, list[list[object]]] = {}
    for path in sorted(CVS.glob("*.pdf")):
        rows = []
        for pattern, kind, value in lines:
            if fnmatch(path.stem, pattern):
                words = [word for _, _, word in _words(value)]
                rows.append([kind, len(words), _digest(words)])
        made[path.name] = rows
    text = ",\n".join(f"{json.dumps(name)}: {json.dumps(rows)}" for name, rows in made.items())
    FILE.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    _make(Path(sys.argv[1]))
