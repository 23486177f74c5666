"""Which segments of an advert ask for something, and why the others are left out."""

import re
from dataclasses import dataclass, replace

from careerflow.models.job import LeftOutReason
from careerflow.services.matching.asking import ASKS, ASKS_FIRMLY, ASKS_THERE, DUTY
from careerflow.services.matching.degrees import degrees
from careerflow.services.matching.endings import ending, is_setting, narrates
from careerflow.services.matching.folding import fold
from careerflow.services.matching.heading_words import Scope
from careerflow.services.matching.headings import heading
from careerflow.services.matching.languages import languages
from careerflow.services.matching.left_out import (
    firm_reason,
    is_address,
    is_company,
    is_personal,
    is_terms,
    own_reason,
)
from careerflow.services.matching.segments import Span, split
from careerflow.services.matching.years import asks_for_none, years

_LEFT_OUT = {
    Scope.BENEFITS: LeftOutReason.BENEFITS,
    Scope.COMPANY: LeftOutReason.COMPANY,
    Scope.APPLY: LeftOutReason.HOW_TO_APPLY,
    Scope.EQUAL: LeftOutReason.EQUAL_OPPORTUNITY,
    Scope.FACTS: LeftOutReason.FACTS,
    Scope.OTHER: LeftOutReason.OTHER,
}
_ASKED = (Scope.MUST, Scope.NICE)
_LISTS = (*_ASKED, Scope.DUTIES)
_CLOSING = (LeftOutReason.HOW_TO_APPLY, LeftOutReason.EQUAL_OPPORTUNITY)


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment: `scope` MUST, NICE or DUTIES for what is asked, else the `reason` it is not.

    `among`: left out, but it stands among the requirements (an age, a working hour)."""

    start: int
    end: int
    scope: Scope | None = None
    reason: LeftOutReason | None = None
    among: bool = False


def pieces(text: str) -> tuple[Piece, ...]:
    """The segments of `text` in order, headings cut off and each one classified.

    A heading holds until the next one, or until the advert comes to its end: how to
    apply, equal opportunity. A labelled fact among what is asked ("Location: ...", "Mức lương:
    ...") holds for itself alone. A text without one
    word of the world of work (a recipe) has no duties, whatever its imperatives.
    """
    place = _Place()
    found: list[Piece] = []
    unheaded: list[int] = []
    for start, end in split(text):
        begin = start
        while begin < end and (title := heading(text[begin:end])):
            stop = begin + title[1]
            if _is_part_of_pay(text, begin, stop):
                break
            if _needs_label(text[begin:stop], text[stop:end], title[0]):
                place.scope = title[0]
                break
            place.enter(title[0], text[begin:stop], text[stop:end], _mark(text, start))
            found.append(_trimmed(text, begin, stop, LeftOutReason.HEADING))
            begin = stop
        if begin < end:
            place.reconsider(text, begin, end, labelled=begin > start)
            parts = _classified(text, (begin, end), place.scope)
            if place.scope in (None, Scope.DUTIES):
                unheaded.append(len(found))
            place.leave(parts[-1], text[begin:end], _mark(text, start))
            found += parts
    for index in unheaded:
        if _is_between(found, index, text):
            found[index] = replace(found[index], scope=Scope.MUST, reason=None)
    if not _ADVERT.search(fold(text)):
        found = [_unless_duty(piece) for piece in found]
    return tuple(piece for piece in found if piece.start < piece.end)


@dataclass(slots=True)
class _Place:
    """Under what heading the next segment stands.

    A label among what is asked ("Location: ...", "- Ưu tiên: ...") holds `once`, in the middle
    of what stands `around` it. `paid`: the pay was named so, and benefits may follow unannounced.
    """

    scope: Scope | None = None
    around: Scope | None = None
    once: bool = False
    paid: bool = False
    mark: str | None = None  # the bullet of the last item, "" for none

    def enter(self, scope: Scope, label: str, rest: str, mark: str) -> None:
        pay = self.scope in _LISTS and _is_pay(label, rest, scope)
        entered = Scope.FACTS if pay else scope
        item = self.scope is Scope.MUST and mark == self.mark != "" and bool(rest.strip())
        aside = entered is Scope.NICE and is_personal(rest)  # "Ưu tiên Nữ"
        once = entered is Scope.FACTS or (item and entered in (Scope.NICE, Scope.APPLY)) or aside
        if once and not self.once:
            self.around = self.scope
        self.paid = pay or (self.paid and entered is Scope.FACTS)
        self.scope, self.once = entered, once

    def reconsider(self, text: str, start: int, end: int, *, labelled: bool) -> None:
        """What the segment itself says of its place."""
        if self.scope is Scope.FACTS and not labelled and ASKS.search(fold(text[start:end])):
            self._return()  # the fact's label stood alone in the line above
        if self.paid and self.scope in _LISTS and _begins_benefits(text, start, end):
            self.scope, self.paid = Scope.BENEFITS, False

    def leave(self, piece: Piece, segment: str, mark: str) -> None:
        self.mark = mark
        closes = piece.reason in _CLOSING or (piece.scope is None and not mark and _ending(segment))
        if closes and self.scope in _ASKED:
            self.scope, self.once = None, False
        elif self.once:
            self._return()

    def _return(self) -> None:
        self.scope, self.once = self.around, False


def _mark(text: str, start: int) -> str:
    """The bullet before a segment; "" where none is, or where it is in the middle of a line."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    return before if len(before) <= _LONGEST_MARK else ""


def _is_pay(label: str, rest: str, scope: Scope) -> bool:
    """ "Mức lương: 15 triệu" in one line; alone in its line it begins the benefits."""
    return scope is Scope.BENEFITS and bool(rest.strip() and _PAY.fullmatch(fold(label)))


def _is_part_of_pay(text: str, start: int, end: int) -> bool:
    """ "Base + Bonus + Stock" """
    added = text[end:].lstrip()[:1] == "+" and text[:start].rstrip()[-1:] == "+"
    return added and fold(text[start:end]).strip() == "bonus"


def _begins_benefits(text: str, start: int, end: int) -> bool:
    """Whether what follows the pay belongs to it: no bullet of the list above, and a benefit."""
    segment = text[start:end]
    listed = _mark(text, start) or ASKS.search(fold(segment))
    return not listed and own_reason(segment) is LeftOutReason.BENEFITS


def _needs_label(label: str, rest: str, scope: Scope) -> bool:
    """Whether a row says what it asks for by its label alone: "Kinh nghiệm: 1 năm"."""
    if scope is not Scope.MUST or not rest.strip() or len(rest) > _SHORT:
        return False
    whole = label + rest
    if degrees(rest) and not any(map(str.isalpha, rest)):
        return True  # "Trình độ: 12/12"
    if years(rest) is None and years(whole) is not None:
        return True
    return not languages(rest) and any(item.level for item in languages(whole))


def _unless_duty(piece: Piece) -> Piece:
    if piece.scope is not Scope.DUTIES:
        return piece
    return replace(piece, scope=None, reason=LeftOutReason.OTHER)


def _trimmed(text: str, start: int, end: int, reason: LeftOutReason) -> Piece:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Piece(start, end, reason=reason)


def _classified(text: str, span: Span, scope: Scope | None) -> list[Piece]:
    start, end = span
    segment = text[start:end]
    if not _says_something(segment):
        reason = LeftOutReason.FACTS if scope is Scope.FACTS else LeftOutReason.OTHER
        return [Piece(start, end, reason=reason)]
    if scope in _LEFT_OUT:
        return _under_other(text, span, _LEFT_OUT[scope])
    if scope in _ASKED:
        return _under_requirements(text, span, scope)
    return [_elsewhere(segment, span, scope)]


def _under_other(text: str, span: Span, reason: LeftOutReason) -> list[Piece]:
    """Under "Benefits" and the like only what asks in so many words is a requirement."""
    segment = text[slice(*span)]
    firmly = ASKS_FIRMLY.search(fold(segment)) and reason is not LeftOutReason.EQUAL_OPPORTUNITY
    if firmly and own_reason(segment) is None and not is_company(segment):
        return _without_personal(text, span, Scope.MUST)
    return [Piece(*span, reason=own_reason(segment) or reason)]


def _under_requirements(text: str, span: Span, scope: Scope | None) -> list[Piece]:
    segment = text[slice(*span)]
    reason = firm_reason(segment) or _ending(segment)
    if reason is not None:
        return [Piece(*span, reason=reason)]
    if _is_fact(segment):
        return [Piece(*span, reason=LeftOutReason.FACTS, among=True)]
    if (is_company(segment) or narrates(segment)) and not ASKS_THERE.search(fold(segment)):
        return [Piece(*span, reason=LeftOutReason.COMPANY)]
    if _SUBHEADING.match(segment) and len(segment.split()) <= 8:
        return [Piece(*span, reason=LeftOutReason.HEADING)]
    return _without_personal(text, span, scope)


def _ending(segment: str) -> LeftOutReason | None:
    """Not of what asks in so many words: "Experience with compensation packages"."""
    if ASKS.search(fold(segment)):
        return None
    return ending(segment) or (LeftOutReason.FACTS if is_setting(segment) else None)


def _is_fact(segment: str) -> bool:
    return (
        is_personal(segment)
        or is_terms(segment)
        or is_address(segment)
        or _asks_for_nothing(segment)
        or bool(_TOLD.match(fold(segment)) and years(segment) is None)
    )


def _without_personal(text: str, span: Span, scope: Scope | None) -> list[Piece]:
    """ "Nam/Nữ, tuổi 22 - 30, tốt nghiệp cao đẳng": age and sex cut off on either side."""
    start, end = span
    before, after = [], []
    for match in _CLAUSES.finditer(text, start, end):
        if not _stands_apart(text[start : match.start()]):
            break
        before.append(Piece(start, match.end(), reason=LeftOutReason.FACTS))
        start = match.end()
    for match in reversed(list(_CLAUSES.finditer(text, start, end))):
        if not _stands_apart(text[match.end() : end]):
            break
        after.append(Piece(match.start(), end, reason=LeftOutReason.FACTS))
        end = match.start()
    cut = [*before, Piece(start, end, scope=scope), *reversed(after)]
    return [_trimmed(text, p.start, p.end, p.reason) if p.reason else p for p in cut]


def _stands_apart(clause: str) -> bool:
    return is_personal(clause) and clause.count("(") == clause.count(")")


def _elsewhere(segment: str, span: Span, scope: Scope | None) -> Piece:
    """Under duties, or before any heading."""
    duty = scope is Scope.DUTIES
    reason = (firm_reason(segment) if duty else own_reason(segment)) or _ending(segment)
    if reason is None and _is_stray_fact(segment, duty):
        reason = LeftOutReason.FACTS
    if reason is not None:
        return Piece(*span, reason=reason)
    folded = fold(segment)
    if (ASKS_FIRMLY if duty else ASKS).search(folded) and not _speaks_of_itself(segment):
        return Piece(*span, scope=Scope.MUST)
    if is_company(segment):
        return Piece(*span, reason=LeftOutReason.COMPANY)
    if duty or DUTY.search(folded):
        return Piece(*span, scope=Scope.DUTIES)
    return Piece(*span, reason=LeftOutReason.OTHER)


def _is_between(found: list[Piece], index: int, text: str) -> bool:
    """Whether a short piece under no heading of wishes stands between two of them, and nothing in
    it says that it is something else: "Accuracy and attention to detail"."""
    if not 0 < index < len(found) - 1:
        return False
    piece, segment = found[index], text[found[index].start : found[index].end]
    unsaid = piece.reason is LeftOutReason.OTHER or piece.scope is Scope.DUTIES
    sides = (found[index - 1].scope, found[index + 1].scope)
    asked = unsaid and len(segment) <= _BETWEEN and all(side in _ASKED for side in sides)
    return asked and not DUTY.search(fold(segment)) and not _tells(segment)


def _tells(segment: str) -> bool:
    """Of the employer, or to the reader."""
    return is_company(segment) or narrates(segment) or segment.endswith(("?", "!", ":"))


def _is_stray_fact(segment: str, duty: bool) -> bool:
    return is_personal(segment) or (not duty and (is_terms(segment) or is_address(segment)))


def _asks_for_nothing(segment: str) -> bool:
    """ "No experience needed": good to know, nothing to prove. Nor is what is needed of those
    who lack something that is asked for elsewhere."""
    folded = fold(segment)
    if _OTHERS.search(folded) or _TAKES.search(folded):
        return True
    if len(segment) >= 80 or degrees(segment):
        return False
    return asks_for_none(segment) or bool(_NOT_NEEDED.search(folded) and not _HELPS.search(folded))


def _speaks_of_itself(segment: str) -> bool:
    return is_company(segment) and not ASKS_FIRMLY.search(fold(segment))


def _says_something(segment: str) -> bool:
    letters = sum(c.isalpha() for c in segment)
    return letters >= 3 or segment.strip(" .,") in ("C", "R", "Go", "C#") or bool(degrees(segment))


_OTHERS = re.compile(r"\b(?:who|that) do(?:es)? not (?:possess|have|hold)\b")
_NOT_NEEDED = re.compile(
    r"\b(?:is|are) not (?:required|needed|necessary)\b(?!.{0,3}\bbut\b)|"
    r"^khong (?:yeu cau|can) (?:bang cap|kinh nghiem)|\bmoi (?:muc|cap|trinh) do kinh nghiem"
)
_HELPS = re.compile(r"\b(?:advantage|plus|helpful|beneficial|preferred|loi the)\b")
# Who may apply as well: "Chấp nhận sinh viên mới ra trường".
_TAKES = re.compile(
    r"^(?:co the |se )?(?:chap nhan|nhan ca|tuyen ca|hoan nghenh|"
    r"chao don)\b.{0,60}\b(?:moi (?:ra truong|"
    r"tot nghiep)|(?:chua|khong) co kinh nghiem|it kinh nghiem|trai nganh|chua tot nghiep|"
    r"cho (?:nhan )?bang|sinh vien|thuc tap)|"
    r"^(?:sinh vien|ung vien|nguoi) .{0,30}(?:moi ra truong|moi tot nghiep|(?:chua|khong) co "
    r"kinh nghiem).{0,30}(?:co the|cung|deu|duoc|van)\b"
)
_PAY = re.compile(
    r"(?:\d{1,2} ?[./)] ?)?(?:(?:muc )?luong(?: co ban| cung)?|(?:tong |muc )?thu nhap|salary)"
    r"\s*:\s*"
)
_CLAUSES = re.compile(r"[,;.]\s+|\s+[-–]\s+(?!\d)")
# Where the work is; that experience will do; and what "tiếng Anh" above it means in full.
_TOLD = re.compile(
    r"\W*or equivalent (?:(?:practical|work|relevant) )?experience\W*$|"
    r"(?:lam viec tai|khoang cach noi o)\b.{0,60}$|"
    r"\W*(?:nghe|noi|doc|viet)(?:\W+(?:nghe|noi|doc|viet|va|tot|kha))+\W*$"
)
_LONGEST_MARK = 2
_BETWEEN = 120  # characters
_SHORT = 40  # characters of a row that its label may complete
# A question mark alone is as often a bullet that was lost: "Good communication skills?".
_SUBHEADING = re.compile(
    r".*:\s*$|(?:who|what|why|how|are|do|does|is|can|where|have|ready|interested|ai|tại sao|vì sao)"
    r"\b.*\?\s*$|\d{1,2}[.)] (?:[^\W\d_]|[ /&-])+$",
    re.IGNORECASE,
)
_ADVERT = re.compile(
    r"\b(?:jobs?|roles?|positions?|candidates?|applicants?|teams?|compan(?:y|ies)|salary|"
    r"apply|careers?|"
    r"experience|responsib\w+|requirements?|qualifications?|skills?|tasks?|customers?|clients?|"
    r"tuyen dung|ung vien|luong|cong ty|cong viec|kinh nghiem|yeu cau|nhan vien|khach hang)\b"
)
