"""Whose CV it is: name, title, e-mail and phone."""

import re
from collections.abc import Iterable, Iterator

from careerflow.models.document import Line, Person, Section, SectionKind
from careerflow.services.documents.folding import bare
from careerflow.services.documents.sections import heading_kind

_EMAIL = re.compile(r"[\w.+'-]+\s?@\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/.@-])(?:\(\s*)?\+?\d[\d\s.()/-]{6,20}\d(?![\w/@])")
_DOCUMENT_NAMES = re.compile(
    r"(?:curriculum\s*vitae|resume|cv|so yeu ly lich|ho so(?: ung vien| xin viec)?|"
    r"don xin viec|ly lich|hoja de vida)"
)
_LABEL = re.compile(
    r"^(?:ho\s*(?:va|&)?\s*ten|ho ten|full\s*name|name|ten|nom|nombre)\s*[:\-]\s*", re.IGNORECASE
)
_TITLE_LABEL = re.compile(
    r"^(?:vi tri(?: ung tuyen)?|position|job title|title|chuc danh|ung tuyen)\s*[:\-]\s*"
)
_TITLE_WORDS = re.compile(
    r"\b(?:engineer|developer|manager|designer|analyst|accountant|student|intern|specialist|"
    r"consultant|architect|scientist|researcher|professor|lecturer|teacher|assistant|director|"
    r"lead|leader|programmer|administrator|devops|fullstack|full-stack|full stack|backend|"
    r"back-end|frontend|front-end|tester|qa|marketing|sales|officer|executive|nurse|lawyer|"
    r"writer|editor|founder|owner|ceo|cto|head|coordinator|technician|physicist|expert|"
    r"ky su|lap trinh|nhan vien|ke toan|truong phong|chuyen vien|giam doc|thuc tap|sinh vien|"
    r"quan ly|giao vien|thiet ke|kiem thu|truong nhom|ingenieur|developpeur|ingeniero|"
    r"desarrollador|statistician|freelancer|photographer|artist|blogger)\b"
)
_NOT_A_NAME = re.compile(r"[\d@:;/\\|#•·]|https?|www\.|\.com\b")


def person(text: str, lines: tuple[Line, ...], sections: tuple[Section, ...]) -> Person:
    """What the CV says of the person; None for what it does not say."""
    near, far = _near_and_far(lines, sections)
    name_line = _name_line(text, near) or _name_line(text, _top(lines))
    name = _name(text, name_line) if name_line is not None else None
    return Person(
        name,
        _title(text, near, name_line),
        _first(_emails(text, near + far)),
        _first(_phones(text, near + far)),
    )


def _near_and_far(
    lines: tuple[Line, ...], sections: tuple[Section, ...]
) -> tuple[list[Line], list[Line]]:
    """Lines of the PERSON sections, and the others without those of the references."""
    own = [s for s in sections if s.kind is SectionKind.PERSON]
    foreign = [s for s in sections if s.kind is SectionKind.REFERENCES]
    near = [line for line in lines if _inside(line, own)]
    far = [line for line in lines if not _inside(line, own) and not _inside(line, foreign)]
    return near, far


def _inside(line: Line, sections: list[Section]) -> bool:
    return any(section.start <= line.start < section.end for section in sections)


def _top(lines: tuple[Line, ...]) -> list[Line]:
    """The upper half of the first page, wherever its lines stand in reading order."""
    first = [line for line in lines if line.page == 0]
    if not first:
        return []
    middle = max(line.box[3] for line in first) / 2
    return [line for line in first if line.box[1] < middle]


def _name_line(text: str, lines: list[Line]) -> Line | None:
    """The labelled line, else the largest that can be a name, the first of its size."""
    for line in lines:
        if _LABEL.match(bare(text[line.start : line.end]).strip()):
            return line
    possible = [line for line in lines if line.page == 0 and _can_be_name(_words(text, line))]
    return max(possible, key=lambda line: line.size, default=None)


def _words(text: str, line: Line) -> str:
    words = re.sub(r"\s+", " ", text[line.start : line.end]).strip(" ,.-–|•")
    parts = words.split(" ")
    if len(parts) >= 4 and all(len(part) == 1 for part in parts):
        raw = text[line.start : line.end].strip()
        return " ".join("".join(word.split()) for word in re.split(r"\s{2,}", raw))
    return words


def _can_be_name(words: str) -> bool:
    plain = bare(words)
    return (
        2 <= len(words) <= 50
        and 1 <= len(words.split()) <= 6
        and not _NOT_A_NAME.search(plain)
        and not _DOCUMENT_NAMES.fullmatch(plain)
        and not _TITLE_WORDS.search(plain)
        and heading_kind(words) is None
        and all(part[0].isupper() or not part[0].isalpha() for part in words.split()[:1])
    )


def _name(text: str, line: Line) -> str:
    words = _words(text, line)
    label = _LABEL.match(bare(words))
    words = words[label.end() :] if label else words
    return words.title() if words.isupper() else words


def _title(text: str, lines: list[Line], name_line: Line | None) -> str | None:
    candidates = [line for line in lines if line is not name_line and line.page == 0]
    for line in candidates:
        words = _words(text, line)
        label = _TITLE_LABEL.match(bare(words))
        if label and words[label.end() :].strip():
            return words[label.end() :].strip()
    for line in candidates:
        words = _words(text, line)
        if _TITLE_WORDS.search(bare(words)) and len(words) <= 80 and len(words.split()) <= 10:
            return words
    return None


def _emails(text: str, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        for match in _EMAIL.finditer(text, line.start, line.end):
            yield re.sub(r"\s", "", match[0])


def _phones(text: str, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        for match in _PHONE.finditer(text, line.start, line.end):
            if _can_be_phone(match[0]):
                yield re.sub(r"\s+", " ", match[0]).strip()


def _can_be_phone(words: str) -> bool:
    digits = re.sub(r"\D", "", words)
    if re.search(r"(?:19|20)\d\d\s*[-–/.]\s*(?:19|20)\d\d", words) or not 8 <= len(digits) <= 15:
        return False
    if re.fullmatch(r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}", words.strip()):
        return False
    if digits.startswith("0") and "+" not in words and not words.startswith("00"):
        return 9 <= len(digits) <= 11
    return "+" in words or len(digits) <= 11


def _first(found: Iterator[str]) -> str | None:
    return next(found, None)
