"""What differs between two texts, by their words."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from careerflow.models.sync_stand import Piece

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")
_MOST = 4_000
"""Words of both together that are compared one by one: it takes the square of their number."""


def pieces(ours: str, theirs: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts, each in pieces that are the other's too or are not. Put together again they are
    the texts. Of very long ones only the common beginning and end are told apart."""
    left, right = _WORDS.findall(ours), _WORDS.findall(theirs)
    start = _common(left, right)
    end = _common(left[start:][::-1], right[start:][::-1])
    middle = left[start : len(left) - end], right[start : len(right) - end]
    runs = [(left[:start], right[:start], True), *_middle(*middle)]
    if end:
        runs.append((left[-end:], right[-end:], True))
    return (
        _told((ours, same) for ours, _, same in runs),
        _told((theirs, same) for _, theirs, same in runs),
    )


def _common(left: list[str], right: list[str]) -> int:
    """How many words both begin with."""
    pairs = zip(left, right, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


_Run = tuple[list[str], list[str], bool]


def _middle(left: list[str], right: list[str]) -> list[_Run]:
    if len(left) + len(right) > _MOST:
        return [(left, right, False)]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [(left[a:b], right[c:d], tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()]


def _told(runs: Iterable[tuple[list[str], bool]]) -> tuple[Piece, ...]:
    """Neighbours of one kind are one piece."""
    found: list[Piece] = []
    for words, same in runs:
        text, differs = "".join(words), not same
        if not text:
            continue
        if found and found[-1].differs == differs:
            found[-1] = Piece(found[-1].text + text, differs)
        else:
            found.append(Piece(text, differs))
    return tuple(found)
