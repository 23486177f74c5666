"""Human languages and their levels, in an advert or a CV.

Levels are CEFR, 1 (A1) to 6 (C2), 7 for native. Sources of the mappings: IELTS, "IELTS and the
CEFR" (ielts.org: 4.0 B1, 5.5 B2, 7.0 C1, 8.5 C2); TOEIC Listening and Reading, ETS "Mapping the
TOEIC tests on the CEFR" (120 A1, 225 A2, 550 B1, 785 B2, 945 C1); TOEFL iBT, ETS score mapping
(42 B1, 72 B2, 95 C1, 114 C2); JLPT, the CEFR reference of jlpt.jp from 2025 for a mid-range pass
(N5 A1, N4 A2, N3 B1, N2 B2, N1 C1); HSK, the FLTRP/Confucius Institute concordance one step lower
as most universities read it (1-2 A1, 3 A2, 4 B1, 5 B2, 6 C1); TOPIK, National Institute for
International Education (1 A1 to 6 C2); "bậc n/6", Circular 01/2014/TT-BGDĐT (n is the CEFR level);
the former A, B, C certificates of Vietnam, as A2, B1, B1 in practice. Words ("fluent", "giao tiếp")
follow the CEFR global scale's own wording and are rounded down.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from careerflow.models.job import ANY_LANGUAGE, LanguageLevel
from careerflow.services.matching.folding import fold
from careerflow.services.matching.listed_languages import LISTED_NAMES, LISTED_WORDS

_LANGUAGES: tuple[tuple[str, str], ...] = (
    ("en", r"english|tieng anh|anh ngu|anh van|ngoai ngu anh"),
    ("vi", r"vietnamese|tieng viet|viet ngu"),
    ("ja", r"japanese|tieng nhat|nhat ngu"),
    (
        "zh",
        r"chinese|mandarin|cantonese|tieng trung(?: quoc)?|tieng hoa|tieng dai loan|hoa ngu|"
        r"trung van",
    ),
    ("ko", r"korean|tieng han(?: quoc)?|han ngu"),
    ("fr", r"french|tieng phap"),
    ("de", r"german|tieng duc"),
    ("es", r"spanish|tieng tay ban nha"),
    ("ru", r"russian|tieng nga"),
    ("th", r"thai language|tieng thai"),
    ("it", r"italian|tieng y"),
    ("pt", r"portuguese|tieng bo dao nha"),
    ("ar", r"arabic|tieng a rap"),
    ("hi", r"hindi"),
    ("nl", r"dutch"),
    ("km", r"khmer|tieng khmer|tieng campuchia"),
    ("id", r"indonesian|bahasa(?: indonesia)?"),
    (ANY_LANGUAGE, r"ngoai ngu|(?:foreign|second) languages?"),
)
# Names that may follow "tiếng Anh" without their "tiếng": "tiếng Anh/Trung", with their marks.
_SHORT_NAMES = {
    "anh": "en",
    "nhật": "ja",
    "trung": "zh",
    "hoa": "zh",
    "hàn": "ko",
    "pháp": "fr",
    "đức": "de",
    "nga": "ru",
}
_BARE_NAMES = {fold(name): code for name, code in _SHORT_NAMES.items()}
CODES = tuple(code for code, _ in (*_LANGUAGES, *LISTED_NAMES))


def _named_by(languages: tuple[tuple[str, str], ...]) -> str:
    return "|".join(rf"(?P<n{i}>{pattern})" for i, (_, pattern) in enumerate(languages))


_TEST = (
    r"(?P<ielts>ielts)\D{0,22}?(?P<ielts_n>\d(?:[.,]\d)?)(?!\d)|"
    r"(?P<toeic>toeic)\D{0,30}?(?P<toeic_n>\d{3})(?!\d)|"
    r"(?P<toefl>toefl)(?: ?ibt)?\D{0,22}?(?P<toefl_n>\d{2,3})(?!\d)|"
    r"(?:jlpt ?)?\bn ?-?(?P<jlpt_n>[1-5])(?![\w.])|"
    r"hsk ?-?(?P<hsk_n>[1-6])(?!\d)|"
    r"topik ?(?:i{1,2}\b ?)?\(?(?:cap |level )?-?(?P<topik_n>[1-6])(?!\d)|"
    r"(?P<alone>ielts|toeic|toefl|jlpt|hsk|topik)"
)
_PATTERN, _LISTED_PATTERN = (
    re.compile(rf"(?<!\w)(?:(?:{_named_by(names)})(?!\w)|{_TEST})")
    for names in (_LANGUAGES, (*_LANGUAGES, *LISTED_NAMES))
)
_TEST_LANGUAGE = {
    "ielts": "en",
    "toeic": "en",
    "toefl": "en",
    "jlpt": "ja",
    "hsk": "zh",
    "topik": "ko",
}
_IELTS = (2.0, 3.0, 4.0, 5.5, 7.0, 8.5)
_TOEIC = (120, 225, 550, 785, 945)
_TOEFL = (10, 24, 42, 72, 95, 114)
_JLPT = {5: 1, 4: 2, 3: 3, 2: 4, 1: 5}
_HSK = {1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5}
_WORDS: tuple[tuple[int, str], ...] = (
    (7, r"native(?:[- ](?:level|speaker|like))?|mother tongue|ban ngu|ban xu|tieng me de"),
    (6, r"bilingual|near[- ]native"),
    (
        5,
        r"fluent(?:ly)?|fluency|excellent|luu loat|troi chay|thong thao|"
        r"full professional(?: proficiency)?|advanced|nang cao|xuat sac|thanh thao|"
        r"giao tiep (?:luu loat|troi chay|thanh thao|thong thao|thuan thuc)",
    ),
    (
        4,
        r"professional (?:working )?(?:proficiency|level)|working proficiency|"
        r"upper[- ]intermediate|"
        r"business[- ]level|business (?=english|japanese)|proficien(?:t|cy)|(?:very )?good|"
        r"strong|"
        r"giao tiep (?:duoc )?(?:rat )?(?:tot|gioi)\b(?! nghiep)|\btot\b(?! nghiep)|\bgioi\b|"
        r"good command|"
        r"communicate (?:well|effectively|confidently)",
    ),
    (
        3,
        r"intermediate|conversational|communicative|communicate|"
        r"giao tiep(?! (?:o muc |muc |muc do )?(?:co|can) ban)|\bkha\b(?! nang)|"
        r"working knowledge|"
        r"limited working",
    ),
    (
        2,
        r"elementary|pre-intermediate|(?:giao tiep (?:o muc |muc |muc do )?)?(?:co|can) ban|basic|"
        r"doc hieu|reading|read|\bdoc\b",
    ),
    (1, r"beginner|so cap"),
)
_LEVEL_WORD, _LISTED_WORD = (
    re.compile(
        "|".join(rf"(?P<w{n}>(?<!\w)(?:{more.get(n, '(?!)')}|{p})(?!\w))" for n, p in _WORDS)
    )
    for more in ({}, LISTED_WORDS)
)
_FRAMEWORK = re.compile(
    r"(?<![\w])(?P<cefr>[abc][12])(?:\s*\+)?(?!\w)|bac ?(?P<bac>[1-6])(?: ?/ ?6)?|"
    r"(?:trinh do|bang|chung chi) (?P<letter>[abc])(?!\w)"
)
_LETTERS = {"a": 2, "b": 3, "c": 3}
_REACH = 64
_BESIDE = 2
_READER, _READS_WELL, _GOOD = 2, 3, 4  # CEFR
_WELL = re.compile(r"(?: \w+){0,3} (?:tot|well)\b")
_STOPS = ("\n", ";", ". ", "·", "•", "|")


_FOUR_SKILLS = re.compile(r"(?:writ|speak|listen|\bnghe\b|\bnoi\b|\bviet\b)")
_READING = frozenset({"doc", "doc hieu", "read", "reading"})
_SHARED = re.compile(r"\s*(?:,|/|&|and|or|va|hoac)\s*")
# Between two results any of which will do: "TOEIC từ 750 trở lên hoặc IELTS 6.5".
_OR = re.compile(r"\+?\s*(?:tro len|or above|or higher)?\s*(?:,\s*)?(?:/|\(|or|hoac|hay)?\s*")
_NEXT_NAME = re.compile(
    r"\s*(?:[/,(:&–-]|\b(?:hoặc|hoac|hay|và|va|or|and)\b)\s*"
    r"([A-ZĐ]\w+)\b"
    r"(?!\s*/?\s*(?i:tâm|tam|kỳ|ky|chị|chi|tính|tinh|luật|luat|lý|ly|em|hàng|hang)\b)"
)
_LETTER_BEHIND = re.compile(
    r"\s*[(:]?\s*(?:(?i:trình độ|trinh do|bằng|bang)\s+)?([ABC])(?![\w+#.])"
)
_SUBJECT = re.compile(
    r"\b(?:nganh|su pham|ngon ngu|giao vien|giang day|day|bo mon|khoa|lien quan)"
    r"(?: (?:ngon ngu|su pham|hoc|ve|den|toi|mon))* $|\bnganh\b[^.;()]{0,120}(?:, |hoac |/ ?)$"
)
_NO_LANGUAGE = re.compile(
    r"\b(?:trung tam|dai hoc|truong|nganh|khoa|giao vien|day|su pham|khung nang luc) $"
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A language named at start:end; `tested` is the level of a test's result, and `short` a
    name that stands behind another one without its "tiếng"."""

    language: str
    start: int
    end: int
    tested: int | None = None
    short: bool = False


def language_mentions(
    text: str, listed: bool = False
) -> tuple[tuple[LanguageLevel, int, int], ...]:
    """Every language or language test named, with the offsets of its own words, in order;
    `listed` where the text lists languages, so that "Polish" is one.

    A level is looked for beside the name, within its clause; None where none is given. Foreign
    languages in general ("ngoại ngữ") count where a level and no language is named.
    """
    folded = fold(text)
    names = list(_names(text, folded, _LISTED_PATTERN if listed else _PATTERN))
    words = _LISTED_WORD if listed else _LEVEL_WORD
    leading = listed and bool(names) and not words.search(folded, 0, names[0].start)
    found: list[tuple[LanguageLevel, int, int]] = []
    for index, name in enumerate(names):
        low = name.start if leading else names[index - 1].end if index else 0
        high = names[index + 1].start if index + 1 < len(names) else len(folded)
        mention = _mention(text, folded, name, (low, high), words)
        before = names[index - 1].end if index else 0
        if found and _SHARED.fullmatch(folded[before : name.start]):
            if mention[0].level is None:
                mention = (replace(mention[0], level=found[-1][0].level), *mention[1:])
            elif name.short and found[-1][0].level is None:
                found[-1] = (replace(found[-1][0], level=mention[0].level), *found[-1][1:])
        found.append(mention)
    named = any(level.language != ANY_LANGUAGE for level, _, _ in found)
    return tuple(
        item
        for item in found
        if item[0].language != ANY_LANGUAGE or (item[0].level is not None and not named)
    )


def languages(text: str) -> tuple[LanguageLevel, ...]:
    """The languages asked for, each once: "English (IELTS 6.5)" is one, at the named test's level.

    Of several levels for one language the lowest counts ("IELTS 6.0 or TOEIC 800"), and both
    are what is written."""
    folded = fold(text)
    best: dict[str, LanguageLevel] = {}
    last: tuple[str, int, int] | None = None
    for level, start, end in language_mentions(text):
        known = best.get(level.language)
        either = known is not None and last is not None and last[0] == level.language
        if either and last and _OR.fullmatch(folded[last[2] : start]) and _tests(level.as_written):
            low = min((item for item in (known, level) if item), key=lambda item: item.level or 7)
            best[level.language] = replace(low, as_written=text[last[1] : end])
            last = (level.language, last[1], end)
            continue
        if known is None or _replaces(level, known):
            best[level.language] = level
        last = (level.language, start, end) if _tests(level.as_written) else None
    return tuple(best.values())


def spoken(text: str) -> tuple[LanguageLevel, ...]:
    """As languages(), without one that is a subject of study: "ngành sư phạm tiếng Anh"."""
    folded = fold(text)
    return tuple(
        item
        for item in languages(text)
        if item.level is not None
        or not _SUBJECT.search(folded, 0, max(text.find(item.as_written), 0))
    )


def scores(text: str) -> dict[str, float]:
    """Test -> the result named in `text`, of tests whose results are points: {"toeic": 750}."""
    found = {}
    for match in _PATTERN.finditer(fold(text)):
        for name in ("ielts", "toeic", "toefl"):
            if match[f"{name}_n"]:
                found[name] = float(match[f"{name}_n"].replace(",", "."))
    return found


def _tests(written: str) -> bool:
    return any(character.isdigit() for character in written)


def _replaces(new: LanguageLevel, old: LanguageLevel) -> bool:
    if new.level is None:
        return False
    new_tested, old_tested = _tests(new.as_written), _tests(old.as_written)
    if old.level is None or new_tested != old_tested:
        return new_tested or old.level is None
    return new.level < old.level


def _names(text: str, folded: str, pattern: re.Pattern[str]) -> Iterator[_Name]:
    for match in pattern.finditer(folded):
        if not _is_mention(text, folded, match):
            continue
        start, end = match.span()
        tested = _tested(match)
        if tested is not None:
            yield _Name(tested[0], start, end, tested[1])
            continue
        alone = match["alone"] is not None
        code = _alone(match) if alone else CODES[int((match.lastgroup or "n0")[1:])]
        yield _Name(code, start, end)
        if match[0].startswith(("tieng ", "ngoai ngu")):
            yield from _short_names(text, end)


def _short_names(text: str, end: int) -> Iterator[_Name]:
    """ "tiếng Anh/Trung", "tiếng Anh, Nhật hoặc Hàn": names behind the first one."""
    while match := _NEXT_NAME.match(text, end):
        written = match[1].lower()
        code = _SHORT_NAMES.get(written) or (
            _BARE_NAMES.get(written) if written.isascii() else None
        )
        if code is None:
            return
        end = match.end()
        yield _Name(code, match.start(1), end, short=True)


def _is_mention(text: str, folded: str, match: re.Match[str]) -> bool:
    if match["jlpt_n"] and not match[0].startswith("jlpt"):
        near = folded[max(0, match.start() - 40) : match.end() + 30]
        return text[match.start()].isupper() and bool(re.search(r"nhat|japan|jlpt|\bjp\b", near))
    if match[0] == "ngoai ngu" and _NO_LANGUAGE.search(folded, 0, match.start()):
        return False
    following = folded[match.end() : match.end() + 12]
    return not re.match(r"(?:-owned| company| market| food| literature| cuisine)", following)


def _mention(
    text: str, folded: str, name: _Name, limits: tuple[int, int], words: re.Pattern[str]
) -> tuple[LanguageLevel, int, int]:
    start, end = name.start, name.end
    if name.tested is not None:
        return LanguageLevel(name.language, name.tested, text[start:end]), start, end
    letter = _LETTER_BEHIND.match(text, end, limits[1])
    if letter:
        level = _LETTERS[letter[1].lower()]
        return LanguageLevel(name.language, level, text[start : letter.end()]), start, end
    level_beside, low, high = _level_beside(folded, (start, end), limits, words)
    return LanguageLevel(name.language, level_beside, text[low:high]), start, end


def _alone(match: re.Match[str]) -> str:
    return _TEST_LANGUAGE[match["alone"]]


def _tested(match: re.Match[str]) -> tuple[str, int] | None:
    """The language and level of a test with its result ("ielts_n" and the like)."""
    name = next((key for key in _TEST_LANGUAGE if match.groupdict().get(f"{key}_n")), None)
    if name is None:
        return None
    result = float(match[f"{name}_n"].replace(",", "."))
    bounds = {"ielts": _IELTS, "toeic": _TOEIC, "toefl": _TOEFL}.get(name)
    if bounds is not None:
        return "en", max(1, bisect_right(bounds, result))
    grades = {"jlpt": _JLPT, "hsk": _HSK}.get(name)
    return _TEST_LANGUAGE[name], grades[int(result)] if grades else int(result)


def _level_beside(
    folded: str, place: tuple[int, int], limits: tuple[int, int], words: re.Pattern[str]
) -> tuple[int | None, int, int]:
    """The level named nearest to a language, and the span from one to the other."""
    start, end = place
    low, high = max(limits[0], start - _REACH), min(limits[1], end + _REACH)
    low = max(low, *(folded.rfind(mark, low, start) + 1 for mark in (*_STOPS, ",")))
    stops = [p for p in (folded.find(mark, end, high) for mark in _STOPS) if p >= 0]
    high = min([high, *stops])
    candidates = [
        (*_priority(m, place, folded), _named_level(m), m.start(), m.end())
        for pattern in (_FRAMEWORK, words)
        for m in pattern.finditer(folded, low, high)
        if (m.end() <= start or m.start() >= end) and not _is_skill_list(m, folded[low:high])
    ]
    if not candidates:
        return None, start, end
    _, _, level, first, last = min(candidates)
    if folded[first:last] == "giao tiep" and last <= start:
        # "giao tiếp tiếng Anh tốt": how well stands behind the name.
        behind = [item for item in candidates if 0 <= item[3] - end <= _BESIDE]
        if behind:
            _, _, level, _, last = min(behind)
    span = min(first, start), max(last, end)
    reads = any(folded[item[3] : item[4]] in _READING for item in candidates)
    if reads and (level == _GOOD or (level == _READER and _WELL.match(folded, last, high))):
        return _READS_WELL, *span  # of the four skills one
    return level, *span


def _is_skill_list(match: re.Match[str], around: str) -> bool:
    """ "Reading" beside "writing, speaking" names a skill, not the level of a mere reader."""
    return match[0] in _READING and bool(_FOUR_SKILLS.search(around))


def _priority(match: re.Match[str], place: tuple[int, int], folded: str) -> tuple[bool, int]:
    """The nearest word counts, but "lưu loát" in the same phrase says more than "giao tiếp"."""
    after = match.start() >= place[1]
    between = folded[place[1] : match.start()] if after else folded[match.end() : place[0]]
    telling = match.re is _FRAMEWORK or (_named_level(match) >= 5 and "," not in between)
    return not telling, len(between)


def _named_level(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("cefr"):
        return "abc".index(groups["cefr"][0]) * 2 + int(groups["cefr"][1])
    if groups.get("bac"):
        return int(groups["bac"])
    if groups.get("letter"):
        return _LETTERS[groups["letter"]]
    return int((match.lastgroup or "w0")[1:])
