"""Which facts of a text are not in the CV: numbers, employers, titles, skills and other names.

A fact is known where the CV has it (or what the user corrected in it): the same number of the same
thing, the same name. Nothing is rounded or guessed: "over 20 %" is new where the CV says 23 %.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from careerflow.models.document import Document
from careerflow.models.job import Degree
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.writing import Bilingual, Checked, FactKind, NewFact
from careerflow.services.llm.facts.names import names, titles
from careerflow.services.llm.facts.numbers import PHONE, Quantity, Unit, quantities
from careerflow.services.llm.facts.text import Text, around
from careerflow.services.llm.facts.words import MONTHS, is_english
from careerflow.services.matching.certificates import certificate_mentions
from careerflow.services.matching.degrees import degrees
from careerflow.services.matching.folding import fold
from careerflow.services.matching.languages import language_mentions
from careerflow.services.matching.taxonomy import Taxonomy

_MONTH_OF_YEAR = re.compile(
    r"\b(0?[1-9]|1[0-2])\s?[/.-]\s?(?:19|20)\d\d|(?:19|20)\d\d\s?[/.-]\s?(0[1-9]|1[0-2])\b"
)
_MONTH_IN_WORDS = re.compile(r"\bthang (1[0-2]|0?[1-9])\b")
_GREETING = re.compile(r"\s*(?:To Whom It May Concern|(?:Dear|Kính gửi)[^,:\n]*)")
_REST = r"[^\s<>()]*[^\W_]/?"
LINK = re.compile(
    rf"https?://{_REST}|\bwww\.{_REST}|(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+|"
    r"(?<![\w.-])(?:[\w-]{1,63}\.){1,5}(?:com|net|org|info|io|dev|app|ai|me|co|vn|edu|gov|uk|de|ru|cn)\b"
    rf"(?:/(?:{_REST})?)?|\[[A-Z][A-Z ]*(?:_\d+)?\]"
)
"""An address on the net, or a placeholder such as "[PHONE_2]"."""
# Where `degrees` takes the words around it for an employer's name ("thạc sĩ tại Đại học ...").
_DEGREE_ALONE = re.compile(r"\b(?:(?P<master>thạc s[ĩỹ])|tiến s[ĩỹ])\b", re.IGNORECASE)
_T = TypeVar("_T")
_NONE: frozenset[str] = frozenset()
_EXACT = 1_000  # from here on a number is the same whatever it counts: "$1.2M", "1.2 million"


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of one CV."""

    text: Text
    numbers: Mapping[tuple[float, Unit], frozenset[str]]  # with the words around them
    skills: frozenset[str]
    languages: frozenset[str]
    degrees: frozenset[Degree]
    certificates: frozenset[str]
    months: frozenset[int]

    def beside(self, *names: str) -> "Known":
        """With names that are none of the CV's: whom a letter is written to, and for which job."""
        return replace(self, text=self.text.beside(names))


def known(
    document: Document, corrections: Corrections = UNCORRECTED, years: float | None = None
) -> Known:
    """What the CV says, with the user's corrections (in full or not). `years` of experience are
    what its dated jobs add up to: it may be told in years begun or to one decimal."""
    text = "\n".join((document.text.replace("\u00ad", ""), *_corrected(corrections)))
    dates = {
        place for match in _MONTH_OF_YEAR.finditer(fold(text)) for place in range(*match.span())
    }
    numbers: dict[tuple[float, Unit], frozenset[str]] = {}
    for item in quantities(text):
        if item.unit is Unit.YEAR or item.start not in dates:
            key = (item.value, item.unit)
            numbers[key] = numbers.get(key, _NONE) | around(text, item.start, item.end)
    if years is not None:
        numbers |= dict.fromkeys(
            ((float(int(years)), Unit.YEARS), (round(years, 1), Unit.YEARS)), _NONE
        )
    return Known(
        text=Text.of(text, document.language),
        numbers=numbers,
        skills=frozenset(mention.skill for mention in Taxonomy.load().find(text)),
        languages=frozenset(item.language for item, _, _ in language_mentions(text)),
        degrees=frozenset(level for level, _, _ in degrees(text)),
        certificates=frozenset(name for name, _, _ in certificate_mentions(text)),
        months=frozenset(_months(text)),
    )


def checked(text: Bilingual, facts: Known) -> Checked:
    """Both texts. Words of the language that the CV is not in can only be compared by meaning: a
    skill in such words is new where the other text, in the CV's own language, has a new one."""
    en, vi = new_facts(text.en, "en", facts), new_facts(text.vi, "vi", facts)
    if facts.text.language == "vi":
        return Checked(text, _translated(text.en, en, vi), vi)
    return Checked(text, en, _translated(text.vi, vi, en))


def _translated(
    text: str, found: tuple[NewFact, ...], other: tuple[NewFact, ...]
) -> tuple[NewFact, ...]:
    if any(fact.kind is FactKind.SKILL for fact in other):
        return found
    return tuple(
        fact
        for fact in found
        if fact.kind is not FactKind.SKILL or not _is_common(text[fact.start : fact.end])
    )


def _is_common(skill: str) -> bool:
    """Whether it is said in common words of either language, unlike a name."""
    return not skill.isascii() or all(word.islower() and is_english(word) for word in skill.split())


def new_facts(text: str, language: str, facts: Known) -> tuple[NewFact, ...]:
    """In the text's order; none overlaps another."""
    found: list[NewFact] = []
    settled: list[tuple[int, int]] = []  # places that need no second look
    for start, end, kind in (
        *_numbers(text, language, facts),
        *titles(text, facts.text),
        *_skills(text, language, facts),
        *_qualifications(text, facts),
        *_links(text, facts),
    ):
        if any(low < end and start < high for low, high in settled):
            continue
        settled.append((start, end))
        if kind is not None:
            found.append(NewFact(kind, start, end))
    settled += _month_names(text, facts)
    if text.lstrip().startswith("To Whom It May Concern"):
        settled.append((0, text.index("Concern") + len("Concern")))
    found += names(text, language, facts.text, settled)
    return tuple(sorted(found, key=lambda fact: fact.start))


_Seen = tuple[int, int, FactKind | None]
"""start, end, and of what kind it is where it is new."""


def _numbers(text: str, language: str, facts: Known) -> Iterator[_Seen]:
    folded = fold(text)

    def has(item: Quantity) -> bool:
        near = around(text, item.start, item.end) if language == facts.text.language else _NONE
        return _has(facts, item, near)

    months = [
        match.span() for match in _MONTH_OF_YEAR.finditer(folded) if _month(match) in facts.months
    ]
    months += [m.span() for m in _MONTH_IN_WORDS.finditer(folded) if int(m[1]) in facts.months]
    for phone in PHONE.finditer(text):
        digits = "".join(filter(str.isdigit, phone[0]))
        yield *phone.span(), None if facts.text.has_address(digits) else FactKind.NUMBER
    for item in quantities(text):
        month = item.value <= 12 and any(a <= item.start and item.end <= b for a, b in months)
        yield item.start, item.end, None if month or has(item) else FactKind.NUMBER


def _has(facts: Known, item: Quantity, near: frozenset[str]) -> bool:
    """`near` are the words around it, none where they cannot be compared: the 23 % of another
    thing is another fact."""
    about = facts.numbers.get((item.value, item.unit))
    if about is not None:
        return not near or not about or item.unit is Unit.YEAR or bool(near & about)
    if item.unit is Unit.ROUGHLY:
        return any(
            item.value <= value < 10 * item.value and value % (item.value / 10) == 0
            for (value, unit), words in facts.numbers.items()
            if unit in (Unit.COUNT, Unit.MONEY) and (not near or near & words)
        )
    if item.unit is not Unit.COUNT:
        return False
    return item.value >= _EXACT and any(value == item.value for value, _ in facts.numbers)


def _skills(text: str, language: str, facts: Known) -> Iterator[_Seen]:
    greeting = _GREETING.match(text)
    for mention in Taxonomy.load().find(text):
        if greeting is not None and mention.end <= greeting.end():
            continue
        written = text[mention.start : mention.end]
        has = (
            mention.skill in facts.skills
            or facts.text.has(written)
            or (" " in written and facts.text.has_in_a_line(written))
            or facts.text.says(written, language)
        )
        yield mention.start, mention.end, None if has else FactKind.SKILL


def _qualifications(text: str, facts: Known) -> Iterator[_Seen]:
    for level, start, end in degrees(text):
        written = text[start:end]
        has = facts.text.has(written) or (level in facts.degrees and not written.isupper())
        yield start, end, None if has else FactKind.NAME
    for match in _DEGREE_ALONE.finditer(text):
        has = (
            Degree.MASTER in facts.degrees if match["master"] else Degree.DOCTORATE in facts.degrees
        )
        yield *match.span(), None if has else FactKind.NAME
    for name, start, end in certificate_mentions(text):
        yield start, end, None if name in facts.certificates else FactKind.NAME
    for item, start, end in language_mentions(text):
        yield start, end, None if item.language in facts.languages else FactKind.SKILL


def _links(text: str, facts: Known) -> Iterator[_Seen]:
    """Addresses, and placeholders that stand for nothing: never to be overlooked."""
    for match in LINK.finditer(text):
        yield *match.span(), None if facts.text.has_address(match[0]) else FactKind.NAME


def _month_names(text: str, facts: Known) -> Iterator[tuple[int, int]]:
    """Those of months that the CV names, in whatever way."""
    for match in re.finditer(r"\w+", text):
        if MONTHS.get(match[0].lower()) in facts.months:
            yield match.span()


def _months(text: str) -> Iterator[int]:
    folded = fold(text)
    for match in _MONTH_OF_YEAR.finditer(folded):
        yield _month(match)
    for match in _MONTH_IN_WORDS.finditer(folded):
        yield int(match[1])
    for word in re.findall(r"[a-z]+", folded):
        if word in MONTHS:
            yield MONTHS[word]


def _month(match: re.Match[str]) -> int:
    return int(match[1] or match[2])


def _corrected(corrections: Corrections) -> Iterator[str]:
    """What the user says in place of what was read, a line each."""
    made = corrections.changes()
    for value in (made.name, made.title, made.email, made.phone, made.address):
        if value is not None and value.now:
            yield value.now
    if made.years is not None:
        yield f"{made.years:g} years"
    for job in _now(item.now for item in made.jobs):
        yield _line(job.title, job.employer, job.first, job.last)
    for study in _now(item.now for item in made.education):
        level = None if study.degree is None else study.degree.name.lower().replace("_", " ")
        yield _line(level, study.field, study.school, study.first, study.last)
    for spoken in _now(item.now for item in made.languages):
        yield _line(spoken.as_written)
    for certificate in _now(item.now for item in made.certificates):
        yield certificate.name


def _now(entries: Iterable[_T | None]) -> Iterator[_T]:
    return (entry for entry in entries if entry is not None)


def _line(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
