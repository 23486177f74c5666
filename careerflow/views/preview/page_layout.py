"""Where the pages stand, one under the other, at a zoom and turned: geometry only."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

MARGIN = 14.0
GAP = 14.0
"""Around and between the pages, in logical pixels, at any zoom."""

SMALLEST, LARGEST = 0.2, 6.0
"""Limits of the zoom, in logical pixels per point."""

ACTUAL_SIZE = 96 / 72
"""Logical pixels per point at which a page is as large as printed (what is called 100 %)."""


Sizes = tuple[tuple[float, float], ...]
"""(width, height) of each page, in points."""


def clamp_zoom(zoom: float) -> float:
    return max(SMALLEST, min(LARGEST, zoom))


def turned(sizes: Sizes, turns: int) -> Sizes:
    """The sizes of pages that were turned by quarters of a circle."""
    return tuple((height, width) for width, height in sizes) if turns % 2 else sizes


class PageLayout:
    """`sizes` are in points; everything else in logical pixels of the scrolled content.

    `turns` counts the quarters of a circle by which the pages are turned clockwise.
    """

    def __init__(self, sizes: Sizes, zoom: float, view_width: float, turns: int = 0) -> None:
        self.sizes = sizes
        self.zoom = zoom
        self.turns = turns % 4
        shown = turned(sizes, turns)
        widest = max((width for width, _ in shown), default=0.0) * zoom + 2 * MARGIN
        middle = max(view_width, widest) / 2
        self._rects: list[QRectF] = []
        y = MARGIN
        for width, height in shown:
            # The corner stands on whole pixels, so that the image stays crisp.
            corner = QPointF(round(middle - width * zoom / 2), round(y))
            self._rects.append(QRectF(corner, QSizeF(width, height) * zoom))
            y += height * zoom + GAP
        self.size = QSizeF(widest, max(y - GAP, MARGIN) + MARGIN)

    def rect(self, page: int) -> QRectF:
        """Of one page."""
        return self._rects[page]

    def visible(self, top: float, bottom: float) -> range:
        """Pages that show between two heights."""
        first = bisect_left(self._rects, top, key=QRectF.bottom)
        return range(first, max(first, bisect_right(self._rects, bottom, key=QRectF.top)))

    def page_at(self, point: QPointF) -> int | None:
        """The page under a point."""
        pages = self.visible(point.y(), point.y())
        return next((page for page in pages if self.rect(page).contains(point)), None)

    def nearest(self, point: QPointF) -> int:
        """The page under a point, or the one above or below it; there must be one."""
        last = len(self._rects) - 1
        page = min(bisect_left(self._rects, point.y(), key=QRectF.bottom), last)
        above = self._rects[max(page - 1, 0)]
        return page - 1 if 0 < point.y() - above.bottom() < GAP / 2 and page else page

    def placed(self, page: int) -> QTransform:
        """From the page as it was before it was turned, in logical pixels, to the content."""
        rect = self.rect(page)
        transform = QTransform.fromTranslate(rect.x(), rect.y())
        if self.turns in (1, 2):
            transform.translate(rect.width(), 0)
        if self.turns in (2, 3):
            transform.translate(0, rect.height())
        return transform.rotate(90 * self.turns)

    def to_points(self, page: int, point: QPointF) -> QPointF:
        """From the content to PDF points of the page."""
        inverted, _possible = self.placed(page).inverted()
        return inverted.map(point) / self.zoom

    def from_points(self, page: int, point: QPointF) -> QPointF:
        """From PDF points of the page to the content."""
        return self.placed(page).map(point * self.zoom)

    def box(self, page: int, box: tuple[float, float, float, float]) -> QRectF:
        """A box of the page, in the content."""
        return self.placed(page).mapRect(scaled(box, self.zoom))


def scaled(box: tuple[float, float, float, float], zoom: float) -> QRectF:
    """A box in points, in logical pixels of its page."""
    x0, y0, x1, y1 = box
    return QRectF(x0 * zoom, y0 * zoom, (x1 - x0) * zoom, (y1 - y0) * zoom)


def fit_width(sizes: Sizes, view: QSizeF) -> float:
    """The zoom at which the widest page fills the width; `sizes` as turned."""
    widest = max((width for width, _ in sizes), default=1.0)
    return clamp_zoom((view.width() - 2 * MARGIN) / max(widest, 1.0))


def fit_page(sizes: Sizes, view: QSizeF) -> float:
    """The zoom at which every page is seen whole; `sizes` as turned."""
    tallest = max((height for _, height in sizes), default=1.0)
    return min(fit_width(sizes, view), clamp_zoom((view.height() - 2 * MARGIN) / max(tallest, 1.0)))
