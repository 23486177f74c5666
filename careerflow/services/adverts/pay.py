"""The salary that an advert names.

An amount counts only where the words before it say that it is the pay of the job, the nearest of
them counting: "Thưởng 5 triệu" is a bonus, "raised $20 million" is none of the applicant's.
"""

import re
from collections.abc import Iterator
from itertools import islice

from careerflow.models.tracker import Salary, SalaryPeriod
from careerflow.services.matching.folding import fold

_HOUR, _DAY = SalaryPeriod.HOUR, SalaryPeriod.DAY
_MONTH, _YEAR = SalaryPeriod.MONTH, SalaryPeriod.YEAR

_CURRENCIES = {
    "us$": "USD", "usd": "USD", "$": "USD", "£": "GBP", "gbp": "GBP", "€": "EUR", "eur": "EUR",
    "euro": "EUR", "s$": "SGD", "sgd": "SGD", "a$": "AUD", "aud": "AUD", "c$": "CAD",
    "cad": "CAD", "vnd": "VND", "dong": "VND", "d": "VND", "₫": "VND", "trieu": "VND",
    "tr": "VND",
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:[.,]\d{3}){1,3}(?:\.\d\d)?|\d{4,9}|\d{1,3}(?:[.,]\d{1,2})?"
_BEFORE = r"us\$|usd ?\$?|s\$|sgd|a\$|aud|c\$|cad|\$|£|gbp|€|eur|vnd"
_AFTER = r"vnd|dong|usd|sgd|aud|cad|gbp|euro?|d(?![a-z])|[$£€₫]"


def _amount(end: str) -> str:
    return (
        rf"(?P<before{end}>{_BEFORE})? ?(?P<number{end}>{_NUMBER})(?![\d])"
        rf"(?: ?(?P<times{end}>trieu|tr|k|m)(?![a-z0-9]))?(?: ?(?P<after{end}>{_AFTER})(?![a-z]))?"
    )


_AMOUNTS = re.compile(
    rf"(?:(?<![\w.,$£€])|(?<![\d.,$£€])(?=[$£€])){_amount('1')}(?:\s{{0,2}}(?:-{{1,2}}>?|=>|~|to|den|toi|and)\s{{0,2}}{_amount('2')})?"
)
_PAY = (
    r"luong|lcb|thu nhap|tro cap thuc tap|(?:ho tro|phu cap) (?:chi phi |tien )?thuc tap|"
    r"salar(?:y|ies)|comp|compensation|pay|paying|wages?|hourly rate|base|"
    r"remuneration|income|stipend"
)
_NOT_PAY = (
    r"thuong|phu cap|thu viec(?: luong)?|hoa hong|luong thang|ho tro|nghi|du lich|phi|"
    r"an trua|an ca|doanh so|doanh thu|kpi|ngan sach|giai|vay|tai tro|thuong hieu|cap|"
    r"bao hiem|lam them|tang ca|"
    r"bonus(?:es)?|allowances?|lunch|fund(?:ing|ed)?|raised?|revenue|insurance|credit|budget|"
    r"valuation|stock|equity|401k?|sign-?on|referral|reimburse\w*|discount|fee|tuition|grants?"
)
_CUE = re.compile(rf"\b(?:(?P<pay>{_PAY})|(?P<other>{_NOT_PAY}))\b")
_CUE_REACH = 90
_UP_TO = re.compile(r"(?:\bup ?to|\bmax(?:imum)?|\btoi da|\blen (?:den|toi)|\bden|\btoi)[ :]*$")
_FROM = re.compile(
    r"(?:\bfrom|\bstarting at|\bat least|\bmin(?:imum)?|\btu|\btren|\bhon|\btoi thieu)[ :]*$"
)
_OR_MORE = re.compile(r" ?(?:/ ?thang |/ ?month )? ?(?:tro len|and up|or more|\+(?= ?(?:$|\n)))")
_MEANS_OTHER = re.compile(r" ?(?:\+ ?)?(?:m|mm|b|bn|million|billion|ty|%)(?![a-z])")
_PERIODS = (
    (_HOUR, re.compile(r"\bhour(?:ly)?\b|/ ?(?:hr|h|gio)\b|\b(?:mot|moi|1) gio\b|\bper hr\b")),
    (_DAY, re.compile(r"\b(?:per|a) day\b|\bdaily\b|/ ?(?:day|ngay)\b|\b(?:mot|moi|1) ngay\b")),
    (_MONTH, re.compile(r"\bmonth(?:ly)?\b|/ ?(?:month|mo|thang)\b|\b(?:mot|moi|1|hang) thang\b")),
    (
        _YEAR,
        re.compile(
            r"\b(?:per|a) (?:year|annum)\b|\bannual(?:ly)?\b|\bp\.?a\b|/ ?(?:yr|year|nam)\b"
        ),
    ),
)
_BEHIND, _AHEAD = 40, 26  # characters around an amount that may say per what it is
_PLAUSIBLE = {  # of the smaller end, in dollars or the like
    _HOUR: (4, 500),
    _DAY: (15, 4_000),
    _MONTH: (150, 60_000),
    _YEAR: (8_000, 3_000_000),
    None: (150, 3_000_000),
}
_DONG = 20_000  # to one of the others, roughly: for what is plausible
_YEARLY_FROM = 15_000
_MOST_READ = 5
_WIDEST = 10  # times the smaller end


def salary(text: str, language: str) -> Salary:
    """The first that is named as such; none where the advert only says "competitive".

    Where no period is said: dong and, in Vietnamese adverts, small sums are paid by the month,
    large sums of other currencies by the year.
    """
    named = list(islice(_found(fold(text), language), _MOST_READ))
    if not named:
        return Salary()
    # "Lương upto 22 triệu" in the title, and below it "15-22 triệu".
    ends = {named[0].low, named[0].high} - {None}
    wider = (pay for pay in named if len(ends) == 1 and ends < {pay.low, pay.high} - {None})
    return next(wider, named[0])


def _found(folded: str, language: str) -> Iterator[Salary]:
    for match in _AMOUNTS.finditer(folded):
        if _MEANS_OTHER.match(folded, match.end()):
            continue
        line = folded.rfind("\n", 0, match.start()) + 1
        before = folded[max(line, match.start() - _CUE_REACH) : match.start()]
        after = folded[match.end() : match.end() + _AHEAD].partition("\n")[0]
        if not _is_pay(match, before, after, folded, line):
            continue
        pay = _read(match, before, after, language)
        if pay is not None:
            yield pay


def _is_pay(match: re.Match[str], before: str, after: str, folded: str, line: int) -> bool:
    cue = None
    for cue in _CUE.finditer(before):  # noqa: B007 - the last one
        pass
    if match["number2"] is None and before.rstrip().endswith(("-", "~")):
        return False  # the end of a range whose beginning could not be read
    if cue is not None:
        return cue["pay"] is not None
    if not before.strip("-+*•· \t") and line > 0:  # below a line that says what it is
        above = folded[folded.rfind("\n", 0, line - 1) + 1 : line].strip()
        if len(above) < _BEHIND and (label := _CUE.search(above)):
            return label["pay"] is not None
    if match["number2"] is None and not match["before1"]:
        return False
    return _period(after[:12]) is not None


def _read(match: re.Match[str], before: str, after: str, language: str) -> Salary | None:
    """None where it is no salary after all."""
    currency, ends = _currency(match, language), _ends(match)
    if not currency and language == "vi" and ends[0] >= 1_000_000:
        currency = "VND"
    if not currency or sorted(ends) != ends or ends[-1] > _WIDEST * ends[0]:
        return None
    period = _period(after) or _period(before[-_BEHIND:]) or _usual(currency, ends[0], language)
    typical = ends[0] / (_DONG if currency == "VND" else 1)
    least, most = _PLAUSIBLE[period]
    if not least / 2 <= typical <= most:
        return None
    low, high = _open(ends, before, after)
    return Salary(low, high, currency, period)


def _open(ends: list[int], before: str, after: str) -> tuple[int | None, int | None]:
    """ "Up to" and "from" leave an end open."""
    if len(ends) == 1 and _UP_TO.search(before):
        return None, ends[0]
    if len(ends) == 1 and (_FROM.search(before) or _OR_MORE.match(after)):
        return ends[0], None
    return ends[0], ends[-1]


def _currency(match: re.Match[str], language: str) -> str:
    """ "" for none that is known."""
    known = _written_currency(match)
    if "m" in (match["times1"], match["times2"]):  # "15-20M" of dong; "$4m" is no salary
        return "" if known or language != "vi" else "VND"
    return known


def _written_currency(match: re.Match[str]) -> str:
    for group in ("before1", "after1", "before2", "after2", "times2", "times1"):
        sign = (match[group] or "").strip()
        known = _CURRENCIES.get(sign) or _CURRENCIES.get(sign.rstrip("$ "))
        if known:
            return known
    return ""


def _ends(match: re.Match[str]) -> list[int]:
    """In whole units: "150-220,000" and "60-70k" are thousands on both sides."""
    times = [match["times1"], match["times2"]]
    numbers = [_number(match["number1"])]
    if match["number2"] is None:
        return [round(numbers[0] * _times(times[0]))]
    numbers.append(_number(match["number2"]))
    low, high = numbers[0] * _times(times[0] or times[1]), numbers[1] * _times(times[1] or times[0])
    if low < 1_000 <= high and 1_000 * low <= high:
        low *= 1_000
    return [round(low), round(high)]


def _number(written: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:\.\d\d)?", written):
        whole = re.sub(r"\.\d\d$", "", written)
        return float(re.sub(r"[.,]", "", whole))
    return float(written.replace(",", "."))


def _times(word: str | None) -> int:
    if word is None:
        return 1
    return 1_000 if word == "k" else 1_000_000


def _period(words: str) -> SalaryPeriod | None:
    """That which is named first."""
    places = [(found.start(), period) for period, each in _PERIODS if (found := each.search(words))]
    return min(places)[1] if places else None


def _usual(currency: str, low: int, language: str) -> SalaryPeriod | None:
    if currency == "VND":
        return _MONTH
    if low >= _YEARLY_FROM:
        return _YEAR
    return _MONTH if language == "vi" else None
