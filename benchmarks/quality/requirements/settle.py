"""Puts settled labels into labels.jsonl, by advert and offsets:
`python -m benchmarks.quality.requirements.settle FIRST SETTLED`, where SETTLED holds lines
"advert, number, label" (tabs between) for what FIRST has to change."""

import argparse
import json
from pathlib import Path

from benchmarks.quality.requirements.agreement import rows
from benchmarks.quality.requirements.labels import parse
from benchmarks.quality.requirements.measure import LABELS
from benchmarks.quality.requirements.sheets import drawn
from careerflow.services.matching import segments


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("first", type=Path)
    parser.add_argument("settled", type=Path)
    arguments = parser.parse_args()
    changed: dict[tuple[str, int], str] = {}
    for line in arguments.settled.read_text("utf-8").splitlines():
        advert, number, label = line.split("\t")
        changed[advert, int(number)] = label.strip()
    lines = []
    for advert, text in drawn():
        spans = segments.split(text)
        labels = rows(arguments.first, advert)
        for number, ((start, end), label) in enumerate(zip(spans, labels, strict=True), 1):
            chosen = changed.get((advert, number), label)
            parse(chosen)
            row = {"advert": advert, "start": start, "end": end, "label": chosen}
            lines.append(json.dumps(row, ensure_ascii=False))
    LABELS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
