"""Where the pages stand, one under the other, at a zoom: geometry only."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QPointF, QRectF, QSizeF

MARGIN = 14.0
GAP = 14.0
"""Around and between the pages, in logical pixels, at any zoom."""

SMALLEST, LARGEST = 0.2, 6.0
"""Limits of the zoom, in logical pixels per point."""

ACTUAL_SIZE = 96 / 72
"""Logical pixels per point at which a page is as large as printed (what is called 100 %)."""


def clamp_zoom(zoom: float) -> float:
    return max(SMALLEST, min(LARGEST, zoom))


class PageLayout:
    """`sizes` are in points; everything else in logical pixels of the scrolled content."""

    def __init__(
        self, sizes: tuple[tuple[float, float], ...], zoom: float, view_width: float
    ) -> None:
        self.sizes = sizes
        self.zoom = zoom
        widest = max((width for width, _ in sizes), default=0.0) * zoom + 2 * MARGIN
        middle = max(view_width, widest) / 2
        self._rects: list[QRectF] = []
        y = MARGIN
        for width, height in sizes:
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
        pages = range(len(self.sizes))
        return next((page for page in pages if self.rect(page).contains(point)), None)

    def to_points(self, page: int, point: QPointF) -> QPointF:
        """From the content to PDF points of the page."""
        return (point - self.rect(page).topLeft()) / self.zoom

    def box(self, page: int, box: tuple[float, float, float, float]) -> QRectF:
        """A box of the page, in the content."""
        corner, (x0, y0, x1, y1) = self.rect(page).topLeft(), box
        return QRectF(
            corner.x() + x0 * self.zoom,
            corner.y() + y0 * self.zoom,
            (x1 - x0) * self.zoom,
            (y1 - y0) * self.zoom,
        )


def fit_width(sizes: tuple[tuple[float, float], ...], view: QSizeF) -> float:
    """The zoom at which the widest page fills the width."""
    widest = max((width for width, _ in sizes), default=1.0)
    return clamp_zoom((view.width() - 2 * MARGIN) / widest)


def fit_page(sizes: tuple[tuple[float, float], ...], view: QSizeF) -> float:
    """The zoom at which every page is seen whole."""
    tallest = max((height for _, height in sizes), default=1.0)
    return min(fit_width(sizes, view), clamp_zoom((view.height() - 2 * MARGIN) / tallest))
