"""Selects from O*NET and ESCO what is precise enough to be looked for in running text.

`python tools/select_labels.py FOLDER` reads onet_technology_skills.tsv and
esco_v1.1.1_labels.tsv.gz in FOLDER and writes resources/taxonomy/source/{onet,esco}.toml, which
build_taxonomy.py takes like the lists written by hand. Taken as they are, the labels make a poor
gazetteer (F1 about .02): most O*NET names are generic ("Database software"), most ESCO labels are
phrases that nobody writes ("manage musical staff").
"""

import csv
import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from careerflow.services.matching.taxonomy import Taxonomy  # noqa: E402
from tools.build_taxonomy import SOURCE, build  # noqa: E402

_SELECTED = ("onet.toml", "esco.toml")
_GENERIC = re.compile(r" (?:software|systems?|tools?|programs?|applications?)$")
_CODED = re.compile(r"[a-z][A-Z]|\d|^[A-Z]{4,}$")
_NOUN_ENDINGS = re.compile(
    r"analysis|engineering|design|techniques|principles|management|law|theory|method(?:s|ologies)|"
    r"technolog(?:y|ies)|therapy|medicine|psychology|biology|chemistry|physics|economics|statistics|"
    r"accounting|marketing|auditing|logistics|modelling|networks|protocols|programming|processing|"
    r"systems|standards|legislation|regulations|planning|architecture|mechanics|electronics|surgery|"
    r"nursing|pharmacology|education|pedagogy|procurement|forecasting|manufacturing|construction|"
    r"photography|journalism|linguistics"
)
_VERBS = frozenset(
    {"alter", "approve", "address", "balance", "champion", "conceptualise", "oppose"}
)
_DOMAIN_ENDINGS = frozenset({"law", "legislation", "regulations", "standards"})
_LEAST_OCCUPATIONS = 3


def main() -> int:
    folder = Path(sys.argv[1])
    for name in _SELECTED:
        (SOURCE / name).unlink(missing_ok=True)
    known = Taxonomy(json.loads(json.dumps(build())))
    products = _products(folder / "onet_technology_skills.tsv", known)
    _write("onet.toml", "O*NET technology skills (CC BY 4.0)", {"hard_skills": products})
    known = Taxonomy(json.loads(json.dumps(build())))
    knowledge = _knowledge(folder / "esco_v1.1.1_labels.tsv.gz", known)
    _write("esco.toml", "ESCO v1.1.1, European Commission", knowledge)
    print(len(products), "products,", sum(map(len, knowledge.values())), "fields of knowledge")
    return 0


def _products(path: Path, known: Taxonomy) -> dict[str, list[str]]:
    """Names of products: several words, or one that no other word is written like."""
    chosen: dict[str, list[str]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            full = row["technology"].strip()
            name = _GENERIC.sub("", full)
            hot = row["hot_technology"] == "Y"
            if not hot and int(row["n_occupations"]) < _LEAST_OCCUPATIONS:
                continue
            if not _is_proper(name) or known.find(f"software {name}"):
                continue
            if " " not in name and not (hot or _CODED.search(name)):
                continue
            chosen.setdefault(name, [] if " " in name else [f"={name}"])
    return chosen


def _is_proper(name: str) -> bool:
    words = name.split()
    capital = sum(word[:1].isupper() for word in words)
    return 3 < len(name) < 40 and capital == len(words) <= 4 and "(" not in name


def _knowledge(path: Path, known: Taxonomy) -> dict[str, dict[str, list[str]]]:
    """Fields of knowledge: noun phrases of two or three words with a telling last word."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    labels = sorted({row["label"].strip() for row in rows if row["type"] == "preferredLabel"})
    first = Counter(label.split()[0] for label in labels)
    chosen: dict[str, dict[str, list[str]]] = {"hard_skills": {}, "domain_knowledge": {}}
    for label in labels:
        words = label.split()
        if not 2 <= len(words) <= 3 or not _NOUN_ENDINGS.fullmatch(words[-1]) or "(" in label:
            continue
        # ESCO's skills, unlike its knowledge, begin with a verb, and verbs begin many labels.
        if first[words[0]] > 12 or words[0] in _VERBS or known.find(label):
            continue
        axis = "domain_knowledge" if words[-1] in _DOMAIN_ENDINGS else "hard_skills"
        chosen[axis][label[0].upper() + label[1:]] = []
    return chosen


def _write(name: str, origin: str, axes: dict[str, dict[str, list[str]]]) -> None:
    lines = [f"# Written by tools/select_labels.py from {origin}. See ATTRIBUTION.md.", ""]
    for axis, skills in axes.items():
        lines += [f"[{axis}]", f'axis = "{axis}"']
        lines += ["work = true"] if name == "esco.toml" else []
        lines += [f"[{axis}.skills]"]
        lines += [
            f"{json.dumps(skill, ensure_ascii=False)} = {json.dumps(spellings, ensure_ascii=False)}"
            for skill, spellings in sorted(skills.items())
        ]
        lines.append("")
    (SOURCE / name).write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
