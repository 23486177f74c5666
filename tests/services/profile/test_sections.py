"""Another kind for a section, or another place where it begins: what is read by it, and that
nothing else moves."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.document import Document, SectionKind
from careerflow.models.profile import UNCORRECTED, Correction, Corrections, HeadedSection
from careerflow.services.analysis import analyze
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.keys import document_key
from careerflow.services.engine.local import LocalEngine
from careerflow.services.matching.requirements import requirements
from careerflow.services.profile.corrections import in_full, years
from careerflow.services.profile.sections import resectioned, starts
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


MISSED = read_plain_text(
    b"Ada Nwosu\nada@example.com\n\nSkills\nPython, SQL\n\nWhere I was useful\n"
    b"Data Engineer, Northwind Ltd, 01/2021 - 12/2024\n- Built pipelines in Python.\n"
    b"Quality first\n- Won over the audit.\n\nEducation\nBSc Physics, 2014 - 2017\n"
)


def start(document: Document, words: str, kind: SectionKind, *, in_body: bool) -> Corrections:
    """That a section begins at the line with these words."""
    (line,) = [line for line in starts(document) if line.heading == words]
    return Corrections(
        sections=(Correction(None, replace(line, kind=kind, in_body=in_body)),),
    )


def cut(document: Document) -> list[tuple[SectionKind, str, str]]:
    """Kind, heading and content of each section."""
    text = document.text
    return [
        (part.kind, text[part.start : part.body].strip(), text[part.body : part.end].strip())
        for part in document.sections
    ]


def test_a_missed_heading_begins_a_section_and_its_dates_are_jobs() -> None:
    made = start(MISSED, "Where I was useful", SectionKind.EXPERIENCE, in_body=False)
    again = resectioned(MISSED, made)
    kinds = [(kind, heading) for kind, heading, _ in cut(again)]
    assert kinds[1:] == [
        (SectionKind.SKILLS, "Skills"),
        (SectionKind.EXPERIENCE, "Where I was useful"),
        (SectionKind.EDUCATION, "Education"),
    ]
    assert [job.employer for job in again.profile.jobs] == ["Northwind Ltd"]
    assert years(again, made, AS_OF) == 4.0
    kept = decode(encode(in_full(MISSED, made).changes()), Corrections)
    assert kept == made
    assert kept.count() == 1
    full = in_full(MISSED, kept).sections
    assert [item.now.heading for item in full if item.now][2] == "Where I was useful"


def test_a_section_may_begin_at_a_line_that_belongs_to_it() -> None:
    words = "Data Engineer, Northwind Ltd, 01/2021 - 12/2024"
    again = resectioned(MISSED, start(MISSED, words, SectionKind.EXPERIENCE, in_body=True))
    assert cut(again)[2][:2] == (SectionKind.EXPERIENCE, "")
    assert cut(again)[2][2].startswith("Data Engineer")
    assert cut(again)[1][2].endswith("Where I was useful")


def test_a_heading_that_is_none_gives_its_lines_to_the_section_above() -> None:
    full = in_full(DOCUMENT, UNCORRECTED).sections
    made = Corrections(sections=(Correction(full[-1].read, None),))
    again = resectioned(DOCUMENT, made)
    assert [part[:2] for part in cut(again)][1:] == [(SectionKind.PROJECTS, "Projects")]
    assert cut(again)[-1][2].endswith("Python, SQL")
    kept = decode(encode(made), Corrections)
    assert in_full(DOCUMENT, kept).sections[-1] == Correction(full[-1].read, None)
    first = Corrections(sections=(Correction(full[0].read, None),))
    assert resectioned(DOCUMENT, first) is DOCUMENT  # nothing is above it


def test_what_was_kept_before_sections_could_begin_elsewhere_still_holds() -> None:
    now = HeadedSection("Projects", 0, SectionKind.EXPERIENCE)
    old = encode(Corrections(sections=(Correction(replace(now, kind=SectionKind.PROJECTS), now),)))
    old = old.replace(b',"in_body":false', b"")
    assert b"in_body" not in old
    assert years(resectioned(DOCUMENT, decode(old, Corrections)), UNCORRECTED, AS_OF) == 4.0


def test_the_passages_and_the_report_follow_where_a_section_begins() -> None:
    made = start(MISSED, "Where I was useful", SectionKind.EXPERIENCE, in_body=False)
    heading = MISSED.text.index("Where I was")
    assert any(part.start <= heading < part.end for part in chunks(MISSED))
    assert not any(part.start <= heading < part.end for part in chunks(resectioned(MISSED, made)))
    assert document_key(MISSED) != document_key(resectioned(MISSED, made))
    engine, ctx = LocalEngine(), TaskContext()
    job = requirements("Analyst\nRequirements:\n- At least 3 years of experience\n- Python\n")
    before = analyze(ctx, engine, MISSED, job, AS_OF)
    after = analyze(ctx, engine, MISSED, job, AS_OF, made)
    engine.close()
    assert (before.years, after.years, after.cv_corrected) == (None, 4.0, 1)
    assert (before.score or 0) < (after.score or 0)


HEADING_ONLY = read_plain_text(
    b"Ada Nwosu\nada@example.com\n\nEducation\nBSc Physics, 2014 - 2017\n\nExperience\n\n"
    b"Projects\nData Engineer, Northwind Ltd, 01/2021 - 12/2024\n"
)


def test_a_section_without_content_is_shown_and_what_was_said_of_it_taken_back() -> None:
    full = in_full(HEADING_ONLY, UNCORRECTED).sections
    assert [item.read.heading for item in full if item.read] == [
        "",
        "Education",
        "Experience",
        "Projects",
    ]
    merged = tuple(Correction(item.read, None) for item in full[2:])
    kept = decode(encode(Corrections(sections=merged)), Corrections)
    again = in_full(HEADING_ONLY, kept)
    assert again.sections == (*full[:2], *merged)
    assert again.count() == 2
    back = replace(again, sections=(*full[:3], merged[1]))
    assert years(resectioned(HEADING_ONLY, back), back, AS_OF) == 4.0


@settings(deadline=None)
@given(st.data())
def test_whatever_begins_or_ends_sections_cover_the_text(drawn: st.DataObject) -> None:
    lines = starts(MISSED)
    chosen = drawn.draw(st.lists(st.sampled_from(lines), unique_by=lambda line: line.spans))
    added = tuple(
        Correction(
            None,
            replace(
                line,
                kind=drawn.draw(st.sampled_from(SectionKind)),
                in_body=drawn.draw(st.booleans()),
            ),
        )
        for line in chosen
    )
    read = in_full(MISSED, UNCORRECTED).sections
    removed = tuple(Correction(item.read, None) for item in read if drawn.draw(st.booleans()))
    made = Corrections(sections=(*added, *removed))
    again = resectioned(MISSED, made)
    assert again.sections[0].start == 0
    assert again.sections[-1].end == len(MISSED.text)
    for part, following in pairwise(again.sections):
        assert part.end == following.start
    assert all(part.start <= part.body <= part.end for part in again.sections)
    kept = decode(encode(in_full(MISSED, made).changes()), Corrections)
    assert resectioned(MISSED, kept) == again
