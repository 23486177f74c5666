"""Corrections meet the same file read again, by this version or by another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.document import Person
from careerflow.models.job import Degree
from careerflow.models.profile import (
    UNCORRECTED,
    Certificate,
    Correction,
    Corrections,
    Employment,
    Profile,
    Spoken,
    Study,
)
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.profile.corrections import in_full, periods, person, years

DOCUMENT = read_plain_text(
    b"Ada Nwosu\nData Engineer\nada@example.com\nExperience\n"
    b"Data Engineer, Northwind Ltd, 01/2023 - 12/2024\nAnalyst, Fabrikam Inc, 01/2021 - 12/2022\n"
    b"Languages\nEnglish (IELTS 7.0)\n"
)
ENGINEER, ANALYST = DOCUMENT.profile.jobs
AS_OF = "2026-11"


def test_without_corrections_everything_is_as_read() -> None:
    full = in_full(DOCUMENT, UNCORRECTED)
    assert [item.now for item in full.jobs] == [ENGINEER, ANALYST]
    assert full.name == Correction("Ada Nwosu", "Ada Nwosu")
    assert full.changes() == UNCORRECTED
    assert full.count() == 0


def test_corrections_stand_in_their_place_and_additions_at_the_end() -> None:
    longer, waiter = (
        replace(ANALYST, first="2019-01"),
        Employment("Waiter", "Heron", "2018", "2018"),
    )
    made = Corrections(jobs=(Correction(None, waiter), Correction(ANALYST, longer)))
    full = in_full(DOCUMENT, made)
    assert full.jobs == (
        Correction(ENGINEER, ENGINEER),
        Correction(ANALYST, longer),
        Correction(None, waiter),
    )
    assert full.count() == 2
    assert in_full(DOCUMENT, full) == full


def test_years_come_from_the_corrected_jobs_or_from_what_the_user_says() -> None:
    assert years(DOCUMENT, UNCORRECTED, AS_OF) == 4.0
    longer = Corrections(jobs=(Correction(ANALYST, replace(ANALYST, first="2020-01")),))
    full = in_full(DOCUMENT, longer)
    assert years(DOCUMENT, full, AS_OF) == 5.0
    removed = in_full(DOCUMENT, Corrections(jobs=(Correction(ANALYST, None),)))
    assert years(DOCUMENT, removed, AS_OF) == 2.0
    undated = Correction(ANALYST, replace(ANALYST, first=None, last=None))
    assert years(DOCUMENT, in_full(DOCUMENT, Corrections(jobs=(undated,))), AS_OF) == 2.0
    assert years(DOCUMENT, replace(full, years=9.5), AS_OF) == 9.5


def test_a_year_without_its_month_counts_as_it_does_in_a_cv() -> None:
    said = Corrections(jobs=(Correction(None, Employment("Waiter", None, "2015", "2017")),))
    assert periods(DOCUMENT, said)[-1].first == "2015-01"
    assert years(DOCUMENT, said, AS_OF) == 6.0


def test_the_person_is_corrected_field_by_field() -> None:
    said = Corrections(name=Correction("Ada Nwosu", "Adaeze Nwosu"), phone=Correction(None, "0900"))
    assert person(DOCUMENT, said) == Person(
        "Adaeze Nwosu", "Data Engineer", "ada@example.com", "0900"
    )


def test_an_address_is_corrected_and_counted() -> None:
    said = Corrections(address=Correction(None, "12 Heron Lane, Leeds"))
    assert person(DOCUMENT, said).address == "12 Heron Lane, Leeds"
    full = in_full(DOCUMENT, said)
    assert (full.address, full.count()) == (said.address, 1)
    assert full.changes() == said


@pytest.mark.parametrize(
    "read_anew",
    [
        (ANALYST, ENGINEER),
        (replace(ENGINEER, employer="Northwind"), replace(ANALYST, title="Junior Analyst")),
        (replace(ANALYST, employer="FABRIKAM, Inc."), ENGINEER),
        (Employment("Intern", "Tailspin", "2019", "2019"), ENGINEER, replace(ANALYST, title=None)),
    ],
)
def test_a_correction_follows_its_entry_when_the_file_is_read_otherwise(
    read_anew: tuple[Employment, ...],
) -> None:
    now = replace(ANALYST, last="2022-06")
    newer = replace(DOCUMENT, profile=Profile(jobs=read_anew))
    full = in_full(newer, Corrections(jobs=(Correction(ANALYST, now),)))
    assert len(full.jobs) == len(read_anew)
    (made,) = full.changes().jobs
    assert made.now == now
    assert made.read in read_anew
    assert made.read.last == ANALYST.last


def test_what_is_no_longer_read_stays_as_the_user_wrote_it_and_a_removal_goes() -> None:
    now = replace(ANALYST, title="Senior Analyst")
    newer = replace(DOCUMENT, profile=Profile(jobs=(ENGINEER,)))
    kept = in_full(newer, Corrections(jobs=(Correction(ANALYST, now),)))
    assert kept.changes().jobs == (Correction(None, now),)
    gone = in_full(newer, Corrections(jobs=(Correction(ANALYST, None),)))
    assert gone.changes().jobs == ()


def test_a_correction_that_is_read_by_now_is_none_any_more() -> None:
    now = replace(ANALYST, title="Senior Analyst")
    newer = replace(DOCUMENT, profile=Profile(jobs=(ENGINEER, now)))
    assert in_full(newer, Corrections(jobs=(Correction(ANALYST, now),))).changes() == UNCORRECTED
    added = Corrections(jobs=(Correction(None, now),))
    assert in_full(newer, added).changes() == UNCORRECTED


jobs = st.builds(
    Employment,
    st.sampled_from(["Analyst", "Engineer", None]),
    st.sampled_from(["Fabrikam", "Northwind", None]),
    st.sampled_from(["2019", "2020-01", None]),
    st.sampled_from(["2021", None]),
)
entries = st.lists(jobs, max_size=4).map(tuple)
corrections = st.lists(
    st.builds(Correction, st.one_of(st.none(), jobs), st.one_of(st.none(), jobs)), max_size=4
).map(tuple)


@given(entries, corrections)
def test_every_entry_is_there_once_and_a_second_time_changes_nothing(
    read: tuple[Employment, ...], made: tuple[Correction[Employment], ...]
) -> None:
    document = replace(DOCUMENT, profile=Profile(jobs=read))
    full = in_full(document, Corrections(jobs=made))
    assert tuple(item.read for item in full.jobs if item.read is not None) == read
    assert all(item.now is not None for item in full.jobs if item.read is None)


def test_other_kinds_of_entries() -> None:
    study = Study(Degree.BACHELOR, "Physics", "Heron University", None, "2019")
    profile = Profile((), (study,), (Spoken("en", 5, "IELTS 7.0"),), (Certificate("ACCA"),))
    document = replace(DOCUMENT, profile=profile)
    made = Corrections(
        education=(Correction(study, replace(study, degree=Degree.MASTER)),),
        languages=(Correction(Spoken("en", 3), Spoken("en", 6, "English C2")),),
        certificates=(Correction(Certificate("ACCA"), None),),
    )
    full = in_full(document, made)
    assert full.count() == 3
    assert full.languages == (Correction(Spoken("en", 5), Spoken("en", 6)),)
    assert full.certificates == (Correction(Certificate("ACCA"), None),)


def test_dates_of_an_employer_do_not_hold_what_is_corrected_in_its_jobs() -> None:
    document = read_plain_text(
        b"Ada Nwosu\nada@example.com\nExperience\nNorthwind Ltd, 01/2015 - 12/2022\n"
        b"Senior Engineer, 01/2020 - 12/2022\n- Led work.\n"
        b"Engineer, 01/2015 - 12/2019\n- Built things.\n"
        b"Analyst, Fabrikam Inc, 01/2013 - 12/2014\n"
    )
    senior = document.profile.jobs[0]
    assert years(document, UNCORRECTED, AS_OF) == 10.0
    shorter = Correction(senior, replace(senior, last="2020-12"))
    assert years(document, Corrections(jobs=(shorter,)), AS_OF) == 8.0
    assert years(document, Corrections(jobs=(Correction(senior, None),)), AS_OF) == 7.0
