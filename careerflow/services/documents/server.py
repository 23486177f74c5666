"""The reader process: opens one PDF at a time, answers with its text and with page images.

The only part of the program that imports pymupdf: an untrusted PDF may crash or hang this
process and nothing else.
"""

import argparse
import gc
import hashlib
import os
from dataclasses import dataclass, field, replace

import msgspec
import pymupdf

from careerflow.models.document import Box, Document, DocumentKind, WarningPlace
from careerflow.models.errors import ExportError, PasswordNeededError, ReadError
from careerflow.models.message import Message
from careerflow.services import child_process
from careerflow.services.documents import checks, losses, sandbox
from careerflow.services.documents.actual_text import complete, nameless
from careerflow.services.documents.concealed import concealed_words
from careerflow.services.documents.drawings import Drawings
from careerflow.services.documents.extraction import Fragment, fragments
from careerflow.services.documents.layout import Text, assemble, reading_order
from careerflow.services.documents.outlines import outlined
from careerflow.services.documents.page_memory import BYTES, MAX_PIXELS, PageMemory
from careerflow.services.documents.pictures import with_text
from careerflow.services.documents.structure import recognise
from careerflow.services.documents.tracking import tracked
from careerflow.services.documents.visibility import Eye, Picture
from careerflow.services.exports.worded import WordedReport
from careerflow.services.profile.recognise import profile
from careerflow.services.task import Cancelled, Stage, TaskContext

_OPEN_CPU_SECONDS = 15
_RENDER_CPU_SECONDS = 10
_REPORT_CPU_SECONDS = 60
# Without COLLECT_STYLES, which compares each letter with each drawn line to tell what is
# underlined: a crowded page takes it seconds, and nothing here asks.
# ActualText says what nobody sees: the names of icons at best, hidden keywords at worst.
_DESCRIBED = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE
_FLAGS = _DESCRIBED | pymupdf.TEXT_IGNORE_ACTUALTEXT
_LOOK_PIXELS = 4_000_000
_LOOK_SCALE = 2.0
_CONCEALED_PAGES = 10
_CONCEALED_CHARACTERS = 100_000
"""Beyond this much text nobody looks for more: no CV, and it would take as long again."""
_LETTER_SIZE = (612.0, 792.0)
_PICTURES = "read.picture_pages", "read.picture_text"
_OUTLINES = "read.outlined_pages", "read.outlined_text"
"""What is lost of a whole page, and of a part of one."""
_FEW_HIDDEN_WORDS = 2
"""Words out of sight that need no mention: stray marks at a page's edge."""


class OpenRequest(msgspec.Struct, frozen=True):
    name: str
    password: str | None = None


class RenderRequest(msgspec.Struct, frozen=True):
    """`part` is a box of the page; None for all of it."""

    page: int
    scale: float
    part: Box | None = None


class ReportRequest(msgspec.Struct, frozen=True):
    """`text` is that of a plain-text CV; else the blob is the PDF, or empty where there is none:
    `without` then says why, by the last part of a `document.*` message id."""

    report: WordedReport
    text: str | None = None
    password: str | None = None
    without: str = ""


class ImageSize(msgspec.Struct, frozen=True):
    """`shared`: the pixels are in the shared memory, not behind this frame."""

    width: int
    height: int
    stride: int
    shared: bool = False


class Server:
    """Holds the PDF that was opened last, and the image it answered with last."""

    def __init__(self, memory: PageMemory | None = None) -> None:
        self._memory = memory
        self._pdf: pymupdf.Document | None = None
        self._image: pymupdf.Pixmap | None = None

    def handle(
        self, ctx: TaskContext, method: str, params: msgspec.Raw, blob: bytes
    ) -> tuple[object, child_process.Blob]:
        if method == "report":
            return None, make_report(ctx, params, blob)
        if method in ("open", "show"):
            sandbox.allow_cpu(_OPEN_CPU_SECONDS)
            request = msgspec.json.decode(params, type=OpenRequest)
            self._pdf = self._image = None
            self._pdf = open_pdf(blob, request.password)
            return (read(ctx, self._pdf, blob) if method == "open" else None), b""
        sandbox.allow_cpu(_RENDER_CPU_SECONDS)
        wanted = msgspec.json.decode(params, type=RenderRequest)
        if self._pdf is None:
            raise ReadError("read.not_open")
        self._image = None  # two large ones at a time would be one too many
        self._image = image = render(self._pdf, wanted)
        size = ImageSize(image.width, image.height, image.stride)
        if self._memory is None or image.stride * image.height > BYTES:
            return size, image.samples_mv
        self._memory.write(image.samples_mv)
        self._image = None
        return msgspec.structs.replace(size, shared=True), b""


def main(arguments: list[str]) -> int:
    """The reader child's entry: serves until its standard input closes.

    `--memory N` is the descriptor, which it inherits, of memory for page images.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--reader-child", action="store_true")
    parser.add_argument("--memory", type=int)
    descriptor = parser.parse_args(arguments).memory
    memory = None if descriptor is None else PageMemory(descriptor)
    if descriptor is not None:
        os.close(descriptor)
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    sandbox.confine()
    # The process lives for one document and makes no cycles worth looking for.
    gc.disable()
    failures = {
        MemoryError: "read.too_big",
        pymupdf.mupdf.FzErrorSystem: "read.too_big",
        pymupdf.mupdf.FzErrorLimit: "read.too_big",
        pymupdf.mupdf.FzErrorBase: "read.damaged",
        RuntimeError: "read.damaged",  # PyMuPDF's own for most faults of a file
    }
    return child_process.serve(Server(memory).handle, failures, "read.unexpected")


def make_report(ctx: TaskContext, params: msgspec.Raw, blob: bytes) -> bytes:
    """The report as a PDF, with the CV's pages. Raises ReadError, ExportError."""
    from careerflow.services.exports.pdf.document import report_pdf

    sandbox.allow_cpu(_REPORT_CPU_SECONDS)
    wanted = msgspec.json.decode(params, type=ReportRequest)
    cv = open_pdf(blob, wanted.password) if blob else wanted.text
    try:
        return report_pdf(ctx, wanted.report, cv, wanted.without)
    except Cancelled:
        raise
    except (MemoryError, pymupdf.mupdf.FzErrorSystem, pymupdf.mupdf.FzErrorLimit) as error:
        raise ExportError("export.pdf_too_big") from error
    except Exception as error:  # not "this PDF is damaged": it was read before
        raise ExportError("export.pdf_failed", kind=type(error).__name__) from error


def open_pdf(data: bytes, password: str | None) -> pymupdf.Document:
    """Opens a PDF that may be read. Raises ReadError, PasswordNeededError."""
    checks.check_bytes(data)
    try:
        pdf = pymupdf.open(stream=data, filetype="pdf")
    except (pymupdf.FileDataError, pymupdf.EmptyFileError, RuntimeError, ValueError) as error:
        raise _cannot_open(data) from error
    if not pdf.is_pdf:
        raise _cannot_open(data)
    if pdf.needs_pass:
        _unlock(pdf, password)
    pages = _page_count(pdf)
    if pages == 0:
        raise ReadError("read.no_pages")
    if pages > checks.MAX_PAGES:
        raise ReadError("read.too_many_pages", pages=pages, limit=checks.MAX_PAGES)
    return pdf


def _cannot_open(data: bytes) -> ReadError:
    is_pdf = checks.file_type(data) == checks.FileType.PDF
    return ReadError("read.damaged" if is_pdf else "read.not_pdf_unknown")


def _unlock(pdf: pymupdf.Document, password: str | None) -> None:
    if password is None:
        raise PasswordNeededError("read.password_needed")
    if not pdf.authenticate(password):
        raise PasswordNeededError("read.password_wrong")


def _page_count(pdf: pymupdf.Document) -> int:
    try:
        return int(pdf.page_count)
    except RuntimeError as error:
        raise ReadError("read.damaged") from error


@dataclass(slots=True)
class _PageRead:
    """One page: its lines in reading order, how many words are out of sight, and where pictures
    show text or letters are drawn as shapes."""

    width: float
    height: float
    lines: list[Fragment] = field(default_factory=list)
    hidden: int = 0
    pictures: list[Box] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class _Pages:
    """All pages; words out of sight; pages that MuPDF could not read."""

    read: list[_PageRead] = field(default_factory=list)
    hidden: int = 0
    failed: int = 0


def read(ctx: TaskContext, pdf: pymupdf.Document, data: bytes) -> Document:
    """The whole document. Raises ReadError where it has no usable text."""
    pages = _read_pages(ctx, pdf)
    layout = assemble([(page.width, page.height, page.lines) for page in pages.read])
    if pages.failed == 0 and len(layout.text) < _CONCEALED_CHARACTERS:
        pages.hidden += concealed_words(pdf, min(pdf.page_count, _CONCEALED_PAGES))
    warnings, places = _warnings(pdf, pages, layout)
    recognised = recognise(layout.text, layout.lines, layout.pages)
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(),
        kind=DocumentKind.PDF,
        language=recognised.language,
        text=layout.text,
        pages=layout.pages,
        lines=layout.lines,
        sections=recognised.sections,
        periods=recognised.periods,
        person=recognised.person,
        warnings=warnings,
        places=places,
    )
    return replace(document, profile=profile(document))


def _read_pages(ctx: TaskContext, pdf: pymupdf.Document) -> _Pages:
    pages = _Pages()
    drawings = Drawings(pdf)
    characters = 0
    for number in range(pdf.page_count):
        ctx.step(Stage.READING, number, pdf.page_count)
        try:
            page = _read_page(pdf, number, drawings)
        except pymupdf.mupdf.FzErrorSystem:
            raise
        except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
            page = _PageRead(*_LETTER_SIZE)
            pages.failed += 1
        # Outside of the try: a fault of our own is no damage of the file.
        page.lines = reading_order(page.lines)
        pages.read.append(page)
        pages.hidden += page.hidden
        characters += sum(len(line.text) for line in page.lines)
        if characters > checks.MAX_CHARACTERS:
            raise ReadError("read.too_much_text")
    if pages.failed == len(pages.read):
        raise ReadError("read.damaged")
    return pages


def _warnings(
    pdf: pymupdf.Document, pages: _Pages, layout: Text
) -> tuple[tuple[Message, ...], tuple[WarningPlace, ...]]:
    pictures = any(pdf.get_page_images(number) for number in range(min(pdf.page_count, 3)))
    outlines = any(page.outlines for page in pages.read)
    losses.check_text(layout.text, pictures, outlines)
    lost = [
        *losses.letters_lost(layout.text, layout.lines, layout.pages),
        *_not_text(_PICTURES, pages, [page.pictures for page in pages.read]),
        *_not_text(_OUTLINES, pages, [page.outlines for page in pages.read]),
    ]
    warnings = [loss.warning for loss in lost]
    if pdf.is_repaired or pages.failed:
        warnings.insert(0, Message("read.repaired"))
    if pages.hidden > _FEW_HIDDEN_WORDS:
        warnings.append(Message("read.hidden_text", {"count": pages.hidden}))
    return tuple(warnings), tuple(place for loss in lost for place in loss.places)


def _not_text(
    warnings: tuple[str, str], pages: _Pages, boxes: list[list[Box]]
) -> list[losses.Loss]:
    """What is no text on each page: all of it, or parts beside text."""
    of_page, of_part = warnings
    whole: list[tuple[int, Box]] = []
    parts: list[tuple[int, Box]] = []
    for number, (page, found) in enumerate(zip(pages.read, boxes, strict=True)):
        (parts if page.lines else whole).extend((number, box) for box in found)
    return [*losses.boxes_lost(whole, of_page), *losses.boxes_lost(parts, of_part)]


def _read_page(pdf: pymupdf.Document, number: int, drawings: Drawings) -> _PageRead:
    """Its lines are still parts of lines, in the order in which the file draws them."""
    page = pdf[number]
    # A display list has the page as shown: rotated, with annotations and form fields.
    drawing = page.get_displaylist()
    raw = pymupdf.TextPage(drawing.get_textpage(_FLAGS)).extractRAWDICT()
    if nameless(raw):
        complete(raw, pymupdf.TextPage(drawing.get_textpage(_DESCRIBED)).extractRAWDICT())
    width, height = page.rect.width, page.rect.height
    scale = min(_LOOK_SCALE, (_LOOK_PIXELS / max(width * height, 1.0)) ** 0.5)

    def look(coloured: bool) -> Picture:
        space = pymupdf.csRGB if coloured else pymupdf.csGRAY
        matrix = pymupdf.Matrix(scale, scale)
        return _picture(drawing.get_pixmap(matrix=matrix, colorspace=space, alpha=False))

    def images() -> list[Box]:
        turn = page.rotation_matrix
        found = (pymupdf.Rect(image["bbox"]) * turn for image in page.get_image_info())
        return [(box.x0, box.y0, box.x1, box.y1) for box in found]

    eye = Eye(look, images, (width, height), scale)
    found, hidden = fragments(raw, eye.sees)
    printed = tracked(found)
    boxes = [item.box for item in printed]
    shapes = outlined(drawings.of(page), boxes, tuple(page.rotation_matrix))
    read = _PageRead(width, height, printed, hidden, outlines=shapes)
    if printed:
        read.pictures = with_text(eye.grey, scale, eye.images, boxes) if page.get_images() else []
        return read
    whole = [(0.0, 0.0, round(width, 2), round(height, 2))]
    if shapes:
        read.outlines = whole
    elif eye.sees_anything():
        read.pictures = whole
    return read


def _picture(pixmap: pymupdf.Pixmap) -> Picture:
    return Picture(pixmap.samples, pixmap.width, pixmap.height, pixmap.stride, pixmap.n)


def render(pdf: pymupdf.Document, wanted: RenderRequest) -> pymupdf.Pixmap:
    """One page or a part of it, RGB; smaller where the image would exceed 24 million pixels.

    Raises ReadError where there is no such page, or no such part of it.
    """
    if not 0 <= wanted.page < pdf.page_count:
        raise ReadError("read.no_such_page")
    page = pdf[wanted.page]
    part = page.rect if wanted.part is None else page.rect & pymupdf.Rect(wanted.part)
    if part.is_empty:
        raise ReadError("read.no_such_page")
    area = max(part.width * part.height, 1.0)
    fitting = min(max(wanted.scale, 0.01), (MAX_PIXELS / area) ** 0.5)
    matrix = pymupdf.Matrix(fitting, fitting)
    return page.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=False, clip=part)
