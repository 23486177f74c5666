"""Opening a CV through the reader process: documents, images, typed errors, crashes."""

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pymupdf
import pytest
from drawing import Draw, paragraph, put

from careerflow.models.document import DocumentKind
from careerflow.models.errors import PasswordNeededError, ReadError
from careerflow.services.documents import server
from careerflow.services.documents.client import Reader, read_document, read_file
from careerflow.services.task import Cancelled, Progress, TaskContext

MakePdf = Callable[..., bytes]


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader()
    yield made
    made.close()


def code_of(data: bytes, tmp_path: Path, name: str = "cv.pdf", password: str | None = None) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_document(TaskContext(), path, password)
    return caught.value.code


def test_open_render_and_open_again(reader: Reader, make_pdf: MakePdf) -> None:
    steps: list[Progress] = []
    data = make_pdf(put((50, 50, "Jane Doe")), put((50, 50, "second page")))
    document = reader.open(TaskContext(steps.append), data, "cv.pdf")
    assert document.text == "Jane Doe\n\fsecond page\n"
    assert document.kind is DocumentKind.PDF
    assert [step.total for step in steps[1:]] == [2, 2]
    image = reader.render(TaskContext(), 1, 2.0)
    assert (image.page, image.width, image.height) == (1, 1190, 1684)
    assert len(image.data) == image.stride * image.height
    assert min(image.data) == 0
    assert reader.open(TaskContext(), make_pdf(put((50, 50, "other"))), "b").text == "other\n"


def test_images_are_clamped(reader: Reader, make_pdf: MakePdf) -> None:
    reader.open(TaskContext(), make_pdf(put((50, 50, "Jane Doe"))), "cv.pdf")
    image = reader.render(TaskContext(), 0, 1000.0)
    assert 20_000_000 < image.width * image.height <= 25_000_000
    assert reader.render(TaskContext(), 0, 0.0).width >= 1
    with pytest.raises(ReadError, match=r"read\.no_such_page"):
        reader.render(TaskContext(), 7, 1.0)


def test_the_pipe_brings_the_same_image_as_shared_memory(make_pdf: MakePdf) -> None:
    data = make_pdf(put((50, 50, "Jane Doe")), put((50, 50, "second page")))
    images = []
    for shared in (True, False):
        reader = Reader(shared=shared)
        reader.show(TaskContext(), data)
        images.append([reader.render(TaskContext(), page, 1.3) for page in (0, 1, 0)])
        reader.close()
    assert images[0] == images[1]
    assert images[0][0] == images[0][2] != images[0][1]
    assert isinstance(images[0][0].data, bytes)


def test_a_part_of_a_page_is_what_the_whole_shows_there(reader: Reader, make_pdf: MakePdf) -> None:
    reader.show(TaskContext(), make_pdf(put(*paragraph(50, 60, 30, "many words on a page"))))
    whole = reader.render(TaskContext(), 0, 2.0)
    x0, y0, x1, y1 = 60, 50, 200, 90
    part = reader.with_page(
        TaskContext(),
        0,
        2.0,
        lambda image: replace(image, data=bytes(image.data)),
        (x0, y0, x1, y1),
    )
    assert (part.width, part.height) == (2 * (x1 - x0), 2 * (y1 - y0))
    for row in range(part.height):
        start = (2 * y0 + row) * whole.stride + 3 * 2 * x0
        wanted = whole.data[start : start + 3 * part.width]
        assert part.data[row * part.stride : row * part.stride + 3 * part.width] == wanted
    assert min(part.data) < 60
    with pytest.raises(ReadError, match=r"read\.no_such_page"):
        reader.with_page(TaskContext(), 0, 2.0, lambda image: image, (700.0, 0.0, 800.0, 10.0))


@pytest.mark.parametrize(
    "size",
    [
        {"width": 10, "height": 10, "stride": 29},
        {"width": 0, "height": 10, "stride": 30},
        {"width": 10, "height": -1, "stride": 30},
        {"width": 10, "height": 10, "stride": 30},
        {"width": 9000, "height": 9000, "stride": 27000, "shared": True},
    ],
)
def test_a_size_that_its_pixels_do_not_fill_is_a_crash(
    reader: Reader, make_pdf: MakePdf, size: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever makes an image of it would read beyond its end."""
    reader.show(TaskContext(), make_pdf(put((50, 50, "Jane Doe"))))
    answer = (msgspec.Raw(msgspec.json.encode(size)), b"\0" * 299)
    monkeypatch.setattr(reader._child, "request", lambda *_: answer)
    with pytest.raises(ReadError, match=r"read\.crashed"):
        reader.render(TaskContext(), 0, 1.0)


def test_a_crash_is_told_and_survived(reader: Reader, make_pdf: MakePdf) -> None:
    data = make_pdf(put((50, 50, "Jane Doe")))
    reader.open(TaskContext(), data, "cv.pdf")
    assert reader.pid is not None
    os.kill(reader.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    with pytest.raises(ReadError, match=r"read\.crashed"):
        reader.render(TaskContext(), 0, 1.0)
    with pytest.raises(ReadError, match=r"read\.not_open"):
        reader.render(TaskContext(), 0, 1.0)
    assert reader.open(TaskContext(), data, "cv.pdf").text == "Jane Doe\n"


def bomb() -> bytes:
    """Nested forms: 12 levels of 12 uses each."""
    document = pymupdf.open()
    page = document.new_page()
    inner = document.get_new_xref()
    document.update_object(inner, "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]>>")
    document.update_stream(inner, b"0 0 5 5 re f", new=True)
    for _ in range(12):
        outer = document.get_new_xref()
        document.update_object(
            outer,
            "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]"
            f"/Resources<</XObject<</F {inner} 0 R>>>>>>",
        )
        document.update_stream(outer, b"/F Do " * 12, new=True)
        inner = outer
    document.xref_set_key(page.xref, "Resources", f"<</XObject<</F {inner} 0 R>>>>")
    content = document.get_new_xref()
    document.update_object(content, "<<>>")
    document.update_stream(content, b"/F Do", new=True)
    document.xref_set_key(page.xref, "Contents", f"{content} 0 R")
    return document.tobytes()


def test_a_file_without_end_is_given_up(make_pdf: MakePdf) -> None:
    reader = Reader(open_seconds=2.0)
    with pytest.raises(ReadError, match=r"read\.too_slow"):
        reader.open(TaskContext(), bomb(), "cv.pdf")
    assert reader.open(TaskContext(), make_pdf(put((50, 50, "Jane"))), "cv.pdf").text == "Jane\n"
    reader.close()


def test_cancel_is_felt_at_once(make_pdf: MakePdf) -> None:
    reader = Reader()
    stop = threading.Event()
    timer = threading.Timer(0.5, stop.set)
    timer.start()
    with pytest.raises(Cancelled):
        reader.open(TaskContext(is_cancelled=stop.is_set), bomb(), "cv.pdf")
    assert reader.pid is None
    assert reader.open(TaskContext(), make_pdf(put((50, 50, "Jane"))), "cv.pdf").text == "Jane\n"
    reader.close()
    timer.join()


def test_passwords(tmp_path: Path, make_pdf: MakePdf) -> None:
    data = make_pdf(
        put((50, 50, "Jane Doe")),
        encryption=pymupdf.PDF_ENCRYPT_AES_256,
        user_pw="mật khẩu",
        owner_pw="owner",
    )
    assert code_of(data, tmp_path) == "read.password_needed"
    assert code_of(data, tmp_path, password="wrong") == "read.password_wrong"
    path = tmp_path / "cv.pdf"
    assert read_document(TaskContext(), path, "mật khẩu").text == "Jane Doe\n"
    with pytest.raises(PasswordNeededError):
        read_document(TaskContext(), path)


def test_a_password_is_asked_for_without_a_new_process(reader: Reader, make_pdf: MakePdf) -> None:
    options = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": "secret", "owner_pw": "o"}
    data = make_pdf(put((50, 50, "Jane Doe")), **options)
    with pytest.raises(PasswordNeededError, match=r"read\.password_needed"):
        reader.open(TaskContext(), data, "cv.pdf")
    first = reader.pid
    with pytest.raises(PasswordNeededError, match=r"read\.password_wrong"):
        reader.open(TaskContext(), data, "cv.pdf", "wrong")
    assert reader.open(TaskContext(), data, "cv.pdf", "secret").text == "Jane Doe\n"
    assert reader.render(TaskContext(), 0, 1.0).width == 595
    assert reader.pid == first is not None


def test_what_could_not_be_opened_is_not_rendered(reader: Reader, make_pdf: MakePdf) -> None:
    reader.show(TaskContext(), make_pdf(put((50, 50, "Jane Doe"))))
    with pytest.raises(ReadError, match=r"read\.not_pdf_html"):
        reader.show(TaskContext(), b"<html>")
    with pytest.raises(ReadError, match=r"read\.not_open"):
        reader.render(TaskContext(), 0, 1.0)


def test_showing_only(reader: Reader, make_pdf: MakePdf) -> None:
    options = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": "secret", "owner_pw": "o"}
    data = make_pdf(put(), put((50, 50, "Jane Doe")), **options)
    with pytest.raises(PasswordNeededError, match=r"read\.password_needed"):
        reader.show(TaskContext(), data)
    reader.show(TaskContext(), data, "secret")
    assert min(reader.render(TaskContext(), 0, 1.0).data) == 255
    assert min(reader.render(TaskContext(), 1, 1.0).data) < 60


def test_the_limit_holds_while_progress_is_reported(make_pdf: MakePdf) -> None:
    document = pymupdf.open(stream=make_pdf(put(*paragraph(50, 50, 50, "word"))))
    for _ in range(199):
        document.fullcopy_page(0)  # draws nothing anew
    with pytest.raises(ReadError, match=r"read\.too_slow"):
        Reader(open_seconds=0.8).open(TaskContext(), document.tobytes(), "cv.pdf")


def test_a_huge_page_is_read_and_rendered(reader: Reader, make_pdf: MakePdf) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.set_mediabox(pymupdf.Rect(0, 0, 14400, 14400))
        page.insert_text((50, 7000), "Jane Doe on a poster", fontsize=400)

    assert reader.open(TaskContext(), make_pdf(draw), "cv.pdf").text == "Jane Doe on a poster\n"
    image = reader.render(TaskContext(), 0, 4.0)
    assert image.width * image.height < 25_000_000


def test_owner_password_alone_does_not_matter(make_pdf: MakePdf, tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    options = {"encryption": pymupdf.PDF_ENCRYPT_AES_128, "owner_pw": "owner"}
    path.write_bytes(make_pdf(put((50, 50, "Jane Doe")), **options))
    assert read_document(TaskContext(), path).text == "Jane Doe\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "read.empty"),
        (b" \n\x00", "read.empty"),
        (b"<!DOCTYPE html><html><body>My CV</body></html>", "read.not_pdf_html"),
        (b"PK\x03\x04" + b"\x00" * 30 + b"word/document.xml", "read.not_pdf_word"),
        (b"PK\x03\x04" + b"\x00" * 30 + b"mimetype", "read.not_pdf_archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "read.not_pdf_word"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "read.not_pdf_image"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, "read.not_pdf_image"),
        (b"{\\rtf1 My CV}", "read.not_pdf_rtf"),
        (b"%!PS-Adobe-3.0", "read.not_pdf_postscript"),
        (b"Jane Doe, accountant", "read.not_pdf_unknown"),
        (b"%PDF-1.7\nnothing of the kind", "read.damaged"),
    ],
)
def test_what_is_not_a_pdf(tmp_path: Path, data: bytes, code: str) -> None:
    assert code_of(data, tmp_path) == code


def test_a_picture_that_mupdf_could_open_is_refused(tmp_path: Path) -> None:
    picture = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 20, 20))
    picture.clear_with(255)
    assert code_of(picture.tobytes("png"), tmp_path) == "read.not_pdf_image"


def test_pages(tmp_path: Path, make_pdf: MakePdf) -> None:
    assert code_of(make_pdf(*[put((50, 50, "x"))] * 201), tmp_path) == "read.too_many_pages"
    without = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    without += b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>"
    assert code_of(without, tmp_path) == "read.no_pages"


def scanned(make_pdf: MakePdf) -> Draw:
    page = pymupdf.open(stream=make_pdf(put(*paragraph(50, 50, 30, "word"))))[0]
    scan = page.get_pixmap(dpi=72)
    return lambda page: page.insert_image(page.rect, pixmap=scan)


def test_a_scan(tmp_path: Path, make_pdf: MakePdf) -> None:
    page = pymupdf.open(stream=make_pdf(put((50, 100, "Jane Doe, accountant"))))[0]
    scan = page.get_pixmap(dpi=72)
    data = make_pdf(lambda page: page.insert_image(page.rect, pixmap=scan))
    assert code_of(data, tmp_path) == "read.no_text"


def test_a_fault_of_our_own_is_no_damage(
    monkeypatch: pytest.MonkeyPatch, make_pdf: MakePdf
) -> None:
    """Else a page would be left out in silence, and the file blamed."""

    def faulty(_parts: object) -> None:
        raise ValueError("own")

    monkeypatch.setattr(server, "reading_order", faulty)
    data = make_pdf(put((50, 50, "Jane Doe")))
    with pytest.raises(ValueError, match=r"^own$"):
        server.read(TaskContext(), server.open_pdf(data, None), data)


def test_truncated_files_are_repaired_or_refused(tmp_path: Path, make_pdf: MakePdf) -> None:
    data = make_pdf(put(*paragraph(50, 50, 30, "word")))
    document_path = tmp_path / "cut.pdf"
    document_path.write_bytes(data[: int(len(data) * 0.9)])
    document = read_document(TaskContext(), document_path)
    assert "word29 line of text" in document.text
    assert document.warnings[0].id == "read.repaired"
    assert code_of(data[:60], tmp_path) in ("read.damaged", "read.no_pages")


def test_a_page_that_is_a_picture_is_mentioned_and_a_blank_one_is_not(
    tmp_path: Path, make_pdf: MakePdf
) -> None:
    path = tmp_path / "cv.pdf"
    name = put((50, 50, "Jane Doe, chief accountant in Hanoi"))
    path.write_bytes(make_pdf(name, put(), scanned(make_pdf)))
    document = read_document(TaskContext(), path)
    (warning,) = document.warnings
    assert (warning.id, dict(warning.params)) == (
        "read.picture_pages",
        {"count": 1, "pages": ("3",)},
    )
    assert [(place.warning, place.page) for place in document.places] == [(warning.id, 2)]


def test_files_that_cannot_be_had(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "read.is_folder"), (tmp_path / "no.pdf", "read.not_found")):
        with pytest.raises(ReadError) as caught:
            read_file(path)
        assert caught.value.code == code
    large = tmp_path / "large.pdf"
    with large.open("wb") as stream:
        stream.truncate((50 << 20) + 1)
    with pytest.raises(ReadError, match=r"read\.too_large"):
        read_file(large)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"%PDF-")
    path.chmod(stat.S_IWUSR)
    with pytest.raises(ReadError, match=r"read\.no_permission"):
        read_file(path)


CONFINED = """
import os, socket, subprocess, sys
from careerflow.services.documents import sandbox
sandbox.confine()
sandbox.allow_cpu(5)
def refused(action):
    try:
        action()
    except (PermissionError, MemoryError, OSError) as error:
        return type(error).__name__
    return "allowed"
print(refused(lambda: socket.create_connection(("127.0.0.1", 9))))
print(refused(lambda: subprocess.run(["true"])))
print(refused(lambda: open(sys.argv[1], "w")))
print(refused(lambda: os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT)))
print(refused(lambda: os.remove(sys.argv[1])))
print(refused(lambda: bytearray(3 << 30)))
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS limits no memory")
def test_the_reader_process_is_confined(tmp_path: Path) -> None:
    target = tmp_path / "target"
    run = subprocess.run(
        [sys.executable, "-c", CONFINED, str(target)], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["PermissionError"] * 5 + ["MemoryError"]
    assert not target.exists()


def test_plain_text_needs_no_reader(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("Jane Doe", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path;"
        "from careerflow.services.documents.client import read_document;"
        "from careerflow.services.task import TaskContext;"
        f"print(read_document(TaskContext(), Path({str(path)!r})).text.strip());"
        "print('pymupdf' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == ["Jane Doe", "False"]
