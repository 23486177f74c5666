"""Verdicts on what the user corrected: the correction counts, and is shown as one."""

from dataclasses import replace

from careerflow.models.document import Document
from careerflow.models.job import Degree
from careerflow.models.profile import (
    Certificate,
    Correction,
    Corrections,
    Employment,
    Spoken,
    Study,
)
from careerflow.models.report import Row, Verdict
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.matching.judging import judge
from careerflow.services.matching.requirements import requirements
from careerflow.services.profile.corrections import in_full

AS_OF = "2026-11"
CV = read_plain_text(
    b"Ada Nwosu\nada@example.com\nExperience\n"
    b"Data Engineer, Northwind Ltd, 01/2023 - 12/2024\n- Built pipelines in Python.\n"
    b"Education\nBachelor of Science in Statistics, University of Lagos, 2016 - 2020\n"
    b"Languages\nEnglish (B1)\nCertificates\nPMP\n"
)
(JOB,) = CV.profile.jobs
(DEGREE,) = CV.profile.education
(ENGLISH,) = CV.profile.languages


def judged(text: str, made: Corrections = Corrections(), document: Document = CV) -> Row:  # noqa: B008
    job = requirements(f"Requirements:\n- {text}\n")
    full = in_full(document, made)
    (row,) = judge(job, document, [()] * len(job.requirements), AS_OF, full)
    return row


def test_corrected_dates_prove_years_with_skills_that_the_jobs_own_text_names() -> None:
    asked = "At least 5 years of experience with Python"
    assert judged(asked).verdict is not Verdict.MET
    made = Corrections(jobs=(Correction(JOB, replace(JOB, first="2018-01")),))
    row = judged(asked, made)
    assert row.verdict is Verdict.MET
    said = [item for item in row.evidence if item.corrected]
    assert [item.quote for item in said] == ["Data Engineer · Northwind Ltd · 01/2018 – 12/2024"]
    for item in said:
        assert (item.page, item.boxes, item.verified) == (None, (), False)
    # What stands in the CV itself is still quoted from it.
    assert any(item.verified and "Python" in item.quote for item in row.evidence)


def test_a_removed_job_proves_nothing() -> None:
    asked = "At least 2 years of experience"
    assert judged(asked).verdict is Verdict.MET
    assert judged(asked, Corrections(jobs=(Correction(JOB, None),))).verdict is Verdict.MISSING


def test_an_added_job_adds_its_years() -> None:
    added = Employment("Analyst", "Fabrikam", "2019-01", None)
    row = judged("At least 6 years of experience", Corrections(jobs=(Correction(None, added),)))
    assert row.verdict is Verdict.MET
    assert "Analyst · Fabrikam · 01/2019 – now" in [item.quote for item in row.evidence]


def test_years_that_the_user_states_stand_for_the_jobs() -> None:
    row = judged("At least 8 years of experience", Corrections(years=8.0))
    assert row.verdict is Verdict.MET
    assert [item.corrected for item in row.evidence] == [True]
    assert (
        judged("At least 2 years of experience", Corrections(years=1.0)).verdict is not Verdict.MET
    )


def test_a_corrected_degree_takes_the_place_of_the_one_that_was_read() -> None:
    asked = "Master's degree in Statistics"
    assert judged(asked).verdict is Verdict.PARTIAL
    master = Corrections(education=(Correction(DEGREE, replace(DEGREE, degree=Degree.MASTER)),))
    row = judged(asked, master)
    assert row.verdict is Verdict.MET
    assert [(item.quote, item.corrected) for item in row.evidence] == [
        ("Master's degree · Statistics · University of Lagos · 2016 – 2020", True)
    ]
    none = Corrections(education=(Correction(DEGREE, None),))
    assert judged("Bachelor's degree", none).verdict is Verdict.MISSING
    ongoing = Correction(DEGREE, replace(DEGREE, ongoing=True))
    row = judged("Bachelor's degree", Corrections(education=(ongoing,)))
    assert row.verdict is Verdict.PARTIAL


def test_what_the_user_says_is_told_in_the_language_of_the_cv() -> None:
    cv = read_plain_text(
        "Ngô Khánh Vy\nKinh nghiệm làm việc\nKế toán, Công ty Sao Mai, 01/2019 - 12/2020\n"
        "Học vấn\nCử nhân Kế toán, Đại học Hoa Sen, 2014 - 2018\n".encode()
    )
    (job,), (degree,) = cv.profile.jobs, cv.profile.education
    made = Corrections(
        jobs=(Correction(job, replace(job, last=None)),),
        education=(Correction(degree, replace(degree, degree=Degree.MASTER, first=None)),),
    )
    row = judged("Ít nhất 5 năm kinh nghiệm kế toán", made, cv)
    assert "Kế toán · Công ty Sao Mai · 01/2019 – nay" in [item.quote for item in row.evidence]
    row = judged("Tốt nghiệp thạc sĩ kế toán", made, cv)
    assert [item.quote for item in row.evidence] == ["Thạc sĩ · Kế toán · Đại học Hoa Sen · 2018"]


def test_a_corrected_field_of_study() -> None:
    made = Corrections(education=(Correction(DEGREE, replace(DEGREE, field="Accounting")),))
    assert judged("Bachelor's degree in Accounting", made).verdict is Verdict.MET
    assert judged("Bachelor's degree in Statistics", made).verdict is not Verdict.MET


def test_a_corrected_language_level() -> None:
    asked = "Fluent English"
    assert judged(asked).verdict is not Verdict.MET
    fluent = Corrections(languages=(Correction(ENGLISH, Spoken("en", 6, "English C2")),))
    row = judged(asked, fluent)
    assert row.verdict is Verdict.MET
    assert [(item.quote, item.corrected) for item in row.evidence] == [("English C2", True)]
    japanese = Corrections(languages=(Correction(None, Spoken("ja", 4, "Japanese N2")),))
    assert judged("Japanese N2", japanese).verdict is Verdict.MET


def test_certificates_added_and_removed() -> None:
    assert judged("PMP certificate").verdict is Verdict.MET
    gone = Corrections(certificates=(Correction(Certificate("PMP"), None),))
    assert judged("PMP certificate", gone).verdict is Verdict.MISSING
    added = Corrections(certificates=(Correction(None, Certificate("ACCA member")),))
    row = judged("ACCA", added)
    assert (row.verdict, row.evidence[0].quote) == (Verdict.MET, "ACCA member")


def test_a_degree_that_only_its_place_tells_is_held() -> None:
    document = read_plain_text(
        "Ada Nwosu\nHọc vấn\nHọc viện Hoa Sen\nKỹ sư Điện tử\n2016 - 2020\n".encode()
    )
    row = judged("Tốt nghiệp đại học", document=document)
    assert row.verdict is Verdict.MET
    assert row.evidence[0].verified


def test_a_corrected_course_takes_no_other_with_it_where_dates_are_a_column_of_their_own() -> None:
    document = _dates_in_a_column(
        (Degree.MASTER, "Master of Arts in History", "Heron University", "2018 - 2020"),
        (Degree.BACHELOR, "Bachelor of Science in Physics", "Kite College", "2014 - 2016"),
    )
    master, bachelor = document.profile.education
    made = Corrections(education=(Correction(master, replace(master, field="Statistics")),))
    row = judged("Bachelor's degree in Physics", made, document)
    assert row.verdict is Verdict.MET
    gone = Corrections(education=(Correction(master, None),))
    row = judged("Bachelor's degree", gone, document)
    assert (row.verdict, row.evidence[0].verified) == (Verdict.MET, True)
    neither = Corrections(education=(*gone.education, Correction(bachelor, None)))
    assert judged("Bachelor's degree", neither, document).verdict is Verdict.MISSING


def test_a_degree_that_only_its_place_tells_is_quoted_without_another_course() -> None:
    document = _dates_in_a_column(
        (Degree.BACHELOR, "Kỹ sư Điện tử", "Học viện Hoa Sen", "2016 - 2020"),
        (Degree.ASSOCIATE, "Cao đẳng Du lịch", "Trường Sao Mai", "2014 - 2016"),
    )
    row = judged("Tốt nghiệp đại học", document=document)
    assert row.verdict is Verdict.MET
    assert " ".join(row.evidence[0].quote.split()) == "Kỹ sư Điện tử Học viện Hoa Sen"


def _dates_in_a_column(*courses: tuple[Degree, str, str, str]) -> Document:
    """A CV whose courses are read first, then the dates of them all."""
    lines = [line for _, name, school, _ in courses for line in (name, school)]
    dates = [dates for _, _, _, dates in courses]
    document = read_plain_text("\n".join(("Ada Nwosu", "Education", *lines, *dates)).encode())
    studies = [_study(document.text, *course) for course in courses]
    return replace(document, profile=replace(document.profile, education=tuple(studies)))


def _study(text: str, level: Degree, name: str, school: str, dates: str) -> Study:
    spans = tuple(
        (text.index(part), text.index(part) + len(part)) for part in (name, school, dates)
    )
    first, last = dates.split(" - ")
    return Study(level, name.rpartition(" in ")[2], school, first, last, spans=spans)
