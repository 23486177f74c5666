"""The report as a PDF, read back by MuPDF."""

import re
import unicodedata
from dataclasses import replace

import pymupdf
import pytest
from export_samples import (
    LEFT_COLUMN,
    QUOTES,
    corrected_report,
    cv_pdf,
    in_words,
    make_report,
    read_cv,
    row,
    rows_of,
    text_cv,
    unverified,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.document import Person
from careerflow.models.job import Kind
from careerflow.models.report import Verdict
from careerflow.services.documents.locate import QuoteIndex
from careerflow.services.documents.server import open_pdf
from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.document import report_pdf
from careerflow.services.exports.worded import WordedReport
from careerflow.services.task import Cancelled, Stage, TaskContext


def made(report: WordedReport, cv: bytes | str | None, without: str = "") -> pymupdf.Document:
    source = open_pdf(cv, None) if isinstance(cv, bytes) else cv
    return pymupdf.open(stream=report_pdf(TaskContext(), report, source, without))


def text_of(pdf: pymupdf.Document) -> str:
    return flat("\n".join(page.get_text(sort=True) for page in pdf))


def flat(text: str) -> str:
    return " ".join(text.split())


def cv_report(rotation: int = 0) -> tuple[bytes, WordedReport]:
    data = cv_pdf(rotation)
    return data, in_words(make_report(rows_of(read_cv(data))))


@pytest.fixture(scope="module")
def printed() -> pymupdf.Document:
    data, report = cv_report()
    return made(report, data)


def links(page: pymupdf.Page) -> list[dict]:
    found = [link for link in page.get_links() if link["kind"] == pymupdf.LINK_GOTO]
    return sorted(found, key=lambda link: link["from"].y0)


def test_what_the_report_says_can_be_read_back(printed: pymupdf.Document) -> None:
    shown = text_of(printed)
    for wanted in (
        "Data Engineer",
        "Trần Thị Ánh Nguyệt · Kỹ sư dữ liệu",
        "72",
        "Must-have: 3 of 4 met",
        "Must have (4)",
        "Nice to have (2)",
        "Hard skills",
        "7.5/10",
        "not asked",
        "In the CV (2)",
        "PostgreSQL",
        "Leads a hundred people",
        "Bachelor of Statistics, 2018",
        "not found in the CV, earns nothing",
        "words that cannot be seen on the page",
        "CV, page 2 of 2",
    ):
        assert wanted in shown, wanted
    assert unicodedata.is_normalized("NFC", shown)


def test_every_page_has_its_number_and_is_a4(printed: pymupdf.Document) -> None:
    for number, page in enumerate(printed, 1):
        assert f"{number} / {len(printed)}" in page.get_text()
        assert (round(page.rect.width), round(page.rect.height)) == (595, 842)


def test_fonts_are_embedded_in_part_and_say_their_letters(printed: pymupdf.Document) -> None:
    """The CV's own are as they were."""
    pages = range(len(printed) - 2)
    fonts = {font[:4] for page in pages for font in printed.get_page_fonts(page)}
    assert fonts
    for xref, suffix, kind, name in fonts:
        assert suffix in ("ttf", "otf", "cff"), name
        assert kind == "Type0"
        assert re.match(r"[A-Z]{6}\+", name), name
        assert printed.xref_get_key(xref, "ToUnicode")[0] == "xref"
    assert {name[7:].split("-")[0] for _, _, _, name in fonts} >= {"Be Vietnam Pro Regular"}


def test_nothing_personal_stands_in_the_metadata(printed: pymupdf.Document) -> None:
    filled = {name for name, value in printed.metadata.items() if value}
    assert filled <= {"title", "format"}
    assert printed.metadata["title"] == "CareerFlow – Data Engineer"
    assert printed.language == "en"
    assert printed.get_xml_metadata() == ""


def test_bookmarks_lead_to_the_parts(printed: pymupdf.Document) -> None:
    contents = printed.get_toc()
    assert contents[0][:2] == [1, "CV compared with a job advert"]
    titles = [title for _, title, _ in contents]
    assert titles[-3:] == ["CV with its evidence", "CV, page 1 of 2", "CV, page 2 of 2"]
    assert titles.index("Requirements") < titles.index("Must have (4)")
    for _, title, page in contents[1:]:
        assert flat(title) in flat(printed[page - 1].get_text()) or title == "CV with its evidence"


def test_page_links_lead_to_the_marked_passage(printed: pymupdf.Document) -> None:
    named = [
        (link, page.get_textbox(link["from"]).strip())
        for page in list(printed)[:-2]
        for link in links(page)
    ]
    assert [words for _, words in named] == ["page 1", "page 1", "page 2", "page 1"]
    for (link, _), quote in zip(
        named,
        (QUOTES["pipelines"], QUOTES["skills"], QUOTES["degree"], QUOTES["skills"]),
        strict=True,
    ):
        target = printed[link["page"]]
        (place,) = target.search_for(quote)
        assert 0 <= place.y0 - link["to"].y < 120
        assert link["to"].x <= place.x0


def test_numbers_in_the_margin_lead_back_to_the_rows(printed: pymupdf.Document) -> None:
    first, second = printed[-2], printed[-1]
    back = [
        (page.get_textbox(link["from"]).strip(), link)
        for page in (first, second)
        for link in links(page)
    ]
    assert sorted(number for number, _ in back) == ["1", "2", "3", "5"]
    for number, link in back:
        row_at = pymupdf.Rect(
            setting.LEFT - 2, link["to"].y + 14, setting.LEFT + 20, link["to"].y + 40
        )
        assert printed[link["page"]].get_textbox(row_at).strip().split()[0] == number


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_evidence_is_marked_where_it_stands(rotation: int) -> None:
    data, report = cv_report(rotation)
    pdf = made(report, data)
    for quote, token, page in (
        (QUOTES["pipelines"], "highlight_met", pdf[-2]),
        (QUOTES["degree"], "highlight_met", pdf[-1]),
    ):
        place = pymupdf.Rect()
        for line in page.search_for(quote):
            place |= line
        assert not place.is_empty
        pixels = page.get_pixmap(clip=place, dpi=144)
        wanted = tuple(round(255 * part) for part in setting.color(token))
        common = pixels.color_topusage(clip=place * pymupdf.Matrix(2, 2))[1]
        assert all(abs(a - b) <= 3 for a, b in zip(common, wanted, strict=True)), (common, wanted)
    unmarked = pdf[-2].search_for(LEFT_COLUMN[3])[0]
    assert pdf[-2].get_pixmap(clip=unmarked).color_topusage()[1] == b"\xff\xff\xff"


def test_the_cvs_words_can_still_be_read(printed: pymupdf.Document) -> None:
    for line in LEFT_COLUMN:
        assert printed[-2].search_for(line), line


def test_equal_input_gives_equal_bytes() -> None:
    data, report = cv_report()
    one, other = (report_pdf(TaskContext(), report, open_pdf(data, None), "") for _ in range(2))
    assert one == other


def test_a_plain_text_cv_is_set_on_pages_with_its_evidence_marked() -> None:
    document = text_cv()
    pdf = made(in_words(make_report(rows_of(document))), document.text)
    page = pdf[-1]
    (place,) = page.search_for(QUOTES["skills"])
    wanted = setting.color("highlight_met"), setting.color("highlight_partial")
    both = [round(255 * one * other) for one, other in zip(*wanted, strict=True)]
    common = page.get_pixmap(clip=place, dpi=144).color_topusage()[1]
    assert all(abs(a - b) <= 3 for a, b in zip(common, both, strict=True))
    (degree,) = page.search_for(QUOTES["degree"])
    common = page.get_pixmap(clip=degree, dpi=144).color_topusage()[1]
    assert all(abs(a - round(255 * b)) <= 3 for a, b in zip(common, wanted[0], strict=True))


@pytest.mark.parametrize(("without", "said"), [("cv_gone", "missing"), ("cv_left_out", "password")])
def test_a_report_without_the_cvs_pages_says_why(without: str, said: str) -> None:
    _, report = cv_report()
    pdf = made(report, None, without)
    assert said in text_of(pdf)
    assert not [link for page in pdf for link in links(page)]
    assert "CV with its evidence" not in [title for _, title, _ in pdf.get_toc()]


def test_a_report_without_any_evidence() -> None:
    rows = [row("Alpha", Verdict.MISSING), row("Beta", evidence=[unverified("never written")])]
    shown = text_of(made(in_words(make_report(rows)), cv_pdf()))
    assert "Alpha" in shown
    assert "never written" in shown


def test_an_empty_report_without_a_name() -> None:
    report = make_report([], Person(), score=None, years=None, warnings=(), not_scored=0)
    shown = text_of(made(in_words(report, title=None), None, "cv_gone"))
    assert "Job without a title" in shown
    assert "CV without a name" in shown


def test_no_row_is_cut_by_the_end_of_a_page() -> None:
    rows = [row(f"Requirement{n:02} " + "asks for a lot of things " * (n % 7)) for n in range(60)]
    pdf = made(in_words(make_report(rows)), None, "cv_gone")
    for number in range(60):
        pages = [page for page in pdf if page.search_for(f"Requirement{number:02}")]
        assert len(pages) == 1
        last = [page for page in pdf if f"\n{number + 1}\n" in f"\n{page.get_text()}\n"]
        assert pages[0].number in [page.number for page in last]
    tables = [page for page in pdf if "Requirement" in page.get_text().replace("Requirements", "")]
    for page in tables:
        assert page.search_for("Reason and evidence in the CV")
        assert max(block[3] for block in page.get_text("blocks")[:-2]) < setting.HEIGHT - 40


def test_a_row_longer_than_a_page_goes_on_and_loses_nothing() -> None:
    words = [f"word{n:04}" for n in range(1500)]
    rows = [row("Long", evidence=[unverified(" ".join(words))])]
    shown = text_of(made(in_words(make_report(rows)), None, "cv_gone"))
    assert re.findall(r"word\d{4}", shown) == words


def test_vietnamese_and_the_users_own_corrections() -> None:
    words = in_words(corrected_report(), "vi", "Kỹ sư dữ liệu (Đà Nẵng)")
    pdf = made(words, cv_pdf())
    shown = text_of(pdf)
    for wanted in (
        "Kỹ sư dữ liệu (Đà Nẵng)",
        "Bạn đã sửa: ưu tiên",
        "Kết quả do bạn tự đánh giá: “Đã làm từ năm 2019”",
        "Bắt buộc (1)",
        "Đạt",
        "CV, trang 1/2",
    ):
        assert wanted in shown, wanted
    assert pdf.language == "vi"


@pytest.mark.parametrize(
    ("by_user", "bar", "words", "token"),
    [
        (True, "met", "Corrected by you", "muted"),
        (False, "not_scored", "not found in the CV", "missing_text"),
    ],
)
def test_evidence_that_the_user_corrected_looks_as_what_earns(
    by_user: bool, bar: str, words: str, token: str
) -> None:
    evidence = replace(unverified("Leads five people"), corrected=by_user)
    pdf = made(in_words(make_report([row("Leads", evidence=[evidence])])), None, "cv_gone")
    (page,) = (page for page in pdf if page.search_for(evidence.quote))
    (quote,) = page.search_for(evidence.quote)
    bars = [
        shape["fill"]
        for shape in page.get_drawings()
        if shape["rect"].width < 3
        and shape["rect"].y0 < (quote.y0 + quote.y1) / 2 < shape["rect"].y1
    ]
    spans = [
        span["color"]
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if words in span["text"]
    ]
    assert [pytest.approx(setting.color(bar), abs=0.01)] == bars
    assert [pymupdf.sRGB_to_pdf(color) for color in spans] == [
        pytest.approx(setting.color(token), abs=0.01)
    ]


@pytest.mark.parametrize(("rows", "lines"), [(20, 1), (90, 1), (160, 60)])
def test_numbers_in_the_margin_stay_above_the_foot(rows: int, lines: int) -> None:
    """Also of many rows proved near the end of a page, and of more than the margin has room for."""
    source = pymupdf.open()
    page = source.new_page(width=595, height=842)
    for number in range(lines):
        page.insert_text((60, 822 - 13 * number), f"Looks after fleet{number:02}", fontsize=9)
    index = QuoteIndex(read_cv(source.tobytes()))
    asked = [
        row(f"Ask {number}", evidence=index.locate(f"Looks after fleet{number % lines:02}"))
        for number in range(rows)
    ]
    last = made(in_words(make_report(asked)), source.tobytes())[-1]
    tags = {last.get_textbox(link["from"]).strip(): link["from"] for link in links(last)}
    assert len(links(last)) == rows
    (foot,) = last.search_for("CareerFlow · Data Engineer")
    assert max(tag.y1 for tag in tags.values()) < foot.y0
    assert min(tag.y0 for tag in tags.values()) > 30
    if rows < 100:
        boxes = [link["from"] for link in links(last)]
        assert not any(
            (one & other).width > 0.5 and (one & other).height > 0.5
            for at, one in enumerate(boxes)
            for other in boxes[:at]
            if one.intersects(other)
        )


def test_landscape_pages_and_form_fields_are_shown() -> None:
    source = pymupdf.open()
    page = source.new_page(width=842, height=500)
    page.insert_text((50, 80), "A slide of a CV")
    field = pymupdf.Widget()
    field.field_name, field.field_type = "skill", pymupdf.PDF_WIDGET_TYPE_TEXT
    field.rect, field.field_value = pymupdf.Rect(50, 100, 250, 120), "Typed into a field"
    page.add_widget(field)
    last = made(in_words(make_report([row("A")])), source.tobytes())[-1]
    assert last.rect.width > last.rect.height
    assert "A slide of a CV" in last.get_text()
    assert "Typed into a field" in last.get_text()


def test_progress_is_told_and_cancelling_stops() -> None:
    data, report = cv_report()
    told = []
    report_pdf(TaskContext(told.append), report, open_pdf(data, None), "")
    assert {progress.stage for progress in told} == {Stage.EXPORTING}
    assert [progress.done for progress in told] == list(range(told[0].total))
    with pytest.raises(Cancelled):
        report_pdf(TaskContext(is_cancelled=lambda: True), report, open_pdf(data, None), "")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=80), st.text(max_size=80))
def test_no_text_breaks_the_pdf(requirement: str, quote: str, title: str, name: str) -> None:
    rows = [row(requirement, evidence=[unverified(quote)]), row("Plain end", kind=Kind.NICE)]
    pdf = made(in_words(make_report(rows, Person(name, name)), title=title), None, "cv_gone")
    assert "Plain end" in text_of(pdf)
    assert not pdf.is_repaired


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400))
def test_no_text_of_a_cv_breaks_its_pages(text: str) -> None:
    pdf = made(in_words(make_report([row("Plain")])), text)
    assert len(pdf) >= 2
    assert not pdf.is_repaired


def test_a_page_that_is_damaged_says_so() -> None:
    data, report = cv_report()
    source = open_pdf(data, None)
    source.xref_set_key(source[0].xref, "Contents", "(no stream)")
    pdf = pymupdf.open(stream=report_pdf(TaskContext(), report, source, ""))
    assert len(pdf) == len(made(report, data))
    assert pdf[-2].search_for("damaged and could not be copied")
    assert pdf[-1].search_for(QUOTES["degree"])
