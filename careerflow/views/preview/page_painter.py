"""Paints one page: sheet, image, marks."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QRegion

from careerflow.models.document import Box
from careerflow.models.report import Verdict
from careerflow.views.preview import paper
from careerflow.views.preview.ground import Find, Rgb
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.page_layout import PageLayout, scaled
from careerflow.views.preview.page_marks import PageMarks
from careerflow.views.preview.warned_places import paint_warned
from careerflow.views.preview.wash import Wash, line, rgb, wash

_SHADE = 1 - 9 / 255  # what one sheet of shadow lets through
_SHADOW_STEPS = 5
_APART = 300
"""Found words on a page, up to which evidence is not tinted under them: it takes its time."""


class PagePainter:
    """`loading` (with {page}) is what a page says while its image is on its way; `blank` is the
    colour of a page without an image, `words` that of what it says."""

    def __init__(self) -> None:
        self.loading = "{page}"
        self.blank = QColor("white")
        self.words = QColor("#5b6573")

    def paint_page(
        self,
        painter: QPainter,
        pages: PageLayout,
        page: int,
        image: tuple[PageRequest, QImage] | None,
        error: str | None,
    ) -> None:
        """The sheet in content coordinates: its image, or why there is none."""
        rect = pages.rect(page)
        _paint_shadow(painter, rect)
        if image is None:
            painter.fillRect(rect, self.blank)
            self._say(painter, rect, error or self.loading.format(page=page + 1))
        else:
            paint_image(painter, pages, page, *image)

    def paint_detail(
        self, painter: QPainter, pages: PageLayout, request: PageRequest, image: QImage
    ) -> None:
        """A part of a page over the image of the whole."""
        assert request.part is not None
        _paint_upright(painter, pages.box(request.page, request.part), image)

    def paint_marks(
        self,
        painter: QPainter,
        pages: PageLayout,
        page: int,
        marks: PageMarks,
        image: tuple[PageRequest, QImage] | None = None,
    ) -> None:
        """What is marked on the page, turned with it; `image` is what stands there."""
        find = marks.grounds.of(page, pages.sizes[page], image)
        painter.save()
        painter.setTransform(pages.placed(page), combine=True)
        hits, current = marks.hits_on(page)
        painter.save()
        if 0 < len(hits) + len(current) < _APART:
            over = _rects([*hits, *current], pages.zoom)
            painter.setClipRegion(_without(pages.rect(page), over))
        _paint_evidence(painter, marks, page, pages.zoom, find)
        painter.restore()
        _paint_hits(painter, (hits, current), pages.zoom, find)
        selected = marks.selection_on(page)
        for rects, laid, _ in _laid(selected, pages.zoom, paper.selection(), (), find):
            paper.paint_wash(painter, rects, laid)
        if marks.warned is not None:
            paint_warned(painter, marks.warned, page, pages, marks.flash)
        painter.restore()

    def _say(self, painter: QPainter, rect: QRectF, words: str) -> None:
        painter.setPen(self.words)
        middle = rect.adjusted(24, 24, -24, -24)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(middle, int(flags), words)


def paint_image(
    painter: QPainter, pages: PageLayout, page: int, request: PageRequest, image: QImage
) -> None:
    """Pixel for pixel where the image was made for this size, else stretched and turned
    meanwhile."""
    rect = pages.rect(page)
    if request.turns == pages.turns:
        _paint_upright(painter, rect, image)
        return
    painter.save()
    painter.translate(rect.center())
    turns = pages.turns - request.turns
    painter.rotate(90 * turns)
    width, height = (rect.width(), rect.height())[:: -1 if turns % 2 else 1]
    target = QRectF(-width / 2, -height / 2, width, height)
    painter.drawImage(target, image, QRectF(image.rect()))
    painter.restore()


def _paint_upright(painter: QPainter, rect: QRectF, image: QImage) -> None:
    ratio = painter.device().devicePixelRatio()
    exact = QRectF(rect.topLeft(), image.size().toSizeF() / ratio)
    fits = abs(exact.width() - rect.width()) < 2 and abs(exact.height() - rect.height()) < 2
    if not fits:
        painter.drawImage(rect, image, QRectF(image.rect()))
        return
    # The corner goes to a whole pixel of the screen: with fractional ratios it may lie between.
    corner = painter.deviceTransform().map(rect.topLeft())
    off = QPointF(round(corner.x()) - corner.x(), round(corner.y()) - corner.y()) / ratio
    painter.drawImage(exact.translated(off), image, QRectF(image.rect()))


def _rects(boxes: list[Box], zoom: float) -> list[QRectF]:
    return [scaled(box, zoom) for box in boxes]


def _laid(
    boxes: Iterable[Box], zoom: float, tint: QColor, edges: tuple[Rgb, ...], find: Find
) -> Iterator[tuple[list[QRectF], Wash, QColor]]:
    """The boxes of like ground, with the wash and the line that show there."""
    groups: dict[tuple[Wash, Rgb], list[QRectF]] = {}
    for box in boxes:
        ground = find(box)
        over = wash(rgb(tint), ground)
        groups.setdefault((over, line(edges, ground, over)), []).append(scaled(box, zoom))
    for (over, color), rects in groups.items():
        yield rects, over, QColor(*color)


def _paint_evidence(
    painter: QPainter, marks: PageMarks, page: int, zoom: float, find: Find
) -> None:
    here = marks.highlights_on(page)
    others = [h for h in here if h.row != marks.selected]
    for verdict in Verdict:
        boxes = [box for h in others if h.verdict is verdict for box in h.boxes]
        edges = paper.edges(verdict)
        for rects, over, color in _laid(boxes, zoom, paper.tint(verdict), edges, find):
            paper.paint_wash(painter, rects, over)
            paper.paint_underlines(painter, _without_repeats(rects), verdict, color, zoom)
    flash = marks.flash if marks.warned is None else 0.0
    for highlight in (h for h in here if h.row == marks.selected):
        verdict = highlight.verdict
        tint = paper.mix(paper.tint(verdict, selected=True), paper.tint(verdict), flash)
        laid = _laid(highlight.boxes, zoom, tint, paper.edges(verdict), find)
        for rects, over, color in laid:
            paper.paint_wash(painter, rects, over)
            paper.paint_outline(painter, rects, color, paper.LINE[verdict], 4 * flash)


def _paint_hits(
    painter: QPainter, boxes: tuple[list[Box], list[Box]], zoom: float, find: Find
) -> None:
    others, current = boxes
    for rects, over, _ in _laid(others, zoom, paper.hit(current=False), (), find):
        paper.paint_wash(painter, rects, over)
    laid = _laid(current, zoom, paper.hit(current=True), paper.hit_edges(), find)
    for rects, over, color in laid:
        paper.paint_wash(painter, rects, over)
        paper.paint_outline(painter, rects, color, Qt.PenStyle.SolidLine, 0)


def _without(page: QRectF, rects: list[QRectF]) -> QRegion:
    """All that may be painted on but `rects`: two tints, one over the other, are mud."""
    side = round(max(page.width(), page.height()))
    region = QRegion(-10, -10, side + 20, side + 20)
    for rect in rects:
        region -= QRegion(rect.adjusted(-1, 0, 1, 0).toAlignedRect())
    return region


def _without_repeats(rects: list[QRectF]) -> list[QRectF]:
    """Without repeats: dashes of two equal lines must not fill each other's gaps."""
    return list({rect.getRect(): rect for rect in rects}.values())


def _paint_shadow(painter: QPainter, rect: QRectF) -> None:
    """Rings, each darker than the one around it: whole sheets one over the other would look the
    same, and filling them took longer than all else on the page."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for step in range(_SHADOW_STEPS, -2, -1):
        sheets = min(_SHADOW_STEPS, _SHADOW_STEPS - step + 1)
        painter.setPen(QPen(QColor(0, 0, 0, round(255 * (1 - _SHADE**sheets))), 1))
        out = step - 0.5
        soft = rect.adjusted(-out, -out, out, out).translated(QPointF(0, 1.5))
        painter.drawRoundedRect(soft, max(step, 0), max(step, 0))
