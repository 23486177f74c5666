"""Another kind for a section: what is read by it, and that nothing else moves."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.document import SectionKind
from careerflow.models.profile import UNCORRECTED, Correction, Corrections
from careerflow.services.analysis import analyze
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.matching.requirements import requirements
from careerflow.services.profile.corrections import in_full, years
from careerflow.services.profile.sections import resectioned
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.store.codec import decode, encode
from careerflow.services.task import TaskContext

DOCUMENT = read_plain_text(
    b"Ada Nwosu\nada@example.com\n\nProjects\n"
    b"Data Engineer, Northwind Ltd, 01/2021 - 12/2024\n- Built pipelines in Python.\n\n"
    b"Skills\nPython, SQL\n"
)
AS_OF = "2026-11"
FULL = in_full(DOCUMENT, UNCORRECTED)


def said(heading: str, kind: SectionKind) -> Corrections:
    """In full, but for one section's kind."""
    sections = tuple(
        Correction(item.read, replace(item.now, kind=kind)) if item.now.heading == heading else item
        for item in FULL.sections
        if item.now
    )
    return replace(FULL, sections=sections)


WORK = said("Projects", SectionKind.EXPERIENCE)


def test_sections_are_shown_as_read() -> None:
    found = [(item.read.heading, item.read.kind) for item in FULL.sections if item.read]
    assert found == [
        ("", SectionKind.PERSON),
        ("Projects", SectionKind.PROJECTS),
        ("Skills", SectionKind.SKILLS),
    ]
    assert FULL.count() == 0


def test_dates_under_another_kind_are_jobs() -> None:
    assert years(DOCUMENT, FULL, AS_OF) is None
    again = resectioned(DOCUMENT, WORK)
    assert years(again, WORK, AS_OF) == 4.0
    assert [job.employer for job in again.profile.jobs] == ["Northwind Ltd"]
    assert [chunk.start for chunk in chunks(again)] == [chunk.start for chunk in chunks(DOCUMENT)]


def test_it_is_kept_as_one_change_and_taken_back() -> None:
    kept = decode(encode(WORK.changes()), Corrections)
    assert kept.count() == 1
    again = in_full(DOCUMENT, kept)
    assert again.sections == WORK.sections
    assert [job.now.employer for job in again.jobs if job.now] == ["Northwind Ltd"]
    assert resectioned(DOCUMENT, UNCORRECTED) is DOCUMENT


def test_what_was_said_of_a_section_that_is_gone_changes_nothing() -> None:
    other = read_plain_text(b"Ada Nwosu\nada@example.com\n\nSkills\nPython, SQL\n")
    assert resectioned(other, WORK.changes()) is other
    assert in_full(other, WORK.changes()).count() == 0


def test_sections_of_the_same_heading_are_told_apart() -> None:
    twice = read_plain_text(b"A B\n\nSkills\nPython\n\nEducation\nBSc\n\nSkills\nFrench, Thai\n")
    full = in_full(twice, UNCORRECTED)
    last = full.sections[-1]
    assert last.now is not None
    changed = Correction(last.read, replace(last.now, kind=SectionKind.LANGUAGES))
    kinds = [
        section.kind for section in resectioned(twice, Corrections(sections=(changed,))).sections
    ]
    assert kinds[-1] is SectionKind.LANGUAGES
    assert SectionKind.SKILLS in kinds


def test_the_report_follows() -> None:
    engine, ctx = LocalEngine(), TaskContext()
    job = requirements("Analyst\nRequirements:\n- At least 3 years of experience\n- Python\n")
    before = analyze(ctx, engine, DOCUMENT, job, AS_OF)
    after = analyze(ctx, engine, DOCUMENT, job, AS_OF, WORK)
    engine.close()
    assert (before.score or 0) < (after.score or 0)
    assert (after.years, after.cv_corrected) == (4.0, 1)
    assert after.rows[0].evidence


@given(st.lists(st.sampled_from(SectionKind), min_size=3, max_size=3))
def test_whatever_is_said_the_text_and_its_places_stay(kinds: list[SectionKind]) -> None:
    sections = tuple(
        Correction(item.read, replace(item.now, kind=kind))
        for item, kind in zip(FULL.sections, kinds, strict=True)
        if item.now
    )
    again = resectioned(DOCUMENT, Corrections(sections=sections))
    assert [section.kind for section in again.sections] == kinds
    places = [(part.start, part.body, part.end) for part in again.sections]
    assert places == [(part.start, part.body, part.end) for part in DOCUMENT.sections]
    assert again.text == DOCUMENT.text
