"""What the user says of a CV's sections, and what the CV then is read to say.

Another kind changes which dates are jobs, which lines are courses, and what counts as skill in
use. So does where a section begins: a heading may be none, which gives what is below it to the
section above, and a section may begin at a line that was read as any other.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from careerflow.models.document import Document, Line, Section
from careerflow.models.profile import Correction, Corrections, HeadedSection
from careerflow.models.section import SectionKind
from careerflow.services.documents import dates
from careerflow.services.documents.folding import bare
from careerflow.services.documents.furniture import furniture
from careerflow.services.documents.headings import heading_kind
from careerflow.services.profile.recognise import profile

_Name = tuple[str, int]


def in_full(document: Document, corrections: Corrections) -> tuple[Correction[HeadedSection], ...]:
    """Every section that has a heading or content, as it was read, with what the user says of it,
    and those that the user added, in the text's order. What was said of a section or a line that
    is not there any more is dropped."""
    said = _said(corrections)
    read = [
        Correction(section, _now(section, said))
        for whole, section in _headed(document)
        if _name(section) in said or document.text[whole.start : whole.end].strip()
    ]
    added = [Correction(None, section) for section in _added(document, corrections)]
    return tuple(sorted([*read, *added], key=_place))


def starts(document: Document) -> tuple[HeadedSection, ...]:
    """The lines at which a section may be said to begin; `spans` is the line, `kind` what its
    words would head. None of them begins one as it was read."""
    begun = {section.start for section in document.sections if section.body > section.start}
    left_out = furniture(document.text, document.lines, document.pages)
    lines = (
        line
        for index, line in enumerate(document.lines)
        if index not in left_out and line.start not in begun
    )
    counted = dict(_counted(document))
    return tuple(
        _start(line, *counted[line.start])
        for line in lines
        if any(map(str.isalnum, document.text[line.start : line.end]))
    )


def _start(line: Line, words: str, number: int) -> HeadedSection:
    kind = heading_kind(words) or SectionKind.OTHER
    return HeadedSection(words, number, kind, ((line.start, line.end),), in_body=True)


def resectioned(document: Document, corrections: Corrections) -> Document:
    """`document` as it was read -> with the sections that the user says, and read by them."""
    said = _said(corrections)
    sections: list[Section] = []
    for section, read in _headed(document):
        now = _now(read, said)
        if now is not None or not sections:
            sections.append(replace(section, kind=(now or read).kind))
        else:
            sections[-1] = replace(sections[-1], end=section.end)
    for begun in _added(document, corrections):
        _begin(document, sections, begun)
    if tuple(sections) == document.sections:
        return document
    return _read_anew(document, tuple(sections))


def _read_anew(document: Document, sections: tuple[Section, ...]) -> Document:
    text, lines = document.text, document.lines
    noise = [(lines[n].start, lines[n].end) for n in furniture(text, lines, document.pages)]
    changed = replace(document, sections=sections, periods=dates.periods(text, sections, noise))
    return replace(changed, profile=profile(changed))


def _begin(document: Document, sections: list[Section], begun: HeadedSection) -> None:
    """Cuts the section in which the line stands that begins another."""
    start, end = begun.spans[0]
    place = max(n for n, section in enumerate(sections) if section.start <= start)
    whole = sections[place]
    if not begun.in_body:
        rest = document.text[end : whole.end]
        body = end + len(rest) - len(rest.lstrip())
    else:
        body = start
    cut = Section(begun.kind, start, body, whole.end)
    if start == whole.start or not document.text[whole.start : start].strip():
        sections[place] = replace(cut, start=whole.start)
    else:
        before = replace(whole, body=min(whole.body, start), end=start)
        sections[place : place + 1] = [before, cut]


def _added(document: Document, corrections: Corrections) -> Iterator[HeadedSection]:
    """Those that still have their line, in the text's order, with its span."""
    wanted = {
        _name(item.now): item.now for item in corrections.sections if item.read is None and item.now
    }
    if not wanted:
        return
    for line in starts(document):
        if (said := wanted.get(_name(line))) is not None:
            yield replace(said, spans=line.spans)


def _counted(document: Document) -> Iterator[tuple[int, tuple[str, int]]]:
    """Where each line begins, its words, and how many lines before it have the same."""
    seen: Counter[str] = Counter()
    for line in document.lines:
        words = " ".join(document.text[line.start : line.end].split())
        yield line.start, (words, seen[bare(words)])
        seen[bare(words)] += 1


def _said(corrections: Corrections) -> dict[_Name, HeadedSection | None]:
    """Of sections that were read: as they are now, None where they belong to the one above."""
    return {_name(item.read): item.now for item in corrections.sections if item.read is not None}


def _now(read: HeadedSection, said: dict[_Name, HeadedSection | None]) -> HeadedSection | None:
    now = said.get(_name(read), read)
    return now and replace(read, kind=now.kind)


def _headed(document: Document) -> Iterator[tuple[Section, HeadedSection]]:
    seen: Counter[str] = Counter()
    for section in document.sections:
        heading = " ".join(document.text[section.start : section.body].split())
        number = seen[bare(heading)]
        seen[bare(heading)] += 1
        span = (section.body, section.end)
        yield section, HeadedSection(heading, number, section.kind, spans=(span,))


def _place(item: Correction[HeadedSection]) -> int:
    section = item.read or item.now
    assert section is not None
    return section.spans[0][0]


def _name(section: HeadedSection) -> _Name:
    """Whatever a newer version makes of its letters' case and marks."""
    return bare(section.heading), section.number
