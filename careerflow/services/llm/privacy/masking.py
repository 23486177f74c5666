"""Personal data out of what a language model gets, and back into what it answers.

A placeholder stands for exactly what was written, so that putting it back gives the same text to
the letter: "[NAME]", "[NAME_2]" where the same person is written otherwise, "[EMAIL_1]". What
looks like a placeholder in the text itself becomes one, too ("[TEXT_1]").

Employers, schools, skills, cities and the dates of jobs stay: verdicts need them.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from careerflow.models.document import Document, Person, SectionKind
from careerflow.services.documents.folding import bare
from careerflow.services.llm.folded import Folded, Found
from careerflow.services.llm.privacy import about, placeholders
from careerflow.services.llm.privacy import postal as places
from careerflow.services.llm.privacy.contacts import (
    EMAIL,
    ID,
    LINK,
    PHONE,
    contacts,
    handles,
    lone_users,
    users,
)
from careerflow.services.llm.privacy.names import Names

_KNOWN_ANYWHERE = (EMAIL, PHONE, LINK, ID, places.ADDRESS, about.BIRTH)
_LONG_ENOUGH = 8  # for a value to be nothing else where it stands again


class Masking:
    """Made by `masking`; may be used from several threads.

    What is found only by its place in the CV (a birth date below the name, a reference's name) is
    looked for in the document once, and then masked wherever it stands.
    """

    def __init__(self, document: Document, person: Person) -> None:
        people = (document.person, person)
        taken = _organisations(document)
        self._names = Names([who.name for who in people], taken)
        self._others = [Names([name], taken) for name in about.references(document)]
        self._addresses = sorted({who.address for who in people if who.address})
        self._known = _known(document, people)
        self._users = _users(document, taken)
        self._values: dict[str, str] = {}
        self._by_value: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, int] = {}
        self._lock = threading.Lock()
        if person.name:
            self.masked(person.name)  # as he or she is called in sentences
        self.masked(document.text)  # numbered in the CV's order, whatever is asked for first
        # A part of the CV may lack the label, or the line, that told what a value is.
        self._known += [*self._found_once()]

    @property
    def placeholders(self) -> Mapping[str, str]:
        """What each stands for; it grows as texts with other data are masked."""
        return MappingProxyType(self._values)

    @property
    def count(self) -> int:
        return len(self._values)

    def masked(self, text: str) -> str:
        """`text` without personal data: the CV's, a part of it, an advert's, any other."""
        pieces, at = [], 0
        with self._lock:
            for start, end, kind in _merged(self._find(Folded(text))):
                pieces += [self._without_alike(text[at:start]), self._mask(kind, text[start:end])]
                at = end
            pieces.append(self._without_alike(text[at:]))
        return "".join(pieces)

    def restored(self, text: str) -> str:
        """With every placeholder that is known put back, also where a model has changed it. Of
        JSON: its strings, not the whole, or a quotation mark put back would end one."""
        pieces, at = [], 0
        for match, written in placeholders.seen(text):
            value = self._values.get(written)
            if value is not None:
                pieces += [text[at : match.start()], value]
                at = match.end()
        return "".join([*pieces, text[at:]])

    def _find(self, folded: Folded) -> Iterator[Found]:
        yield from contacts(folded)
        yield from self._names.find(folded)
        for other in self._others:
            yield from (found._replace(kind=about.PERSON) for found in other.find(folded))
        yield from about.told(folded)
        yield from about.alone(folded)
        yield from places.addresses(folded)
        for address in self._addresses:
            yield from places.known_address(folded, address)
        for kind, pattern in self._known:
            yield from folded.all(pattern, kind)
        if self._users is not None:  # as written: "rendercv" is a user, "RenderCV" a program
            for match in self._users.finditer(folded.text):
                yield Found(*match.span(), LINK)

    def _found_once(self) -> Iterator[tuple[str, re.Pattern[str]]]:
        values: dict[str, list[str]] = {}
        for kind, value in self._by_value:
            if kind in _KNOWN_ANYWHERE and len(value) >= _LONG_ENOUGH:
                values.setdefault(kind, []).append(value)
        for kind, found in values.items():
            yield kind, _pattern(found)

    def _without_alike(self, text: str) -> str:
        pieces, at = [], 0
        for match in placeholders.alike(text):
            pieces += [text[at : match.start()], self._mask(placeholders.LITERAL, match[0])]
            at = match.end()
        return "".join([*pieces, text[at:]])

    def _mask(self, kind: str, value: str) -> str:
        known = self._by_value.get((kind, value))
        if known is None:
            number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
            known = self._by_value[kind, value] = placeholders.written(kind, number)
            self._values[known] = value
        return known


def masking(document: Document, person: Person) -> Masking:
    """`person` is the document's own with the user's corrections; what either says is masked."""
    return Masking(document, person)


def _merged(found: Iterable[Found]) -> list[Found]:
    """In order, apart; what overlaps is one, of the longest's kind."""
    merged: list[Found] = []
    longest = 0
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.start >= item.end:
            continue
        length = item.end - item.start
        if merged and item.start < merged[-1].end:
            last = merged[-1]
            kind = item.kind if length > longest else last.kind
            merged[-1] = Found(last.start, max(last.end, item.end), kind)
            longest = max(longest, length)
        else:
            merged.append(item)
            longest = length
    return merged


def _organisations(document: Document) -> list[str]:
    profile = document.profile
    told = [job.employer for job in profile.jobs] + [study.school for study in profile.education]
    return [words for words in told if words]


def _known(document: Document, people: Iterable[Person]) -> list[tuple[str, re.Pattern[str]]]:
    """What the document tells in the part about the person, by kind, as patterns."""
    values: dict[str, set[str]] = {EMAIL: set(), PHONE: set(), LINK: set()}
    for person in people:
        values[EMAIL].update(filter(None, [person.email]))
        values[PHONE].update(filter(None, [person.phone]))
    for folded in _about_the_person(document):
        for item in (*handles(folded), *about.dates(folded), *places.codes(folded)):
            values.setdefault(item.kind, set()).add(folded.text[item.start : item.end])
    return [(kind, _pattern(told)) for kind, told in values.items() if told]


def _users(document: Document, taken: Iterable[str]) -> re.Pattern[str] | None:
    """What the person is called at other sites, with the path after it; nothing that is also a
    word of an employer's or a school's name."""
    told = set(users(Folded(document.text)))
    for folded in _about_the_person(document):
        told.update(lone_users(folded))
    words = {word for organisation in taken for word in bare(organisation).split()}
    forms = sorted(map(re.escape, (user for user in told if bare(user) not in words)))
    if not forms:
        return None
    return re.compile(rf"(?<![\w@])(?:{'|'.join(forms[::-1])})(?:/[\w.-]+)*(?![\w])")


def _about_the_person(document: Document) -> Iterator[Folded]:
    for section in document.sections:
        if section.kind is SectionKind.PERSON:
            yield Folded(document.text[section.start : section.end])


def _pattern(values: Iterable[str]) -> re.Pattern[str]:
    forms = {r"\s{1,3}".join(map(re.escape, bare(value).split())) for value in values}
    longest_first = sorted(filter(None, forms), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w@])(?:{'|'.join(longest_first)})(?!\w)")
