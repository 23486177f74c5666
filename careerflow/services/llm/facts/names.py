"""Names that a text has and a CV has not: what is written with a capital letter, and titles of
jobs however they are written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerflow.models.writing import FactKind, NewFact
from careerflow.services.llm.facts.text import Text
from careerflow.services.llm.facts.words import (
    PLAIN,
    is_english,
    is_ordinary,
    is_syllable,
    title_names,
)
from careerflow.services.matching.folding import fold
from careerflow.services.profile.words import company_score, title_score

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&+#@-][^\W_]+)*[+#]*")
_BETWEEN = re.compile(
    r"[ \u00a0]|, (?=Inc|Ltd|LLC)|\. ?(?=[A-Z])|[ ]?&[ ]?| of (?:the )?| for | và | and "
)
_BEGINS = re.compile(r"(?:^|[.!?:;•\n\"“]|\s[-–—])\s*$")
_AT = re.compile(
    r"(?:\bat|\bwith|\bfor|\bby|\bof|\bjoin(?:ed|ing)?|\bở|\bhợp tác với|\btại|\bcho|"
    r"\bcông ty|\bcổ phần|\bngân hàng|\btập đoàn|\bđại học|\bcao đẳng|\bhọc viện|\btrường|"
    r"\bbệnh viện|\btrung tâm)\s*$",
    re.IGNORECASE,
)
_ME = re.compile(r"I(?:['’](?:m|ve|d|ll))?")
_SCHOOL = re.compile(
    r"\b(?:university|college|school|institute|academy|đại học|cao đẳng|học viện|trường)\b",
    re.IGNORECASE,
)
_RANK = (
    r"(?:senior|junior|lead|chief|head|principal|deputy|vice|managing|general|regional|executive|"
    r"staff|assistant|associate)"
)
_NOUN = "|".join(map(re.escape, title_names()))
# With a rank in front, or one that nobody else's work is called by: said of whomever, it is a fact.
_RANKED = re.compile(
    rf"(?<![\w-]){_RANK} (?:[\w/&-]+ ){{0,2}}?(?:{_NOUN}|administrator|partner)(?![\w-])|"
    r"(?<![\w-])(?:vice president|president|professor|director|vp|c[etfoi]o|head of [\w-]+|"
    r"(?:tong |pho )*giam doc|(?:pho )?truong (?:phong|nhom|bo phan|ban|khoa)|pho phong|"
    r"hieu truong|ke toan truong)(?![\w-])"
)
_OWN = re.compile(
    r"(?<![\w-])(?:as|am|was|is|became|promoted to|role of|position of|title of|former|experienced|"
    r"la|vi tri|chuc vu|vai tro|chuc danh|lam|voi tu cach)(?: an?| the| mot)?"
    rf"(?: [\w/-]+){{0,3}}? (?P<title>{_NOUN})(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    begins: bool  # a sentence


def titles(text: str, known: Text) -> Iterator[tuple[int, int, FactKind | None]]:
    """Titles that the text gives to the person, new or not."""
    folded = fold(text)
    for match in _RANKED.finditer(folded):
        written = text[match.start() : match.end()]
        yield *match.span(), None if _stands(written, known) else FactKind.TITLE
    for match in _OWN.finditer(folded):
        yield *match.span("title"), None if known.has(match["title"]) else FactKind.TITLE


def _stands(written: str, known: Text) -> bool:
    """In these words, in the other language, or all of them in one line: clauses may change their
    places. Not so syllables of Vietnamese, which without their marks are too much alike."""
    return known.has(written) or (written.isascii() and known.has_in_a_line(written))


def names(
    text: str, language: str, known: Text, settled: Sequence[tuple[int, int]]
) -> Iterator[NewFact]:
    """Runs of words with capital letters that the CV does not have in one place."""
    for run in _runs(text, language, settled):
        start, end = run[0].start, run[-1].end
        if _stands(text[start:end], known) or _is_common(run, text, language, known):
            continue
        yield NewFact(_kind(text, start, end), start, end)


def _is_common(run: Sequence[_Token], text: str, language: str, known: Text) -> bool:
    """Whether these words name nothing, whatever their letters."""
    if all(fold(token.word) in PLAIN for token in run):
        return True
    if language == "vi" and len(run) == 1 and is_syllable(run[0].word):
        # A name has a capital letter at each syllable; this begins "Thực phẩm", "Sinh năm".
        beside = re.match(r" ([^\W\d_]+)", text[run[0].end :])
        if beside is not None and beside[1].islower() and is_syllable(beside[1]):
            return not _AT.search(text, max(0, run[0].start - 14), run[0].start)
    return language != known.language and all(
        known.has(token.word) or (language == "en" and is_english(token.word)) for token in run
    )


def _runs(text: str, language: str, settled: Sequence[tuple[int, int]]) -> Iterator[list[_Token]]:
    """Words with capital letters that stand side by side."""
    run: list[_Token] = []
    for token in _tokens(text):
        if not _is_name(token, text, language, settled):
            if run:
                yield run
            run = []
            continue
        if run and not _BETWEEN.fullmatch(text, run[-1].end, token.start):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        begins = bool(_BEGINS.search(text, max(0, match.start() - 4), match.start()))
        yield _Token(match[0], *match.span(), begins or not text[: match.start()].strip())


def _is_name(token: _Token, text: str, language: str, settled: Sequence[tuple[int, int]]) -> bool:
    if not any(map(str.isupper, token.word)) or _ME.fullmatch(token.word):
        return False
    if any(low < token.end and token.start < high for low, high in settled):
        return False
    capitalised = token.word[1:].islower() or len(token.word) == 1
    return not (token.begins and capitalised and is_ordinary(token.word, language))


def _kind(text: str, start: int, end: int) -> FactKind:
    written = text[start:end]
    if _SCHOOL.search(written):
        return FactKind.NAME
    if title_score(written):
        return FactKind.TITLE
    if company_score(written) or _AT.search(text, max(0, start - 14), start):
        return FactKind.EMPLOYER
    return FactKind.NAME
