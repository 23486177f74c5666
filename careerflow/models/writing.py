"""What a language model writes beside its verdicts, each text in both languages."""

from dataclasses import dataclass
from enum import StrEnum

from careerflow.models.document import Box
from careerflow.models.message import Message


@dataclass(frozen=True, slots=True)
class Bilingual:
    en: str
    vi: str

    def said(self, language: str) -> str:
        """In "en" or "vi"."""
        return self.vi if language == "vi" else self.en


class Part(StrEnum):
    """What can be written anew on its own."""

    ASSESSMENT = "assessment"
    STRENGTHS = "strengths"
    GAPS = "gaps"
    QUESTIONS = "questions"
    REWRITES = "rewrites"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Point:
    """A strength, or a gap with what to do about it; `rows` are numbers of Report.rows."""

    text: Bilingual
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An interviewer may ask it, because of the gap in `row`; `hint` is how to prepare for it."""

    text: Bilingual
    hint: Bilingual
    row: int | None


class FactKind(StrEnum):
    NUMBER = "number"
    EMPLOYER = "employer"
    TITLE = "title"
    SKILL = "skill"
    NAME = "name"  # of anything else: a school, a product, a place


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact that the CV does not have: `[start:end]` of the text in its language."""

    kind: FactKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A text whose facts were looked up in the CV; those that are not there are marked."""

    text: Bilingual
    new_en: tuple[NewFact, ...] = ()
    new_vi: tuple[NewFact, ...] = ()

    def new(self, language: str) -> tuple[NewFact, ...]:
        return self.new_vi if language == "vi" else self.new_en


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A passage of the CV in other words. `before` is Document.text[start:end], on `page`."""

    before: str
    start: int
    end: int
    page: int | None
    boxes: tuple[Box, ...]
    after: Checked
    why: Bilingual
    row: int | None


@dataclass(frozen=True, slots=True)
class FailedPart:
    part: Part
    reason: Message


@dataclass(frozen=True, slots=True)
class Writing:
    """Parts that were not asked for or that failed are empty; `failed` says why."""

    assessment: Bilingual | None = None
    strengths: tuple[Point, ...] = ()
    gaps: tuple[Point, ...] = ()
    questions: tuple[Question, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    letter: Checked | None = None
    failed: tuple[FailedPart, ...] = ()
