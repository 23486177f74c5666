"""How much of what is personal in real CVs is masked before it is sent, and what else is:
`uv run poe bench-masking [--misses] [--masked]`.

The labels were made by reading (labels.py), not by the masker. An occurrence counts as masked
where not one letter or figure of it is left. Rules were tuned on the development half only.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.privacy import labels
from careerflow.models.document import Document
from careerflow.models.errors import ReadError
from careerflow.services.documents.client import read_document
from careerflow.services.llm.injection.instructions import passages
from careerflow.services.llm.privacy.masking import Masking, masking
from careerflow.services.matching.taxonomy import Taxonomy
from careerflow.services.task import TaskContext

GOALS = {"EMAIL": 0.99, "PHONE": 0.99, "LINK": 0.99, "NAME": 0.95}
_PLACEHOLDER = re.compile(r"\[[A-Z]+(?:_\d+)?\]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--misses", action="store_true", help="show the words that were missed")
    parser.add_argument("--masked", action="store_true", help="show other words that were masked")
    options = parser.parse_args()
    if not labels.CVS.is_dir():
        sys.exit("Needs ../shared/data.")
    told = labels.load()
    counts: dict[bool, Counter[tuple[str, str]]] = {True: Counter(), False: Counter()}
    for path in sorted(labels.CVS.glob("*.pdf")):
        document = _read(path)
        if document is not None:
            half = counts[labels.is_development(path.name)]
            half["all", "files"] += 1
            _measure(path.name, document, told.get(path.name, []), half, options)
    for development, half in counts.items():
        _print("development" if development else "test", half)


def _read(path: Path) -> Document | None:
    try:
        return read_document(TaskContext(), path)
    except ReadError as error:
        print(f"not read: {path.name} ({error.code})")
        return None


def _measure(
    name: str,
    document: Document,
    rows: list[tuple[str, int, str]],
    count: Counter[tuple[str, str]],
    options: argparse.Namespace,
) -> None:
    masker = masking(document, document.person)
    hidden = _hidden(masker, document.text)
    personal = [False] * len(document.text)
    for truth in labels.occurrences(document.text, rows):
        personal[truth.start : truth.end] = [True] * (truth.end - truth.start)
        count[truth.kind, "labelled"] += 1
        left = [
            at
            for at in range(truth.start, truth.end)
            if document.text[at].isalnum() and not hidden[at]
        ]
        count[truth.kind, "masked"] += not left
        if left:
            shown = document.text[truth.start : truth.end] if options.misses else ""
            print(f"missed {truth.kind} in {name} {shown}")
    _count_others(name, document, hidden, personal, count, options.masked)
    spoken_to = passages(document)
    count["all", "instructions"] += len(spoken_to)
    if spoken_to:
        print(f"taken for an instruction in {name}: {len(spoken_to)}")


def _hidden(masker: Masking, text: str) -> list[bool]:
    """Of each character, whether a placeholder stands for it. Raises AssertionError where the
    text does not come back."""
    masked = masker.masked(text)
    assert masker.restored(masked) == text
    hidden: list[bool] = []
    at = 0
    for match in _PLACEHOLDER.finditer(masked):
        value = masker.placeholders[match[0]]
        hidden += [False] * (match.start() - at) + [True] * len(value)
        at = match.end()
    hidden += [False] * (len(masked) - at)
    assert len(hidden) == len(text)
    return hidden


def _count_others(
    name: str,
    document: Document,
    hidden: list[bool],
    personal: list[bool],
    count: Counter[tuple[str, str]],
    show: bool,
) -> None:
    """Words that nobody labelled, and the skills, employers and schools among them."""
    text = document.text
    for match in re.finditer(r"\w+", text):
        if not any(personal[match.start() : match.end()]):
            masked = any(hidden[match.start() : match.end()])
            count["words", "other"] += 1
            count["words", "masked"] += masked
            if masked and show:
                print(f"masked in {name}: {text[max(0, match.start() - 20) : match.end() + 20]!r}")
    for kind, spans in (("skills", _skills(document)), ("employers", _organisations(document))):
        for start, end in spans:
            if not any(personal[start:end]):
                count[kind, "other"] += 1
                count[kind, "masked"] += any(hidden[start:end])


def _skills(document: Document) -> Iterator[tuple[int, int]]:
    for mention in Taxonomy.load().find(document.text):
        yield mention.start, mention.end


def _organisations(document: Document) -> Iterator[tuple[int, int]]:
    profile = document.profile
    names = {job.employer for job in profile.jobs} | {study.school for study in profile.education}
    for words in filter(None, names):
        for match in re.finditer(re.escape(words), document.text):
            yield match.span()


def _print(half: str, count: Counter[tuple[str, str]]) -> None:
    print(f"\n| {half}: {count['all', 'files']} CVs | occurrences | masked | share | goal |")
    print("|---|---|---|---|---|")
    for kind in labels.KINDS:
        labelled, masked = count[kind, "labelled"], count[kind, "masked"]
        share = f"{masked / labelled:.1%}" if labelled else "-"
        goal = f"{GOALS[kind]:.0%}" if kind in GOALS else ""
        print(f"| {kind} | {labelled} | {masked} | {share} | {goal} |")
    for kind in ("words", "skills", "employers"):
        other, masked = count[kind, "other"], count[kind, "masked"]
        print(f"| {kind} that are not personal | {other} | {masked} | {masked / other:.2%} | |")
    print(f"Passages taken for instructions: {count['all', 'instructions']}")


if __name__ == "__main__":
    main()
