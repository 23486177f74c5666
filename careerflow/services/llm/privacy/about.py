"""What a CV tells of a person beside name and contact: birth, sex, family, faith, and the people
who can be asked about them."""

import re
from collections.abc import Iterator

from careerflow.models.document import Document, SectionKind
from careerflow.services.documents.folding import bare
from careerflow.services.documents.headings import heading_kind
from careerflow.services.documents.person import TITLE_WORDS
from careerflow.services.llm.folded import Folded, Found

BIRTH, PERSONAL, PERSON = "BIRTH", "PERSONAL", "PERSON"

_DATE = (
    r"(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)?\d\d\b"
    r"|(?:19|20)\d\d ?[/.-] ?\d{1,2} ?[/.-] ?\d{1,2}\b"
    r"|(?:ngay )?\d{1,2} thang \d{1,2},? (?:nam )?\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,10}\.?,? \d{4}"
    r"|[a-z]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2} de [a-z]{4,10} de \d{4}|\d{1,2}[/.-]\d{4}|(?:19|20)\d\d\b)"
)
_BORN = re.compile(
    r"\b(?:ngay(?:,? thang(?:,? nam)?)? sinh|sinh ngay|sinh nam|nam sinh|date of birth|"
    r"birth ?date|birthday|birth|d\.?o\.?b\.?|born(?: on| in)?|ne(?:\(?e\)?)? le|"
    r"date de naissance|fecha de nacimiento|nacimiento|geboren(?: am)?)"
    rf"(?: ?\([a-z/ ]{{4,14}}\))?[\s:.)-]{{0,5}}(?P<it>{_DATE})"
)
_AGE = re.compile(
    r"\b(?:tuoi|age|edad)\s?:\s?(?P<it>\d\d)\b(?!\s?(?:-|den|to|tro|\+))"
    r"|^[^\w\n]{0,3}(?P<that>\d\d (?:tuoi|years? old|ans))\b",
    re.MULTILINE,
)
_LONE_DATE = re.compile(rf"(?:{_DATE})")
_VALUES = (
    r"(?:gioi tinh|gender|sex|tinh trang hon nhan|hon nhan|marital status|civil status|ton giao|"
    r"religion|dan toc|ethnicity|suc khoe|nhom mau|blood (?:type|group)|so con|children|"
    r"estado civil|situation familiale)"
)
_TOLD = re.compile(
    rf"\b{_VALUES}\s{{0,2}}[:：]\s{{0,2}}(?P<it>[^\n|•·,;\t:]{{2,40}}?)"
    rf"(?=\s*(?:[\n|•·,;\t]|$| {{2,}}|"
    rf"(?:{_VALUES}|ngay sinh|date of birth|dia chi|email|phone)\b))",
)
_LONE = re.compile(
    r"(?:nam|nu|male|female|single|married|divorced|widowed|doc than|da (?:ket hon|co gia dinh|"
    r"lap gia dinh)|chua (?:ket hon|lap gia dinh))"
)
_REFERENCE = re.compile(
    r"\b(?:nguoi (?:tham chieu|tham khao|lien he khan cap|gioi thieu|xac nhan)|"
    r"references?(?: contact)?|referees?|emergency contact)\s?[:：]\s?(?P<it>[^\n]{4,120})"
)
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Madam|Ông|Bà|Anh|Chị|Cô|Thầy|Ths|ThS|TS|PGS|GS|"
    r"BS|KS)\b\.?\s?){1,3}"
)
_WORD = r"[^\W\d_a-zà-ỹ][\w'’-]*\.?"
_PERSON = re.compile(rf"(?:{_TITLE})?(?P<it>{_WORD}(?: {_WORD}){{1,4}})(?=\s*(?:[,;:|(•·–—\n-]|$))")
_TITLED = re.compile(rf"{_TITLE}(?P<it>{_WORD}(?: {_WORD}){{0,4}})")
_REFERENCE_LINES = 24  # of a section: what stands further down has a heading nobody knew
_PIECE = re.compile(r"[^|•·\t,;]+")
_COMPANY = re.compile(
    r"\b(?:company|corp|inc|ltd|llc|gmbh|group|university|college|school|institute|cong ty|"
    r"tap doan|dai hoc|truong|vien|bank|ngan hang|department|phong|available|upon|request|category|"
    r"references?|tham chieu|contact|lien he|phone|email|dien thoai|du an|project|this|is|an?|the|"
    r"of|and|with|for|page|section|notes?|example|from|use|have|above|below)\b"
)


def told(folded: Folded) -> Iterator[Found]:
    """By labels, anywhere."""
    yield from folded.all(_BORN, BIRTH)
    for match in _AGE.finditer(folded.plain):
        yield folded.found(match, BIRTH, "it" if match["it"] else "that")
    yield from folded.all(_TOLD, PERSONAL)


def alone(folded: Folded) -> Iterator[Found]:
    """ "Single" and the like without a label, where nothing else stands in the line."""
    for start, end, words in _pieces(folded):
        if _LONE.fullmatch(words) and not folded.written(start, end).lower().startswith("năm"):
            yield Found(*folded.span(start, end), PERSONAL)


def dates(folded: Folded) -> Iterator[Found]:
    """Birth dates without a label: for the part of a CV that is about the person."""
    for start, end, words in _pieces(folded):
        if _LONE_DATE.fullmatch(words) and _of_birth(words):
            yield Found(*folded.span(start, end), BIRTH)


def _pieces(folded: Folded) -> Iterator[tuple[int, int, str]]:
    for start, end in folded.lines:
        for piece in _PIECE.finditer(folded.plain, start, end):
            words = piece[0].strip(" -:.")
            if words:
                low = piece.start() + piece[0].index(words)
                yield low, low + len(words), words


def _of_birth(date: str) -> bool:
    """A whole date, in whose year somebody who works now may have been born."""
    year = re.search(r"(?:19|20)\d\d", date)
    return len(re.findall(r"\d+|[a-z]{3,}", date)) > 2 and bool(year and 1930 < int(year[0]) < 2013)


def references(document: Document) -> tuple[str, ...]:
    """Names of the people who can be asked, as written."""
    names = []
    for section in document.sections:
        if section.kind is SectionKind.REFERENCES:
            told = document.text[section.body : section.end].splitlines()
            names += [name for line in told[:_REFERENCE_LINES] for name in _names(line)]
    folded = Folded(document.text)
    for found in folded.all(_REFERENCE, PERSON):
        names += _names(document.text[found.start : found.end])
    return tuple(dict.fromkeys(names))


def _names(line: str) -> list[str]:
    """The names with a title before them, and what begins the line as a name does."""
    titled = [match["it"] for match in _TITLED.finditer(line)]
    first = _PERSON.match(line.strip(" \t•·*-–—◆◦▪"))
    if first is not None:
        titled.append(first["it"])
    return [name for name in titled if _is_name(name)]


def _is_name(words: str) -> bool:
    plain = bare(words)
    return not (
        TITLE_WORDS.search(plain) or _COMPANY.search(plain) or heading_kind(words) is not None
    )
