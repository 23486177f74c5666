import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.document import Period, Section, SectionKind
from careerflow.services.documents.dates import periods, years
from careerflow.services.documents.plain_text import read_plain_text


def found(text: str) -> list[tuple[str, str | None]]:
    sections = (Section(SectionKind.EXPERIENCE, 0, 0, len(text)),)
    return [(period.first, period.last) for period in periods(text, sections)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("03/2021 - nay", "2021-03", None),
        ("Tháng 3/2021 – Hiện tại", "2021-03", None),
        ("Từ tháng 03 năm 2021 đến nay", "2021-03", None),
        ("3/2021 đến 12/2022", "2021-03", "2022-12"),
        ("01/03/2021 - 15/12/2022", "2021-03", "2022-12"),
        ("Tháng 3 - Tháng 10 / 2025", "2025-03", "2025-10"),
        ("01 – 05/2026", "2026-01", "2026-05"),
        ("Jan 2020 – Present", "2020-01", None),
        ("January, 2020 to now", "2020-01", None),
        ("Mar - Oct 2019", "2019-03", "2019-10"),
        ("2019-2021", "2019-01", "2020-12"),
        ("2019 - 2019", "2019-01", "2019-12"),
        ("2019 – nay", "2019-01", None),
        ("09/2018 → 12/2020", "2018-09", "2020-12"),
        ("Sept. 2016 to date", "2016-09", None),
        ("2021.03-2022.05", "2021-03", "2022-05"),
        ("2021-03 — 2022-05", "2021-03", "2022-05"),
        ("2020-6 -\n2020-9", "2020-06", "2020-09"),
        ("2020-6 -\nThực tập sinh\n2020-9\nSophic", "2020-06", "2020-09"),
        ("7/2016 -\nKỹ sư\nhiện tại\n", "2016-07", None),
        ("Summer 2018 - Fall 2019", "2018-06", "2019-09"),
        ("Company, Summer 2018 - present", "2018-06", None),
        ("1st June 2018 - 3rd July 2019", "2018-06", "2019-07"),
        ("Acme (05.2018–07.2019), Paris", "2018-05", "2019-07"),
        ("mars 2018 - aujourd'hui", "2018-03", None),
        ("enero de 2018 - actualidad", "2018-01", None),
        ("JAN 2018 - DEC 2018", "2018-01", "2018-12"),
        ("Summer 2018", "2018-06", "2018-08"),
        ("05/2018", "2018-05", "2018-05"),
        ("2018", "2018-01", "2018-12"),
    ],
)
def test_a_period_is_read(text: str, first: str, last: str | None) -> None:
    assert found(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "12/2021 - 03/2020",
        "Call 0912 2019 2021",
        "Sold 2019 tickets to 300 people",
        "a budget of 2000-3000 USD",
        "ISO 9001 since 2015 and 27001",
        "Led a migration in 2019.",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert found(text) == []


def test_the_place_of_a_period_is_that_of_its_dates() -> None:
    text = "Kỹ sư tại Đà Nẵng, tháng 3/2021 – nay (toàn thời gian)\nSummer 2019 \n"
    sections = (Section(SectionKind.EXPERIENCE, 0, 0, len(text)),)
    places = [text[period.start : period.end] for period in periods(text, sections)]
    assert places == ["tháng 3/2021 – nay", "Summer 2019"]


def test_only_work_counts() -> None:
    document = read_plain_text(
        "An Le\n\nHỌC VẤN\n2010 - 2014 Đại học\n\nKINH NGHIỆM LÀM VIỆC\n03/2021 - nay ABC\n"
        "\nDỰ ÁN\n01/2019 - 02/2019 Website\n".encode()
    )
    assert [(period.first, period.last) for period in document.periods] == [("2021-03", None)]


def job(first: str, last: str | None) -> Period:
    return Period(first, last, 0, 0)


@pytest.mark.parametrize(
    ("jobs", "as_of", "total"),
    [
        ([], "2024-01", None),
        ([("2020-01", "2020-12")], "2024-01", 1.0),
        ([("2020-01", "2020-01")], "2024-01", 0.1),
        ([("2020-01", "2021-12"), ("2021-01", "2022-12")], "2024-01", 3.0),
        ([("2020-01", "2020-06"), ("2021-01", "2021-06")], "2024-01", 1.0),
        ([("2023-01", None)], "2024-06", 1.5),
        ([("2023-01", None), ("2020-01", None)], "2024-12", 5.0),
        ([("2023-01", None)], "2022-12", 0.0),
        ([("2020-01", "2030-12")], "2020-12", 1.0),
    ],
)
def test_months_are_added_up_once(
    jobs: list[tuple[str, str | None]], as_of: str, total: float | None
) -> None:
    assert years([job(*dates) for dates in jobs], as_of) == total


months = st.builds("{:04d}-{:02d}".format, st.integers(1990, 2030), st.integers(1, 12))


@st.composite
def some_jobs(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(months), draw(months)))
    return job(first, draw(st.sampled_from([last, None])))


jobs = st.lists(some_jobs(), min_size=1, max_size=6)


@given(jobs, months, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(held: list[Period], as_of: str, rng) -> None:  # type: ignore[no-untyped-def]
    shuffled = rng.sample(held, len(held))
    assert years(shuffled, as_of) == years(held, as_of)


@given(jobs, months)
def test_a_job_counted_twice_adds_nothing(held: list[Period], as_of: str) -> None:
    assert years(held + held, as_of) == years(held, as_of)


@given(jobs, some_jobs(), months)
def test_one_more_job_never_takes_away(held: list[Period], more: Period, as_of: str) -> None:
    before, after = years(held, as_of), years([*held, more], as_of)
    alone = years([more], as_of)
    assert before is not None
    assert after is not None
    assert alone is not None
    assert max(before, alone) <= after <= before + alone + 0.11


@given(jobs, months, months)
def test_years_grow_with_time(held: list[Period], one: str, other: str) -> None:
    earlier, later = sorted((one, other))
    before, after = years(held, earlier), years(held, later)
    assert before is not None
    assert after is not None
    assert before <= after


@pytest.mark.parametrize(
    ("above", "dates"),
    [
        ("Công ty May", "8/2021 - nay"),
        ("Công ty Hoàng Mai", "2019 - 2021"),
        ("Trưởng ca 3 -", "8/2021 - nay"),
        ("Làm việc từ", "Tháng 8/2021 - nay"),
        ("Công ty ...", "Tháng 8/2021 - nay"),
    ],
)
def test_a_period_does_not_reach_into_the_line_above(above: str, dates: str) -> None:
    text = f"{above}\n{dates}\nKỹ sư"
    (period,) = periods(text, (Section(SectionKind.EXPERIENCE, 0, 0, len(text)),))
    assert text[period.start : period.end] == dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Heron Ltd, Mar -\nMay 2020", "2020-03", "2020-05"),
        ("Heron từ tháng 3 -\ntháng 5/2020", "2020-03", "2020-05"),
        ("Heron Ltd 2/2019 -\n3/2020", "2019-02", "2020-03"),
        ("Mar.\n2021 - now", "2021-03", None),
    ],
)
def test_a_period_over_two_lines(text: str, first: str, last: str | None) -> None:
    assert found(text) == [(first, last)]
