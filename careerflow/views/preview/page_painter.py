"""Paints one page: sheet, image, highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from careerflow.models.report import Verdict
from careerflow.views.preview import paper
from careerflow.views.preview.highlights import Highlight

if TYPE_CHECKING:
    from careerflow.views.preview.page_canvas import PageCanvas

_SHADOW_STEPS = 5
_QUIET_TEXT = QColor("#5b6573")


class PagePainter:
    """`loading` (with {page}) is what a page says while its image is on its way."""

    def __init__(self) -> None:
        self.loading = "{page}"

    def paint_page(self, painter: QPainter, canvas: PageCanvas, page: int) -> None:
        """In content coordinates."""
        rect = canvas.pages.rect(page)
        _paint_shadow(painter, rect)
        painter.fillRect(rect, Qt.GlobalColor.white)
        error, image = canvas.images.error(page), canvas.images.get(page)
        if image is not None:
            _paint_image(painter, rect, image[1], canvas.devicePixelRatioF())
        else:
            _paint_words(painter, rect, error or self.loading.format(page=page + 1))
        if error is None or image is not None:
            self._paint_highlights(painter, canvas, page)

    def _paint_highlights(self, painter: QPainter, canvas: PageCanvas, page: int) -> None:
        here = [h for h in canvas.highlights if h.page == page]
        others = [h for h in here if h.row != canvas.selected]
        for verdict in Verdict:
            rects = [r for h in others if h.verdict is verdict for r in _rects(canvas, h)]
            if rects:
                paper.paint_tint(painter, rects, paper.tint(verdict))
                zoom = canvas.pages.zoom
                paper.paint_underlines(painter, _without_repeats(rects), verdict, zoom)
        for highlight in (h for h in here if h.row == canvas.selected):
            _paint_selected(painter, _rects(canvas, highlight), highlight, canvas.flash.strength)


def _without_repeats(rects: list[QRectF]) -> list[QRectF]:
    """Without repeats: dashes of two equal lines must not fill each other's gaps."""
    return list({rect.getRect(): rect for rect in rects}.values())


def _rects(canvas: PageCanvas, highlight: Highlight) -> list[QRectF]:
    assert highlight.page is not None
    return [canvas.pages.box(highlight.page, box) for box in highlight.boxes]


def _paint_selected(
    painter: QPainter, rects: list[QRectF], highlight: Highlight, flash: float
) -> None:
    verdict = highlight.verdict
    tint = paper.mix(paper.tint(verdict, selected=True), paper.tint(verdict), flash)
    paper.paint_tint(painter, rects, tint)
    paper.paint_outline(painter, rects, verdict, 4 * flash)


def _paint_image(painter: QPainter, rect: QRectF, image: QImage, ratio: float) -> None:
    """Pixel for pixel where the image was made for this zoom, else stretched meanwhile."""
    exact = QRectF(rect.topLeft(), image.size().toSizeF() / ratio)
    fits = abs(exact.width() - rect.width()) < 2 and abs(exact.height() - rect.height()) < 2
    painter.drawImage(exact if fits else rect, image, QRectF(image.rect()))


def _paint_words(painter: QPainter, rect: QRectF, words: str) -> None:
    painter.setPen(_QUIET_TEXT)
    middle = rect.adjusted(24, 24, -24, -24)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(middle, int(flags), words)


def _paint_shadow(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 9))
    for step in range(_SHADOW_STEPS, 0, -1):
        soft = rect.adjusted(-step, -step, step, step).translated(QPointF(0, 1.5))
        painter.drawRoundedRect(soft, step, step)
