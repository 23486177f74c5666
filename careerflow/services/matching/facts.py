"""What a CV states, and where: skills, dated jobs, degrees, languages, certificates.

Only `Document.text` is read, which holds what a person sees on the page; `said` is what the user
corrected (see corrected.py).
"""

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from careerflow.models.document import Document, Period, SectionKind
from careerflow.models.job import Degree, Job
from careerflow.models.profile import Span, Study
from careerflow.services.documents import dates
from careerflow.services.matching.certificates import certificates
from careerflow.services.matching.copied import copied_passages, own_beginning
from careerflow.services.matching.degrees import degrees
from careerflow.services.matching.fields import studied
from careerflow.services.matching.folding import fold
from careerflow.services.matching.outcome import Proof, Said
from careerflow.services.matching.taxonomy import SkillMention, Taxonomy
from careerflow.services.matching.years import years as stated_years
from careerflow.services.profile.languages import SpokenLanguage, line_of, spoken
from careerflow.services.retrieval.chunking import Chunk, chunks

# A passage of these sections shows a skill at work; elsewhere it is only named.
IN_USE = frozenset({SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.ACTIVITIES})
_NO_SKILLS = frozenset({SectionKind.REFERENCES, SectionKind.INTERESTS})
_STATES_DEGREES = (SectionKind.SUMMARY, SectionKind.PERSON, SectionKind.OTHER)
_STATES_YEARS = frozenset({SectionKind.SUMMARY, SectionKind.PERSON, SectionKind.OTHER})
_SCHOOL = re.compile(
    r"\b(?:(?P<university>universit\w*)|college|institute of technology|polytechnic|dai hoc|"
    r"hoc vien|dh\b)"
)
_IN_PROGRESS = re.compile(
    r"\b(?:in progress|pursuing|currently (?:studying|enrolled)|candidate for|present|now|nay|"
    r"hien tai|dang hoc|sinh vien nam|(?:first|second|third|fourth|fifth|final|last|\dth|1st|2nd|"
    r"3rd)[- ]year (?:\w+ )?student|nam (?:\d|cuoi|nhat|hai|ba|tu)\b)"
)
_STUDYING = re.compile(
    r"\b(?:in progress|candidate|studying for|working towards|preparing for|dang (?:hoc|on|thi)|"
    r"du kien|papers? (?:passed|left))\b"
)
_EXPECTED = re.compile(r"\b(?:expected|anticipated|expects?|du kien)\b")
_MONTH_AND_YEAR = re.compile(r"(?:\b(0?[1-9]|1[0-2])\s*[/.-]\s*)?\b((?:19|20)\d\d)\b")

_ITEM = re.compile(r"[^,;|•·\n]+")
_ENTRY = 160  # characters that belong to a degree
_TITLE = 16  # words; more say something
_HEADING = 32  # words of a job's title, employer, place and dates together
_CUE = "tools: "  # tells the taxonomy that names follow
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w|linkedin\.com|\+\d[\d ().-]{7,}")


@dataclass(frozen=True, slots=True)
class Named:
    """Something named by its canonical name, at Document.text[start:end] of passage `chunk`."""

    name: str
    start: int
    end: int
    chunk: Chunk
    unfinished: bool = False  # a certificate still being studied for
    said: Said | None = None

    @property
    def proof(self) -> Proof:
        return self.said or (self.start, self.end)


@dataclass(frozen=True, slots=True)
class DatedJob:
    """A period and the text that belongs to it: up to the next period of its section."""

    period: Period
    start: int
    end: int
    said: Said | None = None

    @property
    def proof(self) -> Proof:
        return self.said or (self.period.start, self.period.end)


@dataclass(frozen=True, slots=True)
class HeldDegree:
    level: Degree | None  # None: a college is named, but no degree
    finished: bool
    start: int
    end: int
    said: Said | None = None

    @property
    def proof(self) -> Proof:
        return self.said or (self.start, self.end)


@dataclass(frozen=True, slots=True)
class StatedYears:
    """What the CV says of itself: "8 years of experience in retail"."""

    years: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Facts:
    document: Document
    as_of: str
    chunks: tuple[Chunk, ...]
    skills: tuple[Named, ...]
    jobs: tuple[DatedJob, ...]
    years: float | None  # of all dated jobs, overlaps counted once; None without any
    stated_years: StatedYears | None
    degrees: tuple[HeldDegree, ...]
    fields: tuple[str, ...]  # of study, names of fields.py
    languages: tuple[SpokenLanguage, ...]
    certificates: tuple[Named, ...]
    copied: frozenset[int] = frozenset()  # chunks that are the advert's own text
    said_years: Said | None = None  # where the user corrected `years`

    def kept(self, document: Document) -> "KeptFacts":
        """For many adverts, with the document that its words are looked up in."""
        own = {item.name: getattr(self, item.name) for item in dataclasses.fields(self)}
        return KeptFacts(**(own | {"document": document}))

    def text(self, chunk: Chunk) -> str:
        return self.document.text[chunk.start : chunk.end]

    def named(self, skill: str) -> list[Named]:
        """Where a skill stands, passages that show it in use first; the line of a job's title
        and dates after those that say what was done."""
        places = [place for place in self.skills if place.name == skill]
        return sorted(places, key=self._order)

    def _order(self, place: Named) -> tuple[bool, bool]:
        return place.chunk.section not in IN_USE, self.is_title(place.chunk)

    def is_title(self, chunk: Chunk) -> bool:
        """Whether a passage is the line of a job's title and dates, or part of it."""
        dated = any(chunk.start <= job.period.start < chunk.end for job in self.jobs)
        return dated and len(self.text(chunk).split()) < _TITLE

    def years_with(self, skills: Iterable[str]) -> tuple[float, tuple[DatedJob, ...]]:
        """Years of the dated jobs whose own text names one of the skills, and those jobs."""
        wanted = set(skills)
        places = [place.start for place in self.skills if place.name in wanted]
        jobs = tuple(
            job for job in self.jobs if any(job.start <= place < job.end for place in places)
        )
        return dates.years([job.period for job in jobs], self.as_of) or 0.0, jobs


@dataclass(frozen=True, slots=True)
class KeptFacts(Facts):
    """Facts that are asked for again and again: where each skill stands is looked up once."""

    _places: dict[str, list[Named]] = field(default_factory=dict)
    _titles: dict[Chunk, bool] = field(default_factory=dict)

    def named(self, skill: str) -> list[Named]:
        found = self._places.get(skill)
        if found is None:
            self._places[skill] = found = Facts.named(self, skill)
        return found

    def is_title(self, chunk: Chunk) -> bool:
        found = self._titles.get(chunk)
        if found is None:
            self._titles[chunk] = found = Facts.is_title(self, chunk)
        return found


def facts(document: Document, taxonomy: Taxonomy, as_of: str, job: Job | None = None) -> Facts:
    """`as_of` is "YYYY-MM": what "present" means. Passages copied from `job` state nothing."""
    every = chunks(document)
    texts = [document.text[chunk.start : chunk.end] for chunk in every]
    copied = copied_passages(texts, job) if job else frozenset()
    passages = tuple(_own(every, texts, copied, job)) if job and copied else every
    held = _degrees(document, passages, as_of)
    return Facts(
        document=document,
        as_of=as_of,
        chunks=every,
        skills=tuple(_skills(document, passages, taxonomy)),
        jobs=tuple(_jobs(document, every)),
        years=dates.years(document.periods, as_of),
        stated_years=_stated_years(document, passages),
        degrees=held,
        fields=_fields(document, passages, held),
        languages=tuple(spoken(document, passages)),
        certificates=tuple(_certificates(document, passages)),
        copied=copied,
    )


def _own(
    every: Sequence[Chunk], texts: Sequence[str], copied: frozenset[int], job: Job
) -> Iterator[Chunk]:
    """Without what is copied from the advert."""
    for index, chunk in enumerate(every):
        if index not in copied:
            yield chunk
        elif index - 1 not in copied and (length := own_beginning(texts[index], job)):
            yield replace(chunk, end=chunk.start + length)


def _skills(document: Document, passages: tuple[Chunk, ...], taxonomy: Taxonomy) -> Iterator[Named]:
    starts = [chunk.start for chunk in passages]
    mentions = list(taxonomy.find(document.text))
    taken = {mention.start for mention in mentions}
    listed = (_listed(document, chunk, taxonomy) for chunk in passages)
    mentions += [mention for found in listed for mention in found if mention.start not in taken]
    for mention in sorted(mentions, key=lambda mention: mention.start):
        index = bisect_right(starts, mention.start) - 1
        if index < 0 or mention.start >= passages[index].end:
            continue  # a heading or a running head
        if _is_contact(document, mention.start):
            continue  # having a LinkedIn or GitHub page is no skill
        if passages[index].section not in _NO_SKILLS:
            yield Named(mention.skill, mention.start, mention.end, passages[index])


def _is_contact(document: Document, place: int) -> bool:
    """Whether `place` is in a line of addresses and telephone numbers."""
    low = document.text.rfind("\n", 0, place) + 1
    high = document.text.find("\n", place)
    line = document.text[low : len(document.text) if high < 0 else high]
    return bool(_ADDRESS.search(line))


def _listed(document: Document, chunk: Chunk, taxonomy: Taxonomy) -> Iterator[SkillMention]:
    """Items of a list of skills: there "Excel" and "Go" are no verbs, whatever stands beside."""
    if chunk.section is not SectionKind.SKILLS:
        return
    for item in _ITEM.finditer(document.text, chunk.start, chunk.end):
        for mention in taxonomy.find(_CUE + item[0]):
            offset = item.start() - len(_CUE)
            yield SkillMention(mention.skill, mention.start + offset, mention.end + offset)


def _jobs(document: Document, every: tuple[Chunk, ...]) -> Iterator[DatedJob]:
    """Each period's text runs from its job's title, or its own line's start, to the next one's."""
    ordered = sorted(document.periods, key=lambda period: period.start)
    ends = [section.end for section in document.sections]
    starts = []
    for period, before in zip(ordered, [0, *(period.end for period in ordered)], strict=False):
        starts.append(max(_title_start(document, every, period), before))
    for (start, following), period in zip(
        pairwise([*starts, len(document.text)]), ordered, strict=True
    ):
        section_end = next((end for end in ends if end > period.start), len(document.text))
        yield DatedJob(period, start, max(min(following, section_end), period.end))


def _title_start(document: Document, every: tuple[Chunk, ...], period: Period) -> int:
    """Where the title of a job begins: in the line of its dates, or in the lines above it that
    are read as one passage with them."""
    low = document.text.rfind("\n", 0, period.start) + 1
    holding = next((chunk for chunk in every if chunk.start <= period.start < chunk.end), None)
    if holding is None or len(document.text[holding.start : holding.end].split()) >= _HEADING:
        return low
    return min(low, holding.start)


def _stated_years(document: Document, passages: tuple[Chunk, ...]) -> StatedYears | None:
    for chunk in passages:
        if chunk.section in _STATES_YEARS:
            stated = stated_years(document.text[chunk.start : chunk.end])
            if stated is not None and stated.low > 0:
                return StatedYears(stated.low, chunk.start, chunk.end)
    return None


def _degrees(document: Document, passages: tuple[Chunk, ...], as_of: str) -> tuple[HeldDegree, ...]:
    """Degrees held: those under Education; without that section, those of the introduction.

    "Bachelor" in the description of a job is not a degree that the person holds.
    """
    education = [chunk for chunk in passages if chunk.section is SectionKind.EDUCATION]
    elsewhere = [chunk for chunk in passages if chunk.section in _STATES_DEGREES]
    named = list(_degrees_in(document, education, as_of))
    named += _degrees_of_courses(document, education, named, as_of)
    held = named or list(_degrees_in(document, elsewhere, as_of))
    return tuple(held or _schools(document, education, as_of))


def _degrees_of_courses(
    document: Document, education: list[Chunk], named: list[HeldDegree], as_of: str
) -> Iterator[HeldDegree]:
    """Of courses whose degree only stands out as one there: "KS", "Kỹ sư Điện tử", "BS". A course
    that is partly outside of these passages may have its degree from there: an advert's words."""
    for study in document.profile.education:
        if study.degree is None or not study.spans:
            continue
        known = any(touches((held.start, held.end), study.spans) for held in named)
        places = [(chunk.start, chunk.end) for chunk in education]
        if not known and all(touches(span, places) for span in study.spans):
            finished = not study.ongoing and (study.last or "") <= as_of
            yield HeldDegree(study.degree, finished, *_in_one_piece(document, study))


def _in_one_piece(document: Document, study: Study) -> Span:
    """From the first of the course's words to the last on the same page before another course."""
    low, high = study.spans[0]
    page = next(page for page in document.pages if page.start <= low < page.end)
    others = [
        span for other in document.profile.education if other != study for span in other.spans
    ]
    for start, end in study.spans[1:]:
        if start >= page.end or touches((low, end), others):
            break
        high = end
    return low, high


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Whether `span` shares a character with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def _degrees_in(document: Document, group: list[Chunk], as_of: str) -> Iterator[HeldDegree]:
    for index, chunk in enumerate(group):
        text = document.text[chunk.start : chunk.end]
        for level, start, end in degrees(text):
            around = _entry(document, group, index)
            finished = _is_finished(around, as_of)
            yield HeldDegree(level, finished, *line_of(document, chunk, start, end))


def _fields(
    document: Document, passages: tuple[Chunk, ...], held: tuple[HeldDegree, ...]
) -> tuple[str, ...]:
    education = [chunk for chunk in passages if chunk.section is SectionKind.EDUCATION]
    spans = [(item.start, item.end) for item in education or held]
    return studied("\n".join(document.text[start:end] for start, end in spans))


def _schools(document: Document, education: list[Chunk], as_of: str) -> Iterator[HeldDegree]:
    """Who names a university and no degree has been there for the first one, as in Vietnamese,
    where one word names both ("đại học")."""
    for index, chunk in enumerate(education):
        match = _SCHOOL.search(fold(document.text[chunk.start : chunk.end]))
        if match:
            finished = _is_finished(_entry(document, education, index), as_of)
            level = Degree.BACHELOR if match["university"] else None
            yield HeldDegree(level, finished, *line_of(document, chunk, *match.span()))


def _is_finished(entry: str, as_of: str) -> bool:
    """An end that lies ahead of the as-of month, or none, is a degree still being studied for."""
    folded = fold(entry)
    ends = [f"{year}-{int(month or 1):02}" for month, year in _MONTH_AND_YEAR.findall(folded)]
    if ends and max(ends) > as_of:
        return False
    if _EXPECTED.search(folded):
        return bool(ends)
    return _IN_PROGRESS.search(folded) is None


def _entry(document: Document, group: list[Chunk], index: int) -> str:
    """A passage with the one before it, the one behind it, and more behind it up to the next
    degree: dates often stand on a line of their own, an expected one below the year of study."""
    near = [*group[max(index - 1, 0) : index + 2]]
    for chunk in group[index + 2 :]:
        if degrees(document.text[chunk.start : chunk.end]):
            break
        near.append(chunk)
    near = [chunk for chunk in near if abs(chunk.start - group[index].start) < _ENTRY]
    return " ".join(document.text[chunk.start : chunk.end] for chunk in near)


def _certificates(document: Document, passages: tuple[Chunk, ...]) -> Iterator[Named]:
    for chunk in passages:
        text = document.text[chunk.start : chunk.end]
        unfinished = bool(_STUDYING.search(fold(" ".join(text.split()))))
        for name in certificates(text):
            yield Named(name, chunk.start, chunk.end, chunk, unfinished)
