"""How many jobs of real CVs are read right: dates, title and employer of each; then their
education, languages and certificates (studies.py).

    uv run python -m benchmarks.reading.structure [--misses]
    uv run python -m benchmarks.reading.structure --label LABELS.tsv

The labels (jobs.json beside this file) were made by a person who read the CVs of ../shared/data.
They are kept as fingerprints, since those CVs stay where they are: a hash of the words without
case, marks and punctuation. `--label` makes them from lines of file, first, last, title and
employer between tabs; dates "YYYY-MM", "YYYY" where the CV has no month, or "now".

A value counts as right where its job, paired with the label that agrees in most, has it exactly.
"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

from benchmarks.reading import studies
from benchmarks.reading.fingerprints import fingerprint, paired
from careerflow.models.document import Document
from careerflow.services.documents.client import read_document
from careerflow.services.task import TaskContext

LABELS = Path(__file__).with_name("jobs.json")
CVS = Path(__file__).resolve().parents[3] / "shared" / "data" / "cvs"
PARTS = ("dates", "title", "employer")
Job = tuple[str, str, str]  # fingerprints of PARTS, "" where there is none


def job(first: str, last: str, title: str, employer: str) -> Job:
    return fingerprint(first + last), fingerprint(title), fingerprint(employer)


def read_jobs(document: Document) -> list[tuple[Job, str]]:
    """Each with the words of it."""
    found = []
    for item in document.profile.jobs:
        last = item.last or "now" if item.first else ""
        values = (item.first or "", last, item.title or "", item.employer or "")
        found.append((job(*values), " | ".join(values)))
    return found


def measure(misses: bool) -> None:
    labels: dict[str, list[list[str]]] = json.loads(LABELS.read_text(encoding="utf-8"))
    count: Counter[str] = Counter()
    for name, rows in sorted(labels.items()):
        labelled: list[Job] = [(row[0], row[1], row[2]) for row in rows]
        told = read_jobs(read_document(TaskContext(), CVS / name))
        read = [fingerprints for fingerprints, _ in told]
        pairs = paired(read, labelled)
        count["jobs", "right"] += len(pairs)
        for which, jobs in (("read", read), ("labelled", labelled)):
            count["jobs", which] += len(jobs)
            for place, part in enumerate(PARTS):
                count[part, which] += sum(bool(item[place]) for item in jobs)
        for place, part in enumerate(PARTS):
            count[part, "right"] += sum(
                read[i][place] == labelled[k][place] != "" for i, k in pairs
            )
        right = {i for i, k in pairs if read[i] == labelled[k]}
        if misses and (len(right) < len(labelled) or len(read) > len(labelled)):
            print(f"{name}: {len(right)} of {len(labelled)} right")
            for place, (_, words) in enumerate(told):
                print("  " + ("  " if place in right else "! ") + words)
    print(f"{len(labels)} CVs, {count['jobs', 'labelled']} jobs")
    for part in ("jobs", *PARTS):
        right, read_count = count[part, "right"], count[part, "read"]
        precision, recall = right / read_count, right / count[part, "labelled"]
        print(f"{part:9} precision {precision:.3f}  recall {recall:.3f}")


def label(source: Path) -> None:
    made: dict[str, list[Job]] = {}
    with source.open(encoding="utf-8", newline="") as stream:
        for name, first, last, title, employer in csv.reader(stream, "excel-tab"):
            made.setdefault(name, []).append(job(first, last, title, employer))
    text = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(rows)}" for name, rows in sorted(made.items())
    )
    LABELS.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--misses", action="store_true", help="show what was read wrong")
    parser.add_argument("--label", type=Path, metavar="TSV", help="make the labels anew")
    options = parser.parse_args()
    if options.label:
        label(options.label)
    elif CVS.is_dir():
        measure(options.misses)
        studies.measure(options.misses)
    else:
        print(f"{CVS} is not there: nothing to measure")


if __name__ == "__main__":
    main()
