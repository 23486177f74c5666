"""Letters that a file destroyed, pages and pictures whose words are no text: told, and where."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from careerflow.models.document import Box, Line, Page, WarningPlace
from careerflow.models.errors import ReadError
from careerflow.models.message import Message

_UNNAMED = re.compile(
    "\ufffd+|(?<=[^\\W\\d_])\u25a0+|\u25a0+(?=\u25a0*[a-z\u00df-\u024f\u1e00-\u1eff])"
)
"""Letters that the file does not name, or drew as squares: black squares inside words."""
_FEW_LOST = 4
_FEW_LETTERS = 25
"""Letters below which a document of pictures counts as one without text."""
_ENOUGH = 200
"""Latin letters that show how many vowels a text has."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A warning and what it is about."""

    warning: Message
    places: tuple[WarningPlace, ...]


def check_text(text: str, has_pictures: bool, has_outlines: bool) -> None:
    """Raises ReadError where a document's text is of no use: `read.no_text` (a scan, most
    likely), `read.outlined`, `read.unreadable_letters`.

    A scan may bear a stamp or a page number in letters, so pictures with hardly any text count
    as no text, and likewise letters that are drawn as shapes.
    """
    letters = sum(char.isalpha() for char in text)
    lost = sum(len(match[0]) for match in _lost(text))
    if letters + lost < (_FEW_LETTERS if has_pictures or has_outlines else 1):
        raise ReadError("read.outlined" if has_outlines else "read.no_text")
    if max(lost, _stand_ins(text)[1]) > 0.5 * (letters + lost):
        raise ReadError("read.unreadable_letters")


def letters_lost(text: str, lines: Sequence[Line], pages: Sequence[Page]) -> list[Loss]:
    """Words with destroyed letters, and pages whose letters make no words."""
    lost = _lost(text)
    size = sum(len(match[0]) for match in lost)
    stand_in, count = _stand_ins(text)
    if count > size:
        lost = list(re.finditer(f"(?<=[^\\W\\d_A-Z]){stand_in}+", text))
    found = []
    if max(size, count) > 0.01 * sum(char.isalpha() for char in text):
        words = sorted({_word(text, match.start()) for match in lost})
        places = tuple(_places("read.lost_letters", words, lines))
        found.append(_loss("read.lost_letters", places, len(words)))
    if _implausible(text):
        parts = [page for page in pages if _implausible(text[page.start : page.end])] or pages
        spans = [(page.start, page.end) for page in parts]
        found.append(_loss("read.wrong_letters", _outlines("read.wrong_letters", spans, lines)))
    return found


def boxes_lost(boxes: Iterable[tuple[int, Box]], warning: str) -> list[Loss]:
    """Pages, or parts of some, that are no text: (page, box) of each."""
    places = tuple(WarningPlace(warning, page, box) for page, box in boxes)
    return [_loss(warning, places, len(places))] if places else []


def _loss(warning: str, places: tuple[WarningPlace, ...], count: int | None = None) -> Loss:
    pages = tuple(str(page + 1) for page in sorted({place.page for place in places}))
    counted: dict[str, int] = {} if count is None else {"count": count}
    return Loss(Message(warning, {"pages": pages, **counted}), places)


def _lost(text: str) -> list[re.Match[str]]:
    """Of a few signs, none: they may be icons."""
    found = list(_UNNAMED.finditer(text))
    return found if sum(len(match[0]) for match in found) > _FEW_LOST else []


def _stand_ins(text: str) -> tuple[str, int]:
    """The capital that stands in for lost letters inside lower-case words, and how often.

    Writers such as ReportLab's core fonts put one glyph for all letters that they do not have
    ("kI toán thuI"). Names in mixed case (GitHub, JavaScript) never agree on one letter.
    """
    counts: Counter[str] = Counter()
    words = text.split()
    for word in words:
        for before, char in itertools.pairwise(word):
            if char.isupper() and before.islower():
                counts[char] += 1
    if not counts:
        return "", 0
    char, count = counts.most_common(1)[0]
    others = sum(counts.values()) - count
    return char, count if count > 10 and count > 0.03 * len(words) and count > 3 * others else 0


def _implausible(text: str) -> bool:
    """Latin text in which vowels are far too rare or too many: a font with a wrong map.

    English has 38 % vowels, Vietnamese 45 %, each European language 35 to 50 %.
    """
    plain = [char for char in unicodedata.normalize("NFD", text.lower()) if "a" <= char <= "z"]
    if len(plain) < _ENOUGH:
        return False
    share = sum(char in "aeiouy" for char in plain) / len(plain)
    return not 0.22 < share < 0.62


def _word(text: str, at: int) -> tuple[int, int]:
    start = end = at
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _places(
    warning: str, spans: Sequence[tuple[int, int]], lines: Sequence[Line]
) -> Iterator[WarningPlace]:
    """Of passages in the text's order, each within one line."""
    remaining = iter(lines)
    line = next(remaining, None)
    for start, end in spans:
        while line is not None and line.end <= start:
            line = next(remaining, None)
        if line is None:
            return
        low, high = line.extents[start - line.start][0], line.extents[end - line.start - 1][1]
        x0, y0, x1, y1 = line.box
        box = (x0, low, x1, high) if line.vertical else (low, y0, high, y1)
        yield WarningPlace(warning, line.page, box)


def _outlines(
    warning: str, spans: Sequence[tuple[int, int]], lines: Sequence[Line]
) -> tuple[WarningPlace, ...]:
    """Of pages: one box around all lines of each."""
    found = []
    for start, end in spans:
        boxes = [line.box for line in lines if start <= line.start < end]
        if boxes:
            low, top, high, foot = zip(*boxes, strict=True)
            page = next(line.page for line in lines if line.start >= start)
            box = (min(low), min(top), max(high), max(foot))
            found.append(WarningPlace(warning, page, box))
    return tuple(found)
