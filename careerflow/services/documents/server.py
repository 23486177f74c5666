"""The reader process: opens one PDF at a time, answers with its text and with page images.

The only part of the program that imports pymupdf: an untrusted PDF may crash or hang this
process and nothing else.
"""

import gc
import hashlib
from dataclasses import dataclass, field, replace

import msgspec
import pymupdf

from careerflow.models.document import Box, Document, DocumentKind, PageImage
from careerflow.models.errors import PasswordNeededError, ReadError
from careerflow.models.message import Message
from careerflow.services import child_process
from careerflow.services.documents import checks, sandbox
from careerflow.services.documents.concealed import concealed_words
from careerflow.services.documents.extraction import Fragment, fragments
from careerflow.services.documents.layout import assemble, reading_order
from careerflow.services.documents.structure import recognise
from careerflow.services.documents.visibility import Eye, Picture
from careerflow.services.profile.recognise import profile
from careerflow.services.task import Stage, TaskContext

_OPEN_CPU_SECONDS = 15
_RENDER_CPU_SECONDS = 10
# Without COLLECT_STYLES, which compares each letter with each drawn line to tell what is
# underlined: a crowded page takes it seconds, and nothing here asks.
# ActualText says what nobody sees: the names of icons at best, hidden keywords at worst.
_FLAGS = (
    pymupdf.TEXT_PRESERVE_LIGATURES
    | pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_IGNORE_ACTUALTEXT
)
_MAX_PIXELS = 24_000_000
_LOOK_PIXELS = 4_000_000
_LOOK_SCALE = 2.0
_CONCEALED_PAGES = 10
_CONCEALED_CHARACTERS = 100_000
"""Beyond this much text nobody looks for more: no CV, and it would take as long again."""
_LETTER_SIZE = (612.0, 792.0)
_FEW_HIDDEN_WORDS = 2
"""Words out of sight that need no mention: stray marks at a page's edge."""


class OpenRequest(msgspec.Struct, frozen=True):
    name: str
    password: str | None = None


class RenderRequest(msgspec.Struct, frozen=True):
    page: int
    scale: float


class ImageSize(msgspec.Struct, frozen=True):
    width: int
    height: int
    stride: int


class Server:
    """Holds the PDF that was opened last."""

    def __init__(self) -> None:
        self._pdf: pymupdf.Document | None = None

    def handle(
        self, ctx: TaskContext, method: str, params: msgspec.Raw, blob: bytes
    ) -> tuple[object, bytes]:
        if method in ("open", "show"):
            sandbox.allow_cpu(_OPEN_CPU_SECONDS)
            request = msgspec.json.decode(params, type=OpenRequest)
            self._pdf = None
            self._pdf = open_pdf(blob, request.password)
            return (read(ctx, self._pdf, blob) if method == "open" else None), b""
        sandbox.allow_cpu(_RENDER_CPU_SECONDS)
        wanted = msgspec.json.decode(params, type=RenderRequest)
        if self._pdf is None:
            raise ReadError("read.not_open")
        image = render(self._pdf, wanted.page, wanted.scale)
        return ImageSize(image.width, image.height, image.stride), image.data


def main(arguments: list[str]) -> int:
    """The reader child's entry: serves until its standard input closes."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    sandbox.confine()
    # The process lives for one document and makes no cycles worth looking for.
    gc.disable()
    failures = {
        MemoryError: "read.too_big",
        pymupdf.mupdf.FzErrorSystem: "read.too_big",
        pymupdf.mupdf.FzErrorLimit: "read.too_big",
    }
    return child_process.serve(Server().handle, failures, "read.damaged")


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
class _Pages:
    """Width, height and lines of each page; words out of sight; pages that MuPDF could not read."""

    read: list[tuple[float, float, list[Fragment]]] = field(default_factory=list)
    hidden: int = 0
    failed: int = 0


def read(ctx: TaskContext, pdf: pymupdf.Document, data: bytes) -> Document:
    """The whole document. Raises ReadError where it has no usable text."""
    pages = _read_pages(ctx, pdf)
    layout = assemble(pages.read)
    if pages.failed == 0 and len(layout.text) < _CONCEALED_CHARACTERS:
        pages.hidden += concealed_words(pdf, min(pdf.page_count, _CONCEALED_PAGES))
    warnings = _warnings(pdf, pages, layout.text)
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
    )
    return replace(document, profile=profile(document))


def _read_pages(ctx: TaskContext, pdf: pymupdf.Document) -> _Pages:
    pages = _Pages()
    characters = 0
    for number in range(pdf.page_count):
        ctx.step(Stage.READING, number, pdf.page_count)
        try:
            width, height, lines, hidden = _read_page(pdf, number)
        except pymupdf.mupdf.FzErrorSystem:
            raise
        except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
            width, height, lines, hidden = *_LETTER_SIZE, [], 0
            pages.failed += 1
        pages.read.append((width, height, lines))
        pages.hidden += hidden
        characters += sum(len(line.text) for line in lines)
        if characters > checks.MAX_CHARACTERS:
            raise ReadError("read.too_much_text")
    if pages.failed == len(pages.read):
        raise ReadError("read.damaged")
    return pages


def _warnings(pdf: pymupdf.Document, pages: _Pages, text: str) -> tuple[Message, ...]:
    empty = sum(not lines for _, _, lines in pages.read)
    pictures = any(pdf.get_page_images(number) for number in range(min(pdf.page_count, 3)))
    warnings = checks.check_text(text, empty, pictures)
    if pdf.is_repaired or pages.failed:
        warnings = (Message("read.repaired"), *warnings)
    if pages.hidden > _FEW_HIDDEN_WORDS:
        warnings = (*warnings, Message("read.hidden_text", {"count": pages.hidden}))
    return warnings


def _read_page(pdf: pymupdf.Document, number: int) -> tuple[float, float, list[Fragment], int]:
    """Width, height, lines in reading order, count of hidden words."""
    page = pdf[number]
    # A display list has the page as shown: rotated, with annotations and form fields.
    drawing = page.get_displaylist()
    raw = pymupdf.TextPage(drawing.get_textpage(_FLAGS)).extractRAWDICT()
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
    return width, height, reading_order(found), hidden


def _picture(pixmap: pymupdf.Pixmap) -> Picture:
    return Picture(pixmap.samples, pixmap.width, pixmap.height, pixmap.stride, pixmap.n)


def render(pdf: pymupdf.Document, number: int, scale: float) -> PageImage:
    """One page, RGB. The scale is reduced where the image would exceed 24 million pixels."""
    if not 0 <= number < pdf.page_count:
        raise ReadError("read.no_such_page")
    page = pdf[number]
    area = max(page.rect.width * page.rect.height, 1.0)
    fitting = min(max(scale, 0.01), (_MAX_PIXELS / area) ** 0.5)
    matrix = pymupdf.Matrix(fitting, fitting)
    pixmap = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=False)
    return PageImage(number, pixmap.width, pixmap.height, pixmap.stride, pixmap.samples)
