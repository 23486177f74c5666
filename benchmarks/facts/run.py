"""How many invented facts the check of a model's texts marks, and how many honest ones:
`python -m benchmarks.facts.run [--missed]`.

Over the sample CVs and those of ../shared/data (where it is there): each of the 100 facts of
invented.txt is added to a bullet of each CV, but for those that the CV has; each passage of a CV
is told again with its clauses in another order; numbers of a CV are said of other things. Over the
English sample: the rewrites of honest.txt, in both languages.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from careerflow import paths
from careerflow.models.document import Document
from careerflow.models.errors import ReadError
from careerflow.services.documents.server import open_pdf, read
from careerflow.services.llm.facts.check import Known, known, new_facts
from careerflow.services.llm.facts.numbers import Unit, quantities
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.task import TaskContext

HERE = Path(__file__).resolve().parent
CVS = HERE.parents[2] / "shared" / "data" / "cvs"
INVENTED, HONEST, MISATTRIBUTED = 0.95, 0.05, 0.9
_CLAUSES = re.compile(r"(?<=\D)[,;.]\s+|\n")
_OTHER_THINGS = {
    Unit.PERCENT: "raising customer satisfaction by {}",
    Unit.COUNT: "while supervising {} warehouse robots",
    Unit.MONEY: "winning {} of venture capital",
    Unit.YEARS: "during {} in submarine design",
    Unit.SHORTER: "within {} of rocket testing",
}


@dataclass(slots=True)
class Count:
    asked: int = 0
    marked: int = 0
    which: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        return self.marked / self.asked if self.asked else 0.0


def lines(name: str) -> list[list[str]]:
    """The tab-separated rows of a file beside this one."""
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


def sample(name: str) -> Document:
    return _read(paths.bundled(f"samples/{name}.pdf"))


def documents() -> Iterator[Document]:
    yield from (sample("cv_en"), sample("cv_vi"))
    for path in sorted(CVS.glob("*.pdf")) if CVS.is_dir() else ():
        try:
            yield _read(path)
        except ReadError:  # a scan
            continue


def invented(document: Document, facts: Known, count: Count) -> None:
    """`which` holds those that were not marked."""
    chance = random.Random(document.sha256)
    bullets = [text for text in _passages(document) if len(text.split()) > 4]
    for language, _kind, clause in lines("invented.txt"):
        new = clause[clause.index("[") + 1 : clause.index("]")]
        if facts.text.says_exactly(new):
            continue
        bullet = chance.choice(bullets).rstrip(" .")
        text = f"{bullet}, {clause.replace('[', '').replace(']', '')}."
        start = len(bullet) + 2 + clause.index("[")
        count.asked += 1
        if _is_marked(text, language, facts, start, start + len(new)):
            count.marked += 1
        else:
            count.which[new] += 1


def reordered(document: Document, facts: Known, count: Count) -> None:
    """`which` holds those that were marked."""
    chance = random.Random(document.sha256)
    for passage in _passages(document):
        clauses = [part.strip(" ,;.") for part in _CLAUSES.split(passage)]
        clauses = [part for part in clauses if part]
        chance.shuffle(clauses)
        text = ", ".join(clauses)
        if len(text.split()) > 4:
            _count_new(text[0].upper() + text[1:], document.language, facts, count)


def retold(count: Count) -> None:
    facts = known(sample("cv_en"), years=9.2)
    for language, text in lines("honest.txt"):
        _count_new(text, language, facts, count)


def misattributed(document: Document, facts: Known, count: Count) -> None:
    for item in quantities(document.text):
        written = document.text[item.start : item.end]
        clause = _OTHER_THINGS.get(item.unit)
        if clause is None or "\n" in written or (item.value, item.unit) not in facts.numbers:
            continue
        text = f"Worked hard, {clause.format(written)}."
        start = text.index(written, len("Worked hard,"))
        count.asked += 1
        if _is_marked(text, document.language, facts, start, start + len(written)):
            count.marked += 1
        else:
            count.which[written] += 1


def _count_new(text: str, language: str, facts: Known, count: Count) -> None:
    found = new_facts(text, "vi" if language == "vi" else "en", facts)
    count.asked += 1
    count.marked += len(found)
    count.which.update(text[fact.start : fact.end] for fact in found)


def _is_marked(text: str, language: str, facts: Known, start: int, end: int) -> bool:
    return any(fact.start < end and start < fact.end for fact in new_facts(text, language, facts))


def _passages(document: Document) -> list[str]:
    """Without soft hyphens, which no model writes."""
    text = document.text
    return [text[one.start : one.end].replace("\u00ad", "") for one in chunks(document)]


def _read(path: Path) -> Document:
    data = path.read_bytes()
    return read(TaskContext(), open_pdf(data, None), data)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true", help="say which were wrong")
    options = parser.parse_args()
    new, same, told, moved = Count(), Count(), Count(), Count()
    number = 0
    for document in documents():
        number += 1
        facts = known(document)
        invented(document, facts, new)
        reordered(document, facts, same)
        if document.language == "en":
            misattributed(document, facts, moved)
    retold(told)
    print(f"CVs: {number}")
    print(f"invented facts marked: {new.marked} of {new.asked} ({100 * new.share:.1f} %)")
    share = 100 * moved.share
    print(f"numbers of other things marked: {moved.marked} of {moved.asked} ({share:.1f} %)")
    print(f"marks in passages told in another order: {same.marked} in {same.asked}")
    print(f"marks in honest rewrites, English and Vietnamese: {told.marked} in {told.asked}")
    if options.missed:
        for count in (new, moved, same, told):
            print(count.which.most_common(30))
    good = new.share >= INVENTED and same.share <= HONEST and moved.share >= MISATTRIBUTED
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
