"""How far two passes of labelling agree, and where they do not.

`python -m benchmarks.quality.requirements.agreement FIRST SECOND [--differing FILE]`: the folders
hold one .tsv for each advert, as GUIDELINES.md describes. Cohen's kappa, 1960.
"""

import argparse
from collections import Counter
from collections.abc import Hashable, Sequence
from pathlib import Path

from benchmarks.quality.requirements.labels import Label, parse

Pair = tuple[Label, Label]


def rows(folder: Path, advert: str) -> list[str]:
    lines = (folder / f"{advert}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t", 1)[1].strip() for line in lines]


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    first, second = (Counter(side) for side in zip(*pairs, strict=True))
    seen = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(first[value] * second[value] for value in first) / len(pairs) ** 2
    return (seen - chance) / (1 - chance)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--differing", type=Path, help="written: advert, number, both labels")
    arguments = parser.parse_args()
    adverts = sorted(path.stem for path in arguments.first.glob("*.tsv"))
    pairs: list[Pair] = []
    differing = []
    for advert in adverts:
        sides = (rows(folder, advert) for folder in (arguments.first, arguments.second))
        for number, (one, other) in enumerate(zip(*sides, strict=True), 1):
            pairs.append((parse(one), parse(other)))
            if pairs[-1][0] != pairs[-1][1]:
                differing.append(f"{advert}\t{number}\t{one}\t{other}")
    both = [(a, b) for a, b in pairs if a.asks == b.asks == "yes"]
    for title, values in (
        ("requirement, condition or neither", [(a.asks, b.asks) for a, b in pairs]),
        ("must or nice", [(a.kind, b.kind) for a, b in both]),
        ("axis", [(a.axis, b.axis) for a, b in both]),
    ):
        alike = sum(a == b for a, b in values) / len(values)
        print(f"| {title} | {len(values)} | {alike:.1%} | {kappa(values):.3f} |")
    shared = sum(len(a.typed & b.typed) for a, b in both)
    said = sum(len(a.typed) + len(b.typed) for a, b in both)
    print(f"| typed constraints, F1 | | {2 * shared / said:.1%} | |")
    print(f"{len(differing)} of {len(pairs)} labels differ in something")
    if arguments.differing:
        arguments.differing.write_text("\n".join(differing) + "\n", "utf-8")


if __name__ == "__main__":
    main()
