"""Takes out of a model's text what it has no say in: scores, and percentages of its own."""

import re
from dataclasses import dataclass

from careerflow.models.report import Report
from careerflow.services.llm.facts.check import LINK, Known
from careerflow.services.llm.facts.numbers import Unit, quantities
from careerflow.services.llm.facts.text import Text

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_OF = re.compile(
    r"(?<![\w.,/])(\d+(?:[.,]\d+)?)\s?(/|out of|of|trên(?: tổng(?: số)?)?)\s?"
    r"(\d+)(?![\w/])(?![.,]\d)",
    re.IGNORECASE,
)
_OUT_OF = frozenset({5, 10, 100})
# "điểm" is a point and a score; not in "thời điểm", "điểm mạnh" and the like.
_POINT = (
    r"(?<!thời )(?<!quan )(?<!địa )(?<!ưu )(?<!nhược )(?<!khuyết )(?<!đặc )(?<!trọng )(?<!tâm )"
    r"(?<!cao )(?<!thí )"
    r"điểm(?! (?:mạnh|yếu|thiếu|đến|nổi|sáng|cần|cộng|trừ|chung|khác|then|mấu|này|đó|nào|quan))"
)
_SCORE = re.compile(
    rf"\b(?:scor(?:e|es|ed|ing)|rat(?:ed|ing|e)|grade|match(?:es|ed|ing)?|fit|{_POINT}|chấm|"
    r"xếp hạng|phù hợp|tương thích|khớp)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    rf"\b(?:scores?|scored|rated|rating|grade|{_POINT}|chấm)\b[^.!?\n]{{0,24}}?(?<![\w.,])\d|"
    r"(?<![\w.,])\d+(?:[.,]\d+)?\s?(?:points?|điểm)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"[/@]|^www\.")  # "Monday.com" and "Socket.io" are names as well
_OF_A_TEST = re.compile(
    r"\b(?:ielts|toeic|toefl|jlpt|hsk|topik|sat|gmat|gre|gpa|cpa|exam|test|nps|csat|thi|"
    r"điểm trung bình|kiểm tra|credit|tín dụng)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """`numbers` of the CV and the advert; `of` pairs and `score` of the report; `addresses` tells
    whether one of the net is the CV's or the advert's."""

    numbers: frozenset[tuple[float, Unit]]
    score: int | None
    of: frozenset[tuple[float, float]]
    addresses: Text


def allowed(report: Report, facts: Known, job_text: str) -> Allowed:
    ratios = (report.must_have, report.nice_to_have)
    pairs = {(float(ratio.met), float(ratio.of)) for ratio in ratios}
    pairs |= {(axis.score, 10.0) for axis in report.axes if axis.score is not None}
    pairs |= {(float(report.score), 100.0)} if report.score is not None else set()
    asked = {(item.value, item.unit) for item in quantities(job_text)}
    return Allowed(
        frozenset(facts.numbers) | asked,
        report.score,
        frozenset(pairs),
        facts.text.beside([job_text]),
    )


def without_scores(text: str, may: Allowed, *, facts_are_marked: bool = False) -> str:
    """`text` without its sentences that state a score, a percentage or an address which is not the
    report's, the CV's or the advert's. Where new facts are marked anyway, only without scores."""
    kept = []
    for line in text.split("\n"):
        sentences = [part for part in _SENTENCE.split(line) if part]
        told = [part for part in sentences if not _is_score(part, may, facts_are_marked)]
        if told or not sentences:
            kept.append(" ".join(told))
    return "\n".join(kept).strip()


def _is_score(sentence: str, may: Allowed, facts_are_marked: bool) -> bool:
    if any(_is_out_of(match, sentence, may) for match in _OF.finditer(sentence)):
        return True
    about_score = bool(_SCORE.search(sentence))
    of_test = bool(_OF_A_TEST.search(sentence))
    if _POINTS.search(sentence) and not of_test and not _is_reports(sentence, may):
        return True
    if facts_are_marked and not about_score:
        return False
    links = (link[0] for link in LINK.finditer(sentence) if _LEADS.search(link[0]))
    if not facts_are_marked and any(not may.addresses.has_address(link) for link in links):
        return True
    return any(
        item.unit is Unit.PERCENT
        and (item.value, item.unit) not in may.numbers
        and not (about_score and item.value == may.score)
        for item in quantities(sentence)
    )


def _is_out_of(match: re.Match[str], sentence: str, may: Allowed) -> bool:
    part, whole = float(match[1].replace(",", ".")), float(match[3])
    if (part, whole) in may.of:
        return False
    is_pair = match[2].lower() == "of"  # "3 of 5 tools"
    if whole in _OUT_OF and not is_pair:
        return part <= whole and not (
            _OF_A_TEST.search(sentence) and (part, Unit.COUNT) in may.numbers
        )
    in_cv = {(part, Unit.COUNT), (whole, Unit.COUNT)} <= may.numbers
    return bool(_SCORE.search(sentence)) and part <= whole and not in_cv


def _is_reports(sentence: str, may: Allowed) -> bool:
    """Whether all numbers of a sentence about scores are those of the report."""
    own = {part for part, _ in may.of} | {whole for _, whole in may.of}
    return all(item.value in own for item in quantities(sentence))
