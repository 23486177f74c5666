"""How well the skills of a text are found, on labelled sets of others, in both languages:
`python -m benchmarks.quality.skills`.

Every set is texts with phrases as labels. A text's labels and what is found in it are compared
three ways, without case and with one spelling for "hoá" and "hóa":

- token overlap: the distinct words of all labels and of all phrases found, added up over the texts;
- phrase overlap: each phrase found is worth its best F1 of words with a label (precision), and each
  label with a phrase found (recall), so that nested labels do not count against anyone;
- exact: the same phrase.

Vietnamese texts are what rows of requirements say: they are read under a heading that says so, and
what is found are the `phrases` of the rows. Texts with an even number (from 0) are for
development, the others are the test half. Near copies of development texts are in the test half:
it is also measured without them. A tag is the employer's own; adverts of the test third are told
by sha256(id), as elsewhere.
"""

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.markdown import markdown
from benchmarks.quality.requirements.sheets import ADVERTS, is_test
from careerflow.models.job import Requirement
from careerflow.services.matching import constraints
from careerflow.services.matching.folding import fold, marks
from careerflow.services.matching.requirements import requirements
from careerflow.services.matching.segments import normalised
from careerflow.services.matching.taxonomy import Taxonomy

SKILLS = ADVERTS.parent / "skills"
HEADING = "Yêu cầu ứng viên:\n"
_WORD = re.compile(r"[\w+#]+")
_LONGEST = 8  # words of a gazetteer's name that is looked for
_NEAR = 0.7  # of the words of two texts: from here on one is a near copy of the other

Finder = Callable[[str], Iterable[str]]
Table = list[list[str]]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    labels: tuple[str, ...]


COLUMNS = ("token overlap F1", "precision", "recall", "phrase overlap F1", "exact F1")
# Only where the task is the same: on the set's test part, by a model trained on its train part.
PUBLISHED = {"SkillSpan dev": "span F1 62.6% on test (ESCOXLM-R, arXiv:2305.12092)"}


def words(text: str) -> Words:
    """Keys of the words: folded, with their diacritics in a fixed order."""
    return tuple(fold(word) + marks(word) for word in _WORD.findall(normalised(text).lower()))


def scores(cases: Sequence[Case], find: Finder) -> tuple[float, ...]:
    """Token overlap F1 with precision and recall, phrase overlap F1, exact F1."""
    count: Counter[str] = Counter()
    precise = recalled = 0.0
    for case in cases:
        labels = {words(label) for label in case.labels} - {()}
        found = {words(phrase) for phrase in find(case.text)} - {()}
        wanted, said = _all(labels), _all(found)
        count.update(wanted=len(wanted), said=len(said), both=len(wanted & said))
        count.update(labels=len(labels), found=len(found), exact=len(labels & found))
        precise += sum(_best(phrase, labels) for phrase in found)
        recalled += sum(_best(label, found) for label in labels)
    return (
        _ratio(2 * count["both"], count["wanted"] + count["said"]),
        _ratio(count["both"], count["said"]),
        _ratio(count["both"], count["wanted"]),
        _mean(_ratio(precise, count["found"]), _ratio(recalled, count["labels"])),
        _ratio(2 * count["exact"], count["labels"] + count["found"]),
    )


def _cells(cases: Sequence[Case], find: Finder) -> list[str]:
    return [f"{share:.1%}" for share in scores(cases, find)]


def _all(phrases: Iterable[Words]) -> set[str]:
    return {word for phrase in phrases for word in phrase}


def _best(phrase: Words, others: Iterable[Words]) -> float:
    own = set(phrase)
    return max((2 * len(own & set(one)) / (len(own) + len(set(one))) for one in others), default=0)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _mean(precision: float, recall: float) -> float:
    return _ratio(2 * precision * recall, precision + recall)


def rows_say(text: str) -> Iterator[str]:
    """What the program finds in a text of requirements."""
    for row in requirements(HEADING + text).requirements:
        yield from (phrase.text for phrase in row.phrases)


def named(text: str) -> list[str]:
    """The skills that the taxonomy knows, as the text writes them."""
    text = normalised(text)
    return [text[item.start : item.end] for item in Taxonomy.load().find(text)]


def gazetteer(names: Iterable[str]) -> Finder:
    """The longest name of the list at each place."""
    known = {words(name) for name in names} - {()}

    def find(text: str) -> Iterator[str]:
        written = _WORD.findall(normalised(text).lower())
        keys, place = words(text), 0
        while place < len(keys):
            for size in range(min(_LONGEST, len(keys) - place), 0, -1):
                if keys[place : place + size] in known:
                    yield " ".join(written[place : place + size])
                    break
            else:
                size = 1
            place += size

    return find


def gazetteers() -> dict[str, Finder]:
    """Baselines: only the first may be shipped, and none of them is."""
    with gzip.open(SKILLS / "esco_v1.1.1_labels.tsv.gz", "rt", encoding="utf-8") as lines:
        esco = [row["label"] for row in csv.DictReader(lines, delimiter="\t")]
    onet = [row["technology"] for row in _table("onet_technology_skills.tsv", "\t")]
    terms = (SKILLS / "vi_skill_terms_10245.tsv").read_text("utf-8").splitlines()
    return {
        "ESCO + O*NET": gazetteer(esco + onet),
        "gazetteer of 31k names": gazetteer(_json("gazetteer_skill_extractor_31k.json")),
        "raw Vietnamese terms": gazetteer(line.split("\t")[0] for line in terms),
    }


def _json(name: str) -> Any:
    return json.loads((SKILLS / name).read_text("utf-8"))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _table(name: str, delimiter: str) -> list[dict[str, str]]:
    with (SKILLS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))


def vietnamese() -> dict[str, list[Case]]:
    """ "dev" and "test", and the test half without near copies of development texts."""
    rows = _lines(SKILLS / "vi_requirements_skills.jsonl")
    cases = [Case(row["text"], tuple(row["skills"])) for row in rows]
    dev, test = cases[::2], cases[1::2]
    seen = [set(words(case.text)) for case in dev]
    alone = [case for case in test if not _near(set(words(case.text)), seen)]
    return {"dev": dev, "test": test, "test, no near copies": alone}


def _near(one: set[str], others: Iterable[set[str]]) -> bool:
    return any(len(one & other) >= _NEAR * len(one | other) for other in others)


def vietnamese_table() -> Table:
    finders = {"CareerFlow": rows_say, "its taxonomy alone": named, **gazetteers()}
    return [
        ["Vietnamese requirement texts", "by", *COLUMNS],
        *(
            [f"{part}, {len(cases)}", name, *_cells(cases, find)]
            for part, cases in vietnamese().items()
            for name, find in finders.items()
        ),
    ]


def english() -> dict[str, list[Case]]:
    sets = {
        "SkillSpan dev": [_span_case(row) for row in _lines(SKILLS / "skillspan_dev.jsonl")],
        "Kompetencer en dev (the labels alone)": [
            Case(label, (label,))
            for label in dict.fromkeys(
                line.split("\t")[0]
                for line in (SKILLS / "kompetencer_en_dev.tsv").read_text("utf-8").splitlines()
            )
        ],
    }
    for part in ("house", "tech"):
        labels: dict[str, list[str]] = {}
        for row in _table(f"esco_{part}_validation.csv", ","):
            labels.setdefault(row["sentence"], []).append(row["span"])
        sets[f"ESCO {part} validation"] = [Case(text, tuple(v)) for text, v in labels.items()]
    sets["Dataturks CVs"] = [
        Case(row["content"], tuple(_cv_skills(row)))
        for row in _lines(SKILLS / "dataturks_traindata.jsonl")
    ]
    return sets


def _span_case(row: dict[str, Any]) -> Case:
    """Spans of skills and of knowledge are labels alike."""
    tokens, labels = row["tokens"], []
    for tags in (row["tags_skill"], row["tags_knowledge"]):
        for place, tag in enumerate(tags):
            if tag == "B":
                labels.append([tokens[place]])
            elif tag == "I" and labels:
                labels[-1].append(tokens[place])
    return Case(" ".join(tokens), tuple(" ".join(label) for label in labels))


def _cv_skills(row: dict[str, Any]) -> Iterator[str]:
    """Its labels are whole lists: "Java, SQL (2 years)"."""
    for item in row["annotation"]:
        if item["label"] == "Skills":
            text = row["content"][item["start"] : item["end"]]
            yield from (part.strip() for part in re.split(r"[,;:•|\n]|\([^)]*\)", text))


def english_table() -> Table:
    vocabularies = gazetteers()
    finders = {"CareerFlow": named, "ESCO + O*NET": vocabularies["ESCO + O*NET"]}
    finders["gazetteer of 31k names"] = vocabularies["gazetteer of 31k names"]
    return [
        ["English sets", "by", *COLUMNS, "published"],
        *(
            [
                f"{part}, {len(cases)}",
                name,
                *_cells(cases, find),
                PUBLISHED.get(part, "") if name == "CareerFlow" else "",
            ]
            for part, cases in english().items()
            for name, find in finders.items()
        ),
    ]


def tags_table() -> Table:
    """Tags that stand in their advert's text as whole words, and those of them found: in the whole
    text, and in its rows of requirements."""
    rows: Table = [
        ["employers' tags (ITviec)", "adverts", "tags", "in the text", "found", "in the rows"]
    ]
    adverts = _lines(ADVERTS / "itviec_b_2026.jsonl")
    for part, wanted in (("dev", False), ("test", True)):
        chosen = [advert for advert in adverts if is_test(advert["id"]) is wanted]
        count: Counter[str] = Counter()
        for advert in chosen:
            count.update(_tags(advert["text"], advert["skills"]))
        shown = (f"{_ratio(count[name], count['said']):.1%}" for name in ("found", "rows"))
        rows.append([part, str(len(chosen)), str(count["tags"]), str(count["said"]), *shown])
    return rows


def _tags(text: str, tags: Sequence[str]) -> Iterator[str]:
    text = normalised(text)
    plain = f" {' '.join(fold(text).split())} "
    everywhere = _names(text)
    rows = {name for row in requirements(text).requirements for name in _row_names(row)}
    for tag in tags:
        yield "tags"
        tagged = re.escape(" ".join(fold(tag).split()))
        if re.search(rf"(?<!\w){tagged}(?!\w)", plain):
            yield "said"
            if _names(tag) & everywhere:
                yield "found"
            if _names(tag) & rows:
                yield "rows"


def _names(text: str) -> set[str]:
    """Canonical names of skills, and codes of languages."""
    spoken = {level.language for level, _, _ in constraints.language_mentions(text)}
    return {mention.skill for mention in Taxonomy.load().find(text)} | spoken


def _row_names(row: Requirement) -> set[str]:
    return {*row.skills, *(level.language for level in row.languages)}


def tables() -> list[Table]:
    return [vietnamese_table(), tags_table(), english_table()]


def main() -> None:
    for table in tables():
        print(markdown(table), end="\n\n")


if __name__ == "__main__":
    main()
