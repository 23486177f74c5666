"""A job advert, cut into requirements."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    MUST = "must"
    NICE = "nice"


class Axis(StrEnum):
    HARD_SKILLS = "hard_skills"
    SOFT_SKILLS = "soft_skills"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    DOMAIN_KNOWLEDGE = "domain_knowledge"


class Degree(IntEnum):
    """Ordered levels of education."""

    HIGH_SCHOOL = 1
    VOCATIONAL = 2  # trung cấp, apprenticeship
    ASSOCIATE = 3  # cao đẳng
    BACHELOR = 4  # cử nhân, kỹ sư, đại học
    MASTER = 5  # thạc sĩ
    DOCTORATE = 6  # tiến sĩ


@dataclass(frozen=True, slots=True)
class Years:
    """Years of experience asked for; `high` None means no upper bound."""

    low: float
    high: float | None = None


# ISO 639-2 "undetermined": a foreign language, whichever ("Ngoại ngữ bậc 3/6").
ANY_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class LanguageLevel:
    """`language` is ISO 639-1, or ANY_LANGUAGE. `level` is CEFR 1 (A1) to 6 (C2), 7 for native;
    None where no level is named. `as_written` is the source's own wording ("IELTS 6.5", "N2")."""

    language: str
    level: int | None
    as_written: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a requirement that say what is asked. `keyword` where they name a thing that the
    taxonomy lacks, and that a CV would say in the same words."""

    text: str
    keyword: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """`text` is `Job.text[start:end]`. Rows that share a `group` are alternatives: the best
    one counts, once. `skills` are canonical names of the taxonomy, all of them asked for
    unless `any_skill`. `phrases` say what is asked in the advert's own words: skills as it writes
    them, and what the taxonomy has no name for."""

    text: str
    start: int
    end: int
    kind: Kind
    axis: Axis
    group: str | None = None
    skills: tuple[str, ...] = ()
    any_skill: bool = False
    years: Years | None = None
    degree: Degree | None = None
    languages: tuple[LanguageLevel, ...] = ()
    certificates: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()

    @property
    def unnamed(self) -> tuple[str, ...]:
        """Things asked for that have no name in the taxonomy, as the advert writes them but for
        the capital letter of a name."""
        found = (phrase.text for phrase in self.phrases if phrase.keyword)
        return tuple(
            text[0].upper() + text[1:] if text.split()[0].islower() else text for text in found
        )


class LeftOutReason(StrEnum):
    COMPANY = "company"
    BENEFITS = "benefits"
    HOW_TO_APPLY = "how_to_apply"
    EQUAL_OPPORTUNITY = "equal_opportunity"
    FACTS = "facts"  # title, location, salary, working hours, dates
    HEADING = "heading"
    DUTIES = "duties"  # of an advert that has requirements of its own
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LeftOut:
    start: int
    end: int
    reason: LeftOutReason


@dataclass(frozen=True, slots=True)
class Job:
    sha256: str  # of the text's UTF-8 bytes
    language: str
    title: str | None
    text: str  # NFC, line ends "\n"
    requirements: tuple[Requirement, ...]
    left_out: tuple[LeftOut, ...]
