"""An advert's text -> its requirements, and what was left out and why.

Decision on duties ("Mô tả công việc", "What you will do"): they describe the work, not what is
asked of the person. Where an advert has requirements of its own (at least three), these alone are
the rows and the duties are left out: a list of duties is longer than the list of requirements,
and would drown in the score what the employer really asks for. Where it has not, as in a task
list, the duties are the only measure there is and become rows of kind must.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from careerflow.models.job import (
    Axis,
    Job,
    Kind,
    LanguageLevel,
    LeftOut,
    LeftOutReason,
    Phrase,
    Requirement,
)
from careerflow.services.matching import advert_head, axes, constraints, kinds
from careerflow.services.matching.alternatives import alternatives, conjuncts
from careerflow.services.matching.any_language import any_language
from careerflow.services.matching.compound import parts
from careerflow.services.matching.folding import fold
from careerflow.services.matching.heading_words import Scope
from careerflow.services.matching.language import language
from careerflow.services.matching.phrases import phrases
from careerflow.services.matching.sections import Piece, pieces
from careerflow.services.matching.segments import normalised
from careerflow.services.matching.taxonomy import RelationKind, SkillMention, Taxonomy

VERSION = "4"
_ENOUGH = 3  # requirements of its own, from which on an advert's duties are left out


@dataclass(frozen=True, slots=True)
class _Line:
    """A segment that asks for something."""

    text: str
    start: int
    kind: Kind
    duty: bool


def requirements(text: str) -> Job:
    """Cuts an advert; an advert that asks for nothing has no requirements.

    Every letter and digit of the text is in a requirement or a left-out span and never in both,
    but for the conjunctions between the parts of a compound line.
    """
    text = normalised(text)
    title = advert_head.title(text) or None
    whole = _continued(text, pieces(text))
    found = [_unless_title(piece, text, title) for piece in _once(text, whole)]
    asked = sum(piece.scope in (Scope.MUST, Scope.NICE) or piece.among for piece in found)
    rows: list[Requirement] = []
    left: list[LeftOut] = []
    for piece in found:
        if piece.scope is None or (piece.scope is Scope.DUTIES and asked >= _ENOUGH):
            left.append(LeftOut(piece.start, piece.end, piece.reason or LeftOutReason.DUTIES))
        else:
            rows += [row for line in _lines(text, piece) for row in _rows(line)]
    return Job(
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language(text),
        title=title,
        text=text,
        requirements=tuple(rows),
        left_out=tuple(left),
    )


_FULL_LINE = 60  # characters, from which on a line may have been cut because it was full


def _continued(text: str, found: tuple[Piece, ...]) -> list[Piece]:
    """Pieces with what goes on below a blank line: "data processing and", "analysis"."""
    whole: list[Piece] = []
    for piece in found:
        before = whole[-1] if whole else None
        if before is not None and before.scope is piece.scope is not None:
            gap = text[before.end : piece.start]
            line = text[before.start : before.end].rpartition("\n")[2]
            is_full = len(line) >= _FULL_LINE and line[-1].isalnum()
            if is_full and text[piece.start].islower() and gap.isspace() and "\n" in gap:
                whole[-1] = replace(before, end=piece.end)
                continue
        whole.append(piece)
    return whole


def _once(text: str, found: list[Piece]) -> list[Piece]:
    """An advert that says its text twice asks for it once."""
    said: set[str] = set()
    kept = []
    for piece in found:
        words = " ".join(fold(text[piece.start : piece.end]).split())
        repeated = piece.scope is not None and words in said
        kept.append(replace(piece, scope=None, reason=LeftOutReason.OTHER) if repeated else piece)
        said.add(words)
    return kept


def _unless_title(piece: Piece, text: str, title: str | None) -> Piece:
    """The job's title may sound like something to do: "Analyst"."""
    if piece.scope is not Scope.DUTIES or text[piece.start : piece.end].strip() != title:
        return piece
    return replace(piece, scope=None, reason=LeftOutReason.HEADING)


def _lines(text: str, piece: Piece) -> Iterator[_Line]:
    line = text[piece.start : piece.end]
    under = Kind.NICE if piece.scope is Scope.NICE else Kind.MUST
    for start, end in kinds.clauses(line):
        part = line[start:end]
        yield _Line(part, piece.start + start, kinds.kind(part, under), piece.scope is Scope.DUTIES)


def _rows(line: _Line) -> Iterator[Requirement]:
    split = alternatives(line.text)
    if split:
        for start, end in split:
            part = replace(line, text=line.text[start:end], start=line.start + start)
            yield replace(_row(part), group=f"g{line.start}")
        return
    for start, end in conjuncts(line.text) or ((0, len(line.text)),):
        yield from _simple(replace(line, text=line.text[start:end], start=line.start + start))


def _simple(line: _Line) -> Iterator[Requirement]:
    taxonomy = Taxonomy.load()
    mentions = taxonomy.find(line.text)
    hard = tuple(m for m in mentions if taxonomy.axis(m.skill) is Axis.HARD_SKILLS)
    whole = _row(line)
    plain = whole.years is None and whole.degree is None and not whole.languages
    cut = parts(line.text, hard, may_cut=plain and not line.duty)
    if len(cut) == 1:
        yield replace(whole, any_skill=whole.any_skill or cut[0].any_skill)
        return
    for piece in cut:
        text = line.text[piece.start : piece.end]
        row = _row(replace(line, text=text, start=line.start + piece.start))
        yield replace(row, any_skill=piece.any_skill)


_PURPOSE = re.compile(r"\b(?:to|for|when|de|trong|dung|khi|phuc vu|tai lieu)\b")
# What one does in a language, said behind its name: "tiếng Anh (giao tiếp, dịch tài liệu)".
_IN_IT = re.compile(r"^[^,;.]*\(|^[^,;.]*\b(?:doc|dich|viet|nghe|noi)\b|^(?: \w+){0,2} $")
_SPEAKING = re.compile(r"^ (?:duoc |tot |bang |luu loat )*(?:co ban )?$")


def _of_language(text: str, mention: SkillMention, languages: tuple[LanguageLevel, ...]) -> bool:
    """Whether words that look like a skill name a language's level ("Tiếng Anh giao tiếp") or
    what it is needed for ("English to negotiate with suppliers")."""
    folded = fold(text)
    said = folded[mention.start : mention.end]
    for level in languages:
        start = text.find(level.as_written)
        if start < 0:
            continue
        end = start + len(level.as_written)
        if start < mention.end and mention.start < end:
            return True
        between = folded[end : mention.start] if mention.start >= end else None
        if between is not None and (
            _PURPOSE.search(between) or (_IN_IT.search(between) and _USED.search(said))
        ):
            return True
        before = folded[mention.end : start] if mention.end <= start else None
        if before is not None and "giao tiep" in said and _SPEAKING.match(before):
            return True
    return False


_USED = re.compile(r"giao tiep|tai lieu|communicat")


def _of_certificate(text: str, mention: SkillMention) -> bool:
    """Whether a skill only says which certificate: "chứng chỉ hành nghề kế toán"."""
    return any(
        start < mention.end and mention.start <= end + 1 and _PAPER.match(fold(text[start:end]))
        for _, start, end in constraints.certificate_mentions(text)
    )


_HEADS = re.compile(
    r"(?:\W|\b(?:languages?|platforms?|tools?|systems?|providers?|services?|skills?|infrastructure|"
    r"technologies|technology)\b)*(?:\(|:|\b(?:such as|like|including|e\.?g|nhu|gom|vi du)\b)\W*"
)


def _only_heads(text: str, mention: SkillMention, named: Sequence[SkillMention]) -> bool:
    """Whether a skill only says of what kind those behind it are: "cloud platforms (AWS, GCP)"."""
    behind = next((m for m in named if m.start >= mention.end), None)
    if behind is None:
        return False
    relation = Taxonomy.load().related(mention.skill, behind.skill)
    is_kind = relation is not None and relation.kind is RelationKind.INSTANCE
    return is_kind and bool(_HEADS.fullmatch(fold(text[mention.end : behind.start])))


def _are_work(skills: Sequence[str]) -> bool:
    taxonomy = Taxonomy.load()
    hard = [skill for skill in skills if taxonomy.axis(skill) is Axis.HARD_SKILLS]
    return bool(hard) and all(map(taxonomy.is_work, hard))


def _is_subject(skill: str) -> bool:
    """A whole kind of work: beside a degree it is what was studied."""
    taxonomy = Taxonomy.load()
    return taxonomy.is_work(skill) and taxonomy.axis(skill) is not Axis.SOFT_SKILLS


def _degree_first(text: str) -> bool:
    """Whether a degree is the point, and the years come behind it."""
    start = constraints.years_start(text)
    found = constraints.degrees(text)
    return start is not None and bool(found) and found[0][1] < start


def _is_tool(text: str, mention: SkillMention) -> bool:
    """A hard skill that is neither a whole kind of work nor a field: "Docker", not "data science"
    or "database systems", in which one has experience."""
    taxonomy = Taxonomy.load()
    if taxonomy.axis(mention.skill) is not Axis.HARD_SKILLS or taxonomy.is_work(mention.skill):
        return False
    if _STANDARD.match(mention.skill):
        return False
    written = text[mention.start : mention.end]
    common = written.islower() and not mention.skill.islower()
    return not (common and taxonomy.is_field(mention.skill))


_STANDARD = re.compile(r"(?:ISO|IATF|HACCP|GMP|GxP|SOX|GDPR|HIPAA|PCI)\b")
_PAPER = re.compile(r"(?:chung chi|bang|the|giay phep|nghiep vu)\b")


def _row(line: _Line) -> Requirement:
    taxonomy = Taxonomy.load()
    years, degree = constraints.years(line.text), constraints.degree(line.text)
    languages = constraints.spoken(line.text) or any_language(line.text)
    named = [m for m in taxonomy.find(line.text) if not _of_certificate(line.text, m)]
    levels = (*languages, *(level for level, _, _ in constraints.language_mentions(line.text)))
    skills = _asked(line.text, named, levels, subjects=years is not None or degree is None)
    certificates = constraints.certificates(line.text)
    facts = axes.Facts(
        years=years,
        degree=degree,
        languages=languages,
        certificates=certificates,
        skills=tuple(taxonomy.axis(skill) for skill in skills),
        tools=any(_is_tool(line.text, m) for m in named if m.skill in skills),
        work=_are_work(skills),
        duty=line.duty,
        degree_first=_degree_first(line.text),
    )
    return Requirement(
        text=line.text,
        start=line.start,
        end=line.start + len(line.text),
        kind=line.kind,
        axis=axes.axis(line.text, facts),
        skills=skills,
        any_skill=degree is not None,  # fields of study: one of them will do
        years=years,
        degree=degree,
        languages=languages,
        certificates=certificates,
        phrases=_phrases(line.text, named),
    )


def _asked(
    text: str, named: list[SkillMention], levels: tuple[LanguageLevel, ...], *, subjects: bool
) -> tuple[str, ...]:
    """The skills that are asked for: no language's name, no head of a list, and no field of study
    but with `subjects`."""
    return tuple(
        dict.fromkeys(
            m.skill
            for m in named
            if not _of_language(text, m, levels)
            and not _only_heads(text, m, named)
            and (subjects or not _is_subject(m.skill))
        )
    )


def _phrases(text: str, mentions: Sequence[SkillMention]) -> tuple[Phrase, ...]:
    """Traits of character ("trung thực") stand for themselves only where a phrase has them."""
    taxonomy = Taxonomy.load()
    traits = [m for m in mentions if taxonomy.axis(m.skill) is Axis.SOFT_SKILLS]
    named = [(m.start, m.end) for m in mentions if m not in traits]
    named += [(start, end) for _, start, end in constraints.language_mentions(text)]
    known = [(m.start, m.end) for m in traits]
    known += [(start, end) for _, start, end in constraints.certificate_mentions(text)]
    return phrases(text, named, known)
