import csv
import io
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.errors import ImportFileError
from careerflow.models.inout import Field, Sureness
from careerflow.services.inout import sheet as sheets
from careerflow.services.inout.amounts import read_salary
from careerflow.services.inout.cells import plain, safe
from careerflow.services.inout.days import order_in, read_day
from careerflow.services.inout.encodings import decode
from careerflow.services.inout.headers import guess, known
from careerflow.services.inout.sheet import read_sheet
from careerflow.services.task import Cancelled, TaskContext

CTX = TaskContext()
HEADERS = ("Vị trí", "Công ty", "Ghi chú")
CELL = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0")
    | st.sampled_from("=+-@'\"\r\n\t,;|ươ"),
    max_size=12,
).map(lambda text: unicodedata.normalize("NFC", text))
ROWS = st.lists(
    st.tuples(CELL, CELL, CELL).filter(lambda row: any(c.strip() for c in row)),
    min_size=1,
    max_size=6,
)


def written(rows, separator=",", line_end="\r\n"):
    stream = io.StringIO(newline="")
    # In all cells: Python's writer takes no lone \r for a line end.
    quoting = csv.QUOTE_MINIMAL if line_end == "\r\n" else csv.QUOTE_ALL
    writer = csv.writer(stream, delimiter=separator, lineterminator=line_end, quoting=quoting)
    writer.writerows([HEADERS, *([safe(cell) for cell in row] for row in rows)])
    return stream.getvalue()


@given(
    ROWS,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_what_is_written_comes_back(rows, separator, line_end, encoding):
    sheet = read_sheet(CTX, written(rows, separator, line_end).encode(encoding))
    assert (sheet.separator, sheet.headers) == (separator, HEADERS)
    assert [row.cells for row in sheet.rows] == rows


@given(st.text())
def test_a_cell_is_never_a_formula_and_comes_back(text):
    assert plain(safe(text)) == text
    assert not safe(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not safe(text).startswith(("\t", "\r", "\n"))


def vietnamese_page(text):
    """As Windows writes page 1258: tones follow their vowel."""
    apart = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
    out = []
    for char in unicodedata.normalize("NFC", text):
        try:
            out.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = "".join(mark for mark in parts[1:] if mark in apart)
            base = unicodedata.normalize("NFC", "".join(m for m in parts if m not in apart))
            out.append((base + tone).encode("cp1258"))
    return b"".join(out)


VIETNAMESE = [
    "Kỹ sư phần mềm, Công ty Cổ phần Thế giới Di động",
    "Chuyên viên phân tích dữ liệu; đã nộp hồ sơ",
    "Lương từ 20 đến 25 triệu đồng",
    "Trưởng phòng kinh doanh khu vực miền Bắc",
    "đường",
    "Ngân hàng Quân đội",
]
WESTERN = [
    "Résumé à jour, poste d'ingénieur à Besançon",
    "Größe über München; Köln, Düsseldorf",
    "São Paulo: gestão de relações e ação",
    "Perché così è più facile, però no",
    "Año, señor, ¿qué pasó? Público",
    "“Smart” – quotes’ of Word",
]


@pytest.mark.parametrize("text", VIETNAMESE)
def test_the_vietnamese_page_of_windows(text):
    assert decode(vietnamese_page(text)) == (text, "cp1258")


@pytest.mark.parametrize("text", WESTERN)
def test_the_western_page_of_windows(text):
    assert decode(text.encode("cp1252")) == (text, "cp1252")


def test_the_header_row_is_found_below_a_title_and_numbers_are_those_of_the_file():
    text = "My search 2026,,\n\nCompany,Job title,Status\nAcme,Tester,Applied\n\nBeta,Nurse,Saved\n"
    sheet = read_sheet(CTX, text.encode())
    assert sheet.headers == ("Company", "Job title", "Status")
    assert [(row.number, row.cells[0]) for row in sheet.rows] == [(4, "Acme"), (6, "Beta")]


def test_without_a_header_columns_are_known_by_their_content():
    text = "Acme;https://acme.example/1;03/04/2026\nBeta;https://beta.example/2;15/04/2026\n"
    sheet = read_sheet(CTX, text.encode())
    assert sheet.headers == ("", "", "")
    found = guess(sheet)
    assert [one.field for one in found] == [None, Field.LINK, Field.APPLIED]
    assert {one.sureness for one in found[1:]} == {Sureness.CONTENT}


def test_a_row_of_values_is_no_header_though_a_stage_is_called_like_a_column():
    text = "https://a.example/1;Applied;FPT;1.4.2026\nhttps://b.example/2;Rejected;VNG;20.4.2026\n"
    sheet = read_sheet(CTX, text.encode())
    assert len(sheet.rows) == 2
    fields = [one.field for one in guess(sheet)]
    assert fields == [Field.LINK, Field.STAGE, None, Field.APPLIED]


def test_a_follow_up_that_is_a_day_is_one():
    text = "Company,Title,Follow up\nAcme,Tester,03/25/2026\nBeta,Nurse,03/26/2026\n"
    assert [one.field for one in guess(read_sheet(CTX, text.encode()))][2] is Field.NEXT_STEP_ON


def test_ragged_rows_lose_nothing():
    text = "Company,Title,Notes\nAcme,Tester,good, very good\nBeta,Nurse\n"
    sheet = read_sheet(CTX, text.encode())
    assert [row.cells for row in sheet.rows] == [
        ("Acme", "Tester", "good, very good"),
        ("Beta", "Nurse", ""),
    ]
    assert sheet.ragged == 2


def test_excels_own_line_names_the_separator():
    sheet = read_sheet(CTX, b"sep=;\r\nCompany;Title\r\nA, B;x, y\r\n")
    assert (sheet.separator, sheet.rows[0].cells) == (";", ("A, B", "x, y"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.no_rows"),
        (b"Company,Title\n", "import.no_rows"),
        (b"PK\x03\x04\x14\x00\x06\x00" * 9, "import.no_text"),
        (b"\xff\xfeA", "import.no_text"),
        (b"," * 500 + b"\na" + b"," * 500 + b"\n", "import.too_many_columns"),
    ],
)
def test_what_is_no_table_is_told(data, code):
    with pytest.raises(ImportFileError) as raised:
        read_sheet(CTX, data)
    assert raised.value.code == code


def test_too_many_rows_and_bytes_are_told(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 30)
    rows = b"Company,Title\n" + b"Acme,Tester\n" * 31
    with pytest.raises(ImportFileError) as raised:
        read_sheet(CTX, rows)
    assert raised.value.code == "import.too_many_rows"
    assert len(read_sheet(CTX, rows.removesuffix(b"Acme,Tester\n")).rows) == 30
    monkeypatch.setattr(sheets, "MOST_BYTES", 50)
    with pytest.raises(ImportFileError) as raised:
        read_sheet(CTX, rows)
    assert raised.value.code == "import.sheet_too_big"


def test_reading_can_be_cancelled():
    with pytest.raises(Cancelled):
        read_sheet(TaskContext(is_cancelled=lambda: True), b"Company,Title\n" * 5000)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-11-05", date(2026, 11, 5)),
        ("2026-11-05T23:10:00Z", date(2026, 11, 5)),
        ("5/11/2026", date(2026, 11, 5)),
        ("05.11.26", date(2026, 11, 5)),
        ("5-11-2026 14:30", date(2026, 11, 5)),
        ("5 Nov 2026", date(2026, 11, 5)),
        ("Thu, Nov 5, 2026", date(2026, 11, 5)),
        ("November 5th, 2026 9:00 AM", date(2026, 11, 5)),
        ("5 tháng 11, 2026", date(2026, 11, 5)),
        ("Thứ Năm, ngày 5 tháng 11 năm 2026", date(2026, 11, 5)),
        ("46331", date(2026, 11, 5)),
        ("31/02/2026", None),
        ("soon", None),
        ("5/11", None),
    ],
)
def test_days_as_people_write_them(cell, day):
    assert read_day(cell, day_first=True) == day


def test_one_day_decides_for_its_column():
    assert order_in(["3/4/2026", "5/23/2026"]) is False
    assert order_in(["3/4/2026", "23/5/2026"]) is True
    assert order_in(["3/4/2026", "4/3/2026"]) is None
    assert read_day("3/4/2026", day_first=False) == date(2026, 3, 4)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.booleans(), st.sampled_from("/-."))
def test_every_day_is_read_back(day, day_first, between):
    parts = [f"{day.day}", f"{day.month}"] if day_first else [f"{day.month}", f"{day.day}"]
    assert read_day(between.join([*parts, f"{day.year}"]), day_first) == day
    assert read_day(day.isoformat(), day_first) == day


@pytest.mark.parametrize(
    ("cell", "low", "high", "currency", "period"),
    [
        ("$80,000 - $100,000 per year", 80000, 100000, "USD", "year"),
        ("80-100k USD/yr", 80000, 100000, "USD", "year"),
        ("20 - 25 triệu/tháng", 20_000_000, 25_000_000, "VND", "month"),
        ("20tr-25tr", 20_000_000, 25_000_000, "VND", None),
        ("1.500 USD", 1500, None, "USD", None),
        ("20.000.000đ", 20_000_000, None, "VND", None),
        ("€4.5k", 4500, None, "EUR", None),
        ("2500", 2500, None, "", None),
    ],
)
def test_salaries_as_people_write_them(cell, low, high, currency, period):
    found = read_salary(cell)
    assert found is not None
    assert (found.low, found.high, found.currency, found.period) == (low, high, currency, period)


def test_what_is_no_salary():
    for cell in ("negotiable", "Thoả thuận", "1 2 3 4", "100 - 50"):
        assert read_salary(cell) is None


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ("Company,Job Title,Job URL,List,Date Applied", "company title link stage applied"),
        ("Job Position,Max. Salary,Date Saved,Follow up", "title salary_high saved next_step"),
        ("Card Name,Card Description,Labels,Due Date", "title text tags deadline"),
        ("Tên công việc,CÔNG TY,Trạng thái,Hạn nộp", "title company stage deadline"),
    ],
)
def test_headers_of_other_programs(headers, fields):
    assert [known(name) for name in headers.split(",")] == fields.split()
