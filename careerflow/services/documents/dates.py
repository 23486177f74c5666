"""The dated jobs of a CV, and the years of experience they add up to.

Convention: months count whole and both ends count, so 01/2020 - 12/2020 is one year. A year
alone begins in January and ends in December, but "2019 - 2021" without months is two years, as
people mean it: a range of bare years counts from January of the first to December of the year
before the last; a single year, or "2020 - 2020", is January to December. A season in a range is
its first month, alone three months. A single date counts only where it has a line to itself.
"Present" is the as-of month, which counts whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from careerflow.models.document import Period, Section, SectionKind
from careerflow.services.documents.folding import DASHES, bare

_MONTHS = {
    **{
        name: number
        for number, names in enumerate(
            (
                "january jan janvier janv enero ene",
                "february feb fevrier fevr febrero",
                "march mar mars marzo",
                "april apr avril avr abril abr",
                "may mai mayo",
                "june jun juin junio",
                "july jul juillet juil julio",
                "august aug aout agosto ago",
                "september sep sept septembre septiembre",
                "october oct octobre octubre",
                "november nov novembre noviembre",
                "december dec decembre diciembre dic",
            ),
            1,
        )
        for name in names.split()
    },
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12,
}  # fmt: skip
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_PRESENT = (
    r"present|now|nowadays|current|currently|today|to date|date|ongoing|till now|until now|"
    r"nay|hien tai|hien nay|bay gio|den nay|aujourd'hui|actualidad|actualmente|actuel|presente|"
    r"en cours|heute"
)


def _point(end: str) -> str:
    month_first = rf"(?:thang\s*)?(?P<m{end}>{_MONTH})\s*[/.\-]\s*(?P<y{end}>{_YEAR})"
    return (
        rf"(?:(?:ngay\s*)?(?:{_DAY}\s*[/.\-]\s*)(?P<dm{end}>{_MONTH})\s*[/.\-]\s*(?P<dy{end}>{_YEAR})"
        rf"|(?P<iy{end}>{_YEAR})(?:[/.\-]|\s*[/.\-]\s*(?=\d\d))(?P<im{end}>{_MONTH})(?!\d)"
        rf"(?:[/.\-]{_DAY}(?!\d))?"
        rf"|{month_first}"
        rf"|thang\s*(?P<tm{end}>{_MONTH})\s*(?:,|nam)?\s*(?P<ty{end}>{_YEAR})"
        rf"|(?:{_DAY}(?:st|nd|rd|th)?\s+)?(?P<nm{end}>{_NAME})\b\.?\s*(?:{_DAY}(?:st|nd|rd|th)?)?\s*"
        rf"(?:,|/|'|de|of|-)?\s*(?P<ny{end}>{_YEAR})"
        rf"|(?:nam\s*)?(?P<by{end}>{_YEAR}))(?!\d)"
    )


_BETWEEN = (
    r"\s{0,9}(?:->|=>|>|→|~|\ufffd|-{1,3}|"
    r"\b(?:to|den|toi|through|until|till|a|au|hasta|bis)\b)\s{0,9}"
)
_PERIOD = re.compile(
    rf"(?<![\w/.\-])(?:(?:tu|from|since|de|du|desde)[^\S\n]+)?{_point('1')}"
    rf"{_BETWEEN}(?:{_BETWEEN})?(?:{_point('2')}|(?P<present>{_PRESENT})\b)"
)
# "Tháng 3 - Tháng 10/2025", "Mar - Oct 2025": the first year is the last one's.
_ONE_YEAR = re.compile(
    rf"(?<![\w/.\-])(?:(?P<name>{_NAME})\b\.?|(?:thang\s*)?(?P<number>{_MONTH})(?![\d/.]))"
    rf"{_BETWEEN}{_point('2')}"
)
# In a narrow column the dates may take two lines, with the job's title read in between.
_TWO_LINES = re.compile(
    rf"(?<![^\n]){_point('1')}[ ]*(?:-|→|den|to)[ ]*\n(?:(?![^\n]*{_YEAR})[^\n]+\n){{1,2}}"
    rf"(?:{_point('2')}|(?P<present>{_PRESENT}))[ ]*(?=\n)"
)
# What is a date for sure, although the rest of it stands on the next line.
_TOLD_DATE = re.compile(rf"(?:tu\s+)?thang\b|.*{_YEAR}")
_ALONE = re.compile(rf"[\W_]*{_point('1')}[\W_]*")
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})


@dataclass(frozen=True, slots=True)
class _Month:
    """Months since year 0; `bare` where only a year was written."""

    number: int
    bare: bool = False


def periods(
    text: str, sections: tuple[Section, ...], left_out: Iterable[tuple[int, int]] = ()
) -> tuple[Period, ...]:
    """The dated jobs in the sections of work experience, in the text's order.

    `left_out` are passages that are no part of the CV's text, as a date at every page's foot.
    """
    for start, end in left_out:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return tuple(
        period
        for section in sections
        if section.kind is SectionKind.EXPERIENCE
        for period in in_passage(text, section.body, section.end)
    )


def written(text: str, period: Period) -> tuple[str, str | None]:
    """The first and last date of a period as the CV has them: "YYYY" where it names no month."""
    plain = _plain(text[period.start : period.end]) + "\n"
    match = _PERIOD.match(plain) or _TWO_LINES.match(plain) or _ALONE.fullmatch(plain)
    if match is None:
        return period.first, period.last
    first = period.first[:4] if _month(match, "1").bare else period.first
    if match.re is _ALONE:
        return first, first if len(first) == 4 else period.last
    if period.last is None:
        return first, None
    last = _month(match, "2")
    return first, _written(last.number)[:4] if last.bare else period.last


def between(first: str, last: str | None) -> tuple[str, str | None]:
    """The months from one date to another, each "YYYY" or "YYYY-MM", by the convention above."""
    begin = f"{first}-01" if len(first) == 4 else first
    if last is None or len(last) > 4:
        return begin, last
    year = int(last) - (len(first) == 4 and first < last)
    return begin, f"{year:04}-12"


def years(periods: Iterable[Period], as_of: str) -> float | None:
    """Years of experience with one decimal, months in several jobs counted once.

    `as_of` is "YYYY-MM"; what lies after it does not count. None where there is no period.
    """
    spans = [_span(period, as_of) for period in periods]
    if not spans:
        return None
    months: set[int] = set()
    for first, last in spans:
        months.update(range(first, last + 1))
    return round(len(months) / 12 + 1e-9, 1)


def _span(period: Period, as_of: str) -> tuple[int, int]:
    now = _number(as_of)
    last = now if period.last is None else min(_number(period.last), now)
    return _number(period.first), last


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return 12 * int(year) + int(number) - 1


def _written(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def in_passage(text: str, start: int, end: int) -> Iterator[Period]:
    """Every period in text[start:end], in order."""
    plain = _plain(text[start:end])
    found: list[tuple[int, Period]] = []
    taken = bytearray(len(plain))
    patterns = ((_PERIOD, _period), (_TWO_LINES, _period), (_ONE_YEAR, _within_a_year))
    for pattern, read in patterns:
        for match in _matches(pattern, plain):
            period = read(match, start)
            if period is not None and _take(taken, match):
                found.append((match.start(), period))
    for line in re.finditer(r"(?<![^\n\f])[^\n\f]{4,40}(?![^\n\f])", plain):
        alone = _ALONE.fullmatch(line[0])
        if alone and _take(taken, line):
            found.append((line.start(), _at_one_date(alone, start + line.start())))
    for _start, period in sorted(found, key=lambda item: item[0]):
        yield period


def _matches(pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """Those that begin in the line of their first year, or apart from other words in the line
    above: "Công ty May" above "2019 - nay" ends with no month."""
    at = 0
    while match := pattern.search(plain, at):
        above = plain.find("\n", match.start(), match.end())
        line = plain[plain.rfind("\n", 0, match.start()) + 1 : match.start()]
        words = plain[match.start() : above] if above >= 0 else ""
        apart = not any(map(str.isalnum, line)) or line.rstrip().endswith((",", "(", "|", ":", "-"))
        if above < 0 or apart or _TOLD_DATE.match(words):
            yield match
            at = match.end()
        else:
            at = above + 1


def _take(taken: bytearray, match: re.Match[str]) -> bool:
    """Claims a passage; False where some of it belongs to another period."""
    start, end = match.span()
    if any(taken[start:end]):
        return False
    taken[start:end] = b"\x01" * (end - start)
    return True


def _within_a_year(match: re.Match[str], offset: int) -> Period | None:
    last = _month(match, "2")
    name = match["name"]
    month = _MONTHS[name] if name else int(match["number"])
    first = last.number - last.number % 12 + month - 1
    if last.bare or first > last.number:
        return None
    place = (offset + match.start(), offset + match.end())
    return Period(_written(first), _written(last.number), *place)


def _at_one_date(match: re.Match[str], offset: int) -> Period:
    """A date that has a line to itself: that month, season or year."""
    date = _month(match, "1")
    more = 11 if date.bare else 2 if match["nm1"] in _SEASONS else 0
    plain = match[0]
    start = offset + len(plain) - len(plain.lstrip())
    end = offset + len(plain.rstrip())
    return Period(_written(date.number), _written(date.number + more), start, end)


def _plain(text: str) -> str:
    """As `bare`, of the same length, dashes alike."""
    out = []
    for character in text:
        folded = "-" if character in DASHES else bare(character)
        out.append(folded if len(folded) == 1 else " ")
    return "".join(out)


def _period(match: re.Match[str], offset: int) -> Period | None:
    first = _month(match, "1")
    if match["present"]:
        last = None
    else:
        end = _month(match, "2")
        number = end.number + 11 if end.bare else end.number
        if end.bare and first.bare and end.number > first.number:
            number = end.number - 1
        if number < first.number:
            return None
        last = _written(number)
    return Period(_written(first.number), last, offset + match.start(), offset + match.end())


def _month(match: re.Match[str], end: str) -> _Month:
    groups = match.groupdict()
    for year, month in (("dy", "dm"), ("iy", "im"), ("y", "m"), ("ty", "tm"), ("ny", "nm")):
        if groups[year + end]:
            name = groups[month + end]
            number = _MONTHS.get(name) or int(name)
            return _Month(12 * int(groups[year + end]) + number - 1)
    return _Month(12 * int(groups["by" + end]), bare=True)
