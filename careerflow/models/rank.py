"""Places in an order that the user makes, as text: between any two there is room for another.

Keys of fractional indexing (David Greenspan, "Implementing Fractional Indexing", 2020): a whole
part whose first character tells its length, then a fraction, both in base 62. They are compared
as plain text, by Python and by SQLite alike, and moving one thing changes that one's key only.
"""

from itertools import pairwise

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DIGIT_SET = frozenset(_DIGITS)
_FIRST = "a0"
_LEAST = "A" + "0" * 26


def between(before: str | None, after: str | None) -> str:
    """A rank above `before` and below `after`; None is the beginning or the end.

    Raises ValueError where `before` is not below `after`, or one of them is no rank.
    """
    for rank in (before, after):
        if rank is not None:
            _check(rank)
    if before is not None and after is not None and before >= after:
        raise ValueError("nothing fits between ranks that are not in order")
    if before is None:
        return _FIRST if after is None else _below(after)
    return _above(before) if after is None else _amid(before, after)


def several_between(before: str | None, after: str | None, count: int) -> list[str]:
    """`count` ranks in order, spread so that none gets long. Raises ValueError as `between`."""
    if count <= 0:
        return []
    if after is None or before is None:
        found: list[str] = []
        for _ in range(count):
            if after is None:
                before = between(before, None)
                found.append(before)
            else:
                after = between(None, after)
                found.insert(0, after)
        return found
    middle = between(before, after)
    half = count // 2
    first = several_between(before, middle, half)
    return [*first, middle, *several_between(middle, after, count - half - 1)]


def is_rank(text: str) -> bool:
    """Whether `between` takes it."""
    try:
        _check(text)
    except ValueError:
        return False
    return True


def are_in_order(ranks: list[str]) -> bool:
    """Whether each is above the one before it."""
    return all(one < other for one, other in pairwise(ranks))


def _below(after: str) -> str:
    whole = _whole(after)
    fraction = after[len(whole) :]
    if whole == _LEAST:
        return whole + _middle("", fraction)
    if fraction:  # the whole part alone is below it
        return whole
    lower = _lower(whole)
    return lower + _middle("", None) if lower == _LEAST else lower


def _above(before: str) -> str:
    whole = _whole(before)
    higher = _higher(whole)
    return whole + _middle(before[len(whole) :], None) if higher is None else higher


def _amid(before: str, after: str) -> str:
    whole, other = _whole(before), _whole(after)
    fraction = before[len(whole) :]
    if whole == other:
        return whole + _middle(fraction, after[len(other) :])
    higher = _higher(whole)
    if higher is not None and higher < after:
        return higher
    return whole + _middle(fraction, None)


def _middle(low: str, high: str | None) -> str:
    """The fraction halfway from `low` to `high`, None being one; never ends in a zero."""
    if high is not None:
        shared = 0
        while shared < len(high) and (low[shared : shared + 1] or "0") == high[shared]:
            shared += 1
        if shared:
            return high[:shared] + _middle(low[shared:], high[shared:])
    first = _DIGITS.index(low[0]) if low else 0
    last = _DIGITS.index(high[0]) if high is not None else len(_DIGITS)
    if last - first > 1:
        return _DIGITS[(first + last + 1) // 2]
    if high is not None and len(high) > 1:
        return high[0]
    return _DIGITS[first] + _middle(low[1:], None)


def _higher(whole: str) -> str | None:
    """The next whole part; None after the last one."""
    head, digits = whole[0], list(whole[1:])
    for place in reversed(range(len(digits))):
        value = _DIGITS.index(digits[place]) + 1
        if value < len(_DIGITS):
            digits[place] = _DIGITS[value]
            return head + "".join(digits)
        digits[place] = "0"
    if head == "z":
        return None
    if head == "Z":
        return _FIRST
    next_head = chr(ord(head) + 1)
    digits = [*digits, "0"] if next_head >= "a" else digits[:-1]
    return next_head + "".join(digits)


def _lower(whole: str) -> str:
    """The whole part before it, which is not the least one."""
    head, digits = whole[0], list(whole[1:])
    for place in reversed(range(len(digits))):
        value = _DIGITS.index(digits[place]) - 1
        if value >= 0:
            digits[place] = _DIGITS[value]
            return head + "".join(digits)
        digits[place] = _DIGITS[-1]
    if head == "a":
        return "Z" + _DIGITS[-1]
    next_head = chr(ord(head) - 1)
    digits = [*digits, _DIGITS[-1]] if next_head < "Z" else digits[:-1]
    return next_head + "".join(digits)


def _whole(rank: str) -> str:
    head = rank[:1]
    if "a" <= head <= "z":
        length = ord(head) - ord("a") + 2
    elif "A" <= head <= "Z":
        length = ord("Z") - ord(head) + 2
    else:
        raise ValueError("not a rank")
    if len(rank) < length:
        raise ValueError("not a rank")
    return rank[:length]


def _check(rank: str) -> None:
    whole = _whole(rank)
    fraction = rank[len(whole) :]
    if rank == _LEAST or fraction.endswith("0") or not _DIGIT_SET.issuperset(rank):
        raise ValueError("not a rank")
