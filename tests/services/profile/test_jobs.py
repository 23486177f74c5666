"""Jobs of CVs that are made here: every order of title, employer and dates."""

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.document import Document
from careerflow.models.profile import Employment
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.documents.server import open_pdf, read
from careerflow.services.task import TaskContext

DEVELOPER = Employment("Software Developer", "Blue Heron Ltd", "2019-03", "2021-05")
PRESENT = Employment("Team Lead", "Red Kite Inc", "2021-06", None)


def jobs(*lines: str, heading: str = "Experience") -> tuple[Employment, ...]:
    text = "\n".join(("An Person", "an@example.com", heading, *lines, "Education", "X University"))
    return read_plain_text(text.encode()).profile.jobs


@pytest.mark.parametrize(
    "lines",
    [
        ("Software Developer, Blue Heron Ltd, 03/2019 - 05/2021",),
        ("Blue Heron Ltd", "Software Developer | Mar 2019 – May 2021"),
        ("Software Developer | 03/2019 - 05/2021", "Blue Heron Ltd • Leeds, UK"),
        ("03/2019 - 05/2021", "Software Developer", "Blue Heron Ltd"),
        ("03/2019 - 05/2021: Software Developer at Blue Heron Ltd",),
        ("Blue Heron Ltd (03/2019 - 05/2021)", "Software Developer"),
        ("Software Developer (Blue Heron Ltd) 03/2019 - 05/2021",),
        ("Blue Heron Ltd – Software Developer", "March 2019 to May 2021", "• Built a payroll tool"),
        ("Company: Blue Heron Ltd", "Position: Software Developer", "Time: 03/2019 - 05/2021"),
        ("03/2019 - 05/2021", "Company: Blue Heron Ltd", "Role: Software Developer"),
    ],
)
def test_title_and_employer_stand_in_any_order(lines: tuple[str, ...]) -> None:
    assert jobs(*lines) == (DEVELOPER,)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Công ty TNHH Sao Mai | Tháng 3/2021 - nay", "Nhân viên kinh doanh"),
            Employment("Nhân viên kinh doanh", "Công ty TNHH Sao Mai", "2021-03", None),
        ),
        (
            ("03/2021 – Hiện tại", "Vị trí: Kế toán viên", "Đơn vị: Công ty Cổ phần Hoa Sen Xanh"),
            Employment("Kế toán viên", "Công ty Cổ phần Hoa Sen Xanh", "2021-03", None),
        ),
        (
            ("Trưởng phòng nhân sự tại Công ty Biển Bạc (từ 01/2018 đến 12/2020)",),
            Employment("Trưởng phòng nhân sự", "Công ty Biển Bạc", "2018-01", "2020-12"),
        ),
        (
            ("Bếp trưởng - Nhà hàng Sông Quê", "2016 - 2019"),
            Employment("Bếp trưởng", "Nhà hàng Sông Quê", "2016", "2019"),
        ),
    ],
)
def test_vietnamese_jobs(lines: tuple[str, ...], expected: Employment) -> None:
    assert jobs(*lines, heading="Kinh nghiệm làm việc") == (expected,)


def test_jobs_follow_one_another_without_borrowing_lines() -> None:
    found = jobs(
        "Red Kite Inc",
        "Team Lead | June 2021 - Present",
        "• Led five people and their releases.",
        "Blue Heron Ltd",
        "Software Developer | March 2019 - May 2021",
        "• Wrote the payroll tool.",
    )
    assert found == (PRESENT, DEVELOPER)


def test_positions_at_one_employer_share_it() -> None:
    found = jobs(
        "Blue Heron Ltd",
        "Senior Developer | 06/2021 - now",
        "• Leads the team.",
        "Developer | 03/2019 - 05/2021",
        "• Wrote the payroll tool.",
    )
    assert found == (
        Employment("Senior Developer", "Blue Heron Ltd", "2021-06", None),
        Employment("Developer", "Blue Heron Ltd", "2019-03", "2021-05"),
    )


def test_an_employer_with_dates_of_its_own_is_no_job_beside_its_positions() -> None:
    found = jobs(
        "Blue Heron Ltd | 03/2019 - now",
        "• A maker of payroll tools.",
        "Senior Developer | 06/2021 - now",
        "• Leads the team.",
        "Developer | 03/2019 - 05/2021",
    )
    assert [job.employer for job in found] == ["Blue Heron Ltd", "Blue Heron Ltd"]
    assert [job.first for job in found] == ["2021-06", "2019-03"]


def test_places_and_terms_are_neither_title_nor_employer() -> None:
    (found,) = jobs("Waiter | Sunnyvale, CA | part-time", "Blue Heron Hotel | 2019 - 2020")
    assert (found.title, found.employer) == ("Waiter", "Blue Heron Hotel")


def drawn(*rows: tuple[float, float, str, bool]) -> Document:
    """A page with a text (x, y, words, bold) each."""
    pdf = pymupdf.open()
    page = pdf.new_page()
    for x, y, words, bold in rows:
        page.insert_text((x, y), words, fontsize=10, fontname="hebo" if bold else "helv")
    data = pdf.tobytes()
    return read(TaskContext(), open_pdf(data, None), data)


def test_dates_at_the_right_belong_to_what_stands_left_of_them() -> None:
    document = drawn(
        (40, 40, "An Person", True),
        (40, 80, "Experience", True),
        (40, 100, "Blue Heron Ltd", True),
        (500, 100, "Leeds, UK", False),
        (40, 114, "Software Developer", False),
        (430, 114, "March 2019 - May 2021", False),
        (52, 130, "Wrote the payroll tool that forty people work with every day", False),
        (40, 150, "Red Kite Inc", True),
        (500, 150, "York, UK", False),
        (40, 164, "Team Lead", False),
        (430, 164, "June 2021 - Present", False),
        (40, 200, "Education", True),
    )
    assert document.profile.jobs == (DEVELOPER, PRESENT)


def test_a_heading_set_like_the_others_is_a_job_without_dates() -> None:
    document = drawn(
        (40, 40, "An Person", True),
        (40, 80, "Experience", True),
        (40, 100, "Blue Heron Ltd", True),
        (40, 114, "Software Developer", False),
        (430, 114, "March 2019 - May 2021", False),
        (52, 130, "Wrote the payroll tool that forty people work with every day", False),
        (40, 150, "Green Finch Ltd", True),
        (40, 164, "Accountant", False),
        (52, 180, "Kept the books of three branches for the whole of the year", False),
        (40, 220, "Education", True),
    )
    assert document.profile.jobs == (DEVELOPER, Employment("Accountant", "Green Finch Ltd"))


def test_every_span_shows_what_was_read() -> None:
    document = read_plain_text(
        b"An Person\nExperience\nBlue Heron Ltd\nSoftware Developer | Mar 2019 - May 2021\n"
    )
    (job,) = document.profile.jobs
    shown = [document.text[start:end] for start, end in job.spans]
    assert shown == ["Blue Heron Ltd", "Software Developer", "Mar 2019 - May 2021"]


@given(st.text(st.sampled_from("aZ Đế.,|•–-()/:@2019 0\n\t"), max_size=300))
def test_no_text_breaks_it_and_spans_stay_inside(noise: str) -> None:
    document = read_plain_text(
        f"An\nExperience\n2019 - 2020 {noise}\nEducation\n{noise}\n".encode()
    )
    profile = document.profile
    for entry in (*profile.jobs, *profile.education, *profile.languages, *profile.certificates):
        for start, end in entry.spans:
            assert 0 <= start < end <= len(document.text)


def test_whom_one_worked_under_is_no_title() -> None:
    (job,) = read_plain_text(
        "\n".join(
            (
                "An Person",
                "an@example.com",
                "Kinh nghiệm làm việc",
                "Quản lý kho",
                "Công ty Sao Mai",
                "2021 - nay | Dưới trưởng phòng một bậc",
            )
        ).encode()
    ).profile.jobs
    assert (job.title, job.employer) == ("Quản lý kho", "Công ty Sao Mai")
