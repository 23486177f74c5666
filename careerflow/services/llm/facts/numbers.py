"""The numbers that a text states, in digits or in words, English and Vietnamese, with what they
count: the same number of something else is another fact."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    COUNT = "count"  # of whatever
    PERCENT = "percent"
    MONEY = "money"
    TIMES = "times"
    YEAR = "year"  # of the calendar
    YEARS = "years"
    MONTHS = "months"
    SHORTER = "shorter"  # weeks, days, hours, minutes
    ROUGHLY = "roughly"  # "hundreds": the value is the power of ten


@dataclass(frozen=True, slots=True)
class Quantity:
    """`[start:end]` of the text."""

    value: float
    unit: Unit
    start: int
    end: int


_EN_DIGITS = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        )
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_VI_DIGITS = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "mươi": 10,
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
_SUFFIXES = _SCALES | {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "tr": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
}
_LONG = "|".join(sorted(_SCALES, key=len, reverse=True))
_CURRENCY = r"US\$|[$€£¥₫]|\b(?:USD|VNĐ|VND|EUR|GBP|JPY|SGD|AUD)\b"
_DIGITS = re.compile(
    rf"(?P<before>(?:{_CURRENCY})\s?)?"
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
    rf"(?:(?P<short>k|m|mn|tr|b|bn)(?![^\W_])|\s?(?P<long>{_LONG})s?(?!\w))?",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w.,])(?:\+\d|\(?0\d|\(\d\d\d\))(?:[ ().-]{0,2}\d){6,}(?!\w)")
"""A telephone number: no quantity."""
_WORD = r"[^\W\d_]+"
_EN_WORDS = re.compile(
    rf"\b(?:(?:{'|'.join(_EN_DIGITS)}|hundred|thousand|million|billion|dozen)\b(?:[ -](?:and )?"
    rf"(?=(?:{'|'.join(_EN_DIGITS)}|hundred|thousand|million|billion|dozen)\b)|))+",
    re.IGNORECASE,
)
_VI_ONE = "|".join(_VI_DIGITS)
_VI_NEXT = "|".join(word for word in _VI_DIGITS if word != "năm")  # "hai năm" is two years
_VI_WORDS = re.compile(
    rf"(?<!\w)(?:{_VI_ONE})(?!\w)"
    rf"(?: (?:(?:linh|lẻ) (?:{_VI_ONE})|{_VI_NEXT}|{_LONG})(?!\w))*",
    re.IGNORECASE,
)
# "năm" is five before what can be counted, else a year; "một" is an article like "one".
_VI_COUNTED = re.compile(
    r" (?:người|thành viên|nhân viên|nhân sự|kỹ sư|lập trình viên|dự án|nhóm|đội|năm|tháng|tuần|"
    r"ngày|giờ|khách hàng|chi nhánh|cửa hàng|nước|quốc gia|thành phố|trường|lớp|học sinh|sinh viên|"
    r"sản phẩm|hệ thống|ứng dụng|bài|lần|công ty|phòng|nhà máy|mười|trăm|nghìn|ngàn|triệu|tỷ|tỉ)\b"
)
_MORE_THAN_ONE = re.compile(
    r"\b(?P<two>doubl(?:e|ed|es|ing)|twice|gấp đôi)\b|\b(?P<three>tripl(?:e|ed|es|ing))\b|"
    r"\b(?P<four>quadrupl(?:e|ed|es|ing))\b|\b(?P<half>half|halved|một nửa)\b|"
    rf"\b(?P<en>{'|'.join(_EN_DIGITS)})-?fold\b|"
    rf"\bgấp (?P<vi>{_VI_ONE}|\d+(?:[.,]\d+)?)\b(?: lần\b)?",
    re.IGNORECASE,
)
_MULTIPLES = {"two": 2, "three": 3, "four": 4}
_ROUGHLY = re.compile(
    r"\b(?:hàng |vài |nhiều )(?P<vi>chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ)\b"
    r"(?: (?P<vi_more>nghìn|ngàn|triệu|tỷ|tỉ)\b)?|"
    r"\b(?P<en>dozens|tens|hundreds|thousands|millions|billions)\b"
    r"(?: of (?P<en_more>thousands|millions|billions)\b)?",
    re.IGNORECASE,
)
_AFTER: tuple[tuple[Unit, re.Pattern[str]], ...] = tuple(
    (unit, re.compile(pattern, re.IGNORECASE))
    for unit, pattern in (
        (
            Unit.PERCENT,
            r"\s?(?:%|percent\b|per cent\b|pct\b|percentage points?\b|"
            r"phần trăm\b|điểm phần trăm\b)",
        ),
        (Unit.MONEY, rf"\s?(?:{_CURRENCY}|dollars?\b|euros?\b|pounds?\b|đồng\b|đô la\b|đô\b|đ\b)"),
        (Unit.TIMES, r"(?:x\b|×|\s?times (?:as|more|faster|the)\b|[ -]?fold\b)"),
        (Unit.YEARS, r"\+?[ -]?(?:years?\b|yrs?\b|năm\b(?! \d{4}))"),
        (Unit.MONTHS, r"\+?[ -]?(?:months?\b|mos?\b|tháng\b)"),
        (
            Unit.SHORTER,
            r"\+?[ -]?(?:(?:working|business) )?(?:weeks?\b|days?\b|hours?\b|hrs?\b|"
            r"minutes?\b|mins?\b|seconds?\b|ms\b|tuần\b|ngày\b|giờ\b|phút\b|giây\b)",
        ),
    )
)
_RANGE_TO = re.compile(r"\s?(?:[-–—]|to|đến|tới)\s?(?=\d)")
_YEARS = range(1900, 2101)


def quantities(text: str) -> tuple[Quantity, ...]:
    """In the text's order. What is part of a name ("S3", "B2B") is none."""
    found: list[Quantity] = []
    taken = bytearray(len(text))
    for item in (*_rough(text), *_multiples(text), *_in_digits(text), *_in_words(text)):
        if not any(taken[item.start : item.end]):
            found.append(item)
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def _in_digits(text: str) -> Iterator[Quantity]:
    calls = {place for match in PHONE.finditer(text) for place in range(*match.span())}
    for match in _DIGITS.finditer(text):
        if match.start() in calls or _in_name(text, match.end()):
            continue
        scale = _SUFFIXES.get((match["short"] or match["long"] or "").lower(), 1)
        value = _value(match["number"]) * scale
        unit, end = _unit(text, match.end())
        if match["before"]:
            unit = Unit.MONEY
        elif unit is Unit.COUNT and scale == 1 and _is_year(match["number"]):
            unit = Unit.YEAR
        yield Quantity(round(value, 4), unit, match.start(), end)


def _in_name(text: str, end: int) -> bool:
    """Whether letters follow that are no unit: "2D", "4G"."""
    following = text[end : end + 1]
    return following.isalpha() and not re.match(r"x\b|st\b|nd\b|rd\b|th\b|đ\b", text[end : end + 3])


def _value(written: str) -> float:
    """ "1,200", "1.200" (Vietnamese), "1,200.50", "3,5"."""
    plain = written.replace("\u00a0", ",").replace("\u202f", ",")
    marks = [char for char in plain if char in ".,"]
    if not marks:
        return float(plain)
    tail = plain.rsplit(marks[-1], 1)[1]
    grouped = len(tail) == 3 and len(plain.split(marks[-1], 1)[0]) <= 3 and plain[0] != "0"
    if len(set(marks)) == 1 and grouped:
        return float(re.sub("[.,]", "", plain))
    whole, _, part = plain.rpartition(marks[-1])
    return float(f"{re.sub('[.,]', '', whole)}.{part}")


def _unit(text: str, end: int) -> tuple[Unit, int]:
    for unit, pattern in _AFTER:
        if match := pattern.match(text, end):
            return unit, match.end()
    # "10-15 %", "3 to 5 years": what the second counts the first counts too.
    if to := _RANGE_TO.match(text, end):
        second = _DIGITS.match(text, to.end())
        if second is not None and not _is_year(second["number"]):
            for unit, pattern in _AFTER:
                if pattern.match(text, second.end()):
                    return unit, end
    return Unit.COUNT, end


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and int(number) in _YEARS


def _in_words(text: str) -> Iterator[Quantity]:
    for pattern in (_EN_WORDS, _VI_WORDS):
        for match in pattern.finditer(text):
            words = re.findall(_WORD, match[0].lower())
            if pattern is _VI_WORDS and not _counts(text, match, words):
                continue
            if words == ["one"] or _begins_name(text, match):
                continue
            unit, end = _unit(text, match.end())
            yield Quantity(_spelt(words), unit, match.start(), end)


def _begins_name(text: str, match: re.Match[str]) -> bool:
    """ "Six Sigma", "Ba Đình"."""
    return match[0][0].isupper() and text[match.end() + 1 : match.end() + 2].isupper()


def _counts(text: str, match: re.Match[str], words: list[str]) -> bool:
    """Whether Vietnamese words are a number: not "năm 2020", "một", "thứ hai"."""
    if text[max(0, match.start() - 4) : match.start()].lower() == "thứ ":
        return False
    if words in (["một"], ["tư"], ["mốt"], ["lăm"], ["nhăm"]):
        return False
    if words[0] == "năm":
        return len(words) > 1 or bool(_VI_COUNTED.match(text, match.end()))
    return True


def _spelt(words: Iterable[str]) -> float:
    total, hundreds, rest = 0, 0, 0
    for word in words:
        scale = _SCALES.get(word, 0)
        if scale >= 1_000:
            total, hundreds, rest = total + ((hundreds + rest) or 1) * scale, 0, 0
        elif scale == 10:
            rest = (rest or 1) * 10
        elif scale:
            hundreds, rest = hundreds + (rest or 1) * scale, 0
        else:
            rest += _EN_DIGITS.get(word, _VI_DIGITS.get(word, 0))
    return float(total + hundreds + rest)


def _multiples(text: str) -> Iterator[Quantity]:
    for match in _MORE_THAN_ONE.finditer(text):
        name = match.lastgroup or ""
        word = match[name].lower()
        if name == "half":
            yield Quantity(50, Unit.PERCENT, *match.span())
        elif name in _MULTIPLES:
            yield Quantity(_MULTIPLES[name], Unit.TIMES, *match.span())
        elif word in _EN_DIGITS or word in _VI_DIGITS:
            value = _EN_DIGITS.get(word) or _VI_DIGITS.get(word) or 0
            yield Quantity(value, Unit.TIMES, *match.span())
        else:
            yield Quantity(_value(word), Unit.TIMES, *match.span())


def _rough(text: str) -> Iterator[Quantity]:
    for match in _ROUGHLY.finditer(text):
        value = 1
        for name in ("vi", "vi_more", "en", "en_more"):
            if match[name]:
                word = match[name].lower()
                value *= _SCALES.get(word) or _SCALES.get(word.removesuffix("s")) or 10
        yield Quantity(float(value), Unit.ROUGHLY, match.start(), match.end())
