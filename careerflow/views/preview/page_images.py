"""Which page images are at hand, asked for, or failed."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from careerflow.views.preview.image_cache import ImageCache

CACHE_BYTES = 96 * 2**20
LARGEST_SIDE = 6000
"""Pixels: no larger image is asked for, whatever the zoom."""


class PageImages(QObject):
    """Asks for each page once a scale; a page whose image was dropped is asked for again."""

    page_requested = Signal(int, float)

    def __init__(self, parent: QObject, limit: int = CACHE_BYTES) -> None:
        super().__init__(parent)
        self._cache = ImageCache(limit)
        self._asked: dict[int, float] = {}
        self._errors: dict[int, str] = {}

    @property
    def bytes(self) -> int:
        return self._cache.bytes

    def clear(self) -> None:
        self._cache.clear()
        self._asked.clear()
        self._errors.clear()

    def get(self, page: int) -> tuple[float, QImage] | None:
        """(scale, image), perhaps of another scale than asked for."""
        return self._cache.get(page)

    def error(self, page: int) -> str | None:
        return self._errors.get(page)

    def ask(
        self, pages: Iterable[int], scale: float, sizes: tuple[tuple[float, float], ...]
    ) -> None:
        """Emits page_requested for those whose image at this scale is neither here nor due."""
        for page in pages:
            allowed = min(scale, LARGEST_SIDE / max(*sizes[page], 1.0))
            if self._asked.get(page) != allowed:
                self._asked[page] = allowed
                self.page_requested.emit(page, allowed)

    def put(self, page: int, scale: float, image: QImage, shown: Iterable[int]) -> None:
        """Keeps an image unless a later request for this page has been answered already."""
        here = self._cache.get(page)
        if here is not None and here[0] == self._asked.get(page) != scale:
            return
        self._errors.pop(page, None)
        for dropped in self._cache.put(page, scale, image, set(shown)):
            self._asked.pop(dropped, None)

    def fail(self, page: int, message: str) -> None:
        """The page cannot be shown; it is asked for again at the next change of zoom."""
        self._errors[page] = message
