"""Years of experience that a text asks for."""

import re

from careerflow.models.job import Years
from careerflow.services.matching.folding import fold

_WORDS = {
    word: value
    for value, words in enumerate(
        (
            ("zero",),
            ("one", "mot"),
            ("two", "hai"),
            ("three", "ba"),
            ("four", "bon"),
            ("five", "nam"),
            ("six", "sau"),
            ("seven", "bay"),
            ("eight", "tam"),
            ("nine", "chin"),
            ("ten", "muoi"),
            ("eleven",),
            ("twelve",),
        )
    )
    for word in words
} | {"fifteen": 15, "eighteen": 18, "twenty": 20}

# "năm" is five and year alike: "năm năm".
_NUMBER = (
    r"(?:\d{1,2}(?:[.,]\d)?|"
    + "|".join(f"{word}(?= nam\\b)" if word == "nam" else word for word in _WORDS)
    + ")"
)
_UNIT = r"(?P<unit>years?|yrs?\.?|yoe\b|months?|mos\b|nam|thang)"
_SPAN = re.compile(
    rf"(?:(?<![\w.,])|(?<=[a-z)])(?=\d)|(?<=[a-z)]\.)(?=\d))(?P<both>(?<=between ))?"
    rf"(?P<low>{_NUMBER})\s*(?:\((?:{_NUMBER})\)\s*)?"
    rf"(?P<plus>\+|plus\b|(?:or|hoac) (?:more|above|over|hon)\b)?"
    rf"(?:\s*(?:years?|yrs?|nam|(?P<short>months?|mos|thang))?\s*(?:-|~|to|den|or|hoac|(?(both)and|"
    rf"-))\s*(?P<high>{_NUMBER})\s*(?:\(\d+\))?\+?)?"
    rf"\s*(?P<plus2>\+)?\s*-?\s*(?:(?:full|solid|consecutive|continuous|"
    rf"complete) )?{_UNIT}(?P<after>'?\s*\(?s?\)?)(?![\w])"
)
_ABOUT_WORK = re.compile(
    r"experien|kinh nghiem|\bworking\b|\bwork\b|\bas an?\b|\bin an?\b|\bin the\b|lam viec|"
    r"\bdevelop|"
    r"\bprogramming|\bmanag|\bselling|\bsales|\bexpertise|\bhands-on|\bbackground|tham nien|vi tri|"
    r"quan ly|\bexp\b|\bknm?\b|linh vuc|\brole|\brelevant|\bindustry|\bprofessional|\busing\b|"
    r"\blam\b|ban hang|giang day|dung lop|giam sat|thi cong|van hanh|\| tro len|"
    r"\bof\b|\bwith\b|\bin [a-z]|\bsupport|\bdesign|\bengineer|\bteaching|\bleadership"
)
_MINIMUM = re.compile(
    r"(?:at least|min(?:imum)?(?: of)?|more than|over|above|from|"
    r"(?:no|not) (?:less|fewer) than|khong (?:duoi|it hon)|it nhat|toi thieu|tren|tu|hon)\W*$"
)
_MAXIMUM = re.compile(
    r"(?:up to|at most|maximum(?: of)?|less than|under|toi da|duoi|khong qua)\W*$"
)
_NOT_EXPERIENCE = re.compile(
    r"tuoi|years? old|years? of age|yrs? old|\bage[ds]?\b|\bnam sinh|sinh nam|"
    r"years? (?:ago|degree)|years? of (?:college|university|study|studies|school|education)|"
    r"(?:two|four|2|4|3)-? ?year (?:college|degree|university|program)|"
    r"contract|hop dong|thu viec|probation|bao hanh|warrant|vesting|anniversar|founded|establish|"
    r"thanh lap|hinh thanh|lich su|runway|per year|a year|each year|every \w+ years|"
    r"/ ?nam|moi nam|hang nam|"
    r"nhan vien tu|thang luong|luong thang|salary|renewal|next \d|past \d+ years, (?:we|our)|"
    r"for (?:over|more than|nearly|almost) \d+ years|history|legacy|built on|in business"
)
# How long one should stay, or may wait for the diploma.
_STAYING = re.compile(r"\bgan bo\b|\bcam ket\b|\blau dai\b|\bcho (?:nhan )?bang\b")
_NONE_ASKED = re.compile(
    r"\bno (?:prior |previous |work |working )*experience (?:is )?(?:required|needed|necessary)|"
    r"experience (?:is )?not (?:required|needed|necessary)|"
    r"(?:khong|ko|k) (?:yeu cau|can|doi hoi|bat buoc)(?: phai)?(?: co)? kinh nghiem|"
    r"chua (?:co |can )?kinh nghiem"
)


# A row that says nothing but a number of years.
_ALONE = re.compile(r"[\W\d]*(?:(?:minimum|preferred|required|tro len)\W*)?")


def years(text: str) -> Years | None:
    """The years of experience asked for in one requirement; None where none are.

    A range gives both bounds ("2-4 years"), months are parts of a year. Where several are
    named the first counts: it is the general one, the others are usually about a detail.
    Ages, contract lengths, a company's history and salaries per year are not experience.
    """
    folded = fold(text)
    match = _asked(folded)
    return None if match is None else _bounds(folded, match)


def years_start(text: str) -> int | None:
    """Where the years of experience stand that `years` gives."""
    match = _asked(fold(text))
    return None if match is None else match.start()


def _asked(folded: str) -> re.Match[str] | None:
    return next((m for m in _SPAN.finditer(folded) if _is_experience(folded, m)), None)


def asks_for_none(text: str) -> bool:
    """Whether the text says that no experience is needed."""
    return bool(_NONE_ASKED.search(fold(text)))


def _is_experience(folded: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    clause_start = max(folded.rfind(mark, 0, start) for mark in ("\n", ";", ". ")) + 1
    before, after = folded[max(clause_start, start - 60) : start], folded[end : end + 60]
    near_start = max(clause_start, start - 30, folded.rfind(",", 0, start) + 1)
    near = folded[near_start : end + 16]
    if _NOT_EXPERIENCE.search(near) or _STAYING.search(before):
        return False
    if match["unit"] == "nam" and re.match(r"\s*\d{4}", after):
        return False
    if _MINIMUM.search(before) and not match["unit"].startswith(("mo", "thang")):
        return True
    if match["unit"] == "yoe" or _ALONE.fullmatch(folded[:start] + folded[end:]):
        return True
    around = before + " | " + after.split("\n", 1)[0].strip()
    return bool(_ABOUT_WORK.search(around)) or bool(match["plus"] or match["plus2"])


def _bounds(folded: str, match: re.Match[str]) -> Years:
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else None
    if match["unit"].startswith(("mo", "thang")):
        low = round(low / 12, 2)
        high = round(high / 12, 2) if high is not None else None
    elif match["short"]:
        low = round(low / 12, 2)  # "6 months to 1 year"
    before = folded[max(0, match.start() - 20) : match.start()]
    if high is None and _MAXIMUM.search(before) and not _MINIMUM.search(before):
        return Years(0, low)
    if high is not None and high <= low:
        high = None
    return Years(low, high)


def _number(written: str) -> float:
    return float(_WORDS[written]) if written in _WORDS else float(written.replace(",", "."))
