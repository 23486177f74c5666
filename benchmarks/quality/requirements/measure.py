"""How the program cuts adverts into requirements, beside the labels of labels.jsonl:
`python -m benchmarks.quality.requirements.measure [--wrong N]`.

A segment counts as taken for a requirement where a row of the report covers part of it. Kind and
axis are those of the longest such row, and are compared where both sides see a requirement; so are
typed constraints, of all its rows together. Conditions (GUIDELINES.md) may be rows or not: they
count on neither side. Baselines: every segment is one; and, beside it, those under a heading that
says so or with a word that asks (a list of twenty such words), all must, all hard skills.
`--wrong` shows adverts of the development part only.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.markdown import markdown
from benchmarks.quality.requirements.labels import Label, parse
from benchmarks.quality.requirements.sheets import drawn, is_test
from careerflow.models.job import Axis, Job, Kind, Requirement
from careerflow.services.matching import segments
from careerflow.services.matching.folding import fold
from careerflow.services.matching.requirements import requirements
from careerflow.services.matching.taxonomy import Taxonomy

LABELS = Path(__file__).parent / "labels.jsonl"
_ASKING = re.compile(
    r"\b(experience|years?|knowledge|skills?|ability|degree|proficien\w+|understanding|familiar\w*|"
    r"required|must|kinh nghiem|thanh thao|tot nghiep|ky nang|kha nang|kien thuc|hieu biet|"
    r"yeu cau|uu tien|trinh do)\b"
)

Predictor = Callable[[str, Sequence[tuple[int, int]]], list[Label]]


@dataclass(slots=True)
class Figures:
    asks: Counter[tuple[str, str]] = field(default_factory=Counter)  # (label, prediction)
    kind: list[bool] = field(default_factory=list)
    axis: list[bool] = field(default_factory=list)
    typed: Counter[str] = field(default_factory=Counter)
    skills: Counter[str] = field(default_factory=Counter)

    def add(self, label: Label, said: Label) -> None:
        if label.asks == "condition":
            return
        self.asks[label.asks, said.asks] += 1
        if label.asks == said.asks == "yes":
            self.kind.append(label.kind == said.kind)
            self.axis.append(label.axis == said.axis)
        _compare(self.typed, set(label.typed), set(said.typed))
        _compare(self.skills, _asked(label.skills), _named(said.skills))

    def cells(self) -> dict[str, float]:
        """Shares, 0 to 1."""
        taken = self.asks["yes", "yes"]
        wrong = self.asks["no", "yes"] + self.asks["yes", "no"]
        return {
            "requirements F1": _ratio(2 * taken, 2 * taken + wrong),
            "precision": _ratio(taken, taken + self.asks["no", "yes"]),
            "recall": _ratio(taken, taken + self.asks["yes", "no"]),
            "must/nice": _ratio(sum(self.kind), len(self.kind)),
            "axis": _ratio(sum(self.axis), len(self.axis)),
            "typed F1": _f1(self.typed),
            "skills F1": _f1(self.skills),
        }


def _compare(counts: Counter[str], wanted: set[object], said: set[object]) -> None:
    counts["both"] += len(wanted & said)
    counts["wanted"] += len(wanted)
    counts["said"] += len(said)


def _f1(counts: Counter[str]) -> float:
    return _ratio(2 * counts["both"], counts["wanted"] + counts["said"])


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _asked(skills: Sequence[str]) -> set[object]:
    """By the taxonomy's name where it has one, else folded. Names of one row keep each other
    company, as in the advert: "Word" alone is none, "Word, Excel" are two."""
    mentions = Taxonomy.load().find(", ".join(skills))
    named: set[object] = set()
    start = 0
    for skill in skills:
        end = start + len(skill)
        found = {mention.skill for mention in mentions if start <= mention.start < end}
        named |= found or {fold(skill)}
        start = end + len(", ")
    return {name for name in named if not _is_trait(name)}


def _named(skills: Sequence[str]) -> set[object]:
    return {skill for skill in skills if not _is_trait(skill)}


def _is_trait(name: object) -> bool:
    """The labels leave traits out, as GUIDELINES.md says."""
    try:
        return Taxonomy.load().axis(str(name)) is Axis.SOFT_SKILLS
    except KeyError:
        return False


def labelled() -> dict[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = {}
    for line in LABELS.read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["advert"], []).append((row["start"], row["end"], row["label"]))
    return found


def by_program(text: str, spans: Sequence[tuple[int, int]]) -> list[Label]:
    job = requirements(text)
    return [_said(job, *span) for span in spans]


def _said(job: Job, start: int, end: int) -> Label:
    covered = {
        row: min(row.end, end) - max(row.start, start)
        for row in job.requirements
        if min(row.end, end) > max(row.start, start)
    }
    if not covered:
        return Label("no")
    row = max(covered, key=covered.__getitem__)
    typed = frozenset(item for one in covered for item in _typed(one))
    skills = tuple(skill for one in covered for skill in one.skills)
    return Label("yes", row.kind.value, row.axis.value, typed, skills)


def _typed(row: Requirement) -> Iterator[tuple[object, ...]]:
    if row.years is not None:
        yield "years", row.years.low, row.years.high
    if row.degree is not None:
        yield "degree", int(row.degree)
    for spoken in row.languages:
        yield "language", spoken.language, spoken.level


def every_segment(_text: str, spans: Sequence[tuple[int, int]]) -> list[Label]:
    return [Label("yes", Kind.MUST.value, "hard_skills")] * len(spans)


def by_word(text: str, spans: Sequence[tuple[int, int]]) -> list[Label]:
    asking = (bool(_ASKING.search(fold(text[start:end]))) for start, end in spans)
    return [Label("yes", Kind.MUST.value, "hard_skills") if one else Label("no") for one in asking]


PREDICTORS: dict[str, Predictor] = {
    "CareerFlow": by_program,
    "words that ask": by_word,
    "every segment": every_segment,
}


def measured(part: str) -> dict[str, Figures]:
    """By predictor; `part` is "dev" or "test", with " en" or " vi" behind it for one language."""
    labels = labelled()
    figures = {name: Figures() for name in PREDICTORS}
    for advert, text in drawn():
        language = "vi" if advert.startswith(("topcv", "itviec")) else "en"
        if f"{'test' if is_test(advert) else 'dev'} {language}".startswith(part):
            spans = [(start, end) for start, end, _ in labels[advert]]
            assert tuple(spans) == segments.split(text), f"another splitter cut {advert}"
            for name, predict in PREDICTORS.items():
                for (_, _, label), said in zip(labels[advert], predict(text, spans), strict=True):
                    figures[name].add(parse(label), said)
    return figures


def table() -> list[list[str]]:
    rows = [["adverts", "by", *Figures().cells()]]
    for part in ("dev", "test", "test en", "test vi"):
        for name, figures in measured(part).items():
            rows.append([part, name, *(f"{share:.1%}" for share in figures.cells().values())])
    return rows


def _show_wrong(most: int) -> None:
    labels = labelled()
    for advert, text in drawn():
        if is_test(advert) or most <= 0:
            continue
        spans = [(start, end) for start, end, _ in labels[advert]]
        for (start, end, label), said in zip(labels[advert], by_program(text, spans), strict=True):
            wanted = parse(label)
            if wanted.asks == "condition" or _alike(wanted, said):
                continue
            most -= 1
            print(f"{advert} {label}\n    {said}\n    {' '.join(text[start:end].split())}")


def _alike(label: Label, said: Label) -> bool:
    if label.asks != said.asks:
        return False
    return (label.kind, label.axis, label.typed) == (said.kind, said.axis, said.typed)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", type=int, default=0)
    most = parser.parse_args().wrong
    if most:
        _show_wrong(most)
        return
    print(markdown(table()))


if __name__ == "__main__":
    main()
