"""How much of education, languages and certificates is read right in real CVs.

    uv run python -m benchmarks.reading.structure [--misses]
    uv run python -m benchmarks.reading.studies LABELS.tsv

The second makes the labels (studies.json beside this file) anew, from lines of file, dev or test,
kind and the kind's values between tabs: degree, field, school, first, last; language, level 1-7;
certificate. A kind that a CV has none of stands without values; one that is not labelled is left
out. A person read the CVs; those marked test were labelled from pdftotext's text before anything
was improved and are never shown by --misses. CVs that share their text are on one side.
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

from benchmarks.reading.fingerprints import fingerprint, paired
from careerflow.models.document import Document
from careerflow.services.documents.client import read_document
from careerflow.services.task import TaskContext

LABELS = Path(__file__).with_name("studies.json")
CVS = Path(__file__).resolve().parents[3] / "shared" / "data" / "cvs"
PARTS = {
    "education": ("degree", "field", "school", "dates"),
    "languages": ("language", "level"),
    "certificates": ("name",),
}
Entry = tuple[str, ...]
Count = Counter[tuple[str, str, str]]


def _values(document: Document, kind: str) -> list[Entry]:
    profile = document.profile
    if kind == "languages":
        return [(item.language, str(item.level or "")) for item in profile.languages]
    if kind == "certificates":
        return [(item.name,) for item in profile.certificates]
    return [
        (
            item.degree.name.lower() if item.degree else "",
            item.field or "",
            item.school or "",
            (item.first or "") + (item.last or ("now" if item.ongoing else "")),
        )
        for item in profile.education
    ]


def _count(count: Count, kind: str, read: list[Entry], labelled: list[Entry]) -> set[int]:
    """Adds to `count`; which of those read are right in everything."""
    pairs = paired(read, labelled)
    for which, entries in (("read", read), ("labelled", labelled)):
        count[kind, "entries", which] += len(entries)
        for place, part in enumerate(PARTS[kind]):
            count[kind, part, which] += sum(bool(entry[place]) for entry in entries)
    count[kind, "entries", "right"] += len(pairs)
    for place, part in enumerate(PARTS[kind]):
        right = sum(read[i][place] == labelled[k][place] != "" for i, k in pairs)
        count[kind, part, "right"] += right
    return {i for i, k in pairs if read[i] == labelled[k]}


def measure(misses: bool) -> None:
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    counts: dict[str, Count] = {"dev": Counter(), "test": Counter()}
    files = Counter(labelled["split"] for labelled in labels.values())
    for name, labelled in sorted(labels.items()):
        split = labelled.pop("split")
        document = read_document(TaskContext(), CVS / name)
        for kind, rows in labelled.items():
            values = _values(document, kind)
            read = [tuple(map(fingerprint, entry)) for entry in values]
            right = _count(counts[split], kind, read, [tuple(row) for row in rows])
            if misses and split == "dev" and not len(right) == len(rows) == len(read):
                print(f"{name}: {len(right)} of {len(rows)} {kind} right")
                for place, entry in enumerate(values):
                    print(("    " if place in right else "  ! ") + " | ".join(entry))
    for split, count in counts.items():
        print(f"\n{split}: {files[split]} CVs")
        for kind, parts in PARTS.items():
            for part in ("entries", *parts):
                right, read_, told = (
                    count[kind, part, which] for which in ("right", "read", "labelled")
                )
                print(
                    f"{kind:13}{part:9} precision {right / max(read_, 1):.3f}  "
                    f"recall {right / max(told, 1):.3f}  of {told}"
                )


def label(source: Path) -> None:
    made: dict[str, dict[str, object]] = {}
    with source.open(encoding="utf-8", newline="") as stream:
        for name, split, kind, *values in csv.reader(stream, "excel-tab"):
            entries = made.setdefault(name, {"split": split}).setdefault(kind, [])
            if values:
                if kind == "education":
                    values[3:] = ["".join(values[3:])]
                entries.append(list(map(fingerprint, values)))
    text = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(rows)}" for name, rows in sorted(made.items())
    )
    LABELS.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    label(Path(sys.argv[1]))
