"""What the user says of a CV's sections, and what the CV then is read to say.

Where a section begins and ends stays as it was read; another kind changes which dates are jobs,
which lines are courses, and what counts as skill in use.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from careerflow.models.document import Document, Section
from careerflow.models.profile import Correction, Corrections, HeadedSection
from careerflow.services.documents import dates
from careerflow.services.documents.folding import bare
from careerflow.services.documents.furniture import furniture
from careerflow.services.profile.recognise import profile


def in_full(document: Document, corrections: Corrections) -> tuple[Correction[HeadedSection], ...]:
    """Every section that has content, as it was read, with what the user says of its kind. What
    was said of one that is not there any more is dropped."""
    said = {_name(item.now): item.now.kind for item in corrections.sections if item.now}
    return tuple(
        Correction(read, replace(read, kind=said.get(_name(read), read.kind)))
        for _, read in _headed(document)
        if document.text[slice(*read.spans[0])].strip()
    )


def resectioned(document: Document, corrections: Corrections) -> Document:
    """`document` as it was read -> with the sections that the user says, and read by them."""
    said = {_name(item.now): item.now.kind for item in corrections.sections if item.now}
    sections = tuple(
        replace(section, kind=said.get(_name(read), section.kind))
        for section, read in _headed(document)
    )
    if sections == document.sections:
        return document
    text, lines = document.text, document.lines
    noise = [(lines[n].start, lines[n].end) for n in furniture(text, lines, document.pages)]
    changed = replace(document, sections=sections, periods=dates.periods(text, sections, noise))
    return replace(changed, profile=profile(changed))


def _headed(document: Document) -> Iterator[tuple[Section, HeadedSection]]:
    seen: Counter[str] = Counter()
    for section in document.sections:
        heading = " ".join(document.text[section.start : section.body].split())
        number = seen[bare(heading)]
        seen[bare(heading)] += 1
        span = (section.body, section.end)
        yield section, HeadedSection(heading, number, section.kind, (span,))


def _name(section: HeadedSection) -> tuple[str, int]:
    """Whatever a newer version makes of its letters' case and marks."""
    return bare(section.heading), section.number
