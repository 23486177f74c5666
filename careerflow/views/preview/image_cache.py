"""Images of pages, the least recently shown dropped first when they grow too many."""

from collections import OrderedDict
from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtGui import QImage

from careerflow.models.document import Box


class PageRequest(NamedTuple):
    """`page` from 0, `scale` in pixels per point, `turns` quarters of a circle clockwise, `part`
    a box of the page where not all of it is wanted."""

    page: int
    scale: float
    turns: int = 0
    part: Box | None = None


class ImageCache:
    """One image a page, at most `limit` bytes in all, but never less than what is shown."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._images: OrderedDict[int, tuple[PageRequest, QImage]] = OrderedDict()

    @property
    def bytes(self) -> int:
        return sum(image.sizeInBytes() for _, image in self._images.values())

    def get(self, page: int) -> tuple[PageRequest, QImage] | None:
        """(what was requested, image), and marks it as just shown."""
        if page in self._images:
            self._images.move_to_end(page)
        return self._images.get(page)

    def put(self, request: PageRequest, image: QImage, shown: Collection[int]) -> list[int]:
        """Keeps the image; the pages that had to go for it, never one of `shown`."""
        page = request.page
        self._images[page] = (request, image)
        self._images.move_to_end(page)
        dropped = []
        for candidate in list(self._images):
            if self.bytes <= self._limit:
                break
            if candidate not in shown and candidate != page:
                del self._images[candidate]
                dropped.append(candidate)
        return dropped

    def clear(self) -> None:
        self._images.clear()
