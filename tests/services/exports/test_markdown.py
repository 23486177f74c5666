"""The report as Markdown: complete, and nothing in it but the program's own markup."""

import re
from itertools import pairwise

from export_samples import (
    corrected_report,
    cv_pdf,
    in_words,
    make_report,
    read_cv,
    row,
    rows_of,
    unverified,
)
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from careerflow.models.document import Person
from careerflow.services.exports.lines import one_line
from careerflow.services.exports.markdown import escaped, report_markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"text", "softbreak", "html_inline", "em_open", "em_close", "strong_open", "strong_close"}
MARKUP = (
    *("|", "`", "``", "*", "_", "[", "](", ")", "<b>", "&amp;", "&#42;", "#", "- ", "1. ", "~~"),
    *("\\", "!", "www.a.com", "http://a.b", "a@b.vn", "\n", "<!--", "$$", "x", " ", ":", "="),
)
EVIL = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(MARKUP),
        max_size=12,
    ).map("".join),
)


def inline(source: str) -> list[Token]:
    """Every inline token of every block."""
    return [child for token in PARSER.parse(source) for child in token.children or []]


def said(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens)


def cells(source: str) -> list[list[str]]:
    """The rows of every table, as they are read."""
    rows: list[list[str]] = []
    tokens = PARSER.parse(source)
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif before.type in ("td_open", "th_open"):
            rows[-1].append(said(token.children or []))
    return rows


@given(EVIL)
@example("1. one")
@example("- dash")
@example("===")
@example("C# | C++ & `code`")
@example("![x](http://a.b)")
def test_any_text_is_read_as_it_is(text: str) -> None:
    wanted = one_line(text)
    for frame, read in (("x {} y", "x {} y"), ("# x {}", "x {}"), ("- {}", "{}"), ("{}", "{}")):
        tokens = inline(frame.format(escaped(text)))
        assert {token.type for token in tokens} <= {"text"}
        assert one_line(said(tokens)) == one_line(read.format(wanted))
    head = "| a | b |\n| --- | --- |\n"
    (_, body) = cells(f"{head}| {escaped(text)} | x |")
    assert body == [wanted, "x"]


@given(EVIL, EVIL, EVIL, EVIL)
def test_a_report_of_any_words_keeps_its_shape(
    requirement: str, quote: str, title: str, name: str
) -> None:
    rows = [row(requirement, evidence=[unverified(quote)]), row("plain")]
    report = make_report(rows, Person(name, title), warnings=())
    source = report_markdown(in_words(report, title=title))
    tables = cells(source)
    assert [len(cells_of_row) for cells_of_row in tables] == [3] * 6 + [6] * 3
    assert tables[7][2] == one_line(requirement)
    assert {token.type for token in inline(source)} <= OURS
    for token in inline(source):
        assert token.type != "html_inline" or token.content == "<br>"


def test_everything_that_was_found_is_there() -> None:
    report = make_report(rows_of(read_cv(cv_pdf())))
    source = report_markdown(in_words(report))
    shown = " ".join(said(token.children) for token in PARSER.parse(source) if token.children)
    for wanted in (
        "Data Engineer",
        "Trần Thị Ánh Nguyệt · Kỹ sư dữ liệu",
        "Score: 72 of 100",
        "Must-have: 3 of 4 met",
        "Nice to have: 0 of 2 met",
        "Not scored: 1",
        "11/2026",
        "Years of experience: 6.5",
        "12 words that cannot be seen",
        "7.5/10",
        "not asked",
        "“Xây dựng quy trình xử lý đơn hàng bằng Python.” (page 1)",
        "“Bachelor of Statistics, 2018” (page 2)",
        "“tlhIngan Hol” (not found in the CV, earns nothing)",
        "One of several alternatives",
        "In the CV (2): PostgreSQL, Docker",
        "Not in the CV (1): Accounting",
        "engine: local 1; models: encoder@1",
    ):
        assert wanted in shown, wanted
    assert [numbers[0] for numbers in cells(source) if numbers[0].isdigit()] == list("123456")
    assert not re.search(r"\n\n\n", source)
    assert source.endswith("\n")


def test_vietnamese_and_the_users_own_corrections() -> None:
    source = report_markdown(in_words(corrected_report(), "vi", "Kỹ sư dữ liệu"))
    assert source.startswith("# Kỹ sư dữ liệu\n")
    assert "Python<br>*Bạn đã sửa: ưu tiên*" in source
    assert "2 dòng do bạn sửa; điểm khi chưa sửa: 50" in source
    assert "| Yêu cầu |" in source


def test_a_report_without_anything() -> None:
    report = make_report([], Person(), score=None, years=None, warnings=(), not_scored=0)
    source = report_markdown(in_words(report, title=None))
    assert source.startswith("# Job without a title\n\nCV without a name\n")
    assert "Score: none" in source
