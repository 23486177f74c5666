"""The taxonomy of skills: names, aliases, and how skills relate."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from careerflow import paths
from careerflow.models.job import Axis
from careerflow.services.matching.folding import fold, marks

TOKEN = re.compile(r"c ?#(?!\w)|[a-z0-9]+(?:\+\+|#)?|\.net(?![a-z])|&|[^\W_]+")
_GAP = re.compile(r"[ ]{0,2}(?:[-./_'][ ]?|\n[ ]*)?")
_NEIGHBOUR = 48


class RelationKind(StrEnum):
    """What the skill a person has is to the one that is wanted."""

    INSTANCE = "instance"  # a kind of it: PostgreSQL for "SQL", React for "frontend framework"
    USES = "uses"  # built on it and hardly known without: Django for Python
    SIMILAR = "similar"  # of the same kind: MySQL for PostgreSQL
    BROADER = "broader"  # the wider field: "SQL" for PostgreSQL


@dataclass(frozen=True, slots=True)
class SkillMention:
    """`skill` is the canonical name; start/end are offsets of the words that name it."""

    skill: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relation:
    kind: RelationKind
    wanted: str
    have: str


@dataclass(frozen=True, slots=True)
class _Alias:
    skill: int
    spelling: str  # as written where the case matters, else ""
    needs_company: bool
    marks: str
    barred: tuple[str, ...]  # words that may not follow


def normalise(token: str) -> str:
    """A folded token without its plural ending, as phrases are stored."""
    plural = token.endswith("s") and not token.endswith(("ss", "us", "is"))
    if len(token) > 3 and (plural or token in ("apis", "kpis")):
        return token[:-1]
    return token.replace(" ", "")


def tokens(folded: str) -> list[tuple[str, int, int]]:
    return [(normalise(m[0]), m.start(), m.end()) for m in TOKEN.finditer(folded)]


class Taxonomy:
    """Finds skills in English and Vietnamese text; safe to share between threads."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.version: str = data["version"]
        self._names: list[str] = data["names"]
        self._axes = dict(zip(self._names, data["axes"], strict=True))
        self._aliases: dict[str, list[list[Any]]] = data["aliases"]
        self._work = frozenset(data["work"])
        self._relations: dict[str, dict[str, str]] = data["relations"]
        self._people: dict[str, list[Any]] = data["people"]
        self._longest: dict[str, int] = {}
        for phrase in (*self._aliases, *self._people):
            first, _, rest = phrase.partition(" ")
            self._longest[first] = max(
                self._longest.get(first, 0), rest.count(" ") + 1 + bool(rest)
            )

    @staticmethod
    @cache
    def load() -> "Taxonomy":
        """The bundled taxonomy; raises FileNotFoundError where it does not come along."""
        path = paths.bundled("taxonomy/skills.json")
        return Taxonomy(json.loads(path.read_text(encoding="utf-8")))

    def axis(self, skill: str) -> Axis:
        """Where the skill counts; raises KeyError for a name that is not canonical."""
        return Axis(self._axes[skill])

    def is_work(self, skill: str) -> bool:
        """Whether a skill is a whole kind of work (accounting), not a tool or technique."""
        return skill in self._work

    def is_field(self, skill: str) -> bool:
        """Whether a skill is a field with kinds (databases), or named as a thing of its own kind is
        not: in words of which only the first has a capital letter (data science)."""
        kinds = self._relations.get(skill, {}).values()
        _, _, rest = skill.partition(" ")
        return RelationKind.INSTANCE in kinds or (bool(rest) and rest.islower())

    def find(self, text: str) -> tuple[SkillMention, ...]:
        """Every skill named in `text`, in order, the longest name at each place."""
        folded = fold(text)
        words = tokens(folded)
        found: list[tuple[SkillMention, _Alias]] = []
        index = 0
        while index < len(words):
            step, mention = self._match(text, folded, words, index)
            if mention is not None:
                found.append(mention)
            index += step
        return tuple(
            mention
            for place, (mention, alias) in enumerate(found)
            if not alias.needs_company or self._has_company(folded, found, place)
        )

    def related(self, wanted: str, have: str) -> Relation | None:
        """How `have` relates to `wanted`; None where it does not, or is the same skill."""
        kind = self._relations.get(wanted, {}).get(have)
        return None if kind is None else Relation(RelationKind(kind), wanted, have)

    def _match(
        self, text: str, folded: str, words: list[tuple[str, int, int]], index: int
    ) -> tuple[int, tuple[SkillMention, _Alias] | None]:
        longest = self._longest.get(words[index][0], 0)
        if not longest:
            return 1, None
        run = _run(folded, words, index, longest)
        for length in range(run, 0, -1):
            phrase = " ".join(word for word, _, _ in words[index : index + length])
            for entry in self._aliases.get(phrase, ()):
                alias = _Alias(entry[0], entry[1], entry[2], entry[3], tuple(entry[4]))
                start, end = words[index][1], words[index + length - 1][2]
                if _fits(text, folded, (start, end), alias, length):
                    if self._gives_way(folded, words, index, length):
                        return 1, None
                    if alias.skill < 0:  # words that look like a skill and are none
                        return length, None
                    return length, (SkillMention(self._names[alias.skill], start, end), alias)
            person = self._people.get(phrase)
            if person is not None:
                start, end = words[index][1], words[index + length - 1][2]
                alias = _Alias(person[0], "", False, person[1], _NO_JOB)
                if _fits(text, folded, (start, end), alias, length) and _is_title(text, start, end):
                    return length, (SkillMention(self._names[alias.skill], start, end), alias)
        return 1, None

    def _gives_way(
        self, folded: str, words: list[tuple[str, int, int]], index: int, length: int
    ) -> bool:
        """Whether "kỹ năng quản lý" only begins "kỹ năng quản lý kho": a name that starts inside
        it reaches beyond it."""
        if [word for word, _, _ in words[index : index + 2]] not in _SKILL_IN:
            return False
        for start in range(index + 2, index + length):
            longest = self._longest.get(words[start][0], 0)
            run = _run(folded, words, start, longest) if longest else 0
            for size in range(run, index + length - start, -1):
                phrase = " ".join(word for word, _, _ in words[start : start + size])
                if any(entry[0] >= 0 for entry in self._aliases.get(phrase, ())):
                    return True
        return False

    @staticmethod
    def _has_company(folded: str, found: list[tuple[SkillMention, _Alias]], place: int) -> bool:
        mention = found[place][0]
        if _CUE.search(folded[max(0, mention.start - 32) : mention.start]):
            return True
        for other, alias in found[max(0, place - 4) : place + 5]:
            if other is mention or alias.needs_company:
                continue
            between = folded[min(mention.end, other.end) : max(mention.start, other.start)]
            if len(between) < _NEIGHBOUR and "\n" not in between.strip():
                return True
        return False


_SKILL_IN = (["ky", "nang"], ["kha", "nang"])
_CUE = re.compile(
    r"(?:programming(?: languages?)?(?: (?:in|such as|like|with))?|coding in|written in|"
    r"ngon ngu(?: lap trinh)?|"
    r"lap trinh|develop(?:er|ment|ing)? (?:in|with|using)|scripting in|microsoft|ms|"
    r"tin hoc van phong|"
    r"phan mem|software|framework|tools?)[:( ]*$"
)
# Between the syllables of two Vietnamese names: "kế toán – kiểm toán", "tài chính/ngân hàng".
_APART = re.compile(r"/| - ")
_NOT_BESIDE = re.compile(r"[&'+#@]|-[a-z]|\.\w")


_NO_JOB = ("license", "licence", "licenses", "licences")
_TITLE_BEGINS = re.compile(r"[\n–—|·•/(]|\s-\s")
_TELLS_OF_SELF = re.compile(
    r"\b(?:as|am|was|were|are|is)(?: an?)?(?: [\w-]+){0,2} $", re.IGNORECASE
)
_IS_ASKED = re.compile(r" (?:experience|work experience)\b")
_TITLE_WORDS = 3


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether the name of a job is somebody's own: it begins a line, behind a few words at most,
    with capital letters ("Senior Accountant"), or is said to be ("as an accountant")."""
    written = text[start:end]
    if written.endswith("s") or text[end : end + 1] in ("'", "’"):
        return False
    before = text[max(0, start - 60) : start]
    if _TELLS_OF_SELF.search(before) or _IS_ASKED.match(text, end):
        return True
    words = _TITLE_BEGINS.split(before)[-1].split()
    if len(words) > _TITLE_WORDS or (words and not written[0].isupper()):
        return False
    return all(not word[0].islower() for word in words)


def _run(folded: str, words: list[tuple[str, int, int]], index: int, longest: int) -> int:
    """How many tokens from `index` on stand together, at most `longest`."""
    length = 1
    while length < longest and index + length < len(words):
        gap = folded[words[index + length - 1][2] : words[index + length][1]]
        if not _GAP.fullmatch(gap):
            break
        length += 1
    return length


def _fits(text: str, folded: str, place: tuple[int, int], alias: _Alias, length: int) -> bool:
    start, end = place
    written = text[start:end]
    if alias.spelling and written != alias.spelling:
        return False
    if alias.marks and _APART.search(folded, start, end):
        return False
    here = marks(written)
    if here != alias.marks and (here or length < 2):
        return False
    if length == 1 and end - start <= 2 and _crowded(folded, start, end):
        return False
    if alias.barred:
        following = re.match(r"\W*(\w+)", folded[end : end + 24])
        return following is None or following[1] not in alias.barred
    return True


def _crowded(folded: str, start: int, end: int) -> bool:
    """A one- or two-letter name inside something else: "R&D", "C-level", "vitamin C"."""
    if _NOT_BESIDE.match(folded, end) or (start and folded[start - 1] in "&'+#@-."):
        return True
    return folded[max(0, start - 9) : start].rstrip().endswith(("vitamin", "hepatitis", "series"))
