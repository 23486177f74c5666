"""What two versions of a CV or of an advert have in common, and which words differ."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from careerflow.models.comparison import Words
from careerflow.services.documents.folding import fold_character

_ALIKE = 0.6  # of the words of two requirements: the same one, edited
_VERSIONS = 0.5  # of the shorter advert's requirements are in the other one, too
_KNOWN, _LEAST = 0.25, 2  # of a quote's words, in a row: the passage was there, in other words
_AROUND = 4  # words on either side of where such a passage would be

Pair = tuple[int | None, int | None]


def paired(left: Sequence[str], right: Sequence[str]) -> list[Pair] | None:
    """Requirements of two adverts, joined by their words, in the right one's order; those of the
    left one only come after what they followed. None where the adverts are no versions of one."""
    ours, theirs = [_keys(text) for text in left], [_keys(text) for text in right]
    found = _equal(ours, theirs) | _alike(ours, theirs)
    if not found or len(found) < _VERSIONS * min(len(ours), len(theirs)):
        return None
    back = {theirs_at: ours_at for ours_at, theirs_at in found.items()}
    alone = defaultdict(list)
    before: int | None = None
    for at in range(len(ours)):
        if at in found:
            before = found[at]
        else:
            alone[before].append(at)
    pairs: list[Pair] = [(at, None) for at in alone[None]]
    for at in range(len(theirs)):
        pairs.append((back.get(at), at))
        pairs += [(lost, None) for lost in alone[at]]
    return pairs


def differing(left: str, right: str) -> Words:
    """Word by word, whatever the case and the punctuation around a word."""
    ours, theirs = left.split(), right.split()
    gone, new = _differing(ours, theirs)
    return Words(gone, new)


def unknown(quotes: Sequence[str], text: str) -> tuple[str, ...]:
    """What `quotes` say and `text` does not: a passage whole, or the words that are not in the
    passage that it was."""
    known = text.split()
    keys = _keys(text)
    runs = [run for quote in quotes for run in _unknown(quote.split(), known, keys)]
    return tuple(dict.fromkeys(runs))


def _unknown(quote: list[str], known: list[str], keys: list[str]) -> tuple[str, ...]:
    matcher = SequenceMatcher(None, keys, [_key(word) for word in quote], autojunk=False)
    same = matcher.find_longest_match()
    if same.size < max(_LEAST, _KNOWN * len(quote)) and same.size < len(quote):
        return (" ".join(quote),)
    first = max(0, same.a - same.b - _AROUND)
    window = known[first : same.a + len(quote) - same.b + _AROUND]
    return _differing(window, quote)[1]


def _differing(ours: list[str], theirs: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    matcher = SequenceMatcher(
        None, [_key(word) for word in ours], [_key(word) for word in theirs], autojunk=False
    )
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    gone = (" ".join(ours[a:b]) for _, a, b, _, _ in changes if a < b)
    new = (" ".join(theirs[c:d]) for _, _, _, c, d in changes if c < d)
    return tuple(filter(_key, gone)), tuple(filter(_key, new))


def _equal(ours: list[list[str]], theirs: list[list[str]]) -> dict[int, int]:
    places = defaultdict(list)
    for at, words in enumerate(theirs):
        places[tuple(words)].append(at)
    return {
        at: places[tuple(words)].pop(0) for at, words in enumerate(ours) if places[tuple(words)]
    }


def _alike(ours: list[list[str]], theirs: list[list[str]]) -> dict[int, int]:
    """Of those that have no equal; the most alike first."""
    equal = _equal(ours, theirs)
    left = [at for at in range(len(ours)) if at not in equal]
    right = [at for at in range(len(theirs)) if at not in equal.values()]
    scored = sorted(
        (-SequenceMatcher(None, ours[a], theirs[b], autojunk=False).ratio(), a, b)
        for a in left
        for b in right
    )
    found: dict[int, int] = {}
    for alike, a, b in scored:
        if -alike >= _ALIKE and a not in found and b not in found.values():
            found[a] = b
    return found


def _keys(text: str) -> list[str]:
    return [_key(word) for word in text.split()]


def _key(word: str) -> str:
    folded = "".join(map(fold_character, word))
    return folded.strip(".,;:!?()[]{}\"'•-–—·|") or ("+" if "+" in folded else "")
