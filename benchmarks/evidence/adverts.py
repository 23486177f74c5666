"""Which adverts each CV is compared with: from the development two thirds only, by hash."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

ENGLISH, VIETNAMESE = 3, 2  # adverts a CV


@dataclass(frozen=True, slots=True)
class Advert:
    id: str
    language: str
    text: str


def development(folder: Path) -> list[Advert]:
    """Adverts whose sha256(id) is not divisible by 3; the others are for the final test."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            if _number(record["id"]) % 3:
                found.append(Advert(record["id"], record["lang"], record["text"]))
    return found


def chosen(adverts: list[Advert], cv: str) -> list[Advert]:
    """Other ones for each CV, always the same for one: those whose hash with its name is least."""
    ordered = sorted(adverts, key=lambda advert: _number(f"{cv} {advert.id}"))
    parts = {"en": ENGLISH, "vi": VIETNAMESE}
    return [
        advert
        for language, count in parts.items()
        for advert in [item for item in ordered if item.language == language][:count]
    ]


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)
