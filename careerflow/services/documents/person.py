"""Whose CV it is: name, title, e-mail, phone and address."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from careerflow.models.document import Line, Person, Section, SectionKind
from careerflow.services.documents.address import address
from careerflow.services.documents.folding import bare
from careerflow.services.documents.sections import heading_kind

# Lengths are bounded, or a hostile page of one endless word would take for ever.
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w/.@-])\(?\+?\(?\d[\d .()/\u2010-\u2013\u00a0\u00ad-]{6,22}\d(?![\w/@])"
)
_DOCUMENT_NAMES = re.compile(
    r"(?:(?:curriculum vitae|resume|cv|so yeu ly lich|ho so|ho so (?:ung vien|xin viec|nang luc)|"
    r"don xin viec|ly lich|hoja de vida|(?:my|personal) (?:cv|resume))\W*)+"
)
_DOCUMENT_TAIL = re.compile(r"\W+(?:curriculum vitae|resume|résumé|cv)$", re.IGNORECASE)
_LABEL = re.compile(r"(?:ho\s*(?:va|&)?\s*ten|full\s*name|name|ten|nom|nombre)\s*:\s*")
_TITLE_LABEL = re.compile(
    r"(?:vi tri(?: ung tuyen| cong viec)?|position|job title|title|chuc danh|ung tuyen|nghe "
    r"nghiep|status)\s*:\s*"
)
TITLE_WORDS = re.compile(
    r"\b(?:fresher|junior|senior|engineer|engineering|developer|manager|designer|analyst|accountant|student|intern|"
    r"specialist|consultant|architect|scientist|researcher|professor|lecturer|teacher|assistant|"
    r"director|lead|leader|programmer|administrator|devops|full ?-?stack|back-?end|front-?end|"
    r"tester|qa|marketing|sales|officer|executive|nurse|lawyer|writer|editor|founder|owner|ceo|"
    r"cto|head|coordinator|technician|physicist|expert|statistician|freelancer|photographer|"
    r"artist|driver|chef|secretary|cashier|receptionist|pharmacist|doctor|"
    r"ky su|lap trinh|nhan vien|ke toan|truong phong|chuyen vien|giam doc|thuc tap|sinh vien|"
    r"quan ly|giao vien|giang vien|thiet ke|kiem thu|truong nhom|kien truc su|bac si|duoc si|"
    r"dieu duong|luat su|tho ky|thu ky|ban hang|kinh doanh|bien tap|quan tri|"
    r"ingenieur|developpeur|physicien|ingeniero|desarrollador|abogado|avocat|comptable)\b"
)
_NOT_A_NAME = re.compile(
    r"[\d@:;/\\#*<>_=+|·•]|https?|www\.|\.com\b|"
    r"\b(?:city|street|district|university|college|school|dai hoc|truong|quan|huyen|thanh pho|tp|"
    r"ho chi minh|ha noi|hanoi|viet ?nam|vietnam|github|linkedin|facebook|email|phone|address)\b"
)
_PIECES = re.compile(r"\s*[|•·\ufffd,]\s*|\s[–—-]\s")
_NAME_WORDS = 6
_TITLE_COMMAS = 3  # with more it is a list, of skills mostly
_LONGEST_LINE = 200  # characters of a line that may hold a name
_LABEL_WEIGHT, _EMAIL_WEIGHT = 100.0, 1.35  # of a line's size


@dataclass(frozen=True, slots=True)
class _Name:
    words: str
    line: Line
    weight: float


def person(text: str, lines: tuple[Line, ...], sections: tuple[Section, ...]) -> Person:
    """What the CV says of the person; None for what it does not say.

    Looks before the first heading and under "contact" first, then anywhere but among the
    references.
    """
    near, far = _near_and_far(lines, sections)
    email = next(_emails(text, near + far), None)
    known = {line.start for line in near}
    top = [line for line in _top(lines) if line.start not in known]
    name = _best_name(text, near, top, email)
    title = _title(text, near, name) or _below(text, lines, name)
    if title is None and (name is None or name.line in top):
        title = _title(text, top, name)
    return Person(
        name.words if name else None,
        title,
        email,
        next(_phones(text, near + far), None),
        address(text, [line for line in near if name is None or line is not name.line]),
    )


def _near_and_far(
    lines: tuple[Line, ...], sections: tuple[Section, ...]
) -> tuple[list[Line], list[Line]]:
    near, far = [], []
    at = 0
    for line in lines:
        while at < len(sections) and sections[at].end <= line.start:
            at += 1
        kind = sections[at].kind if at < len(sections) else SectionKind.OTHER
        if kind is SectionKind.PERSON:
            near.append(line)
        elif kind is not SectionKind.REFERENCES:
            far.append(line)
    return near, far


def _top(lines: tuple[Line, ...]) -> list[Line]:
    """The upper third of the first page, wherever its lines stand in reading order."""
    first = [line for line in lines if line.page == 0]
    height = max((line.box[3] for line in first), default=0.0)
    return [line for line in first if line.extents and line.box[1] < height / 3]


def _best_name(text: str, near: list[Line], top: list[Line], email: str | None) -> _Name | None:
    """The largest type wins; what the e-mail address is made of counts as larger."""
    mailbox = bare(email.partition("@")[0]) if email else ""
    names = [name for line in near if line.page == 0 for name in _names(text, line, mailbox)]
    names += [
        _Name(name.words, line, 0.9 * name.weight)
        for line in top
        for name in _names(text, line, mailbox)
    ]
    return max(names, key=lambda name: name.weight, default=None)


def _names(text: str, line: Line, mailbox: str) -> Iterator[_Name]:
    words = _words(text, line)
    if len(words) > _LONGEST_LINE:
        return
    size = line.size or 1.0
    label = _LABEL.match(bare(words))
    if label and words[label.end() :].strip():
        yield _Name(_in_capitals(words[label.end() :].strip()), line, _LABEL_WEIGHT * size)
        return
    for piece, certainty in _pieces(words, mailbox):
        if _can_be_name(piece):
            alone = 0.6 if len(piece.split()) < 2 else 1.0
            known = _EMAIL_WEIGHT if _from_mailbox(piece, mailbox) else 1.0
            yield _Name(_in_capitals(piece), line, size * certainty * alone * known)


def _pieces(words: str, mailbox: str) -> Iterator[tuple[str, float]]:
    """The line, its parts between separators, what stands before a title, and what the e-mail
    address is made of; with how likely each is to be a name's whole extent."""
    yield _DOCUMENT_TAIL.sub("", words), 1.0
    parts = [part for part in _PIECES.split(words) if part]
    for part in parts[:2]:
        yield part, 1.0
    tokens = words.split()
    for count in range(2, min(len(tokens), _NAME_WORDS + 1)):
        if TITLE_WORDS.search(bare(" ".join(tokens[: count + 1]))):
            yield " ".join(tokens[:count]), 0.9
            break
    own = parts[0].split() if len(parts) > 1 else []
    known = [at for at, token in enumerate(own) if len(token) > 2 and bare(token) in mailbox]
    if len(known) > 1 and known[-1] + 1 < len(own):
        yield " ".join(own[: known[-1] + 1]), 1.1


def _from_mailbox(words: str, mailbox: str) -> bool:
    parts = [part for part in re.split(r"\W+", bare(words)) if len(part) > 1]
    return sum(part in mailbox for part in parts) >= min(2, len(parts)) > 0


def _words(text: str, line: Line) -> str:
    raw = text[line.start : line.end].strip(" ,.-–|•\ufffd")
    parts = raw.split()
    if len(parts) >= 4 and all(len(part) == 1 for part in parts):
        return " ".join("".join(word.split()) for word in re.split(r"\s{2,}", raw))
    return " ".join(parts)


def _can_be_name(words: str) -> bool:
    plain = bare(words)
    return (
        2 < len(words) <= 40
        and len(words.split()) <= _NAME_WORDS
        and not _NOT_A_NAME.search(plain)
        and not _DOCUMENT_NAMES.fullmatch(plain)
        and not TITLE_WORDS.search(plain)
        and heading_kind(words) is None
        and (words[0].isupper() or not words[0].isascii())
    )


def _in_capitals(words: str) -> str:
    """Nguyễn Văn An for NGUYỄN VĂN AN, also where small capitals lost their size."""
    letters = [character for character in words if character.isalpha()]
    shouted = sum(map(str.isupper, letters)) > 0.6 * len(letters)
    return words.title() if shouted and len(words) > 4 else words


def _title(text: str, lines: list[Line], name: _Name | None) -> str | None:
    candidates = [line for line in lines if line.page == 0]
    for line in candidates:
        words = _words(text, line)
        label = _TITLE_LABEL.match(bare(words))
        if label and words[label.end() :].strip():
            return words[label.end() :].strip()
    for before, line in zip([None, *candidates], candidates, strict=False):
        words = _words(text, line)
        if name is not None and line is name.line:
            words = words.replace(name.words, "").strip(" ,|–—-·")
        if _can_be_title(words):
            return _unwrapped(text, before, line, name, words)
    return None


def _below(text: str, lines: tuple[Line, ...], name: _Name | None) -> str | None:
    """The line below the name, where it is set off from the body: a title in unusual words."""
    following = [line for line in lines if name is not None and line.start > name.line.start][:1]
    body = sorted(line.size for line in lines)[len(lines) // 2] if lines else 0.0
    for line in following:
        words = _words(text, line)
        plain = bare(words)
        set_off = line.extents and (line.bold or line.size > 1.1 * body)
        if set_off and 1 < len(words.split()) <= 6 and heading_kind(words) is None:
            return None if _NOT_A_NAME.search(plain) or "," in words else words
    return None


def _can_be_title(words: str) -> bool:
    plain = bare(words)
    parts = len(words.split())
    return (
        bool(TITLE_WORDS.search(plain))
        and 3 < len(words) <= 90
        and (parts <= 6 or (parts <= 14 and bool(re.search(r"[·|,/&–—]", words))))
        and words[0].isupper()
        and words.count(",") <= _TITLE_COMMAS
        and "@" not in words
        and "http" not in plain
        and ":" not in words
        and not words.endswith((".", ","))
        and heading_kind(words) is None
    )


def _unwrapped(text: str, before: Line | None, line: Line, name: _Name | None, words: str) -> str:
    """A title that takes two lines of a narrow column."""
    if before is None or (name is not None and before is name.line) or not before.extents:
        return words
    same_type = abs(before.size - line.size) < 0.1 and before.bold == line.bold
    height = line.box[3] - line.box[1]
    close = 0 < line.box[1] - before.box[1] < 1.7 * height
    first = _words(text, before)
    if same_type and close and first[:1].isupper() and not re.search(r"[\d@:]", first):
        return f"{first} {words}"
    return words


def _emails(text: str, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        for match in _EMAIL.finditer(text, line.start, line.end):
            yield match[0].lstrip(".'-")


def _phones(text: str, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        for match in _PHONE.finditer(text, line.start, line.end):
            if _can_be_phone(match[0]) and not _is_identity(text[line.start : match.start()]):
                yield " ".join(re.sub(r"[\u00ad\u2010-\u2013-]+", "-", match[0]).split())


def _is_identity(before: str) -> bool:
    return bool(re.search(r"\b(?:cmnd|cccd|id|mst|ma so|so the|passport|ho chieu)\b", bare(before)))


def _can_be_phone(words: str) -> bool:
    digits = re.sub(r"\D", "", words)
    if re.search(r"(?:19|20)\d\d\D+(?:19|20)\d\d", words) or re.search(
        r"\b\d{1,2}\s*[-–/.]\s*\d{1,2}\s*[-–/.]\s*(?:19|20)\d\d\b", words
    ):
        return False
    if re.match(r"(?:19|20)\d\d\D", words):
        return False
    if words.startswith(("+", "(+", "00")):
        return 8 <= len(digits) <= 17
    if digits.startswith("0"):
        return 9 <= len(digits) <= 11
    return 9 <= len(digits) <= 12
