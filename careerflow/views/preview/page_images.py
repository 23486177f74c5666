"""Which page images are at hand, which are wanted, which failed."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from careerflow.models.document import Box
from careerflow.views.preview.image_cache import ImageCache, PageRequest
from careerflow.views.preview.page_layout import Sizes

CACHE_BYTES = 96 * 2**20
SMALL_CACHE_BYTES = 24 * 2**20
LARGEST_SIDE = 6000
MOST_PIXELS = 6_000_000
"""No larger image of a whole page is asked for; beyond that the part in view gets its own."""
SMALL_SIDE = 180
"""Logical pixels of the longest side of the largest page's small image."""
_SLOW_BYTES = 6_000_000
"""An image of more is preceded by the small one."""


class PageImages(QObject):
    """Keeps a sharp image of the pages in and around view, and small ones of more.

    `requested` carries all that is wanted now as a tuple of PageRequest, the most urgent first:
    what was requested before and is not in it is of no use any more.
    """

    requested = Signal(object)
    came = Signal(int)

    def __init__(
        self, parent: QObject, limit: int = CACHE_BYTES, small_limit: int = SMALL_CACHE_BYTES
    ) -> None:
        super().__init__(parent)
        self._sizes: Sizes = ()
        self._cache = ImageCache(limit)
        self._small = ImageCache(small_limit)
        self._limit = limit
        self._scale = self._ratio = 1.0
        self._turns = 0
        self._shown: Sequence[int] = ()
        self._around: Sequence[int] = ()
        self._thumbnails: Sequence[int] = ()
        self._parts: Mapping[int, Box] = {}
        self._details: dict[int, tuple[PageRequest, QImage]] = {}
        self._requests: tuple[PageRequest, ...] = ()
        self._failed: set[int] = set()
        self._errors: dict[int, str] = {}

    @property
    def bytes(self) -> int:
        details = sum(image.sizeInBytes() for _, image in self._details.values())
        return self._cache.bytes + self._small.bytes + details

    def set_pages(self, sizes: Sizes) -> None:
        """Forgets what was of another document; `sizes` in points."""
        self._sizes = sizes
        self._forget()
        self._shown = self._around = self._thumbnails = ()
        self._parts = {}
        self._requests = ()

    def release(self) -> None:
        """Lets go of all images and failures; pages are wanted again when they come into view."""
        self._forget()
        self._requests = ()

    def _forget(self) -> None:
        for forgotten in (self._cache, self._small, self._details, self._failed, self._errors):
            forgotten.clear()

    def get(self, page: int) -> tuple[PageRequest, QImage] | None:
        """The sharpest image of the page that is here, perhaps at another scale than wanted, or
        not yet turned; and how it was requested."""
        return self._cache.get(page) or self._small.get(page)

    def small(self, page: int) -> tuple[PageRequest, QImage] | None:
        """As `get`, but the small image first."""
        return self._small.get(page) or self._cache.get(page)

    def detail(self, page: int) -> tuple[PageRequest, QImage] | None:
        """The sharp image of a part, where the one of the whole page is not."""
        found = self._details.get(page)
        looked = found and (found[0].scale, found[0].turns) == (self._scale, self._turns)
        return found if looked else None

    def error(self, page: int) -> str | None:
        return self._errors.get(page)

    def look(self, scale: float, ratio: float, turns: int) -> None:
        """How pages are looked at: pixels per point, the screen's ratio, quarters turned."""
        if (scale, turns) != (self._scale, self._turns):
            self._failed.clear()
        self._scale, self._ratio, self._turns = scale, ratio, turns % 4

    def want(
        self, shown: Sequence[int], around: Sequence[int], parts: Mapping[int, Box] | None = None
    ) -> None:
        """The pages in view, then those that may be next, as far as there is room. `parts` are
        what is in view of pages that are too large to be sharp as a whole."""
        self._shown, self._around, self._parts = shown, around, parts or {}
        self._details = {page: kept for page, kept in self._details.items() if page in shown}
        self._request()

    def too_large(self, page: int) -> bool:
        """Whether the page is not sharp as a whole."""
        return self._sharp(page).scale < self._scale

    def want_thumbnails(self, pages: Sequence[int]) -> None:
        """Their small images, after all else."""
        self._thumbnails = pages
        self._request()

    def put(self, request: PageRequest, image: QImage) -> None:
        """Keeps an image that was requested, unless a sharper one came meanwhile."""
        page = request.page
        self._errors.pop(page, None)
        self._requests = tuple(wanted for wanted in self._requests if wanted != request)
        here = self._cache.get(page)
        if request.part is not None:
            self._details[page] = (request, image)
        elif request.scale == self._small_scale():
            self._small.put(request, image, (*self._shown, *self._thumbnails))
        elif here is None or here[0] != self._sharp(page):
            self._cache.put(request, image, self._shown)
        self.came.emit(page)

    def fail(self, page: int, message: str) -> None:
        """The page cannot be shown; it is asked for again at the next change of zoom."""
        self._errors[page] = message
        self._failed.add(page)
        self._requests = tuple(wanted for wanted in self._requests if wanted.page != page)
        self.came.emit(page)

    def say_errors(self, messages: Mapping[int, str]) -> None:
        """In other words; pages that show no error by now are left alone."""
        for page in self._errors.keys() & messages.keys():
            self._errors[page] = messages[page]
            self.came.emit(page)

    def retry(self) -> None:
        """Asks again for what failed."""
        self._failed.clear()
        self._errors.clear()
        self._requests = ()
        self._request()

    def _request(self) -> None:
        wanted = tuple(dict.fromkeys(self._wanted()))
        if wanted != self._requests:
            self._requests = wanted
            self.requested.emit(wanted)

    def _wanted(self) -> Iterable[PageRequest]:
        """Small images of slow pages, so that none is blank, then sharp ones."""
        shown = [page for page in self._shown if self._is_missing(page)]
        around = [page for page in self._with_room() if self._is_missing(page)]
        for page in (*shown, *around):
            if self._bytes_of(page) > _SLOW_BYTES and self.get(page) is None:
                yield self._small_one(page)
        yield from map(self._sharp, shown)
        yield from self._wanted_details()
        yield from map(self._sharp, around)
        for page in self._thumbnails:
            here = self._small.get(page)
            if page not in self._failed and (here is None or here[0] != self._small_one(page)):
                yield self._small_one(page)

    def _with_room(self) -> Iterable[int]:
        """Those of the pages around the view that the cache can hold besides."""
        room = self._limit - sum(map(self._bytes_of, self._shown))
        for page in self._around:
            room -= self._bytes_of(page)
            if room >= 0:
                yield page

    def _wanted_details(self) -> Iterable[PageRequest]:
        for page, part in self._parts.items():
            detail = PageRequest(page, self._scale, self._turns, part)
            here = self.detail(page)
            if page not in self._failed and (here is None or here[0] != detail):
                yield detail

    def _is_missing(self, page: int) -> bool:
        here = self.get(page)
        return page not in self._failed and (here is None or here[0] != self._sharp(page))

    def _sharp(self, page: int) -> PageRequest:
        width, height = (max(side, 1.0) for side in self._sizes[page])
        largest = min(LARGEST_SIDE / max(width, height), (MOST_PIXELS / (width * height)) ** 0.5)
        return PageRequest(page, min(self._scale, largest), self._turns)

    def _small_one(self, page: int) -> PageRequest:
        return PageRequest(page, self._small_scale(), self._turns)

    def _bytes_of(self, page: int) -> int:
        width, height = self._sizes[page]
        return round(4 * width * height * self._sharp(page).scale ** 2)

    def _small_scale(self) -> float:
        longest = max((max(size) for size in self._sizes), default=1.0)
        return round(SMALL_SIDE * self._ratio / max(longest, 1.0), 4)
