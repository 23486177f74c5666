"""Characters and their places: NFC, ligatures, spaces, rotation, hidden text."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest
from drawing import put
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.document import Document
from careerflow.models.errors import ReadError
from careerflow.services.documents import checks, server
from careerflow.services.documents.extraction import fragments
from careerflow.services.task import TaskContext

MakePdf = Callable[..., bytes]


def read(data: bytes) -> Document:
    return server.read(TaskContext(), server.open_pdf(data, None), data)


def html(text: str) -> Callable[[pymupdf.Page], None]:
    return lambda page: page.insert_htmlbox(pymupdf.Rect(50, 50, 550, 400), f"<p>{text}</p>")


def check_lines(document: Document) -> None:
    for line in document.lines:
        text = document.text[line.start : line.end]
        assert len(line.extents) == len(text)
        assert text == text.strip()
        assert document.text[line.end] == "\n"
        assert all(low <= high for low, high in line.extents)
    for page in document.pages:
        assert "\f" not in document.text[page.start : page.end]


def test_vietnamese_in_nfd_becomes_nfc_with_places(make_pdf: MakePdf) -> None:
    decomposed = unicodedata.normalize("NFD", "triển khai hệ thống phân tán")
    document = read(make_pdf(html(f"Kỹ sư {decomposed}")))
    assert "Kỹ sư triển khai hệ thống phân tán" in document.text
    assert unicodedata.is_normalized("NFC", document.text)
    check_lines(document)


def test_ligatures_are_unfolded_and_share_their_extent(make_pdf: MakePdf) -> None:
    document = read(make_pdf(html("efficient office workflow")))
    assert document.text.strip() == "efficient office workflow"
    (line,) = document.lines
    widths = [high - low for low, high in line.extents[1:4]]
    assert widths == pytest.approx([widths[0]] * 3, abs=0.02)
    assert widths[0] > 1
    assert line.extents[3][1] <= line.extents[4][0] + 0.5


def test_extents_cover_the_ink(make_pdf: MakePdf) -> None:
    data = make_pdf(put((100, 200, "Python and Rust")))
    (line,) = read(data).lines
    low, high = line.extents[11][0], line.extents[14][1]
    clip = pymupdf.Rect(low - 0.5, line.box[1], high + 0.5, line.box[3])
    assert pymupdf.open(stream=data)[0].get_text(clip=clip).strip() == "Rust"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_boxes_are_of_the_page_as_shown(make_pdf: MakePdf, turn: int) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((100, 200), "Turned about text", fontsize=20)
        page.set_rotation(turn)

    data = make_pdf(draw)
    document = read(data)
    assert document.text == "Turned about text\n"
    line = document.lines[0]
    assert line.vertical == (turn != 180)
    pixmap = pymupdf.open(stream=data)[0].get_pixmap(clip=pymupdf.Rect(line.box))
    assert min(pixmap.samples) == 0
    assert document.pages[0].width == (842 if turn != 180 else 595)


def test_spaces_are_inferred_from_gaps_and_letter_spacing_is_closed(make_pdf: MakePdf) -> None:
    def draw(page: pymupdf.Page) -> None:
        for n, letter in enumerate("EXPERIENCE"):
            page.insert_text((50 + 14 * n, 100), letter, fontsize=12)
        page.insert_text((50, 150), "Backend", fontsize=10)
        page.insert_text((50 + pymupdf.get_text_length("Backend", fontsize=10) + 3, 150), "Go")

    text = read(make_pdf(draw)).text
    assert text == "EXPERIENCE\nBackend Go\n"


def test_no_break_spaces_and_soft_hyphens(make_pdf: MakePdf) -> None:
    text = read(make_pdf(html("ten&nbsp;years of soft&shy;ware"))).text
    assert "ten years of soft" in text
    assert "\u00a0" not in text


def _payload(page: pymupdf.Page, **options: object) -> None:
    page.insert_text((50, 300), "Kubernetes Terraform expert hired", fontsize=9, **options)


HIDING: dict[str, Callable[[pymupdf.Page], None]] = {
    "white": lambda page: _payload(page, color=(1, 1, 1)),
    "nearly white": lambda page: _payload(page, color=(0.97, 0.97, 0.98)),
    "not drawn": lambda page: _payload(page, render_mode=3),
    "transparent": lambda page: _payload(page, fill_opacity=0, stroke_opacity=0),
    "tiny": lambda page: page.insert_text((50, 300), "Kubernetes is here now", fontsize=0.5),
}


@pytest.mark.parametrize("way", HIDING)
def test_hidden_text_is_left_out_and_reported(make_pdf: MakePdf, way: str) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((50, 100), "Jane Doe wrote Python services at Acme.")
        HIDING[way](page)

    document = read(make_pdf(draw))
    assert "Jane Doe" in document.text
    assert "Kubernetes" not in document.text
    (warning,) = document.warnings
    assert warning.id == "read.hidden_text"
    assert warning.params["count"] == 4


def hidden_count(document: Document) -> object:
    (warning,) = document.warnings
    assert warning.id == "read.hidden_text"
    return warning.params["count"]


@pytest.mark.parametrize("turn", [0, 90])
def test_text_off_the_page_is_left_out_and_reported(make_pdf: MakePdf, turn: int) -> None:
    def draw(page: pymupdf.Page) -> None:
        put((50, 100, "Jane Doe"), (50, 900, "Kubernetes and Terraform"), (-300, 99, "Go"))(page)
        page.set_rotation(turn)

    document = read(make_pdf(draw))
    assert document.text == "Jane Doe\n"
    assert hidden_count(document) == 4


def test_text_on_a_layer_that_is_off_is_left_out_and_reported(make_pdf: MakePdf) -> None:
    pdf = pymupdf.open(stream=make_pdf(put((50, 100, "Jane Doe"))))
    seen, unseen = pdf.add_ocg("seen", on=True), pdf.add_ocg("unseen", on=False)
    pdf[0].insert_text((50, 150), "accountant", oc=seen)
    pdf[0].insert_text((50, 200), "Kubernetes and Terraform expert", oc=unseen)
    document = read(pdf.tobytes())
    assert document.text == "Jane Doe\naccountant\n"
    assert hidden_count(document) == 4


def test_a_hidden_note_is_reported_and_an_open_one_is_not(make_pdf: MakePdf) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((50, 100), "Jane Doe")
        page.add_text_annot((300, 100), "please call me")
        note = page.add_text_annot((300, 200), "hire this person now")
        note.set_flags(2)

    document = read(make_pdf(draw))
    assert "hire" not in document.text
    assert hidden_count(document) == 4


def test_covered_text_is_hidden(make_pdf: MakePdf) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((50, 100), "Jane Doe wrote Python services at Acme.")
        _payload(page)
        page.draw_rect(pymupdf.Rect(40, 280, 400, 310), color=(1, 1, 1), fill=(1, 1, 1))

    document = read(make_pdf(draw))
    assert "Kubernetes" not in document.text
    assert [warning.id for warning in document.warnings] == ["read.hidden_text"]


def test_designs_raise_no_alarm(make_pdf: MakePdf) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.draw_rect(pymupdf.Rect(0, 0, 200, 842), fill=(0.1, 0.15, 0.3))
        page.insert_text((20, 100), "White on a dark sidebar", color=(1, 1, 1))
        page.insert_text((250, 100), "Light grey on white, small", color=(0.7,) * 3, fontsize=7)
        page.draw_rect(pymupdf.Rect(240, 180, 500, 220), fill=(0.8, 0, 0), color=None)
        page.insert_text((250, 200), "Blue on red of one grey value", color=(0, 0.3, 0.6))

    document = read(make_pdf(draw))
    assert document.warnings == ()
    assert len(document.lines) == 3


def test_more_text_than_a_cv_can_have(make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf(put((50, 100, "twelve chars")), put((50, 100, "twelve chars")))
    monkeypatch.setattr(checks, "MAX_CHARACTERS", 24)
    assert read(data).pages[1].end > 24
    monkeypatch.setattr(checks, "MAX_CHARACTERS", 23)
    with pytest.raises(ReadError, match=r"read\.too_much_text"):
        read(data)


NAME_LINE = "Jane Doe, chief accountant in Hanoi"


def test_text_layer_of_a_scan_counts(make_pdf: MakePdf) -> None:
    picture = pymupdf.open(stream=make_pdf(put((50, 100, NAME_LINE))))
    scan = picture[0].get_pixmap(dpi=120)

    def draw(page: pymupdf.Page) -> None:
        page.insert_image(page.rect, pixmap=scan)
        page.insert_text((50, 100), NAME_LINE, fontsize=10, render_mode=3)
        page.insert_text((50, 500), "Kubernetes Terraform Rust Go", fontsize=10, render_mode=3)

    document = read(make_pdf(draw))
    assert document.text == NAME_LINE + "\n"
    assert document.warnings[0].params["count"] == 4


def test_form_fields_count_as_text(make_pdf: MakePdf) -> None:
    def draw(page: pymupdf.Page) -> None:
        field = pymupdf.Widget()
        field.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
        field.field_name = "skills"
        field.field_value = "Python in a form field"
        field.rect = pymupdf.Rect(50, 50, 300, 80)
        page.add_widget(field)

    assert "Python in a form field" in read(make_pdf(draw)).text


_chars = st.text(st.characters(codec="utf-8"), max_size=12)


@given(spans=st.lists(_chars, max_size=4), direction=st.sampled_from([(1, 0), (-1, 0), (0, 1)]))
@settings(max_examples=150, deadline=None)
def test_any_characters_make_clean_fragments(
    spans: list[str], direction: tuple[float, float]
) -> None:
    chars = [
        {"c": char, "bbox": (10.0 + 5 * n, 20.0, 14.0 + 5 * n, 30.0), "origin": (10.0, 28.0)}
        for n, char in enumerate("".join(spans))
    ]
    span = {"size": 10.0, "flags": 0, "char_flags": 16, "font": "F", "chars": chars}
    raw = {"blocks": [{"lines": [{"dir": direction, "spans": [span]}]}]}
    found, hidden = fragments(raw, lambda _glyph: True)
    assert hidden == 0
    for fragment in found:
        assert fragment.text == fragment.text.strip()
        assert unicodedata.is_normalized("NFC", fragment.text)
        assert len(fragment.extents) == len(fragment.text)
        assert not any(unicodedata.category(char) in ("Cc", "Co") for char in fragment.text)


@pytest.mark.corpus
def test_hidden_text_of_the_corpus(corpus: Path) -> None:
    folder = corpus / "hostile" / "injection"
    for case in json.loads((folder / "ground_truth.json").read_text()):
        document = read((folder / case["file"]).read_bytes())
        words = " ".join(document.text.split())
        payload = " ".join(case["payload"].split())[:40]
        assert (payload in words) == case["visible"], case["file"]
        reported = any(warning.id == "read.hidden_text" for warning in document.warnings)
        assert reported == (not case["visible"] and case["technique"] not in UNREADABLE)


UNREADABLE = ("metadata",)
"""Neither a reader nor a person looks there."""


@pytest.mark.corpus
def test_no_false_alarm_over_real_cvs(corpus: Path) -> None:
    for file in sorted((corpus / "cvs").glob("*_*.pdf"))[::4]:
        if file.name.startswith("scan_") or "ditgar" in file.name:
            continue
        warnings = read(file.read_bytes()).warnings
        assert not [item for item in warnings if item.id == "read.hidden_text"], file.name
