"""Gives Vietnamese typed without diacritics its marks back, for the encoders only.

To e5 "quan ly kho" and "quản lý kho" are strangers, so a CV typed without marks would be judged
worse than the same CV with them. The likeliest writing of each line is found by Viterbi's
algorithm over counted syllables and pairs of neighbours (tools/build_diacritics.py); on CVs and
adverts it gives nine syllables of ten their own marks, fewer in names. What a person reads is
never changed.
"""

import math
import re
from functools import cache

import msgspec

from careerflow import paths
from careerflow.services.documents.language import detect_line

RESTORING = "5"
"""Goes up whenever a text would be restored to another one."""

_NEIGHBOURS = 0.9  # weight of a syllable's share after the one before it; the rest, of its own
_KNOWN = 0.6  # share of words that must be Vietnamese syllables
_SURE = 0.85  # from this share on it is Vietnamese in a Vietnamese document
_LEAST = 3  # words; fewer are too few to tell
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[^\W\d_\x00-\x7f]")


class _Table(msgspec.Struct, frozen=True):
    """`syllables`: counts of written forms by bare form; `pairs`: counts of "left right"."""

    syllables: dict[str, dict[str, int]]
    pairs: dict[str, int]


@cache
def _table() -> _Table:
    return msgspec.json.decode(paths.bundled("diacritics/table.json").read_bytes(), type=_Table)


def restored(text: str, language: str) -> str:
    """`text` with marks where it is Vietnamese without any, else as it is.

    `language` (ISO 639-1) is that of the document: a short line cannot tell by itself.
    """
    if _MARKED.search(text):
        return text
    words = list(_WORD.finditer(text))
    known = sum(word[0].lower() in _table().syllables for word in words)
    sure = language == "vi" and known >= _SURE * len(words)
    if len(words) < _LEAST or known < _KNOWN * len(words):
        return text
    if not sure and detect_line(text, language) != "vi":
        return text
    pieces, last = [], 0
    for word, marked in zip(words, _likeliest([word[0].lower() for word in words]), strict=True):
        pieces += [text[last : word.start()], _cased(word[0], marked)]
        last = word.end()
    return "".join([*pieces, text[last:]])


def _likeliest(words: list[str]) -> list[str]:
    table = _table()
    paths_to: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
    for word in words:
        forms = table.syllables.get(word, {word: 1})
        paths_to = {form: _step(paths_to, form, count) for form, count in forms.items()}
    return max(paths_to.values(), key=lambda scored: scored[0])[1]


def _step(
    paths_to: dict[str, tuple[float, list[str]]], form: str, count: int
) -> tuple[float, list[str]]:
    """The best path to `form`, and its log-likelihood."""
    pairs, counts, total = _table().pairs, _counts(), _total()

    def score(left: str) -> float:
        beside = pairs.get(f"{left} {form}", 0) / counts.get(left, 1)
        return paths_to[left][0] + math.log(
            _NEIGHBOURS * beside + (1 - _NEIGHBOURS) * count / total
        )

    best = max(paths_to, key=score)
    return score(best), [*paths_to[best][1], form]


@cache
def _counts() -> dict[str, int]:
    return {form: n for forms in _table().syllables.values() for form, n in forms.items()}


@cache
def _total() -> int:
    return sum(_counts().values())


def _cased(written: str, marked: str) -> str:
    if marked == written.lower():
        return written  # "DevOps" stays itself
    if written.isupper() and len(written) > 1:
        return marked.upper()
    return marked.capitalize() if written[0].isupper() else marked
