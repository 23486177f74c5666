"""What is recognised in a CV's text: sections, dated jobs, the person, the language."""

from dataclasses import dataclass

from careerflow.models.document import Line, Page, Period, Person, Section
from careerflow.services.documents import dates, language
from careerflow.services.documents import person as people
from careerflow.services.documents import sections as parts
from careerflow.services.documents.furniture import furniture


@dataclass(frozen=True, slots=True)
class Recognised:
    """The fields of a Document that follow from its text and lines."""

    sections: tuple[Section, ...]
    periods: tuple[Period, ...]
    person: Person
    language: str


def recognise(text: str, lines: tuple[Line, ...], pages: tuple[Page, ...]) -> Recognised:
    """Text, lines and pages as in a Document. Never raises: an empty text has no sections."""
    sections = parts.sections(text, lines) if text.strip() else ()
    noise = [(lines[index].start, lines[index].end) for index in furniture(text, lines, pages)]
    return Recognised(
        sections,
        dates.periods(text, sections, noise),
        people.person(text, lines, sections),
        language.detect(text),
    )
