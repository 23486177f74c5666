"""Builds resources/diacritics/table.json: syllables and their neighbours, counted in phrases of
this program (resources/diacritics/phrases.txt, the taxonomy's Vietnamese names, the calibration
texts, the Vietnamese of the lexicon). `python tools/build_diacritics.py [--check]`: with --check
nothing is written, and the exit code is 1 where the file is not what the phrases give.
"""

import argparse
import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from careerflow.services.matching.folding import fold  # noqa: E402

FOLDER = ROOT / "resources" / "diacritics"
TARGET = FOLDER / "table.json"
TAXONOMY = ROOT / "resources" / "taxonomy" / "source"
WORD = re.compile(r"[^\W\d_]+")
# Words without a mark, counted by themselves too.
COMMON = frozenset(("cho", "trong", "theo", "khi", "cao", "qua", "ra", "sau", "do", "ba", "thu"))
SYLLABLE = 7  # letters; no Vietnamese one has more


def phrases() -> Iterator[str]:
    """Phrases with at least one mark, in NFC and lower case."""
    written = (FOLDER / "phrases.txt").read_text("utf-8").splitlines()
    found = [text for line in written if line[0] != "#" for text in _repeated(line)]
    for name in ("business", "tech"):
        table = tomllib.loads((TAXONOMY / f"{name}.toml").read_text("utf-8"))
        for group in table.values():
            for aliases in group.get("skills", {}).values():
                found += aliases
    found += tomllib.loads((TAXONOMY / "labels_vi.toml").read_text("utf-8")).values()
    calibration = (ROOT / "resources/models/calibration_texts.tsv").read_text("utf-8").splitlines()
    found += [line.split("\t")[1] for line in calibration]
    glosses = (ROOT / "resources/lexicon/glosses_vi.tsv").read_text("utf-8").splitlines()
    found += [
        line.split("\t")[0] for line in glosses if line[0] != "#" and " " in line.split("\t")[0]
    ]
    for line in found:
        for phrase in re.split(r"[,.;:()/]", unicodedata.normalize("NFC", line).lower()):
            if not phrase.isascii() or phrase.strip() in COMMON:
                yield phrase


def _repeated(line: str) -> list[str]:
    """A line as often as the figure before it says."""
    times, _, text = line.partition(" ")
    return [text] * int(times) if times.isdecimal() else [line]


def build() -> dict[str, dict[str, dict[str, int]] | dict[str, int]]:
    """`syllables`: counts by written form under each bare form; `pairs`: counts of neighbours."""
    syllables: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pairs: Counter[str] = Counter()
    for phrase in phrases():
        words = [word for word in WORD.findall(phrase) if len(word) <= SYLLABLE]
        for word in words:
            syllables[fold(word)][word] += 1
        pairs.update(f"{left} {right}" for left, right in pairwise(words))
    return {
        "syllables": {bare: dict(sorted(syllables[bare].items())) for bare in sorted(syllables)},
        "pairs": dict(sorted(pairs.items())),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    text = json.dumps(build(), ensure_ascii=False, separators=(",", ":")) + "\n"
    if check:
        return int(not TARGET.exists() or TARGET.read_text("utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(text.encode()) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
