"""Paints one page: sheet, image, marks."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from careerflow.models.document import Box
from careerflow.models.report import Verdict
from careerflow.views.preview import paper
from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.page_layout import PageLayout, scaled
from careerflow.views.preview.page_marks import PageMarks
from careerflow.views.preview.warned_places import paint_warned

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
        self, painter: QPainter, pages: PageLayout, page: int, marks: PageMarks
    ) -> None:
        """What is marked on the page, turned with it."""
        painter.save()
        painter.setTransform(pages.placed(page), combine=True)
        hits, current = (_rects(boxes, pages.zoom) for boxes in marks.hits_on(page))
        painter.save()
        if 0 < len(hits) + len(current) < _APART:
            painter.setClipRegion(_without(pages.rect(page), [*hits, *current]))
        _paint_evidence(painter, marks, page, pages.zoom)
        painter.restore()
        _paint_hits(painter, hits, current)
        selected = _rects(marks.selection_on(page), pages.zoom)
        if selected:
            paper.paint_tint(painter, selected, paper.selection())
        if marks.warned is not None:
            paint_warned(painter, marks.warned, page, pages.zoom, marks.flash)
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


def _paint_evidence(painter: QPainter, marks: PageMarks, page: int, zoom: float) -> None:
    here = marks.highlights_on(page)
    others = [h for h in here if h.row != marks.selected]
    for verdict in Verdict:
        rects = [r for h in others if h.verdict is verdict for r in _rects([*h.boxes], zoom)]
        if rects:
            paper.paint_tint(painter, rects, paper.tint(verdict))
            paper.paint_underlines(painter, _without_repeats(rects), verdict, zoom)
    flash = marks.flash if marks.warned is None else 0.0
    for highlight in (h for h in here if h.row == marks.selected):
        _paint_selected(painter, _rects([*highlight.boxes], zoom), highlight, flash)


def _paint_selected(
    painter: QPainter, rects: list[QRectF], highlight: Highlight, flash: float
) -> None:
    verdict = highlight.verdict
    tint = paper.mix(paper.tint(verdict, selected=True), paper.tint(verdict), flash)
    paper.paint_tint(painter, rects, tint)
    paper.paint_outline(painter, rects, paper.edge(verdict), paper.LINE[verdict], 4 * flash)


def _paint_hits(painter: QPainter, others: list[QRectF], current: list[QRectF]) -> None:
    if others:
        paper.paint_tint(painter, others, paper.hit(current=False))
    if current:
        paper.paint_tint(painter, current, paper.hit(current=True))
        paper.paint_outline(painter, current, paper.hit_edge(), Qt.PenStyle.SolidLine, 0)


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
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 9))
    for step in range(_SHADOW_STEPS, 0, -1):
        soft = rect.adjusted(-step, -step, step, step).translated(QPointF(0, 1.5))
        painter.drawRoundedRect(soft, step, step)
