"""Words taken over from the advert: they show that it was read, not that the work was done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from careerflow.models.job import Job
from careerflow.services.matching.folding import fold
from careerflow.services.matching.language import language

_ROWS = 3  # requirements taken over whole, at least
_NEARLY_ALL = 2 / 3
_LEADING = (3, 4, 5)  # words: no row and no run that counts is shorter than the first
_REACH = 3  # passages between two copied ones that belong to the copy


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much of a text in a row is taken over rather than said by chance."""

    run: int  # words; two people hardly write these by chance
    shortest: int
    gram: int  # words in a row, for passages of which half is taken over
    many: int  # words in all
    row: int  # words of a whole requirement


# What stands between two spaces is a word in English and a syllable in Vietnamese, where a word
# has 1.6 of them: "chăm sóc khách hàng qua điện thoại" is four words.
_WORDS, _SYLLABLES = _Measure(7, 5, 5, 20, 3), _Measure(11, 8, 8, 32, 4)


def _measure(text: str) -> _Measure:
    return _SYLLABLES if language(text) == "vi" else _WORDS


_WORD = re.compile(r"\w[\w+#.]*")


def repeats(passage: str, requirement: str) -> bool:
    """Whether the passage takes over seven words in a row (eleven syllables of Vietnamese), or
    all of a shorter requirement of at least five words (eight syllables)."""
    return _repeats(_said(passage), requirement)


@lru_cache(maxsize=512)
def _said(passage: str) -> str:
    """Of a passage that several requirements are compared with."""
    return _padded(words(passage))


def _repeats(stated: str, requirement: str) -> bool:
    return any(part in stated for part in _parts(requirement))


@lru_cache(maxsize=512)
def _parts(requirement: str) -> tuple[str, ...]:
    """The runs of a requirement that nobody writes by chance."""
    wanted, measure = words(requirement), _measure(requirement)
    run = min(measure.run, len(wanted))
    if run < measure.shortest:
        return ()
    return tuple(_padded(wanted[first : first + run]) for first in range(len(wanted) - run + 1))


def _padded(stated: Sequence[str]) -> str:
    return f" {' '.join(stated)} "


def words(text: str) -> list[str]:
    return [word.rstrip(".") for word in _WORD.findall(fold(text))]


def copied_requirements(text: str, job: Job) -> int:
    """How many of the advert's requirements a CV repeats word for word."""
    stated = _padded(words(text))
    return sum(_repeats(stated, item.text) for item in job.requirements)


def copied_passages(passages: Sequence[str], job: Job) -> frozenset[int]:
    """Which passages of a CV are the advert's own text, where they take over 20 words or more
    (32 syllables of Vietnamese), or half of the advert's requirements whole (nearly all of few).

    Fewer are a turn of phrase. Short lines between copied ones belong to the same copy.
    """
    return copied_among([words(text) for text in passages], sought(job))


def own_beginning(passage: str, job: Job) -> int:
    """How many characters of a passage that is copied are lines before the copy: it may follow on
    somebody's own last line."""
    wanted, length = sought(job), 0
    for line in passage.splitlines(keepends=True):
        if _taken(words(line), wanted.known, wanted.sizes):
            break
        length += len(line)
    return len(passage[:length].rstrip())


@dataclass(frozen=True, slots=True)
class Sought:
    """What an advert's own text is known by: its `rows` word by word, those of them that count as
    `whole`, and the runs `known`, which come in few `sizes`."""

    measure: _Measure
    rows: list[tuple[str, ...]]
    whole: set[tuple[str, ...]]
    known: set[tuple[str, ...]]
    sizes: set[int]


def sought(job: Job) -> Sought:
    measure = _measure(job.text)
    rows = [tuple(words(item.text)) for item in job.requirements]
    whole = {row for row in rows if len(row) >= measure.row}
    known = _runs([words(job.text), *map(list, rows)], measure.gram) | whole
    return Sought(measure, rows, whole, known, {len(run) for run in known})


def copied_among(stated: Sequence[Sequence[str]], wanted: Sought) -> frozenset[int]:
    """`copied_passages` of passages that have been cut into words."""
    measure, rows, whole = wanted.measure, wanted.rows, wanted.whole
    known, sizes = wanted.known, wanted.sizes
    taken = [_taken(said, known, sizes) for said in stated]
    lines = [_padded(said) for said in stated]
    repeated = {row for row in whole for wanted in [_padded(row)] if _any(wanted, lines)}
    many = len(repeated) >= max(_ROWS, len(whole) / 2) or (
        len(repeated) >= max(2, len(whole) * _NEARLY_ALL)
        and sum(map(len, repeated)) >= measure.many / 2
    )
    if sum(taken) < measure.many and not many:
        return frozenset()
    # A short line that says what the advert says may be the person's own, where it stands alone
    # or says it for the first of two times.
    copied = [
        index
        for index, count in enumerate(taken)
        if count >= measure.gram
        or (count and _beside(taken, index) and not _said_again(stated, index, whole))
    ]
    between = (
        index
        for first, last in pairwise(copied)
        if last - first <= _REACH
        for index in range(first, last)
    )
    found = {*copied, *between}
    # What is a whole requirement, however short, and follows on a copied one is another.
    for index in range(len(stated)):
        follows = index - 1 in found and tuple(stated[index]) in rows
        if follows and not _said_again(stated, index, set(rows)):
            found.add(index)
    return frozenset(found)


def runs(stated: Sequence[Sequence[str]]) -> frozenset[int]:
    """Hashes of what `leading_runs` may meet in these passages."""
    return frozenset(
        hash(tuple(said[first : first + size]))
        for said in stated
        for size in _LEADING
        for first in range(len(said) - size + 1)
    )


def leading_runs(wanted: Sought) -> frozenset[int]:
    """Hashes of the first words of everything that `copied_among` looks for: where a CV's `runs`
    have none of them, nothing in it is copied from the advert."""
    return frozenset(hash(run[: _LEADING[-1]]) for run in wanted.known)


def _beside(taken: list[int], index: int) -> bool:
    return any(taken[max(0, index - 1) : index] + taken[index + 1 : index + 2])


def _said_again(stated: Sequence[Sequence[str]], index: int, rows: set[tuple[str, ...]]) -> bool:
    own = [row for row in rows if _contains(stated[index], row)]
    return bool(own) and all(
        any(_contains(later, row) for later in stated[index + 1 :]) for row in own
    )


def copied_rows(passages: Sequence[str], job: Job) -> int:
    """How many of the advert's requirements stand whole in what is copied from it."""
    copied = copied_passages(passages, job)
    stated = [words(passages[index]) for index in sorted(copied)]
    rows = [tuple(words(item.text)) for item in job.requirements]
    return sum(any(_contains(said, row) for said in stated) for row in rows if row)


def _runs(sources: Sequence[list[str]], size: int) -> set[tuple[str, ...]]:
    return {
        tuple(source[first : first + size])
        for source in sources
        for first in range(len(source) - size + 1)
    }


def _contains(said: Sequence[str], row: tuple[str, ...]) -> bool:
    return _padded(row) in _padded(said)


def _any(wanted: str, lines: list[str]) -> bool:
    return any(wanted in line for line in lines)


def _taken(stated: Sequence[str], known: set[tuple[str, ...]], sizes: set[int]) -> int:
    """How many words are in runs that the advert has, of these sizes; 0 where they are not most."""
    covered: set[int] = set()
    for size in sizes:
        for first in range(len(stated) - size + 1):
            if tuple(stated[first : first + size]) in known:
                covered.update(range(first, first + size))
    return len(covered) if 2 * len(covered) > len(stated) else 0
