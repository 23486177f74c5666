"""What a language model said and wrote, in every export and in both languages."""

import json

import msgspec
import pymupdf
import pytest
from deeper_samples import WRITING, deeper_report
from export_samples import in_words, job, make_report, row, text_cv
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from careerflow.models.export import ExportKind
from careerflow.models.report import Report
from careerflow.models.writing import Part, Writing
from careerflow.paths import bundled
from careerflow.services.exports.documents import Exported, document_bytes
from careerflow.services.exports.markdown import report_markdown
from careerflow.services.exports.pdf.document import report_pdf
from careerflow.services.exports.report_json import to_json
from careerflow.services.exports.text import report_text
from careerflow.services.exports.worded import WordedReport
from careerflow.services.exports.writing import letter_bytes, part_markdown, part_text
from careerflow.services.task import TaskContext
from careerflow.wording import Wording

SAY = {language: Wording(language).say for language in ("en", "vi")}
SAID = {
    "en": (
        "A solid start.",
        "Lead a larger team.",
        "How to prepare: Name a project.",
        "Led twelve engineers",
        "Not in the CV: “twelve”",
        "Not in the CV: “40”, “Contoso”",
        "Disputed: gemini-2.5-flash-001 says “Met”. She says so.",
        "but what it quotes is not in the CV",
        "ภาษาไทย",
        "CareerFlow's own verdict: Partial.",
        "9204 tokens sent and 2000 received in 4 calls, about $0.0042.",
        "Judged 2 times: scores from 70 to 72.",
        "2 proposed rewrites left out",
    ),
    "vi": (
        "Một khởi đầu vững.",
        "Dẫn dắt mười hai kỹ sư",
        "Không có trong CV: “mười hai”",
        "Có tranh cãi: gemini-2.5-flash-001 cho là “Đạt”. Cô ấy nói vậy.",
        "Tôi dẫn dắt 40 người tại Contoso.",
        "khoảng 0.0042 USD",
    ),
}


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_text_says_it_all(language: str) -> None:
    text = flat(report_text(deeper_report(), job(), SAY[language], language))
    assert [words for words in SAID[language] if words not in text] == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_markdown_says_it_all(language: str) -> None:
    source = report_markdown(in_words(deeper_report(), language))
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    read = flat(
        " ".join(
            child.content
            for token in tokens
            for child in token.children or []
            if child.type == "text"
        )
    )
    missing = [words for words in SAID[language] if words.replace("“", "").split()[0] not in read]
    assert missing == []
    assert [words for words in SAID[language] if words not in read] == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_pdf_says_it_all(language: str) -> None:
    words = in_words(deeper_report(), language)
    # As it travels to the reader process.
    words = msgspec.json.decode(msgspec.json.encode(words), type=WordedReport)
    pdf = pymupdf.open(stream=report_pdf(TaskContext(), words, None, "cv_gone"))
    read = flat(" ".join(page.get_text() for page in pdf))
    assert [said for said in SAID[language][:7] if said not in read] == []
    titles = [title for _, title, _ in pdf.get_toc()]
    assert words.writing is not None
    assert [part.title for part in words.writing.parts] == [
        title for title in titles if title in {part.title for part in words.writing.parts}
    ]


def test_the_json_fits_the_schema_and_has_both_sides() -> None:
    schema = json.loads(bundled("schema/analyze.schema.json").read_text(encoding="utf-8"))
    shown = to_json(deeper_report(), job(), SAY["en"])
    Draft202012Validator(schema).validate(shown)
    assert shown["tokens"] == {"input": 9_204, "output": 2_000, "cached": 512, "calls": 4}
    assert shown["cost"] == 0.00423
    rows = shown["requirements"]
    assert [one["disputed"] for one in rows] == [False, True, False, False]
    assert rows[1]["verdict"] == rows[1]["local"]["verdict"] == "missing"
    assert rows[1]["opinion"]["verdict"] == "met"
    assert [item["verified"] for item in rows[2]["evidence"]] == [False]
    letter = shown["writing"]["letter"]
    assert [fact["text"] for fact in letter["new"]["vi"]] == ["40", "Contoso"]


def test_a_local_report_says_nothing_of_it() -> None:
    shown = to_json(make_report([row("Python")]), job(), SAY["en"])
    assert not {"tokens", "cost", "language_model", "writing"} & set(shown)
    assert set(shown["requirements"][0]) & {"disputed", "opinion", "local"} == set()
    assert in_words(make_report([row("Python")])).writing is None


@pytest.mark.parametrize("part", list(Part))
def test_each_part_can_be_copied(part: Part) -> None:
    for language in ("en", "vi"):
        assert part_text(WRITING, part, SAY[language], language)
        assert part_text(Writing(), part, SAY[language], language) == ""
        assert part_markdown(WRITING, part, SAY[language], language).endswith("\n")


def test_the_letter_alone_keeps_its_paragraphs_and_its_warning() -> None:
    text = letter_bytes(WRITING, SAY["en"], "en", markdown=False).decode()
    assert text == (
        "Dear team,\n\nI led 40 people at Contoso.\n\nÁnh Nguyệt\nNot in the CV: “40”, “Contoso”\n"
    )
    assert (
        "# Draft of a cover letter"
        in letter_bytes(WRITING, SAY["en"], "en", markdown=True).decode()
    )
    with pytest.raises(ValueError, match="no letter"):
        letter_bytes(Writing(), SAY["en"], "en", markdown=False)


def test_the_letter_is_a_document_of_its_own() -> None:
    def made(report: Report) -> str:
        exported = Exported(report, text_cv(), job(), None)
        data = document_bytes(TaskContext(), ExportKind.LETTER, exported, SAY["vi"], "vi")
        return data.decode()

    assert made(deeper_report()) == letter_bytes(WRITING, SAY["vi"], "vi", markdown=False).decode()
    with pytest.raises(ValueError, match="no letter"):
        made(make_report([row("Python")]))
