"""A sentence that goes on in the next line stays whole, whatever else stands beside it.

The labels of a drawing stand at heights of their own: row by row, one of them comes between two
lines of the paragraph beside it.
"""

from collections.abc import Sequence

from careerflow.services.documents.extraction import Fragment
from careerflow.services.documents.folding import SOFT_HYPHEN

_MOST_BETWEEN = 4  # labels
_SEVERAL = 2
_LABEL_WORDS = 3
_HYPHENS = "-" + SOFT_HYPHEN
_SENTENCE_WORDS = 3  # a line with fewer may be a label itself
_LONG = 5  # words of two lines that go on although the second begins with a capital letter
_FLUSH = 0.3  # of the size: left edges, or middles, of one paragraph
_LEADING = (0.8, 1.7)  # of the size, from line to line
_OTHER_ROW = 0.2  # of the size: baselines of one row of cells differ by less


def unbroken(lines: Sequence[Fragment]) -> list[Fragment]:
    """`lines` from top to bottom, with labels between two lines of a sentence put behind it."""
    made: list[Fragment] = []
    waiting: list[Fragment] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        made.append(line)
        following = _continuation(lines, at, bool(waiting))
        if following is not None:
            waiting += lines[at + 1 : following]
            at = following
            continue
        at += 1
        if waiting and (at == len(lines) or not _goes_on(line, lines[at])):
            made += waiting
            waiting = []
    return made


def _continuation(lines: Sequence[Fragment], at: int, torn: bool) -> int | None:
    """Where the sentence goes on behind labels; `torn` if some stood between its lines before.

    What stands in a row with the line is its date or its cell, unless other labels do not; several
    that stand between the parts of a word are none of its cells."""
    line = lines[at]
    for after in range(at + 2, min(at + 2 + _MOST_BETWEEN, len(lines))):
        between, further = lines[at + 1 : after], lines[after]
        if not _is_label(between[-1]):
            return None
        if _goes_on(line, further):
            rows = (line, further)
            beside = all(_is_beside(item, row) for item in between for row in rows)
            own = torn or any(not _in_row(item, line, further) for item in between)
            own = own or (line.text[-1] in _HYPHENS and len(between) >= _SEVERAL)
            return after if beside and own else None
    return None


def _goes_on(line: Fragment, after: Fragment) -> bool:
    """Whether a sentence goes on in the line below."""
    if line.vertical or after.vertical or line.bold != after.bold:
        return False
    size = line.size
    (left, _, right, _), (its_left, _, its_right, _) = line.box, after.box
    aligned = min(abs(left - its_left), abs(left + right - its_left - its_right) / 2)
    if abs(size - after.size) > 0.1 or aligned > _FLUSH * size:
        return False
    if not _LEADING[0] * size < after.box[3] - line.box[3] < _LEADING[1] * size:
        return False
    if len(line.text.split()) < _SENTENCE_WORDS:
        return False
    if line.text[-1] in _HYPHENS or after.text[0].islower():
        return True
    words = len(line.text.split()), len(after.text.split())
    return line.text[-1] not in ".:;!?" and min(words) >= _LONG


def _is_label(item: Fragment) -> bool:
    """Short, and no date."""
    if item.vertical or len(item.text.split()) > _LABEL_WORDS or any(map(str.isdigit, item.text)):
        return False
    return item.text[:1].isalpha()


def _is_beside(item: Fragment, line: Fragment) -> bool:
    return item.box[0] > line.box[2] or item.box[2] < line.box[0]


def _in_row(item: Fragment, *lines: Fragment) -> bool:
    return any(abs(item.box[3] - line.box[3]) < _OTHER_ROW * line.size for line in lines)
