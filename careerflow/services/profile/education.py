"""Courses of study under education: degree, field, school and dates, in whatever order they stand.

The section is read row by row; a new course begins where something is told a second time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from careerflow.models.document import Document, Line, Period, Section, SectionKind
from careerflow.models.job import Degree
from careerflow.models.profile import Span, Study
from careerflow.services.documents.dates import in_passage, written
from careerflow.services.matching.degrees import degrees
from careerflow.services.matching.fields import fields
from careerflow.services.matching.folding import fold
from careerflow.services.profile.pieces import Piece, part, pieces, within
from careerflow.services.profile.rows import Row, bullet, rows
from careerflow.services.profile.words import may_be_place

_SCHOOL = re.compile(
    r"\b(?:universit\w*|college|institut\w*|academy|school|polytechnic|faculty|lycee|ecole|"
    r"truong|dai hoc|hoc vien|dh|dhqg|dhbk|cao dang|postech|trung tam)\b"
)
# Initials that stand for a degree where a course is told, and might be anything elsewhere.
_INITIALS: tuple[tuple[Degree, str], ...] = (
    (Degree.MASTER, r"(?:ms|ma|m\.? ?sc|meng|ths|master'?s? (?:studies|program\w*|course))\b"),
    (
        Degree.BACHELOR,
        r"(?:bs|ba|b\.? ?sc|beng|ks|cn|k[yi] su|cu nhan|"
        r"bachelor'?s? (?:studies|program\w*|course))\b",
    ),
    (Degree.DOCTORATE, r"(?:juris doctor|j\.?d\.?\b|m\.?d\.?\b|ts\b)"),
)
_DEGREE_WORDS = re.compile(
    r"(?:\W|\b(?:s|graduated|as|degree|of|in|the|science|arts|engineering(?= (?:in|-))|education|"
    r"business administration(?= in)|honou?rs|hons|studies|program\w*|course|"
    r"b\.? ?sc?|b\.?a|m\.? ?sc?|m\.?a|ph\.?d|mba|bachelor\w*|master\w*|doctor\w*|associate\w*|"
    r"diploma|juris|j\.?d|bs|ms|cu nhan|k[yi] su|thac s[iy]|tien si|ks|ths|cn|nganh|chuyen nganh|"
    r"ve|bang|tot nghiep|he chinh quy|chuong trinh|degree)\b)*"
)
_FIELD_LABEL = re.compile(
    r"(?:chuyen nganh|nganh(?: hoc)?|major|specializ\w+|field of study)\s*:\s*"
)
_ASIDE = re.compile(
    r"\b(?:gpa|cgpa|grade|xep loai|diem|thesis|advisor|coursework|hoc bong|scholarship|"
    r"valedictorian|loai (?:gioi|kha|xuat sac)|expected|du kien|tot nghiep|graduat(?:ed|ion)|"
    r"class of|khoa \d+|concentration|sinh vien nam|hien tai)\b"
)
_ONGOING = re.compile(
    r"\b(?:in progress|pursuing|currently (?:studying|enrolled)|candidate|present|now|nay|"
    r"hien tai|dang hoc|sinh vien nam)\b"
)
_TELLS_END = re.compile(r"\b(?:tot nghiep|graduat|class of|khoa|expected|du kien|nien khoa)")
_WORK = re.compile(r"\b(?:bachelor|master)'?s?'? (?:thesis|project)\b")  # no course of its own
_BRACKETED = re.compile(r"\s\(([^()]+)\)$")  # "Semester Abroad (Heron University)"
_TWOFOLD = re.compile(r"\s+[-–—]\s+")  # "Tài chính - Ngân hàng" is one field
_TWOFOLD_SCHOOL = re.compile(
    r".*\b(?:lao dong - xa hoi|mo - dia chat|kinh te - (?:luat|tai chinh|ky thuat|cong nghiep)|"
    r"tai chinh - (?:marketing|ke toan|ngan hang|quan tri kinh doanh)|ngoai ngu - tin hoc|"
    r"san khau - dien anh|van hoa - nghe thuat|ky thuat - cong nghe|y - duoc)\b"
)
"""Names of universities and colleges of Vietnam that have a dash in them."""
_FIELD_WORDS = 6  # what has more and is not said to be one tells of the course
_SENTENCE = re.compile(r"(?:the|my|i|in|during|for) ")
_ARTICLE = re.compile(r"\b(?:an?|the|my|i)\b")
_DATE = re.compile(r"(?:\b(0?[1-9]|1[0-2])\s*[/.-]\s*)?\b((?:19|20)\d\d)\b")


@dataclass(slots=True)
class _Course:
    degree: Degree | None = None
    degree_row: int | None = None
    school: Piece | None = None
    named_field: str | None = None
    above: Piece | None = None  # the school of the course before, named above its degree
    unnamed: Piece | None = None  # may be a school whose name does not say so
    period: Period | None = None
    dates: list[str] = field(default_factory=list)
    ongoing: bool = False
    spans: list[Span] = field(default_factory=list)


def education(document: Document, body: Sequence[Line]) -> tuple[Study, ...]:
    """In the text's order; `body` has the document's lines without page furniture."""
    return tuple(
        study
        for section in document.sections
        if section.kind is SectionKind.EDUCATION
        for study in _courses(document, body, section)
    )


def _courses(document: Document, body: Sequence[Line], section: Section) -> Iterator[Study]:
    text = document.text
    periods = list(in_passage(text, section.body, section.end))
    course = _Course()
    found = rows(text, body, section)
    for number, row in enumerate(found):
        told = fold(_words(text, row))
        here = [item for line in row.lines for item in within(line, periods)]
        parts = list(_parts(text, row, number, periods))
        listed = _is_listed(text, row, found[0]) and not (here and _begins_with_degree(parts))
        if listed and not (here or _TELLS_END.search(told) or _ONGOING.search(told)):
            continue
        parts = [] if listed else parts
        if _begins_anew(course, parts, here):
            yield from _study(text, course)
            course = _Course(above=_school_above(course))
        _take(text, course, row, parts, here, told)
    yield from _study(text, course)


def _is_listed(text: str, row: Row, first: Row) -> bool:
    """Whether the row is a bullet point about a course, and not one of a list of courses."""
    if not bullet(text, row.lines[0]) or row.bold:
        return False
    courses = bool(bullet(text, first.lines[0])) and row.left < first.left + row.size
    return not courses


def _begins_with_degree(parts: Sequence[Piece]) -> bool:
    return bool(parts) and _degree(parts[0].words) is not None


def _school_above(course: _Course) -> Piece | None:
    """What several degrees at one school have above the first of them."""
    school = course.school or course.above
    if school is None or course.degree_row is None or school.row >= course.degree_row:
        return None
    return school


def _words(text: str, row: Row) -> str:
    return " ".join(text[line.start : line.end] for line in row.lines)


def _parts(text: str, row: Row, number: int, periods: Sequence[Period]) -> Iterator[Piece]:
    """The row's pieces; of "Princeton University, Computer Science" each half is one, and so is
    a school in brackets."""
    for piece in _joined(text, pieces(text, row, number, periods)):
        marks = [
            (piece.start + mark.start(), piece.start + mark.end())
            for mark in re.finditer(r"[,;]\s+", text[piece.start : piece.end])
        ]
        if not marks:
            marks = [*_bracket(text, piece)]
        begin = piece.start
        for low, high in [*marks, (piece.end, piece.end)]:
            half = part(piece, text, begin, low)
            if half is not None:
                yield half
            begin = high


def _joined(text: str, found: Sequence[Piece]) -> Iterator[Piece]:
    """With both halves of a twofold field, or of a school's twofold name, in one piece."""
    waiting: Piece | None = None
    for piece in found:
        if waiting is not None:
            two = _TWOFOLD.fullmatch(text, waiting.end, piece.start)
            if two and _is_one_name(waiting.words, piece.words):
                whole = part(waiting, text, waiting.start, piece.end)
                waiting = whole or waiting
                continue
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _is_one_name(words: str, after: str) -> bool:
    """Of what a dash parts."""
    if _is_school(words):
        begin = len(fold(words)) + 3
        match = _TWOFOLD_SCHOOL.match(f"{fold(words)} - {fold(after)}")
        return match is not None and match.end() > begin
    return bool(fields(words)) and _is_field(after)


def _is_field(words: str) -> bool:
    """Whether this is a field and nothing else."""
    if not fields(words) or _is_school(words) or _degree(words) or _ASIDE.search(fold(words)):
        return False
    return len(words.split()) <= _FIELD_WORDS and not _ARTICLE.search(fold(words))


def _bracket(text: str, piece: Piece) -> Iterator[Span]:
    """Where the school stands in brackets behind what is none."""
    match = _BRACKETED.search(text, piece.start, piece.end)
    if match and _is_school(match[1]) and not _is_school(text[piece.start : match.start()]):
        yield match.start(), match.start(1)


def _begins_anew(course: _Course, parts: Sequence[Piece], dates: Sequence[Period]) -> bool:
    told_more = course.degree_row is not None or course.period is not None or course.dates
    names_school = any(_is_school(piece.words) for piece in parts)
    if names_school and (course.school or course.above) and told_more:
        return True
    names_degree = any(_degree(piece.words) and not _is_school(piece.words) for piece in parts)
    if names_degree and course.degree_row is not None:
        return True
    return bool(dates) and course.period is not None


def _take(
    text: str,
    course: _Course,
    row: Row,
    parts: Sequence[Piece],
    dates: Sequence[Period],
    told: str,
) -> None:
    if dates and course.period is None:
        course.period = dates[0]
        course.spans.append((dates[0].start, dates[0].end))
    elif not dates:
        course.dates += [_month(*found) for found in _DATE.findall(told)]
    course.ongoing |= bool(_ONGOING.search(told)) and not (dates and dates[0].last)
    for piece in parts:
        _take_piece(course, piece)


def _take_piece(course: _Course, piece: Piece) -> None:
    level, school = _degree(piece.words), _is_school(piece.words)
    if school and course.school is None:
        course.school = piece
        course.spans.append(piece.span)
        course.degree = course.degree or level
        return
    if level is not None and not school and course.degree_row is None:
        course.degree, course.degree_row = level, piece.row
        course.spans.append(piece.span)
        course.named_field = _after_degree(piece.words) or course.named_field
        return
    plain = fold(piece.words)
    label = _FIELD_LABEL.match(plain)
    if label:
        course.named_field = piece.words[label.end() :].strip()
    elif _ASIDE.search(plain) or school or piece.words[0].islower():
        return
    elif course.named_field is None and _is_field(piece.words):
        course.named_field = piece.words
        course.spans.append(piece.span)
    elif course.unnamed is None and not may_be_place(piece.words) and not _WORK.search(plain):
        course.unnamed = piece


def _is_school(words: str) -> bool:
    plain = fold(words)
    return bool(_SCHOOL.search(plain)) and _initials(plain) is None


def _degree(words: str) -> Degree | None:
    if _WORK.search(fold(words)) or _SENTENCE.match(fold(words)):
        return None
    found = [level for level, _, _ in degrees(words)]
    if words[0].islower():
        return max(found, default=None)
    return max(found, default=None) or _initials(fold(words))


def _initials(plain: str) -> Degree | None:
    return next((level for level, pattern in _INITIALS if re.match(pattern, plain)), None)


def _after_degree(words: str) -> str | None:
    """The field in "Bachelor of Science in Physics", "Cử nhân Kế toán", without a mark."""
    plain = fold(words)
    begin = plain.rfind(" in ") + 4 if " in " in plain else 0
    if not begin:
        named = [start for _, start, _ in degrees(words)]
        match = _DEGREE_WORDS.match(plain, named[0] if named else 0)
        begin = match.end() if match else 0
    rest = words[begin:].strip(" ,;:-–—()")
    return rest if sum(map(str.isalpha, rest)) > 2 else None


def _month(month: str, year: str) -> str:
    return f"{year}-{int(month):02}" if month else year


def _study(text: str, course: _Course) -> Iterator[Study]:
    if course.school is None and course.degree is None:
        return
    course.school = course.school or course.above
    if course.school is None and course.unnamed is not None:
        course.school = course.unnamed
        course.spans.append(course.unnamed.span)
    first, last = written(text, course.period) if course.period else (None, None)
    ongoing = course.ongoing
    if course.period is not None:
        ongoing = ongoing or course.period.last is None
        if first == last:
            first = None
    elif course.dates:
        dates = sorted(course.dates)
        first, last = (dates[0] if len(dates) > 1 else None), dates[-1]
    spans = tuple(sorted(set(course.spans)))
    school = course.school.words if course.school else None
    yield Study(course.degree, course.named_field, school, first, last, ongoing, spans)
