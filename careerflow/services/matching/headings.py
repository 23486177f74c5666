"""Section headings of adverts, in English and Vietnamese, and what stands under them."""

import re

from careerflow.services.matching.folding import fold, unmarked
from careerflow.services.matching.heading_words import HEADINGS, Scope

_NUMBER = r"(?:\d{1,2} ?[./)] ?|\d{1,2}(?:\.\d{1,2}){1,2} ?[./)]? ?|[ivx]+[.)] ?|[a-d][.)] ?)?"
_COMPILED = tuple(
    (scope, re.compile(rf"{_NUMBER}(?:{'|'.join(patterns)})"))
    for scope, patterns in HEADINGS.items()
)
_MAX_LENGTH = 64
_MAX_CLOSING = 110
_REST = 160  # characters behind a heading that tell whether it is one


def heading(text: str) -> tuple[Scope, int] | None:
    """What heading `text` begins with, and how many characters of it; None for no heading.

    The heading must fill its line, end in a colon, or be followed by a capital letter
    (adverts that lost their line breaks: "Yêu cầu công việc Có từ 4 năm ...").
    """
    if not text or not (text[0].isupper() or text[0].isdigit() or text[1:2] == ")"):
        return None
    folded = fold(text[: _MAX_LENGTH + 20])
    best: tuple[int, Scope] | None = None
    for scope, pattern in _COMPILED:
        match = pattern.match(folded)
        if match is None or match.end() > _MAX_LENGTH:
            continue
        end = _closed(text, match.end())
        if end is not None and (best is None or match.end() > best[0]):
            best = (match.end(), scope)
    if best is None:
        return _nice_line(text) or _closing(text, folded)
    closed = _closed(text, best[0])
    return None if closed is None else (best[1], closed)


# A line that only says that what follows is not a must: "We'd love it if you also have".
_NICE_CUE = (
    r"prefer(?:red|ably)|desir(?:ed|able)|optional|bonus(?:es)?|plus(?:es)?|extras?|advantages?|"
    r"advantageous|assets?|ideally|nice|great|awesome|stand out|sets? you apart|even better|"
    r"love (?:it )?if|"
    r"brownie|credit|uu tien|loi the|diem cong|cong diem|uu diem|khuyen khich|khong bat buoc"
)
_NICE_FILLER = (
    r"the|an?|other|additional|highly|strong(?:ly)?|big|huge|major|definite|but|not|required|"
    r"requirements?|qualifications?|"
    r"skills?|criteria|and|or|if|you(?:'ll|'d)?|also|have|had|it(?:'s|'d)?|is|are|would|will|be|"
    r"we(?:'d)?|points?|for|with|what|that|ways?|to|from|crowd|these|this|could|can|make|"
    r"added|la|mot|1|neu|co|ban|se|duoc|ung vien|nhung|ky nang|tieu chi|yeu cau|lon|cac|khi|them|"
    r"muc|phan"
)
_NICE_LINE = re.compile(
    rf"(?=.*\b(?:{_NICE_CUE})\b)(?!\W*(?:skills?|criteria)\b)"
    rf"(?:(?:{_NICE_CUE}|{_NICE_FILLER})(?!\w)[\s,()/&-]*)+[:!.…]*\s*"
)


def _nice_line(text: str) -> tuple[Scope, int] | None:
    if len(text) <= _MAX_LENGTH and _NICE_LINE.fullmatch(fold(text)):
        return Scope.NICE, len(text)
    return None


_CLOSING = (
    (
        Scope.NICE,
        re.compile(
            r"\b(?:preferred|desired|desirable|nice to have|a plus|uu tien|diem cong|ideally|"
            r"sets? you apart|stand out|love it if)\b"
        ),
    ),
    (Scope.BENEFITS, re.compile(r"\b(?:benefits|perks|offer|quyen loi|phuc loi)\b")),
    (Scope.DUTIES, re.compile(r"\b(?:responsibilities|duties|you will|nhiem vu|trach nhiem)\b")),
    (
        Scope.MUST,
        re.compile(
            r"\b(?:requirements?|qualifications|skills|must|yeu cau|"
            r"tieu chuan)\b"
        ),
    ),
)


def _closing(text: str, folded: str) -> tuple[Scope, int] | None:
    """A short line of its own wording that ends in a colon: "The following are preferred:"."""
    if len(text) > _MAX_CLOSING or not text.rstrip().endswith(":"):
        return None
    for scope, pattern in _CLOSING:
        if pattern.search(folded):
            return scope, len(text)
    return None


def _closed(text: str, end: int) -> int | None:
    """Where a heading that matched up to `end` really ends; None where it is part of a sentence."""
    length, text = len(text), unmarked(text[: end + _REST])
    rest = text[end:]
    mark = re.match(r"\s*(?:\([^()\n]{0,40}\))?\s*[:?：!…-]+\s*", rest)
    if length == len(text) and not _ORNAMENT.sub("", rest):
        return length
    if mark:
        return end + mark.end()
    if re.match(r"\s*\n", rest):
        return end
    following = _NEW_ITEM.match(rest)
    if following and _stands_out(text[:end], rest.strip()):
        return end + following.end()
    glued = re.match(r"(?=[A-Z][a-z])", rest)
    return end if glued and text[end - 1].islower() else None


def _stands_out(written: str, rest: str) -> bool:
    """Several words, or one that is a heading on its own, or on its own before what follows."""
    words = written.split()
    if rest[:1].isdigit():
        return len(words) >= 3 or bool(_YEARS_FOLLOW.match(fold(f"{written} {rest}")))
    alone = _ALONE.fullmatch(fold(written)) or _DEGREE_FOLLOWS.match(fold(f"{written} {rest}"))
    return len(words) >= 2 or bool(alone)


# What may follow a heading in its line: a picture, or the number of the next item, cut off.
_ORNAMENT = re.compile(r"^[^\w(\[]+$|^\W*\b\d{1,2}[.)]\W*$")
_NEW_ITEM = re.compile(r"\s+(?=[A-Z]\w*(?:[\s,/&’'.-]|$)|\d)")
_DEGREE_FOLLOWS = re.compile(
    r"education (?:bachelor|master|degree|high school|associate|university)"
)
_YEARS_FOLLOW = re.compile(r"experience \d.*experience")
_ALONE = re.compile(
    r"requirements|qualifications|responsibilities|benefits|duties|preferred|description|overview|"
    r"skills|perks|tasks"
)
