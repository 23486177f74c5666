"""Whether an advert is in the library already, word for word or nearly.

Near ones are found by their shingles, runs of words, of which the same small share is kept of each
text (A. Broder, "On the resemblance and containment of documents", 1997): two texts that share
many runs share many of those. Different jobs of one employer may share nearly every word (0.99 for
two teams of one company), so that between different titles likeness says nothing.
"""

import hashlib
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from careerflow.models.job_uses import Duplicate, How
from careerflow.models.tracker import JobFacts, LibraryJob
from careerflow.services.matching.folding import fold

_WORD = re.compile(r"\w+")
_RUN = 4  # words of a shingle
_KEPT = 8  # one shingle in so many
_FEWEST = 6
"""Shingles kept of a text; shorter ones are only compared word for word."""
_MOST = 60_000  # characters

NEAR = 0.8
"""Share of the runs of words of both texts, from which they are one advert."""
NEAR_NAMED = 0.7
"""The same where both have the same title. One advert on several boards has 0.77 to 0.97: each
board adds a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What is kept of a text: a hash of its letters, whatever space is between them, and some of
    those of its shingles. Without a letter both are empty."""

    letters: bytes
    shingles: frozenset[int]


def sketch(text: str) -> _Sketch:
    words = _WORD.findall(fold(text[:_MOST]))
    whole = hashlib.blake2b("".join(words).encode(), digest_size=16).digest() if words else b""
    runs = zip(*(words[n:] for n in range(_RUN)), strict=False)
    hashes = (zlib.crc32(" ".join(run).encode()) for run in runs)
    return _Sketch(whole, frozenset(each for each in hashes if not each % _KEPT))


class Known:
    """The adverts of the library, kept ready: `update` looks at new and changed ones only, so that
    `find` is quick among thousands. Not for two threads at once."""

    def __init__(self) -> None:
        self._jobs: dict[str, LibraryJob] = {}
        self._sketches: dict[str, _Sketch] = {}  # by the hash of the text
        self._by_shingle: dict[int, list[str]] = defaultdict(list)

    def update(self, jobs: Iterable[LibraryJob]) -> None:
        """`jobs` are all there are."""
        self._jobs = {job.id: job for job in jobs}
        for job in self._jobs.values():
            if job.text_sha256 not in self._sketches:
                made = self._sketches[job.text_sha256] = sketch(job.text)
                for shingle in made.shingles:
                    self._by_shingle[shingle].append(job.text_sha256)

    def find(self, text: str, facts: JobFacts) -> tuple[Duplicate, ...]:
        """The most alike first."""
        here = sketch(text)
        if not here.letters:
            return ()
        shared = self._shared(here)
        found = (self._compared(text, here, facts, job, shared) for job in self._jobs.values())
        return tuple(sorted(filter(None, found), key=lambda each: (-each.similarity, each.job_id)))

    def _shared(self, here: _Sketch) -> Counter[str]:
        """By the hash of a text, how many shingles it shares with `here`."""
        shared: Counter[str] = Counter()
        for shingle in here.shingles:
            shared.update(self._by_shingle.get(shingle, ()))
        return shared

    def _compared(
        self, text: str, here: _Sketch, facts: JobFacts, job: LibraryJob, shared: Counter[str]
    ) -> Duplicate | None:
        there = self._sketches[job.text_sha256]
        if here.letters == there.letters:
            exact = job.text.strip() == text.strip()
            return Duplicate(job.id, How.EXACT if exact else How.SAME_WORDS, 1.0)
        common = shared.get(job.text_sha256, 0)
        least = _least(facts, job.facts)
        if common < _FEWEST or least is None:
            return None
        alike = common / (len(here.shingles) + len(there.shingles) - common)
        return Duplicate(job.id, How.NEAR, alike) if alike >= least else None


def find(text: str, facts: JobFacts, jobs: Iterable[LibraryJob]) -> tuple[Duplicate, ...]:
    """Among few; `Known` is for those who ask again."""
    known = Known()
    known.update(jobs)
    return known.find(text, facts)


def _least(one: JobFacts, other: JobFacts) -> float | None:
    """How alike two texts must be; None where they are two jobs by what is said of them."""
    names = ((one.title, other.title), (one.company, other.company), (one.location, other.location))
    if any(a and b and _plain(a) != _plain(b) for a, b in names):
        return None
    return NEAR_NAMED if one.title and other.title else NEAR


@lru_cache(maxsize=1 << 15)
def _plain(name: str) -> str:
    return " ".join(_WORD.findall(fold(name)))
