"""Lines with two wishes of different kinds: "2+ years of X, or a degree in Y"."""

import re
from collections.abc import Callable, Iterable

from careerflow.services.matching.degrees import degrees
from careerflow.services.matching.folding import fold
from careerflow.services.matching.languages import language_mentions
from careerflow.services.matching.years import years

_OR = re.compile(r"[,;]?\s+(?:or|hoac|hay)\s+|\s*/\s*(?=tieng |chinese|japanese|korean|english)")
_SHORT = 6


def alternatives(line: str) -> tuple[tuple[int, int], ...]:
    """Offsets of two or more parts any of which will do; empty where the line is one wish.

    A line is cut at "or" only between constraints of different kinds (years, a degree) or
    between different languages: names of skills are alternatives within one row.
    """
    folded = fold(line)
    cuts = (match for match in _OR.finditer(folded) if not _MORE.match(folded, match.end()))
    return _last(line, cuts, _differ)


# Behind "or" it belongs to what stands before: "Bachelor degree or above in a related field".
_MORE = re.compile(
    r"(?:above|higher|better|more|greater|tren|cao hon)\b|"
    r"(?:an? |any |other |cac )*(?:related|relevant|similar|comparable|adjacent|lien quan|tuong tu)"
    r" (?:\w+ ){0,2}?(?:fields?|disciplines?|majors?|areas?|subjects?|studies|degrees?|nganh)\b|"
    r"(?:cac |mot so |1 so )*(?:chuyen )?(?:nganh|linh vuc)(?: \w+){0,3}? (?:lien quan|tuong duong|"
    r"tuong tu|gan)\b|tuong duong\W*(?:,|$)"
)
# Years asked of those without the degree are no wish of their own.
_INSTEAD = re.compile(r"\b(?:do(?:es)? not (?:possess|have)|without an?|in lieu of|instead of)\b")
# An advert that lost its line breaks glues the two: "related fields.3+ years", "field7+ years".
_AND = re.compile(r"[,;.]\s+|\s+(?:and|with|plus|va|cung)\s+|(?<=[a-z)])\.?(?=\d{1,2}\+? years?\b)")


def conjuncts(line: str) -> tuple[tuple[int, int], ...]:
    """Offsets of a degree and of years of experience asked for in one breath, to be judged
    apart; empty where the line does not ask for both."""
    if years(line) is None or not degrees(line) or _INSTEAD.search(fold(line)):
        return ()
    return _last(line, _AND.finditer(fold(line)), _one_each)


def _last(
    line: str, cuts: Iterable[re.Match[str]], fits: Callable[[str, str], bool]
) -> tuple[tuple[int, int], ...]:
    """The two sides of the last cut that fits: what the first wish is about stands before it."""
    found: tuple[tuple[int, int], ...] = ()
    for match in cuts:
        left, right = (0, match.start()), (match.end(), len(line))
        if min(left[1] - left[0], right[1] - right[0]) < _SHORT:
            continue
        if fits(line[: left[1]], line[right[0] :]):
            found = (left, right)
    return found


def _one_each(left: str, right: str) -> bool:
    has_years = (years(left) is not None, years(right) is not None)
    has_degree = (bool(degrees(left)), bool(degrees(right)))
    return (has_years, has_degree) in (
        ((True, False), (False, True)),
        ((False, True), (True, False)),
    )


def _differ(left: str, right: str) -> bool:
    return _two_languages(left, right) or _one_each(left, right)


def _two_languages(left: str, right: str) -> bool:
    first = {level.language for level, _, _ in language_mentions(left)}
    second = {level.language for level, _, _ in language_mentions(right)}
    return len(first) == 1 and len(second) == 1 and first != second
