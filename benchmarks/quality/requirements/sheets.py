"""Writes the sheets that are labelled: `python -m benchmarks.quality.requirements.sheets FOLDER`.

60 adverts, drawn by the hash of their ids: 30 Vietnamese (20 of TopCV, 10 of ITviec) and 30
English (15 of us_tech, 15 of us_general); a third of each is of the test third. The folder must
not be in the project: the adverts' licences do not let their text in.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from careerflow.services.matching import segments

ADVERTS = Path(__file__).resolve().parents[4] / "shared" / "data" / "jds"
DRAWN = {"topcv_2025": (13, 7), "itviec_b_2026": (7, 3), "us_tech": (10, 5), "us_general": (10, 5)}
"""Adverts of the development part and of the test third."""


def is_test(advert: str) -> bool:
    return int(hashlib.sha256(advert.encode()).hexdigest(), 16) % 3 == 0


def drawn() -> Iterator[tuple[str, str]]:
    """(id, normalised text) of each of the 60."""
    for source, sizes in DRAWN.items():
        lines = (ADVERTS / f"{source}.jsonl").read_text("utf-8").splitlines()
        adverts = sorted(map(json.loads, lines), key=_draw)
        for test, size in zip((False, True), sizes, strict=True):
            for advert in [one for one in adverts if is_test(one["id"]) is test][:size]:
                yield advert["id"], segments.normalised(advert["text"])


def _draw(advert: dict[str, str]) -> str:
    return hashlib.sha256(f"labels {advert['id']}".encode()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for advert, text in drawn():
        spans = segments.split(text)
        rows = [f"{n}\t{' '.join(text[a:b].split())}" for n, (a, b) in enumerate(spans, 1)]
        (folder / f"{advert}.txt").write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
