"""What is proposed from adverts, against what somebody who read them found; and which adverts are
known for one that is there already.

    python -m benchmarks.adverts.run [--label LABELS.json]

The adverts stay in ../shared/data: labels.json has hashes only, of 64 adverts drawn from the
development two thirds (half of them Vietnamese). `--label` makes it anew from a file of
{id: {field: value as text}}, "" where the advert does not say. A day is looked at from 20 November
2025, when most of them were published.

Duplicates: the adverts of ../shared/data/fit that one job seeker collected, the same one several
times from several boards. Of the 16 near pairs with the same title 15 are one job, as reading both
said; those with other titles are other jobs of one employer.
"""

import argparse
import hashlib
import json
from collections import Counter
from datetime import date
from pathlib import Path

from careerflow.models.job_uses import How
from careerflow.models.tracker import JobFacts, Salary
from careerflow.services.adverts.duplicates import sketch
from careerflow.services.adverts.facts import facts
from careerflow.services.matching.folding import fold

LABELS = Path(__file__).with_name("labels.json")
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FIELDS = ("salary", "company", "location", "deadline", "posted", "link", "language")
TODAY = date(2025, 11, 20)
_ALIKE = (0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--label", type=Path)
    given = parser.parse_args()
    if given.label is not None:
        LABELS.write_text(_hashed(json.loads(given.label.read_text("utf-8"))), encoding="utf-8")
    _print_facts(json.loads(LABELS.read_text("utf-8")))
    _print_duplicates()


def _hashed(labels: dict[str, dict[str, str]]) -> str:
    rows = (
        f'"{advert}": {json.dumps({field: _digest(fields[field]) for field in FIELDS})}'
        for advert, fields in sorted(labels.items())
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _digest(value: str) -> str:
    """ "" for nothing."""
    plain = " ".join(fold(value).split()).strip(" .,")
    return hashlib.sha256(plain.encode()).hexdigest()[:12] if plain else ""


def _written(found: JobFacts) -> dict[str, str]:
    days = {"deadline": found.deadline, "posted": found.posted}
    return {
        "salary": _pay(found.salary),
        "company": found.company,
        "location": found.location,
        "link": found.link,
        "language": found.language,
        **{name: "" if day is None else day.isoformat() for name, day in days.items()},
    }


def _pay(salary: Salary) -> str:
    period = "" if salary.period is None else salary.period.value
    return f"{salary.low}-{salary.high} {salary.currency} {period}" if salary else ""


def _print_facts(labels: dict[str, dict[str, str]]) -> None:
    count: Counter[tuple[str, str]] = Counter()
    for advert in _adverts():
        if (wanted := labels.get(advert["id"])) is None:
            continue
        text, title = advert["text"], advert["title"]
        found = _written(facts(text if text.startswith(title) else f"{title}\n{text}", TODAY))
        for field in FIELDS:
            proposed, right = _digest(found[field]), wanted[field]
            count[field, "said"] += bool(right)
            count[field, "proposed"] += bool(proposed)
            count[field, "right"] += bool(proposed) and proposed == right
    print(f"| field, of {len(labels)} adverts | said | proposed | right | precision | recall |")
    print("|---|---|---|---|---|---|")
    for field in FIELDS:
        said, proposed, right = (count[field, kind] for kind in ("said", "proposed", "right"))
        print(
            f"| {field} | {said} | {proposed} | {right} | {_share(right, proposed)} "
            f"| {_share(right, said)} |"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def _adverts() -> list[dict[str, str]]:
    """Those to develop on."""
    paths = sorted((DATA / "jds").glob("*.jsonl"))
    read = (json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines())
    return [advert for advert in read if _is_development(advert["id"])]


def _is_development(advert: str) -> bool:
    return int(hashlib.sha256(advert.encode()).hexdigest(), 16) % 3 != 0


def _print_duplicates() -> None:
    """Pairs of the same title by how alike they are; those of other titles never count."""
    lines = (DATA / "fit" / "single_cv_641jds.jsonl").read_text("utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    kept = [row["jd"] for row in read if _is_development(f"li-{row['jd_id'].split('-')[1]}")]
    made = [(text.partition("\n")[0], sketch(text)) for text in kept]
    count: Counter[tuple[object, bool]] = Counter()
    for place, (title, one) in enumerate(made):
        for other_title, other in made[:place]:
            same = title == other_title
            if one.letters == other.letters:
                count[How.SAME_WORDS, same] += 1
                continue
            whole = len(one.shingles | other.shingles)
            alike = len(one.shingles & other.shingles) / whole if whole else 0.0
            for least in _ALIKE:
                count[least, same] += alike >= least
    print(f"\n| pairs of {len(made)} adverts | same title | other titles |")
    print("|---|---|---|")
    for kind in (How.SAME_WORDS, *_ALIKE):
        name = "the same letters" if kind is How.SAME_WORDS else f"alike from {kind}"
        print(f"| {name} | {count[kind, True]} | {count[kind, False]} |")


if __name__ == "__main__":
    main()
